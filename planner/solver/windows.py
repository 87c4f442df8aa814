"""Models of some sessions' content, with all the other sessions' fixed."""

from collections.abc import Sequence
from datetime import date

from ortools.sat.python import cp_model

from planner.constraints.base import ContentConstraint
from planner.dose import most_sets
from planner.frame import Frame, weeks_of
from planner.problem import Problem
from planner.solver.choices import Amount, ContentChoices
from planner.solver.engine import Engine
from planner.solver.shortfalls import charged

Sets = dict[int, dict[str, int]]
"""Sets by session index and exercise id."""


class Windows:
    """Decides the content of any of a calendar's sessions.

    ``refuted`` says whether the last window that was asked for is proved to have no content.

    Args:
        problem: What is planned.
        constraints: The enabled content constraints.
        frames: The calendar's sessions, in order.
        engine: Runs the models.
    """

    def __init__(
        self,
        problem: Problem,
        constraints: Sequence[ContentConstraint],
        frames: Sequence[Frame],
        engine: Engine,
    ) -> None:
        self.problem = problem
        self.constraints = constraints
        self.frames = tuple(frames)
        self.engine = engine
        self.refuted = False
        self.candidates = [problem.usable(frame) for frame in self.frames]
        self.most_sets = [
            {e.id: most_sets(e, frame) for e in candidates}
            for frame, candidates in zip(self.frames, self.candidates, strict=True)
        ]

    def build(
        self, window: frozenset[int], fixed: Sets, *, alone: bool = False
    ) -> tuple[cp_model.CpModel, ContentChoices]:
        """The model of a window, everything outside it a constant.

        Args:
            window: Indices of the sessions to decide.
            fixed: Sets of the others.
            alone: Whether all that reaches outside the window is dropped (a relaxation).
        """
        model, choices, _ = self._build(window, fixed, alone=alone)
        return model, choices

    def _build(
        self, window: frozenset[int], fixed: Sets, *, alone: bool = False
    ) -> tuple[cp_model.CpModel, ContentChoices, Amount]:
        model = cp_model.CpModel()
        choices = ContentChoices(
            model, self.frames, self.candidates, self.most_sets, fixed, window, alone
        )
        cost: Amount = sum(
            charged(model, c, c.post(model, choices, self.problem)) for c in self.constraints
        )
        cost += choices.leaning
        model.minimize(cost)
        return model, choices, cost

    def solve(
        self,
        window: frozenset[int],
        fixed: Sets,
        seconds: float,
        hint: Sets,
        ceilings: Sequence[int | None],
        *,
        hurried: bool = False,
    ) -> Sets | None:
        """Asks for a window that costs at most each ceiling in turn; None is the cheapest one.

        Whether a low ceiling can be kept is found out several times as fast as what the cheapest
        content is, and nearly every window can cost nothing.

        Args:
            window: Indices of the sessions to decide.
            fixed: Sets of the others.
            seconds: Deterministic seconds for each attempt.
            hint: Sets to start the search from.
            ceilings: Most points, in the order of the attempts.
            hurried: Whether it is tried even when time is up.
        """
        model, choices, cost = self._build(window, fixed)
        choices.hint(hint)
        left = list(ceilings)
        self.refuted = False
        while left:
            ceiling = left.pop(0)
            attempt = model
            if ceiling is not None:
                attempt = model.clone()
                attempt.proto.clear_objective()
                attempt.add(cost <= ceiling)
            answer = self.engine.solve(attempt, seconds, hurried=hurried)
            if answer.found:
                return choices.decided(answer.solver)
            self.refuted = answer.status == "INFEASIBLE"
            if not self.refuted:  # the next ceilings will hardly be settled either
                left = left[2:] or left[-1:]
        return None

    def surroundings(self, weeks_around: int) -> dict[date, frozenset[int]]:
        """By Monday, the sessions of that week and of so many before and after it."""
        weeks = weeks_of(self.frames)
        indices = [frozenset(frame.index for frame in week) for week in weeks.values()]
        return {
            monday: frozenset().union(*indices[max(0, n - weeks_around) : n + weeks_around + 1])
            for n, monday in enumerate(weeks)
        }
