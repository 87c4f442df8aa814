"""A constraint says itself how safe it keeps an athlete."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from planner.configuration import plugins
from planner.configuration.constraint_reader import read_constraints
from planner.constraints import ALL, race_blackout
from planner.constraints.load_ramp import LoadRamp
from planner.constraints.post_race_recovery import PostRaceRecovery
from planner.constraints.race_blackout import RaceBlackout
from planner.explain.relaxation import relaxations_of
from planner.settings.base import safer_side
from planner.solver.causes import Requirement
from planner.yaml.document import parse_yaml
from tests.constraints.builders import problem

NAME = "club-blackout"
SAFETY = 'Safety(can_be_off=False, loosened_for="nobody")'


def copied(safety: str = SAFETY) -> plugins.Kind:
    """A constraint whose file is a copy of ``race_blackout.py`` with another name."""
    source = Path(race_blackout.__file__).read_text("utf-8")
    assert source.count('"race-blackout"') == source.count(SAFETY) == 1
    space: dict[str, Any] = {"__name__": NAME}
    exec(source.replace('"race-blackout"', f'"{NAME}"').replace(SAFETY, safety), space)
    kind: plugins.Kind = space["RaceBlackout"]
    return kind


@pytest.fixture
def add(monkeypatch: pytest.MonkeyPatch) -> Callable[[plugins.Kind], None]:
    """Adds a constraint to all of them."""

    def add(kind: plugins.Kind) -> None:
        known = {each.name: each for each in (*ALL, kind)}
        monkeypatch.setattr("planner.configuration.constraint_reader.by_name", lambda: known)

    return add


@pytest.mark.parametrize("kind", [k for k in ALL if "hard" in k.strengths], ids=lambda k: k.name)
def test_what_can_refuse_a_plan_declares_its_safety(kind: plugins.Kind) -> None:
    assert "safety" in vars(kind), (
        f"{kind.name} can make a plan impossible; write in its class whether it keeps the athlete "
        f"safe: `safety: ClassVar[Safety] = {SAFETY}`, or can_be_off=True where it may be switched "
        'off, loosened_for="adults" where it is a limit of youth, "anyone" where it is a wish'
    )


def test_all_days_around_races_and_returns_have_a_safer_side() -> None:
    limits = {
        kind: {name for name, field in kind.model_fields.items() if safer_side(field)}
        for kind in (LoadRamp, PostRaceRecovery, RaceBlackout)
    }
    own = {kind: set(kind.model_fields) - {"enabled", "weight"} for kind in limits}
    assert limits == own | {LoadRamp: {"return_short", "return_long"}}


def test_a_copy_of_race_blackout_is_neither_switched_off_nor_loosened(
    add: Callable[[plugins.Kind], None],
) -> None:
    add(copied())
    less = "[0, 1, 0, 0] is less than the default [1, 1, 0, 0]"
    for written, said in (
        ("off", "this one keeps you safe and can't be switched off"),
        ("{c: [0, 1, 0, 0]}", f"{less}; what keeps you safe may be tightened, not loosened"),
    ):
        _, mistakes = read_constraints(parse_yaml(f"constraints: {{{NAME}: {written}}}", "a"))
        assert [each.message for each in mistakes] == [said]


@pytest.mark.parametrize(
    ("safety", "to_youth", "to_adults"),
    [
        (SAFETY, False, False),
        ('Safety(can_be_off=False, loosened_for="adults")', False, True),
        ('Safety(can_be_off=True, loosened_for="anyone")', True, True),
    ],
)
def test_explain_offers_a_looser_setting_as_the_class_allows(
    add: Callable[[plugins.Kind], None], safety: str, to_youth: bool, to_adults: bool
) -> None:
    add(copied(safety))
    cause = Requirement(NAME, "", (date(2027, 1, 4),))
    for born, offered in ((2010, to_youth), (1988, to_adults)):
        who = {"born": born, "name": safety}  # problem() remembers each file that it has read
        loaded = problem(athlete=who, constraints={NAME: {"activation_minutes": 8}})
        assert bool([*relaxations_of(cause, loaded)]) is offered
