"""Models neighbourhoods: the content of some sessions is free, all other content fixed."""

from collections.abc import Sequence
from datetime import date

from ortools.sat.python import cp_model

from planner.constraints.base import ContentConstraint
from planner.problem.dose import most_sets
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame, weeks_of
from planner.solver.choices import ContentChoices
from planner.solver.engine import Engine
from planner.solver.expressions import Amount, charged

Sets = dict[int, dict[str, int]]
"""Content: sets by session index and exercise id."""


class Neighbourhoods:
    """Decides the content of any of a calendar's sessions.

    Args:
        problem: The problem that is planned.
        constraints: The enabled content constraints.
        frames: The calendar's sessions, in order.
        engine: Runs the models.

    Attributes:
        proved_infeasible: Whether the last neighbourhood is proved to have no content.
    """

    def __init__(
        self,
        problem: Problem,
        constraints: Sequence[ContentConstraint],
        frames: Sequence[SessionFrame],
        engine: Engine,
    ) -> None:
        self.problem = problem
        self.constraints = constraints
        self.frames = tuple(frames)
        self.engine = engine
        self.proved_infeasible = False
        self.candidates = [problem.usable(frame) for frame in self.frames]
        self.most_sets = [
            {e.id: most_sets(e, frame) for e in candidates}
            for frame, candidates in zip(self.frames, self.candidates, strict=True)
        ]

    def build(
        self, free: frozenset[int], fixed: Sets, *, alone: bool = False
    ) -> tuple[cp_model.CpModel, ContentChoices]:
        """Builds the model of a neighbourhood, everything outside it a constant.

        Args:
            free: Indices of the sessions to decide.
            fixed: Sets of the others.
            alone: Whether to drop all that reaches outside the neighbourhood (a relaxation).
        """
        model, choices, _ = self._build(free, fixed, alone=alone)
        return model, choices

    def _build(
        self, free: frozenset[int], fixed: Sets, *, alone: bool = False
    ) -> tuple[cp_model.CpModel, ContentChoices, Amount]:
        model = cp_model.CpModel()
        choices = ContentChoices(
            model, self.frames, self.candidates, self.most_sets, fixed, free, alone
        )
        cost: Amount = sum(
            charged(model, c, c.post(model, choices, self.problem)) for c in self.constraints
        )
        cost += choices.leaning
        model.minimize(cost)
        return model, choices, cost

    def solve(
        self,
        free: frozenset[int],
        fixed: Sets,
        seconds: float,
        hint: Sets,
        ceilings: Sequence[int | None],
        *,
        must_finish: bool = False,
    ) -> Sets | None:
        """Solves a neighbourhood under each cost ceiling in turn, until one has a content.

        A low ceiling is decided several times as fast as the cheapest content is found, and
        nearly every neighbourhood can cost nothing.

        Args:
            free: Indices of the sessions to decide.
            fixed: Sets of the others.
            seconds: Deterministic seconds for each attempt.
            hint: Sets to start the search from.
            ceilings: Most points, in the order of the attempts; None minimises the cost.
            must_finish: As for ``Engine.solve``.

        Returns:
            Sets of the free sessions; None if no attempt found any.
        """
        model, choices, cost = self._build(free, fixed)
        choices.hint(hint)
        left = list(ceilings)
        self.proved_infeasible = False
        while left:
            ceiling = left.pop(0)
            attempt = model
            if ceiling is not None:
                attempt = model.clone()
                attempt.proto.clear_objective()
                attempt.add(cost <= ceiling)
            answer = self.engine.solve(attempt, seconds, must_finish=must_finish)
            if answer.found:
                return choices.decided(answer.solver)
            self.proved_infeasible = answer.status == "INFEASIBLE"
            if not self.proved_infeasible:  # the next ceilings will hardly be decided either
                left = left[2:] or left[-1:]
        return None

    def by_week(self, weeks_around: int) -> dict[date, frozenset[int]]:
        """Returns by Monday the sessions of that week and of so many before and after it."""
        weeks = weeks_of(self.frames)
        indices = [frozenset(frame.index for frame in week) for week in weeks.values()]
        return {
            monday: frozenset().union(*indices[max(0, n - weeks_around) : n + weeks_around + 1])
            for n, monday in enumerate(weeks)
        }
