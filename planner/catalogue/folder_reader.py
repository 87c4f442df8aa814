"""Read the folder of a catalogue."""

from pathlib import Path

from planner.catalogue.data_checks import Doses, Ladders, Words, check_ladders, check_phases
from planner.catalogue.data_file import Shape, SourceFile
from planner.catalogue.duplicates import check_duplicates
from planner.catalogue.exercises import Catalogue, Dose, Exercise, Fit, Mode, Sides
from planner.catalogue.file_shapes import (
    AreasFile,
    DosesFile,
    DoseShape,
    EquipmentFile,
    ExerciseShape,
    FamiliesFile,
    FlagsFile,
    LadderFile,
    PatternsFile,
    PhasesFile,
    SourcesFile,
)
from planner.errors import InputError, Mistake


class Reader:
    """One pass over the folder of a catalogue."""

    def __init__(self, root: Path, *, thorough: bool = False) -> None:
        """Prepare.

        Args:
            root: The folder.
            thorough: Also make the slow checks that can't break a plan.
        """
        self.root = root
        self.thorough = thorough
        self.files: list[SourceFile] = []

    def catalogue(self) -> Catalogue:
        """Read and check the catalogue.

        Raises:
            InputError: Every mistake in its files.
        """
        areas = self._read("areas.yaml", AreasFile)
        patterns = self._read("patterns.yaml", PatternsFile)
        families = self._read("families.yaml", FamiliesFile)
        flags = self._read("flags.yaml", FlagsFile)
        equipment = self._read("equipment.yaml", EquipmentFile)
        phases = self._read("phases.yaml", PhasesFile)
        doses = self._read("doses.yaml", DosesFile)
        sources = self._read("sources.yaml", SourcesFile)
        ladders = self._ladders()
        if not (areas and patterns and families and flags and equipment and phases):
            raise InputError(self._mistakes())
        if not (doses and sources):
            raise InputError(self._mistakes())
        words = Words(
            areas=tuple(area.id for area in areas.areas),
            patterns=tuple(patterns.patterns),
            families=tuple(families.families),
            flags=tuple(flags.flags),
            equipment=tuple(equipment.equipment),
            doses=Doses(dict(doses.modes.items()), {each.level: each for each in doses.levels}),
        )
        check_ladders(ladders, words)
        if self.thorough:
            check_duplicates(ladders)
        check_phases(self._file("phases.yaml"), phases, words)
        if mistakes := self._mistakes():
            raise InputError(mistakes)
        return Catalogue(
            exercises=exercises_of(ladders, words.patterns),
            areas=tuple(areas.areas),
            patterns=words.patterns,
            families=words.families,
            flags=flags.flags,
            equipment={name: kit.explanation for name, kit in equipment.equipment.items()},
            pattern_texts=patterns.patterns,
            family_texts=families.families,
            ladder_aims={name: ladder.aim for name, (_, ladder) in ladders.items()},
            phases=dict(phases.phases.items()),
            substitutes={name: tuple(k.substitutes) for name, k in equipment.equipment.items()},
            dose_ranges=dict(words.doses.modes),
            level_doses=dict(words.doses.levels),
            sources=tuple(sources.sources),
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
            self.files[-1].check_ladder_name(path.stem)
            if content:
                ladders[path.stem] = (self.files[-1], content)
        return ladders

    def _mistakes(self) -> list[Mistake]:
        return [mistake for file in self.files for mistake in file.mistakes]


def exercises_of(ladders: Ladders, patterns: tuple[str, ...]) -> tuple[Exercise, ...]:
    """List the exercises of checked ladders in canonical order: by pattern, ladder and rung."""
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
        equipment=tuple(shape.pieces),
        sides=Sides(shape.sides),
        mode=Mode(dose.mode),
        dose=_dose(dose),
        most_sets=dose.most_sets,
        seconds_per_rep=dose.seconds_per_rep or 0,
        rest_seconds=dose.rest_seconds,
        flags=frozenset(shape.flags),
        cues=tuple(shape.cues),
        fast=shape.fast,
        standing=shape.standing,
        how_to=tuple(shape.how_to),
        fault=shape.fault,
        easier=shape.easier,
        harder=shape.harder,
        running=shape.running,
        fit=None if fit is None else Fit(fit.category, fit.name, fit.match == "exact"),
        everyday=shape.everyday,
        optional=shape.optional,
        eccentric=shape.eccentric,
        adults_only=shape.adults_only,
        any_of=tuple(shape.any_of),
        grounds=shape.grounds,
    )


def _dose(shape: DoseShape) -> Dose:
    of_experience = shape.high_new is not None or shape.high_experienced is not None
    return Dose(
        low=shape.low,
        high=shape.high,
        hold_s=shape.hold_s,
        high_new=shape.high_new,
        high_regular=shape.high if of_experience else None,
        high_experienced=shape.high_experienced,
    )
