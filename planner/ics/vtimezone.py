"""Write IANA zones as VTIMEZONE components whose rules every calendar program reads alike.

The rules come from the POSIX footer of the zone's TZif file, written as one STANDARD and one
DAYLIGHT observance with an RRULE each. Multi-valued RDATEs would be shorter to make, but several
programs read only the first date of each.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from planner.text.dates import ICALENDAR_DAYS
from planner.timeline.zones import load_zone, tzif_of

_FIRST_YEAR = 1970  # onsets start here, so that a zone's text is the same in every season
_GREGORIAN_CYCLE = 28  # years after which dates meet the same weekdays again (1901 to 2099)
_NAME = r"(<[A-Za-z0-9+-]+>|[A-Za-z]+)"
_HOURS = r"([+-]?\d+(?::\d+){0,2})"
_ONSET = r"M(\d+)\.(\d)\.(\d)(?:/([+-]?\d+(?::\d+){0,2}))?"
_FOOTER = re.compile(rf"{_NAME}{_HOURS}(?:{_NAME}{_HOURS}?,{_ONSET},{_ONSET})?")


@dataclass(frozen=True, slots=True)
class _Onset:
    """An observance begins each year on the nth weekday of a month, plus wall-clock seconds.

    ``nth`` is 1 to 5, where 5 means the last; ``weekday`` is 0 for Monday; ``seconds`` count from
    that day's midnight and may lie outside the day.
    """

    month: int
    nth: int
    weekday: int
    seconds: int

    def days(self, year: int) -> range:
        """List the seven days of the month on which the weekday may fall."""
        length = calendar.monthrange(year, self.month)[1]
        first = length - 6 if self.nth == 5 else 7 * self.nth - 6
        return range(first, first + 7)

    def wall(self, year: int) -> datetime:
        """Return the naive wall time of the onset in a year, by the clock that it ends."""
        candidates = (date(year, self.month, day) for day in self.days(year))
        day = next(day for day in candidates if day.weekday() == self.weekday)
        return datetime.combine(day, time()) + timedelta(seconds=self.seconds)


@dataclass(frozen=True, slots=True)
class _Observance:
    """An observance's name and offset hold from its onset on; no onset means always."""

    name: str
    offset: timedelta
    before: timedelta
    onset: _Onset | None = None


def vtimezone(zone: str, first: date, last: date) -> Timezone | None:
    """Make the VTIMEZONE of a zone, if yearly rules give its offsets on each of these days.

    Args:
        zone: An IANA name.
        first: First local day that the rules must hold on.
        last: Last such day, included.

    Returns:
        The component, or None where yearly rules would be wrong (clocks that follow Ramadan, a
        year out of line) or needless (UTC itself): write the times in UTC then.

    Raises:
        UsageError: The name is unknown.
    """
    info = load_zone(zone)
    observances = _observances(tzif_of(zone))
    if not observances or not _hold(observances, info, first, last):
        return None
    component = Timezone()
    component.add("tzid", zone)
    highest = max(observance.offset for observance in observances)
    for observance in observances:
        # Ireland calls winter the exception; programs expect DAYLIGHT to be the later clock.
        daylight = len(observances) > 1 and observance.offset == highest
        for start, rule in _recurrences(observance):
            part = TimezoneDaylight() if daylight else TimezoneStandard()
            part.add("dtstart", start)
            part.add("tzoffsetfrom", observance.before)
            part.add("tzoffsetto", observance.offset)
            part.add("tzname", observance.name)
            if rule:
                part.add("rrule", rule)
            component.add_component(part)
    return component


