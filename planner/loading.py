"""athlete.yaml to a problem that is ready to be solved or checked."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from planner.admissible import admissible_slots
from planner.athlete import AthleteFile, parse_athlete
from planner.catalogue import Catalogue, Exercise, load_catalogue
from planner.constraints import CalendarConstraint, Constraint, ContentConstraint
from planner.errors import InputError, Mistake
from planner.frame import Frame
from planner.problem import Problem
from planner.quoting import quoted
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
        sha256: Of the file's bytes.
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
        InputError: Every mistake in the file.
        UsageError: No such file.
    """
    document = read_yaml(path)
    file, mistakes = parse_athlete(document)
    constraints, wrong = read_constraints(document)
    catalogue = load_catalogue()
    mistakes = [*mistakes, *wrong, *_unknown_exercises(document, catalogue)]
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
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
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


def _unknown_exercises(document: Document, catalogue: Catalogue) -> list[Mistake]:
    athlete = document.data.get("athlete") if isinstance(document.data, dict) else None
    mistakes = []
    for key in ("exclude", "favourites"):
        given = athlete.get(key) if isinstance(athlete, dict) else None
        for place, name in enumerate(given if isinstance(given, list) else ()):
            if isinstance(name, str) and catalogue.resolve(name) is None:
                near = catalogue.suggest(name)
                hint = f"; did you mean '{near}'?" if near else ""
                mistakes.append(
                    document.mistake(
                        ("athlete", key, place),
                        f"{quoted(name)} is not an exercise, ladder or family{hint}",
                    )
                )
    return mistakes
