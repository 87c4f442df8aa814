"""Read the files that athlete.yaml names, in the order in which they depend on each other."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from planner.athlete import AthleteFile
from planner.busy_times import BusyTime
from planner.errors import InputError, Mistake
from planner.season import Season, plan_season, with_history
from planner.season.settings import SeasonSettings
from planner.yaml_file import Document
from planner.zones import load_zone

Report = Callable[[int, int], None]
"""The report is told how many recordings of the training so far are read, of how many."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files' contents, joined to the athlete's own file.

    Attributes:
        file: The athlete's file with the training so far and the planned runs.
        season: The season with these.
        busy: The times that calendars take.
        notes: Notes on the files, for the plan.
        warnings: Each entry that could not be used, by its name, for the terminal.
        paths: Every file that was read; the plan depends on their contents.
    """

    file: AthleteFile
    season: Season
    busy: tuple[BusyTime, ...] = ()
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    paths: tuple[Path, ...] = ()


def read_inputs(
    document: Document,
    file: AthleteFile,
    folder: Path,
    settings: SeasonSettings,
    today: date,
    report: Report,
) -> Inputs:
    """Read busy calendars, planned runs and the training so far.

    Each reader, with its libraries, is imported only for athletes who name such a file.

    Args:
        document: athlete.yaml, for the places of mistakes.
        file: The athlete's file.
        folder: Its folder; paths are relative to it.
        settings: The season's settings.
        today: A season without a start begins on the Monday after it.
        report: Is told how many recordings are read, of how many.

    Raises:
        InputError: Files can't be used, each one named.
        UsageError: The season has no end.
    """
    inputs = Inputs(file, plan_season(file, settings, today))
    place = _Place(document, folder, settings, report)
    mistakes: list[Mistake] = []
    for read in (_with_busy_times, _with_planned_runs, _with_log):
        try:
            inputs = read(inputs, place)
        except InputError as error:
            mistakes += error.mistakes
    if mistakes:
        raise InputError(mistakes)
    if inputs.file is file:
        return inputs
    file = with_history(inputs.file, settings, inputs.season.start, inputs.season.end)
    return replace(inputs, file=file, season=plan_season(file, settings, today))


@dataclass(frozen=True, slots=True)
class _Place:
    document: Document
    folder: Path
    settings: SeasonSettings
    report: Report


def _with_busy_times(inputs: Inputs, place: _Place) -> Inputs:
    file = inputs.file
    if not file.free_time.busy:
        return inputs
    from planner.inputs.busy import read_busy

    zone = load_zone(file.athlete.timezone)
    busy = read_busy(place.document, file, place.folder, inputs.season, zone)
    return replace(
        inputs,
        busy=busy.times,
        notes=(*inputs.notes, *busy.notes),
        warnings=(*inputs.warnings, *busy.warnings),
        paths=(*inputs.paths, *(place.folder / each.file for each in file.free_time.busy)),
    )


def _with_planned_runs(inputs: Inputs, place: _Place) -> Inputs:
    file = inputs.file
    if not file.running.run_files:
        return inputs
    from planner.inputs.runs import read_planned

    hard, zone = place.settings.hard_run, load_zone(file.athlete.timezone)
    planned = read_planned(place.document, place.folder, file, inputs.season, hard, zone)
    return replace(
        inputs,
        file=planned.joined(file),
        notes=(*inputs.notes, *planned.notes),
        warnings=(*inputs.warnings, *planned.skipped),
        paths=(*inputs.paths, *(place.folder / name for name in file.running.run_files)),
    )


def _with_log(inputs: Inputs, place: _Place) -> Inputs:
    if not inputs.file.running.mileage_files:
        return inputs
    from planner.inputs.history.log import with_log

    file, read = with_log(inputs.file, place.document, place.folder, place.settings, place.report)
    return replace(inputs, file=file, paths=(*inputs.paths, *read))
