"""Proved optima of small problems, with another athlete's wishes where they are to be the same."""

from dataclasses import dataclass, replace
from math import inf
from random import Random

from ortools.sat.python import cp_model

from planner.instance import Instance
from planner.problem.session_frame import frames_of_slots
from planner.problem.slots import Slot
from planner.solver.calendar_level import build
from planner.solver.content_level import ContentLevel
from planner.solver.engine import Engine
from planner.solver.run import CONTENT
from tests.constraints.builders import plan, session_of

IMPOSSIBLE = inf
MOST_SETS = 2
EXERCISES = 6


def calendar_optimum(instance: Instance, wishes_of: Instance | None = None) -> float:
    """The cost of the best calendar.

    Args:
        instance: Whose constraints, season and admissible slots hold.
        wishes_of: From whose slots and spacing it follows what is asked for (sessions a week,
            quotas of classes, stretches with a session); left out, the athlete's own.
    """
    problem = instance.problem
    if wishes_of is not None:
        it = wishes_of.problem
        problem = replace(problem, slots=it.slots, settings=it.settings)
    model, _ = build(problem, instance.calendar_constraints, instance.problem.slots)
    return _minimum(model)


@dataclass(frozen=True)
class Day:
    """One or two sessions and the few exercises that they could have."""

    slots: tuple[Slot, ...]
    exercises: frozenset[str]


def random_day(instance: Instance, random: Random) -> Day | None:
    """Sessions of an athlete on different days; None without any slot."""
    slots = instance.problem.slots
    by_day = {slot.day: slot for slot in random.sample(slots, min(len(slots), 3))}
    chosen = tuple(sorted(by_day.values())[:2])
    usable = [
        e for f in frames_of_slots(chosen, instance.problem) for e in instance.problem.usable(f)
    ]
    likely = sorted({exercise.id for exercise in usable})
    others = [exercise.id for exercise in instance.problem.catalogue.exercises]
    names = random.sample(likely, min(len(likely), EXERCISES - 2)) + random.sample(others, 2)
    return Day(chosen, frozenset(names)) if chosen else None


def content_optimum(instance: Instance, day: Day, wishes_of: Instance | None = None) -> float:
    """The cost of the best content of these sessions.

    Args:
        instance: Whose constraints say which exercises are allowed, and what the rest costs.
        day: The calendar and the catalogue.
        wishes_of: From whose usable exercises and level caps it follows what is asked for; left
            out, the athlete's own.
    """
    it = _with_catalogue(instance, day)
    own = frames_of_slots(day.slots, it.problem)
    candidates = [it.problem.usable(frame) for frame in own]
    wishes = it if wishes_of is None else wishes_of
    problem = replace(it.problem, forbidding=wishes.problem.forbidding)
    frames = frames_of_slots(day.slots, wishes.problem)
    engine = Engine(None)
    level = ContentLevel(problem, it.content_constraints, frames, engine, CONTENT["normal"])
    level.candidates = candidates
    level.most_sets = [{e.id: MOST_SETS for e in each} for each in candidates]
    model, _ = level.build(frozenset(range(len(frames))), {})
    return _minimum(model)


def content_wishes(
    instance: Instance, day: Day, wishes_of: Instance
) -> list[tuple[str, str, int | None]]:
    """What sessions without any exercise are charged for: every wish in full."""
    it = _with_catalogue(instance, day)
    it = replace(it, problem=replace(it.problem, forbidding=wishes_of.problem.forbidding))
    empty = plan(it, *(session_of(it, slot) for slot in day.slots))
    return [
        (each.constraint, each.where, each.points)
        for constraint in it.content_constraints
        for each in constraint.violations(empty, it.problem)
        if not each.hard
    ]


def _with_catalogue(instance: Instance, day: Day) -> Instance:
    exercises = tuple(e for e in instance.problem.catalogue.exercises if e.id in day.exercises)
    small = replace(instance.problem.catalogue, exercises=exercises)
    return replace(instance, problem=replace(instance.problem, catalogue=small))


def _minimum(model: cp_model.CpModel) -> float:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    assert status in (cp_model.OPTIMAL, cp_model.INFEASIBLE), solver.status_name(status)
    return round(solver.objective_value) if status == cp_model.OPTIMAL else IMPOSSIBLE
