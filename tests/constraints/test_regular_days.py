"""``regular-days``."""

import pytest

from planner.constraints.regular_days import RegularDays
from planner.instance import Instance
from tests.constraints.builders import charged, problem, slot


@pytest.fixture(scope="module")
def instance() -> Instance:
    """Eight weeks of build, three sessions a week; the second mesocycle begins on 1 February."""
    return problem(
        season={"end": "2027-02-28", "phases": [{"phase": "build", "start": "2027-01-04"}]},
        free_time={"daily": ["19:00-20:00"]},
    )


@pytest.mark.parametrize(
    ("days", "points"),
    [
        ((), 0),
        (("01-04", "01-06", "01-08", "01-11", "01-13", "01-15"), 0),
        (("01-04", "01-06", "01-08", "01-12"), 1),
        (("01-04", "01-06", "01-08", "01-12", "01-19", "01-26"), 1),
        (("01-04", "01-06", "01-08", "01-12", "01-14"), 2),
        (("01-04", "01-06", "01-08", "02-02", "02-04", "02-06"), 0),  # another mesocycle
        (("01-25", "01-26", "01-27", "01-28", "01-29", "01-30", "01-31"), 4),
    ],
)
def test_a_point_for_each_weekday_more_than_a_week_has_sessions(
    instance: Instance, days: tuple[str, ...], points: int
) -> None:
    places = [slot(instance, f"2027-{day} 19:00") for day in days]
    assert instance.problem.season.mesocycles[1].mondays[0].isoformat() == "2027-02-01"
    assert charged(instance, RegularDays(), *places) == points
    assert charged(instance, RegularDays(weight=3), *places) == 3 * points


def test_recovery_has_no_habits() -> None:
    instance = problem(
        season={"end": "2027-01-17", "phases": [{"phase": "recovery", "start": "2027-01-04"}]},
        free_time={"daily": ["19:00-20:00"]},
    )
    days = [slot(instance, f"2027-01-{day:02d} 19:00") for day in range(4, 11)]
    assert charged(instance, RegularDays(), *days) == 0
