"""Check the catalogue's files against each other, beyond the shape of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from planner.catalogue.data_file import SourceFile
from planner.catalogue.exercises import Catalogue, normalised
from planner.catalogue.file_shapes import (
    DoseRange,
    DoseShape,
    ExerciseShape,
    LadderFile,
    LevelDose,
    PhasesFile,
)
from planner.text.cleaning import quoted
from planner.text.did_you_mean import did_you_mean
from planner.text.key_path import KeyPath

SECONDS_PER_REP: Final = (1, 10, "seconds")
SECONDS_PER_BREATHING_REP: Final = (1, 30, "seconds")
LARGEST_LEVEL_STEP: Final = 1


@dataclass(frozen=True, slots=True)
class Doses:
    """The ranges of ``doses.yaml``, by mode and by level."""

    modes: Mapping[str, DoseRange]
    levels: Mapping[int, LevelDose]


@dataclass(frozen=True, slots=True)
class Words:
    """The words that exercises may use; each in the order of its file."""

    areas: tuple[str, ...]
    patterns: tuple[str, ...]
    families: tuple[str, ...]
    flags: tuple[str, ...]
    equipment: tuple[str, ...]
    doses: Doses


Ladders = Mapping[str, tuple[SourceFile, LadderFile]]


def check_ladders(ladders: Ladders, words: Words, others: Catalogue | None = None) -> None:
    """Note, in their files, the mistakes of all ladders.

    Args:
        ladders: The ladders by name, each with its file.
        words: The words that they may use.
        others: A catalogue that they are to be added to; its names are taken.
    """
    for file, ladder in ladders.values():
        _known(file, ("pattern",), ladder.pattern, words.patterns, "a pattern")
        for n, exercise in enumerate(ladder.exercises):
            _check_words(file, ("exercises", n), exercise, words)
            _check_dose(file, ("exercises", n, "dose"), exercise, ladder.pattern, words.doses)
            _check_marks(file, ("exercises", n), exercise, last=n == len(ladder.exercises) - 1)
        _check_levels(file, ladder)
    _check_names(ladders, words, others)


def check_phases(file: SourceFile, phases: PhasesFile, words: Words) -> None:
    """Note the mistakes of ``phases.yaml``."""
    for name, phase in phases.phases.items():
        for key in ("patterns", "second_half"):
            path = ("phases", name, key)
            _all_known(file, path, getattr(phase, key), words.patterns, "a pattern")


def _known(file: SourceFile, path: KeyPath, value: str, known: tuple[str, ...], what: str) -> None:
    if value not in known:
        near = did_you_mean(value, known)
        advice = f"{near} Known are" if near else "; known are"
        file.say(path, f"{quoted(value)} is not {what}{advice} {', '.join(known)}")


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
    _check_equipment(file, (*path, "equipment"), exercise, words)
    _all_known(file, (*path, "flags"), exercise.flags, words.flags, "a flag")
    for flag in exercise.grounds:
        if flag not in exercise.flags:
            message = (
                f"{quoted(flag)} is not a flag of this exercise; add it to flags, or take it out"
            )
            file.say((*path, "grounds", flag), message, of_key=True)
    for n, area in enumerate(exercise.secondary):
        if area in exercise.primary:
            file.say((*path, "secondary", n), f"{quoted(area)} is a primary area already")


def _check_equipment(
    file: SourceFile, path: KeyPath, exercise: ExerciseShape, words: Words
) -> None:
    seen: set[str] = set()
    for n, pieces in enumerate(exercise.equipment):
        places = (
            [((*path, n), pieces)]
            if isinstance(pieces, str)
            else [((*path, n, k), piece) for k, piece in enumerate(pieces)]
        )
        for place, piece in places:
            _known(file, place, piece, words.equipment, "equipment")
            if piece in seen:
                file.say(place, f"{quoted(piece)} is written twice")
            seen.add(piece)


def _check_marks(file: SourceFile, path: KeyPath, exercise: ExerciseShape, *, last: bool) -> None:
    """Check that ``everyday``, ``optional`` and ``eccentric`` don't contradict anything."""
    if exercise.everyday and exercise.eccentric:
        message = (
            "an eccentric exercise makes sore for days, so it is no everyday one; take one out"
        )
        file.say((*path, "everyday"), message)
    if exercise.optional and last:
        message = "no next rung waits for the last one of a ladder; take this out"
        file.say((*path, "optional"), message)


