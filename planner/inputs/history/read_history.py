"""Read the training so far: exports and recordings, joined into one weekly table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from planner.errors import InputError, Mistake
from planner.inputs.history.activity import (
    Activity,
    Found,
    Report,
    Skipped,
    Source,
    WeekRow,
    day_of,
    sunday_of,
)
from planner.inputs.history.csv_file import read_table, refuse
from planner.inputs.history.formats import RECORDINGS, exports_in_words, format_of
from planner.inputs.history.merge import merge
from planner.inputs.history.rating import Rater
from planner.inputs.history.recordings import read_recordings, recordings_in, suffix_of

if TYPE_CHECKING:
    import pandas as pd

    from planner.settings.hard_run_recovery import HardRunSettings
    from planner.settings.monotony import MonotonySettings


MOST_KNOWN: Final = 20
"""At most so many sources are remembered: explanations try many changes of athlete.yaml."""
MOST_COMPARED_BYTES: Final = 4 * 1024 * 1024
MOST_STRAYS: Final = 3
LONG_BEFORE: Final = timedelta(days=366)
"""So few activities, so long after all others, were dated by a wrong clock (E)."""
_known: dict[tuple[object, ...], Found] = {}
_reading = Lock()


@dataclass(frozen=True)
class History:
    """A history was read from files.

    Attributes:
        table: One row a week; see ``weekly_table``.
        end: The last day that the files cover.
        activities: The activities, each once, in order.
        weeks: The weeks of weekly files.
        files: The files that were read, in order.
        skipped: The rows and files left out.
        assumed: Assumptions about things the files don't say.
        doubles: The number of records merged into another one of the same activity.
    """

    table: "pd.DataFrame"
    end: date
    activities: tuple[Activity, ...] = ()
    weeks: tuple[WeekRow, ...] = ()
    files: tuple[Path, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    assumed: tuple[str, ...] = ()
    doubles: int = 0


def read_history(
    sources: Sequence[Source],
    report: Report = lambda done, total: None,
    hard_run: "HardRunSettings | None" = None,
    efforts: "MonotonySettings | None" = None,
) -> History:
    """Read files and folders into one history.

    Args:
        sources: At least one; all have the same zone.
        report: Is told how many recordings of a folder are done.
        hard_run: The bounds of a hard run.
        efforts: The efforts of activities without one.

    Raises:
        InputError: Files can't be used, each one named; or none of them holds anything.
    """
    found, mistakes = Found(), list[Mistake]()
    for source in sources:
        try:
            found.add(_read(source, report))
        except InputError as problem:
            mistakes += problem.mistakes
    if mistakes:
        raise InputError(mistakes)
    return _history(found, sources, hard_run, efforts)


def _read(source: Source, report: Report) -> Found:
    """Read a source, once in a process while it stays as it is."""
    key = (source.path, source.name, source.units, source.zone.key, _state(source))
    with _reading:
        if key not in _known:
            if len(_known) >= MOST_KNOWN:
                _known.clear()
            _known[key] = _read_anew(source, report)
        return _known[key]


def _state(source: Source) -> object:
    """Return sizes and times of a file or a folder's recordings; a small file's content too."""
    path = source.path
    files = recordings_in(path, source.name) if path.is_dir() else [path]
    try:
        stats = [(str(each), each.stat()) for each in files]
        state = tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)
        small = path.is_file() and stats[0][1].st_size <= MOST_COMPARED_BYTES
        return (state, sha256(path.read_bytes()).digest() if small else b"")
    except OSError:
        return None


def _read_anew(source: Source, report: Report) -> Found:
    if source.path.is_dir():
        return read_recordings(recordings_in(source.path, source.name), source, report)
    if not source.path.is_file():
        raise refuse(source.name, "there is no such file or folder; check its name")
    if suffix_of(source.path) in RECORDINGS:
        return read_recordings([source.path], source, report)
    table = read_table(source.path, source.name)
    export = format_of(table)
    if export is None:
        known = exports_in_words()
        raise refuse(source.name, f"these columns match no known export; use {known}")
    found = export.read(table, source)
    found.files.append(source.path)
    return found


def _history(
    found: Found,
    sources: Sequence[Source],
    hard_run: "HardRunSettings | None",
    efforts: "MonotonySettings | None",
) -> History:
    from planner.inputs.history.weeks import weekly_table

    zone = sources[0].zone
    activities = merge(found.activities)
    doubles = len(found.activities) - len(activities)
    activities, strays = _without_strays(activities)
    table, impossible = weekly_table(
        activities, found.weeks, zone, Rater(activities, hard_run, efforts)
    )
    skipped = (*found.skipped, *strays, *impossible)
    if not activities and not found.weeks:
        why = f"; the first that was left out: {skipped[0]}" if skipped else ""
        raise refuse(sources[0].name, f"there is no activity in it{why}")
    days = [day_of(activity, zone) for activity in activities]
    return History(
        table=table,
        end=max([*days, *(sunday_of(week.monday) for week in found.weeks)]),
        activities=tuple(activities),
        weeks=tuple(found.weeks),
        files=tuple(found.files),
        skipped=skipped,
        assumed=tuple(found.assumed),
        doubles=doubles,
    )


def _without_strays(activities: list[Activity]) -> tuple[list[Activity], list[Skipped]]:
    """Leave out a few activities that are dated far after the many others.

    They would end the history late, and all weeks before them would look like weeks without
    training.
    """
    for count in range(1, min(MOST_STRAYS, len(activities) // 4) + 1):
        before, stray = activities[-count - 1], activities[-count]
        if stray.start - before.start > LONG_BEFORE:
            reason = "long after all others; the clock of its device may have been wrong"
            left = [
                Skipped("history", 0, f"the activity of {each.start.date()} is {reason}")
                for each in activities[-count:]
            ]
            return activities[:-count], left
    return activities, []
