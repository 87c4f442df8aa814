"""Whether a conflict is there still in another version of the file, asked only if it may not be."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ortools.sat.python import cp_model

from planner.loading import Loaded, load
from planner.solver.engine import Answer, Engine
from planner.solver.explain.conflict import Conflict, holds
from planner.yaml_edit import Edit, edited
from tests.explain.conflicts import conflict_of

TEXT = """\
athlete: {timezone: Europe/Berlin, experience: regular, equipment: [band]}
season: {start: 2027-01-04, end: 2027-01-24}
running:
  week:
    sunday: {kind: long, start: "09:00", minutes: 80}
free_time:
  monday: ["19:00-20:00"]
  wednesday: ["19:00-20:00"]
  friday: ["19:00-20:00"]
rules:
  - {at_least: {sets: 1, area: gmed, per: week}}
  - {at_least: {sets: 8, family: planks, per: week, week: 2}}
  - {at_most: {sets: 6, family: planks, per: week, week: 2}}
"""


class Counting(Engine):
    """Counts what is solved."""

    solved = 0

    def solve(self, *arguments: Any, **ways: Any) -> Answer:
        self.solved += 1
        return super().solve(*arguments, **ways)


def loaded_of(text: str, like: Loaded | None = None) -> Loaded:
    return load(Path("athlete.yaml"), today=date(2027, 1, 1), text=text, like=like)


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return loaded_of(TEXT)


@pytest.fixture(scope="module")
def conflict(loaded: Loaded) -> Conflict:
    found = conflict_of(loaded, Engine(None))
    assert isinstance(found, Conflict)
    assert found.labels == {"rule on line 12", "rule on line 13"}
    return found


def changed(loaded: Loaded, *edits: Edit) -> Loaded:
    return loaded_of(edited(loaded.text, edits, "athlete.yaml"), loaded)


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize(
    "edit",
    [
        Edit("/rules/0/at_least/weight", 3),
        Edit("/rules/0/at_least/sets", 2),
        Edit("/constraints/group-balance", "off"),
    ],
)
def test_what_a_change_does_not_touch_is_there_still(
    edit: Edit, whole: bool, loaded: Loaded, conflict: Conflict
) -> None:
    engine = Counting(None)
    assert holds(changed(loaded, edit), loaded, conflict, engine, whole=whole) is False
    assert engine.solved == 0


def test_a_rule_that_moved_down_is_the_same_rule(loaded: Loaded, conflict: Conflict) -> None:
    engine = Counting(None)
    moved = loaded_of(TEXT.replace("rules:", "# mine\nrules:"), loaded)
    assert holds(moved, loaded, conflict, engine, whole=False) is False
    assert engine.solved == 0


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
    edit: Edit, expected: bool, loaded: Loaded, conflict: Conflict
) -> None:
    engine = Counting(None)
    assert holds(changed(loaded, edit), loaded, conflict, engine, whole=False) is expected
    assert engine.solved >= 1


def test_what_settled_a_conflict_is_asked_first(loaded: Loaded, conflict: Conflict) -> None:
    class Ways(Engine):
        def __init__(self) -> None:
            super().__init__(None)
            self.asked: list[str] = []

        def solve(
            self, model: cp_model.CpModel, deterministic_seconds: float, *_: Any, **ways: Any
        ) -> Answer:
            self.asked.extend(ways)
            return super().solve(model, deterministic_seconds, **ways)

    nearer = changed(loaded, Edit("/rules/1/at_least/sets", 7))
    for presolved, way in ((False, "settle"), (True, "presolved")):
        engine = Ways()
        habit = type(conflict.habit)(presolved=presolved)
        other = Conflict(conflict.causes, conflict.mondays, conflict.content, habit)
        assert holds(nearer, loaded, other, engine, whole=False) is False
        assert engine.asked == [way]
