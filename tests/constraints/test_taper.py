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
def loaded() -> Instance:
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
    loaded: Instance, day: str, session_class: str, points: int | None
) -> None:
    place = slot(loaded, f"{day} 19:00", 10, session_class)
    assert charged(loaded, Taper(), place) == points


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
    loaded: Instance, monday: str, day: str, minutes: int, points: int | None
) -> None:
    """30, 50 and 60 % less than 3 x 25 min of build; never more than all of it."""
    week = loaded.problem.season.week_of(slot(loaded, f"{day} 19:00").day)
    assert str(week.monday) == monday
    assert loaded.problem.season.reference_load[week.monday] == 405
    place = slot(loaded, f"{day} 19:00", minutes, "medium")
    assert charged(loaded, Taper(), place) == points


def test_cuts_can_be_set() -> None:
    loaded = _athlete(constraints={"taper": {"cut_first": 60, "weight": 2}})
    (taper,) = (c for c in loaded.calendar_constraints if c.name == "taper")
    assert charged(loaded, taper, slot(loaded, "2027-02-03 19:00", 32, "medium")) == 0
    assert charged(loaded, taper, slot(loaded, "2027-02-03 19:00", 33, "medium")) == 2


def test_a_b_race_gets_a_mini_taper() -> None:
    races = [{"name": "B", "date": "2027-01-24", "distance": "10 km", "priority": "B"}]
    season = {"start": "2027-01-04", "end": "2027-02-28", "phases": PHASES[:1]}
    loaded = _athlete(races=races, season=season)
    week = loaded.problem.season.weeks[2]
    assert (week.volume_percent, loaded.problem.season.reference_load[week.monday]) == (60, 405)
    fine = [slot(loaded, f"2027-01-{day} 19:00", 27, "light") for day in ("18", "20", "22")]
    more = slot(loaded, "2027-01-23 19:00", 1, "light")
    assert charged(loaded, Taper(), *fine) == 0
    assert charged(loaded, Taper(), *fine, more) == 1
    assert charged(loaded, Taper(), slot(loaded, "2027-01-19 19:00", 10, "heavy")) == 0


def test_messages_name_the_phase(loaded: Instance) -> None:
    whole = plan(loaded, session(loaded, "2027-02-02 19:00", 10, "heavy"))
    assert hard(Taper().violations(whole, loaded.problem)) == ["a heavy session in the taper"]
