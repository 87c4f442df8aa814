"""athlete.yaml to a problem that is ready to be solved or checked."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from planner.admissible import admissible_slots
from planner.athlete import AthleteFile, parse_athlete
from planner.athlete.models import MOST_PATH
from planner.catalogue import Catalogue, Exercise, add_own, load_catalogue
from planner.constraints import CalendarConstraint, Constraint, ContentConstraint
from planner.errors import InputError, Mistake
from planner.frame import Frame
from planner.problem import Problem
from planner.quoting import KeyPath, quoted
from planner.running import expand_runs
from planner.season import plan_season
from planner.settings import read_constraints, season_settings
from planner.yaml_file import Document, read_yaml


@dataclass(frozen=True)
class Loaded:
    """An athlete's file, read, checked and prepared.

    Attributes:
        path: The file.
        file: What it says.
        constraints: The enabled constraints with their settings, in order.
        problem: What is to be planned.
        sha256: Of its bytes, and of those of the athlete's own exercises.
    """

    path: Path
    file: AthleteFile
    constraints: tuple[Constraint, ...]
    problem: Problem
    sha256: str

    @property
    def calendar_constraints(self) -> list[CalendarConstraint]:
        """Those of the calendar level."""
        return [c for c in self.constraints if isinstance(c, CalendarConstraint)]

    @property
    def content_constraints(self) -> list[ContentConstraint]:
        """Those of the content level."""
        return [c for c in self.constraints if isinstance(c, ContentConstraint)]


def load(path: Path, *, today: date, season_start: date | None = None) -> Loaded:
    """Reads and prepares an athlete's file.

    Args:
        path: The athlete.yaml.
        today: Resolves a season without a start to the Monday after it.
        season_start: The start that an earlier plan resolved; used if the file gives none.

    Raises:
        InputError: Every mistake in the file, and in those with the athlete's own exercises.
        UsageError: No such file.
    """
    document = read_yaml(path)
    file, mistakes = parse_athlete(document)
    constraints, wrong = read_constraints(document)
    catalogue, theirs = _with_own(document, path.parent)
    unknown = [] if theirs else _unknown_exercises(document, catalogue)
    mistakes = [*mistakes, *wrong, *theirs, *unknown]
    if file is None or mistakes:
        raise InputError(mistakes)
    if file.season.start is None and season_start is not None:
        season = file.season.model_copy(update={"start": season_start})
        file = file.model_copy(update={"season": season})
    return Loaded(
        path=path,
        file=file,
        constraints=tuple(c for c in constraints if c.enabled),
        problem=_prepare(file, constraints, catalogue, today),
        sha256=_sha256([path, *(path.parent / each for each in file.athlete.exercises)]),
    )


def _prepare(
    file: AthleteFile, constraints: tuple[Constraint, ...], catalogue: Catalogue, today: date
) -> Problem:
    settings = season_settings(constraints)
    season = plan_season(file, settings, today)
    content = [c for c in constraints if isinstance(c, ContentConstraint) and c.enabled]
    calendar = [c for c in constraints if isinstance(c, CalendarConstraint) and c.enabled]

    def forbidden(frame: Frame, exercise: Exercise, problem: Problem) -> bool:
        return any(constraint.forbids(frame, exercise, problem) for constraint in content)

    problem = Problem(
        file=file,
        season=season,
        catalogue=catalogue,
        settings=settings,
        runs=(),
        excluded=_excluded(file, catalogue),
        forbidden=forbidden,
    )
    runs = expand_runs(file, season, settings.hard_run, problem.zone)
    problem = replace(problem, runs=runs)
    return problem.with_slots(admissible_slots(problem, calendar))


def _excluded(file: AthleteFile, catalogue: Catalogue) -> frozenset[str]:
    named = (catalogue.resolve(name) for name in file.athlete.exclude)
    return frozenset().union(*(found[1] for found in named if found))


def _with_own(document: Document, folder: Path) -> tuple[Catalogue, list[Mistake]]:
    """The catalogue with the exercises of ``athlete.exercises``; without them after mistakes."""
    catalogue = load_catalogue()
    paths, mistakes = [], []
    for place, name in _texts(document, "exercises"):
        if len(name) <= MOST_PATH and (folder / name).is_file():
            paths.append(folder / name)
        else:
            message = f"{quoted(name)}: there is no such file; write it as seen from athlete.yaml"
            mistakes.append(document.mistake(place, message))
    try:
        return (catalogue, mistakes) if mistakes or not paths else (add_own(catalogue, paths), [])
    except InputError as error:
        return catalogue, list(error.mistakes)


def _texts(document: Document, key: str) -> list[tuple[KeyPath, str]]:
    """The texts of a list below ``athlete``, each with its path."""
    athlete = document.data.get("athlete") if isinstance(document.data, dict) else None
    given = athlete.get(key) if isinstance(athlete, dict) else None
    entries = enumerate(given if isinstance(given, list) else ())
    return [(("athlete", key, n), text) for n, text in entries if isinstance(text, str)]


def _sha256(paths: Iterable[Path]) -> str:
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


def _unknown_exercises(document: Document, catalogue: Catalogue) -> list[Mistake]:
    mistakes = []
    for place, name in [*_texts(document, "exclude"), *_texts(document, "favourites")]:
        if catalogue.resolve(name) is None:
            near = catalogue.suggest(name)
            hint = f"; did you mean '{near}'?" if near else ""
            message = f"{quoted(name)} is not an exercise, ladder or family{hint}"
            mistakes.append(document.mistake(place, message))
    return mistakes
