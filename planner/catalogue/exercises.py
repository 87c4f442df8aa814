"""Model the catalogue: exercises with their doses, and the look-ups over them."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from functools import cached_property
from typing import Final, Literal

from planner.catalogue.file_shapes import Area, DoseRange, LevelDose, PhaseAim, Source

Role = Literal[
    "front", "side", "turn", "back", "bridge", "lift", "hip", "upper", "breathing", "pelvic-floor"
]

_ROLE_OF_PATTERN: Final[dict[str, Role]] = {
    "anti-extension": "front",
    "flexion": "front",
    "anti-lateral-flexion": "side",
    "lateral-flexion": "side",
    "carry": "side",
    "rotation": "turn",
    "anti-rotation": "turn",
    "extension": "back",
    "hip-extension": "bridge",
    "hip-flexion": "lift",
    "hip-abduction": "hip",
    "hip-adduction": "hip",
    "scapular": "upper",
    "breathing-bracing": "breathing",
}
_ROLE_OF_LADDER: Final[dict[str, Role]] = {
    "bicycle": "turn",
    "all-fours-reach": "back",
    "pelvic-floor": "pelvic-floor",
}

TokenKind = Literal["exercise", "ladder", "family"]


class Mode(StrEnum):
    """An exercise is counted in seconds, reps or metres."""

    HOLD = "hold"
    REPS = "reps"
    TIME = "time"
    DISTANCE = "distance"


class Sides(StrEnum):
    """Sides work at once, alternate inside a set, or work each on its own (double the time)."""

    BOTH = "both"
    ALTERNATING = "alternating"
    EACH = "each"


@dataclass(frozen=True, slots=True)
class Dose:
    """A dose's range grows through a mesocycle, from ``low`` in its first week to ``high``.

    The exercise's mode says what they count: seconds, reps, or metres. For a hold with
    ``hold_s``, they count holds of that many seconds.

    Attributes:
        high_new: The most for new athletes; None where experience makes no difference.
        high_regular: The most for regular athletes.
        high_experienced: The most for experienced ones.
    """

    low: int
    high: int
    hold_s: int | None = None
    high_new: int | None = None
    high_regular: int | None = None
    high_experienced: int | None = None

    def high_for(self, experience: str) -> int:
        """Return the most for ``new``, ``regular`` or ``experienced`` athletes."""
        regular = self.high if self.high_regular is None else self.high_regular
        if experience == "experienced":
            return regular if self.high_experienced is None else self.high_experienced
        if experience == "new" and self.high_regular is not None:
            new = regular * 3 // 4 if self.high_new is None else self.high_new
            return max(self.low, new)
        return regular


@dataclass(frozen=True, slots=True)
class Fit:
    """The exercise of the FIT profile (its two numbers) that a watch shows for it."""

    category: int
    name: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise; every number is in the unit of its name.

    ``dose`` is the range for one set (per side if ``sides`` is EACH, or ALTERNATING in reps or
    holds): seconds for HOLD without ``dose.hold_s`` and for TIME, reps for REPS, holds for HOLD
    with ``dose.hold_s``, metres for DISTANCE. ``seconds_per_rep`` holds for REPS, is seconds per
    metre for DISTANCE, and 0 otherwise.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    ladder: str
    rung: int
    level: int
    pattern: str
    family: str | None
    primary: tuple[str, ...]
    secondary: tuple[str, ...]
    equipment: tuple[str, ...]  # all but those of any_of are needed; empty: the floor only
    sides: Sides
    mode: Mode
    dose: Dose
    most_sets: int
    seconds_per_rep: int
    rest_seconds: int
    flags: frozenset[str]  # contraindication flags of athlete.avoid that rule it out
    cues: tuple[str, ...]
    fast: bool = False  # throws and swings: done first
    standing: bool = False
    how_to: tuple[str, ...] = ()  # two sentences for someone who never heard the name
    fault: str = ""  # the commonest fault
    easier: str = ""
    harder: str = ""
    running: str = ""  # what it does for running
    fit: Fit | None = None
    everyday: bool = False  # every runner knows it
    optional: bool = False  # usable, but no next rung waits for it
    eccentric: bool = False  # long-lasting soreness: 48 h before hard runs
    adults_only: bool = False  # not under 18
    any_of: tuple[tuple[str, ...], ...] = ()  # groups of equipment; one piece of each is enough
    grounds: Mapping[str, str] = field(default_factory=dict)  # flag -> why it rules this out
    breathing: bool = field(init=False, compare=False, repr=False)
    """True for a block of breathing: no set credit, no repeat limit."""

    def __post_init__(self) -> None:
        breathing = self.mode is Mode.TIME and self.pattern == "breathing-bracing"
        object.__setattr__(self, "breathing", breathing)

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def needs(self) -> tuple[tuple[str, ...], ...]:
        """List what it needs: of each group, one piece."""
        grouped = {piece for group in self.any_of for piece in group}
        return *((piece,) for piece in self.equipment if piece not in grouped), *self.any_of

    def missing(self, kit: Collection[str]) -> tuple[tuple[str, ...], ...]:
        """List the groups of equipment of which ``kit`` has no piece."""
        return tuple(group for group in self.needs if not any(piece in kit for piece in group))

    def at_hand(self, kit: Collection[str]) -> bool:
        """Tell whether ``kit`` has all the equipment that it needs."""
        return not self.equipment or not self.missing(kit)

    @property
    def role(self) -> Role:
        """Return the part that it plays in a session (coach/tables.md 2, grade E)."""
        return _ROLE_OF_LADDER.get(self.ladder) or _ROLE_OF_PATTERN[self.pattern]


@dataclass(frozen=True)
class Catalogue:
    """The catalogue is in canonical order: by pattern, ladder and rung.

    The mappings from a name to a line of text keep the order of their files.
    """

    exercises: tuple[Exercise, ...]
    areas: tuple[Area, ...]
    patterns: tuple[str, ...]
    families: tuple[str, ...]
    flags: dict[str, str]  # flag -> one-line explanation
    equipment: dict[str, str]
    pattern_texts: dict[str, str] = field(default_factory=dict)
    family_texts: dict[str, str] = field(default_factory=dict)
    ladder_aims: dict[str, str] = field(default_factory=dict)
    phases: dict[str, PhaseAim] = field(default_factory=dict)
    substitutes: dict[str, tuple[str, ...]] = field(default_factory=dict)  # by equipment
    dose_ranges: dict[str, DoseRange] = field(default_factory=dict)  # by mode, and "holds"
    level_doses: dict[int, LevelDose] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Exercise]:
        """Exercises by id."""
        return {exercise.id: exercise for exercise in self.exercises}

    @cached_property
    def ladders(self) -> dict[str, tuple[Exercise, ...]]:
        """Exercises by ladder, easiest rung first."""
        names = dict.fromkeys(exercise.ladder for exercise in self.exercises)
        return {
            name: tuple(
                sorted((e for e in self.exercises if e.ladder == name), key=lambda e: e.rung)
            )
            for name in names
        }

    def resolve(self, name: str) -> tuple[TokenKind, frozenset[str]] | None:
        """Resolve an entry of ``exclude`` or ``favourites``.

        Args:
            name: An id, a name or alias, a ladder or a family, tried in this order. Case does
                not matter; spaces, hyphens and underscores are the same.

        Returns:
            The kind and the ids of its exercises; None if nothing is called so.
        """
        return self._named.get(normalised(name))

    def suggest(self, name: str) -> str | None:
        """Suggest the nearest name that ``resolve`` knows; None if none is near."""
        near = get_close_matches(normalised(name)[:80], self._named, 1)
        return self._spelled[near[0]] if near else None

    def search(self, text: str) -> tuple[Exercise, ...]:
        """Find the exercises that match every word of ``text``.

        Searched are id, name, aliases, ladder, family, pattern, equipment, and the areas by id
        and name. No words find nothing.
        """
        words = normalised(text).split("-")
        if words == [""]:
            return ()
        return tuple(
            e for e in self.exercises if all(word in self._haystack[e.id] for word in words)
        )

    @cached_property
    def _haystack(self) -> dict[str, str]:
        areas = {area.id: area.name for area in self.areas}
        return {
            e.id: normalised(
                " ".join([*_names(e), e.ladder, e.family or "", e.pattern, *e.equipment])
                + "".join(f" {area} {areas[area]}" for area in e.primary + e.secondary)
            )
            for e in self.exercises
        }

    @cached_property
    def _named(self) -> dict[str, tuple[TokenKind, frozenset[str]]]:
        named: dict[str, tuple[TokenKind, frozenset[str]]] = {}
        for kind, spelled, ids in self._tokens():
            named.setdefault(normalised(spelled), (kind, ids))
        return named

    @cached_property
    def _spelled(self) -> dict[str, str]:
        spelled: dict[str, str] = {}
        for _, token, _ in self._tokens():
            spelled.setdefault(normalised(token), token)
        return spelled

    def _tokens(self) -> Iterator[tuple[TokenKind, str, frozenset[str]]]:
        for exercise in self.exercises:
            yield "exercise", exercise.id, frozenset({exercise.id})
        for exercise in self.exercises:
            for name in _names(exercise)[1:]:
                yield "exercise", name, frozenset({exercise.id})
        for ladder, rungs in self.ladders.items():
            yield "ladder", ladder, frozenset(exercise.id for exercise in rungs)
        for family in self.families:
            members = frozenset(e.id for e in self.exercises if e.family == family)
            yield "family", family, members


def usable(exercise: Exercise, *, equipment: Collection[str], flags: Collection[str]) -> bool:
    """Tell whether all of an exercise's equipment is at hand and no flag rules it out."""
    return exercise.at_hand(equipment) and exercise.flags.isdisjoint(flags)


def normalised(name: str) -> str:
    """Normalise a name for comparing: lower case, spaces, hyphens and underscores as one hyphen."""
    return re.sub(r"[\s_-]+", "-", name.strip().casefold()).strip("-")


def _names(exercise: Exercise) -> list[str]:
    return [exercise.id, exercise.name, *exercise.aliases]
