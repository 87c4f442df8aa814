"""Word doses as people say them: ``3 × 20 s each side``."""

from planner.catalogue.exercises import Exercise, Mode
from planner.plan.plan import LastDose, Prescription

HALF_MINUTE = 30


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
    """Word seconds as said aloud: ``20 s``, ``90 s``, ``2 min``, ``2½ min``."""
    minutes, rest = divmod(seconds, 60)
    if rest == HALF_MINUTE and minutes > 1:
        return f"{minutes}½ min"
    if rest == 0 and minutes:
        return f"{minutes} min"
    return f"{seconds} s" if seconds < 120 else f"{minutes} min {rest} s"


def half_minutes_words(seconds: int) -> str:
    """Word seconds of a warm-up or rest to the half minute: ``45 s``, ``1½ min``, ``2 min``."""
    if seconds < 60:
        return f"{seconds} s"
    minutes, half = divmod((seconds + HALF_MINUTE // 2) // HALF_MINUTE, 2)
    return f"{minutes}½ min" if half else f"{minutes} min"


def work_of(dose: Prescription | LastDose) -> int:
    """Return how much is done in all sets: seconds, reps or metres, for comparing one exercise."""
    amount = dose.distance_m or (dose.reps or 1) * (dose.hold_s or 1)
    return dose.sets * amount
