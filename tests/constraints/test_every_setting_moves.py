"""For every setting of every constraint: another value changes what is allowed or what it costs."""

import pytest

from planner.constraints import ALL, Constraint
from planner.constraints.rest_day import RestDay
from planner.season.setting import setting
from tests.constraints.find_moves import find
from tests.constraints.moving import (
    REFUSED,
    Move,
    known_moves,
    moved,
    own_moves,
    paths_of,
    unmoved,
    value_at,
    verdicts,
    wording,
)

Kind = type[Constraint]

SETTINGS = [(kind, path) for kind in ALL for path in paths_of(kind)]
MISSING = """{kind.name}.{path}: no case was found in which another value changes what is allowed
or what it costs. Nothing reads it: remove it. Or it takes a special plan: write one down as
MOVES = {{"{path}": Move(to=..., who=..., plan=...)}} in tests/constraints/test_{file}.py"""


@pytest.mark.parametrize(("kind", "path"), SETTINGS, ids=lambda one: getattr(one, "name", one))
def test_moving_a_setting_changes_what_is_allowed_or_what_it_costs(kind: Kind, path: str) -> None:
    move = known_moves(kind).get(path) or own_moves(kind).get(path) or find(kind, path)
    assert move, MISSING.format(kind=kind, path=path, file=kind.name.replace("-", "_"))
    default, other = (value_at(it, kind, path) for it in (unmoved(kind, path, move), moved(kind, path, move)))
    before, after = verdicts(kind, path, move)
    assert before != after, move
