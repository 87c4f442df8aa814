"""``sessions-per-week``."""

from typing import Any

import pytest
from pydantic import ValidationError

from planner.constraints.sessions_per_week import SessionsPerWeek
from planner.instance import Instance
from tests.constraints.builders import charged, problem, slot

ONE_WEEK = {"end": "2027-01-10", "phases": [{"phase": "build", "start": "2027-01-04"}]}
DAYS = ("04", "05", "06", "07", "08", "09", "10")


def _charged(instance: Instance, count: int, **settings: int) -> int | None:
    """For so many sessions, the last days first, with everything else that is possible on offer."""
    days = [day for day in reversed(DAYS) if instance.problem.season.start.day <= int(day)]
    taken = [slot(instance, f"2027-01-{day} 20:00") for day in days[:count]]
    constraint = SessionsPerWeek(**({"missing_points": 6, "extra_points": 3} | settings))
    return charged(instance, constraint, *taken, others=instance.problem.slots)


def _athlete(**changes: Any) -> Instance:
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
        ({"base": 2, "most": 2}, 2),
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


@pytest.mark.parametrize(
    ("second", "count", "points"),
    [("15:30-15:50", 1, None), ("15:30-15:50", 2, 0), ("15:29-15:37", 1, 0)],
)
def test_days_too_close_to_each_other_count_once(
    second: str, count: int, points: int | None
) -> None:
    """20 h from start to start make two days two; a least of 2 and a target of 3 come down."""
    windows = {"saturday": ["19:30-19:50"], "sunday": [second]}
    close = _athlete(running={"week": {"monday": "rest"}}, free_time=windows)
    assert _charged(close, count, least=2) == points


def test_a_week_without_any_free_day_asks_for_nothing() -> None:
    season = {**ONE_WEEK, "end": "2027-01-17"}
    exceptions = [{"from": "2027-01-11", "to": "2027-01-17", "windows": []}]
    free_time = {"daily": ["19:30-20:30"], "exceptions": exceptions}
    away = _athlete(season=season, free_time=free_time)
    assert _charged(away, 3, least=3) == 0


def _week_of(phase: str) -> Instance:
    season = {"end": "2027-01-10", "phases": [{"phase": phase, "start": "2027-01-04"}]}
    return _athlete(season=season)


@pytest.mark.parametrize(
    ("settings", "count", "allowed"),
    [
        ({"build": {"least": 2}}, 1, False),
        ({"build": {"least": 2}}, 2, True),
        ({"build": {"most": 3}}, 3, True),
        ({"build": {"most": 3}}, 4, False),
        ({"base": {"least": 5, "most": 5}}, 1, True),
        ({"least": 3, "build": {"least": 1}}, 1, True),
        ({"least": 3, "build": {"least": 1}}, 0, False),
        ({"most": 2, "build": {"most": 3}}, 3, True),
        ({"most": 2, "base": {"most": 3}}, 3, False),
        ({"build": {"target": 1}, "most": 3, "least": 2}, 1, False),
    ],
)
def test_bounds_of_a_phase_win_over_general_ones(
    settings: dict[str, Any], count: int, allowed: bool
) -> None:
    assert (_charged(_week_of("build"), count, **settings) is not None) == allowed


@pytest.mark.parametrize(
    ("settings", "target"),
    [
        ({"build": 4}, 4),
        ({"build": {"target": 4}}, 4),
        ({"target": 2, "build": {"most": 4}}, 2),
        ({"build": {"most": 2}}, 2),
        ({"most": 2}, 2),
        ({"build": {"least": 4}}, 4),
        ({"base": 1}, 3),
    ],
)
def test_a_target_that_is_not_written_keeps_within_the_bounds(
    settings: dict[str, Any], target: int
) -> None:
    athlete = _athlete(constraints={"sessions-per-week": settings})
    assert athlete.problem.season.weeks[0].sessions == target
    assert _charged(athlete, target, **settings) == 0


@pytest.mark.parametrize(("optional", "count", "points"), [(0, 4, 3), (1, 4, 0), (2, 6, 3)])
def test_optional_sessions_are_a_setting(optional: int, count: int, points: int) -> None:
    athlete = _athlete(constraints={"sessions-per-week": {"optional": optional}})
    assert _charged(athlete, count, most=7) == points


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (
            {"build": {"least": 4, "most": 3}},
            "least 4 is more than most 3; lower it or raise the other",
        ),
        (
            {"build": {"target": 4, "most": 3}},
            "target 4 is more than most 3; lower it or raise the other",
        ),
        ({"build": {"least": 4}, "most": 3}, "build.least 4 is more than most 3; lower it"),
        ({"build": {"least": 5}}, "build.least 5 is more than most 4; lower it or raise the other"),
        ({"base": 5, "most": 3}, "base.target 5 is more than most 3; lower it"),
        ({"least": 3, "taper": {"most": 2}}, "least 3 is more than taper.most 2; lower it"),
    ],
)
def test_a_least_above_a_most_is_refused(settings: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        SessionsPerWeek(**settings)


def test_a_written_least_never_asks_for_more_than_the_young_may_do() -> None:
    young = _athlete(athlete={"born": 2012})
    assert _charged(young, 3, least=4) == 0
    assert _charged(young, 2, least=4) is None


def test_unset_targets_follow_from_the_athlete() -> None:
    older = _athlete(athlete={"born": 1960}).problem
    found = SessionsPerWeek(base=4, taper={"most": 1}).defaults_for(older)
    assert "base.target" not in found
    assert found["build.target"] == (3, "regular athletes")
    assert found["taper.target"] == (1, "regular athletes")
    assert found["maintenance.target"] == (2, "from 55 years on")
    assert found["most"] == (4, "every athlete")
    assert SessionsPerWeek(target=2, most=3).defaults_for(older) == {}
    young = _athlete(athlete={"born": 2012}).problem
    assert SessionsPerWeek(target=2).defaults_for(young) == {"most": (3, "under 18 years")}
