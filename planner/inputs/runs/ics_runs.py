"""Read planned runs out of a calendar file."""

from datetime import date, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from planner.inputs.calendar.events import CalendarEvent, read_events
from planner.inputs.runs.classify import Written
from planner.inputs.runs.entries import Entry, Found
from planner.text.cleaning import quoted

MOST_LENGTH: Final = timedelta(hours=24)


def read_ics_runs(path: Path, shown: str, first: date, last: date, zone: ZoneInfo) -> Found:
    """Read the events of a calendar as runs; core sessions of ours are left out.

    Args:
        path: The file.
        shown: The file's name in messages.
        first: First day that matters.
        last: Last day that matters.
        zone: The athlete's zone.

    Raises:
        ValueError: It cannot be read; the message is for people.
    """
    read = read_events(path, first, last, zone)
    entries: list[Entry] = []
    skipped = [f"{shown}: {each}" for each in read.skipped]
    if read.more_skipped:
        skipped.append(f"{shown}: and {read.more_skipped} more events")
    for event in read.events:
        if event.ours or not first <= event.day <= last:
            continue
        if reason := _unusable(event):
            skipped.append(f"{shown}: {quoted(event.title)} on {event.day}: {reason}")
        else:
            entries.append(_entry(event))
    return Found(tuple(entries), tuple(skipped))


def _unusable(event: CalendarEvent) -> str:
    if event.cancelled:
        return "it is cancelled"
    if not event.title:
        return "it has no title"
    if event.end - event.start > MOST_LENGTH + timedelta(hours=event.all_day):
        return "it lasts longer than a day, so it is no run"
    return ""


def _entry(event: CalendarEvent) -> Entry:
    length = 0 if event.all_day else (event.end - event.start) // timedelta(minutes=1)
    written = Written(
        title=event.title,
        details=event.description,
        type=" ".join(event.categories),
        blocked_minutes=length or None,
    )
    start = None if event.all_day else event.start.hour * 60 + event.start.minute
    return Entry(event.day, start, written)
