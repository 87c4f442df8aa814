"""Read an event's times as iCalendar writes them: days, moments, durations, periods."""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

from planner.inputs.calendar.event_zones import named_zone, zone_of
from planner.inputs.calendar.vevent_scanner import Block, Property
from planner.text.cleaning import quoted

NO_START: Final = "it has no start (DTSTART)"
MOST_DAYS: Final = 3_660
"""An event that lasts longer than ten years is a mistake (E)."""

_TIME = re.compile(r"(\d{4})(\d\d)(\d\d)(?:Z|T(\d\d)(\d\d)(\d\d)?(?:\.\d*)?(Z)?)?", re.ASCII | re.I)
_DURATION = re.compile(
    r"([+-])?P(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?",
    re.ASCII | re.I,
)

Moment = datetime | date


def read_time(written: str) -> Moment:
    """Read ``20270104`` as a day, ``20270104T183000`` as a floating time, with ``Z`` as UTC.

    Raises:
        ValueError: Anything else.
    """
    found = _TIME.fullmatch(written.strip())
    if found is None:
        raise ValueError(f"{quoted(written)} is not a time")
    year, month, day, *clock = (int(part or 0) for part in found.groups()[:6])
    try:
        whole = date(year, month, day)
        if found[4] is None:
            return whole
        hour, minute, second = clock
        past = hour == 24 and minute == second == 0
        at = time(0 if past else hour, minute, min(second, 59), tzinfo=UTC if found[7] else None)
        return datetime.combine(whole + timedelta(days=past), at)
    except (ValueError, OverflowError):
        raise ValueError(f"{quoted(written)} is not a time") from None


def read_duration(written: str) -> tuple[timedelta, timedelta]:
    """Read ``P1DT2H`` as its days and its time of day.

    Raises:
        ValueError: Anything else, or a negative duration.
    """
    found = _DURATION.fullmatch(written.strip())
    if found is None or written.strip()[-1:].upper() in ("P", "T"):
        raise ValueError(f"{quoted(written)} is not a duration")
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    if found[1] == "-" and any((weeks, days, hours, minutes, seconds)):
        raise ValueError(f"its duration is negative: {quoted(written)}")
    return (
        timedelta(weeks=weeks, days=days),
        timedelta(hours=hours, minutes=minutes, seconds=seconds),
    )


class Clock:
    """The clock turns an event's values into days and aware times.

    A calendar that names a zone (X-WR-TIMEZONE) means it for floating times, and repeats what it
    writes in UTC by that zone's clock, as Google's exports do.

    Args:
        block: The event.
        zone: The athlete's zone, for floating times where the calendar names none.
    """

    def __init__(self, block: Block, zone: tzinfo) -> None:
        self.block = block
        self.declared = named_zone(block.header.zone) if block.header.zone else None
        self.zone = self.declared or zone

    def moment(self, value: str, tzid: str) -> Moment:
        """Read a day, or an aware time.

        Raises:
            ValueError: It is neither, or its zone is unknown.
        """
        at = read_time(value)
        if not isinstance(at, datetime):
            return at
        if at.tzinfo is not None:
            return at.astimezone(self.declared) if self.declared else at
        if not tzid:
            return at.replace(tzinfo=self.zone)
        zone = zone_of(tzid, self.block.header.zones.get(tzid, ""))
        if zone is None:
            raise ValueError(f"its time zone {quoted(tzid)} is unknown")
        return at.replace(tzinfo=zone)

    def moments(self, name: str) -> list[Moment | tuple[Moment, Moment]]:
        """Read all values of RDATE or EXDATE; a period is a pair.

        Raises:
            ValueError: One of them can't be read.
        """
        values = []
        for written in self.block.properties.get(name, ()):
            for value in filter(None, written.value.split(",")):
                start, slash, end = value.partition("/")
                first = self.moment(start, written.tzid)
                values.append((first, self._end(first, end, written)) if slash else first)
        return values

    def _end(self, start: Moment, written: str, of: Property) -> Moment:
        if written[:1] in "Pp+-":
            return _later(start, written)
        return self.moment(written, of.tzid)

    def one(self, name: str) -> Moment | None:
        """Read the value of a property with one time; None without one."""
        found = self.block.properties.get(name)
        return self.moment(found[0].value, found[0].tzid) if found else None

    def span(self) -> tuple[Moment, Moment]:
        """Return the start and end of the event, or of its first occurrence.

        Without an end a day lasts a day, and a time no time at all.

        Raises:
            ValueError: A time is missing or can't be read, or the end is before the start.
        """
        start = self.one("DTSTART")
        if start is None:
            raise ValueError(NO_START)
        end = self.one("DTEND")
        if end is None and (duration := self.block.first("DURATION")):
            end = _later(start, duration)
        whole = not isinstance(start, datetime)
        if isinstance(end, datetime) and whole:
            end = end.date()
        elif end is not None and not isinstance(end, datetime) and isinstance(start, datetime):
            end = datetime.combine(end, time(), start.tzinfo)
        if end is None or (whole and end == start):
            end = start + timedelta(days=whole)
        _check_order(start, end)
        return start, end


def _later(start: Moment, duration: str) -> Moment:
    """Add a duration: days go by the wall clock, hours by elapsed time."""
    days, hours = read_duration(duration)
    try:
        if not isinstance(start, datetime):
            return start + days + timedelta(days=bool(hours))
        return ((start + days).astimezone(UTC) + hours).astimezone(start.tzinfo)
    except OverflowError:
        raise ValueError(f"it ends too late: {quoted(duration)}") from None


def _check_order(start: Moment, end: Moment) -> None:
    backwards = in_utc(end) < in_utc(start)
    if backwards:
        raise ValueError("it ends before it starts")
    if (in_utc(end) - in_utc(start)).days > MOST_DAYS:
        raise ValueError(f"it lasts more than {MOST_DAYS} days")


def in_utc(moment: Moment) -> datetime:
    """Convert an aware time to UTC; a day's midnight counts as if its zone were UTC."""
    try:
        if isinstance(moment, datetime):
            return moment.astimezone(UTC)
        return datetime.combine(moment, time(), UTC)
    except OverflowError:
        raise ValueError("its year is out of range") from None
