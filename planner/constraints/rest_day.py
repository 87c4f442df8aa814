"""Define the constraint ``rest-day``."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from planner.constraints.base import CalendarConstraint, Safety, Strength, Violation
from planner.plan.plan import Plan, SessionClass
from planner.problem.problem import Problem
from planner.problem.slots import Slot
from planner.season.season import Week
from planner.settings.base import setting

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import CalendarChoices
    from planner.solver.expressions import Amount

RUNNING_DAYS = 6


class RestDay(CalendarConstraint):
    """Days a week with neither run nor core.

    A run-free day with only a short light session still counts as one. What the runs alone break
    is reported and never held against core; weeks that are only partly in the season are left
    alone.

    Why: convention (evidence row 35, grade D).

    Example:
        ``rest-day: 2``
    """

    name: ClassVar[str] = "rest-day"
    says: ClassVar[str] = "days a week with neither run nor core"
    strengths: ClassVar[tuple[Strength, ...]] = ("hard",)
    safety: ClassVar[Safety] = Safety(can_be_off=True, loosened_for="anyone")
    dominant: ClassVar[str | None] = "days"

    days: int = setting(
        1, "Rest days a week.", unit="days a week", source="evidence row 35 (D)", ge=1, le=2
    )
    light_minutes: int = setting(
        15,
        "A light session of this length leaves a day a rest day.",
        unit="minutes",
        source="defaults, Around runs (D)",
        ge=0,
        le=30,
    )

    medium_minutes: int = setting(
        20,
        "For who runs on all other days, a medium session of this length does too.",
        unit="minutes",
        source="coach/plan.md 6 (E)",
        ge=0,
        le=30,
    )

    def _is_tiring(self, kind: SessionClass, minutes: int, week: Week, problem: Problem) -> bool:
        """Tell whether a session takes the rest from a run-free day."""
        if kind is SessionClass.LIGHT and minutes <= self.light_minutes:
            return False
        runs = sum(bool(problem.runs_on(day)) for day in week.days)
        short = kind is not SessionClass.HEAVY and minutes <= self.medium_minutes
        return not (runs >= RUNNING_DAYS and short)

    def offered_minutes(self, slot: Slot, problem: Problem) -> int | None:
        """The longest light session that leaves a run-free day a rest day."""
        light = slot.session_class is SessionClass.LIGHT
        return self.light_minutes if light and not problem.runs_on(slot.day) else None

    def needed(self, week: Week, problem: Problem) -> int:
        """Count rest days that the runs leave possible, at most ``days``; 0 in a partial week."""
        free = sum(not problem.runs_on(day) for day in week.days)
        return min(self.days, free) if len(week.days) == 7 else 0

    def post(self, model: "CpModel", choices: "CalendarChoices", problem: Problem) -> "Amount":
        """Keep enough run-free days without a session that takes their rest."""
        for week in problem.season.weeks:
            rests: list[Amount] = []
            for day in week.days:
                tiring = [
                    choices.taken(slot)
                    for slot in choices.on(day)
                    if self._is_tiring(slot.session_class, slot.minutes, week, problem)
                ]
                if not problem.runs_on(day):
                    rests.append(1 - choices.any_of(tiring))
            if choices.in_week(week.monday):
                model.add(sum(rests) >= self.needed(week, problem)).with_name("days")
        return 0

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find weeks without enough rest days."""
        tiring = {
            session.day
            for session in plan.sessions
            if self._is_tiring(
                session.session_class,
                session.minutes,
                problem.season.week_of(session.day),
                problem,
            )
        }
        for week in problem.season.weeks:
            resting = [day for day in week.days if day not in tiring and not problem.runs_on(day)]
            if len(resting) < self.needed(week, problem):
                yield self.hard(
                    week.monday,
                    f"{len(resting)} rest days, {self.needed(week, problem)} needed",
                    "week",
                )
