"""Look-ups over athlete, season and catalogue."""

from datetime import date, timedelta
from typing import Any

import pytest

from planner.catalogue.load import load_catalogue
from planner.plan.plan import SessionClass
from planner.problem.session_frame import frames_of_slots
from tests.constraints.agreement import KIT, athlete
from tests.constraints.builders import at, problem, slot

START = date(2027, 1, 4)
REGULAR = athlete().problem
KNOWN = load_catalogue().by_id


@pytest.mark.parametrize(
    ("born", "age", "older", "youth"),
    [
        (None, None, False, False),
        (1973, 54, False, False),
        (1972, 55, True, False),
        (2009, 18, False, False),
        (2010, 17, False, True),
    ],
)
def test_age(born: int | None, age: int | None, older: bool, youth: bool) -> None:
    found = athlete(about={"born": born} if born else {}).problem
    assert (found.age, found.older, found.youth) == (age, older, youth)


def test_the_later_exception_wins() -> None:
    loaded = problem(
        free_time={
            "monday": ["06:00-07:00", "19:00-20:00"],
            "exceptions": [
                {"from": "2027-01-11", "to": "2027-01-24", "windows": []},
                {"date": "2027-01-18", "windows": ["12:00-13:00"]},
            ],
        }
    )
    week = timedelta(weeks=1)
    windows = [loaded.problem.windows(START + n * week) for n in range(4)]
    assert windows[0] == (
        (at(loaded, "2027-01-04 06:00"), at(loaded, "2027-01-04 07:00")),
        (at(loaded, "2027-01-04 19:00"), at(loaded, "2027-01-04 20:00")),
    )
    assert windows[1] == ()
    assert windows[2] == ((at(loaded, "2027-01-18 12:00"), at(loaded, "2027-01-18 13:00")),)
    assert len(windows[3]) == 2
    assert loaded.problem.windows(START + timedelta(days=1)) == ()


def test_runs_on_and_near_a_day() -> None:
    tuesday = START + timedelta(days=1)
    assert [run.kind for run in REGULAR.runs_on(tuesday)] == ["intervals"]
    assert REGULAR.runs_on(START) == ()
    assert [run.day for run in REGULAR.runs_near(START, 1)] == [tuesday]
    assert REGULAR.runs_near(START, 0) == []
    both = REGULAR.runs_near(START + timedelta(days=4), 4)
    assert [run.day for run in both] == [tuesday, tuesday + timedelta(weeks=1)]


def test_targets_count_admissible_days_only() -> None:
    free = {"monday": ["19:00-20:00"], "friday": ["19:00-20:00"]}
    loaded = problem(season={"end": "2027-01-31", "phases": [{"phase": "build", "start": START}]},
                     free_time=free)  # fmt: skip
    found = loaded.problem
    assert found.admissible_days == {START + timedelta(days=n) for w in range(4) for n in
                                     (7 * w, 7 * w + 4)}  # fmt: skip
    assert set(found.target_sessions.values()) == {2}  # three are wanted
    assert [s.day for s in found.slots_in(START)] == sorted(s.day for s in found.slots_in(START))
    assert {s.day.weekday() for s in found.slots_in(START)} == {0, 4}
    assert found.top_rank[START] == 1  # medium: 23 h before the intervals
    assert found.top_rank[START + timedelta(days=4)] == 2


def placeable(windows: dict[str, list[str]], least: str, **constraints: Any) -> int:
    """In a week of build without runs."""
    season = {"end": "2027-01-10", "phases": [{"phase": "build", "start": START}]}
    loaded = problem(season=season, free_time=windows, running={"week": {"sunday": "rest"}},
                     constraints=constraints)  # fmt: skip
    return loaded.problem.placeable(START, SessionClass(least))


MONDAY_NIGHT = {"monday": ["19:00-19:20"]}


@pytest.mark.parametrize(
    ("windows", "light", "heavy"),
    [
        ({"monday": []}, 0, 0),
        (MONDAY_NIGHT, 1, 1),
        ({"monday": ["06:00-06:20", "19:00-19:20"]}, 1, 1),  # one a day
        (MONDAY_NIGHT | {"tuesday": ["15:00-15:20"]}, 2, 1),  # 20 h
        (MONDAY_NIGHT | {"tuesday": ["14:59-15:07"]}, 1, 1),
        (MONDAY_NIGHT | {"wednesday": ["11:00-11:20"]}, 2, 2),  # 40 h
        (MONDAY_NIGHT | {"wednesday": ["10:59-11:07"]}, 2, 1),
        ({"monday": ["05:00-05:20", "19:00-19:20"], "tuesday": ["06:00-06:20"]}, 2, 1),
        ({"daily": ["19:00-19:20"]}, 7, 4),
    ],
    ids=str,
)
def test_placeable(windows: dict[str, list[str]], light: int, heavy: int) -> None:
    assert (placeable(windows, "light"), placeable(windows, "heavy")) == (light, heavy)


