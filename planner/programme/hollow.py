"""Find heavy sessions that nothing makes heavy: no line of level 4 can be in them."""

from collections.abc import Collection, Sequence
from datetime import date

from planner.plan.plan import LetterProgramme, SessionClass
from planner.problem.problem import HEAVY_LEVEL, Problem
from planner.problem.session_frame import SessionFrame
from planner.problem.slots import Slot


def hollow_days(
    frames: Sequence[SessionFrame], letters: Sequence[LetterProgramme], problem: Problem
) -> frozenset[date]:
    """Collect the days of heavy sessions whose template has no line of level 4.

    Where a letter has none at all, these are all days on which its programme offers heavy.
    """
    known = problem.catalogue.by_id
    hollow: set[date] = set()
    for frame in frames:
        if frame.session_class is not SessionClass.HEAVY or frame.course is None:
            continue
        if any(known[name].level >= HEAVY_LEVEL for name in frame.course.template):
            continue
        hollow.add(frame.day)
        number = problem.programme_on(frame.day)
        lines = [
            known[line.id]
            for each in letters
            if (each.programme, each.letter) == (number, frame.letter)
            for line in each.exercises
        ]
        if not any(exercise.level >= HEAVY_LEVEL for exercise in lines):
            hollow |= {s.day for s in problem.slots if problem.programme_on(s.day) == number}
    return frozenset(hollow)


def without_heavy(slots: Sequence[Slot], days: Collection[date]) -> tuple[Slot, ...]:
    """Return the slots but for the heavy ones of some days."""
    return tuple(
        slot
        for slot in slots
        if slot.session_class is not SessionClass.HEAVY or slot.day not in days
    )
