"""Whether a conflict is there still in another version of the file, asked only if it may not be."""

import pytest

from planner.explain.conflict import Conflict, is_resolved
from planner.explain.oracle import Strategy
from planner.instance import Instance
from planner.solver.engine import Engine
from planner.yaml.edit.edits import Edit, edited
from tests.explain.conflicts import conflict_of
from tests.explain.three_evenings import AT_MOST_SIX, EIGHT_SETS, loaded_of, on_three_evenings
from tests.solver.remembering import Remembering

GMED = "at_least: {sets: 1, area: gmed, per: week}"


@pytest.fixture(scope="module")
def instance() -> Instance:
    return on_three_evenings(GMED, EIGHT_SETS, AT_MOST_SIX)


@pytest.fixture(scope="module")
def conflict(instance: Instance) -> Conflict:
    found = conflict_of(instance, Engine(None))
    assert isinstance(found, Conflict)
    assert found.labels == {"rule on line 12", "rule on line 13"}
    return found


def changed(instance: Instance, *edits: Edit) -> Instance:
    return loaded_of(edited(instance.written.text, edits, "athlete.yaml"), instance)


@pytest.mark.parametrize("full_model", [False, True])
@pytest.mark.parametrize(
    "edit",
    [
        Edit("/rules/0/at_least/weight", 3),
        Edit("/rules/0/at_least/sets", 2),
        Edit("/constraints/group-balance", "off"),
    ],
)
def test_what_a_change_does_not_touch_is_there_still(
    edit: Edit, full_model: bool, instance: Instance, conflict: Conflict
) -> None:
    engine = Remembering()
    assert (
        is_resolved(changed(instance, edit), instance, conflict, engine, full_model=full_model)
        is False
    )
    assert engine.asked == []


def test_a_rule_that_moved_down_is_the_same_rule(instance: Instance, conflict: Conflict) -> None:
    engine = Remembering()
    moved = loaded_of(instance.written.text.replace("rules:", "# mine\nrules:"), instance)
    assert is_resolved(moved, instance, conflict, engine, full_model=False) is False
    assert engine.asked == []


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (Edit("/rules/1/at_least/sets", 7), False),
        (Edit("/rules/1/at_least/sets", 6), True),
        (Edit("/rules/2/at_most/sets", 8), True),
        (Edit("/rules/2/at_most/weight", 3), True),
        (Edit("/athlete/equipment", ["band", "ball"]), False),
    ],
)
def test_what_a_change_may_touch_is_asked(
    edit: Edit, expected: bool, instance: Instance, conflict: Conflict
) -> None:
    engine = Remembering()
    assert (
        is_resolved(changed(instance, edit), instance, conflict, engine, full_model=False)
        is expected
    )
    assert len(engine.asked) >= 1


def test_what_settled_a_conflict_is_asked_first(instance: Instance, conflict: Conflict) -> None:
    nearer = changed(instance, Edit("/rules/1/at_least/sets", 7))
    for heavy_presolve, way in ((False, "feasibility_only"), (True, "heavy_presolve")):
        engine = Remembering()
        strategy = Strategy(heavy_presolve_first=heavy_presolve)
        other = Conflict(conflict.causes, conflict.mondays, conflict.content, strategy)
        assert is_resolved(nearer, instance, other, engine, full_model=False) is False
        assert engine.ways == [way]
