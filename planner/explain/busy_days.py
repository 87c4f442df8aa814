"""Takes busy times out of free windows, as entries of ``free_time.exceptions``."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any, Final

from planner.timeline.instants import MINUTES_PER_DAY, clock

Minutes = tuple[int, int]
"""Minutes after midnight from a start to an end, which may be 1440."""

WHOLE_DAY: Final[Minutes] = (0, MINUTES_PER_DAY)


def subtract(windows: Iterable[Minutes], busy: Iterable[Minutes]) -> list[Minutes]:
    """Takes busy times out of windows."""
    left = list(windows)
    for start, end in busy:
        halves = [half for a, b in left for half in ((a, min(b, start)), (max(a, end), b))]
        left = [(a, b) for a, b in halves if a < b]
    return left


def equal_days(left: dict[date, list[Minutes]]) -> list[list[date]]:
    """Groups days in a row that have the same windows."""
    days = groupby(enumerate(left), lambda each: (each[1].toordinal() - each[0], left[each[1]]))
    return [[day for _, day in group] for _, group in days]


def exception_entry(days: Sequence[date], windows: Iterable[Minutes]) -> dict[str, Any]:
    """Makes an entry of ``free_time.exceptions`` for days in a row."""
    when = {"date": days[0]} if len(days) == 1 else {"from": days[0], "to": days[-1]}
    return {**when, "windows": [f"{clock(start)}-{clock(end)}" for start, end in windows]}
