"""Read planned runs out of files: calendars and CSV, told apart by rules in data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from planner.athlete.models.file import AthleteFile
from planner.athlete.models.running import PlannedRun, RunKind
from planner.errors import InputError, Mistake
from planner.inputs.runs.classify import Classifier
from planner.inputs.runs.csv_runs import read_csv_runs
from planner.inputs.runs.entries import Entry, Found
from planner.inputs.runs.title_tokens import plain
from planner.problem.run_events import EDGE_DAYS
from planner.settings.hard_run_recovery import HardRunSettings
from planner.text.cleaning import clean, quoted
from planner.text.key_path import KeyPath
from planner.text.lists import counted
from planner.yaml.document import Document

MOST_TITLE: Final = 120
MOST_RUNS: Final = 1_500
"""All files of one season hold at most so many; more is not a plan, and takes long to read."""
MOST_SKIPPED: Final = 100
"""So many entries of a file are named; the rest is counted."""
CALENDARS: Final = (".ics", ".ical")


@dataclass(frozen=True, slots=True)
class Planned:
    """Files of planned runs hold these runs.

    Attributes:
        files: The files' names.
        runs: The runs that count, in the order of their days.
        skipped: A line for each entry that could not be used, with its place and the reason.
    """

    files: tuple[str, ...]
    runs: tuple[PlannedRun, ...]
    skipped: tuple[str, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """Note for the athlete how many runs were read, and how many are guessed or left out."""
        runs = sum(run.kind is not RunKind.REST for run in self.runs)
        amount = f"{counted(runs, 'run')} and {counted(len(self.runs) - runs, 'rest day')}"
        unsure, skipped = sum(not run.sure for run in self.runs), len(self.skipped)
        said = ([f"{unsure} by a guess"] if unsure else []) + (
            [f"{skipped} more could not be used"] if skipped else []
        )
        looked = f", {' and '.join(said)}: coreplan runs shows which" if said else ""
        return (f"{amount} were read from {' and '.join(dict.fromkeys(self.files))}{looked}.",)

    def joined(self, file: AthleteFile) -> AthleteFile:
        """Add the runs to those of the athlete's file, behind those written by hand."""
        runs = (*file.running.runs, *self.runs)
        running = file.running.model_copy(update={"runs": runs})
        return file.model_copy(update={"running": running})


def read_planned(
    document: Document,
    folder: Path,
    file: AthleteFile,
    span: tuple[date, date],
    settings: HardRunSettings,
    zone: ZoneInfo,
) -> Planned:
    """Read the files that ``running.runs`` names.

    A run written by hand wins on its day. Where several files have a run on one day under one
    title, the first file's counts. Runs outside the season are dropped.

    Args:
        document: athlete.yaml, for the places of mistakes.
        folder: What paths are relative to.
        file: What athlete.yaml says.
        span: First and last day of the season.
        settings: What makes a run hard.
        zone: The athlete's.

    Raises:
        InputError: Every mistake in the files, or in naming them.
    """
    first, last = span[0] - timedelta(days=EDGE_DAYS), span[1] + timedelta(days=EDGE_DAYS)
    found = _read_files(document, folder, file.athlete.units, (first, last), zone)
    by_hand = {run.date for run in file.running.runs}
    entries = [
        (name, entry)
        for name, entry in _once(found)
        if first <= entry.day <= last and entry.day not in by_hand
    ]
    if len(entries) > MOST_RUNS:
        message = f"{len(entries)} runs in one season are too many; most is {MOST_RUNS}"
        raise InputError([document.mistake(("running", "runs"), message)])
    classifier = Classifier(file.athlete.units, file.running.titles, settings)
    runs = [_run(entry, name, classifier) for name, entry in entries]
    runs.sort(key=lambda run: (run.date, -1 if run.clock_minute is None else run.clock_minute))
    skipped = tuple(line for name, each in found for line in _shortened(name, each.skipped))
    return Planned(tuple(name for name, _ in found), tuple(runs), skipped)


def _read_files(
    document: Document, folder: Path, units: str, span: tuple[date, date], zone: ZoneInfo
) -> list[tuple[str, Found]]:
    """Read each file, under the name that messages call it."""
    found: list[tuple[str, Found]] = []
    mistakes: list[Mistake] = []
    for place, name in named_files(document):
        path, shown = folder / name, clean(name)
        try:
            if name.lower().endswith(CALENDARS):
                from planner.inputs.runs.ics_runs import read_ics_runs

                found.append((shown, read_ics_runs(path, shown, *span, zone)))
            else:
                found.append((shown, read_csv_runs(path, shown, units)))
        except InputError as error:
            mistakes += error.mistakes
        except ValueError as error:
            mistakes.append(document.mistake(place, f"{quoted(name)}: {error}"))
    if mistakes:
        raise InputError(mistakes)
    return found


def _shortened(name: str, lines: Sequence[str]) -> Sequence[str]:
    more = len(lines) - MOST_SKIPPED
    return [*lines[:MOST_SKIPPED], f"{name}: and {more} more"] if more > 0 else lines


def named_files(document: Document) -> list[tuple[KeyPath, str]]:
    """List the paths under ``running.runs``, each with its place."""
    running = document.data.get("running") if isinstance(document.data, dict) else None
    given = running.get("runs") if isinstance(running, dict) else None
    path: KeyPath = ("running", "runs")
    if isinstance(given, str):
        return [(path, given.strip())]
    entries = enumerate(given if isinstance(given, list) else ())
    return [((*path, n), name.strip()) for n, name in entries if isinstance(name, str)]


def _once(found: Sequence[tuple[str, Found]]) -> list[tuple[str, Entry]]:
    """List the entries of all files, without those that an earlier file has too."""
    kept: list[tuple[str, Entry]] = []
    seen: dict[tuple[object, str], int] = {}
    for number, (name, each) in enumerate(found):
        for entry in each.entries:
            key = (entry.day, plain(entry.written.title))
            if seen.setdefault(key, number) == number:
                kept.append((name, entry))
    return kept


def _run(entry: Entry, source: str, classifier: Classifier) -> PlannedRun:
    verdict = classifier.verdict(entry.written)
    return PlannedRun(
        date=entry.day,
        clock_minute=entry.start,
        kind=verdict.kind,
        minutes=verdict.minutes,
        distance_m=verdict.distance_m,
        title=entry.written.title[:MOST_TITLE],
        rule=verdict.rule,
        sure=verdict.sure,
        source=source,
    )
