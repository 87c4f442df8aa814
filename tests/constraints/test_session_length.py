"""``session-length``."""

from typing import Any

import pytest
from pydantic import ValidationError

from planner.constraints.session_length import SessionLength
from planner.instance import Instance
from planner.timeline.instants import monday_of
from tests.constraints.agreement import BRIEFLY
from tests.constraints.builders import charged, hard, plan, problem, session, slot


@pytest.fixture(scope="module")
def instance() -> Instance:
    """In a regular athlete's first mesocycle of build, 25 min are meant."""
    phases = [{"phase": "build", "start": "2027-01-04"}]
    return problem(season={"end": "2027-01-17", "phases": phases}, free_time=BRIEFLY)


@pytest.mark.parametrize(
    ("minutes", "points"),
    [(25, 0), (24, 1), (20, 1), (19, 2), (30, 1), (31, 2), (8, 4), (7, None), (35, 2), (36, None)],
)
def test_a_point_for_every_begun_five_minutes(
    instance: Instance, minutes: int, points: int | None
) -> None:
    place = slot(instance, "2027-01-06 19:00", minutes)
    assert charged(instance, SessionLength(), place) == points


@pytest.mark.parametrize(
    ("settings", "minutes", "points"),
    [
        ({"least": 20}, 19, None),
        ({"least": 20}, 20, 1),
        ({"most": 24}, 24, 1),
        ({"most": 24}, 25, None),
        ({"band_minutes": 1, "weight": 2}, 22, 6),
    ],
)
def test_settings(
    instance: Instance, settings: dict[str, int], minutes: int, points: int | None
) -> None:
    place = slot(instance, "2027-01-06 19:00", minutes)
    assert charged(instance, SessionLength(**settings), place) == points


def test_points_add_up_over_sessions(instance: Instance) -> None:
    places = [slot(instance, f"2027-01-{day} 19:00", 15) for day in ("06", "08", "11")]
    assert charged(instance, SessionLength(), *places) == 6


def test_messages_name_the_bounds(instance: Instance) -> None:
    whole = plan(instance, session(instance, "2027-01-06 19:00", 40))
    assert hard(SessionLength().violations(whole, instance.problem)) == [
        "40 min is not between 8 and 35 min"
    ]


@pytest.mark.parametrize(
    ("settings", "minutes", "allowed"),
    [
        ({"build": {"least": 20}}, 19, False),
        ({"build": {"least": 20}}, 20, True),
        ({"build": {"most": 24}}, 24, True),
        ({"build": {"most": 24}}, 25, False),
        ({"base": {"least": 30}}, 8, True),
        ({"least": 20, "build": {"least": 12}}, 12, True),
        ({"least": 20, "build": {"least": 12}}, 11, False),
        ({"most": 20, "build": {"most": 34}}, 34, True),
        ({"most": 20, "base": {"most": 34}}, 21, False),
    ],
)
def test_bounds_of_a_phase_win_over_general_ones(
    instance: Instance, settings: dict[str, Any], minutes: int, allowed: bool
) -> None:
    place = slot(instance, "2027-01-06 19:00", minutes)
    assert (charged(instance, SessionLength(**settings), place) is not None) == allowed


@pytest.mark.parametrize(
    ("settings", "minutes"),
    [
        ({}, [25, 25, 25, 15]),
        ({"build": 20}, [20, 20, 20, 12]),
        ({"build": {"most": 18}}, [18, 18, 18, 12]),
        ({"build": {"least": 20}}, [25, 25, 25, 20]),
        ({"least": 28}, [28, 28, 28, 28]),
        ({"target": 35}, [35, 35, 35, 25]),
    ],
)
def test_no_week_wants_less_than_the_least(settings: dict[str, Any], minutes: list[int]) -> None:
    """Four weeks of build, the last a deload: two thirds of the minutes, as far as allowed."""
    athlete = problem(
        season={"end": "2027-01-31", "phases": [{"phase": "build", "start": "2027-01-04"}]},
        constraints={"session-length": settings, "deload": {"least_season_weeks": 1}},
    )
    assert [week.minutes for week in athlete.problem.season.weeks] == minutes
    weeks = {week.monday for week in athlete.problem.season.weeks}
    assert {monday_of(place.day) for place in athlete.problem.slots} == weeks


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"base": {"least": 30, "target": 20}}, "least 30 is more than target 20; lower it"),
        (
            {"base": {"least": 31}, "most": 30},
            "base.least 31 is more than most 30; lower it or raise the other",
        ),
        (
            {"base": 31, "most": 30},
            "base.target 31 is more than most 30; lower it or raise the other",
        ),
        ({"target": 35, "most": 30}, "target 35 is more than most 30; lower it"),
        ({"taper": {"most": 7}}, "least 8 is more than taper.most 7; lower it or raise the other"),
        ({"least": 20, "most": 19}, "least 20 is more than most 19; lower it or raise the other"),
    ],
)
def test_a_least_above_a_most_is_refused(settings: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        SessionLength(**settings)


def test_unset_minutes_follow_from_the_athlete(instance: Instance) -> None:
    found = SessionLength(base=20, peak={"most": 18}).defaults_for(instance.problem)
    assert "base.target" not in found
    assert found["peak.target"] == (18, "regular athletes")
    assert found["taper.target"] == (15, "regular athletes")
