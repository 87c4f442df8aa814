"""``core-families``: each of the six founding families within 14 days."""

from typing import Any

import pytest

from planner.constraints.core_families import CoreFamilies
from tests.constraints.agreement import athlete, judged, said
from tests.constraints.builders import session

REGULAR = athlete()
SIX = {
    "plank-forearm": 1,
    "side-plank": 1,
    "bridge": 1,
    "bicycle-crunch": 1,
    "twist-feet-down": 1,
    "leg-lower-bent": 1,
}
MONDAYS = {1: "2027-01-04", 2: "2027-01-11", 3: "2027-01-18", 4: "2027-01-25"}
REST = {id_: n for id_, n in SIX.items() if id_ != "side-plank"}


def cost(*days: tuple[str, dict[str, int]], minutes: int = 20, **settings: int) -> int | None:
    """Of sessions on these days with these sets."""
    sessions = [session(REGULAR, f"{day} 12:00", minutes, "heavy", sets) for day, sets in days]
    return judged(REGULAR, CoreFamilies(**settings), *sessions)


def test_all_six_each_week_cost_nothing() -> None:
    assert cost(*((monday, SIX) for monday in MONDAYS.values())) == 0


@pytest.mark.parametrize(
    ("weeks", "points"),
    [({1, 3}, 0), ({2, 3}, 0), ({2, 4}, 0), ({1, 4}, 6), ({1}, 12), ({2}, 6), (set(), 18)],
    ids=str,
)
def test_a_family_is_due_in_every_two_weeks(weeks: set[int], points: int) -> None:
    """Three stretches of 14 days fit: from the first, second and third Monday."""
    days = [(monday, SIX if n in weeks else REST) for n, monday in MONDAYS.items()]
    assert cost(*days) == points


@pytest.mark.parametrize(("day", "points"), [("2027-01-17", 0), ("2027-01-18", 6)])
def test_the_stretch_ends_with_the_second_sunday(day: str, points: int) -> None:
    side_planks = (day, {"side-plank": 1})
    days = sorted([(MONDAYS[1], REST), ("2027-01-13", REST), ("2027-01-20", REST), side_planks])
    stretch_of_two = [d for d in days if d[0] < "2027-01-18"]
    assert len(stretch_of_two) == (3 if points == 0 else 2)
    assert cost(*days, ("2027-01-25", SIX)) == points


@pytest.mark.parametrize(("minutes", "points"), [((20, 20), 36), ((20, 15), 0)], ids=str)
def test_little_time_is_left_alone(minutes: tuple[int, int], points: int) -> None:
    one, two = (
        session(REGULAR, f"{day} 12:00", length, "heavy")
        for day, length in zip(("2027-01-04", "2027-01-06"), minutes, strict=True)
    )
    assert judged(REGULAR, CoreFamilies(), one, two) == points


def test_settings() -> None:
    days = [(monday, SIX if n == 1 else REST) for n, monday in MONDAYS.items()]
    assert cost(*days, missing_points=2) == 4
    assert cost(*days, weight=3) == 36
    assert cost(*days, days=7, least_minutes=0) == 18
    assert cost(*days, days=28) == 0


@pytest.mark.parametrize(
    ("about", "families"),
    [
        ({"exclude": ["russian-twists"]}, 5),
        ({"avoid": ["gluteal-tendon"]}, 6),  # the wall side plank is left
        ({"avoid": ["trunk-rotation"]}, 5),
        ({"avoid": ["trunk-rotation", "supine-lying"]}, 5),  # bicycles also come standing
        ({"avoid": ["trunk-rotation"], "exclude": ["bicycle"]}, 4),
    ],
    ids=str,
)
def test_a_family_that_nobody_can_use_is_waived(about: dict[str, Any], families: int) -> None:
    loaded = athlete(about=about)
    empty = [session(loaded, f"{MONDAYS[n]} 12:00", 40, "heavy") for n in (1, 3)]
    missing = said(loaded, CoreFamilies(), *empty)
    assert judged(loaded, CoreFamilies(), *empty) == 6 * len(missing)
    assert len(missing) == 3 * families


def test_message() -> None:
    loaded = athlete()
    one = session(loaded, "2027-01-04 12:00", 40, "heavy", REST)
    assert said(loaded, CoreFamilies(), one) == ["no side planks in 14 days"]


def test_race_week_and_recovery_are_left_alone() -> None:
    phases = [
        {"phase": "build", "start": "2027-01-04"},
        {"phase": "recovery", "start": "2027-01-25"},
    ]
    loaded = athlete(season={"end": "2027-01-31", "phases": phases})
    empty = [session(loaded, f"{MONDAYS[n]} 12:00", 40, "light") for n in (1, 3, 4)]
    assert len(said(loaded, CoreFamilies(), *empty)) == 2 * 6
    assert judged(loaded, CoreFamilies(), *empty) == 72


@pytest.mark.parametrize(("families", "points"), [(4, 0), (3, 6), (0, 24)])
def test_a_new_athletes_one_session_is_asked_for_four(families: int, points: int) -> None:
    """Only the stretch from the first Monday has sessions of more than 40 minutes."""
    new = athlete("new")
    sets = dict(list(SIX.items())[:families])
    one, two = (
        session(new, f"{day} 12:00", 25, "light", sets) for day in ("2027-01-04", "2027-01-06")
    )
    assert judged(new, CoreFamilies(), one, two) == points
