"""``taper``, and what a taper week's load is compared with."""

from typing import Any

import pytest

from planner.constraints.taper import Taper
from planner.instance import Instance
from tests.constraints.agreement import BRIEFLY
from tests.constraints.builders import charged, hard, plan, problem, session, slot

PHASES = [
    {"phase": "build", "start": "2027-01-04"},
    {"phase": "taper", "start": "2027-02-01"},
    {"phase": "race", "start": "2027-02-15"},
]


def _athlete(**changes: Any) -> Instance:
    race = {"name": "R", "date": "2027-02-21", "distance": "half marathon", "priority": "A"}
    season = {"start": "2027-01-04", "end": "2027-02-28", "phases": PHASES}
    return problem(**{"season": season, "races": [race], "free_time": BRIEFLY, **changes})


@pytest.fixture(scope="module")
def instance() -> Instance:
    return _athlete()


@pytest.mark.parametrize(
    ("day", "session_class", "points"),
    [
        ("2027-01-31", "heavy", 0),
        ("2027-02-01", "heavy", None),
        ("2027-02-01", "medium", 0),
        ("2027-02-20", "heavy", None),
        ("2027-02-20", "light", 0),
        ("2027-02-22", "heavy", 0),  # after the race week: another constraint's
    ],
)
def test_nothing_heavy_in_taper_and_race_week(
    instance: Instance, day: str, session_class: str, points: int | None
) -> None:
    place = slot(instance, f"{day} 19:00", 10, session_class)
    assert charged(instance, Taper(), place) == points


@pytest.mark.parametrize(
    ("monday", "day", "minutes", "points"),
    [
        ("2027-02-01", "2027-02-03", 56, 0),
        ("2027-02-01", "2027-02-03", 57, 1),
        ("2027-02-08", "2027-02-10", 40, 0),
        ("2027-02-08", "2027-02-10", 41, 1),
        ("2027-02-15", "2027-02-17", 32, 0),
        ("2027-02-15", "2027-02-17", 33, 1),
        ("2027-02-15", "2027-02-17", 40, 1),
        ("2027-02-15", "2027-02-17", 41, 2),
        ("2027-02-15", "2027-02-17", 81, 7),
        ("2027-02-15", "2027-02-17", 82, None),
    ],
)
def test_each_week_is_cut_against_the_last_full_one(
    instance: Instance, monday: str, day: str, minutes: int, points: int | None
) -> None:
    """30, 50 and 60 % less than 3 x 25 min of build; never more than all of it."""
    week = instance.problem.season.week_of(slot(instance, f"{day} 19:00").day)
    assert str(week.monday) == monday
    assert instance.problem.season.reference_load[week.monday] == 405
    place = slot(instance, f"{day} 19:00", minutes, "medium")
    assert charged(instance, Taper(), place) == points


def test_cuts_can_be_set() -> None:
    instance = _athlete(constraints={"taper": {"cut_first": 60, "weight": 2}})
    (taper,) = (c for c in instance.calendar_constraints if c.name == "taper")
    assert charged(instance, taper, slot(instance, "2027-02-03 19:00", 32, "medium")) == 0
    assert charged(instance, taper, slot(instance, "2027-02-03 19:00", 33, "medium")) == 2


def test_a_b_race_gets_a_mini_taper() -> None:
    races = [{"name": "B", "date": "2027-01-24", "distance": "10 km", "priority": "B"}]
    season = {"start": "2027-01-04", "end": "2027-02-28", "phases": PHASES[:1]}
    instance = _athlete(races=races, season=season)
    week = instance.problem.season.weeks[2]
    assert (week.volume_percent, instance.problem.season.reference_load[week.monday]) == (60, 405)
    fine = [slot(instance, f"2027-01-{day} 19:00", 27, "light") for day in ("18", "20", "22")]
    more = slot(instance, "2027-01-23 19:00", 1, "light")
    assert charged(instance, Taper(), *fine) == 0
    assert charged(instance, Taper(), *fine, more) == 1
    assert charged(instance, Taper(), slot(instance, "2027-01-19 19:00", 10, "heavy")) == 0


def test_messages_name_the_phase(instance: Instance) -> None:
    whole = plan(instance, session(instance, "2027-02-02 19:00", 10, "heavy"))
    assert hard(Taper().violations(whole, instance.problem)) == ["a heavy session in the taper"]
