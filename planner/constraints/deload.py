"""Define the constraint ``deload``."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from planner.athlete.age import FROM_55, athletes
from planner.constraints._shared.week_volume import over_volume, post_over_volume
from planner.constraints.base import CalendarConstraint, Safety, Violation
from planner.plan.plan import Plan, SessionClass
from planner.problem.problem import Problem
from planner.problem.slots import Slot
from planner.season.season import Week
from planner.settings.deload import DeloadSettings

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import CalendarChoices
    from planner.solver.expressions import Amount


NO_SEASON_WEEKS = 10_000


class Deload(DeloadSettings, CalendarConstraint):
    """The last week of each mesocycle is lighter: same days, fewer sets, nothing heavy.

    It is lined up with a down week of mileage where there is one. Switched off, no week is one.

    Why: strength athletes deload every 5.6 weeks on average, with less volume at the same
    frequency (Bell 2024, survey of 246; evidence row 27, grade D).

    Example:
        ``deload: {every_weeks: 3}``
    """

    name: ClassVar[str] = "deload"
    says: ClassVar[str] = "a lighter week every few weeks, where possible when mileage is down too"
    safety: ClassVar[Safety] = Safety(can_be_off=True, loosened_for="anyone")
    dominant: ClassVar[str | None] = "every_weeks"

    def switched_off(self) -> Self:
        """Make deloads need a season longer than any."""
        return self.model_copy(update={"least_season_weeks": NO_SEASON_WEEKS})

    def defaults_for(self, problem: Problem) -> Mapping[str, tuple[Any, str]]:
        """Return the weeks by age, experience and sessions a week."""
        if self.every_weeks is not None:
            return {}
        who, sessions = problem.experience, problem.season.weeks[0].sessions
        weeks = self.weeks_of(problem.age, who, sessions)
        why = FROM_55 if problem.older else athletes(who)
        return {"every_weeks": (weeks, why)}

    def forbids(self, slot: Slot, problem: Problem) -> bool:
        """Forbid heavy sessions in a deload week."""
        heavy = slot.session_class is SessionClass.HEAVY
        return heavy and problem.season.week_of(slot.day).deload

    def post(self, model: "CpModel", choices: "CalendarChoices", problem: Problem) -> "Amount":
        """Keep deload weeks under their share of the last full week."""
        return post_over_volume(choices, problem, _deloading)

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find heavy sessions in a deload week, and deload weeks that aren't lighter."""
        for session in plan.sessions:
            if session.session_class == "heavy" and problem.season.week_of(session.day).deload:
                yield self.hard(session.day, "a heavy session in a deload week")
        for week, points, load, limit in over_volume(plan, problem, _deloading):
            yield self.soft(
                week.monday, points, f"load {load} in a deload week, at most {limit} wanted"
            )


def _deloading(week: Week, _: Problem) -> bool:
    return week.deload