def _observances(tzif: bytes) -> tuple[_Observance, ...]:
    """Read the footer's observances, one or two; none if it is missing, unusual or UTC."""
    footer = tzif.rsplit(b"\n", 2)[-2].decode("ascii", "replace") if tzif.endswith(b"\n") else ""
    found = _FOOTER.fullmatch(footer)
    if found is None or footer == "UTC0":
        return ()
    name, west, summer_name, summer_west, *onsets = found.groups()
    offset = timedelta(seconds=-_seconds(west))  # POSIX counts hours west of Greenwich
    if summer_name is None:
        return (_Observance(name.strip("<>"), offset, offset),)
    summer = offset + timedelta(hours=1)
    if summer_west is not None:
        summer = timedelta(seconds=-_seconds(summer_west))
    return (
        _Observance(name.strip("<>"), offset, summer, _onset(*onsets[4:])),
        _Observance(summer_name.strip("<>"), summer, offset, _onset(*onsets[:4])),
    )


def _onset(month: str, nth: str, weekday: str, clock: str | None) -> _Onset:
    seconds = _seconds(clock or "2")
    return _Onset(int(month), int(nth), (int(weekday) - 1) % 7, seconds)


def _seconds(clock: str) -> int:
    """Read ``[+-]h[:mm[:ss]]`` as seconds."""
    sign = -1 if clock.startswith("-") else 1
    parts = [int(part) for part in clock.lstrip("+-").split(":")]
    return sign * sum(part * unit for part, unit in zip(parts, (3600, 60, 1), strict=False))


def _recurrences(observance: _Observance) -> Iterator[tuple[datetime, dict[str, object]]]:
    """Give first onset and RRULE; two of them where a shifted day straddles two months."""
    onset = observance.onset
    if onset is None:
        yield datetime(_FIRST_YEAR, 1, 1), {}
        return
    shift = onset.seconds // 86400
    if shift == 0:
        nth = -1 if onset.nth == 5 else onset.nth
        rule = {"bymonth": onset.month, "byday": f"{nth}{ICALENDAR_DAYS[onset.weekday]}"}
        yield onset.wall(_FIRST_YEAR), {"freq": "yearly", **rule}
        return
    weekday = ICALENDAR_DAYS[(onset.weekday + shift) % 7]
    nominal = (date(_FIRST_YEAR, onset.month, day) for day in onset.days(_FIRST_YEAR))
    shifted = [day + timedelta(days=shift) for day in nominal]
    for month, days in groupby(shifted, key=lambda day: day.month):
        monthdays = [day.day for day in days]
        years = range(_FIRST_YEAR, _FIRST_YEAR + _GREGORIAN_CYCLE)
        starts = (onset.wall(year) for year in years)
        start = next(at for at in starts if at.month == month and at.day in monthdays)
        rule = {"bymonth": month, "bymonthday": monthdays, "byday": weekday}
        yield start, {"freq": "yearly", **rule}


def _hold(observances: tuple[_Observance, ...], zone: ZoneInfo, first: date, last: date) -> bool:
    """Tell whether the rules and the zone change at the same instants to the same offsets."""
    start = datetime.combine(first, time(), UTC) - timedelta(days=1)
    end = datetime.combine(last, time(), UTC) + timedelta(days=2)
    ruled = sorted(
        ((observance.onset.wall(year) - observance.before).replace(tzinfo=UTC), observance.offset)
        for observance in observances
        if observance.onset
        for year in range(first.year - 2, last.year + 2)
    )
    before = [offset for at, offset in ruled if at <= start] or [observances[0].offset]
    if _offset(zone, start) != before[-1]:
        return False
    return list(_changes(zone, start, end)) == [turn for turn in ruled if start < turn[0] <= end]


def _changes(
    zone: ZoneInfo, start: datetime, end: datetime
) -> Iterator[tuple[datetime, timedelta]]:
    """List each change of offset after ``start`` up to ``end``, to the second, found day by day."""
    low = start
    while low < end:
        high = low + timedelta(days=1)
        if _offset(zone, low) != _offset(zone, high):
            yield _first_with(zone, _offset(zone, high), low, high), _offset(zone, high)
        low = high


def _first_with(zone: ZoneInfo, offset: timedelta, low: datetime, high: datetime) -> datetime:
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low) // timedelta(seconds=2))
        low, high = (low, middle) if _offset(zone, middle) == offset else (middle, high)
    return high


def _offset(zone: ZoneInfo, at: datetime) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()
