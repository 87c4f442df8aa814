"""Stages after a birth and with parted abdominal muscles: what each opens, and its doses.

The lists are a coach's and a physiotherapist's reading (coach/tables.md 8, grade E).
"""

from dataclasses import dataclass
from datetime import date, timedelta

from planner.athlete.models.person import Athlete
from planner.catalogue.exercises import Exercise, Mode
from planner.settings.contraindications import ContraindicationSettings

STAGED_FLAGS = frozenset({"postpartum", "diastasis"})
"""Flags that rule exercises out by the stage reached, not for as long as they last."""

GENTLEST = frozenset({"pf-contract", "heel-slide", "bridge", "clam", "march-hold", "plank-wall"})
"""Besides breathing on level 1, all there is before a clinician's word and six weeks from birth."""

OPENED_WHEN_CHECKED = frozenset(
    {"plank-knee", "bear-hold", "toe-tap", "dead-bug", "bicycle-headdown", "cobra", "swimming"}
)
"""Exercises that carry a staged flag and return in the second stage, after a look for doming."""

FULL_SIDE_PLANK = "side-plank"
"""Without parted muscles it comes with the second stage."""

TURNS = frozenset({"hip-crossover", "chop-hk-stability", "chop-hk-rot", "chop-standing"})
TURNS |= {"chop-split"}
"""Turns under load that wait with parted muscles, though no flag rules them out."""

PLANK_LADDERS = frozenset({"front-plank", "lateral-plank", "plank-anti-rotation", "push-up"})
ON_KNEES = frozenset({"plank-knee", "side-plank-knee", "side-plank-knee-lift", "push-up-knee"})
"""The rungs of these ladders that are neither done standing nor on the toes."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage that holds on a day.

    Attributes:
        number: 0 before ``day_zero``, 1 and 2 after it, 3 where exercises return by rung.
        flags: The staged flags that hold on the day.
    """

    number: int
    flags: frozenset[str]


@dataclass(frozen=True, slots=True)
class StageDose:
    """A stage's own dose, in the exercise's unit: seconds, reps or metres.

    Attributes:
        least: The least of one set.
        most: The most of one set.
        sets: The most sets; None leaves them to the session.
        grows: Whether the dose may grow from week to week.
    """

    least: int
    most: int
    sets: int | None = None
    grows: bool = True


BRIDGE_DOSE = StageDose(8, 8, 1, grows=False)
WALL_DOSE = StageDose(10, 15, 2, grows=False)
GENTLEST_SETS = 2
HOLD_DOSE = StageDose(10, 20)
"""Doses of the stages (coach/tables.md 8, grade E)."""


def day_zero(
    flags: frozenset[str], athlete: Athlete, settings: ContraindicationSettings
) -> date | None:
    """Return the day a clinician agreed; after a birth six weeks from it where that is later."""
    staged = not flags.isdisjoint(STAGED_FLAGS)
    if athlete.cleared is None or athlete.born_child is None or not staged:
        return athlete.cleared
    return max(athlete.cleared, athlete.born_child + timedelta(weeks=settings.birth_weeks))


def stage_of(
    flags: frozenset[str], day: date, athlete: Athlete, settings: ContraindicationSettings
) -> Stage | None:
    """Return the stage on a day; None where neither flag holds.

    Args:
        flags: The athlete's flags that hold on the day.
        day: The day.
        athlete: Says when the child was born, and who agreed when.
        settings: The stages' weeks.
    """
    held = flags & STAGED_FLAGS
    if not held:
        return None
    zero = day_zero(held, athlete, settings)
    if zero is None or day < zero:
        return Stage(0, held)
    checked = athlete.checked is not None and athlete.checked <= day
    if not checked or day < zero + timedelta(weeks=settings.toes_weeks):
        return Stage(1, held)
    by_rung = "diastasis" not in held and day >= zero + timedelta(weeks=settings.stage_weeks)
    return Stage(3 if by_rung else 2, held)


def allows(exercise: Exercise, stage: Stage) -> bool:
    """Tell whether birth and parted muscles leave an exercise in a stage."""
    flagged = bool(exercise.flags & stage.flags)
    if stage.number == 0:
        return is_gentlest(exercise) and not flagged
    if stage.number == 3:
        return True
    if exercise.id in OPENED_WHEN_CHECKED:
        return stage.number == 2
    parted = "diastasis" in stage.flags
    if flagged or (parted and exercise.id in TURNS):
        return False
    side_plank = stage.number == 2 and exercise.id == FULL_SIDE_PLANK and not parted
    return side_plank or not is_on_toes(exercise)


def is_gentlest(exercise: Exercise) -> bool:
    """Tell whether an exercise is gentle enough for the first weeks."""
    breathing = exercise.role == "breathing" and exercise.level == 1
    return breathing or exercise.id in GENTLEST


def is_on_toes(exercise: Exercise) -> bool:
    """Tell whether an exercise is a plank on the feet, from the front or the side.

    Unknown rungs of these ladders, such as an athlete's own, count as such.
    """
    on_floor = exercise.ladder in PLANK_LADDERS and not exercise.standing
    return on_floor and exercise.id not in ON_KNEES


def stage_dose(exercise: Exercise, stage: Stage) -> StageDose | None:
    """Return a stage's own dose of an exercise that it allows; None leaves it to the catalogue."""
    low, hold = exercise.dose.low, exercise.mode is Mode.HOLD and exercise.dose.hold_s is None
    if stage.number == 0:
        sets = min(GENTLEST_SETS, exercise.most_sets)
        own = {"bridge": BRIDGE_DOSE, "plank-wall": WALL_DOSE}
        return own.get(exercise.id, StageDose(low, low, sets, grows=False))
    opened = exercise.id in OPENED_WHEN_CHECKED or exercise.id == FULL_SIDE_PLANK
    return HOLD_DOSE if stage.number == 2 and opened and hold else None
