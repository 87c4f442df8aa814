"""What must hold across the catalogue's files, beyond the shape of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from planner.catalogue.files import SourceFile
from planner.catalogue.model import normalised
from planner.catalogue.shapes import DoseShape, ExerciseShape, LadderFile, PhasesFile
from planner.quoting import KeyPath, did_you_mean, quoted

AMOUNTS: Final = {
    "hold": (5, 60, "seconds"),
    "reps": (3, 20, "reps"),
    "time": (15, 240, "seconds"),
    "distance": (5, 60, "metres"),
}
"""Least, most and unit of a dose by mode (evidence rows 23 to 23c; time: engineering)."""

HOLDS: Final = (3, 20, "holds")
SECONDS_PER_REP: Final = (1, 10, "seconds")
SECONDS_PER_BREATHING_REP: Final = (1, 30, "seconds")
LARGEST_LEVEL_STEP: Final = 2


@dataclass(frozen=True, slots=True)
class Words:
    """The words that exercises may use; each in the order of its file."""

    areas: tuple[str, ...]
    patterns: tuple[str, ...]
    families: tuple[str, ...]
    flags: tuple[str, ...]
    equipment: tuple[str, ...]


Ladders = Mapping[str, tuple[SourceFile, LadderFile]]


def check_ladders(ladders: Ladders, words: Words) -> None:
    """Note, in their files, the mistakes of all ladders."""
    for file, ladder in ladders.values():
        _known(file, ("pattern",), ladder.pattern, words.patterns, "a pattern")
        for n, exercise in enumerate(ladder.exercises):
            _check_words(file, ("exercises", n), exercise, words)
            _check_dose(file, ("exercises", n, "dose"), exercise.dose, ladder.pattern)
        _check_levels(file, ladder)
    _check_names(ladders, words)


def check_phases(file: SourceFile, phases: PhasesFile, words: Words) -> None:
    """Note the mistakes of ``phases.yaml``."""
    for name, phase in phases.phases.items():
        for key in ("patterns", "second_half"):
            path = ("phases", name, key)
            _all_known(file, path, getattr(phase, key), words.patterns, "a pattern")


def _known(file: SourceFile, path: KeyPath, value: str, known: tuple[str, ...], what: str) -> None:
    if value not in known:
        advice = did_you_mean(value, known) or f"; known are {', '.join(known)}"
        file.say(path, f"{quoted(value)} is not {what}{advice}")


def _all_known(
    file: SourceFile, path: KeyPath, values: list[str], known: tuple[str, ...], what: str
) -> None:
    for n, value in enumerate(values):
        _known(file, (*path, n), value, known, what)
        if value in values[:n]:
            file.say((*path, n), f"{quoted(value)} is written twice")


def _check_words(file: SourceFile, path: KeyPath, exercise: ExerciseShape, words: Words) -> None:
    if exercise.family is not None:
        _known(file, (*path, "family"), exercise.family, words.families, "a family")
    _all_known(file, (*path, "primary"), exercise.primary, words.areas, "an area")
    _all_known(file, (*path, "secondary"), exercise.secondary, words.areas, "an area")
    _all_known(file, (*path, "equipment"), exercise.equipment, words.equipment, "equipment")
    _all_known(file, (*path, "flags"), exercise.flags, words.flags, "a flag")
    for n, area in enumerate(exercise.secondary):
        if area in exercise.primary:
            file.say((*path, "secondary", n), f"{quoted(area)} is a primary area already")


def _check_dose(file: SourceFile, path: KeyPath, dose: DoseShape, pattern: str) -> None:
    counted = dose.mode in ("reps", "distance")
    amount = HOLDS if dose.mode == "hold" and dose.hold_s is not None else AMOUNTS[dose.mode]
    _within(file, (*path, "low"), dose.low, amount)
    _within(file, (*path, "high"), dose.high, amount)
    if dose.low > dose.high:
        file.say((*path, "high"), f"{dose.high} is less than low, which is {dose.low}")
    if dose.hold_s is not None:
        if dose.mode in ("hold", "reps"):
            _within(file, (*path, "hold_s"), dose.hold_s, AMOUNTS["hold"])
        else:
            file.say((*path, "hold_s"), f"the mode {dose.mode} has no holds", of_key=True)
    if dose.seconds_per_rep is None:
        if counted:
            file.say((*path, "seconds_per_rep"), f"the mode {dose.mode} needs this key")
    elif not counted:
        message = f"the mode {dose.mode} does not count reps or metres"
        file.say((*path, "seconds_per_rep"), message, of_key=True)
    else:
        breathing = pattern == "breathing-bracing"
        pace = SECONDS_PER_BREATHING_REP if breathing else SECONDS_PER_REP
        _within(file, (*path, "seconds_per_rep"), dose.seconds_per_rep, pace)


def _within(file: SourceFile, path: KeyPath, value: int, amount: tuple[int, int, str]) -> None:
    least, most, unit = amount
    if not least <= value <= most:
        file.say(path, f"{quoted(value)} is out of range; {least} to {most} {unit}")


def _check_levels(file: SourceFile, ladder: LadderFile) -> None:
    for n, (lower, upper) in enumerate(pairwise(ladder.exercises), start=1):
        path = ("exercises", n, "level")
        if upper.level < lower.level:
            message = (
                f"{upper.level} after {lower.level}: levels do not fall on the way up a ladder"
            )
            file.say(path, message)
        elif upper.level > lower.level + LARGEST_LEVEL_STEP:
            most = lower.level + LARGEST_LEVEL_STEP
            file.say(path, f"{upper.level} after {lower.level}: the next rung is {most} at most")


def _check_names(ladders: Ladders, words: Words) -> None:
    """Every exercise, ladder and family has names of its own; an id may be its name's spelling."""
    taken = {normalised(family): f"the family {family}" for family in words.families}

    def take(file: SourceFile, path: KeyPath, name: str, holder: str) -> None:
        key = normalised(name)
        if key in taken:
            file.say(path, f"{quoted(name)} already means {taken[key]}")
        taken.setdefault(key, holder)

    for ladder, (file, _) in ladders.items():
        take(file, (), ladder, f"the ladder {ladder}")
    for file, content in ladders.values():
        for n, exercise in enumerate(content.exercises):
            path, holder = ("exercises", n), f"the exercise {exercise.id} of {file.name}"
            take(file, (*path, "id"), exercise.id, holder)
            if normalised(exercise.name) != exercise.id:
                take(file, (*path, "name"), exercise.name, holder)
            for k, alias in enumerate(exercise.aliases):
                take(file, (*path, "aliases", k), alias, holder)
