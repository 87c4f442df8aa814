"""Read a calendar file's events within a span of days, from any program, in a child process.

A child process of its own bounds the seconds and memory that a hostile file can cost; the events it
had read when an event killed it are kept, and the next one goes on after that event.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from time import monotonic
from typing import Any, Final
from zoneinfo import ZoneInfo

from planner.athlete.models.free_time import MOST_BUSY_FILES
from planner.ics.session_reader import CATEGORY
from planner.ics.writer import PRODID
from planner.inputs.calendar.missing_calendars import check_calendar_file
from planner.inputs.calendar.worker_process import run_worker
from planner.timeline.zones import load_zone

MOST_SECONDS: Final = 5
"""One file may compute for so long; events not reached are named (pitfalls: 6 s)."""

MOST_CLOCK_SECONDS: Final = 20
"""The limit by the clock, on a machine that is busy or can't count computing time."""

_KILLED: Final = "it takes too long, or too much memory, to work out"
_TIME_UP: Final = "the calendar takes too long to read; export fewer months or events"


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """A calendar event, or one occurrence of a repeating one.

    Attributes:
        title: On one line, cleaned; may be empty.
        description: Cleaned, at most 2,000 characters.
        start: Aware, in the athlete's zone; local midnight for an all-day event.
        end: Aware, exclusive, never before ``start``.
        all_day: Whether it has days and no times.
        day: The local date it starts on.
        transparent: Whether its calendar shows the time as free.
        cancelled: Whether it is called off.
        ours: Whether it is a core session, phase or race that coreplan planned.
        uid: The file's uid, cleaned; may be empty.
        categories: The file's categories, cleaned.
    """

    title: str
    description: str
    start: datetime
    end: datetime
    all_day: bool
    day: date
    transparent: bool
    cancelled: bool
    ours: bool
    uid: str
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Skipped:
    """An event could not be used.

    Attributes:
        name: Its title or uid, cleaned, at most 40 characters.
        line: The line where it begins, from 1.
        reason: The reason, for people.
    """

    name: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"'{self.name}' (line {self.line}): {self.reason}"


@dataclass(frozen=True, slots=True)
class EventsRead:
    """The events read from a calendar file.

    Attributes:
        events: Those that touch the span, in the order of time.
        skipped: Those that could not be used, in the order of the file; at most a hundred.
        more_skipped: The number of further ones.
    """

    events: tuple[CalendarEvent, ...]
    skipped: tuple[Skipped, ...] = ()
    more_skipped: int = 0


def read_events(path: Path, first: date, last: date, zone: ZoneInfo) -> EventsRead:
    """Read the events of a calendar file from ``first`` to ``last``, both included.

    Repeating events are laid out; exceptions and changed occurrences are heeded. Cancelled and
    transparent events and our own are among them, and marked so. While its content stays, a file is
    worked out once in a process: an explanation tries many changes of athlete.yaml.

    Args:
        path: An .ics file of at most 16 MiB.
        first: First day.
        last: Last day.
        zone: The athlete's zone, in which floating times and whole days are meant.

    Raises:
        ValueError: It is missing, not a file, too large, or no calendar; the message is for people.
    """
    check_calendar_file(path)
    return _read_events(path, sha256(path.read_bytes()).digest(), first, last, zone.key)


@lru_cache(maxsize=MOST_BUSY_FILES)
def _read_events(
    path: Path, content_sha256: bytes, first: date, last: date, zone_name: str
) -> EventsRead:
    answer = _Answer(load_zone(zone_name))
    deadline = monotonic() + MOST_CLOCK_SECONDS
    computed = 0.0
    while not answer.done:
        clock_left, left = deadline - monotonic(), MOST_SECONDS - computed
        if answer.rest or clock_left <= 0 or left <= 0:
            answer.skip("the rest of the calendar", answer.line, _TIME_UP)
            break
        arguments = (path, first, last, zone_name, answer.next_group, max(1, round(left)))
        output, seconds = run_worker([str(each) for each in arguments], clock_left)
        computed += seconds
        answer.take(output)
        if answer.refusal:
            raise ValueError(answer.refusal)
    return answer.events_read()


class _Answer:
    """Workers answer about one file, one after the other.

    Attributes:
        done: Whether all of it was read.
        refusal: The reason why nothing of it can be read; else empty.
        rest: Whether the last worker stopped before the place where the one before it was killed.
        next_group: The group of events with which the next worker begins.
        line: The line of the last event that was reached.
    """

    def __init__(self, zone: ZoneInfo) -> None:
        self.zone = zone
        self.done = False
        self.refusal = ""
        self.rest = False
        self.next_group = 0
        self.line = 1
        self.events: list[CalendarEvent] = []
        self.skipped: dict[tuple[int, str], Skipped] = {}
        self.more = 0

    def take(self, output: bytes) -> None:
        """Add a worker's answer; if it was killed, the event it was at is skipped."""
        at: tuple[int, str, int] | None = None
        for message in _messages(output):
            match message:
                case {"at": [group, name, line]}:
                    at = (group, name, line)
                    self.next_group, self.line = group + 1, line
                case {"event": values}:
                    self.events.append(self._event(values))
                case {"skipped": [name, line, reason]}:
                    self.skip(name, line, reason)
                case {"refused": refusal}:
                    self.refusal = refusal
                case {"done": more}:
                    self.done, self.more = True, more
        if self.done or self.refusal:
            return
        if at is not None:
            self.skip(at[1], at[2], _KILLED)
        elif not self.next_group:
            self.refusal = _TIME_UP
        else:
            self.rest = True

    def skip(self, name: str, line: int, reason: str) -> None:
        """Note an event that could not be used, once."""
        self.skipped.setdefault((line, name), Skipped(name, line, reason))

    def events_read(self) -> EventsRead:
        """Return all answers, in order."""
        ordered = sorted(self.events, key=lambda e: (e.start, e.end, e.title, e.uid))
        skipped = sorted(self.skipped.values(), key=lambda each: each.line)
        return EventsRead(tuple(dict.fromkeys(ordered)), tuple(skipped), self.more)

    def _event(self, values: dict[str, Any]) -> CalendarEvent:
        start = datetime.fromtimestamp(values.pop("start"), UTC).astimezone(self.zone)
        end = datetime.fromtimestamp(values.pop("end"), UTC).astimezone(self.zone)
        categories = tuple(values.pop("categories"))
        ours = values.pop("program") == PRODID or CATEGORY in categories
        return CalendarEvent(
            start=start, end=end, day=start.date(), categories=categories, ours=ours, **values
        )


def _messages(output: bytes) -> Iterator[Any]:
    """Yield whole lines only: a worker that was killed may have left half of one."""
    for line in output.split(b"\n")[:-1]:
        yield json.loads(line)
