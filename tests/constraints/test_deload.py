"""``deload``."""

import pytest

from planner.constraints.deload import Deload
from planner.instance import Instance
from tests.constraints.agreement import BRIEFLY
from tests.constraints.builders import charged, hard, plan, problem, session, slot


@pytest.fixture(scope="module")
def instance() -> Instance:
    """Eight weeks of build: the fourth is the first deload."""
    phases = [{"phase": "build", "start": "2027-01-04"}]
    return problem(season={"end": "2027-02-28", "phases": phases}, free_time=BRIEFLY)


@pytest.mark.parametrize(
    ("day", "session_class", "points"),
    [
        ("2027-01-24", "heavy", 0),
        ("2027-01-25", "heavy", None),
        ("2027-01-25", "medium", 0),
        ("2027-01-31", "heavy", None),
        ("2027-02-01", "heavy", 0),
    ],
)
def test_nothing_heavy_in_a_deload_week(
    instance: Instance, day: str, session_class: str, points: int | None
) -> None:
    assert charged(instance, Deload(), slot(instance, f"{day} 19:00", 20, session_class)) == points


@pytest.mark.parametrize(("minutes", "points"), [(90, 0), (91, 1), (103, 1), (104, 2)])
def test_two_thirds_of_the_last_full_week(instance: Instance, minutes: int, points: int) -> None:
    """67 % of 405, and a point for every begun tenth of 405 above."""
    place = slot(instance, "2027-01-27 19:00", minutes, "light")
    assert (
        instance.problem.season.reference_load[instance.problem.season.week_of(place.day).monday]
        == 405
    )
    assert charged(instance, Deload(), place) == points
    assert charged(instance, Deload(weight=3), place) == 3 * points


def test_other_weeks_are_left_alone(instance: Instance) -> None:
    assert charged(instance, Deload(), slot(instance, "2027-01-20 10:00", 300, "light")) == 0


@pytest.mark.parametrize(("end", "deloads"), [("2027-02-14", 0), ("2027-02-21", 1)])
def test_seasons_of_six_weeks_have_none(end: str, deloads: int) -> None:
    phases = [{"phase": "build", "start": "2027-01-04"}]
    instance = problem(season={"end": end, "phases": phases}, free_time=BRIEFLY)
    assert (sum(week.deload for week in instance.problem.season.weeks) > 0) == (deloads > 0)


def test_messages_say_why(instance: Instance) -> None:
    whole = plan(instance, session(instance, "2027-01-27 19:00", 20, "heavy"))
    assert hard(Deload().violations(whole, instance.problem)) == [
        "a heavy session in a deload week"
    ]
