"""Count sets, minutes, sessions and exercises of a rule, as decisions or in a plan."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from planner.catalogue.exercises import Exercise
from planner.plan.plan import Prescription
from planner.problem.dose import dose, most_sets
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame
from planner.rules.rule import Unit, select

if TYPE_CHECKING:
    from planner.solver.choices import ContentChoices
    from planner.solver.expressions import Amount

Selected = frozenset[str] | None
"""Ids of the exercises that a rule is about; None for all."""


def posted(
    unit: Unit, frames: Sequence[SessionFrame], selected: Selected, choices: "ContentChoices"
) -> "Amount":
    """Count decisions of these sessions in a unit, minutes in seconds."""
    offered = {f.index: [e for e in choices.candidates(f) if select(selected, e)] for f in frames}
    match unit:
        case Unit.SETS:
            return sum(choices.sets(frame, e) for frame in frames for e in offered[frame.index])
        case Unit.MINUTES:
            return sum(
                dose(e, frame).seconds_per_set * choices.sets(frame, e)
                + frame.change_over_seconds * choices.uses(frame, e)
                for frame in frames
                for e in offered[frame.index]
            )
        case Unit.SESSIONS:
            return sum(
                choices.any_of([choices.uses(frame, e) for e in offered[frame.index]])
                for frame in frames
            )
    distinct = dict.fromkeys(e for frame in frames for e in offered[frame.index])
    return sum(choices.in_any(frames, exercise) for exercise in distinct)


def counted(unit: Unit, done: Sequence[Sequence[Prescription]], selected: Selected) -> int:
    """Count prescriptions of these sessions in a unit, minutes in seconds."""
    chosen = [
        [each for each in exercises if selected is None or each.id in selected]
        for exercises in done
    ]
    match unit:
        case Unit.SETS:
            return sum(each.sets for exercises in chosen for each in exercises)
        case Unit.MINUTES:
            return sum(each.seconds for exercises in chosen for each in exercises)
        case Unit.SESSIONS:
            return sum(bool(exercises) for exercises in chosen)
    return len({each.id for exercises in chosen for each in exercises})


def room(unit: Unit, frames: Sequence[SessionFrame], selected: Selected, problem: Problem) -> int:
    """More than this the sessions cannot come to, whatever their programme; minutes in seconds."""
    known = problem.memory.capacity
    total, ids = 0, frozenset[str]()
    for each in frames:
        frame = replace(each, course=None)
        key = (unit, selected, frame.start_minute, frame.end_minute, frame.session_class)
        if key not in known:
            usable = [e for e in problem.usable(frame) if select(selected, e)]
            known[key] = _room(unit, frame, usable, problem), frozenset(e.id for e in usable)
        most, usable_ids = known[key]
        total, ids = total + most, ids | usable_ids
    return min(total, len(ids)) if unit is Unit.EXERCISES else total


def _room(unit: Unit, frame: SessionFrame, usable: list[Exercise], problem: Problem) -> int:
    if not usable or unit is Unit.SESSIONS:
        return len(usable[:1])
    seconds = frame.minutes * 60 - frame.warm_up_seconds
    each = [(dose(e, frame), most_sets(e, frame)) for e in usable]
    if unit is Unit.MINUTES:
        return min(seconds, sum(one.seconds(most) for one, most in each))
    shortest = min(one.seconds_per_set for one, _ in each)
    if unit is Unit.EXERCISES:
        return min(len(usable), seconds // (shortest + frame.change_over_seconds))
    return min(sum(most for _, most in each), (seconds - frame.change_over_seconds) // shortest)
