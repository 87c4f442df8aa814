"""The slots that no constraint forbids; of starts that differ in nothing one per four hours."""

from collections.abc import Sequence
from datetime import date

from planner.constraints.base import CalendarConstraint
from planner.plan import SessionClass
from planner.problem import Problem
from planner.slots import SHORT_MINUTES, Slot, candidate_lengths, candidate_starts

SAME_MINUTES = 240
"""Starts closer than this that cost the same are one choice (design §3)."""


def admissible_slots(
    problem: Problem, constraints: Sequence[CalendarConstraint]
) -> tuple[Slot, ...]:
    """Every slot worth deciding about, in order.

    From each start a class is offered at the longest length that nothing forbids, and a light
    session also at the length that leaves a run-free day a rest day.
    """
    kept: dict[tuple[object, ...], Slot] = {}
    for day in problem.season.days:
        for start in candidate_starts(day, problem):
            for session_class in SessionClass:
                for slot in _lengths(start, session_class, day, problem, constraints):
                    points = tuple(c.points(slot, problem) for c in constraints)
                    window = next(w for w in problem.windows(day) if w[0] <= start < w[1])
                    block = (start - window[0]) // SAME_MINUTES
                    key = (day, window, block, session_class, slot.minutes, points)
                    kept.setdefault(key, slot)
    return tuple(sorted(kept.values()))


def _lengths(
    start: int,
    session_class: SessionClass,
    day: date,
    problem: Problem,
    constraints: Sequence[CalendarConstraint],
) -> list[Slot]:
    found: list[Slot] = []
    short = session_class is SessionClass.LIGHT and not problem.runs_on(day)
    for minutes in candidate_lengths(day, start, problem):
        if found and not (short and minutes == SHORT_MINUTES):
            continue
        slot = Slot(start, minutes, session_class, day)
        if not any(constraint.forbids(slot, problem) for constraint in constraints):
            found.append(slot)
    return found
