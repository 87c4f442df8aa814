"""From a file to its conflict, as when its plan is looked for first."""

from planner.errors import ImpossibleError, NoPlanError
from planner.explain.conflict import Conflict, conflict_behind
from planner.instance import Instance
from planner.plan.plan import Plan
from planner.solver.engine import Engine
from planner.solver.run import DRAFT, solve


def conflict_of(instance: Instance, engine: Engine) -> Conflict | Plan:
    """The plan of a draft, or why there is none.

    Raises:
        NoPlanError: None was found, and none is shown to be impossible.
        UnsettledError: Nothing was shown in the budget.
    """
    try:
        return solve(instance, DRAFT, lambda _: None).plan
    except (ImpossibleError, NoPlanError) as error:
        return conflict_behind(error, instance, engine)
