"""Expand blocks to the events that touch the span, each repeating one laid out, failures named."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any, Final

from planner.inputs.calendar.event_times import NO_START, Clock, Moment, in_utc
from planner.inputs.calendar.series import Occurrence, Span
from planner.inputs.calendar.vevent_scanner import MOST_TITLE, Block

MOST_OCCURRENCES: Final = 10_000
MOST_EVENTS: Final = 50_000
MOST_OF_ONE_UID: Final = 2_000
MOST_WORK: Final = 4_000_000
"""A file's rules may be followed through so many days, some four seconds (measured)."""

_PADDING = timedelta(days=2)  # wider than any two zones are apart
_ONE_UID: Final = f"more than {MOST_OF_ONE_UID:,} events have its UID"
_TOO_MANY: Final = "the calendar has too many events in this season; export fewer"

Group = list[Block]


class Expansion:
    """An expansion is one pass over a calendar's blocks.

    Args:
        first: First day.
        last: Last day, included.
        zone: The athlete's zone.
        skip: Is told of every event that can't be used, with the reason.
    """

    def __init__(
        self, first: date, last: date, zone: tzinfo, skip: Callable[[Block, str], None]
    ) -> None:
        self.first, self.last, self.zone, self.skip = first, last, zone, skip
        self.start = datetime.combine(first, time(), zone).astimezone(UTC)
        self.end = datetime.combine(last + timedelta(days=1), time(), zone).astimezone(UTC)
        self.before, self.after = (f"{day:%Y%m%d}" for day in (first - _PADDING, last + _PADDING))
        self.span = Span(self.start - _PADDING, self.end + _PADDING, zone, self._spend)
        self.work = 0
        self.occurrences = 0

    def groups(self, blocks: Iterable[Block]) -> list[Group]:
        """Group blocks that may touch the span, those of one uid together, in the file's order."""
        groups: dict[object, Group] = {}
        count = 0
        for block in blocks:
            if self._clearly_outside(block):
                continue
            uid = block.first("UID")
            if block.trouble or "DTSTART" not in block.marks:
                self.skip(block, block.trouble or NO_START)
                continue
            count += 1
            group = groups.setdefault(uid or block.line, [])
            if count > MOST_EVENTS or len(group) >= MOST_OF_ONE_UID:
                self.skip(block, _TOO_MANY if count > MOST_EVENTS else _ONE_UID)
            else:
                group.append(block)
        return [group for group in groups.values() if group]

    def events(self, group: Group) -> Iterator[dict[str, Any]]:
        """Yield the events of a group within the span, as plain data."""
        for series in self._series(group):
            if self.occurrences >= MOST_OCCURRENCES:
                self.skip(series[0], _TOO_MANY)
                continue
            for block, start, end in self._worked_out(series):
                plain = self._plain(block, start, end)
                if plain is not None:
                    self.occurrences += 1
                    yield plain

    def _worked_out(self, series: Sequence[Block]) -> list[Occurrence]:
        """Work out a series; if that fails, its changed occurrences are still tried alone."""
        try:
            return self.span.occurrences(series)
        except ValueError as error:
            self.skip(series[0], str(error))
        except Exception:  # the libraries raise much on real files
            self.skip(series[0], "its dates or its repeat rule can't be worked out")
        return [found for block in series[1:] for found in self._worked_out([block])]

    def _clearly_outside(self, block: Block) -> bool:
        """Tell by the digits of its days alone that a block can't touch the span, as most can't."""
        if not block.days or not block.marks <= {"DTSTART", "DTEND"}:
            return False
        return max(block.days) < self.before or min(block.days) > self.after

    def _series(self, group: Group) -> Iterator[Sequence[Block]]:
        """Yield events that are worked out together: one that repeats and its changed occurrences.

        The last of several versions of one event counts.
        """
        changed = [block for block in group if "RECURRENCE-ID" in block.properties]
        versions = [block for block in group if "RECURRENCE-ID" not in block.properties]
        newest = max((block.sequence for block in versions), default=0)
        masters = [block for block in versions if block.sequence == newest]
        for block in versions:
            if block.sequence < newest:
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

    def _spend(self, work: int) -> None:
        if self.work + work > MOST_WORK:
            raise ValueError("with the events before it, it repeats too often to be worked out")
        self.work += work

    def _plain(self, block: Block, start: Moment, end: Moment) -> dict[str, Any] | None:
        """Turn an occurrence into plain data; None if it doesn't touch the span."""
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
