"""Read dates of a CSV column: ISO, 4.1.2027, and 1/4/2027 once the column's order is clear."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from planner.athlete.fields import YEARS
from planner.quoting import quoted

_WEEKDAY: Final = r"(?:[^\W\d_]{2,12}\.?,? )?"
_REST: Final = (
    r"(?:[ T](\d{1,2}):(\d\d)(?::\d\d(?:\.\d+)?)?(?: ?([AaPp])\.?[Mm]\.?)?(?:Z|[+-]\d\d:?\d\d)?)?"
)
_ISO: Final = re.compile(rf"{_WEEKDAY}(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_REST}", re.ASCII)
_NUMERIC: Final = re.compile(
    rf"(?:[^\W\d_]{{2,12}}\.?,? )?(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}|\d\d),?{_REST}"
)
_MONTHS: Final = 12


class DateColumn:
    """The column tells how its dates are read.

    Args:
        texts: All texts of the column, which show whether the day or the month comes first.

    Raises:
        ValueError: None of them shows it, or they contradict one another. ``args[1]`` is the index
            of the text at fault.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        found = [(at, match) for at, text in enumerate(texts) if (match := _slashed(text))]
        day_first = next((at for at, match in found if int(match[1]) > _MONTHS), None)
        month_first = next((at for at, match in found if int(match[3]) > _MONTHS), None)
        unclear = next((at for at, match in found if int(match[1]) != int(match[3])), None)
        if day_first is not None and month_first is not None:
            shown = f"{quoted(texts[day_first])} and {quoted(texts[month_first])}"
            message = f"{shown} cannot both be dates; write all as 2027-03-14"
            raise ValueError(message, max(day_first, month_first))
        if unclear is not None and day_first is None and month_first is None:
            shown = quoted(texts[unclear])
            message = f"{shown}: which is the day, which the month? Write dates as 2027-03-14"
            raise ValueError(message, unclear)
        self._day_first = month_first is None

    def read(self, text: str) -> tuple[date, int | None]:
        """Read a day, and minutes after midnight if a time stands behind it.

        Raises:
            ValueError: It is no date; the message is for people.
        """
        text = text.strip()
        if match := _ISO.fullmatch(text):
            year, month, day = int(match[1]), int(match[3]), int(match[4])
        elif match := _NUMERIC.fullmatch(text):
            one, two, year = int(match[1]), int(match[3]), int(match[4])
            year += 2000 if len(match[4]) == 2 else 0
            day_first = match[2] == "." or self._day_first
            day, month = (one, two) if day_first else (two, one)
        else:
            raise ValueError(f"{quoted(text)} is not a date as 2027-03-14")
        try:
            found = date(year, month, day)
        except ValueError:
            raise ValueError(f"{quoted(text)}: there is no such day") from None
        if not YEARS[0] <= year <= YEARS[1]:
            raise ValueError(f"{quoted(text)} is not from {YEARS[0]} to {YEARS[1]}")
        return found, clock_minutes(*match.groups()[-3:])


def clock_minutes(hour: str | None, minute: str | None, half: str | None) -> int | None:
    """Return minutes after midnight; None if there is no time, or an impossible one."""
    if hour is None or minute is None:
        return None
    hours = int(hour) % 12 + (12 if half in ("p", "P") else 0) if half else int(hour)
    minutes = hours * 60 + int(minute)
    return minutes if hours < 24 and int(minute) < 60 else None


def _slashed(text: str) -> re.Match[str] | None:
    """Match a date whose numbers alone don't show which is the day: 1/4/2027, 1-4-2027."""
    match = _NUMERIC.fullmatch(text.strip())
    return match if match and match[2] != "." else None
