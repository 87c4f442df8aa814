"""The solver's side of one constraint: its model, with every decision fixed, minimised."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from ortools.sat.python import cp_model

from planner.catalogue.exercises import Exercise
from planner.constraints.base import CalendarConstraint, ContentConstraint
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame
from planner.problem.slots import Slot
from planner.solver.calendar_level import build
from planner.solver.choices import ContentChoices
from planner.solver.expressions import charged

Key = TypeVar("Key", bound=Hashable)
Sets = dict[tuple[int, str], int]
"""Sets by index of the session and exercise id."""


class FixedModel(Generic[Key]):
    """A model that can be asked, again and again, what exactly these decisions cost.

    Attributes:
        text: All that is in it: models of the same text give the same answers.
    """

    def __init__(self, model: cp_model.CpModel, variables: Mapping[Key, cp_model.IntVar]) -> None:
        self.text = f"{[*variables]} {model.proto}"
        self._model = model
        self._variables = variables

    def cost(self, values: Mapping[Key, int]) -> int | None:
        """The least cost with these values and 0 for the rest; None if they aren't allowed."""
        if not values.keys() <= self._variables.keys():
            return None
        for key, variable in self._variables.items():
            domain = self._model.proto.variables[variable.index].domain
            domain.clear()
            domain.extend([values.get(key, 0)] * 2)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        status = solver.solve(self._model)
        if status == cp_model.INFEASIBLE:
            return None
        assert status == cp_model.OPTIMAL, solver.status_name(status)
        return round(solver.objective_value)


def calendar_model(
    problem: Problem, constraint: CalendarConstraint, offered: Iterable[Slot]
) -> FixedModel[Slot]:
    """The model of one calendar constraint over these slots, less those it forbids."""
    model, choices = build(problem, [constraint], tuple(offered))
    return FixedModel(model, {slot: choices.taken(slot) for slot in choices.slots})


def content_model(
    problem: Problem,
    constraint: ContentConstraint,
    frames: tuple[SessionFrame, ...],
    offered: Sequence[Exercise],
    most_sets: int,
) -> FixedModel[tuple[int, str]]:
    """The model of one content constraint over these exercises, less what it forbids."""
    candidates = [
        [e for e in offered if not constraint.forbids(frame, e, problem)] for frame in frames
    ]
    limits = [{e.id: most_sets for e in allowed} for allowed in candidates]
    model = cp_model.CpModel()
    window = frozenset(range(len(frames)))
    choices = ContentChoices(model, frames, candidates, limits, {}, window)
    model.minimize(charged(model, constraint, constraint.post(model, choices, problem)))
    variables = {
        (frame.index, exercise.id): choices.sets(frame, exercise)
        for frame, allowed in zip(frames, candidates, strict=True)
        for exercise in allowed
    }
    return FixedModel(model, variables)
