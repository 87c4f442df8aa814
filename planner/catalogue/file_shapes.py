"""Define what each file of the catalogue may hold, and the terms that plans are made with."""

import re
from collections.abc import Callable
from typing import Annotated, Final, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, PlainValidator

from planner.text.cleaning import quoted

LIMIT_CUE_CHARACTERS: Final = 90
LIMIT_TEXT_CHARACTERS: Final = 120

Entry = TypeVar("Entry")

_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)


def is_slug(text: str) -> bool:
    """Tell whether a name is small letters and digits joined by single hyphens."""
    return _SLUG.fullmatch(text) is not None


def _slug(text: str) -> str:
    if not is_slug(text):
        raise ValueError(f"{quoted(text)} must be small letters and digits joined by hyphens")
    return text


def _line(most_characters: int) -> Callable[[str], str]:
    def check(text: str) -> str:
        if not text.strip() or not text.isprintable():
            raise ValueError(f"{quoted(text)} must be one line of printable text")
        if len(text) > most_characters:
            found = f"{quoted(text)}: {len(text)} characters are too many"
            raise ValueError(f"{found}; at most {most_characters}")
        return text

    return check


def _within(least: int, most: int, unit: str) -> Callable[[int], int]:
    def check(value: int) -> int:
        if not least <= value <= most:
            raise ValueError(f"{quoted(value)} is out of range; {least} to {most} {unit}".rstrip())
        return value

    return check


def _pieces(value: object) -> str | list[str]:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and len(value) > 1 and all(isinstance(each, str) for each in value):
        return value
    found = "this list" if isinstance(value, list) else quoted(value)
    piece, group = "a piece such as band", "two or more of which one is enough"
    raise ValueError(f"{found} is neither {piece}, nor {group}, such as [kettlebell, dumbbell]")


def count(least: int, most: int) -> Callable[[list[Entry]], list[Entry]]:
    """Make a validator of lists of ``least`` to ``most`` entries."""

    def check(values: list[Entry]) -> list[Entry]:
        if not least <= len(values) <= most:
            wanted = f"{least} to {most}" if least < most else f"exactly {most}"
            raise ValueError(f"{len(values)} entries; {wanted} are expected")
        return values

    return check


Slug = Annotated[str, AfterValidator(_slug)]
Line = Annotated[str, AfterValidator(_line(LIMIT_TEXT_CHARACTERS))]
Cue = Annotated[str, AfterValidator(_line(LIMIT_CUE_CHARACTERS))]
Level = Annotated[int, AfterValidator(_within(1, 5, ""))]
Pieces = Annotated[str | list[str], PlainValidator(_pieces)]
"""A piece of equipment, or a list of pieces of which one is enough."""
Grade = Literal["A", "B", "C", "D", "E"]
PhaseName = Literal["base", "build", "peak", "taper", "race", "recovery", "maintenance"]


