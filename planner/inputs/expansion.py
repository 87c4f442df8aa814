"""Blocks to events: those that touch the span, each repeating one laid out, each failure named."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any, Final

import recurring_ical_events
import x_wr_timezone
from icalendar import Calendar, Event, vRecur

from planner.inputs.blocks import MOST_TITLE, Block
from planner.inputs.event_times import Clock, Moment, in_utc, read_time
from planner.inputs.event_zones import named_zone
from planner.inputs.recurrence import MOST_WORK, read_rule

MOST_OCCURRENCES: Final = 10_000
MOST_EVENTS: Final = 50_000
MOST_DATES: Final = 10_000
"""Dates that one event may list."""

_PADDING = timedelta(days=2)  # wider than any two zones are apart
_TOO_MANY: Final = "the calendar has too many events in this season; export fewer"

Group = list[Block]


class Expansion:
    """One pass over a calendar's blocks.

    Args:
        first: First day.
        last: Last day, included.
        zone: The athlete's.
        skip: Told of every event that can't be used, with the reason.
    """

    def __init__(
        self, first: date, last: date, zone: tzinfo, skip: Callable[[Block, str], None]
    ) -> None:
        self.first, self.last, self.zone, self.skip = first, last, zone, skip
        self.start = datetime.combine(first, time(), zone).astimezone(UTC)
        self.end = datetime.combine(last + timedelta(days=1), time(), zone).astimezone(UTC)
        self.work = 0
        self.occurrences = 0

    def groups(self, blocks: Iterable[Block]) -> list[Group]:
        """Blocks that may touch the span, those of one uid together, in the order of the file."""
        groups: dict[object, Group] = {}
        count = 0
        for block in blocks:
            if block.trouble:
                self.skip(block, block.trouble)
            elif not self._clearly_outside(block):
                count += 1
                if count > MOST_EVENTS:
                    self.skip(block, _TOO_MANY)
                else:
                    groups.setdefault(block.first("UID") or block.line, []).append(block)
        return list(groups.values())

    def events(self, group: Group) -> Iterator[dict[str, Any]]:
        """The events of a group within the span, as plain data."""
        if self.occurrences >= MOST_OCCURRENCES:
            for block in group:
                self.skip(block, _TOO_MANY)
            return
        for series in self._series(group):
            try:
                found = self._occurrences(series)
            except ValueError as error:
                self.skip(series[0], str(error))
                continue
            except Exception as error:  # what the libraries raise costs one event, not the file
                self.skip(series[0], f"it can't be worked out ({type(error).__name__})")
                continue
            for block, start, end in found:
                plain = self._plain(block, start, end)
                if plain is not None:
                    self.occurrences += 1
                    yield plain

    def _clearly_outside(self, block: Block) -> bool:
        """Judged by the digits of its days alone, as most events of a long calendar can be."""
        if block.repeats or "RECURRENCE-ID" in block.properties or block.first("DURATION"):
            return False
        try:
            start = in_utc(read_time(block.first("DTSTART")[:8]))
            end = in_utc(read_time((block.first("DTEND") or block.first("DTSTART"))[:8]))
        except ValueError:
            return False
        return max(start, end) < self.start - _PADDING or min(start, end) > self.end + _PADDING

    def _series(self, group: Group) -> Iterator[Sequence[Block]]:
        """Events that are worked out together: one that repeats and its changed occurrences.

        Of several versions of one event the last counts.
        """
        changed = [block for block in group if "RECURRENCE-ID" in block.properties]
        versions = [block for block in group if "RECURRENCE-ID" not in block.properties]
        newest = max(map(_sequence, versions), default=0)
        masters = [block for block in versions if _sequence(block) == newest]
        for block in versions:
            if _sequence(block) < newest:
                self.skip(block, "the calendar has a newer version of it")
        repeating = [block for block in masters if block.repeats]
        heeded = list(self._readable(changed)) if changed else []
        owner = next(iter(repeating or masters), None)
        for master in masters:
            yield [master, *heeded] if master is owner else [master]
        if owner is None:
            yield from ([block] for block in heeded)

    def _readable(self, changed: Iterable[Block]) -> Iterator[Block]:
        for block in changed:
            try:
                clock = Clock(block, self.zone)
                clock.span(), clock.one("RECURRENCE-ID")
            except ValueError as error:
                self.skip(block, str(error))
            else:
                yield block

    def _occurrences(self, series: Sequence[Block]) -> list[tuple[Block, Moment, Moment]]:
        master = series[0]
        if len(series) == 1 and not master.repeats:
            return [(master, *Clock(master, self.zone).span())]
        calendar = Calendar()
        for number, block in enumerate(series):
            calendar.add_component(self._component(block, number))
        declared = named_zone(master.header.zone) if master.header.zone else None
        if declared is not None:
            calendar = x_wr_timezone.to_standard(calendar, timezone=declared)
        found = recurring_ical_events.of(calendar).between(
            self.start - _PADDING, self.end + _PADDING
        )
        return [(series[one["X-BLOCK"]], one["DTSTART"].dt, one["DTEND"].dt) for one in found]

    def _component(self, block: Block, number: int) -> Event:
        """The event as the library wants it: of checked values only, each time with its zone."""
        clock = Clock(block, self.zone)
        start, end = clock.span()
        event = Event()
        event.add("UID", "event")
        event.add("DTSTART", start)
        event.add("DTEND", end)
        event.add("SEQUENCE", _sequence(block))
        event["X-BLOCK"] = number
        if (changed := clock.one("RECURRENCE-ID")) is not None:
            and_later = block.properties["RECURRENCE-ID"][0].range.upper() == "THISANDFUTURE"
            event.add("RECURRENCE-ID", changed, {"RANGE": "THISANDFUTURE"} if and_later else {})
            return event
        for rule in block.properties.get("RRULE", ()):
            self._add_rule(event, rule.value, start)
        for name in ("RDATE", "EXDATE"):
            dates = clock.moments(name)
            if len(dates) > MOST_DATES:
                raise ValueError(f"it lists {len(dates):,} dates; {MOST_DATES:,} are read")
            if dates:
                event.add(name, dates)
        return event

    def _add_rule(self, event: Event, written: str, start: Moment) -> None:
        rule = read_rule(written, start, self.last)
        self.work += rule.work
        if self.work > MOST_WORK:
            self.work -= rule.work
            raise ValueError("with the events before it, it repeats too often to be worked out")
        event.add("RRULE", vRecur.from_ical(rule.text))

    def _plain(self, block: Block, start: Moment, end: Moment) -> dict[str, Any] | None:
        """What is said about an occurrence; None if it doesn't touch the span."""
        whole = not isinstance(start, datetime)
        first, last = (in_utc(self._at_midnight(moment)) for moment in (start, end))
        touches = first < self.end and (last > self.start or first == last == self.start)
        if not touches:
            return None
        return {
            "title": block.title,
            "description": block.description,
            "start": first.timestamp(),
            "end": last.timestamp(),
            "all_day": whole,
            "transparent": block.first("TRANSP").upper() == "TRANSPARENT"
            or block.first("X-MICROSOFT-CDO-BUSYSTATUS").upper() == "FREE",
            "cancelled": block.first("STATUS").upper() == "CANCELLED",
            "program": block.header.prodid[:MOST_TITLE],
            "uid": block.uid,
            "categories": block.categories[:20],
        }

    def _at_midnight(self, moment: Moment) -> datetime:
        if isinstance(moment, datetime):
            return moment
        return datetime.combine(moment, time(), self.zone)


def _sequence(block: Block) -> int:
    written = block.first("SEQUENCE")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else 0
