"""Define the constraint ``regular-days``."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from planner.athlete.phase_kind import SETTLED_PHASES
from planner.constraints.base import CalendarConstraint, Strength, Violation
from planner.plan.plan import Plan
from planner.problem.problem import Problem
from planner.season.season import Mesocycle

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import CalendarChoices
    from planner.solver.expressions import Amount


class RegularDays(CalendarConstraint):
    """The same weekdays through a mesocycle: each weekday more than the week needs costs a point.

    Why: habit. Adherence is what self-directed programmes lack most (evidence §8, 3; grade D).

    Example:
        ``regular-days: off``
    """

    name: ClassVar[str] = "regular-days"
    says: ClassVar[str] = "sessions on the same weekdays through a mesocycle"
    strengths: ClassVar[tuple[Strength, ...]] = ("soft",)

    def _needed(self, mesocycle: Mesocycle, problem: Problem) -> int:
        return max(problem.target_sessions[monday] for monday in mesocycle.mondays)

    def post(self, model: "CpModel", choices: "CalendarChoices", problem: Problem) -> "Amount":
        """Count the weekdays in use."""
        cost: Amount = 0
        for mesocycle in problem.season.mesocycles:
            if mesocycle.phase not in SETTLED_PHASES:
                continue
            by_weekday: dict[int, list[Amount]] = defaultdict(list)
            for monday in mesocycle.mondays:
                for slot in choices.in_week(monday):
                    by_weekday[slot.day.weekday()].append(choices.taken(slot))
            used: Amount = sum(choices.any_of(taken) for taken in by_weekday.values())
            cost += choices.above(used, self._needed(mesocycle, problem))
        return cost

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find mesocycles with more weekdays than they need."""
        for mesocycle in problem.season.mesocycles:
            weekdays = {
                session.starts_at.weekday()
                for session in plan.sessions
                if problem.season.week_of(session.day).monday in mesocycle.mondays
            }
            extra = len(weekdays) - self._needed(mesocycle, problem)
            if mesocycle.phase in SETTLED_PHASES and extra > 0:
                yield self.soft(
                    mesocycle.mondays[0],
                    extra,
                    f"{len(weekdays)} different weekdays in {len(mesocycle.mondays)} weeks",
                    mend="the same free windows every week",
                )
