"""Turn athlete.yaml into a problem that is ready to be solved or checked."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from planner.athlete.athlete_file import ATHLETE_KEYS, parse_athlete
from planner.athlete.models.file import AthleteFile
from planner.configuration.constraint_reader import (
    origins,
    read_constraints,
    repealed_settings,
    season_settings,
)
from planner.configuration.layers import Origin
from planner.configuration.profile_reader import read_profiles
from planner.configuration.set_options import read_options
from planner.constraints.base import (
    CalendarConstraint,
    Constraint,
    ContentConstraint,
    ProgrammeConstraint,
    ProgrammeWishes,
    slot_criteria,
)
from planner.errors import InputError
from planner.inputs.calendar.missing_calendars import missing_calendars
from planner.inputs.named_exercises import read_own_exercises, unknown_exercises
from planner.inputs.read_inputs import Report, read_inputs
from planner.problem.candidate_slots import admissible_slots
from planner.problem.problem import Problem
from planner.problem.run_events import expand_runs
from planner.season.plan_season import plan_season
from planner.timeline.zones import load_zone
from planner.yaml.document import Document, parse_yaml, read_yaml


@dataclass(frozen=True, slots=True)
class Written:
    """Hold an athlete's file as it was written.

    Attributes:
        path: The file.
        text: What it says, word for word.
        document: Its data, with the line of each value.
        options: The ``--set`` that win over it.
        origins: By constraint and dotted setting (``base.least``), where it was written; that may
            be an option or a profile.
        sha256: Of the file's bytes, of those of every file that it names, and of the options.
        paths: The file itself and every file that it names; none of them is ever written to.
    """

    path: Path
    text: str
    document: Document
    options: tuple[str, ...]
    origins: Mapping[tuple[str, str], Origin]
    sha256: str
    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Instance:
    """An athlete's file, read, checked and prepared.

    Attributes:
        written: What the athlete wrote.
        problem: What is to be planned; its file is the one in force, with all that profiles, runs
            and the training so far add to what was written.
        constraints: The enabled constraints with their settings, in order.
        switched_off: The other constraints.
        warnings: What could not be used of the files that it names, for the terminal.
    """

    written: Written
    problem: Problem
    constraints: tuple[Constraint, ...]
    switched_off: tuple[Constraint, ...]
    warnings: tuple[str, ...]

    @property
    def calendar_constraints(self) -> list[CalendarConstraint]:
        """List the constraints of the calendar level."""
        return [c for c in self.constraints if isinstance(c, CalendarConstraint)]

    @property
    def programme_constraints(self) -> list[ProgrammeConstraint]:
        """List the constraints of the programme level."""
        return [c for c in self.constraints if isinstance(c, ProgrammeConstraint)]

    @property
    def programme_wishes(self) -> list[ProgrammeWishes]:
        """List the constraints that may wish anything of programmes."""
        return [c for c in self.constraints if isinstance(c, ProgrammeWishes)]

    @property
    def content_constraints(self) -> list[ContentConstraint]:
        """List the constraints of the content level."""
        return [c for c in self.constraints if isinstance(c, ContentConstraint)]


def load(
    path: Path,
    *,
    today: date,
    season_start: date | None = None,
    options: Sequence[str] = (),
    text: str | None = None,
    like: Instance | None = None,
    report: Report = lambda done, total: None,
) -> Instance:
    """Read and prepare an athlete's file.

    Args:
        path: The athlete.yaml.
        today: A season without a start begins on the Monday after it.
        season_start: The start that an earlier plan resolved; used if the file gives none.
        options: Settings that win over the file, such as ``hard-run-recovery.heavy_before=36``.
        text: Read instead of the file's own text.
        like: Another version of the file; what was computed for it and holds here is reused.
        report: Is told how many recordings of the training so far are read, of how many.

    Raises:
        InputError: Every mistake in the file, its profiles, the options and the files with the
            athlete's own exercises; or in the calendars, planned runs and history that it names.
        UsageError: No such file, or an installed constraint that cannot be used.
    """
    document = read_yaml(path, ATHLETE_KEYS) if text is None else parse_yaml(text, str(path))
    file, mistakes = parse_athlete(document)
    by_hand, misspelt = read_options(options)
    own, folder = (document, *by_hand), path.parent
    profiles, wrong = read_profiles([(document, folder), *((each, Path()) for each in by_hand)])
    constraints, theirs = read_constraints(*own, profiles=profiles.documents)
    catalogue, others = read_own_exercises(document, folder)
    rules, misread = profiles.rules_with(document, folder, catalogue)
    unknown = [*unknown_exercises(document, profiles.exclude, catalogue), *misread]
    missing = missing_calendars(document, folder)
    mistakes = [*mistakes, *misspelt, *wrong, *theirs, *(others or unknown), *missing]
    if file is None or mistakes:
        raise InputError(mistakes)
    settings = season_settings(constraints)
    file = profiles.united_with(_starting(file, season_start))
    inputs = read_inputs(document, file, folder, settings, today, report)
    content = path.read_bytes() if text is None else text.encode()
    exercises = [folder / each for each in file.athlete.exercises]
    named = (*profiles.paths, *exercises, *inputs.paths)
    written = Written(
        path=path,
        text=content.decode(),
        document=document,
        options=tuple(options),
        origins=origins(*own, profiles=profiles.documents),
        sha256=_sha256(content, named, options),
        paths=(path, *named),
    )
    every = (*constraints, *rules)
    enabled = tuple(constraint for constraint in every if constraint.enabled)
    season = plan_season(inputs.file, settings, today)
    problem = Problem(
        file=inputs.file,
        season=season,
        catalogue=catalogue,
        settings=settings,
        runs=expand_runs(inputs.file, season, settings.hard_run, load_zone(file.athlete.timezone)),
        forbidding=tuple(c for c in enabled if isinstance(c, ContentConstraint) and c.forbids_some),
        looking_back=tuple(c for c in enabled if isinstance(c, ContentConstraint) and c.looks_back),
        area_limits=_area_limits(enabled),
        busy=inputs.busy,
        input_notes=inputs.notes,
    )
    return Instance(
        written=written,
        problem=_with_slots(problem, enabled, like),
        constraints=enabled,
        switched_off=tuple(constraint for constraint in every if not constraint.enabled),
        warnings=(*repealed_settings(*profiles.documents, *own), *inputs.warnings),
    )


def _starting(file: AthleteFile, season_start: date | None) -> AthleteFile:
    """Return the file with a season's start, if it has none."""
    if file.season.start is not None or season_start is None:
        return file
    season = file.season.model_copy(update={"start": season_start})
    return file.model_copy(update={"season": season})


