"""The smallest set of causes that can't hold together: found by leaving out what can be."""

import contextlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from planner.explanation.causes import Cause
from planner.solver.confirming import confirm
from planner.solver.engine import Answer, Engine
from planner.solver.explain.switches import Switches

FIXED_SECONDS = 0.3
"""Deterministic seconds in which nearly all questions are settled once presolve knows what holds:
of 28 that took more than 0.1, none took more than 0.27."""

NAMING_SECONDS = 0.1
"""Deterministic seconds in which half of them are settled with the causes that matter named."""

PRESOLVED_SECONDS = 1.0
"""Deterministic seconds for most of the others, presolved far more."""

SECONDS = 4.0
"""Deterministic seconds for what has to be known."""

FEW = 4
"""So many causes are left out one by one at once; of more, half of them are tried first."""


class UnsettledError(Exception):
    """Nothing was proved in the budget."""


@dataclass(frozen=True)
class Habit:
    """What has settled questions about a model so far, and is tried first.

    Attributes:
        naming: Whether it is quickly settled with the causes named.
        presolved: Whether it took far more presolve, and then was quickly settled.
    """

    naming: bool = True
    presolved: bool = False


@dataclass(frozen=True)
class _Asked:
    """An answer, what is then known of the model, and what can't hold together if it says so."""

    answer: Answer
    habit: Habit
    core: list[Cause] | None


class Conflicts:
    """Asks a model with switches which of its causes can't hold together.

    Args:
        switches: The causes and the model; it has no objective.
        engine: Runs it.
    """

    def __init__(self, switches: Switches, engine: Engine) -> None:
        self.switches = switches
        self.engine = engine
        self._habit = Habit()

    def core(self, causes: Collection[Cause]) -> list[Cause] | None:
        """Causes of these that can't hold together, not yet the fewest; None if all can.

        Raises:
            UnsettledError: Neither was shown in the budget.
        """
        return self._learned(self._asked(causes, self._habit, patient=True))

    def possible(self, causes: Collection[Cause], *, patient: bool) -> bool:
        """Whether causes can hold together, if that is quickly told.

        Args:
            causes: All of them.
            patient: Whether it may take a second or two.

        Raises:
            UnsettledError: Neither was shown in the budget.
        """
        seconds = PRESOLVED_SECONDS if patient else FIXED_SECONDS
        answer, _ = self._told(causes, self._habit, seconds)
        if not answer.settled:
            raise UnsettledError
        return answer.found

    def _learned(self, asked: _Asked) -> list[Cause] | None:
        self._habit = asked.habit
        if not asked.answer.settled:
            raise UnsettledError
        return asked.core

    def _asked(self, causes: Collection[Cause], habit: Habit, *, patient: bool) -> _Asked:
        """Asks whether causes can hold together, and if not, for those of them that can't.

        Args:
            causes: To choose from.
            habit: What is known of the model.
            patient: Whether the budget is large.
        """
        kept = set(causes)
        ordered = [cause for cause in self.switches.causes if cause in kept]
        answer = None
        if habit.naming and len(ordered) > FEW:
            answer = self._assumed(ordered, NAMING_SECONDS)
            habit = replace(habit, naming=answer.settled)
        if answer is None or not answer.settled:
            answer, habit = self._told(ordered, habit, SECONDS if patient else PRESOLVED_SECONDS)
        if patient and not answer.settled:
            answer = self._assumed(ordered, SECONDS)
        if answer.found or not answer.settled:
            return _Asked(answer, habit, None)
        named = answer.solver.sufficient_assumptions_for_infeasibility()
        core = [cause for cause in ordered if self.switches.switch(cause).index in named]
        return _Asked(answer, habit, core or ordered)

    def _told(
        self, causes: Collection[Cause], habit: Habit, seconds: float
    ) -> tuple[Answer, Habit]:
        """Whether causes can hold together, first asked in the way in which it was last told."""
        if habit.presolved:
            answer = self._presolved(causes, FIXED_SECONDS)
            if answer.settled:
                return answer, habit
        answer = self._fixed(causes, FIXED_SECONDS)
        if answer.settled:
            return answer, replace(habit, presolved=False)
        answer = self._presolved(causes, seconds)
        soon = answer.deterministic_seconds <= FIXED_SECONDS
        return answer, replace(habit, presolved=soon and answer.settled)

    def _fixed(self, causes: Collection[Cause], seconds: float) -> Answer:
        """Much easier for presolve, but if they can't hold together it names nobody."""
        return self.engine.solve(self.switches.holding(causes), seconds, settle=True)

    def _presolved(self, causes: Collection[Cause], seconds: float) -> Answer:
        """May take a second or two; sees soon that more sets are asked for than sessions fit."""
        model = self.switches.holding(causes)
        return self.engine.solve(model, seconds, presolved=True)

    def _assumed(self, causes: Collection[Cause], seconds: float) -> Answer:
        """If they can't hold together, some that can't are named."""
        model = self.switches.model.clone()
        model.add_assumptions([self.switches.switch(cause) for cause in causes])
        return self.engine.solve(model, seconds, settle=True)

    def confirm(self, causes: Collection[Cause]) -> None:
        """Asks once more, otherwise, whether these causes can't hold together.

        Raises:
            BugError: They can.
            NoPlanError: The second solve could not tell.
        """
        confirm(self.switches.holding(causes), self.engine, SECONDS, settled=True)

    def smallest(
        self, causes: Collection[Cause], rank: Callable[[Cause], int]
    ) -> list[Cause] | None:
        """Causes that can't hold together, of which none can be left out; None if all can.

        Args:
            causes: To choose from.
            rank: What has a low rank is left out first.
        """
        found = self.core(causes)
        if found is None:
            return None
        left = sorted(found, key=lambda cause: (rank(cause), repr(cause)))
        last = [cause for cause in left if rank(cause) == rank(left[-1])]
        if len(left) > FEW and len(last) < len(left):
            with contextlib.suppress(UnsettledError):
                alone = self._learned(self._asked(last, self._habit, patient=False))
                left = left if alone is None else [cause for cause in left if cause in alone]
        return self._irreducible(left, rank)

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
                partial(self._asked, rest, self._habit, patient=patient) for rest in rests
            )
            self._habit = asked[-1].habit
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
