"""Define the catalogue's terms beside its exercises: areas, phases, dose ranges, sources."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """A muscle area and its group (abdominal, back, pelvic, breathing, upper).

    From level ``secondary_counts_from`` on, exercises that have it as secondary are taken to train
    it too, for ``reason``; None where only primary ones do.
    """

    id: str
    group: str
    name: str
    explanation: str
    secondary_counts_from: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PhaseAim:
    """A phase has an aim for core work, emphasises patterns, and changes doses.

    ``second_half`` adds to ``patterns`` from the middle of the phase on. ``most_sets`` is of one
    exercise in a session; ``grows`` says whether doses walk from low to high through a
    mesocycle; ``effort`` is on the CR-10 scale. ``source`` and ``grade`` are of these numbers.
    """

    aim: str
    patterns: tuple[str, ...]
    second_half: tuple[str, ...] = ()
    most_sets: int = 3
    grows: bool = True
    effort: int = 6
    source: str = ""
    grade: str = "E"


@dataclass(frozen=True, slots=True)
class DoseRange:
    """The doses of a mode lie in this range, in ``unit``."""

    least: int
    most: int
    unit: str
    source: str
    grade: str


@dataclass(frozen=True, slots=True)
class LevelDose:
    """The usual hold of a level and its least and most rest between sets, in seconds."""

    hold_seconds: int
    least_rest_seconds: int
    most_rest_seconds: int
    source: str
    grade: str


@dataclass(frozen=True, slots=True)
class Source:
    """A publication, how it was read (``seen`` or ``seen-secondary``), and its use here."""

    id: str
    citation: str
    address: str
    read: str
    used_for: str
