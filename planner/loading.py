"""Turn athlete.yaml into a problem that is ready to be solved or checked."""

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from planner.admissible import admissible_slots
from planner.athlete import AthleteFile, parse_athlete
from planner.athlete.value_types import MOST_PATH
from planner.catalogue import Catalogue, Exercise, add_own, load_catalogue
from planner.constraints import CalendarConstraint, Constraint, ContentConstraint
from planner.errors import InputError, Mistake
from planner.frame import Frame
from planner.inputs.calendar_files import missing_calendars
from planner.inputs.reading import Inputs, Report, read_inputs
from planner.problem import Problem
from planner.rules import Rule, read_rules
from planner.running import expand_runs
from planner.season.settings import SeasonSettings
from planner.settings import Origin, origins, read_constraints, read_option, season_settings
from planner.settings.profiles import Profiles, read_profiles
from planner.text.cleaning import quoted
from planner.text.key_path import KeyPath
from planner.yaml_file import Document, parse_yaml, read_yaml


@dataclass(frozen=True)
class Loaded:
    """An athlete's file, read, checked and prepared.

    Attributes:
        path: The file.
        file: The file's contents, with the flags and exclusions of its profiles.
        constraints: The enabled constraints with their settings, in order.
        problem: The problem to solve.
        sha256: The hash of the file, of every file that it names, and of the options.
        document: The file's data, with the line of each value.
        text: The file's text, word for word.
        switched_off: The constraints that are not enabled.
        origins: The place of each setting, by constraint and dotted name (``base.least``).
        options: The ``--set`` options in force.
        warnings: Unusable parts of the files that it names, for the terminal.
    """

    path: Path
    file: AthleteFile
    constraints: tuple[Constraint, ...]
    problem: Problem
    sha256: str
    document: Document
    text: str
    switched_off: tuple[Constraint, ...] = ()
    origins: Mapping[tuple[str, str], Origin] = field(default_factory=dict)
    options: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def calendar_constraints(self) -> list[CalendarConstraint]:
        """List the constraints of the calendar level."""
        return [c for c in self.constraints if isinstance(c, CalendarConstraint)]

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
    like: Loaded | None = None,
    report: Report = lambda done, total: None,
) -> Loaded:
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
    document = read_yaml(path) if text is None else parse_yaml(text, str(path))
    file, mistakes = parse_athlete(document)
    set_by_hand, misspelt = _options(options)
    own = [document, *set_by_hand]
    profiles, wrong = read_profiles(
        [(document, path.parent), *((each, Path()) for each in set_by_hand)]
    )
    constraints, theirs = read_constraints(*own, profiles=profiles.documents)
    catalogue, others = _with_own(document, path.parent)
    rules, misread = _rules(document, profiles, path.parent, catalogue)
    constraints = (*constraints, *rules)
    unknown = [*_unknown_exercises(document, profiles, catalogue), *misread]
    missing = missing_calendars(document, path.parent)
    mistakes = [*mistakes, *misspelt, *wrong, *theirs, *(others or unknown), *missing]
    if file is None or mistakes:
        raise InputError(mistakes)
    file = profiles.united_with(_starting(file, season_start))
    settings = season_settings(constraints)
    inputs = read_inputs(document, file, path.parent, settings, today, report)
    exercises = (path.parent / each for each in file.athlete.exercises)
    files = (*profiles.paths, *exercises, *inputs.paths)
    content = path.read_bytes() if text is None else text.encode()
    return Loaded(
        path=path,
        file=inputs.file,
        constraints=tuple(c for c in constraints if c.enabled),
        problem=_prepare(inputs, constraints, settings, catalogue, like),
        warnings=inputs.warnings,
        sha256=_sha256(content, files, options),
        document=document,
        text=content.decode(),
        switched_off=tuple(c for c in constraints if not c.enabled),
        origins=origins(*own, profiles=profiles.documents),
        options=tuple(options),
    )


def _rules(
    document: Document, profiles: Profiles, folder: Path, catalogue: Catalogue
) -> tuple[list[Rule], list[Mistake]]:
    """Read the rules of the profiles, then the athlete's own."""
    labels = [(each, os.path.relpath(each.name, folder)) for each in profiles.documents]
    read = [read_rules(each, catalogue, label) for each, label in [*labels, (document, None)]]
    rules = [rule for found, _ in read for rule in found]
    return rules, [mistake for _, mistakes in read for mistake in mistakes]


