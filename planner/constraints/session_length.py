"""Define the constraint ``session-length``."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from planner.athlete.age import athletes
from planner.athlete.phase_kind import PhaseKind
from planner.constraints.base import CalendarConstraint, Measure, Safety, Violation
from planner.plan.plan import Plan
from planner.problem.problem import Problem
from planner.problem.slots import Slot
from planner.settings.base import bound, setting
from planner.settings.session_length import TARGET_MINUTES, SessionLengthSettings


class SessionLength(SessionLengthSettings, CalendarConstraint):
    """Sessions have the phase's minutes; shorter or longer ones cost points.

    A phase is given by its minutes alone or by least, target and most; what it leaves out holds
    as it does in general. Where nothing is written the minutes follow from experience and phase.

    Why: ten minutes three times a week up to half an hour is what trials on runners used
    (evidence row 7, grade C).

    Example:
        ``session-length: {base: {least: 15, target: 20}, most: 30}``
    """

    name: ClassVar[str] = "session-length"
    says: ClassVar[str] = "minutes of a session: a target by phase, a least and a most"
    safety: ClassVar[Safety] = Safety(can_be_off=True, loosened_for="anyone")
    measures: ClassVar[Measure | None] = "minutes"
    dominant: ClassVar[str | None] = "target"

    band_minutes: int = setting(
        5,
        "Every begun band away from the target costs a point.",
        unit="minutes",
        source="engineering choice (E)",
        ge=1,
        le=15,
    )

    def forbids(self, slot: Slot, problem: Problem) -> bool:
        """Forbid slots shorter than the least or longer than the most."""
        kind = problem.season.week_of(slot.day).phase
        return not self.least_in(kind) <= slot.minutes <= self.most_in(kind)

    def defaults_for(self, problem: Problem) -> Mapping[str, tuple[Any, str]]:
        """Targets by experience; build's first mesocycle may differ."""
        usual = TARGET_MINUTES[problem.experience]
        return {
            f"{kind}.target": (self.target_in(kind, usual[kind]), athletes(problem.experience))
            for kind in PhaseKind
            if bound(self, kind, "target")[1] is None
        }

    def points(self, slot: Slot, problem: Problem) -> int:
        """Charge one point a band off the week's minutes."""
        off = abs(slot.minutes - problem.season.week_of(slot.day).minutes)
        return -(-off // self.band_minutes)

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find sessions of another length."""
        for session in plan.sessions:
            minutes, day = session.minutes, session.day
            week = problem.season.week_of(day)
            target = week.minutes
            least, most = self.least_in(week.phase), self.most_in(week.phase)
            if minutes < least or minutes > most:
                yield self.hard(day, f"{minutes} min is not between {least} and {most} min")
            if minutes != target:
                bands = (abs(minutes - target) + self.band_minutes - 1) // self.band_minutes
                yield self.soft(
                    day,
                    bands,
                    f"{minutes} min instead of {target}",
                    "day",
                    mend=f"a free window of {target} min on that day" if minutes < target else "",
                )
