"""Grows an unsatisfiable core from a seed by adding causes that solutions violate."""

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from planner.solver.causes import Cause
from planner.solver.engine import AT_ONCE


class QueryResult(NamedTuple):
    """The oracle's answer about one set of causes.

    Attributes:
        conclusive: Whether the set was shown to be satisfiable or not.
        violated: Causes that a solution of the set violates; None where there is no solution.
        deterministic_seconds: Time that the solve took, in CP-SAT's own measure.
    """

    conclusive: bool
    violated: frozenset[Cause] | None = None
    deterministic_seconds: float = 0.0

    @property
    def infeasible(self) -> bool:
        """Tells whether the set is proved unsatisfiable."""
        return self.conclusive and self.violated is None


Query = Callable[[Sequence[Sequence[Cause]]], Sequence[QueryResult]]
"""Asks the oracle about each of some sets of causes."""


def grow_core(
    causes: Sequence[Cause], seed: Sequence[Cause], result: QueryResult, query: Query
) -> list[Cause] | None:
    """Grows an unsatisfiable core, not yet a minimal one, from a seed.

    Args:
        causes: Candidates for the core.
        seed: Causes that the core is likely to need; they are never left out.
        result: The oracle's answer about the seed.
        query: Asks the oracle about at most two sets at once.

    Returns:
        The core; None where all causes are satisfiable together, or the oracle stayed
        inconclusive.
    """
    core = list(seed)
    while not result.infeasible:
        missing = [each for each in causes if each in (result.violated or ()) and each not in core]
        if not missing:
            return None
        last = _last_cause(core, missing, query)
        if last is not None:
            return [*core, last]
        core += missing
        (result,) = query([core])
    return core


def _last_cause(core: Sequence[Cause], missing: Collection[Cause], query: Query) -> Cause | None:
    """Finds one cause that makes a core unsatisfiable; None if there is no such single cause.

    Skips causes that some solution of the core satisfies. Of two found at once, takes the one
    that was proved sooner: later queries with it are easier too.
    """
    left = list(missing)
    while left:
        pair, left = left[:AT_ONCE], left[AT_ONCE:]
        results = query([[*core, each] for each in pair])
        proved = [number for number, each in enumerate(results) if each.infeasible]
        if proved:
            return pair[min(proved, key=lambda number: results[number].deterministic_seconds)]
        for violated in (each.violated for each in results if each.violated is not None):
            left = [other for other in left if other in violated]
    return None
