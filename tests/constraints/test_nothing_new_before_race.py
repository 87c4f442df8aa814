"""``nothing-new-before-race``: done before, a lower rung of it, or where one began.

The race is on Sunday 31 January; a regular athlete begins with levels 1 to 3.
"""

from typing import Any

import pytest

from planner.constraints.nothing_new_before_race import NothingNewBeforeRace
from tests.constraints.agreement import athlete, judged, said
from tests.constraints.builders import session


def race(priority: str = "A", **more: Any) -> dict[str, Any]:
    return {"name": "R", "date": "2027-01-31", "distance": "10 km", "priority": priority, **more}


RACING = athlete(races=[race()])


def cost(away: int, exercise: str, before: str = "", **settings: int) -> int | None:
    """Of an exercise so many days before the race, another one having been done on 6 January."""
    sessions = [session(RACING, f"2027-01-{31 - away} 19:00", 20, "heavy", {exercise: 1})]
    if before:
        sessions.insert(0, session(RACING, "2027-01-06 19:00", 20, "heavy", {before: 1}))
    return judged(RACING, NothingNewBeforeRace(**settings), *sessions)


@pytest.mark.parametrize(("days", "points"), [(15, 0), (14, None), (1, None)])
def test_two_weeks(days: int, points: int | None) -> None:
    assert cost(days, "side-plank-abd") == points


@pytest.mark.parametrize(
    ("exercise", "before", "points"),
    [
        ("side-plank-abd", "side-plank-abd", 0),  # done before
        ("side-plank-abd", "side-plank-suspended", 0),  # a lower rung of it
        ("side-plank-abd", "side-plank-knee-drive", 0),
        ("side-plank-knee-drive", "side-plank-abd", None),  # a higher rung
        ("side-plank-abd", "copenhagen-hold", None),  # another ladder
        ("side-plank", "", 0),  # where one began
        ("breath-march", "", 0),
    ],
)
def test_familiar(exercise: str, before: str, points: int | None) -> None:
    if before == "side-plank-suspended":
        with_straps = athlete(races=[race()], about={"equipment": ["suspension"]})
        one = session(with_straps, "2027-01-06 19:00", 20, "heavy", {before: 1})
        two = session(with_straps, "2027-01-18 19:00", 20, "heavy", {exercise: 1})
        assert judged(with_straps, NothingNewBeforeRace(), one, two) == points
    else:
        assert cost(13, exercise, before) == points


def test_what_is_new_today_is_not_yet_familiar_today() -> None:
    sets = {"side-plank-abd": 1, "side-plank-knee-drive": 1}
    one = session(RACING, "2027-01-20 19:00", 20, "heavy", sets)
    assert judged(RACING, NothingNewBeforeRace(), one) is None
    assert said(RACING, NothingNewBeforeRace(), one) == [
        f"{RACING.problem.catalogue.by_id[id_].name} is new within 14 days of a race"
        for id_ in sets
    ]


def test_days_are_a_setting() -> None:
    assert cost(15, "side-plank-abd", days=15) is None
    assert cost(8, "side-plank-abd", days=7) == 0
    assert cost(7, "side-plank-abd", days=7) is None


@pytest.mark.parametrize(("priority", "points"), [("A", None), ("B", 0), ("C", 0)])
def test_only_before_an_a_race(priority: str, points: int | None) -> None:
    loaded = athlete(races=[race(priority)])
    one = session(loaded, "2027-01-20 19:00", 20, "heavy", {"side-plank-abd": 1})
    assert judged(loaded, NothingNewBeforeRace(), one) == points


@pytest.mark.parametrize(
    ("experience", "exercise", "points"),
    [
        ("new", "side-plank-knee-lift", 0),
        ("new", "side-plank", None),
        ("experienced", "side-plank-abd", 0),
        ("experienced", "stir-the-pot", None),
    ],
)
def test_starting_repertoire(experience: str, exercise: str, points: int | None) -> None:
    loaded = athlete(experience, races=[race()])
    one = session(loaded, "2027-01-20 19:00", 20, "heavy", {exercise: 1})
    assert judged(loaded, NothingNewBeforeRace(), one) == points


def test_after_the_race_it_no_longer_counts() -> None:
    loaded = athlete(weeks=8, races=[race(date="2027-01-17")])
    one = session(loaded, "2027-01-18 19:00", 20, "heavy", {"side-plank-abd": 1})
    assert judged(loaded, NothingNewBeforeRace(), one) == 0
