"""The smallest set of causes that can't hold together: found by leaving out one after the other."""

import contextlib
from collections.abc import Callable, Collection, Sequence

from planner.explanation.causes import Cause
from planner.solver.confirming import confirm
from planner.solver.engine import Answer, Engine
from planner.solver.explain.switches import Switches

FIXED_SECONDS = 0.3
"""Deterministic seconds in which nearly all questions are settled once presolve knows what holds:
of 28 that took more than 0.1, none took more than 0.27."""

NAMING_SECONDS = 0.1
"""Deterministic seconds in which half of them are settled with the causes that matter named."""

PRESOLVED_SECONDS = 1.0
"""Deterministic seconds for most of the others, presolved far more."""

SECONDS = 4.0
"""Deterministic seconds for what has to be known."""

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
        self._naming = True
        """Whether the model is one of those that are quickly settled with the causes named."""
        self._of_index = {switches.switch(cause).index: cause for cause in switches.causes}

    def core(self, causes: Collection[Cause], *, patient: bool = True) -> list[Cause] | None:
        """Causes of these that can't hold together, not yet the fewest; None if all can.

        Args:
            causes: To choose from.
            patient: Whether the budget is large.

        Raises:
            UnsettledError: Neither was shown in the budget.
        """
        kept = set(causes)
        ordered = [cause for cause in self.switches.causes if cause in kept]
        answer = None
        if self._naming and len(ordered) > FEW:
            answer = self._assumed(ordered, NAMING_SECONDS)
            self._naming = _settled(answer)
        if answer is None or not _settled(answer):
            answer = self._fixed(ordered, FIXED_SECONDS)
        if not _settled(answer):
            answer = self._presolved(ordered, SECONDS if patient else PRESOLVED_SECONDS)
        if patient and not _settled(answer):
            answer = self._assumed(ordered, SECONDS)
        if not _settled(answer):
            raise UnsettledError
        if answer.found:
            return None
        named = answer.solver.sufficient_assumptions_for_infeasibility()
        return [self._of_index[index] for index in named] if named else ordered

    def _soon(self, causes: Collection[Cause]) -> list[Cause] | None:
        """The same where it is quickly told; None otherwise too."""
        with contextlib.suppress(UnsettledError):
            return self.core(causes, patient=False)
        return None

    def possible(self, causes: Collection[Cause]) -> bool:
        """Whether causes can hold together, if that is quickly told.

        Raises:
            UnsettledError: Neither was shown in the budget.
        """
        answer = self._fixed(causes, FIXED_SECONDS)
        if not _settled(answer):
            answer = self._presolved(causes, PRESOLVED_SECONDS)
        if not _settled(answer):
            raise UnsettledError
        return answer.found

    def _fixed(self, causes: Collection[Cause], seconds: float) -> Answer:
        """Much easier for presolve, but if they can't hold together it names nobody."""
        return self.engine.solve(self.switches.holding(causes), seconds, settle=True)

    def _presolved(self, causes: Collection[Cause], seconds: float) -> Answer:
        """Takes a second or two; shows at once that more sets are asked for than sessions fit."""
        model = self.switches.holding(causes)
        return self.engine.solve(model, seconds, presolved=True)

    def _assumed(self, causes: Collection[Cause], seconds: float) -> Answer:
        """If they can't hold together, some that can't are named."""
        model = self.switches.model
        model.add_assumptions([self.switches.switch(cause) for cause in causes])
        try:
            return self.engine.solve(model, seconds, settle=True)
        finally:
            model.clear_assumptions()

    def confirm(self, causes: Collection[Cause]) -> None:
        """Asks once more, otherwise, whether these causes can't hold together.

        Raises:
            BugError: They can.
            NoPlanError: The second solve could not tell.
        """
        confirm(self.switches.holding(causes), self.engine, SECONDS)

    def smallest(
        self, causes: Collection[Cause], rank: Callable[[Cause], int]
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
        last = [cause for cause in left if rank(cause) == rank(left[-1])]
        if len(left) > FEW and len(last) < len(left):
            alone = self._soon(last)
            left = left if alone is None else [cause for cause in left if cause in alone]
        return self._irreducible(left, rank)

    def _irreducible(self, causes: Sequence[Cause], rank: Callable[[Cause], int]) -> list[Cause]:
        """Leaves out what can be left out: blocks of one rank, smaller and smaller.

        What has the highest rank is mostly needed, and left out only one by one.
        """
        left = list(causes)
        first = [cause for cause in left if rank(cause) < rank(left[-1])] or left
        size = 1 if len(left) <= FEW else len(left) // 2
        while True:
            at, asked = 0, left if size == 1 else [cause for cause in left if cause in first]
            while at < len(asked):
                block = [c for c in asked[at : at + size] if rank(c) == rank(asked[at])]
                rest = [cause for cause in left if cause not in block]
                smaller = self.core(rest) if size == 1 else self._soon(rest)
                if smaller is None:
                    at += len(block)
                else:
                    left = [cause for cause in left if cause in smaller]
                    asked = [cause for cause in asked if cause in smaller]
            if size == 1:
                return left
            size = 1 if size <= FEW else size // 2


def _settled(answer: Answer) -> bool:
    return answer.found or answer.status == "INFEASIBLE"
