"""Count weighted sets by area, in half sets: those credited and those that a week can attain."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from planner.catalogue.exercises import Exercise
from planner.problem.dose import dose, most_sets
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame

FOUNDING_GROUPS = ("abdominal", "back", "pelvic")
"""The area groups that every week and session should have; breathing and upper body need not."""

PRIMARY_HALF_SETS = 2
SECONDARY_HALF_SETS = 1


def credit(exercise: Exercise, area: str) -> int:
    """Count the half sets that one set earns an area; breathing and mobility earn none."""
    if exercise.breathing:
        return 0
    if area in exercise.primary:
        return PRIMARY_HALF_SETS
    return SECONDARY_HALF_SETS if area in exercise.secondary else 0


def attainable(
    areas: Sequence[str],
    frames: Sequence[SessionFrame],
    problem: Problem,
    time_share: int,
) -> int:
    """Count the half sets that a week's sessions can give an area.

    Each session gives the most that one exercise can in ``time_share`` percent of its time.
    """
    known = problem.memory.half_sets
    total = 0
    for each in frames:
        frame = replace(each, course=None)
        key = (
            frame.start_minute,
            frame.end_minute,
            frame.session_class.value,
            tuple(areas),
            time_share,
        )
        if key not in known:
            known[key] = _given(areas, frame, problem, time_share)
        total += max(known[key].values(), default=0)
    return total


def _given(
    areas: Sequence[str], frame: SessionFrame, problem: Problem, time_share: int
) -> Mapping[str, int]:
    """Count the half sets that each exercise can give an area in a session, by its id."""
    given = {}
    room = frame.minutes * 60 * time_share // 100
    for exercise in problem.usable(frame):
        worth = max(credit(exercise, area) for area in areas)
        if worth:
            fitting = (room - frame.change_over_seconds) // dose(exercise, frame).seconds_per_set
            given[exercise.id] = worth * max(0, min(fitting, most_sets(exercise, frame)))
    return given