def _with_slots(
    problem: Problem, constraints: Sequence[Constraint], like: Instance | None
) -> Problem:
    """The problem with its slots, and with what is known of them in another version of the file."""
    calendar = [c for c in constraints if isinstance(c, CalendarConstraint)]
    if like is not None and _same_sessions(problem, like.problem):
        problem = problem.remembering(like.problem)
        if calendar == like.calendar_constraints:
            return problem.with_slots(like.problem.slots)
    return problem.with_slots(admissible_slots(problem, slot_criteria(calendar)))


def _area_limits(constraints: Iterable[Constraint]) -> dict[str, int]:
    """The lowest limit of each area."""
    limits: dict[str, int] = {}
    for constraint in constraints:
        if isinstance(constraint, ContentConstraint):
            for area, most in constraint.area_limits().items():
                limits[area] = min(limits.get(area, most), most)
    return limits


def _same_sessions(one: Problem, other: Problem) -> bool:
    """Tell whether a session, on any day, can hold the same in two versions of a file."""
    return one.catalogue is other.catalogue and (
        _facts(one.file),
        one.season,
        one.settings,
        one.busy,
        one.forbidding,
    ) == (_facts(other.file), other.season, other.settings, other.busy, other.forbidding)


def _facts(file: AthleteFile) -> AthleteFile:
    """Return the file without its constraints, its rules and what becomes the season."""
    season = file.season.model_copy(update={"start": None})
    return file.model_copy(update={"constraints": {}, "rules": (), "season": season})


def _sha256(content: bytes, paths: Iterable[Path], options: Iterable[str]) -> str:
    """Hash everything that a plan is made of."""
    digest = hashlib.sha256(content)
    for path in paths:
        digest.update(path.read_bytes())
    for text in options:
        digest.update(f"\n--set {text}".encode())
    return digest.hexdigest()
