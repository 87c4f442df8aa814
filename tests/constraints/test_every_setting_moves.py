"""For every setting of every constraint: another value changes what is allowed or what it costs."""

from typing import ClassVar

import pytest

from planner.configuration.plugins import by_name, every_constraint
from planner.constraints.base import Constraint
from planner.constraints.rest_day import RestDay
from planner.settings.base import setting
from tests.constraints.find_moves import find
from tests.constraints.moving import (
    REFUSED,
    Move,
    is_hard_bound,
    moved,
    moves_of,
    paths_of,
    tabled,
    unmoved,
    value_at,
    verdicts,
)
from tests.constraints.programme_moves import moves_programmes

Kind = type[Constraint]

SETTINGS = [(kind, path) for kind in every_constraint() for path in paths_of(kind)]
MISSING = """no value of {name}.{path} was found that changes what is allowed or what it costs.
Nothing reads it: remove it. Or it takes a special plan: write that into its test file as
MOVES = {{"{path}": Move(to=..., who=..., plan=...)}}"""
STALE = """{name}.{path} changes nothing in its case any more: {move}
Nothing reads it now: wire it. Or defaults have changed: python -m tests.constraints.find_moves
{name} prints other cases for tests/constraints/moves/."""

MOVES = {"days": Move(to=3, who="settled")}
"""Of ``OwnCases`` below, as a constraint's test file may have them."""


@pytest.mark.parametrize(("kind", "path"), SETTINGS, ids=lambda one: getattr(one, "name", one))
def test_moving_a_setting_changes_what_is_allowed_or_what_it_costs(kind: Kind, path: str) -> None:
    if moves_programmes(kind, path):
        return
    move = moves_of(kind).get(path) or find(kind, path)
    assert move, MISSING.format(name=kind.name, path=path)
    before, after = unmoved(kind, path, move), moved(kind, path, move)
    assert value_at(kind, path, before) == value_at(kind, path) != value_at(kind, path, after)
    was, now = verdicts(kind, path, move)
    assert was != now, STALE.format(name=kind.name, path=path, move=move)
    assert REFUSED in (was, now) or not is_hard_bound(path), move


def test_the_tables_hold_only_settings_that_there_are() -> None:
    kinds = by_name()
    cases = [(name, path) for name, moves in tabled().items() for path in moves]
    assert len(cases) > 300
    assert [(name, path) for name, path in cases if path not in paths_of(kinds[name])] == []


def test_a_case_is_searched_for_a_setting_that_has_none_and_made_small() -> None:
    move = find(RestDay, "days", who=["settled"])
    assert move is not None
    assert verdicts(RestDay, "days", move) == (0, REFUSED)
    assert (move.to, len(move.plan)) == (2, 2)


def test_a_setting_that_nothing_reads_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    class WithShoes(RestDay):
        shoes: int = setting(1, "Pairs of shoes.", unit="pairs", source="-", ge=0, le=2)

    known = {**by_name(), "rest-day": WithShoes}
    monkeypatch.setattr("planner.configuration.constraint_reader.by_name", lambda: known)
    assert value_at(WithShoes, "shoes", moved(WithShoes, "shoes", Move(2, "settled"))) == 2
    assert find(WithShoes, "shoes", who=["settled"]) is None


def test_a_constraints_own_test_file_may_bring_its_cases() -> None:
    class OwnCases(RestDay):
        name: ClassVar[str] = "every-setting-moves"

    assert moves_of(OwnCases) == MOVES
    assert moves_of(RestDay) == tabled()["rest-day"]
