"""Survey a runner's folder: each file is read to find out its use."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Final, Literal
from zoneinfo import ZoneInfo

from planner.athlete.models.free_time import MOST_BUSY_FILES
from planner.athlete.models.running import MOST_MILEAGE_FILES, MOST_RUN_FILES
from planner.athlete.value_types import MOST_PATH
from planner.errors import InputError
from planner.inputs.calendar.events import CalendarEvent
from planner.inputs.detect.file_kind import FileKind, Use, kind_of, recordings
from planner.inputs.detect.usual_week import Outing
from planner.inputs.history.activity import Report, Source
from planner.inputs.history.read_history import History, read_history
from planner.text.cleaning import clean_line

DAYS_BACK: Final = 8 * 7
DAYS_AHEAD: Final = 52 * 7
"""Calendars are read as far back as habits are looked for, and as far ahead as plans go."""
MOST_FILES: Final = 100
"""At most so many calendars and tables are opened; one runner's exports are fewer."""
MOST: Final = {
    Use.BUSY: MOST_BUSY_FILES,
    Use.RUNS: MOST_RUN_FILES,
    Use.HISTORY: MOST_MILEAGE_FILES,
}
"""The most files that athlete.yaml takes for each use."""


@dataclass(frozen=True, slots=True)
class SurveyedFile:
    """A file or folder is of use.

    Attributes:
        path: The file or folder.
        use: The use.
        said: Its contents in words.
    """

    path: Path
    use: Use
    said: str


@dataclass(slots=True)
class Survey:
    """A folder holds these files.

    Attributes:
        files: The files of use, by their names.
        left_out: A line for each other one, with the reason.
        busy: The events that take time, as their calendars have them.
        planned: The planned runs.
        races: The planned runs that are races, with their titles.
        history: The training so far, if there is any.
    """

    files: list[SurveyedFile] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    busy: list[CalendarEvent] = field(default_factory=list)
    planned: list[Outing] = field(default_factory=list)
    races: list[tuple[str, Outing]] = field(default_factory=list)
    history: History | None = None

    def of(self, use: Use) -> list[SurveyedFile]:
        """List the files for one use."""
        return [file for file in self.files if file.use is use]

    @property
    def paths(self) -> tuple[Path, ...]:
        """List every file of use, those in folders of recordings too."""
        recordings = self.history.files if self.history else ()
        return (*(file.path for file in self.files), *recordings)


def survey(
    folder: Path, today: date, zone: ZoneInfo, units: Literal["km", "mi"], report: Report
) -> Survey:
    """Look at calendars, tables and recordings of a folder, and recordings in folders below.

    Args:
        folder: The folder.
        today: Calendars are read from eight weeks before it to a year after.
        zone: The athlete's zone.
        units: The unit of distances whose file has none.
        report: Is told how many recordings are read, of how many.
    """
    found = Survey()
    first, last = today - timedelta(days=DAYS_BACK), today + timedelta(days=DAYS_AHEAD)
    sources: list[Source] = []
    for path, name in _candidates(folder, found):
        try:
            told = kind_of(path, name, first, last, zone, units)
        except (InputError, ValueError) as error:
            found.left_out.append(f"{name}: {_reason(error)}")
            continue
        if len(found.of(told.use)) >= MOST[told.use]:
            found.left_out.append(f"{name}: athlete.yaml takes {MOST[told.use]} files of this kind")
            continue
        _add(found, path, told)
        if told.use is Use.HISTORY:
            sources.append(Source(path, name, units, zone))
    _read_history(found, sources, report)
    return found


def _candidates(folder: Path, found: Survey) -> Iterator[tuple[Path, str]]:
    """Yield calendars and tables by name, then the folders of recordings."""
    tables = 0
    with os.scandir(folder) as entries:
        paths = sorted(Path(entry.path) for entry in entries if not entry.name.startswith("."))
    for path in paths:
        name = clean_line(path.name)
        if path.suffix.lower() not in (".ics", ".ical", ".csv", ".tsv"):
            continue
        tables += 1
        if name != path.name or len(str(path)) > MOST_PATH:
            found.left_out.append(f"{name}: give it a shorter and plainer name")
        elif tables > MOST_FILES:
            found.left_out.append(f"{name}: there are more than {MOST_FILES} files")
        else:
            yield path, name
    yield from recordings(folder, paths)


def _add(found: Survey, path: Path, told: FileKind) -> None:
    found.files.append(SurveyedFile(path, told.use, told.said))
    found.busy += told.busy
    found.planned += told.planned
    found.races += told.races


def _read_history(found: Survey, sources: Sequence[Source], report: Report) -> None:
    """Read all history together, so that doubles count once; drop files that can't be read."""
    if not sources:
        return
    try:
        found.history = read_history(sources, report)
        return
    except InputError:
        usable = [source for source in sources if _is_usable(found, source)]
    found.history = read_history(usable) if usable else None


def _is_usable(found: Survey, source: Source) -> bool:
    try:
        read_history([source])
    except InputError as error:
        found.files = [file for file in found.files if file.path != source.path]
        found.left_out.append(f"{source.name}: {_reason(error)}")
        return False
    return True


def _reason(error: InputError | ValueError) -> str:
    if isinstance(error, InputError):
        return clean_line(error.mistakes[0].message)
    return clean_line(str(error))
