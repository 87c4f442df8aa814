"""What each file of the catalogue may hold."""

import re
from collections.abc import Callable
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict

from planner.quoting import quoted

LIMIT_CUE_CHARACTERS: Final = 90
LIMIT_TEXT_CHARACTERS: Final = 120

_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)


def is_slug(text: str) -> bool:
    """Whether a name is small letters and digits joined by single hyphens."""
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
            found = len(text)
            raise ValueError(f"{found} characters are too many; at most {most_characters}")
        return text

    return check


def _within(least: int, most: int, unit: str) -> Callable[[int], int]:
    def check(value: int) -> int:
        if not least <= value <= most:
            raise ValueError(f"{quoted(value)} is out of range; {least} to {most} {unit}".rstrip())
        return value

    return check


def _count(least: int, most: int) -> Callable[[list[str]], list[str]]:
    def check(values: list[str]) -> list[str]:
        if not least <= len(values) <= most:
            raise ValueError(f"{len(values)} entries; {least} to {most} are expected")
        return values

    return check


Slug = Annotated[str, AfterValidator(_slug)]
Line = Annotated[str, AfterValidator(_line(LIMIT_TEXT_CHARACTERS))]
Cue = Annotated[str, AfterValidator(_line(LIMIT_CUE_CHARACTERS))]
PhaseName = Literal["base", "build", "peak", "taper", "race", "recovery", "maintenance"]


class FileShape(BaseModel):
    """Base of what files and their parts may hold: known keys, no conversions."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class DoseShape(FileShape):
    """The dose of an exercise; its ranges depend on the mode and are checked later."""

    mode: Literal["hold", "reps", "time", "distance"]
    low: int
    high: int
    hold_s: int | None = None
    seconds_per_rep: int | None = None
    most_sets: Annotated[int, AfterValidator(_within(1, 4, "sets"))]
    rest_seconds: Annotated[int, AfterValidator(_within(10, 120, "seconds"))]


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
    level: Annotated[int, AfterValidator(_within(1, 5, ""))]
    family: str | None = None
    primary: Annotated[list[str], AfterValidator(_count(1, 5))]
    secondary: list[str] = []
    equipment: list[str] = []
    sides: Literal["both", "alternating", "each"]
    dose: DoseShape
    fast: bool = False
    standing: bool = False
    flags: list[str] = []
    cues: Annotated[list[Cue], AfterValidator(_count(1, 4))]
    fault: Line
    easier: Line
    harder: Line
    running: Line
    fit: FitShape | None = None


class LadderFile(FileShape):
    """``exercises/<ladder>.yaml``: the rungs from easy to hard."""

    aim: Line
    pattern: str
    exercises: Annotated[list[ExerciseShape], AfterValidator(_count(1, 30))]


class AreaShape(FileShape):
    """A muscle area."""

    id: Slug
    group: Literal["abdominal", "back", "pelvic", "breathing", "upper"]
    name: Line
    explanation: Line


class AreasFile(FileShape):
    """``areas.yaml``."""

    areas: list[AreaShape]


class PatternsFile(FileShape):
    """``patterns.yaml``."""

    patterns: dict[Slug, Line]


class FamiliesFile(FileShape):
    """``families.yaml``."""

    families: dict[Slug, Line]


class FlagsFile(FileShape):
    """``flags.yaml``."""

    flags: dict[Slug, Line]


class EquipmentFile(FileShape):
    """``equipment.yaml``."""

    equipment: dict[Slug, Line]


class PhaseShape(FileShape):
    """What core work is for in a phase."""

    aim: Line
    patterns: list[str]
    second_half: list[str] = []


class PhasesFile(FileShape):
    """``phases.yaml``."""

    phases: dict[PhaseName, PhaseShape]


class SourceShape(FileShape):
    """A publication."""

    id: Slug
    citation: Line
    address: Line
    read: Literal["seen", "seen-secondary"]
    used_for: Line


class SourcesFile(FileShape):
    """``sources.yaml``."""

    sources: list[SourceShape]
