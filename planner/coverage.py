"""Weighted sets by area, in half sets: what is credited, and what a week can attain."""

from collections.abc import Sequence
from weakref import WeakKeyDictionary

from planner.catalogue import Exercise
from planner.dose import dose, most_sets
from planner.frame import Frame
from planner.problem import Problem

PRIMARY_HALF_SETS = 2
SECONDARY_HALF_SETS = 1

REPEAT_SHARE = 67
"""Percent of sessions that one exercise may be in; bounds what a lone exercise can give."""

TIME_SHARE = 30
"""Percent of a session that one area may ask for (defaults, Coverage)."""


_Key = tuple[int, int, str, tuple[str, ...], int]
_KNOWN: WeakKeyDictionary[Problem, dict[_Key, tuple[int, frozenset[str]]]] = WeakKeyDictionary()


def credit(exercise: Exercise, area: str) -> int:
    """Half sets that one set earns an area; breathing and mobility earn none."""
    if exercise.breathing:
        return 0
    if area in exercise.primary:
        return PRIMARY_HALF_SETS
    return SECONDARY_HALF_SETS if area in exercise.secondary else 0


def attainable(
    areas: Sequence[str],
    frames: Sequence[Frame],
    problem: Problem,
    time_share: int = TIME_SHARE,
) -> int:
    """Half sets that these sessions can give an area in its share of their time, in percent."""
    known = _KNOWN.setdefault(problem, {})
    total = 0
    giving: set[str] = set()
    for frame in frames:
        key = (frame.start, frame.end, frame.session_class.value, tuple(areas), time_share)
        if key not in known:
            known[key] = _best(areas, frame, problem, time_share)
        best, able = known[key]
        total += best
        giving |= able
    if len(giving) == 1 and len(frames) > 2:
        total = total * REPEAT_SHARE // 100
    return total


def _best(
    areas: Sequence[str], frame: Frame, problem: Problem, time_share: int
) -> tuple[int, frozenset[str]]:
    """The best half sets that one exercise can give there, and the exercises that give any."""
    best = 0
    giving = []
    room = frame.minutes * 60 * time_share // 100
    for exercise in problem.usable(frame):
        worth = max(credit(exercise, area) for area in areas)
        if worth:
            giving.append(exercise.id)
            fitting = (room - frame.change_over_seconds) // dose(exercise, frame).seconds_per_set
            best = max(best, worth * min(fitting, most_sets(exercise, frame)))
    return best, frozenset(giving)
