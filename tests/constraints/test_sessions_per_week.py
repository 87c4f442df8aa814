"""``sessions-per-week``."""

from typing import Any

import pytest

from planner.constraints.sessions_per_week import SessionsPerWeek
from planner.loading import Loaded
from tests.constraints.builders import charged, problem, slot

ONE_WEEK = {"end": "2027-01-10", "phases": [{"phase": "build", "start": "2027-01-04"}]}
DAYS = ("04", "05", "06", "07", "08", "09", "10")


def _charged(loaded: Loaded, count: int, **settings: int) -> int | None:
    """For so many sessions, the last days first, with everything else that is possible on offer."""
    days = [day for day in reversed(DAYS) if loaded.problem.season.start.day <= int(day)]
    taken = [slot(loaded, f"2027-01-{day} 20:00") for day in days[:count]]
    constraint = SessionsPerWeek(**({"missing_points": 6, "extra_points": 3} | settings))
    return charged(loaded, constraint, *taken, others=loaded.problem.slots)


def _athlete(**changes: Any) -> Loaded:
    return problem(**{"season": ONE_WEEK, "free_time": {"daily": ["19:30-20:30"]}, **changes})


@pytest.mark.parametrize(("count", "points"), [(0, 18), (1, 12), (2, 6), (3, 0), (4, 3), (5, None)])
def test_a_target_and_a_hard_most(count: int, points: int | None) -> None:
    assert _charged(_athlete(), count) == points


@pytest.mark.parametrize(
    ("settings", "count", "points"),
    [
        ({"least": 2}, 1, None),
        ({"least": 2}, 2, 6),
        ({"most": 5}, 5, 6),
        ({"most": 5}, 6, None),
        ({"missing_points": 1, "weight": 4}, 1, 8),
        ({"extra_points": 5}, 4, 5),
    ],
)
def test_settings(settings: dict[str, int], count: int, points: int | None) -> None:
    assert _charged(_athlete(), count, **settings) == points


BASE = {"end": "2027-01-10", "phases": [{"phase": "base", "start": "2027-01-04"}]}


@pytest.mark.parametrize(
    ("settings", "most"),
    [
        ({}, 4),
        ({"base": 3}, 4),
        ({"base": 6}, 6),
        ({"target": 5}, 5),
        ({"target": 7, "base": 2}, 7),
        ({"race": 5}, 5),
        ({"base": 6, "most": 2}, 2),
        ({"target": 2, "most": 7}, 7),
    ],
)
def test_the_most_is_four_or_the_largest_target_unless_it_is_set(
    settings: dict[str, int], most: int
) -> None:
    athlete = _athlete(season=BASE, constraints={"sessions-per-week": settings})
    assert _charged(athlete, most, **settings) is not None
    if most < len(DAYS):
        assert _charged(athlete, most + 1, **settings) is None


def test_a_target_above_four_is_met_without_a_word_about_the_most() -> None:
    athlete = _athlete(season=BASE, constraints={"sessions-per-week": {"base": 6}})
    assert [_charged(athlete, count, base=6) for count in (4, 5, 6, 7)] == [12, 6, 0, None]


@pytest.mark.parametrize(("count", "points"), [(3, 0), (4, None)])
def test_the_young_have_three_at_most(count: int, points: int | None) -> None:
    young = _athlete(athlete={"born": 2012})
    assert _charged(young, count, most=7) == points


@pytest.mark.parametrize(("count", "points"), [(2, 6), (3, 0), (4, 0), (5, 3)])
def test_an_optional_session_costs_nothing(count: int, points: int) -> None:
    season = {"end": "2027-01-10", "phases": [{"phase": "base", "start": "2027-01-04"}]}
    experienced = _athlete(athlete={"experience": "experienced"}, season=season)
    assert _charged(experienced, count, most=7) == points


@pytest.mark.parametrize(("count", "points"), [(0, None), (1, 6), (2, 0), (3, 3)])
def test_a_partial_week_wants_its_share(count: int, points: int | None) -> None:
    """Four of seven days: 3 x 4 / 7 rounds to 2, a least of 2 comes down to 1."""
    season = {
        "start": "2027-01-07",
        "end": "2027-01-10",
        "phases": [{"phase": "build", "start": "2027-01-07"}],
    }
    assert _charged(_athlete(season=season), count, least=2) == points


@pytest.mark.parametrize(("count", "points"), [(0, None), (1, 0), (2, 3)])
def test_only_days_on_which_something_is_possible_count(count: int, points: int | None) -> None:
    sundays = _athlete(free_time={"sunday": ["19:30-20:30"]})
    assert _charged(sundays, count, least=3) == points


def test_a_week_without_any_free_day_asks_for_nothing() -> None:
    season = {**ONE_WEEK, "end": "2027-01-17"}
    exceptions = [{"from": "2027-01-11", "to": "2027-01-17", "windows": []}]
    free_time = {"daily": ["19:30-20:30"], "exceptions": exceptions}
    away = _athlete(season=season, free_time=free_time)
    assert _charged(away, 3, least=3) == 0
