"""Find free time in the gaps of busy calendars: hours that are free in nearly every week."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from planner.inputs.calendar.events import CalendarEvent
from planner.timeline.instants import MINUTES_PER_DAY, monday_of

WEEKS: Final = 8
"""So many weeks before and after today are looked at: two months tell a habit, and calendars are
seldom filled further ahead (E)."""
FREE_PERCENT: Final = 80
"""Hours free in so many percent of the weeks are free: one week in five may differ (E)."""
FIRST_MINUTE: Final = 6 * 60
LAST_MINUTE: Final = 22 * 60
"""Earlier and later is sleep, whatever a calendar says (E)."""
LEAST_MINUTES: Final = 30
"""A session of half an hour, or a shorter one with time to change (E)."""
MOST_WINDOWS: Final = 3
"""A day gets its longest windows: more can't be read at a glance (E)."""
STEP: Final = 15
"""Minutes that are free or not as a whole."""

Window = tuple[int, int]
_CELLS: Final = range(FIRST_MINUTE, LAST_MINUTE, STEP)


def free_hours(events: Iterable[CalendarEvent], today: date) -> dict[int, tuple[Window, ...]]:
    """Map weekdays, from 0, to windows in minutes after midnight; days without any are left out.

    Only weeks with an event count: before the first and after the last one a calendar says nothing.

    Args:
        events: The events that take time, in the athlete's zone.
        today: The day between the weeks that are looked at.
    """
    first = monday_of(today) - timedelta(weeks=WEEKS - 1)
    taken: dict[date, set[int]] = {}
    for event in events:
        for day, cells in _cells(event, first, first + timedelta(weeks=2 * WEEKS)):
            taken.setdefault(day, set()).update(cells)
    mondays = sorted({monday_of(day) for day in taken})
    if not mondays:
        return {}
    found = {}
    for weekday in range(7):
        days = [monday + timedelta(days=weekday) for monday in mondays]
        free = [
            cell
            for cell in _CELLS
            if 100 * sum(cell not in taken.get(day, ()) for day in days) >= FREE_PERCENT * len(days)
        ]
        if windows := _windows(free):
            found[weekday] = windows
    return found


def _cells(event: CalendarEvent, first: date, end: date) -> Iterator[tuple[date, list[int]]]:
    """Yield the cells of each local day that an event touches, from ``first`` to before ``end``."""
    day = max(first, event.start.date())
    while day < end and day <= event.end.date():
        start, stop = _minute(event.start, day), _minute(event.end, day)
        if start < stop:
            yield day, [cell for cell in _CELLS if start < cell + STEP and cell < stop]
        day += timedelta(days=1)


def _minute(moment: datetime, day: date) -> int:
    """Return a moment by the clock of a day, cut at the day's start and end."""
    if moment.date() != day:
        return 0 if moment.date() < day else MINUTES_PER_DAY
    return 60 * moment.hour + moment.minute


def _windows(free: Sequence[int]) -> tuple[Window, ...]:
    spans: list[Window] = []
    for cell in free:
        if spans and spans[-1][1] == cell:
            spans[-1] = (spans[-1][0], cell + STEP)
        else:
            spans.append((cell, cell + STEP))
    long = [span for span in spans if span[1] - span[0] >= LEAST_MINUTES]
    longest = sorted(long, key=lambda span: (span[0] - span[1], span[0]))[:MOST_WINDOWS]
    return tuple(sorted(longest))
