"""``monotony``."""

from typing import Any

import pytest

from planner.constraints.monotony import Monotony
from planner.instance import Instance
from planner.problem.slots import Slot
from tests.constraints.athletes import HARD_AND_EASY
from tests.constraints.builders import charged, plan, points, problem, session, slot

HARD_DAYS = ("05", "07", "10")
EASY_DAYS = ("04", "06", "08")


def _athlete(**sections: Any) -> Instance:
    season = {"end": "2027-01-17", "phases": [{"phase": "build", "start": "2027-01-04"}]}
    return problem(
        **{
            "season": season,
            "running": HARD_AND_EASY,
            "free_time": {"daily": ["19:30-22:00"]},
            **sections,
        }
    )


@pytest.fixture(scope="module")
def instance() -> Instance:
    return _athlete()


def _core(instance: Instance, days: tuple[str, ...], minutes: int = 30) -> list[Slot]:
    return [slot(instance, f"2027-01-{day} 20:00", minutes, "medium") for day in days]


@pytest.mark.parametrize(
    ("days", "minutes", "cost"),
    [
        ((), 30, 0),
        (HARD_DAYS, 30, 0),  # 1.20: further apart than with running alone
        (EASY_DAYS, 25, 0),  # 1.83
        (EASY_DAYS, 30, 0),  # 1.95
        (EASY_DAYS, 35, 1),  # 2.07
        ((*EASY_DAYS, "09"), 30, 1),  # 2.32
        (("05", "08"), 30, 0),
    ],
)
def test_a_point_for_each_whole_step_above_what_is_preferred(
    instance: Instance, days: tuple[str, ...], minutes: int, cost: int
) -> None:
    assert charged(instance, Monotony(), *_core(instance, days, minutes)) == cost


@pytest.mark.parametrize(
    ("settings", "cost"),
    [
        ({"step": 47}, 1),
        ({"step": 48}, 0),
        ({"step": 10}, 3),
        ({"prefer": 156, "step": 40}, 1),
        ({"prefer": 158, "step": 40}, 0),
        ({"step": 10, "weight": 3}, 9),
        ({"step": 10, "weight": 0}, 0),
    ],
)
def test_settings(instance: Instance, settings: dict[str, int], cost: int) -> None:
    """With a monotony of 1.95, reached a little early, as 450 is more core than 405."""
    assert charged(instance, Monotony(**settings), *_core(instance, EASY_DAYS)) == cost


@pytest.mark.parametrize(
    ("effort", "cost"),
    [
        ({}, 1),
        ({"easy_rpe": 2}, 0),
        ({"long_rpe": 6}, 0),
        ({"tempo_rpe": 10}, 0),
        ({"intervals_rpe": 10}, 0),
    ],
)
def test_efforts_of_runs_steer_the_charge(effort: dict[str, int], cost: int) -> None:
    instance = _athlete(constraints={"monotony": {"step": 45, **effort}})
    (monotony,) = (c for c in instance.calendar_constraints if c.name == "monotony")
    assert charged(instance, monotony, *_core(instance, EASY_DAYS)) == cost


def test_what_running_alone_exceeds_is_not_held_against_core() -> None:
    daily = {"week": {"daily": {"kind": "easy", "start": "07:00", "minutes": 45}}}
    instance = _athlete(running={"week": daily["week"]})
    assert charged(instance, Monotony(), *_core(instance, ("04", "06", "08"))) == 0
    assert (
        charged(instance, Monotony(), *_core(instance, ("04", "05", "06", "07", "08", "09"))) == 0
    )


def test_weeks_without_running_are_left_alone() -> None:
    instance = _athlete(running={"week": {}})
    assert (
        charged(instance, Monotony(step=10), *_core(instance, ("04", "05", "06", "07", "08"))) == 0
    )


def test_partial_weeks_are_left_alone() -> None:
    season = {"end": "2027-01-17", "pauses": [{"from": "2027-01-09", "to": "2027-01-09"}]}
    instance = _athlete(season=season)
    assert charged(instance, Monotony(step=10), *_core(instance, EASY_DAYS, 35)) == 0
    later = [slot(instance, f"2027-01-{day} 20:00", 35, "medium") for day in (11, 13, 15)]
    assert charged(instance, Monotony(step=10), *later) != 0


def test_messages_give_the_exact_monotony(instance: Instance) -> None:
    days = [session(instance, f"2027-01-{day} 20:00", 35, "medium") for day in EASY_DAYS]
    (violation,) = Monotony().violations(plan(instance, *days), instance.problem)
    assert (violation.where, violation.of, points([violation])) == ("2027-01-04", "week", 1)
    assert violation.message == (
        "running and core together load the days much alike (monotony 2.07; up to 1.50 is better)"
    )


def test_prefer_may_not_be_above_warn() -> None:
    assert Monotony(prefer=200).prefer == 200
    with pytest.raises(ValueError, match="prefer 201 is more than warn 200; change one"):
        Monotony(prefer=201)


def test_off_silences_the_notes() -> None:
    assert Monotony().reported
    assert not Monotony.model_validate("off").reported
    assert Monotony.model_validate(175).prefer == 175
