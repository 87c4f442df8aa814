"""The smallest set of causes that can't hold together: of some that can't, what is needed."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from itertools import groupby

from planner.explanation.causes import Cause
from planner.solver.explain.growing import grown
from planner.solver.explain.questions import FEW, Questions, UnsettledError


class Conflicts(Questions):
    """Looks for the smallest set of causes of a model that can't hold together."""

    def smallest(
        self, causes: Collection[Cause], rank: Callable[[Cause], int]
    ) -> list[Cause] | None:
        """Causes that can't hold together, of which none can be left out; None if all can.

        Args:
            causes: To choose from.
            rank: What has a low rank is left out first.
        """
        ordered = sorted(causes, key=lambda cause: (rank(cause), repr(cause)))
        found = self._some(ordered, rank)
        if found is None:
            return None
        return self._irreducible([cause for cause in ordered if cause in found], rank)

    def _some(
        self, causes: Sequence[Cause], rank: Callable[[Cause], int]
    ) -> Collection[Cause] | None:
        """Causes that can't hold together, as few as is quickly told; None if all can.

        Those of the highest rank are mostly needed, with what solutions that have them break.
        """
        core = None
        if self.habit.naming and len(causes) > FEW:
            asked = self.named(causes, self.habit)
            self.habit = asked.habit
            if asked.answer.found:
                return None
            core = asked.core
        left = core or causes
        highest = [cause for cause in left if rank(cause) == rank(left[-1])]
        if FEW < len(left) != len(highest):
            ask = partial(self.told_of, among=left)
            told, whole = ask([highest, left])
            if whole.broken is not None:
                return None
            core = grown(left, highest, told, ask) or (list(left) if whole.impossible else core)
        return core or self.core(causes)

    def _irreducible(self, causes: Sequence[Cause], rank: Callable[[Cause], int]) -> list[Cause]:
        """Leaves out what can be left out: blocks of one rank, smaller and smaller.

        What has the highest rank is mostly needed, and left out only one by one.
        """
        left = list(causes)
        first = [cause for cause in left if rank(cause) < rank(left[-1])] or left
        size = 1 if len(left) <= FEW else len(left) // 2
        while size > 1:
            asked = [cause for cause in left if cause in first]
            left = self._without(left, blocks_of(asked, size, rank), patient=False)
            size = 1 if size <= FEW else size // 2
        return self._without(left, [[cause] for cause in left], patient=True)

    def _without(
        self, causes: Sequence[Cause], blocks: list[list[Cause]], *, patient: bool
    ) -> list[Cause]:
        """Leaves out the blocks that can be left out, asking about two at once.

        What is needed beside more is needed beside less, so the second answer is worth nothing
        only if the first can be left out and the second isn't shown to be needed.
        """
        left = list(causes)
        while blocks:
            pair, blocks = blocks[:2], blocks[2:]
            rests = [[cause for cause in left if cause not in block] for block in pair]
            asked = self.engine.at_once(
                partial(self.asked, rest, self.habit, patient=patient) for rest in rests
            )
            self.habit = asked[-1].habit
            again = asked[0].core is not None and not all(each.answer.found for each in asked[1:])
            certain = asked[:1] if again else asked
            if patient and not all(each.answer.settled for each in certain):
                raise UnsettledError
            for core in (each.core for each in certain if each.core is not None):
                left = [cause for cause in left if cause in core]
            blocks = [pair[1], *blocks] if again else blocks
            blocks = [kept for block in blocks if (kept := [c for c in block if c in left])]
        return left


def blocks_of(
    causes: Sequence[Cause], size: int, rank: Callable[[Cause], int]
) -> list[list[Cause]]:
    """Causes in blocks of at most a size, each of one rank."""
    return [
        alike[at : at + size]
        for _, group in groupby(causes, key=rank)
        for alike in [list(group)]
        for at in range(0, len(alike), size)
    ]
