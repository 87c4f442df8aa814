"""``session-length``."""

from collections.abc import Iterator
from typing import ClassVar

from planner.constraints.base import CalendarConstraint, Violation
from planner.plan import Plan
from planner.problem import Problem
from planner.season.settings import SessionLengthSettings, setting
from planner.slots import Slot


class SessionLength(SessionLengthSettings, CalendarConstraint):
    """Sessions have the phase's minutes; shorter or longer ones cost points.

    Why: ten minutes three times a week up to half an hour is what trials on runners used
    (evidence row 7, grade C).

    Example:
        ``session-length: {base: 20, most: 30}``
    """

    name: ClassVar[str] = "session-length"
    says: ClassVar[str] = "target minutes by phase, with hard bounds"
    dominant: ClassVar[str | None] = "target"

    least: int = setting(
        8, "Hard minimum.", unit="minutes", source="evidence row 7 (C)", ge=5, le=30
    )
    most: int = setting(
        35, "Hard maximum.", unit="minutes", source="evidence row 7 (C)", ge=8, le=60
    )
    band_minutes: int = setting(
        5,
        "Every begun band away from the target costs a point.",
        unit="minutes",
        source="engineering choice (E)",
        ge=1,
        le=15,
    )

    def forbids(self, slot: Slot, problem: Problem) -> bool:
        """Shorter than the least or longer than the most."""
        return not self.least <= slot.minutes <= self.most

    def points(self, slot: Slot, problem: Problem) -> int:
        """One point a band off the week's minutes."""
        off = abs(slot.minutes - problem.season.week_of(slot.day).minutes)
        return -(-off // self.band_minutes)

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Sessions of another length."""
        for session in plan.sessions:
            minutes, day = session.minutes, session.day
            target = problem.season.week_of(day).minutes
            if minutes < self.least or minutes > self.most:
                yield self.hard(
                    day, f"{minutes} min is not between {self.least} and {self.most} min"
                )
            if minutes != target:
                bands = (abs(minutes - target) + self.band_minutes - 1) // self.band_minutes
                yield self.soft(
                    day,
                    bands,
                    f"{minutes} min instead of {target}",
                    "day",
                    mend=f"a free window of {target} min on that day" if minutes < target else "",
                )
