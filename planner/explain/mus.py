"""Finds minimal unsatisfiable subsets (MUS) of causes by deletion."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from itertools import groupby

from planner.explain.grow_core import grow_core
from planner.explain.oracle import FEW, InconclusiveError, Oracle
from planner.solver.causes import Cause


class MusFinder(Oracle):
    """Finds a minimal unsatisfiable subset of the causes of a guarded model."""

    def find(self, causes: Collection[Cause], rank: Callable[[Cause], int]) -> list[Cause] | None:
        """Finds an unsatisfiable set of causes of which none can be left out.

        Args:
            causes: Candidates for the set.
            rank: Gives each cause's rank; causes of a low rank are deleted first.

        Returns:
            The set; None if all causes are satisfiable together.

        Raises:
            InconclusiveError: The oracle stayed inconclusive about a cause.
        """
        ordered = sorted(causes, key=lambda cause: (rank(cause), repr(cause)))
        core = self._first_core(ordered, rank)
        if core is None:
            return None
        return self._shrink([cause for cause in ordered if cause in core], rank)

    def _first_core(
        self, causes: Sequence[Cause], rank: Callable[[Cause], int]
    ) -> Collection[Cause] | None:
        """Finds a core, as small as is quickly proved; None if all causes are satisfiable.

        Grows it from the causes of the highest rank, which are mostly needed.
        """
        core = None
        if self.strategy.assumptions_first and len(causes) > FEW:
            first = self.query_assumptions(causes, self.strategy)
            self.strategy = first.strategy
            if first.answer.found:
                return None
            core = first.core
        left = core or causes
        highest = [cause for cause in left if rank(cause) == rank(left[-1])]
        if FEW < len(left) != len(highest):
            query = partial(self.query_all, among=left)
            seed, whole = query([highest, left])
            if whole.violated is not None:
                return None
            grown = grow_core(left, highest, seed, query)
            core = grown or (list(left) if whole.infeasible else core)
        return core or self.core(causes)

    def _shrink(self, causes: Sequence[Cause], rank: Callable[[Cause], int]) -> list[Cause]:
        """Shrinks a core to a minimal one by deleting blocks of one rank, smaller and smaller.

        Causes of the highest rank are mostly needed: they are deleted only one by one.
        """
        left = list(causes)
        lower = [cause for cause in left if rank(cause) < rank(left[-1])] or left
        size = 1 if len(left) <= FEW else len(left) // 2
        while size > 1:
            candidates = [cause for cause in left if cause in lower]
            left = self._delete(left, blocks_of(candidates, size, rank), full_budget=False)
            size = 1 if size <= FEW else size // 2
        return self._delete(left, [[cause] for cause in left], full_budget=True)

    def _delete(
        self, causes: Sequence[Cause], blocks: list[list[Cause]], *, full_budget: bool
    ) -> list[Cause]:
        """Deletes each block without which the core stays unsatisfiable; asks about two at once.

        A block that is needed beside more causes is needed beside fewer. So the second answer is
        lost only if the first block goes and the second isn't proved to be needed.
        """
        left = list(causes)
        while blocks:
            pair, blocks = blocks[:2], blocks[2:]
            rests = [[cause for cause in left if cause not in block] for block in pair]
            queries = self.engine.at_once(
                partial(self.query, rest, self.strategy, full_budget=full_budget) for rest in rests
            )
            self.strategy = queries[-1].strategy
            again = queries[0].core is not None and not all(q.answer.found for q in queries[1:])
            certain = queries[:1] if again else queries
            if full_budget and not all(each.answer.conclusive for each in certain):
                raise InconclusiveError
            for core in (each.core for each in certain if each.core is not None):
                left = [cause for cause in left if cause in core]
            blocks = [pair[1], *blocks] if again else blocks
            blocks = [kept for block in blocks if (kept := [c for c in block if c in left])]
        return left


def blocks_of(
    causes: Sequence[Cause], size: int, rank: Callable[[Cause], int]
) -> list[list[Cause]]:
    """Splits causes into blocks of at most a size, each of one rank."""
    return [
        alike[at : at + size]
        for _, group in groupby(causes, key=rank)
        for alike in [list(group)]
        for at in range(0, len(alike), size)
    ]
