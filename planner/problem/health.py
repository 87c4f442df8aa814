"""Health and age: which flags need a clinician, which slow training down, what each leaves."""

from datetime import date, timedelta

from planner.athlete.models.person import Athlete
from planner.catalogue.exercises import Exercise
from planner.problem.stages import STAGED_FLAGS, Stage, allows, stage_of
from planner.settings.contraindications import ContraindicationSettings

NEEDS_CLEARANCE = frozenset(
    {
        "pregnancy",
        "postpartum",
        "diastasis",
        "pelvic-floor",
        "hernia",
        "hypertension",
        "osteoporosis",
    }
)
"""Flags that allow level 1 and breathing only until a clinician has cleared the athlete."""

SLOW_FLAGS = NEEDS_CLEARANCE | {"back-pain-now"}
"""Flags under which nothing is heavy, of level 4 or fast, and rungs take longer (plan.md 2, E)."""

HIGHEST_LEVEL = 5
SLOW_LEVEL = 3
"""Highest level under a slow flag."""

EASED_LEVEL = 2
"""Highest level allowed in the first days after a clinician's clearance."""

LONGEST_HOLDS = {"hypertension": 15}
"""Most seconds of one hold by flag (evidence 7.1, D)."""

STAGE_HOLDS = (15, 20, 20)
"""Most seconds of one hold in the first stages after a birth (coach/tables.md 8, E)."""

DIPS_AND_ROLLS = frozenset({"side-plank-dips", "side-plank-roll", "plank-rkc"})
WALK_OUTS = "hand-walk-out"
"""Rungs that slow flags and 55 years rule out (coach/tables.md 4, E): these and this ladder."""

NOT_UNDER_18 = frozenset({"kb-swing", "twist-weighted", "hang-leg"})
ROLL_OUTS = "roll-out"
"""Exercises for adults alone (coach/tables.md 8, E): these and this ladder."""

LOADS = frozenset({"band", "dumbbell", "kettlebell", "medicine-ball"})
"""Equipment that loads; under 18 level 4 is done without it (coach/plan.md 6, E)."""

LOADED_LEVEL = 4
YOUNG_LEVEL = 3
"""Highest level in the first weeks under 18 (coach/plan.md 6, E)."""

HINGES_AND_SQUATS = frozenset({"standing-hip-extension", "one-leg-stand-up"})
ALSO_SQUATS = frozenset({"sl-squat-box", "pf-squat"})
NO_HINGE = frozenset({"standing-leg-curl"})
"""Exercises that sessions begin with where bones are fragile: of two ladders, and others."""


def flags_of(athlete: Athlete, day: date) -> frozenset[str]:
    """Collect the athlete's flags that hold on a day."""
    return frozenset(
        avoid.flag for avoid in athlete.avoid if avoid.until is None or day <= avoid.until
    )


def ruling_flags(
    exercise: Exercise, day: date, athlete: Athlete, settings: ContraindicationSettings
) -> frozenset[str]:
    """Collect the athlete's flags that rule an exercise out on a day.

    Each of them does so alone: by the catalogue, by its stage, by a clinician's missing word, or
    because the exercise is too fast or too long a lever for it.
    """
    held = flags_of(athlete, day)
    waiting = athlete.cleared is None or day < athlete.cleared
    ruling = _ruled_out(exercise, held, day, athlete, settings)
    return ruling | (held & NEEDS_CLEARANCE if waiting and exercise.level > 1 else frozenset())


def is_out_for_good(
    exercise: Exercise, last_day: date, athlete: Athlete, settings: ContraindicationSettings
) -> bool:
    """Tell whether flags without an end rule an exercise out up to the season's last day.

    A clinician's word may still come, so that a missing one rules nothing out for good.
    """
    lasting = frozenset(avoid.flag for avoid in athlete.avoid if avoid.until is None)
    too_hard = exercise.level > SLOW_LEVEL and not lasting.isdisjoint(SLOW_FLAGS)
    return too_hard or bool(_ruled_out(exercise, lasting, last_day, athlete, settings))


def _ruled_out(
    exercise: Exercise,
    held: frozenset[str],
    day: date,
    athlete: Athlete,
    settings: ContraindicationSettings,
) -> frozenset[str]:
    """Collect the flags that rule an exercise out by the catalogue, its stage or its pace."""
    ruling = exercise.flags & held - STAGED_FLAGS
    stage = stage_of(held, day, athlete, settings)
    if stage is not None:
        alone = {flag: Stage(stage.number, frozenset({flag})) for flag in stage.flags}
        ruling |= {flag for flag, each in alone.items() if not allows(exercise, each)}
    if exercise.fast or is_dip_or_roll(exercise):
        ruling |= held & SLOW_FLAGS
    return ruling


def level_most(flags: frozenset[str], day: date, agreed: date | None, eased_days: int) -> int:
    """Return the highest level that flags allow on a day.

    Args:
        flags: Those that hold on the day.
        day: The day.
        agreed: The day from which a clinician agrees; None if there is none.
        eased_days: For so long afterwards exercises are gentle.
    """
    most = HIGHEST_LEVEL if flags.isdisjoint(SLOW_FLAGS) else SLOW_LEVEL
    if flags.isdisjoint(NEEDS_CLEARANCE):
        return most
    if agreed is None or day < agreed:
        return 1
    return EASED_LEVEL if day < agreed + timedelta(days=eased_days) else most


def longest_hold(flags: frozenset[str], stage: Stage | None) -> int | None:
    """Return the most seconds of one hold that flags and stage allow; None for any."""
    holds = [most for flag, most in LONGEST_HOLDS.items() if flag in flags]
    holds += STAGE_HOLDS[stage.number : stage.number + 1] if stage else ()
    return min(holds, default=None)


def is_dip_or_roll(exercise: Exercise) -> bool:
    """Tell whether an exercise is a dip, roll, RKC plank or walk-out."""
    return exercise.id in DIPS_AND_ROLLS or exercise.ladder == WALK_OUTS


def is_for_adults(exercise: Exercise) -> bool:
    """Tell whether an exercise is left out under 18, whatever the level allowed."""
    loaded = exercise.level >= LOADED_LEVEL and not LOADS.isdisjoint(exercise.equipment)
    return loaded or exercise.id in NOT_UNDER_18 or exercise.ladder == ROLL_OUTS


def is_hinge_or_squat(exercise: Exercise) -> bool:
    """Tell whether an exercise is a hinge or a squat, with which bones are loaded first."""
    if exercise.id in NO_HINGE:
        return False
    return exercise.ladder in HINGES_AND_SQUATS or exercise.id in ALSO_SQUATS
