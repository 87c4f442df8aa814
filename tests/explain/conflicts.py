"""From a file to its conflict, as when its plan is looked for first."""

from planner.errors import ImpossibleError, NoPlanError
from planner.loading import Loaded
from planner.plan import Plan
from planner.solver.engine import Engine
from planner.solver.explain.conflict import Conflict, conflict_behind
from planner.solver.run import DRAFT, solve


def conflict_of(loaded: Loaded, engine: Engine) -> Conflict | Plan:
    """The plan of a draft, or why there is none.

    Raises:
        NoPlanError: None was found, and none is shown to be impossible.
        UnsettledError: Nothing was shown in the budget.
    """
    try:
        return solve(loaded, DRAFT, lambda _: None).plan
    except (ImpossibleError, NoPlanError) as error:
        return conflict_behind(error, loaded, engine)
