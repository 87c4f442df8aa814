"""Define the constraint ``easy-before-long-run``."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import ClassVar, Final

from planner.constraints.base import CalendarConstraint, Safety, Violation
from planner.plan.plan import Plan, SessionClass
from planner.problem.problem import Problem
from planner.problem.run_events import RunEvent
from planner.problem.slots import Slot
from planner.settings.base import hours_setting, setting
from planner.timeline.instants import MINUTES_PER_HOUR, instant

NOON: Final = 12 * MINUTES_PER_HOUR
DAYS: Final = 2


class EasyBeforeLongRun(CalendarConstraint):
    """The evening before a run of two hours stays easy, and the morning after one of three.

    In the hours before a run of two hours no session is medium or heavy, and one of more than 15
    minutes costs points. On the morning after a run of three hours only a light session is allowed.

    Why: tired trunk and hips change how one runs for hours (evidence rows 11 to 15b; coach/plan.md
    6, grade E).

    Example:
        ``easy-before-long-run: {hours: 18}``
    """

    name: ClassVar[str] = "easy-before-long-run"
    says: ClassVar[str] = "an easy evening before very long runs, an easy morning after them"
    safety: ClassVar[Safety] = Safety(can_be_off=True, loosened_for="anyone")
    dominant: ClassVar[str | None] = "hours"

    hours: int = hours_setting(
        14,
        "A medium or heavy session ends at least so long before a run of `longest_minutes`.",
        "coach/plan.md 6 (E)",
        10,
        36,
    )
    longest_minutes: int = setting(
        120,
        "A run of this length asks for an easy evening before it.",
        unit="minutes",
        source="coach/plan.md 6 (E)",
        ge=90,
        le=300,
    )
    eve_minutes: int = setting(
        15,
        "Longest session in those hours before it that costs nothing.",
        unit="minutes",
        source="coach/plan.md 6 (E)",
        ge=8,
        le=30,
    )
    eve_points: int = setting(
        4,
        "Cost of a longer session in those hours.",
        unit="points",
        source="coach/plan.md 6 (E)",
        ge=0,
        le=20,
    )
    exhausting_minutes: int = setting(
        180,
        "Before noon of the day after a run of this length only a light session is allowed.",
        unit="minutes",
        source="coach/plan.md 6 (E)",
        ge=120,
        le=600,
    )

    def forbids(self, slot: Slot, problem: Problem) -> bool:
        """Forbid medium and heavy sessions on the eve, and on the morning after."""
        if slot.session_class is SessionClass.LIGHT:
            return False
        return any(
            self._is_eve(run, run.start_minute - slot.end_minute)
            or self._is_morning_after(run, slot.day, slot.start_minute, problem)
            for run in problem.runs_near(slot.day, DAYS)
        )

    def _is_eve(self, run: RunEvent, ahead: int) -> bool:
        """Tell whether a session ends in the hours before a very long run."""
        near = 0 <= ahead < self.hours * MINUTES_PER_HOUR
        return near and run.end_minute - run.start_minute >= self.longest_minutes

    def _is_morning_after(self, run: RunEvent, day: date, start: int, problem: Problem) -> bool:
        """Tell whether a session starts before noon of the day after an exhausting run."""
        if run.end_minute - run.start_minute < self.exhausting_minutes:
            return False
        return run.day == day - timedelta(days=1) and start < instant(day, NOON, problem.zone)

    def points(self, slot: Slot, problem: Problem) -> int:
        """Charge sessions that are too long for the eve of a very long run."""
        long = slot.minutes > self.eve_minutes
        return self.eve_points * sum(
            long and self._is_eve(run, run.start_minute - slot.end_minute)
            for run in problem.runs_near(slot.day, DAYS)
        )

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find sessions that spoil a very long run, or follow one too soon."""
        for session in plan.sessions:
            easy = session.session_class == "light"
            for run in problem.runs_near(session.day, DAYS):
                gap = run.start_minute - session.end_minute
                lasts = run.end_minute - run.start_minute
                if lasts >= self.longest_minutes and 0 <= gap < 60 * self.hours:
                    said = f"{session.session_class}, {gap // 60} h before {run.label}"
                    if not easy:
                        yield self.hard(session.day, f"{said}; at least {self.hours} h are needed")
                    if session.minutes > self.eve_minutes:
                        yield self.soft(
                            session.day,
                            self.eve_points,
                            f"{session.minutes} min, {gap // 60} h before {run.label}; at most"
                            f" {self.eve_minutes} are better",
                            "day",
                        )
                since = session.day - run.day
                morning = session.starts_at.hour < 12
                if not easy and lasts >= self.exhausting_minutes and since.days == 1 and morning:
                    yield self.hard(
                        session.day,
                        f"{session.session_class} on the morning after {run.label}",
                    )
