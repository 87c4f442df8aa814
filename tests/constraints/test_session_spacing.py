"""``session-spacing``."""

import pytest

from planner.constraints.session_spacing import SessionSpacing
from planner.instance import Instance
from tests.constraints.agreement import BRIEFLY
from tests.constraints.builders import charged, problem, slot

Place = tuple[str, str]
SOFT = {"target_hours": 40, "close_points": 2}


@pytest.fixture(scope="module")
def instance() -> Instance:
    return problem(season={"end": "2027-11-07"}, free_time=BRIEFLY)


def _charged(instance: Instance, *places: Place, **settings: int) -> int | None:
    taken = [slot(instance, when, 20, session_class) for when, session_class in places]
    return charged(instance, SessionSpacing(**(SOFT | settings)), *taken)


@pytest.mark.parametrize(
    ("session_class", "second", "points"),
    [
        ("light", "2027-01-05 14:45", None),
        ("light", "2027-01-05 15:00", 2),  # 20 h from start to start
        ("medium", "2027-01-05 14:45", None),
        ("medium", "2027-01-05 15:00", 2),
        ("medium", "2027-01-06 10:45", 2),
        ("medium", "2027-01-06 11:00", 0),  # 40 h
        ("heavy", "2027-01-06 10:45", None),
        ("heavy", "2027-01-06 11:00", 0),
    ],
)
def test_hours_after_a_session_by_its_class(
    instance: Instance, session_class: str, second: str, points: int | None
) -> None:
    first = ("2027-01-04 19:00", session_class)
    for after in ("light", "medium", "heavy"):
        assert _charged(instance, first, (second, after)) == points


def test_one_session_a_day(instance: Instance) -> None:
    day = [("2027-01-04 06:00", "light"), ("2027-01-04 21:00", "light")]
    assert _charged(instance, *day, hours=12) is None
    assert _charged(instance, *day[:1], hours=12) == 0


@pytest.mark.parametrize(
    ("first", "second", "points"),
    [
        ("2027-03-27 19:00", "2027-03-28 15:45", None),  # 19:45 h over the lost hour
        ("2027-03-27 19:00", "2027-03-28 16:00", 2),
        ("2027-10-30 19:00", "2027-10-31 13:45", None),  # 19:45 h over the hour given back
        ("2027-10-30 19:00", "2027-10-31 14:00", 2),
    ],
)
def test_hours_are_elapsed_hours(
    instance: Instance, first: str, second: str, points: int | None
) -> None:
    assert _charged(instance, (first, "light"), (second, "light")) == points


def test_every_close_pair_costs(instance: Instance) -> None:
    days = [(f"2027-01-0{day} 19:00", "light") for day in (4, 5, 6, 8)]
    assert _charged(instance, *days) == 4
    assert _charged(instance, *days, target_hours=49) == 8
    assert _charged(instance, *days, weight=3) == 12


@pytest.mark.parametrize(
    ("settings", "session_class", "second", "points"),
    [
        ({"hours": 48}, "light", "2027-01-06 18:45", None),
        ({"hours": 48}, "light", "2027-01-06 19:00", 0),
        ({"hours": 48}, "heavy", "2027-01-06 18:45", None),  # never less than after a light one
        ({"heavy_hours": 72}, "heavy", "2027-01-07 18:45", None),
        ({"heavy_hours": 72}, "heavy", "2027-01-07 19:00", 0),
        ({"target_hours": 72}, "light", "2027-01-07 18:45", 2),
        ({"target_hours": 72}, "light", "2027-01-07 19:00", 0),
        ({"close_points": 0}, "light", "2027-01-05 19:00", 0),
    ],
)
def test_settings(
    instance: Instance,
    settings: dict[str, int],
    session_class: str,
    second: str,
    points: int | None,
) -> None:
    first = ("2027-01-04 19:00", session_class)
    assert _charged(instance, first, (second, "light"), **settings) == points
