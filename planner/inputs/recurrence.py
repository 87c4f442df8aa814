"""How often an event may repeat: rules are read and weighed before anything follows them.

A rule of some bytes can ask for a day's worth of computing. What is refused here is refused on
every machine alike, whatever its speed.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from math import prod
from typing import Final

from planner.inputs.event_times import read_time
from planner.quoting import quoted

MOST_INTERVAL: Final = 1_000
MOST_COUNT: Final = 10_000
YEARS: Final = (1900, 2100)
YEARLY_FROM: Final = 1600
"""Programs write birthdays without a year as 1604; a yearly rule from there costs little."""
MOST_TIMES_A_DAY: Final = 24
MOST_WORK: Final = 1_000_000
"""Days that all rules of a file may look at, for a second or two of computing (measured)."""

_FREQUENCIES: Final = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_TOO_OFTEN: Final = ("HOURLY", "MINUTELY", "SECONDLY")
_RANGES: Final = {
    "BYMONTH": (1, 12),
    "BYMONTHDAY": (-31, 31),
    "BYYEARDAY": (-366, 366),
    "BYWEEKNO": (-53, 53),
    "BYSETPOS": (-366, 366),
    "BYHOUR": (0, 23),
    "BYMINUTE": (0, 59),
    "BYSECOND": (0, 59),
}
_TIMES: Final = ("BYHOUR", "BYMINUTE", "BYSECOND")
_WEEKDAY = re.compile(r"[+-]?[0-5]?\d?(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,5}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that may be followed.

    Attributes:
        text: In one spelling, as RFC 5545 wants it.
        until: The last instant or day that it allows, or None.
        work: Days that following it to the span's end looks at, times what each of them costs.
    """

    text: str
    until: datetime | date | None
    work: int


def read_rule(written: str, start: datetime | date, last: date) -> Rule:
    """Reads an RRULE.

    Args:
        written: Its value.
        start: DTSTART; a time is aware.
        last: The last day that matters.

    Raises:
        ValueError: It can't be read, or asks for too much; the message is for people.
    """
    parts = _parts(written)
    frequency = parts.get("FREQ", "")
    if frequency in _TOO_OFTEN:
        raise ValueError(f"it repeats {frequency.lower()}, which no busy time does")
    if frequency not in _FREQUENCIES:
        raise ValueError(f"its rule has no frequency that is known: {quoted(written)}")
    interval = _number(parts, "INTERVAL", 1, MOST_INTERVAL) or 1
    _number(parts, "COUNT", 1, MOST_COUNT)
    lists = {key: _list(key, value) for key, value in parts.items() if key in _RANGES}
    _check_weekdays(parts)
    times = prod(len(lists[key]) for key in _TIMES if key in lists)
    if times > MOST_TIMES_A_DAY:
        raise ValueError(f"it repeats {times} times a day")
    least = YEARLY_FROM if frequency == "YEARLY" else YEARS[0]
    if not least <= start.year <= YEARS[1]:
        raise ValueError(f"it repeats from {start.year} on; years from {least} to {YEARS[1]} count")
    until = _until(parts.pop("UNTIL", ""), start)
    if until is not None:
        timed = isinstance(until, datetime)
        parts["UNTIL"] = f"{until:%Y%m%dT%H%M%SZ}" if timed else f"{until:%Y%m%d}"
    days = max(0, (last - date(start.year, start.month, start.day)).days) // interval + 1
    each = times * (1 + len(lists.get("BYSETPOS", ())) + len(lists.get("BYYEARDAY", ())))
    return Rule(";".join(f"{key}={value}" for key, value in parts.items()), until, days * each)


def _parts(written: str) -> dict[str, str]:
    """The rule's parts; what programs add of their own, and the usual calendar, are left out."""
    parts: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in written.upper().split(";"))):
        key, equals, value = (each.strip() for each in part.partition("="))
        if key.startswith("X-") or (key, value) in (("RSCALE", "GREGORIAN"), ("SKIP", "OMIT")):
            continue
        known = key in _RANGES or key in ("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST")
        if not (known and equals and value) or key in parts:
            raise ValueError(f"its rule can't be read: {quoted(part)}")
        parts[key] = value
    return parts


def _number(parts: dict[str, str], key: str, least: int, most: int) -> int | None:
    if key not in parts:
        return None
    value = int(parts[key]) if _NUMBER.fullmatch(parts[key]) else least - 1
    if not least <= value <= most:
        raise ValueError(f"its rule has {key}={quoted(parts[key])}; from {least} to {most} is read")
    return value


def _list(key: str, value: str) -> list[int]:
    least, most = _RANGES[key]
    written = value.split(",")
    numbers = sorted({int(each) for each in written if _NUMBER.fullmatch(each)})
    if len(written) > most - least + 1 or not all(map(_NUMBER.fullmatch, written)):
        raise ValueError(f"its rule can't be read: {key}={quoted(value)}")
    if not all(least <= number <= most for number in numbers) or (least < 0 and 0 in numbers):
        raise ValueError(f"its rule has {key}={quoted(value)}; up to {most} is read")
    return numbers


def _check_weekdays(parts: dict[str, str]) -> None:
    for key in ("BYDAY", "WKST"):
        written = parts.get(key, "MO").replace(" ", "").split(",")
        if len(written) > 366 or not all(map(_WEEKDAY.fullmatch, written)):
            raise ValueError(f"its rule can't be read: {key}={quoted(parts[key])}")


def _until(written: str, start: datetime | date) -> datetime | date | None:
    """UNTIL in DTSTART's own kind: a day includes its whole day, a floating time is DTSTART's."""
    if not written:
        return None
    until = read_time(written)
    if not isinstance(start, datetime):
        return date(until.year, until.month, until.day)
    if not isinstance(until, datetime):
        until = datetime.combine(until, time(23, 59, 59))
    return (until if until.tzinfo else until.replace(tzinfo=start.tzinfo)).astimezone(UTC)
