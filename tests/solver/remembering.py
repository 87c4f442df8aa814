"""An engine that remembers how it was asked."""

from collections.abc import Callable, Mapping
from typing import Any

from ortools.sat.python import cp_model

from planner.solver.engine import Answer, Engine

Ways = Mapping[str, Any]


class Remembering(Engine):
    """Settles models, where it may, and remembers how each was asked about.

    Args:
        may_settle: Of which ways of asking; no others get a budget.
    """

    def __init__(self, may_settle: Callable[[Ways], bool] = lambda ways: True) -> None:
        super().__init__(None)
        self.may_settle = may_settle
        self.asked: list[Ways] = []

    @property
    def ways(self) -> list[str]:
        """The names of all settings, in order."""
        return [name for ways in self.asked for name in ways]

    def solve(
        self, model: cp_model.CpModel, deterministic_seconds: float, *_: Any, **ways: Any
    ) -> Answer:
        self.asked.append(ways)
        seconds = deterministic_seconds if self.may_settle(ways) else 0.0
        return super().solve(model, seconds, **ways)