def _check_dose(
    file: SourceFile, path: KeyPath, exercise: ExerciseShape, pattern: str, doses: Doses
) -> None:
    dose = exercise.dose
    held = dose.mode == "hold" and dose.hold_s is not None
    amount = doses.modes["holds" if held else dose.mode]
    _check_rise(file, path, dose, amount)
    if dose.hold_s is not None:
        hold = doses.modes["hold"]
        if dose.mode in ("hold", "reps"):
            _within(file, (*path, "hold_s"), dose.hold_s, hold.least, hold.most, hold.unit)
        else:
            message = f"the mode {dose.mode} has no holds; take {dose.hold_s} out"
            file.say((*path, "hold_s"), message, of_key=True)
    level = doses.levels[exercise.level]
    rest = (level.least_rest_seconds, level.most_rest_seconds)
    unit = f"seconds at level {exercise.level}"
    _within(file, (*path, "rest_seconds"), dose.rest_seconds, *rest, unit)
    _check_pace(file, (*path, "seconds_per_rep"), dose.mode, dose.seconds_per_rep, pattern)


def _check_rise(file: SourceFile, path: KeyPath, dose: DoseShape, amount: DoseRange) -> None:
    """Check that low and the highs are in range, and rise with experience where given."""
    below: tuple[str, int] | None = None
    for key in ("low", "high_new", "high", "high_experienced"):
        value = getattr(dose, key)
        if value is None:
            continue
        _within(file, (*path, key), value, amount.least, amount.most, amount.unit)
        if below and value < below[1]:
            message = f"{value} is less than {below[0]}, which is {below[1]}; "
            file.say((*path, key), f"{message}write {below[1]} or more")
        below = (key, value)


def _check_pace(
    file: SourceFile, path: KeyPath, mode: str, seconds: int | None, pattern: str
) -> None:
    counted = mode in ("reps", "distance")
    if seconds is None:
        if counted:
            message = f"the mode {mode} needs this key; write it as seconds_per_rep: 3"
            file.say(path, message)
    elif not counted:
        message = f"the mode {mode} does not count reps or metres; take {seconds} out"
        file.say(path, message, of_key=True)
    else:
        breathing = pattern == "breathing-bracing"
        _within(file, path, seconds, *(SECONDS_PER_BREATHING_REP if breathing else SECONDS_PER_REP))


def _within(file: SourceFile, path: KeyPath, value: int, least: int, most: int, unit: str) -> None:
    if not least <= value <= most:
        file.say(path, f"{quoted(value)} is out of range; {least} to {most} {unit}")


def _check_levels(file: SourceFile, ladder: LadderFile) -> None:
    for n, (lower, upper) in enumerate(pairwise(ladder.exercises), start=1):
        path = ("exercises", n, "level")
        if upper.level < lower.level:
            message = (
                f"{upper.level} after {lower.level}: levels do not fall on the way up a ladder; "
                f"write {lower.level} or {min(lower.level + LARGEST_LEVEL_STEP, 5)}"
            )
            file.say(path, message)
        elif upper.level > lower.level + LARGEST_LEVEL_STEP:
            most = lower.level + LARGEST_LEVEL_STEP
            file.say(path, f"{upper.level} after {lower.level}: the next rung is {most} at most")


def _check_names(ladders: Ladders, words: Words, others: Catalogue | None) -> None:
    """Check that each name stands for one exercise, ladder or family; an id may spell its own."""
    taken = _taken(words, others)

    def take(file: SourceFile, path: KeyPath, name: str, holder: str) -> None:
        key = normalised(name)
        if key in taken:
            file.say(path, f"{quoted(name)} already means {taken[key]}; write another name")
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


def _taken(words: Words, others: Catalogue | None) -> dict[str, str]:
    """Map the names that are in use already to their meanings."""
    taken = {normalised(family): f"the family {family}" for family in words.families}
    if others is None:
        return taken
    taken |= {normalised(ladder): f"the ladder {ladder}" for ladder in others.ladders}
    for each in others.exercises:
        for name in (each.id, each.name, *each.aliases):
            taken[normalised(name)] = f"the exercise {each.id} of the catalogue"
    return taken
