"""The smallest set of causes that can't hold together: found by leaving out what can be."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from planner.explanation.causes import Cause
from planner.solver.confirming import confirm
from planner.solver.engine import Answer, Engine
from planner.solver.explain.growing import Told, grown
from planner.solver.explain.switches import Switches

FIXED_SECONDS = 0.3
"""Deterministic seconds in which nearly all questions are settled once presolve knows what holds:
of 28 that took more than 0.1, none took more than 0.27."""

NAMING_SECONDS = 0.1
"""Deterministic seconds in which half of them are settled with the causes that matter named."""

PRESOLVED_SECONDS = 0.1
"""Deterministic seconds for most of the others, presolved far more: 66 of 70 took no more than
0.07, and the others much more than 1."""

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
        presolved: Whether it takes far more presolve, and then is quickly settled; None while
            neither way has settled any.
    """

    naming: bool = True
    presolved: bool | None = None


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
        habit: What has settled questions about a model much like it.

    Attributes:
        habit: What has settled the last one.
    """

    def __init__(self, switches: Switches, engine: Engine, habit: Habit | None = None) -> None:
        self.switches = switches
        self.engine = engine
        self.habit = habit or Habit()

    def core(self, causes: Collection[Cause]) -> list[Cause] | None:
        """Causes of these that can't hold together, not yet the fewest; None if all can.

        Raises:
            UnsettledError: Neither was shown in the budget.
        """
        return self._learned(self._asked(causes, self.habit, patient=True))

    def possible(self, causes: Collection[Cause]) -> bool:
        """Whether causes can hold together, if that is quickly told.

        Raises:
            UnsettledError: Neither was shown in the budget.
        """
        answer, _ = self._told(causes, self.habit, patient=False)
        if not answer.settled:
            raise UnsettledError
        return answer.found

    def _learned(self, asked: _Asked) -> list[Cause] | None:
        self.habit = asked.habit
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
        if habit.naming and len(ordered) > FEW:
            named = self._named(ordered, habit)
            if named.answer.settled:
                return named
            habit = named.habit
        answer, habit = self._told(ordered, habit, patient=patient)
        if patient and not answer.settled:
            answer = self._assumed(ordered, SECONDS)
        return _Asked(answer, habit, self._core(answer, ordered))

    def _named(self, causes: Sequence[Cause], habit: Habit) -> _Asked:
        """Asks about causes for as long as it mostly takes to name those that matter."""
        answer = self._assumed(causes, NAMING_SECONDS)
        core = self._core(answer, causes)
        return _Asked(answer, replace(habit, naming=answer.settled), core)

    def _core(self, answer: Answer, causes: Sequence[Cause]) -> list[Cause] | None:
        """What can't hold together, if an answer says so; all of the causes if it names none."""
        if answer.found or not answer.settled:
            return None
        named = set(answer.solver.sufficient_assumptions_for_infeasibility())
        return [c for c in causes if self.switches.switch(c).index in named] or list(causes)

    def _told(
        self, causes: Collection[Cause], habit: Habit, *, patient: bool
    ) -> tuple[Answer, Habit]:
        """Whether causes can hold together, first asked in the way in which it was last told."""
        if habit.presolved:
            answer = self._presolved(causes, PRESOLVED_SECONDS)
            if answer.settled or not patient:
                return answer, habit
        answer = self._fixed(causes, FIXED_SECONDS)
        if answer.settled:
            return answer, replace(habit, presolved=False)
        if habit.presolved is not None and not patient:
            return answer, habit
        answer = self._presolved(causes, SECONDS if patient else PRESOLVED_SECONDS)
        soon = answer.settled and answer.deterministic_seconds <= PRESOLVED_SECONDS
        return answer, replace(habit, presolved=True) if soon else habit

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
            asked = self._named(causes, self.habit)
            self.habit = asked.habit
            if asked.answer.found:
                return None
            core = asked.core
        left = core or causes
        highest = [cause for cause in left if rank(cause) == rank(left[-1])]
        if FEW < len(left) != len(highest):
            core = grown(left, highest, self._told_of) or core
        return core or self.core(causes)

    def _told_of(self, sets: Sequence[Collection[Cause]]) -> list[Told]:
        asked = self.engine.at_once(
            partial(self._told, causes, self.habit, patient=False) for causes in sets
        )
        self.habit = asked[-1][1]
        return [
            Told(answer.settled, self._broken(answer, causes), answer.deterministic_seconds)
            for (answer, _), causes in zip(asked, sets, strict=True)
        ]

    def _broken(self, answer: Answer, causes: Collection[Cause]) -> frozenset[Cause] | None:
        """What a solution, if there is one, doesn't keep to beside what was asked for."""
        if not answer.found:
            return None
        others = frozenset(self.switches.causes).difference(causes)
        return self.switches.broken(others, list(answer.solver.response_proto.solution))

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
                partial(self._asked, rest, self.habit, patient=patient) for rest in rests
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