def test_placeable_asks_the_athletes_own_spacing() -> None:
    daily = {"daily": ["19:00-19:20"]}
    assert placeable(daily, "light", **{"session-spacing": {"hours": 24}}) == 7
    assert placeable(daily, "light", **{"session-spacing": {"hours": 25}}) == 4
    assert placeable(daily, "heavy", **{"session-spacing": {"heavy_hours": 49}}) == 3
    assert placeable(daily, "heavy", **{"session-spacing": {"hours": 48}}) == 4


def test_targets_count_what_can_be_placed() -> None:
    """Two free windows 19 h apart: two days, one session."""
    windows = MONDAY_NIGHT | {"tuesday": ["14:00-14:20"]}
    season = {"end": "2027-01-10", "phases": [{"phase": "build", "start": START}]}
    found = problem(season=season, free_time=windows, running={"week": {"sunday": "rest"}}).problem
    assert len(found.admissible_days) == 2
    assert found.target_sessions == {START: 1}


@pytest.mark.parametrize(
    ("first", "last", "sessions"),
    [
        ("2027-01-04", "2027-01-10", 3),
        ("2027-01-06", "2027-01-10", 2),
        ("2027-01-08", "2027-01-10", 1),
        ("2027-01-10", "2027-01-10", 0),
    ],
)
def test_partial_weeks_want_their_share(first: str, last: str, sessions: int) -> None:
    phases = [{"phase": "build", "start": first}]
    loaded = problem(season={"start": first, "end": last, "phases": phases})
    assert loaded.problem.target_sessions == {START: sessions}


def test_the_reference_load_is_that_of_the_last_full_week() -> None:
    found = athlete(weeks=8).problem
    weeks = found.season.weeks
    assert [week.full for week in weeks[:5]] == [True, True, True, False, True]
    own = weeks[0].prescribed_load
    assert [found.season.reference_load[week.monday] for week in weeks[:5]] == [own] * 5
    assert weeks[3].prescribed_load < own


@pytest.mark.parametrize(
    ("avoid", "day", "flags"),
    [
        (["knee"], "2027-01-06", {"knee"}),
        (["knee", {"flag": "wrist", "until": "2027-01-06"}], "2027-01-06", {"knee", "wrist"}),
        (["knee", {"flag": "wrist", "until": "2027-01-06"}], "2027-01-07", {"knee"}),
    ],
)
def test_flags_on_a_day(avoid: list[Any], day: str, flags: set[str]) -> None:
    assert athlete(about={"avoid": avoid}).problem.flags_on(date.fromisoformat(day)) == flags


def repertoire(**about: Any) -> set[str]:
    return {exercise.id for exercise in athlete(about=about).problem.repertoire}


def test_repertoire() -> None:
    everything = set(KNOWN)
    kitted = repertoire(equipment=[*KIT, "medicine-ball", "suspension", "bar"])
    assert kitted == everything
    assert everything - repertoire(equipment=[*KIT, "medicine-ball", "suspension"]) == {
        "hang-knee",
        "hang-leg",
    }
    assert "crunch" not in repertoire(exclude=["crunch"])
    assert "bear-hold" not in repertoire(avoid=["wrist"])
    assert "bear-hold" in repertoire(avoid=[{"flag": "wrist", "until": "2027-01-10"}])


def test_usable_asks_every_constraint() -> None:
    loaded = athlete()
    medium, heavy = frames_of_slots(
        [slot(loaded, "2027-01-06 12:00"), slot(loaded, "2027-01-08 12:00", 20, "heavy")],
        loaded.problem,
    )
    ids = [{e.id for e in loaded.problem.usable(frame)} for frame in (medium, heavy)]
    assert "bridge-single" not in ids[0]
    assert "bridge-single" in ids[1]
    assert "side-plank-abd" not in ids[1]  # not before its 21st day
