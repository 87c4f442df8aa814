"""Checks a proof of infeasibility by a second, different solve."""

import tempfile

from ortools.sat.python import cp_model

from planner.errors import BugError, NoPlanError
from planner.solver.engine import Engine

NOT_IN_TIME = (
    "no plan was found in time; there may still be one",
    "--effort thorough, or leave --time-limit out",
)
"""Message and hint of a search that neither found a plan nor proved that there is none."""

SOON_SECONDS = 0.1
"""Deterministic seconds for the solve without presolve, which is enough for most."""

CUT_SECONDS = 1.0
"""Deterministic seconds for the solve with cuts: three times what the hardest of six took."""


def check_proof(
    model: cp_model.CpModel,
    engine: Engine,
    deterministic_seconds: float,
    *,
    with_cuts: bool = False,
) -> None:
    """Checks that a model is infeasible by solving it with another seed and without presolve.

    A solve that stays inconclusive is followed by one with cuts, where those promise anything,
    then by one with far more presolve.

    Args:
        model: A model that a first solve proved infeasible.
        engine: Runs it.
        deterministic_seconds: Budget of the last solve.
        with_cuts: Whether to try cuts, which the first solve went without.

    Raises:
        BugError: A solve found a solution; the model is kept in a file for the report.
        NoPlanError: All solves stayed inconclusive.
    """
    soon = min(SOON_SECONDS, deterministic_seconds)
    answer = engine.solve(model, soon, check_proof="without-presolve")
    if with_cuts and answer.status == "UNKNOWN":
        some = min(CUT_SECONDS, deterministic_seconds)
        answer = engine.solve(model, some, check_proof="cuts")
    if answer.status == "UNKNOWN":
        answer = engine.solve(model, deterministic_seconds, check_proof="heavy-presolve")
    if answer.found:
        raise BugError(
            "two solves contradict each other about whether a plan exists;"
            f" the model is in {_saved(model)}",
            "report it with that file",
        )
    if answer.status != "INFEASIBLE":
        raise NoPlanError(*NOT_IN_TIME)


def _saved(model: cp_model.CpModel) -> str:
    with tempfile.NamedTemporaryFile(prefix="coreplan-", suffix=".pb.txt", delete=False) as file:
        name = file.name
    model.export_to_file(name)
    return name
