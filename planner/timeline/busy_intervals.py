"""Hold the times that the athlete's calendars take, without the titles of their events."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from planner.timeline.instants import days_between, to_datetime


@dataclass(frozen=True, slots=True, order=True)
class BusyTime:
    """The athlete is busy between two instants, and ``travel`` minutes around them."""

    start_minute: int
    end_minute: int
    travel: int = 0

    @property
    def free_until(self) -> int:
        """Give the instant at which the way there begins."""
        return self.start_minute - self.travel

    @property
    def free_from(self) -> int:
        """Give the instant at which the way back is over."""
        return self.end_minute + self.travel


@dataclass(frozen=True, slots=True)
class BusyRead:
    """Busy times read from calendars.

    Attributes:
        times: The busy times, in order.
        notes: The lines of each file that could not be used, for the plan; without titles.
        warnings: The events that could not be used, by their names, for the terminal.
    """

    times: tuple[BusyTime, ...] = ()
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def busy_by_day(times: Iterable[BusyTime], zone: ZoneInfo) -> dict[date, list[BusyTime]]:
    """Group busy times by the local days that they touch, the way there and back included."""
    by_day: dict[date, list[BusyTime]] = {}
    for busy in times:
        first, last = (to_datetime(at, zone).date() for at in (busy.free_until, busy.free_from))
        for day in days_between(first, last):
            by_day.setdefault(day, []).append(busy)
    return by_day
