"""Prescribe how much of an exercise is done: reps or holds, rest, seconds and the most sets."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from planner.athlete.models.person import Experience
from planner.catalogue.exercises import Exercise, Mode, Sides
from planner.plan.plan import Prescription
from planner.problem.session_frame import DoseRule, SessionFrame
from planner.problem.stages import stage_dose
from planner.problem.starts import FIRST_DOSES

GAP_BETWEEN_HOLDS_SECONDS = 3

MOST_GROWTH_PERCENT = 135
"""No set is more than 35 % over the best one done, or one more (coach/plan.md 3, grade E)."""

LONG_AMOUNT = {Mode.HOLD: 30, Mode.TIME: 30, Mode.REPS: 10, Mode.DISTANCE: 10_000}
STEP = {Mode.HOLD: 5, Mode.TIME: 5, Mode.REPS: 1, Mode.DISTANCE: 2}
"""A step is 5 s, from 30 s on 10; one rep, from 10 on 2; 2 m (coach/plan.md 3, grade E)."""

ROUND_SECONDS = 5

_UNTIL_16_SECONDS = 45
_UNTIL_16_SETS = 3
"""Longest hold and most sets under 16 years (coach/plan.md 3, grade E)."""


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
    if exercise.breathing:
        return 1
    most = min(exercise.most_sets, frame.most_sets)
    own = stage_dose(exercise, frame.doses.stage) if frame.doses.stage else None
    if own is not None and own.sets is not None:
        most = min(most, own.sets)
    return min(most, _UNTIL_16_SETS) if frame.doses.under_16 else most


@lru_cache(maxsize=8192)
def amounts(exercise: Exercise, rule: DoseRule) -> tuple[int, ...]:
    """List the amounts of a set in the exercise's own unit, from the first to the last step."""
    low, high = exercise.dose.low, _high(exercise, rule)
    own = stage_dose(exercise, rule.stage) if rule.stage else None
    if own is not None:
        low, high = own.least, own.most if own.grows else own.least
    elif not rule.slow:
        first = FIRST_DOSES.get(Experience(rule.experience), {})
        low = max(low, first.get(exercise.id, low))
    seconds = counts_seconds(exercise)
    grown = [min(low, high)]
    while grown[-1] < high and not exercise.breathing:
        now = grown[-1]
        step = STEP[exercise.mode if seconds or exercise.mode is not Mode.HOLD else Mode.REPS]
        mode = exercise.mode if seconds or exercise.mode is not Mode.HOLD else Mode.REPS
        following = now + (2 * step if now >= LONG_AMOUNT[mode] else step)
        if seconds and following > ROUND_SECONDS:
            following -= following % ROUND_SECONDS
        grown.append(min(following, high, most_after(now)))
    return tuple(grown)


def most_after(best: int) -> int:
    """Return the most of a set after the best one done so far."""
    return max(best + 1, best * MOST_GROWTH_PERCENT // 100)


def counts_seconds(exercise: Exercise) -> bool:
    """Tell whether the amount of a set is its seconds."""
    return exercise.mode is Mode.TIME or (
        exercise.mode is Mode.HOLD and exercise.dose.hold_s is None
    )


def _high(exercise: Exercise, rule: DoseRule) -> int:
    as_new = rule.slow or (rule.older and exercise.level >= 3)
    high = exercise.dose.high_for("new" if as_new else rule.experience)
    if counts_seconds(exercise) and not exercise.breathing:
        if rule.under_16:
            high = min(high, _UNTIL_16_SECONDS)
        if rule.longest_hold_s is not None:
            high = min(high, rule.longest_hold_s)
    return max(1, high)


def amount(exercise: Exercise, frame: SessionFrame) -> int:
    """Return the reps, holds, seconds or metres of a set in a session."""
    day = frame.course
    if day is not None and exercise.id in day.menu:
        best = day.best.get(exercise.id)
        own = day.menu[exercise.id]
        return own if best is None else min(own, most_after(best))
    steps = amounts(exercise, frame.doses)
    step = min(day.steps.get(exercise.id, 0) if day else 0, len(steps) - 1)
    while step and not _has_time_for(exercise, steps[step], frame):
        step -= 1
    found = steps[step]
    if frame.light and (day is None or exercise.id not in day.eased):
        found = min(found, _low_third(exercise, frame.doses))
    if day is not None and exercise.id in day.best:
        found = min(found, most_after(day.best[exercise.id]))
    return found


def at_top(exercise: Exercise, step: int, frame: SessionFrame) -> bool:
    """Tell whether an exercise's dose can't grow further in sessions of this length."""
    steps = amounts(exercise, frame.doses)
    last = step + 1 >= len(steps)
    return last or not _has_time_for(exercise, steps[step + 1], frame)


def _low_third(exercise: Exercise, rule: DoseRule) -> int:
    low, high = exercise.dose.low, _high(exercise, rule)
    third = low + (high - low) // 3
    if counts_seconds(exercise) and third > ROUND_SECONDS:
        third -= third % ROUND_SECONDS
    return max(1, min(high, max(low, third)))


def _has_time_for(exercise: Exercise, amount: int, frame: SessionFrame) -> bool:
    """Tell whether two sets fit into the most seconds that one line may take."""
    two = _dose(exercise, amount, None, frame.change_over_seconds).seconds(2)
    return two <= frame.most_line_seconds


def dose(exercise: Exercise, frame: SessionFrame) -> Dose:
    """Return the dose of an exercise in a session; it grows over the season."""
    longest = frame.longest_hold_seconds
    if frame.course is not None and exercise.id in frame.course.menu:
        longest = None
    if frame.doses.longest_hold_s is not None and not exercise.breathing:
        longest = min(longest or 999, frame.doses.longest_hold_s)
    given = _dose(exercise, amount(exercise, frame), longest, frame.change_over_seconds)
    at_once = frame.course is not None and frame.course.at_once
    return replace(given, rest_s=0) if at_once else given


@lru_cache(maxsize=16384)
def _dose(exercise: Exercise, amount: int, longest: int | None, change_over: int) -> Dose:
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
            if hold and longest:
                hold = min(hold, longest)
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


def amount_of(given: Prescription, exercise: Exercise) -> int:
    """Return the amount of a set that a plan prescribes, in the exercise's own unit."""
    if given.distance_m is not None:
        return given.distance_m
    if counts_seconds(exercise):
        return given.hold_s or 0
    return given.reps or 0


def in_order(exercises: Iterable[Exercise]) -> list[Exercise]:
    """Sort exercises into their order inside a session.

    Standing first, fast work at its head, then all fours and planks, the floor, and breathing last:
    one way down (coach/plan.md 2, grade E). The harder goes before the easier.
    """
    return sorted(exercises, key=_place)


def position(exercise: Exercise) -> int:
    """Return 0 for standing, 1 for all fours and planks, 2 for the floor, 3 for breathing."""
    if exercise.role in ("breathing", "pelvic-floor"):
        return 3
    if exercise.standing:
        return 0
    return 1 if "all-fours" in exercise.ladder or "plank" in exercise.ladder else 2


def _place(exercise: Exercise) -> tuple[int, bool, int, str]:
    return position(exercise), not exercise.fast, -exercise.level, exercise.id
