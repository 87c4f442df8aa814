"""Describe possible sessions, slots: a start, its minutes and its class."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.plan.plan import SessionClass
from planner.season.prescription import PRESCRIBED_MINUTES

if TYPE_CHECKING:
    from planner.problem.problem import Problem

GRID_MINUTES = 15
"""Starts are tried at a window's start, each quarter of an hour, and after runs and busy times."""


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A possible session; ``start_minute`` is an instant, ``day`` the local date it starts on."""

    start_minute: int
    minutes: int
    session_class: SessionClass
    day: date

    @property
    def end_minute(self) -> int:
        """The instant at which it ends."""
        return self.start_minute + self.minutes

    @property
    def load(self) -> int:
        """RPE of its class x minutes (Foster)."""
        return self.session_class.rpe * self.minutes


def candidate_starts(day: date, problem: "Problem") -> list[int]:
    """List starts worth trying: a window's start, the grid in it, after runs and busy times."""
    starts: set[int] = set()
    buffer = problem.settings.free_time.changing_minutes
    for first, last in problem.windows(day):
        on_grid = first + -first % GRID_MINUTES
        starts.update((first, *range(on_grid, last, GRID_MINUTES)))
        for run in problem.runs_on(day):
            starts.update(
                at for at in (run.end_minute + buffer, run.end_minute + 180) if first <= at < last
            )
        after_busy = (busy.free_from for busy in problem.busy_near(day))
        starts.update(at for at in after_busy if first <= at < last)
    return sorted(starts)


def candidate_lengths(
    day: date, start: int, problem: "Problem", wished: Iterable[int] = ()
) -> Iterator[int]:
    """Yield lengths to try from a start, longest first: the week's target, then all shorter ones.

    Lengths in ``wished`` are tried even above the target.
    """
    room = max((last - start for first, last in problem.windows(day) if first <= start), default=0)
    target = problem.season.week_of(day).minutes
    usual = {minutes for minutes in (target, *PRESCRIBED_MINUTES) if minutes <= target}
    longer = {minutes for minutes in wished if minutes > target}
    for minutes in sorted(usual | longer, reverse=True):
        if minutes <= room:
            yield minutes
