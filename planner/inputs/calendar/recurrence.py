"""Limit how often an event may repeat: rules are read and weighed before they are followed.

A rule of some bytes can ask for a day's worth of computing. A rule refused here is refused on
every machine alike, whatever its speed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from math import prod
from typing import Final

from planner.inputs.calendar.event_times import read_time
from planner.text.cleaning import quoted
from planner.text.dates import ICALENDAR_DAYS

MOST_INTERVAL: Final = 1_000
MOST_COUNT: Final = 10_000
YEARS: Final = (1600, 2100)
"""Years outside these are refused; programs write birthdays without a year as 1604."""
MOST_TIMES_A_DAY: Final = 24
OFTEN: Final = 4
"""A day on which an event happens costs so much more than one on which it doesn't (measured)."""
OFTEN_DAYS: Final = 10

_UTC_TIME: Final = "%Y%m%dT%H%M%SZ"
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
_ADVICE: Final = "export single events"
_TIMES: Final = ("BYHOUR", "BYMINUTE", "BYSECOND")
_WEEKDAY = re.compile(r"[+-]?[0-5]?\d?(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,5}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule may be followed, as its cost is known.

    Attributes:
        parts: Its checked parts by key, with those that dateutil takes from DTSTART.
        start: DTSTART by its own wall clock.
        until: The last moment that it allows, by the same clock, or None.
        zone: DTSTART's zone; None for an event of whole days.
        weight: The cost of following it through one day.
    """

    parts: Mapping[str, str]
    start: datetime
    until: datetime | None
    zone: tzinfo | None
    weight: int

    @property
    def text(self) -> str:
        """Write the whole rule as RFC 5545 does, with UNTIL of DTSTART's kind."""
        parts = dict(self.parts)
        if self.until is not None and self.zone is None:
            parts["UNTIL"] = f"{self.until:%Y%m%d}"
        elif self.until is not None:
            parts["UNTIL"] = f"{self.until.replace(tzinfo=self.zone).astimezone(UTC):{_UTC_TIME}}"
        return ";".join(f"{key}={value}" for key, value in parts.items())

    def work(self, first: datetime, last: datetime) -> int:
        """Return the cost of following it through days; with COUNT, from its start on."""
        begin = self.start if "COUNT" in self.parts else max(first, self.start)
        end = last if self.until is None else min(last, self.until)
        return max(0, (end - begin).days + 1) * self.weight

    def between(self, first: datetime, last: datetime) -> list[datetime]:
        """List starts from ``first`` to ``last``, by the wall clock; DTSTART is always one of them.

        Raises:
            ValueError: dateutil can't follow it.
        """
        from dateutil.rrule import rrulestr

        if self.until is not None:
            last = min(last, self.until)
        if last < max(first, self.start):
            return []
        text = ";".join(f"{key}={value}" for key, value in self.parts.items())
        begin = self.start if "COUNT" in self.parts else max(self.start, self._period_near(first))
        starts = rrulestr(text, dtstart=begin).between(first, last, inc=True)
        on_start = [self.start] if first <= self.start else []
        return sorted({*on_start, *(start for start in starts if start >= self.start)})

    def _period_near(self, moment: datetime) -> datetime:
        """Return the start of a period in which it may happen, just before a moment."""
        interval = int(self.parts.get("INTERVAL", 1))
        start, frequency = self.start, self.parts["FREQ"]
        if frequency in ("DAILY", "WEEKLY"):
            step = timedelta(days=interval * (7 if frequency == "WEEKLY" else 1))
            return start + max(0, (moment - start) // step - 1) * step
        months = interval * (12 if frequency == "YEARLY" else 1)
        passed = 12 * (moment.year - start.year) + moment.month - start.month
        month = 12 * start.year + start.month - 1 + max(0, passed // months - 1) * months
        near = start.replace(year=month // 12, month=month % 12 + 1, day=1)
        return near.replace(month=1) if frequency == "YEARLY" else near


def read_rule(written: str, start: datetime | date) -> Rule:
    """Read an RRULE.

    Args:
        written: Its value.
        start: DTSTART; a time is aware.

    Raises:
        ValueError: It can't be read, or costs too much; the message is for people.
    """
    parts = _parts(written)
    frequency = parts.get("FREQ", "")
    if frequency in _TOO_OFTEN:
        raise ValueError(f"it repeats {frequency.lower()}, which no busy time does")
    if frequency not in _FREQUENCIES:
        raise ValueError(f"its repeat rule has no frequency that is known: {quoted(written)}")
    interval = _number(parts, "INTERVAL", 1, MOST_INTERVAL) or 1
    _number(parts, "COUNT", 1, MOST_COUNT)
    lists = {key: _list(key, value) for key, value in parts.items() if key in _RANGES}
    _check_weekdays(parts)
    times = prod(len(lists[key]) for key in _TIMES if key in lists)
    if times > MOST_TIMES_A_DAY:
        raise ValueError(f"it repeats {times} times a day; at most {MOST_TIMES_A_DAY} can be read")
    if not YEARS[0] <= start.year <= YEARS[1]:
        raise ValueError(
            f"it repeats from the year {start.year} on; {YEARS[0]} to {YEARS[1]} can be read"
        )
    zone = start.tzinfo if isinstance(start, datetime) else None
    wall = datetime(*start.timetuple()[:6])
    until = _until(parts.pop("UNTIL", ""), zone)
    often = frequency == "DAILY" or len(parts.get("BYDAY", "")) > len("MO,TU,WE")
    often = often or len(lists.get("BYMONTHDAY", ())) > OFTEN_DAYS
    long = 1 + len(lists.get("BYSETPOS", ())) + len(lists.get("BYYEARDAY", ()))
    weight = max(1, (OFTEN if often else 1) * times * long // interval)
    return Rule(parts | _implied(parts, wall), wall, until, zone, weight)


def _implied(parts: Mapping[str, str], start: datetime) -> dict[str, str]:
    """Return parts that DTSTART implies, so that the rule may be followed from elsewhere."""
    if any(key in parts for key in ("BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYDAY")):
        return {}
    match parts["FREQ"]:
        case "YEARLY":
            return {"BYMONTH": parts.get("BYMONTH", f"{start.month}"), "BYMONTHDAY": f"{start.day}"}
        case "MONTHLY":
            return {"BYMONTHDAY": f"{start.day}"}
        case "WEEKLY":
            return {"BYDAY": ICALENDAR_DAYS[start.weekday()]}
    return {}


def _parts(written: str) -> dict[str, str]:
    """Split the rule; programs' own additions and the usual calendar are left out."""
    parts: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in written.upper().split(";"))):
        key, equals, value = (each.strip() for each in part.partition("="))
        if key.startswith("X-") or (key, value) in (("RSCALE", "GREGORIAN"), ("SKIP", "OMIT")):
            continue
        known = key in _RANGES or key in ("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST")
        if not (known and equals and value) or key in parts:
            raise ValueError(f"its repeat rule can't be read: {quoted(part)}")
        parts[key] = value
    return parts


def _number(parts: dict[str, str], key: str, least: int, most: int) -> int | None:
    if key not in parts:
        return None
    value = int(parts[key]) if _NUMBER.fullmatch(parts[key]) else least - 1
    if not least <= value <= most:
        raise ValueError(
            f"its repeat rule has {key}={quoted(parts[key])}, out of range"
            f" (from {least} to {most}); {_ADVICE}"
        )
    return value


def _list(key: str, value: str) -> list[int]:
    least, most = _RANGES[key]
    written = value.split(",")
    numbers = sorted({int(each) for each in written if _NUMBER.fullmatch(each)})
    if len(written) > most - least + 1 or not all(map(_NUMBER.fullmatch, written)):
        raise ValueError(f"its repeat rule can't be read: {key}={quoted(value)}")
    if not all(least <= number <= most for number in numbers) or (least < 0 and 0 in numbers):
        raise ValueError(
            f"its repeat rule has {key}={quoted(value)}, out of range (up to {most}); {_ADVICE}"
        )
    return numbers


def _check_weekdays(parts: dict[str, str]) -> None:
    for key in ("BYDAY", "WKST"):
        written = parts.get(key, "MO").replace(" ", "").split(",")
        if len(written) > 366 or not all(map(_WEEKDAY.fullmatch, written)):
            raise ValueError(f"its repeat rule can't be read: {key}={quoted(parts[key])}")


def _until(written: str, zone: tzinfo | None) -> datetime | None:
    """Read UNTIL by DTSTART's wall clock: a day counts to its end, a floating time is DTSTART's."""
    if not written:
        return None
    until = read_time(written)
    if not isinstance(until, datetime) or zone is None:
        return datetime(until.year, until.month, until.day, 23, 59, 59)
    return (until.astimezone(zone) if until.tzinfo else until).replace(tzinfo=None)
