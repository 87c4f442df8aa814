"""Tell a file's kind: a busy calendar, planned runs or training that was done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final, Literal
from zoneinfo import ZoneInfo

from planner.athlete.models.free_time import BusyFile
from planner.athlete.models.running import RunKind
from planner.errors import InputError
from planner.inputs.calendar.busy_calendars import counts
from planner.inputs.calendar.events import CalendarEvent, read_events
from planner.inputs.detect.usual_week import Outing
from planner.inputs.history.csv_file import read_table
from planner.inputs.history.formats import RECORDINGS, format_of
from planner.inputs.history.recordings import recordings_in, suffix_of
from planner.inputs.runs.classify import Classifier, Verdict, Written
from planner.inputs.runs.csv_runs import read_csv_runs
from planner.inputs.runs.entries import Entry
from planner.inputs.runs.ics_runs import read_ics_runs
from planner.settings.hard_run_recovery import HardRunSettings
from planner.text.lists import counted

CALENDARS: Final = (".ics", ".ical")


class Use(StrEnum):
    """A file is good for one of these uses."""

    BUSY = "busy calendar"
    RUNS = "planned runs"
    HISTORY = "training so far"


@dataclass(frozen=True, slots=True)
class FileKind:
    """A file has a use, and contents from which proposals are made.

    Attributes:
        use: The use.
        said: Its contents in words.
        busy: The events that take time.
        planned: The runs.
        races: The runs that are surely races, with their titles.
    """

    use: Use
    said: str
    busy: tuple[CalendarEvent, ...] = ()
    planned: tuple[Outing, ...] = ()
    races: tuple[tuple[str, Outing], ...] = ()


def kind_of(
    path: Path, name: str, first: date, last: date, zone: ZoneInfo, units: Literal["km", "mi"]
) -> FileKind:
    """Tell the kind of a file or a folder of recordings.

    Args:
        path: The file or folder.
        name: The name in messages.
        first: First day that matters of a calendar.
        last: Last day that matters of a calendar.
        zone: The athlete's zone.
        units: The unit of distances whose file has none.

    Raises:
        InputError: The file is of no use; the mistake says why.
        ValueError: The file is of no use; the message says why.
    """
    classifier = Classifier(units, (), HardRunSettings())
    if path.is_dir() or suffix_of(path) in RECORDINGS:
        return FileKind(Use.HISTORY, counted(len(recordings_in(path, name)), "recording"))
    if path.suffix.lower() in CALENDARS:
        return _calendar(path, name, first, last, zone, classifier)
    table = read_table(path, name)
    if export := format_of(table):
        return FileKind(Use.HISTORY, export.name)
    try:
        entries = read_csv_runs(path, name, units).entries
    except InputError:
        entries = ()
    told = _planned(entries, classifier)
    if not _are_runs([classifier.verdict(entry.written) for entry in entries], amounts=True):
        raise ValueError("neither planned runs nor a known export of training")
    return told


def recordings(folder: Path, paths: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """The folder itself if recordings lie in it, else the folders in it that have any."""
    if any(suffix_of(path) in RECORDINGS and path.is_file() for path in paths):
        yield folder, folder.name or "."
        return
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            try:
                recordings_in(path, path.name)
            except InputError:
                continue
            yield path, path.name


def _calendar(
    path: Path, name: str, first: date, last: date, zone: ZoneInfo, classifier: Classifier
) -> FileKind:
    events = read_events(path, first, last, zone).events
    theirs = [event for event in events if not (event.ours or event.cancelled)]
    if not theirs:
        own = "coreplan's own plan" if events else f"it has no event from {first} to {last}"
        raise ValueError(own)
    if _are_runs([classifier.verdict(Written(event.title)) for event in theirs]):
        return _planned(read_ics_runs(path, name, first, last, zone).entries, classifier)
    busy = tuple(event for event in theirs if counts(event, BusyFile(file=name)))
    free = len(theirs) - len(busy)
    shown_free = f", {free} more shown as free" if free else ""
    days = [event.day for event in theirs]
    said = f"{counted(len(busy), 'event')}{shown_free}, {min(days)} to {max(days)}"
    return FileKind(Use.BUSY, said, busy=busy)


def _are_runs(verdicts: Sequence[Verdict], *, amounts: bool = False) -> bool:
    """Tell whether most are surely runs; days of rest and other sports count for neither side.

    With ``amounts`` a distance or a duration makes a run sure enough, as in a table of plain
    numbers. Meetings have titles that could be runs, so they don't do that in calendars.
    """
    runs = [each for each in verdicts if each.kind is not RunKind.REST]
    sure = [each for each in runs if each.sure or (amounts and (each.distance_m or each.minutes))]
    return 2 * len(sure) > len(runs)


def _planned(entries: Sequence[Entry], classifier: Classifier) -> FileKind:
    told = [(entry, classifier.verdict(entry.written)) for entry in entries]
    runs = [(entry, verdict) for entry, verdict in told if verdict.kind is not RunKind.REST]
    outings = [
        Outing(entry.day, entry.start, verdict.kind, verdict.minutes, verdict.distance_m)
        for entry, verdict in runs
    ]
    races = [
        (entry.written.title, outing)
        for (entry, verdict), outing in zip(runs, outings, strict=True)
        if verdict.kind is RunKind.RACE and verdict.sure
    ]
    days = [entry.day for entry, _ in runs]
    unsure = sum(not verdict.sure for _, verdict in runs)
    guesses = f", {counted(unsure, 'guess', 'guesses')}" if unsure else ""
    said = f"{counted(len(runs), 'run')}{guesses}"
    if days:
        said += f", {min(days)} to {max(days)}"
    return FileKind(Use.RUNS, said, planned=tuple(outings), races=tuple(races))
