"""A verdict is asked for twice; two that contradict each other are a bug with its model kept."""

import re
from pathlib import Path

import pytest
from ortools.sat.python import cp_model

from planner.errors import BugError, NoPlanError
from planner.solver.engine import Engine
from planner.solver.proof_check import check_proof
from tests.solver.remembering import Remembering


def pigeons(birds: int, holes: int) -> cp_model.CpModel:
    """Every bird in a hole, every hole for one bird."""
    model = cp_model.CpModel()
    sits = [[model.new_bool_var("") for _ in range(holes)] for _ in range(birds)]
    for bird in sits:
        model.add_exactly_one(bird)
    for hole in zip(*sits, strict=True):
        model.add(sum(hole) <= 1)
    return model


def test_what_is_impossible_is_confirmed() -> None:
    check_proof(pigeons(4, 3), Engine(None), 5.0)


def test_a_contradiction_is_a_bug_and_its_model_is_kept() -> None:
    with pytest.raises(BugError, match="two solves contradict each other") as caught:
        check_proof(pigeons(3, 3), Engine(None), 5.0)
    assert caught.value.exit_code == 70
    found = re.search(r"the model is in (\S+)", str(caught.value))
    assert found
    kept = Path(found[1])
    try:
        again = cp_model.CpModel()
        assert again.proto.parse_text_format(kept.read_text())
        assert len(again.proto.variables) == 9
    finally:
        kept.unlink()


def test_no_answer_in_time_is_never_impossible() -> None:
    engine = Engine(None)
    engine.interrupt()
    with pytest.raises(NoPlanError, match="there may still be one"):
        check_proof(pigeons(12, 11), engine, 1e-9)


@pytest.mark.parametrize(
    ("with_cuts", "ways"),
    [
        (False, ["without-presolve", "heavy-presolve"]),
        (True, ["without-presolve", "cuts", "heavy-presolve"]),
    ],
)
def test_other_ways_are_tried_until_one_tells(with_cuts: bool, ways: list[str]) -> None:
    engine = Remembering(lambda ways: False)
    with pytest.raises(NoPlanError, match="there may still be one"):
        check_proof(pigeons(12, 11), engine, 5.0, with_cuts=with_cuts)
    assert [each["check_proof"] for each in engine.asked] == ways
