"""Time that the athlete's calendars take; what it is taken for is nobody's business here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from planner.instants import days_between, to_datetime


@dataclass(frozen=True, slots=True, order=True)
class BusyTime:
    """A busy time; ``start`` and ``end`` are instants, ``travel`` the minutes around it."""

    start: int
    end: int
    travel: int = 0

    @property
    def free_until(self) -> int:
        """The instant at which the way to it begins."""
        return self.start - self.travel

    @property
    def free_from(self) -> int:
        """The instant at which the way back from it is over."""
        return self.end + self.travel


@dataclass(frozen=True, slots=True)
class BusyRead:
    """Busy calendars, read.

    Attributes:
        times: When the athlete is busy, in order.
        notes: For the plan: which lines of which file could not be used; no titles.
        warnings: For the terminal: each event that could not be used, by its name.
    """

    times: tuple[BusyTime, ...] = ()
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def busy_by_day(times: Iterable[BusyTime], zone: ZoneInfo) -> dict[date, list[BusyTime]]:
    """Busy times by the local days that they touch, the way there and back included."""
    by_day: dict[date, list[BusyTime]] = {}
    for busy in times:
        first, last = (to_datetime(at, zone).date() for at in (busy.free_until, busy.free_from))
        for day in days_between(first, last):
            by_day.setdefault(day, []).append(busy)
    return by_day