def _options(texts: Sequence[str]) -> tuple[list[Document], list[Mistake]]:
    documents: list[Document] = []
    mistakes: list[Mistake] = []
    for text in texts:
        try:
            documents.append(read_option(text))
        except InputError as error:
            mistakes += error.mistakes
    return documents, mistakes


def _starting(file: AthleteFile, season_start: date | None) -> AthleteFile:
    """Return the file with a season's start, if it has none."""
    if file.season.start is not None or season_start is None:
        return file
    season = file.season.model_copy(update={"start": season_start})
    return file.model_copy(update={"season": season})


def _prepare(
    inputs: Inputs,
    constraints: tuple[Constraint, ...],
    settings: SeasonSettings,
    catalogue: Catalogue,
    like: Loaded | None,
) -> Problem:
    file, season = inputs.file, inputs.season
    calendar = [c for c in constraints if isinstance(c, CalendarConstraint) and c.enabled]
    forbidding = _forbidding(c for c in constraints if c.enabled)

    def forbidden(frame: Frame, exercise: Exercise, problem: Problem) -> bool:
        for constraint in forbidding:  # noqa: SIM110 - a million times, and half as long as any()
            if constraint.forbids(frame, exercise, problem):
                return True
        return False

    problem = Problem(
        file=file,
        season=season,
        catalogue=catalogue,
        settings=settings,
        runs=(),
        excluded=_excluded(file, catalogue),
        forbidden=forbidden,
        busy=inputs.busy,
        input_notes=inputs.notes,
    )
    runs = expand_runs(file, season, settings.hard_run, problem.zone)
    problem = replace(problem, runs=runs)
    if like is not None and _same_sessions(problem, forbidding, like):
        problem = problem.remembering(like.problem)
        if calendar == like.calendar_constraints:
            return problem.with_slots(like.problem.slots)
    return problem.with_slots(admissible_slots(problem, calendar))


def _forbidding(constraints: Iterable[Constraint]) -> list[ContentConstraint]:
    return [c for c in constraints if isinstance(c, ContentConstraint) and c.forbids_some]


def _same_sessions(problem: Problem, forbidding: list[ContentConstraint], like: Loaded) -> bool:
    """Tell whether every possible session can hold the same in two versions of the file."""
    other = like.problem
    return (
        problem.catalogue is other.catalogue
        and (_facts(problem.file), problem.season, problem.settings, problem.busy)
        == (_facts(other.file), other.season, other.settings, other.busy)
        and forbidding == _forbidding(like.constraints)
    )


def _facts(file: AthleteFile) -> AthleteFile:
    """Return the file without its constraints, its rules and what becomes the season."""
    season = file.season.model_copy(update={"start": None})
    return file.model_copy(update={"constraints": {}, "rules": (), "season": season})


def _excluded(file: AthleteFile, catalogue: Catalogue) -> frozenset[str]:
    named = (catalogue.resolve(name) for name in file.athlete.exclude)
    return frozenset().union(*(found[1] for found in named if found))


def _with_own(document: Document, folder: Path) -> tuple[Catalogue, list[Mistake]]:
    """Add the exercises of ``athlete.exercises`` to the catalogue; none of them after mistakes."""
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
    """List the texts of a list below ``athlete``, each with its path."""
    athlete = document.data.get("athlete") if isinstance(document.data, dict) else None
    given = athlete.get(key) if isinstance(athlete, dict) else None
    entries = enumerate(given if isinstance(given, list) else ())
    return [(("athlete", key, n), text) for n, text in entries if isinstance(text, str)]


def _sha256(content: bytes, paths: Iterable[Path], options: Iterable[str]) -> str:
    """Hash everything that a plan is made of."""
    digest = hashlib.sha256(content)
    for path in paths:
        digest.update(path.read_bytes())
    for text in options:
        digest.update(f"\n--set {text}".encode())
    return digest.hexdigest()


def _unknown_exercises(
    document: Document, profiles: Profiles, catalogue: Catalogue
) -> list[Mistake]:
    named = [
        (document, place, name)
        for key in ("exclude", "favourites")
        for place, name in _texts(document, key)
    ]
    mistakes = []
    for where, place, name in (*named, *profiles.exclude):
        if catalogue.resolve(name) is None:
            near = catalogue.suggest(name)
            hint = f"; did you mean '{near}'?" if near else ""
            message = f"{quoted(name)} is not an exercise, ladder or family{hint}"
            mistakes.append(where.mistake(place, message))
    return mistakes
