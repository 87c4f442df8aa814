"""Proved optima of small problems, with the wishes of another athlete where that is asked for."""

from collections.abc import Sequence
from dataclasses import replace
from math import inf

from ortools.sat.python import cp_model

from planner.catalogue import Exercise
from planner.constraints.base import CalendarConstraint
from planner.frame import frames_of_slots
from planner.loading import Loaded
from planner.problem import Problem
from planner.slots import Slot
from planner.solver.calendar_level import build
from planner.solver.content_level import ContentLevel
from planner.solver.engine import Engine
from planner.solver.run import CONTENT
from tests.constraints.builders import plan, session_of

IMPOSSIBLE = inf
MOST_SETS = 2


def calendar_optimum(loaded: Loaded, wishes_of: Loaded | None = None) -> float:
    """The cost of the best calendar over all admissible slots.

    Args:
        loaded: Whose constraints, season and slots hold.
        wishes_of: Whose slots and spacing say what can be asked for (targets, quotas, stretches
            with a session); left out, the athlete's own.
    """
    problem = loaded.problem if wishes_of is None else pinned(loaded, wishes_of)
    model, _ = build(problem, loaded.calendar_constraints, loaded.problem.slots)
    return _minimum(model)


def pinned(loaded: Loaded, wishes_of: Loaded) -> Problem:
    """A problem whose wishes are worked out from another athlete's slots and spacing."""
    it = wishes_of.problem
    return replace(loaded.problem, slots=it.slots, settings=it.settings)


def _minimum(model: cp_model.CpModel) -> float:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    assert status in (cp_model.OPTIMAL, cp_model.INFEASIBLE), solver.status_name(status)
    return round(solver.objective_value) if status == cp_model.OPTIMAL else IMPOSSIBLE
