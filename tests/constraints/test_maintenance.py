"""``maintenance``."""

from datetime import date, timedelta
from typing import Any

import pytest

from planner.constraints.maintenance import Maintenance
from planner.instance import Instance
from tests.constraints.builders import charged, plan, problem, session, slot

DAY_ONE = date(2027, 1, 4)


def _athlete(phase: str = "build", **sections: Any) -> Instance:
    season = {"end": "2027-02-07", "phases": [{"phase": phase, "start": "2027-01-04"}]}
    free = {"daily": ["19:00-20:00"]}
    return problem(**{"season": season, "running": {"week": {}}, "free_time": free, **sections})


@pytest.fixture(scope="module")
def instance() -> Instance:
    """Five weeks: days 1 to 35."""
    return _athlete()


def _charged(instance: Instance, *numbers: int, **settings: Any) -> int | None:
    """What sessions on these days of the season cost, day 1 being its first."""
    days = [DAY_ONE + timedelta(days=n - 1) for n in numbers]
    return charged(
        instance,
        Maintenance(**settings),
        *(slot(instance, f"{d} 19:00", 15, "light") for d in days),
    )


@pytest.mark.parametrize(
    ("numbers", "points"),
    [
        ((15, 30), 0),  # 14 days, 14 days, 5 days
        ((14, 29), 0),
        ((16, 30), 1),  # 15 days before the first
        ((14, 30), 1),  # 15 days between
        ((14, 20), 1),  # 15 days after the last
        ((1, 33), 17),
        ((), 21),
    ],
)
def test_a_point_for_each_day_too_many(
    instance: Instance, numbers: tuple[int, ...], points: int
) -> None:
    assert _charged(instance, *numbers) == points


@pytest.mark.parametrize(
    ("settings", "points"),
    [
        ({"days": 13}, 2),
        ({"days": 7}, 7 + 7 + 0),
        ({"days": 14}, 0),
        ({"days": 13, "weight": 4}, 8),
        ({"days": 14, "strength": "hard"}, 0),
        ({"days": 13, "strength": "hard"}, None),
    ],
)
def test_settings(instance: Instance, settings: dict[str, Any], points: int | None) -> None:
    assert _charged(instance, 15, 30, **settings) == points


def test_a_bare_number_sets_the_days() -> None:
    assert Maintenance.model_validate(10).days == 10


def test_older_athletes_keep_it_up_more_often() -> None:
    older = _athlete(athlete={"born": 1972})
    assert Maintenance().defaults_for(older.problem)["days"] == (7, "from 55 years on")
    assert _charged(older, 8, 16, 24, 32) == 0
    assert _charged(older, 8, 17, 25, 33) == 1
    younger = _athlete(athlete={"born": 1973})
    assert Maintenance().defaults_for(younger.problem)["days"][0] == 14
    assert _charged(younger, 8, 17, 25, 33) == 0
    assert _charged(older, 8, 17, 25, 33, days=14) == 0


def test_a_stretch_without_free_time_is_nobodys_fault() -> None:
    away = {"from": "2027-01-08", "to": "2027-01-31", "windows": []}
    instance = _athlete(free_time={"daily": ["19:00-20:00"], "exceptions": [away]})
    assert _charged(instance, 4, 29) == 0  # the last day before it and the first after it
    assert _charged(instance, 3, 29) == 1  # day 4 was possible, and too long ago on day 18
    assert _charged(instance, 4, 31) == 2
    assert _charged(instance) == 4 + 7


def test_recovery_and_race_week_are_rest() -> None:
    assert _charged(_athlete("recovery")) == 0
    assert _charged(_athlete("race")) == 0
    assert _charged(_athlete("taper")) == 21


def test_days_are_counted_anew_after_a_pause_and_after_a_race() -> None:
    pause = {"from": "2027-01-18", "to": "2027-01-18"}
    season = {"end": "2027-02-07", "phases": [{"phase": "build", "start": "2027-01-04"}]}
    assert _charged(_athlete(season={**season, "pauses": [pause]})) == 6  # days 16 to 35
    race = {"name": "R", "date": "2027-01-18", "distance": "10 km", "priority": "C"}
    assert _charged(_athlete(races=[race])) == 4  # days 18 to 35, after the race and two days off


def test_messages_count_the_days(instance: Instance) -> None:
    one = session(instance, "2027-01-20 19:00", 15, "light")
    first, second = Maintenance().violations(plan(instance, one), instance.problem)
    assert (first.where, first.of, first.points) == ("2027-01-04", "day", 2)
    assert first.message == "16 days without a session; the limit is 14"
    assert (second.where, second.points) == ("2027-01-21", 4)
