"""Finds the minimal conflict of days and exercises in some weeks, in one exact model of both."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from planner.constraints.base import ContentConstraint
from planner.explain.calendar_conflict import blocked_slots, find_mus
from planner.explain.exercise_obstacles import exercise_obstacles
from planner.explain.mus import MusFinder
from planner.explain.oracle import Strategy
from planner.instance import Instance
from planner.problem.slots import Slot
from planner.solver.causes import Cause
from planner.solver.engine import Engine
from planner.solver.joint_model import Blocked, WeeksModel, monotone_constraints


class ContentConflict(NamedTuple):
    """A minimal conflict, with the strategy that decided queries about it."""

    causes: list[Cause]
    strategy: Strategy


def content_conflict(
    instance: Instance, mondays: Sequence[date], engine: Engine, *, check_proof: bool = True
) -> ContentConflict | None:
    """Finds a minimal set of causes that leaves some weeks no days and exercises.

    Gives every possible session exercises of its own, used only if the session takes place. Only
    constraints that are monotone in the sessions take part, so that what is infeasible here is
    infeasible with any calendar.

    Args:
        instance: The athlete's file.
        mondays: Mondays of the weeks.
        engine: Runs the models.
        check_proof: Whether a second solve must prove the conflict too.

    Returns:
        The conflict; None if none was proved.

    Raises:
        InconclusiveError: Neither was proved in the budget.
        NoPlanError: The second solve stayed inconclusive.
        BugError: Two solves contradict each other.
    """
    every = monotone_constraints(instance)
    asked = [each for each in every if each.strict]
    blocked = blocked_slots(instance, mondays)
    for constraints, slots in ((asked, blocked), (every, _one_a_day(blocked))):
        if not constraints:
            continue
        guarded = guarded_weeks(instance, mondays, slots, constraints).guarded
        finder = MusFinder(guarded, engine, Strategy(assumptions_first=constraints is asked))
        causes = find_mus(finder, instance, mondays)
        if causes is not None:
            if check_proof:
                finder.check_core(causes)
            return ContentConflict(causes, finder.strategy)
    return None


def _one_a_day(blocked: Blocked) -> Blocked:
    """Keeps of each day and length the slot with the fewest reasons, of those the heaviest."""
    best: dict[tuple[date, int], Slot] = {}
    for slot in blocked:
        known = best.get((slot.day, slot.minutes))
        if known is None or _preference(slot, blocked) > _preference(known, blocked):
            best[slot.day, slot.minutes] = slot
    return {slot: blocked[slot] for slot in best.values()}


def _preference(slot: Slot, blocked: Blocked) -> tuple[int, int]:
    return -len(blocked[slot]), slot.session_class.rank


def guarded_weeks(
    instance: Instance,
    mondays: Sequence[date],
    blocked: Blocked,
    constraints: Sequence[ContentConstraint],
) -> WeeksModel:
    """Builds the model of weeks with the obstacles of exercises that hard rules name."""
    problem, every = instance.problem, instance.content_constraints
    obstacles = partial(exercise_obstacles, problem=problem, constraints=every)
    return WeeksModel(instance, mondays, blocked, constraints, obstacles)
