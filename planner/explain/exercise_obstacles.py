"""Finds the reasons that forbid an exercise in a session, each with its causes."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from planner.catalogue.exercises import Exercise
from planner.constraints.base import ContentConstraint
from planner.problem.problem import NEEDS_CLEARANCE, Problem
from planner.problem.session_frame import SessionFrame
from planner.solver.causes import Cause, Fact, FactKind, Requirement


def exercise_obstacles(
    frame: SessionFrame,
    exercise: Exercise,
    problem: Problem,
    constraints: Iterable[ContentConstraint],
) -> list[frozenset[Cause]]:
    """Returns the reasons that forbid an exercise in a session, each a set of causes."""
    facts = exercise_facts(exercise, frame, problem)
    freed = _without(frozenset(facts), problem) if facts else problem
    stated: list[Cause] = [
        Requirement(constraint.label, "", (frame.week.monday,))
        for constraint in constraints
        if not constraint.states_facts and constraint.forbids(frame, exercise, freed)
    ]
    return [frozenset({cause}) for cause in (*facts, *stated)]


@lru_cache(maxsize=64)
def _without(facts: frozenset[Fact], problem: Problem) -> Problem:
    """Returns the problem without facts: ladders leave out the exercises that facts rule out."""
    names = {kind: {fact.name for fact in facts if fact.kind is kind} for kind in FactKind}
    athlete = problem.file.athlete
    excluded = [name for name in athlete.exclude if name not in names[FactKind.EXCLUDE]]
    changed = athlete.model_copy(
        update={
            "equipment": (*athlete.equipment, *sorted(names[FactKind.EQUIPMENT])),
            "avoid": tuple(a for a in athlete.avoid if a.flag not in names[FactKind.AVOID]),
            "exclude": tuple(excluded),
        }
    )
    return replace(problem, file=problem.file.model_copy(update={"athlete": changed}))


def exercise_facts(exercise: Exercise, frame: SessionFrame, problem: Problem) -> list[Fact]:
    """Returns the missing equipment, flags and exclusions that rule an exercise out."""
    athlete, held = problem.file.athlete, problem.flags_on(frame.day)
    missing = [pieces[0] for pieces in exercise.missing(athlete.equipment)]
    waiting = athlete.cleared is None or frame.day < athlete.cleared
    flags = exercise.flags & held
    if waiting and exercise.level > 1:
        flags |= held & NEEDS_CLEARANCE
    excluded = [
        name
        for name in athlete.exclude
        if (found := problem.catalogue.resolve(name)) and exercise.id in found[1]
    ]
    return [
        *(Fact(FactKind.EQUIPMENT, name=name) for name in sorted(missing)),
        *(Fact(FactKind.AVOID, name=name) for name in sorted(flags)),
        *(Fact(FactKind.EXCLUDE, name=name) for name in excluded),
    ]
