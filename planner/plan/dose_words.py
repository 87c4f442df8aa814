"""Word doses as people say them: ``3 × 20 s each side``."""

from planner.catalogue.exercises import Exercise, Mode
from planner.plan.plan import LastDose, Prescription


def dose_words(dose: Prescription | LastDose, exercise: Exercise) -> str:
    """Word a dose without its sides: ``3 × 20 s``, ``2 × 10 reps``.

    Args:
        dose: The dose.
        exercise: Its exercise, which tells holds from repetitions with a hold in each.
    """
    times = f"{dose.sets} × " if dose.sets > 1 else ""
    if dose.distance_m is not None:
        return f"{times}{dose.distance_m} m"
    if dose.reps is None:
        return f"{times}{duration_words(dose.hold_s or 0)}"
    if dose.hold_s is None:
        return f"{times}{dose.reps} reps"
    if exercise.mode is Mode.HOLD:
        sets = f"{dose.sets} sets of " if dose.sets > 1 else ""
        return f"{sets}{dose.reps} × {dose.hold_s} s holds"
    return f"{times}{dose.reps} reps, {dose.hold_s} s hold in each"


def duration_words(seconds: int) -> str:
    """Word seconds as said aloud: ``20 s``, ``90 s``, ``2 min``, ``2 min 30 s``."""
    minutes, rest = divmod(seconds, 60)
    if rest == 0 and minutes:
        return f"{minutes} min"
    return f"{seconds} s" if seconds < 120 else f"{minutes} min {rest} s"


def work_of(dose: Prescription | LastDose) -> int:
    """Return how much is done in all sets: seconds, reps or metres, for comparing one exercise."""
    amount = dose.distance_m or (dose.reps or 1) * (dose.hold_s or 1)
    return dose.sets * amount
