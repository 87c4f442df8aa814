"""For every setting of every constraint: another value changes what is allowed or what it costs."""

import pytest

from planner.constraints import Constraint
from planner.constraints.rest_day import RestDay
from planner.season.setting import setting
from planner.settings import by_name, every_constraint
from tests.constraints.find_moves import find
from tests.constraints.moving import (
    REFUSED,
    Move,
    moved,
    moves_of,
    paths_of,
    tabled,
    unmoved,
    value_at,
    verdicts,
)

Kind = type[Constraint]

SETTINGS = [(kind, path) for kind in every_constraint() for path in paths_of(kind)]
MISSING = """no value of {name}.{path} was found that changes what is allowed or what it costs.
Nothing reads it: remove it. Or it takes a special plan: write that into its test file as
MOVES = {{"{path}": Move(to=..., who=..., plan=...)}}"""


@pytest.mark.parametrize(("kind", "path"), SETTINGS, ids=lambda one: getattr(one, "name", one))
def test_moving_a_setting_changes_what_is_allowed_or_what_it_costs(kind: Kind, path: str) -> None:
    move = moves_of(kind).get(path) or find(kind, path)
    assert move, MISSING.format(name=kind.name, path=path)
    before, after = unmoved(kind, path, move), moved(kind, path, move)
    assert value_at(kind, path, before) == value_at(kind, path) != value_at(kind, path, after)
    was, now = verdicts(kind, path, move)
    assert was != now, move


def test_the_tables_hold_only_settings_that_there_are() -> None:
    kinds = by_name()
    tabled_paths = [(name, path) for name, cases in tabled().items() for path in cases]
    known = [(name, path) for name, path in tabled_paths if path in paths_of(kinds[name])]
    assert tabled_paths == known


def test_a_case_is_searched_for_a_setting_that_has_none_and_made_small() -> None:
    move = find(RestDay, "days", who=["settled"])
    assert move is not None
    assert verdicts(RestDay, "days", move) == (0, REFUSED)
    assert (move.to, len(move.plan)) == (2, 2)


def test_a_setting_that_nothing_reads_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    class WithShoes(RestDay):
        shoes: int = setting(1, "Pairs of shoes.", unit="pairs", source="-", ge=0, le=2)

    known = {**by_name(), "rest-day": WithShoes}
    monkeypatch.setattr("planner.settings.reading.by_name", lambda: known)
    assert value_at(WithShoes, "shoes", moved(WithShoes, "shoes", Move(2, "settled"))) == 2
    assert find(WithShoes, "shoes", who=["settled"]) is None
