"""Propose a first athlete.yaml from the files that ``coreplan init --from`` finds."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal
from zoneinfo import ZoneInfo

from planner.cli.ask.answers import (
    FEWEST_DAYS_AHEAD,
    MOST_DAYS_AHEAD,
    Answers,
    RaceAnswer,
    read_distance,
    read_name,
)
from planner.timeline.instants import clock

if TYPE_CHECKING:
    from planner.inputs.detect.detect import Survey
    from planner.inputs.detect.file_kind import Use
    from planner.inputs.detect.usual_week import Outing
    from planner.inputs.history.activity import Report

UNITS: Final[Literal["km"]] = "km"
"""Distances without a unit are read as this; the file says how to change it."""
MOST_LEFT_OUT: Final = 20


@dataclass(frozen=True, slots=True)
class Proposal:
    """The files propose this for athlete.yaml; days are weekdays from 0 (Monday).

    Attributes:
        comments: Lines about the files.
        week: The usual runs as YAML.
        week_from: The origin of these runs.
        windows: Free time, such as ``18:30-20:00``.
        busy: Busy calendars, as seen from athlete.yaml.
        runs: Files of planned runs.
        mileage: Files and folders of the training so far.
        race: The last race of the plan whose distance is known.
        season_end: The last day of the plan.
        files: Every file that was read.
    """

    comments: tuple[str, ...]
    week: Mapping[int, str]
    week_from: str
    windows: Mapping[int, tuple[str, ...]]
    busy: tuple[str, ...]
    runs: tuple[str, ...]
    mileage: tuple[str, ...]
    race: RaceAnswer | None
    season_end: date | None
    files: tuple[Path, ...] = ()

    @property
    def has_runs(self) -> bool:
        """Tell whether the files say what is run."""
        return bool(self.week or self.runs)

    def applied(self, answers: Answers) -> Answers:
        """Put the plan's race and end of season into the answers."""
        if self.race is None and self.season_end is not None:
            return replace(answers, race=None, season_end=self.season_end)
        return replace(answers, race=self.race)


def propose(
    folder: Path, athlete_yaml: Path | None, today: date, zone: ZoneInfo, report: "Report"
) -> Proposal:
    """Look at a folder, and propose an athlete.yaml.

    Args:
        folder: The folder.
        athlete_yaml: The file to write; None is standard output, in the current folder.
        today: The day between past and future.
        zone: The athlete's zone.
        report: Is told how many recordings are read, of how many.
    """
    from planner.inputs.detect.detect import survey
    from planner.inputs.detect.file_kind import Use
    from planner.inputs.detect.free_hours import free_hours

    found = survey(folder.resolve(), today, zone, UNITS, report)
    base = Path().resolve() if athlete_yaml is None else athlete_yaml.parent
    week, week_from = _usual_week(found, today, zone)
    windows = free_hours(found.busy, today)
    days = [run.day for run in found.planned if (run.day - today).days >= FEWEST_DAYS_AHEAD]

    def named(use: "Use") -> tuple[str, ...]:
        return tuple(_seen_from(base, file.path) for file in found.of(use))

    return Proposal(
        comments=tuple(_comments(found, base)),
        week={weekday: _as_yaml(run) for weekday, run in week.items()},
        week_from=week_from,
        windows={day: tuple(map(_span, spans)) for day, spans in windows.items()},
        busy=named(Use.BUSY),
        runs=named(Use.RUNS),
        mileage=named(Use.HISTORY),
        race=_race(found.races, today),
        season_end=max(days, default=None),
        files=found.paths,
    )


def _usual_week(found: "Survey", today: date, zone: ZoneInfo) -> tuple[Mapping[int, "Outing"], str]:
    """Find the usual week in the plan, whose days off habit would fill, else in the history."""
    from planner.inputs.detect.usual_week import outings_of, usual_week, weeks_after, weeks_before

    if found.planned:
        weeks = weeks_after(today, found.planned)
        return usual_week(found.planned, weeks), _source("the plan", weeks)
    done = outings_of(found.history, zone) if found.history else []
    if found.history is None or not done:
        return {}, ""
    weeks = weeks_before(found.history.end, done)
    return usual_week(done, weeks), _source("the training so far", weeks)


def _source(what: str, mondays: Sequence[date]) -> str:
    weeks = f"{len(mondays)} weeks" if len(mondays) > 1 else "the week"
    return f"as in most of {weeks} from {mondays[0]} on of {what}"


def _as_yaml(run: "Outing") -> str:
    parts = [f"kind: {run.kind.value}"]
    if run.start is not None:
        parts.append(f'start: "{clock(run.start)}"')
    if run.minutes is not None:
        parts.append(f"minutes: {run.minutes}")
    if run.distance_m is not None:
        parts.append(f"distance: {run.distance_m / 1000:g} km")
    return f"{{ {', '.join(parts)} }}"


def _span(window: tuple[int, int]) -> str:
    return f"{clock(window[0])}-{clock(window[1])}"


def _race(races: Iterable[tuple[str, "Outing"]], today: date) -> RaceAnswer | None:
    """Find the last race ahead whose distance is known."""
    for title, race in sorted(races, key=lambda each: each[1].day, reverse=True):
        ahead = FEWEST_DAYS_AHEAD <= (race.day - today).days <= MOST_DAYS_AHEAD
        if ahead and race.distance_m:
            try:
                distance = read_distance(f"{race.distance_m / 1000:.3f} km")
                return RaceAnswer(read_name(title[:80]), race.day, distance)
            except ValueError:
                continue
    return None


def _comments(found: "Survey", base: Path) -> Iterable[str]:
    for file in found.files:
        yield f"{_seen_from(base, file.path)}: {file.use.value}, {file.said}"
    history = found.history
    if history is not None and history.activities:
        first = history.activities[0].start.date()
        doubles = f"; {history.doubles} more were in two files" if history.doubles else ""
        yield f"In all {len(history.activities)} activities, {first} to {history.end}{doubles}"
    for line in found.left_out[:MOST_LEFT_OUT]:
        yield f"Not used: {line}"
    if len(found.left_out) > MOST_LEFT_OUT:
        yield f"Not used: {len(found.left_out) - MOST_LEFT_OUT} more files"
    if not found.files:
        yield "Nothing of use was found; all below is an example."


def _seen_from(base: Path, path: Path) -> str:
    return Path(os.path.relpath(path, base)).as_posix()
