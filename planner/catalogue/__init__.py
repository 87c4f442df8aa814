"""Exercises, ladders, areas, patterns: the shipped data, read and checked."""

from functools import lru_cache
from pathlib import Path

from planner.catalogue.checks import Ladders, Words, check_ladders, check_phases
from planner.catalogue.files import Shape, SourceFile
from planner.catalogue.model import (
    Area,
    Catalogue,
    Dose,
    Exercise,
    Fit,
    Mode,
    PhaseAim,
    Sides,
    Source,
    normalised,
    usable,
)
from planner.catalogue.shapes import (
    AreasFile,
    EquipmentFile,
    ExerciseShape,
    FamiliesFile,
    FlagsFile,
    LadderFile,
    PatternsFile,
    PhasesFile,
    SourcesFile,
    is_slug,
)
from planner.errors import InputError, Mistake
from planner.quoting import quoted

__all__ = [
    "Area",
    "Catalogue",
    "Dose",
    "Exercise",
    "Fit",
    "Mode",
    "PhaseAim",
    "Sides",
    "Source",
    "catalogue_root",
    "check_catalogue",
    "load_catalogue",
    "normalised",
    "usable",
]

_PACKAGE = Path(__file__).parent.parent


def catalogue_root() -> Path:
    """The folder of the data: the copy that a wheel ships if there, else the checkout's."""
    shipped = _PACKAGE / "_catalogue"
    return shipped if shipped.is_dir() else _PACKAGE.parent / "catalogue"


def load_catalogue(root: Path | None = None) -> Catalogue:
    """The catalogue; read and checked once per folder and process.

    Args:
        root: Its folder; left out, the shipped one.

    Raises:
        InputError: Every mistake in its files.
    """
    return _load(catalogue_root() if root is None else root)


@lru_cache(maxsize=4)
def _load(root: Path) -> Catalogue:
    return check_catalogue(root)


def check_catalogue(root: Path) -> Catalogue:
    """Read the files of a catalogue afresh and check all of them.

    Args:
        root: The folder with ``areas.yaml``, ``exercises/`` and the other files.

    Raises:
        InputError: Every mistake, each with file, line and column.
    """
    return _Reader(root).catalogue()


class _Reader:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: list[SourceFile] = []

    def catalogue(self) -> Catalogue:
        areas = self._read("areas.yaml", AreasFile)
        patterns = self._read("patterns.yaml", PatternsFile)
        families = self._read("families.yaml", FamiliesFile)
        flags = self._read("flags.yaml", FlagsFile)
        equipment = self._read("equipment.yaml", EquipmentFile)
        phases = self._read("phases.yaml", PhasesFile)
        sources = self._read("sources.yaml", SourcesFile)
        ladders = self._ladders()
        if not (areas and patterns and families and flags and equipment and phases and sources):
            raise InputError(self._mistakes())
        words = Words(
            areas=tuple(area.id for area in areas.areas),
            patterns=tuple(patterns.patterns),
            families=tuple(families.families),
            flags=tuple(flags.flags),
            equipment=tuple(equipment.equipment),
        )
        check_ladders(ladders, words)
        check_phases(self._file("phases.yaml"), phases, words)
        if mistakes := self._mistakes():
            raise InputError(mistakes)
        return Catalogue(
            exercises=_exercises(ladders, words.patterns),
            areas=tuple(Area(**area.model_dump()) for area in areas.areas),
            patterns=words.patterns,
            families=words.families,
            flags=flags.flags,
            equipment=equipment.equipment,
            pattern_texts=patterns.patterns,
            family_texts=families.families,
            ladder_aims={name: ladder.aim for name, (_, ladder) in ladders.items()},
            phases={
                name: PhaseAim(phase.aim, tuple(phase.patterns), tuple(phase.second_half))
                for name, phase in phases.phases.items()
            },
            sources=tuple(Source(**source.model_dump()) for source in sources.sources),
        )

    def _read(self, name: str, shape: type[Shape]) -> Shape | None:
        self.files.append(SourceFile(self.root / name, f"{self.root.name}/{name}"))
        return self.files[-1].read(shape)

    def _file(self, name: str) -> SourceFile:
        return next(file for file in self.files if file.name == f"{self.root.name}/{name}")

    def _ladders(self) -> Ladders:
        ladders = {}
        for path in sorted((self.root / "exercises").glob("*.yaml")):
            content = self._read(f"exercises/{path.name}", LadderFile)
            if not is_slug(path.stem):
                message = f"{quoted(path.stem)}: a ladder's file name is small letters and hyphens"
                file = self.files[-1]
                file.mistakes.append(Mistake(file.name, 1, 1, "", message))
            if content:
                ladders[path.stem] = (self.files[-1], content)
        return ladders

    def _mistakes(self) -> list[Mistake]:
        return [mistake for file in self.files for mistake in file.mistakes]


def _exercises(ladders: Ladders, patterns: tuple[str, ...]) -> tuple[Exercise, ...]:
    in_order = sorted(ladders, key=lambda name: (patterns.index(ladders[name][1].pattern), name))
    return tuple(
        _exercise(shape, name, rung, ladders[name][1].pattern)
        for name in in_order
        for rung, shape in enumerate(ladders[name][1].exercises, start=1)
    )


def _exercise(shape: ExerciseShape, ladder: str, rung: int, pattern: str) -> Exercise:
    dose, fit = shape.dose, shape.fit
    return Exercise(
        id=shape.id,
        name=shape.name,
        aliases=tuple(shape.aliases),
        ladder=ladder,
        rung=rung,
        level=shape.level,
        pattern=pattern,
        family=shape.family,
        primary=tuple(shape.primary),
        secondary=tuple(shape.secondary),
        equipment=tuple(shape.equipment),
        sides=Sides(shape.sides),
        mode=Mode(dose.mode),
        dose=Dose(dose.low, dose.high, dose.hold_s),
        most_sets=dose.most_sets,
        seconds_per_rep=dose.seconds_per_rep or 0,
        rest_seconds=dose.rest_seconds,
        flags=frozenset(shape.flags),
        cues=tuple(shape.cues),
        fast=shape.fast,
        standing=shape.standing,
        fault=shape.fault,
        easier=shape.easier,
        harder=shape.harder,
        running=shape.running,
        fit=None if fit is None else Fit(fit.category, fit.name, fit.match == "exact"),
    )
