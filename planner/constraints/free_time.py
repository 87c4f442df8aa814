"""Define the constraint ``free-time``."""

from collections.abc import Iterator
from typing import ClassVar

from planner.constraints.base import CalendarConstraint, Safety, Strength, Violation
from planner.plan.plan import Plan
from planner.problem.problem import Problem
from planner.problem.slots import Slot
from planner.settings.free_time import FreeTimeSettings
from planner.timeline.busy_intervals import BusyTime
from planner.timeline.instants import to_datetime


class FreeTime(FreeTimeSettings, CalendarConstraint):
    """A session lies wholly inside a free window, clear of busy events, runs, races and pauses.

    Next to a run or race there is time to change; a window's own edges need none. Busy events are
    those of the calendars under ``free_time.busy``, each with its minutes of travel around it.

    Why: a session that collides with life is not done, and what a self-directed programme lacks
    most is being done (evidence §8, 3).

    Example:
        ``free-time: {changing_minutes: 20}``
    """

    name: ClassVar[str] = "free-time"
    says: ClassVar[str] = (
        "sessions lie inside free time, clear of busy events, runs, races and pauses"
    )
    strengths: ClassVar[tuple[Strength, ...]] = ("hard",)
    safety: ClassVar[Safety] = Safety(can_be_off=False, loosened_for="nobody")
    states_facts: ClassVar[bool] = True
    dominant: ClassVar[str | None] = "changing_minutes"

    def forbids(self, slot: Slot, problem: Problem) -> bool:
        """Forbid slots outside every window, too near a run or busy time, or on a day off."""
        if slot.day not in problem.season.week_of(slot.day).days:
            return True
        if not any(
            first <= slot.start_minute and slot.end_minute <= last
            for first, last in problem.windows(slot.day)
        ):
            return True
        if any(
            slot.start_minute < busy.free_from and busy.free_until < slot.end_minute
            for busy in problem.busy_near(slot.day)
        ):
            return True
        buffer = self.changing_minutes
        return any(
            slot.start_minute < run.end_minute + buffer
            and run.start_minute < slot.end_minute + buffer
            for run in problem.runs_near(slot.day, 1)
        )

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find sessions outside free time."""
        for session in plan.sessions:
            day, when = session.day, f"{session.starts_at:%a %d %b %H:%M}"
            if day not in problem.season.week_of(day).days:
                pause = problem.file.season.pause_on(day)
                because = pause.because if pause else ""
                yield self.hard(day, f"{when}: this day is paused{because}")
                continue
            inside = [
                window
                for window in problem.windows(day)
                if window[0] <= session.start_minute < session.end_minute <= window[1]
            ]
            if not inside:
                yield self.hard(day, f"{when}: {session.minutes} min don't fit into free time")
            for run in problem.runs_near(day, 1):
                gap = max(
                    session.start_minute - run.end_minute, run.start_minute - session.end_minute
                )
                if gap < self.changing_minutes:
                    yield self.hard(
                        day, f"{when}: less than {self.changing_minutes} min from {run.label}"
                    )
            for busy in problem.busy:
                gap = max(
                    session.start_minute - busy.end_minute, busy.start_minute - session.end_minute
                )
                if gap < busy.travel:
                    yield self.hard(day, f"{when}: {_too_near(busy, gap, problem)}")


def _too_near(busy: BusyTime, gap: int, problem: Problem) -> str:
    """Say that a session collides with a busy time, without naming it."""
    start, end = (to_datetime(at, problem.zone) for at in (busy.start_minute, busy.end_minute))
    span = f"busy from {start:%H:%M} to {end:%H:%M}"
    if start.date() != end.date():
        span = f"busy from {start:%a %d %b %H:%M} to {end:%a %d %b %H:%M}"
    return span if gap < 0 else f"{gap} min from being {span}, with {busy.travel} min of travel"
