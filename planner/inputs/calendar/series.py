"""Work out an event's dates: once, by one plain rule, or by a library if it is less plain.

Most repeating events have one rule and some exceptions. They are followed from near the span and
not from their first day on, which makes a calendar of many years quick to read: by dateutil,
as recurring-ical-events follows the others.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta, tzinfo
from typing import Final

import recurring_ical_events
from icalendar import Calendar, Event, vRecur

from planner.inputs.calendar.event_times import Clock, Moment, in_utc
from planner.inputs.calendar.recurrence import Rule, read_rule
from planner.inputs.calendar.vevent_scanner import Block

MOST_DATES: Final = 10_000
"""Dates that one event may list."""

PLAIN_WORK: Final = 200
LIBRARY_WORK: Final = 5_000
CHANGED_WORK: Final = 500
"""Starting a rule costs so many days of following it (measured: about a microsecond a day)."""

Occurrence = tuple[Block, Moment, Moment]


class Span:
    """A span is the days that matter, with a budget for following rules through them.

    Args:
        first: The first moment, in UTC, padded.
        last: The last moment, in UTC, padded.
        zone: The athlete's zone.
        spend: Is told each cost in advance; raises ValueError when the budget is spent.
    """

    def __init__(
        self, first: datetime, last: datetime, zone: tzinfo, spend: Callable[[int], None]
    ) -> None:
        self.first, self.last, self.zone, self.spend = first, last, zone, spend

    def occurrences(self, series: Sequence[Block]) -> list[Occurrence]:
        """List the occurrences of a series of events; those outside the span may be left out.

        Args:
            series: An event, and the changed occurrences if it repeats; or one of those alone.

        Raises:
            ValueError: It can't be read, or costs too much; the message is for people.
        """
        master, changed = series[0], series[1:]
        start, end = Clock(master, self.zone).span()
        if not changed and not master.repeats:
            return [(master, start, end)]
        rules = [read_rule(each.value, start) for each in master.properties.get("RRULE", ())]
        length = _wall(end, start) - _wall(start, start)
        first, last = (_wall(at, start) for at in (self.first - length, self.last))
        if len(rules) == 1 and "RDATE" not in master.properties:
            if rules[0].until is not None and rules[0].until < first:
                return [(block, *Clock(block, self.zone).span()) for block in changed]
            if not changed:
                self.spend(PLAIN_WORK + rules[0].work(first, last))
                return list(self._by_rule(master, rules[0], start, length, (first, last)))
        self.spend(LIBRARY_WORK + CHANGED_WORK * len(changed))
        self.spend(sum(rule.work(rule.start, last) for rule in rules))
        return self._by_library(series, rules)

    def _by_rule(
        self,
        master: Block,
        rule: Rule,
        start: Moment,
        length: timedelta,
        between: tuple[datetime, datetime],
    ) -> Iterator[Occurrence]:
        exceptions = {
            each if rule.zone and not isinstance(each, datetime) else in_utc(each)
            for each in _dates(Clock(master, self.zone), "EXDATE")
        }
        for wall in rule.between(*between):
            at: Moment = wall.replace(tzinfo=rule.zone) if rule.zone else wall.date()
            if exceptions.isdisjoint((in_utc(at), wall.date())):
                end = wall + length
                yield master, at, end.replace(tzinfo=rule.zone) if rule.zone else end.date()

    def _by_library(self, series: Sequence[Block], rules: Sequence[Rule]) -> list[Occurrence]:
        calendar = Calendar()
        for number, block in enumerate(series):
            calendar.add_component(self._component(block, number, () if number else rules))
        found = recurring_ical_events.of(calendar).between(self.first, self.last)
        return [(series[one["X-BLOCK"]], one["DTSTART"].dt, one["DTEND"].dt) for one in found]

    def _component(self, block: Block, number: int, rules: Sequence[Rule]) -> Event:
        """Build the event for the library: of checked values only, each time with its zone."""
        clock = Clock(block, self.zone)
        start, end = clock.span()
        event = Event()
        event.add("UID", "event")
        event.add("DTSTART", start)
        event.add("DTEND", end)
        event.add("SEQUENCE", block.sequence)
        event["X-BLOCK"] = number
        if (changed := clock.one("RECURRENCE-ID")) is not None:
            and_later = block.properties["RECURRENCE-ID"][0].range.upper() == "THISANDFUTURE"
            event.add("RECURRENCE-ID", changed, {"RANGE": "THISANDFUTURE"} if and_later else {})
            return event
        for rule in rules:
            event.add("RRULE", vRecur.from_ical(rule.text))
        for name in ("RDATE", "EXDATE"):
            if _dates(clock, name):
                event.add(name, clock.moments(name))
        return event


def _dates(clock: Clock, name: str) -> list[Moment]:
    """List the dates of a property; a period counts by its start."""
    dates = clock.moments(name)
    if len(dates) > MOST_DATES:
        raise ValueError(f"it lists {len(dates):,} dates; {MOST_DATES:,} are read")
    return [each[0] if isinstance(each, tuple) else each for each in dates]


def _wall(moment: Moment, start: Moment) -> datetime:
    """Return a moment by the wall clock of an event's start; midnight for a day."""
    if isinstance(moment, datetime) and isinstance(start, datetime):
        return moment.astimezone(start.tzinfo).replace(tzinfo=None)
    return datetime(*moment.timetuple()[:6])
