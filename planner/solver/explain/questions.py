"""Questions about which causes of a model can hold together, each asked in more ways than one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial

from planner.explanation.causes import Cause
from planner.solver.confirming import confirm
from planner.solver.engine import Answer, Engine
from planner.solver.explain.growing import Told
from planner.solver.explain.switches import Switches

FIXED_SECONDS = 0.3
"""Deterministic seconds in which nearly all questions are settled once presolve knows what holds:
of 28 that took more than 0.1, none took more than 0.27."""

NAMING_SECONDS = 0.1
"""Deterministic seconds in which half of them are settled with the causes that matter named."""

PRESOLVED_SECONDS = 0.1
"""Deterministic seconds for most of the others, presolved far more: 66 that were settled took no
more than 0.07, and 13 stayed open with 0.3 or 1."""

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
        presolved: Whether it takes far more presolve, and then is quickly settled.
    """

    naming: bool = True
    presolved: bool = False


@dataclass(frozen=True)
class Asked:
    """An answer, what is then known of the model, and what can't hold together if it says so."""

    answer: Answer
    habit: Habit
    core: list[Cause] | None


class Questions:
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
        asked = self.asked(causes, self.habit, patient=True)
        self.habit = asked.habit
        if not asked.answer.settled:
            raise UnsettledError
        return asked.core

    def possible(self, causes: Collection[Cause]) -> bool:
        """Whether causes can hold together, if that is quickly told.

        Raises:
            UnsettledError: Neither was shown in the budget.
        """
        answer, _ = self._told(causes, self.habit, patient=False)
        if not answer.settled:
            raise UnsettledError
        return answer.found

    def asked(self, causes: Collection[Cause], habit: Habit, *, patient: bool) -> Asked:
        """Asks whether causes can hold together, and if not, for those of them that can't.

        Args:
            causes: To choose from.
            habit: What is known of the model.
            patient: Whether the budget is large.
        """
        kept = set(causes)
        ordered = [cause for cause in self.switches.causes if cause in kept]
        if habit.naming and len(ordered) > FEW:
            named = self.named(ordered, habit)
            if named.answer.settled:
                return named
            habit = named.habit
        answer, habit = self._told(ordered, habit, patient=patient)
        if patient and not answer.settled:
            answer = self._assumed(ordered, SECONDS)
        return Asked(answer, habit, self._core(answer, ordered))

    def named(self, causes: Sequence[Cause], habit: Habit) -> Asked:
        """Asks about causes for as long as it mostly takes to name those that matter."""
        answer = self._assumed(causes, NAMING_SECONDS)
        core = self._core(answer, causes)
        return Asked(answer, replace(habit, naming=answer.settled), core)

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

        What took far more presolve is not tried with cuts, which took 5 s in vain in one case.

        Raises:
            BugError: They can.
            NoPlanError: The second solve could not tell.
        """
        cuts = not self.habit.presolved
        confirm(self.switches.holding(causes), self.engine, SECONDS, settled=cuts)

    def told_of(self, sets: Sequence[Collection[Cause]], among: Collection[Cause]) -> list[Told]:
        """Tells of two sets of causes at once, with what of some causes solutions don't keep to."""
        asked = self.engine.at_once(
            partial(self._told, causes, self.habit, patient=False) for causes in sets
        )
        self.habit = asked[-1][1]
        return [
            Told(answer.settled, self._broken(answer, among), answer.deterministic_seconds)
            for answer, _ in asked
        ]

    def _broken(self, answer: Answer, causes: Collection[Cause]) -> frozenset[Cause] | None:
        """What of some causes a solution, if there is one, doesn't keep to."""
        if not answer.found:
            return None
        return self.switches.broken(causes, list(answer.solver.response_proto.solution))
