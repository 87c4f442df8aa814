"""``race-blackout``."""

from datetime import date, timedelta

import pytest

from planner.constraints.race_blackout import RaceBlackout
from planner.instance import Instance
from tests.constraints.agreement import BRIEFLY
from tests.constraints.builders import charged, hard, plan, problem, session, slot

RACE_DAY = date(2027, 4, 25)
SEASON = {"end": "2027-04-29"}


def _athlete(distance: str, priority: str) -> Instance:
    race = {"name": "R", "date": RACE_DAY, "distance": distance, "priority": priority}
    return problem(season=SEASON, races=[race], free_time=BRIEFLY)


def _charged(
    instance: Instance, days: int, session_class: str, minutes: int = 20, **settings: int
) -> int | None:
    place = slot(instance, f"{RACE_DAY - timedelta(days=days)} 19:00", minutes, session_class)
    return charged(instance, RaceBlackout(**settings), place)


@pytest.mark.parametrize(
    ("distance", "priority", "heavy", "medium", "light"),
    [
        ("100 km", "A", 6, 5, 3),
        ("marathon", "A", 6, 5, 3),
        ("42 km", "A", 6, 5, 3),
        ("30 km", "A", 6, 5, 3),
        ("25 km", "A", 5, 4, 2),
        ("half marathon", "A", 5, 4, 2),
        ("10 mi", "A", 5, 4, 2),
        ("10 km", "A", 4, 3, 2),
        ("5 km", "A", 3, 2, 1),
        ("marathon", "B", 3, 2, 1),
        ("half marathon", "B", 3, 2, 1),
        ("10 km", "B", 2, 1, 0),
        ("marathon", "C", 1, 0, 0),
        ("5 km", "C", 1, 0, 0),
    ],
)
def test_days_free_of_a_class(
    distance: str, priority: str, heavy: int, medium: int, light: int
) -> None:
    instance = _athlete(distance, priority)
    for session_class, days in (("heavy", heavy), ("medium", medium), ("light", light)):
        assert _charged(instance, days, session_class) is None
        assert _charged(instance, days + 1, session_class) == 0
        assert _charged(instance, 0, session_class) is None
        assert _charged(instance, -1, session_class) == 0


@pytest.mark.parametrize(
    ("days", "session_class", "minutes", "points"),
    [
        (2, "light", 10, 0),
        (2, "light", 11, None),
        (2, "medium", 10, None),
        (1, "light", 10, None),
        (3, "light", 10, None),
        (0, "light", 8, None),
    ],
)
def test_an_activation_two_days_before(
    days: int, session_class: str, minutes: int, points: int | None
) -> None:
    assert _charged(_athlete("marathon", "A"), days, session_class, minutes) == points


@pytest.mark.parametrize(
    ("settings", "days", "minutes", "points"),
    [
        ({"activation_day": 3}, 3, 10, 0),
        ({"activation_day": 3}, 2, 10, None),
        ({"activation_minutes": 8}, 2, 8, 0),
        ({"activation_minutes": 8}, 2, 9, None),
        ({"a_marathon": (10, 8, 6, 5)}, 5, 20, None),
        ({"a_marathon": (10, 8, 6, 5)}, 6, 20, 0),
    ],
)
def test_settings(settings: dict[str, int], days: int, minutes: int, points: int | None) -> None:
    instance = _athlete("marathon", "A")
    assert _charged(instance, days, "light", minutes, **settings) == points


@pytest.mark.parametrize(("days", "points"), [(6, None), (7, 0)])
def test_a_heavier_class_is_never_freer_than_a_lighter_one(days: int, points: int | None) -> None:
    settings = {"a_marathon": (0, 0, 6, 0)}
    assert _charged(_athlete("marathon", "A"), days, "heavy", **settings) == points


def test_every_race_counts() -> None:
    races = [
        {"name": "Ten", "date": "2027-01-20", "distance": "10 km", "priority": "B"},
        {"name": "Five", "date": "2027-01-22", "distance": "5 km", "priority": "C"},
    ]
    instance = problem(races=races, free_time=BRIEFLY)
    whole = plan(instance, session(instance, "2027-01-18 19:00", 20, "heavy"))
    assert hard(RaceBlackout().violations(whole, instance.problem)) == [
        "a heavy session 2 days before Ten; none in the last 2 days"
    ]
    assert charged(instance, RaceBlackout(), slot(instance, "2027-01-17 19:00", 20, "heavy")) == 0
    assert charged(instance, RaceBlackout(), slot(instance, "2027-01-21 19:00", 20, "medium")) == 0
    assert (
        charged(instance, RaceBlackout(), slot(instance, "2027-01-21 19:00", 20, "heavy")) is None
    )
