"""What is nearly forbidden, or only just: it is tried more often than the rest."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import product
from typing import Any

from planner.catalogue.exercises import Exercise
from planner.constraints.base import CalendarConstraint, ContentConstraint
from planner.instance import Instance
from planner.problem.session_frame import SessionFrame
from planner.problem.slots import Slot
from tests.constraints.samples import QUARTER


def at_an_edge(constraint: CalendarConstraint, slot: Slot, instance: Instance) -> bool:
    """Whether it is forbidden and a slot a quarter or a day away isn't, or the other way round."""
    it = instance.problem
    near = [replace(slot, start_minute=slot.start_minute + n) for n in (-QUARTER, -1, 1, QUARTER)]
    near += [replace(slot, minutes=slot.minutes + n) for n in (-1, 1)]
    near += _a_day_away(slot, instance)
    here = constraint.forbids(slot, it)
    return any(constraint.forbids(one, it) is not here for one in near)


def near_an_edge(
    constraint: ContentConstraint,
    frames: Sequence[SessionFrame],
    known: Sequence[Exercise],
    instance: Instance,
) -> list[list[tuple[int, str]]]:
    """Sessions and exercises that a day, or a level, would make forbidden or would allow."""
    by_day, by_level = [], []
    for frame, exercise in product(frames, known):
        pair, here = (
            (frame.index, exercise.id),
            constraint.forbids(frame, exercise, instance.problem),
        )
        others = [replace(exercise, level=exercise.level + n) for n in (-1, 1)]
        if any(
            constraint.forbids(one, exercise, instance.problem) is not here
            for one in _a_day_away(frame, instance)
        ):
            by_day.append(pair)
        if any(constraint.forbids(frame, one, instance.problem) is not here for one in others):
            by_level.append(pair)
    return [pairs for pairs in (by_day, by_level) if pairs]


def _a_day_away(one: Any, instance: Instance) -> list[Any]:
    """The same slot or session as if it were a day earlier or later, inside the season."""
    season = instance.problem.season
    days = [one.day + timedelta(days=n) for n in (-1, 1)]
    return [replace(one, day=day) for day in days if season.start <= day <= season.end]
