"""The value of a setting that holds for an athlete, and from what it follows."""

from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from planner.configuration.layers import Origin
from planner.constraints.base import Constraint
from planner.problem.problem import Problem


@dataclass(frozen=True, slots=True)
class Held:
    """A value in force.

    Attributes:
        value: What holds.
        origin: Where it was written; None for a default, and where age cuts what was written.
        follows: From what a default follows, such as ``new athletes``.
        limit: From what it follows that no more than this holds, whatever is written.
    """

    value: Any
    origin: Origin | None = None
    follows: str = ""
    limit: str = ""


class InForce:
    """Finds the values of one constraint.

    Args:
        constraint: With its settings.
        problem: Whose athlete decides what follows where nothing is written.
        origins: By constraint and dotted setting, where it was written.
    """

    def __init__(
        self, constraint: Constraint, problem: Problem, origins: Mapping[tuple[str, str], Origin]
    ) -> None:
        self._constraint = constraint
        self._origins = origins
        self._defaults = constraint.defaults_for(problem)
        self._clipped = constraint.clipped_by_age(problem)

    def held(self, path: str) -> Held:
        """The value in force at a dotted path such as ``base.least``."""
        found = attrgetter(path)(self._constraint)
        origin = self._origins.get((self._constraint.name, path))
        if path in self._defaults and (origin is None or found is None):
            value, why = self._defaults[path]
            return Held(value, follows=why)
        if path in self._clipped:
            value, why = self._clipped[path]
            return Held(value, limit=why)
        return Held(found, origin)
