"""Read the files that athlete.yaml names, in the order in which they depend on each other."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from planner.athlete.models.file import AthleteFile
from planner.errors import InputError, Mistake
from planner.season.past_training import with_history
from planner.season.plan_season import span_of
from planner.season.season_settings import SeasonSettings
from planner.timeline.busy_intervals import BusyTime
from planner.timeline.zones import load_zone
from planner.yaml.document import Document

Report = Callable[[int, int], None]
"""The report is told how many recordings of the training so far are read, of how many."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files' contents, joined to the athlete's own file.

    Attributes:
        file: The athlete's file with the training so far and the planned runs.
        busy: When the calendars say that there is no time.
        notes: For the plan: what an athlete should know about the files.
        warnings: For the terminal: each entry that could not be used, by its name.
        paths: Every file that was read; what they hold is part of what the plan was made of.
    """

    file: AthleteFile
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
    span = span_of(file, settings, today)
    inputs, place = Inputs(file), _Place(document, folder, settings, span, report)
    mistakes: list[Mistake] = []
    for read in (_with_busy_times, _with_planned_runs, _with_log):
        try:
            inputs = read(inputs, place)
        except InputError as error:
            mistakes += error.mistakes
    if mistakes:
        raise InputError(mistakes)
    return replace(inputs, file=with_history(inputs.file, settings, *span))


@dataclass(frozen=True, slots=True)
class _Place:
    document: Document
    folder: Path
    settings: SeasonSettings
    span: tuple[date, date]
    report: Report


def _with_busy_times(inputs: Inputs, place: _Place) -> Inputs:
    file = inputs.file
    if not file.free_time.busy:
        return inputs
    from planner.inputs.calendar.busy_calendars import read_busy

    zone = load_zone(file.athlete.timezone)
    busy = read_busy(place.document, file, place.folder, place.span, zone)
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
    from planner.inputs.runs.planned_runs import read_planned

    hard, zone = place.settings.hard_run, load_zone(file.athlete.timezone)
    planned = read_planned(place.document, place.folder, file, place.span, hard, zone)
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
    from planner.inputs.history.history_log import with_log

    file, read = with_log(inputs.file, place.document, place.folder, place.settings, place.report)
    return replace(inputs, file=file, paths=(*inputs.paths, *read))
