"""Read busy calendars: events of ``free_time.busy`` become times without a name.

An opaque event blocks its time, one of whole days its days from midnight to midnight. Events
that are cancelled, shown as free or planned by coreplan don't. Titles stay here: plans and
calendars never hold them.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from planner.athlete.models.file import AthleteFile
from planner.athlete.models.free_time import BusyFile
from planner.errors import InputError, Mistake
from planner.ics.identity import key_of, own_uids
from planner.inputs.calendar.events import CalendarEvent, EventsRead, read_events
from planner.inputs.calendar.missing_calendars import calendar_path
from planner.text.cleaning import clean_line, quoted
from planner.text.lists import counted
from planner.timeline.busy_intervals import BusyRead, BusyTime
from planner.timeline.instants import days_between, of_datetime
from planner.yaml.document import Document

MOST_LINES: Final = 5


def read_busy(
    document: Document, file: AthleteFile, folder: Path, span: tuple[date, date], zone: ZoneInfo
) -> BusyRead:
    """Read the busy times of a season.

    Args:
        document: The document that names the calendars, for the places of mistakes.
        file: The athlete's file.
        folder: Its folder; paths are relative to it.
        span: First and last day of the season; only they count, and the nights around them.
        zone: The athlete's.

    Raises:
        InputError: A calendar can't be read at all.
    """
    own = own_uids(key_of(file.athlete), days_between(*span))
    first, last = span[0] - timedelta(days=1), span[1] + timedelta(days=1)
    times: list[BusyTime] = []
    notes: list[str] = []
    warnings: list[str] = []
    mistakes: list[Mistake] = []
    for number, entry in enumerate(file.free_time.busy):
        try:
            read = read_events(folder / entry.file, first, last, zone)
        except ValueError as error:
            place = calendar_path(document, number)
            mistakes.append(document.mistake(place, f"{quoted(entry.file)}: {error}"))
            continue
        busy = [event for event in read.events if counts(event, entry, own)]
        times += _times(busy, entry.travel)
        warnings += _warnings(entry, read)
        notes += _notes(entry, read)
    if mistakes:
        raise InputError(mistakes)
    return BusyRead(tuple(sorted(times)), tuple(notes), tuple(warnings))


def counts(event: CalendarEvent, entry: BusyFile, own: frozenset[str] = frozenset()) -> bool:
    """Tell whether an event takes time.

    Args:
        event: An event of the calendar.
        entry: The calendar's entry in athlete.yaml.
        own: Uids of core sessions.
    """
    if event.cancelled or event.ours or event.uid in own or event.start == event.end:
        return False
    if _matches(event.title, entry.ignore):
        return False
    return not event.transparent or _matches(event.title, entry.treat_as_busy)


def _matches(title: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(title.casefold(), pattern.casefold()) for pattern in patterns)


def _times(events: Iterable[CalendarEvent], travel: int) -> Iterator[BusyTime]:
    """Turn events into times, in order; those that overlap or touch become one."""
    spans: list[tuple[int, int]] = []
    for start, end in sorted((of_datetime(event.start), _minute_after(event)) for event in events):
        if spans and start <= spans[-1][1]:
            start, end = spans[-1][0], max(spans.pop()[1], end)
        spans.append((start, end))
    yield from (BusyTime(start, end, travel) for start, end in spans)


def _minute_after(event: CalendarEvent) -> int:
    return of_datetime(event.end + timedelta(seconds=59))


def _warnings(entry: BusyFile, read: EventsRead) -> Iterator[str]:
    name = clean_line(entry.file)
    for each in read.skipped:
        yield f"{name}:{each.line}: '{each.name}' is not counted as busy: {each.reason}."
    if read.more_skipped:
        yield f"{name}: {counted(read.more_skipped, 'further event')} could not be used either."


def _notes(entry: BusyFile, read: EventsRead) -> Iterator[str]:
    count = len(read.skipped) + read.more_skipped
    if not count:
        return
    lines = ", ".join(str(each.line) for each in read.skipped[:MOST_LINES])
    more = " and more" if count > MOST_LINES else ""
    yield (
        f"{counted(count, 'event')} of {clean_line(entry.file)} could not be used and may clash "
        f"(line {lines}{more})."
    )
