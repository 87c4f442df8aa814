"""A verdict of "impossible" is asked for twice before it is said."""

import tempfile

from ortools.sat.python import cp_model

from planner.errors import BugError, NoPlanError
from planner.solver.engine import Engine

SOON_SECONDS = 0.1
"""Deterministic seconds for the solve without presolve, which is enough for most."""

CUT_SECONDS = 1.0
"""Deterministic seconds for the solve with cuts: three times what the hardest of six took."""


def confirm(
    model: cp_model.CpModel,
    engine: Engine,
    deterministic_seconds: float,
    *,
    settled: bool = False,
) -> None:
    """Solves once more what is said to be impossible, with another seed and without presolve.

    Where that comes to nothing soon, with another seed and with cuts if the first solve was to
    ``settle`` it, then with another seed and far more presolve.

    Args:
        model: Without a solution, as the first solve says.
        engine: Runs it.
        deterministic_seconds: Budget of the last of these.
        settled: Whether the first solve was to settle it.

    Raises:
        BugError: The second solve found one; the model is kept in a file for the report.
        NoPlanError: The second solve could not tell.
    """
    soon = min(SOON_SECONDS, deterministic_seconds)
    answer = engine.solve(model, soon, confirm="plain")
    if settled and answer.status == "UNKNOWN":
        some = min(CUT_SECONDS, deterministic_seconds)
        answer = engine.solve(model, some, confirm="cut")
    if answer.status == "UNKNOWN":
        answer = engine.solve(model, deterministic_seconds, confirm="thorough")
    if answer.found:
        raise BugError(
            "two solves contradict each other about whether a plan exists;"
            f" the model is in {_saved(model)}",
            "report it with that file",
        )
    if answer.status != "INFEASIBLE":
        raise NoPlanError(
            "no plan was found, and that there is none could not be confirmed in the time given",
            "allow more time, or leave --time-limit out",
        )


def _saved(model: cp_model.CpModel) -> str:
    with tempfile.NamedTemporaryFile(prefix="coreplan-", suffix=".pb.txt", delete=False) as file:
        name = file.name
    model.export_to_file(name)
    return name
