"""Prescribe how much of an exercise is done: reps or holds, rest, seconds and the most sets."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from planner.athlete.phase_kind import RACE_AND_RECOVERY, PhaseKind
from planner.catalogue.exercises import Exercise, Mode, Sides
from planner.plan.plan import Prescription
from planner.problem.session_frame import SessionFrame

GAP_BETWEEN_HOLDS_SECONDS = 3
STEPS = 4
"""Doses grow from low to high in at most this many weeks of a mesocycle."""


@dataclass(frozen=True, slots=True)
class Dose:
    """The dose of one set of an exercise in one session; times in seconds."""

    reps: int | None
    hold_s: int | None
    distance_m: int | None
    per_side: bool
    rest_s: int
    work_s: int
    change_over_s: int

    @property
    def seconds_per_set(self) -> int:
        """Work on both sides and the rest after it."""
        return self.work_s + self.rest_s

    def seconds(self, sets: int) -> int:
        """Count the seconds of the exercise: sets on both sides, rests and the change-over."""
        return sets * self.seconds_per_set + self.change_over_s if sets else 0


def most_sets(exercise: Exercise, frame: SessionFrame) -> int:
    """Return the most sets of an exercise in a session."""
    return 1 if exercise.breathing else min(exercise.most_sets, frame.most_sets)


def dose(exercise: Exercise, frame: SessionFrame) -> Dose:
    """Return the dose of an exercise in a session.

    It grows week by week through the mesocycle; deload, taper and race weeks stay at its low end,
    as do light sessions.
    """
    easy = frame.week.deload or frame.phase in RACE_AND_RECOVERY
    step = 0 if easy else min(frame.week.week_of_mesocycle, STEPS) - 1
    if frame.phase is PhaseKind.TAPER or exercise.breathing:
        step = 0
    return _dose(exercise, step, frame.longest_hold_seconds, frame.change_over_seconds)


@lru_cache(maxsize=8192)
def _dose(exercise: Exercise, step: int, longest: int | None, change_over: int) -> Dose:
    low, high = exercise.dose.low, exercise.dose.high
    amount = low + (high - low) * step // (STEPS - 1)
    if exercise.mode is Mode.HOLD and exercise.dose.hold_s is None and amount > 10:
        amount -= amount % 5
    reps = hold = metres = None
    match exercise.mode:
        case Mode.HOLD if exercise.dose.hold_s is not None:
            reps = amount
            hold = min(exercise.dose.hold_s, longest or exercise.dose.hold_s)
            work = reps * (hold + GAP_BETWEEN_HOLDS_SECONDS)
        case Mode.HOLD:
            hold = min(amount, longest or amount)
            work = hold
        case Mode.REPS:
            reps = amount
            hold = exercise.dose.hold_s
            work = reps * (exercise.seconds_per_rep + (hold or 0))
        case Mode.TIME:
            hold = amount
            work = amount
        case Mode.DISTANCE:
            metres = amount
            work = amount * exercise.seconds_per_rep
    doubled = exercise.sides is Sides.EACH or (
        exercise.sides is Sides.ALTERNATING and exercise.mode in (Mode.HOLD, Mode.REPS)
    )
    seconds = 2 * work if doubled else work
    return Dose(reps, hold, metres, doubled, exercise.rest_seconds, seconds, change_over)


def prescribe(exercise: Exercise, sets: int, frame: SessionFrame) -> Prescription:
    """Prescribe ``sets`` sets of an exercise in a session."""
    given = dose(exercise, frame)
    return Prescription(
        id=exercise.id,
        sets=sets,
        reps=given.reps,
        hold_s=given.hold_s,
        distance_m=given.distance_m,
        per_side=given.per_side,
        rest_s=given.rest_s,
        seconds=given.seconds(sets),
    )


def in_order(exercises: Iterable[Exercise]) -> list[Exercise]:
    """Sort exercises into their order inside a session.

    Fast work first, then standing hinges and the hardest levers, single-sided work, holds, and
    breathing last, so that the trunk isn't tired before swings or single-leg hinges.
    """
    return sorted(exercises, key=_place)


def _place(exercise: Exercise) -> tuple[int, int, str]:
    if exercise.breathing:
        stage = 5
    elif exercise.fast:
        stage = 0
    elif exercise.pattern == "hip-extension" and exercise.standing:
        stage = 1
    elif exercise.level >= 4 and exercise.mode is not Mode.HOLD:
        stage = 2
    elif exercise.sides is not Sides.BOTH and exercise.mode is not Mode.HOLD:
        stage = 3
    else:
        stage = 4
    return stage, -exercise.level, exercise.id
