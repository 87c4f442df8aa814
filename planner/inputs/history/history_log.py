"""Turn a history into a training log: the weeks, the days trained, and notes."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from planner.athlete.models.file import AthleteFile
from planner.athlete.training_log import TrainingLog
from planner.errors import InputError, Mistake
from planner.inputs.history.activity import Kind, Report, Source, WeekRow, day_of, sunday_of
from planner.inputs.history.read_history import History, read_history
from planner.season.season_settings import SeasonSettings
from planner.text.cleaning import quoted
from planner.text.lists import and_list
from planner.timeline.zones import load_zone
from planner.yaml.document import Document


def with_log(
    file: AthleteFile, document: Document, folder: Path, settings: SeasonSettings, report: Report
) -> tuple[AthleteFile, Sequence[Path]]:
    """Read the log of ``running.mileage`` into the athlete's file; also return all files read.

    A distance without a unit is in the file's units, else in those that the athlete wrote.

    Args:
        file: The athlete's file, with at least one such file.
        document: athlete.yaml, for the places of mistakes in it.
        folder: The folder of athlete.yaml.
        settings: The bounds of a hard run, and efforts.
        report: Is told how many recordings are read, of how many.

    Raises:
        InputError: Files that aren't there, or can't be used.
    """
    own = file.athlete.units if "units" in file.athlete.model_fields_set else None
    zone, sources, missing = load_zone(file.athlete.timezone), list[Source](), list[Mistake]()
    for each in file.running.mileage_files:
        if (folder / each.file).exists():
            sources.append(Source(folder / each.file, each.file, each.units or own, zone))
        else:
            why = "there is no such file; write it as seen from athlete.yaml"
            missing.append(document.mistake(each.where, f"{quoted(each.file)}: {why}"))
    if missing:
        raise InputError(missing)
    log, files = read_log(sources, settings, report)
    running = file.running.model_copy(update={"log": log})
    return file.model_copy(update={"running": running}), files


def read_log(
    sources: Sequence[Source], settings: SeasonSettings, report: Report
) -> tuple[TrainingLog, tuple[Path, ...]]:
    """Read the log of files, and return all that were read for it.

    Raises:
        InputError: Files that can't be used.
    """
    history = read_history(sources, report, settings.hard_run, settings.monotony)
    table = history.table
    weeks = dict(zip(table["monday"], map(int, table["metres"]), strict=True))
    strength = dict(zip(table["monday"], map(int, table["strength_sessions"]), strict=True))
    zone = sources[0].zone
    log = TrainingLog(
        source=and_list(source.name for source in sources),
        end=history.end,
        weeks=_through(weeks, history.end),
        run_days=_days(history, Kind.RUN, zone),
        strength={monday: count for monday, count in strength.items() if count},
        strength_days=_days(history, Kind.STRENGTH, zone),
        notes=tuple(_notes(history)),
    )
    return log, history.files


def _through(weeks: dict[date, int], end: date) -> dict[date, int]:
    """Add weeks without a run after the known ones, up to the last known day."""
    monday = max(weeks, default=None)
    while monday is not None and monday + timedelta(days=7) <= end:
        monday += timedelta(days=7)
        weeks[monday] = 0
    return weeks


def _days(history: History, kind: Kind, zone: ZoneInfo) -> tuple[date, ...]:
    days = {day_of(activity, zone) for activity in history.activities if activity.kind is kind}
    days |= {sunday_of(week.monday) for week in history.weeks if _has(week, kind)}
    return tuple(sorted(days))


def _has(week: WeekRow, kind: Kind) -> bool:
    return bool(week.metres if kind is Kind.RUN else week.strength_sessions)


def _notes(history: History) -> Iterator[str]:
    """Note what was left out, the first by name; ``coreplan import`` names the rest."""
    if history.skipped:
        first, more = history.skipped[0], len(history.skipped) - 1
        others = f" and {more} more" if more else ""
        yield f"Left out of the history: {first}{others}. coreplan import names all."
