"""``favourites``: each within 14 days, where it can be used."""

from typing import Any

import pytest

from planner.constraints.favourites import Favourites
from tests.constraints.agreement import athlete, judged, said
from tests.constraints.builders import alone, session

LIKED = athlete(about={"favourites": ["side-planks", "bird-dog"]})
MONDAYS = {1: "2027-01-04", 2: "2027-01-11", 3: "2027-01-18", 4: "2027-01-25"}
BOTH = {"side-plank-knee": 1, "bird-dog": 2}


def cost(
    sets: dict[int, dict[str, int]], minutes: int = 20, loaded: Any = LIKED, **settings: Any
) -> int | None:
    """Of a session on each Monday with the sets of its week."""
    sessions = [
        session(loaded, f"{monday} 12:00", minutes, "heavy", sets.get(week, {"bridge": 1}))
        for week, monday in MONDAYS.items()
    ]
    return judged(loaded, Favourites(**settings), *sessions)


@pytest.mark.parametrize(
    ("weeks", "points"),
    [({1, 3}, 0), ({2, 3}, 0), ({2, 4}, 0), ({1, 4}, 12), ({1}, 24), ({2}, 12), (set(), 36)],
    ids=str,
)
def test_each_favourite_is_due_in_every_two_weeks(weeks: set[int], points: int) -> None:
    """Three stretches of 14 days fit: from the first, second and third Monday."""
    assert cost(dict.fromkeys(weeks, BOTH)) == points


@pytest.mark.parametrize(
    ("name", "does", "points"),
    [
        ("side-planks", "side-plank-wall", 0),  # a family
        ("lateral-plank", "side-plank-wall", 0),  # a ladder
        ("front-plank", "side-plank-wall", 18),
        ("bird-dog", "bird-dog", 0),  # an exercise
        ("bird dog", "bird-dog", 0),
        ("bird-dog", "quad-leg-reach", 18),  # not its ladder
    ],
)
def test_a_favourite_is_an_exercise_a_ladder_or_a_family(name: str, does: str, points: int) -> None:
    loaded = athlete(about={"favourites": [name]})
    assert cost({week: {does: 1} for week in MONDAYS}, loaded=loaded) == points


def test_one_favourite_by_two_names_counts_once() -> None:
    loaded = athlete(about={"favourites": ["bird-dog", "Bird Dog"]})
    assert cost({}, loaded=loaded) == 18


def test_without_favourites_nothing_is_asked() -> None:
    assert cost({}, loaded=athlete()) == 0


def test_settings() -> None:
    first = {1: BOTH}
    assert cost(first, missing_points=1) == 4
    assert cost(first, weight=2) == 48
    assert cost(first, days=28) == 0
    assert cost(first, days=7, least_minutes=0) == 36
    assert cost(first, days=7) == 0
    assert cost(first, least_minutes=41) == 0
    assert cost(first, strength="hard") is None
    assert cost({1: BOTH, 3: BOTH}, strength="hard") == 0


@pytest.mark.parametrize(("minutes", "points"), [(20, 36), (19, 0)])
def test_little_time_is_left_alone(minutes: int, points: int) -> None:
    assert cost({}, minutes) == points


@pytest.mark.parametrize(
    ("until", "points"), [("2027-01-11", 0), ("2027-01-10", 6)], ids=["two weeks", "one"]
)
def test_only_minutes_in_which_it_can_be_used_count(until: str, points: int) -> None:
    """A flag that ends on the second Sunday leaves 40 minutes from the second Monday on."""
    season = {"end": "2027-01-24", "phases": [{"phase": "build", "start": "2027-01-04"}]}
    about = {"favourites": ["push-up-knee"], "avoid": [{"flag": "wrist", "until": until}]}
    loaded = athlete(about=about, season=season)
    days = ["2027-01-04", "2027-01-11", "2027-01-18"]
    sessions = [session(loaded, f"{day} 12:00", 20, "heavy") for day in days]
    assert judged(loaded, Favourites(), *sessions) == points


@pytest.mark.parametrize(
    "about",
    [{"exclude": ["side-planks"]}, {"equipment": [], "favourites": ["band-walk"]}],
    ids=str,
)
def test_a_favourite_that_nobody_can_use_is_waived(about: dict[str, Any]) -> None:
    loaded = athlete(about={"favourites": ["side-planks"], **about})
    assert cost({}, loaded=loaded) == 0


def test_race_week_and_recovery_are_left_alone() -> None:
    phases = [
        {"phase": "build", "start": "2027-01-04"},
        {"phase": "recovery", "start": "2027-01-25"},
    ]
    loaded = athlete(
        about={"favourites": ["side-planks"]}, season={"end": "2027-01-31", "phases": phases}
    )
    assert cost({}, loaded=loaded) == 12


def test_message() -> None:
    one = session(LIKED, "2027-01-04 12:00", 40, "heavy", {"bird-dog": 1})
    assert said(LIKED, Favourites(), one) == ["no side planks in 14 days"]


def test_what_other_constraints_forbid_is_not_asked_for() -> None:
    """With progression in force the fifth rung is out of reach in the first four weeks."""
    loaded = athlete(about={"favourites": ["plank-long-lever"]})
    assert cost({}, loaded=loaded) == 0
    assert cost({}, loaded=alone(loaded, Favourites())) == 18
