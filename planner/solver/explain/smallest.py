"""The smallest set of causes that can't hold together: found by leaving out one after the other."""

from collections.abc import Callable, Collection

from planner.explanation.causes import Cause
from planner.solver.confirming import confirm
from planner.solver.engine import Answer, Engine
from planner.solver.explain.switches import Switches

QUICK_SECONDS = 0.3
"""Deterministic seconds in which most questions are settled with the causes that matter named."""

SECONDS = 4.0
"""Deterministic seconds for the others."""

FEW = 4
"""So many causes are left out one by one at once; of more, half of them are tried first."""


class UnsettledError(Exception):
    """Nothing was proved in the budget."""


class Conflicts:
    """Asks a model with switches which of its causes can't hold together.

    Args:
        switches: The causes and the model; it has no objective.
        engine: Runs it.
    """

    def __init__(self, switches: Switches, engine: Engine) -> None:
        self.switches = switches
        self.engine = engine
        self._of_index = {switches.switch(cause).index: cause for cause in switches.causes}

    def core(self, causes: Collection[Cause]) -> list[Cause] | None:
        """Causes of these that can't hold together, not yet the fewest; None if all can.

        Raises:
            UnsettledError: Neither was shown in the budget.
        """
        kept = set(causes)
        ordered = [cause for cause in self.switches.causes if cause in kept]
        answer = self._assumed(ordered)
        if answer.status == "INFEASIBLE":
            indices = answer.solver.sufficient_assumptions_for_infeasibility()
            return [self._of_index[index] for index in indices]
        if not answer.found:
            answer = self._fixed(ordered)
        if answer.found:
            return None
        if answer.status != "INFEASIBLE":
            raise UnsettledError
        return ordered

    def _assumed(self, causes: Collection[Cause]) -> Answer:
        model = self.switches.model
        model.add_assumptions([self.switches.switch(cause) for cause in causes])
        try:
            return self.engine.solve(model, QUICK_SECONDS, settle=True)
        finally:
            model.clear_assumptions()

    def _fixed(self, causes: Collection[Cause]) -> Answer:
        """The same question without assumptions: much easier for presolve, but it names nobody."""
        return self.engine.solve(self.switches.holding(causes), SECONDS, settle=True)

    def confirm(self, causes: Collection[Cause]) -> None:
        """Asks once more, otherwise, whether these causes can't hold together.

        Raises:
            BugError: They can.
            NoPlanError: The second solve could not tell.
        """
        confirm(self.switches.holding(causes), self.engine, SECONDS)

    def smallest(
        self, causes: Collection[Cause], rank: Callable[[Cause], object]
    ) -> list[Cause] | None:
        """Causes that can't hold together, of which none can be left out; None if all can.

        Args:
            causes: To choose from.
            rank: What has a low rank is left out first.
        """
        found = self.core(causes)
        if found is None:
            return None
        left = sorted(found, key=lambda cause: (rank(cause), repr(cause)))
        size = 1 if len(left) <= FEW else len(left) // 2
        while True:
            at = 0
            while at < len(left):
                smaller = self.core([*left[:at], *left[at + size :]])
                if smaller is None:
                    at += size
                else:
                    left = [cause for cause in left if cause in smaller]
                    at = min(at, len(left))
            if size == 1:
                return left
            size = 1 if size <= FEW else size // 2
