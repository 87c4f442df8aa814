"""Weighted sets by area, in half sets: what is credited, and what a week can attain."""

from collections.abc import Sequence

from planner.catalogue import Exercise
from planner.dose import CHANGE_OVER_SECONDS, dose, most_sets
from planner.frame import Frame
from planner.problem import Problem

PRIMARY_HALF_SETS = 2
SECONDARY_HALF_SETS = 1

REPEAT_SHARE = 67
"""Percent of sessions that one exercise may be in; bounds what a lone exercise can give."""

TIME_SHARE = 30
"""Percent of a session that one area may ask for (defaults, Coverage)."""


def credit(exercise: Exercise, area: str) -> int:
    """Half sets that one set earns an area; breathing and mobility earn none."""
    if exercise.breathing:
        return 0
    if area in exercise.primary:
        return PRIMARY_HALF_SETS
    return SECONDARY_HALF_SETS if area in exercise.secondary else 0


def attainable(areas: Sequence[str], frames: Sequence[Frame], problem: Problem) -> int:
    """Half sets that these sessions can give an area in its share of their time."""
    total = 0
    giving: set[str] = set()
    for frame in frames:
        best = 0
        room = frame.minutes * 60 * TIME_SHARE // 100
        for exercise in problem.usable(frame):
            worth = max(credit(exercise, area) for area in areas)
            if not worth:
                continue
            giving.add(exercise.id)
            fitting = (room - CHANGE_OVER_SECONDS) // dose(exercise, frame).seconds_per_set
            sets = min(fitting, most_sets(exercise, frame, problem.experience))
            best = max(best, worth * sets)
        total += best
    if len(giving) == 1 and len(frames) > 2:
        total = total * REPEAT_SHARE // 100
    return total