class FileShape(BaseModel):
    """Files and their parts have known keys only, and no value is converted."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class DoseShape(FileShape):
    """The dose of an exercise; its ranges depend on the mode and are checked later.

    ``high`` is for regular athletes, and for all where neither of the other two is written.
    """

    mode: Literal["hold", "reps", "time", "distance"]
    low: int
    high: int
    high_new: int | None = None
    high_experienced: int | None = None
    hold_s: int | None = None
    seconds_per_rep: int | None = None
    most_sets: Annotated[int, AfterValidator(_within(1, 4, "sets"))]
    rest_seconds: Annotated[int, AfterValidator(_within(15, 120, "seconds"))]


class FitShape(FileShape):
    """The numbers of an exercise in the FIT profile."""

    category: Annotated[int, AfterValidator(_within(0, 65535, ""))]
    name: Annotated[int, AfterValidator(_within(0, 65535, ""))]
    match: Literal["exact", "nearest"]


class ExerciseShape(FileShape):
    """One rung of a ladder."""

    id: Slug
    name: Line
    aliases: list[Line] = []
    level: Level
    everyday: bool = False
    optional: bool = False
    eccentric: bool = False
    adults_only: bool = False
    family: str | None = None
    primary: Annotated[list[str], AfterValidator(count(1, 5))]
    secondary: list[str] = []
    equipment: list[Pieces] = []
    sides: Literal["both", "alternating", "each"]
    dose: DoseShape
    fast: bool = False
    standing: bool = False
    flags: list[str] = []
    grounds: dict[str, Line] = {}
    how_to: Annotated[list[Line], AfterValidator(count(2, 2))]
    cues: Annotated[list[Cue], AfterValidator(count(2, 4))]
    fault: Line
    easier: Line
    harder: Line
    running: Line
    fit: FitShape | None = None

    @property
    def any_of(self) -> list[tuple[str, ...]]:
        """List the groups of pieces of which one is enough."""
        return [tuple(pieces) for pieces in self.equipment if not isinstance(pieces, str)]

    @property
    def pieces(self) -> list[str]:
        """List every piece of equipment that is named."""
        return [
            piece
            for pieces in self.equipment
            for piece in ([pieces] if isinstance(pieces, str) else pieces)
        ]


class LadderFile(FileShape):
    """``exercises/<ladder>.yaml``: the rungs from easy to hard."""

    aim: Line
    pattern: str
    exercises: Annotated[list[ExerciseShape], AfterValidator(count(1, 30))]


class Area(FileShape):
    """A muscle area and its group.

    From level ``secondary_counts_from`` on, exercises that have it as secondary are taken to train
    it too, for ``reason``; None where only primary ones do.
    """

    id: Slug
    group: Literal["abdominal", "back", "pelvic", "breathing", "upper"]
    name: Line
    explanation: Line
    secondary_counts_from: Level | None = None
    reason: Line = ""


class AreasFile(FileShape):
    """``areas.yaml``."""

    areas: list[Area]


class PatternsFile(FileShape):
    """``patterns.yaml``."""

    patterns: dict[Slug, Line]


class FamiliesFile(FileShape):
    """``families.yaml``."""

    families: dict[Slug, Line]


class FlagsFile(FileShape):
    """``flags.yaml``."""

    flags: dict[Slug, Line]


class EquipmentShape(FileShape):
    """A piece of equipment, and the pieces that can stand in for it."""

    explanation: Line
    substitutes: list[Line]


class EquipmentFile(FileShape):
    """``equipment.yaml``."""

    equipment: dict[Slug, EquipmentShape]


class PhaseAim(FileShape):
    """The aim of core work in a phase, the patterns it emphasises, and how it changes doses.

    ``second_half`` adds to ``patterns`` from the middle of the phase on. ``most_sets`` is of one
    exercise in a session; ``effort`` is on the CR-10 scale. ``source`` and ``grade`` are of these
    numbers.
    """

    aim: Line
    patterns: list[str]
    second_half: list[str] = []
    most_sets: Annotated[int, AfterValidator(_within(1, 4, "sets"))]
    dose: Literal["grows", "low"]
    effort: Annotated[int, AfterValidator(_within(1, 10, ""))]
    source: Line
    grade: Grade

    @property
    def grows(self) -> bool:
        """Tell whether doses walk from low to high through a mesocycle."""
        return self.dose == "grows"


class PhasesFile(FileShape):
    """``phases.yaml``."""

    phases: dict[PhaseName, PhaseAim]


class DoseRange(FileShape):
    """The range of one mode's doses, in ``unit``."""

    least: int
    most: int
    unit: Literal["seconds", "holds", "reps", "metres"]
    source: Line
    grade: Grade


class LevelDose(FileShape):
    """The usual hold of a level and its least and most rest between sets."""

    level: Level
    hold_seconds: int
    least_rest_seconds: int
    most_rest_seconds: int
    source: Line
    grade: Grade


class DosesFile(FileShape):
    """``doses.yaml``."""

    modes: dict[Literal["hold", "holds", "reps", "time", "distance"], DoseRange]
    levels: Annotated[list[LevelDose], AfterValidator(count(5, 5))]


class Source(FileShape):
    """A publication, how it was read, and what for."""

    id: Slug
    citation: Line
    address: Line
    read: Literal["seen", "seen-secondary"]
    used_for: Line


class SourcesFile(FileShape):
    """``sources.yaml``."""

    sources: list[Source]
