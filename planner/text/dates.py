"""Days, weeks and times in words, the same in every locale."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Final

DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""As athlete.yaml writes them."""
WEEKDAYS: Final = tuple(day[:3].capitalize() for day in DAYS)
ICALENDAR_DAYS: Final = tuple(day[:2].upper() for day in DAYS)
MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_words(day: date) -> str:
    """A day as people say it, the same in every locale: ``Mon 4 Jan``."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def time_words(moment: datetime) -> str:
    """A day and its wall clock: ``Mon 4 Jan 19:00``."""
    return f"{day_words(moment.date())} {moment:%H:%M}"


def place_words(where: str, of: str, starts: Mapping[str, datetime]) -> str:
    """Say in words where a shortfall or a violation is.

    Args:
        where: A day, a week's Monday, a session's uid, or its start where it has no uid.
        of: ``day``, ``week`` or ``session``.
        starts: Starts of the plan's sessions by uid.
    """
    try:
        if of == "session":
            return time_words(starts.get(where) or datetime.fromisoformat(where))
        day = day_words(date.fromisoformat(where))
    except ValueError:
        return where
    return f"week of {day}" if of == "week" else day


def span(numbers: Iterable[int]) -> str:
    """``3`` if all are equal, ``2-3`` from the least to the most, ``-`` if there are none."""
    found = sorted(numbers)
    if not found:
        return "-"
    return str(found[0]) if found[0] == found[-1] else f"{found[0]}-{found[-1]}"
