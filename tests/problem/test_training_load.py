"""Daily loads of running and core, monotony and strain, against numbers worked out by hand."""

from datetime import date
from statistics import fmean, pstdev
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.instance import Instance
from planner.problem.training_load import (
    evenness,
    leeway,
    mileage_percent,
    monotony_of,
    run_load,
    week_loads,
)
from tests.constraints.agreement import BRIEFLY
from tests.constraints.builders import problem, session

MONDAY = date(2027, 1, 4)
RUNNING: Any = {
    "week": {
        "tuesday": {"kind": "intervals", "start": "18:00", "minutes": 60},
        "wednesday": {"kind": "recovery", "start": "07:00", "minutes": 45},
        "thursday": {"kind": "tempo", "start": "18:00", "minutes": 55},
        "friday": {"kind": "hills", "start": "18:00", "minutes": 10},
        "saturday": {"kind": "easy", "start": "10:00", "minutes": 40},
        "sunday": {"kind": "long", "start": "09:00", "minutes": 120},
    }
}


def runner(**sections: Any) -> Instance:
    return problem(**{"running": RUNNING, "free_time": BRIEFLY, **sections})


@pytest.mark.parametrize(
    ("loads", "hundredths"),
    [
        ((0,) * 7, 0),
        ((50,) * 7, 1000),  # all alike: no spread
        ((1000, 1001) * 3 + (1000,), 1000),  # nearly: 10 is the most
        ((70, 0, 0, 0, 0, 0, 0), 40),  # 10 / 24.49
        ((100, 0, 100, 0, 100, 0, 100), 115),  # 57.14 / 49.49
        ((0, 480, 135, 385, 0, 120, 600), 110),  # 245.71 / 223.17
    ],
)
def test_monotony_is_the_mean_over_the_population_deviation(
    loads: tuple[int, ...], hundredths: int
) -> None:
    assert monotony_of(loads) == hundredths


@given(st.lists(st.integers(0, 5_000), min_size=7, max_size=7))
def test_monotony_agrees_with_the_textbook(loads: list[int]) -> None:
    spread = pstdev(loads)
    expected = min(10.0, fmean(loads) / spread) if spread else 10.0 * any(loads)
    assert monotony_of(loads) == pytest.approx(100 * expected, abs=1.001)


def test_efforts_by_kind() -> None:
    days = [date(2027, 1, day) for day in range(4, 11)]
    it = runner().problem
    assert [run_load(day, it) for day in days] == [0, 480, 135, 385, 80, 120, 600]


def test_other_training_counts_like_an_easy_run_or_a_tempo_run() -> None:
    gym = {"kind": "gym", "start": "12:00", "minutes": 30}
    other = [{"day": "monday", **gym}, {"day": "tuesday", "hard_for": ["hips"], **gym}]
    it = runner(running={"week": {}}, other=other).problem
    assert [run_load(date(2027, 1, day), it) for day in (4, 5)] == [90, 210]


def test_a_race_counts_with_its_minutes() -> None:
    race = {"name": "R", "date": "2027-01-31", "distance": "10 km", "minutes": 50, "priority": "C"}
    assert run_load(date(2027, 1, 31), runner(races=[race]).problem) == 500


@pytest.mark.parametrize(
    ("setting", "day", "load"),
    [
        ("easy_rpe", 6, 225),
        ("easy_rpe", 9, 200),
        ("long_rpe", 10, 480),
        ("tempo_rpe", 7, 275),
        ("intervals_rpe", 5, 300),
        ("intervals_rpe", 8, 50),
    ],
)
def test_efforts_can_be_set(setting: str, day: int, load: int) -> None:
    """An effort of 5 instead, of 4 for the long run."""
    instance = runner(constraints={"monotony": {setting: 4 if setting == "long_rpe" else 5}})
    assert run_load(date(2027, 1, day), instance.problem) == load


def test_the_effort_of_races_can_be_set() -> None:
    race = {"name": "R", "date": "2027-01-31", "distance": "10 km", "minutes": 50, "priority": "C"}
    instance = runner(races=[race], constraints={"monotony": {"race_rpe": 9}})
    assert run_load(date(2027, 1, 31), instance.problem) == 450


USUAL_METRES = 10_000 + 7_500 + 9_166 + 1_666 + 6_666 + 20_000
"""Of the week above, at 6:00 a kilometre: 54.998 km."""


@pytest.mark.parametrize(
    ("km", "percent"),
    [(55, 100), (54.4, 99), (27.5, 50), (0, 0), (66, 120), (82, 149), (83, 150), (200, 150)],
)
def test_usual_runs_are_as_long_as_the_mileage_says(km: float, percent: int) -> None:
    assert abs(USUAL_METRES - 55_000) < 10
    it = runner(running={**RUNNING, "mileage": {str(MONDAY): km}}).problem
    assert mileage_percent(MONDAY, it) == percent
    assert run_load(date(2027, 1, 5), it) == 480 * percent // 100
    assert run_load(date(2027, 1, 12), it) == 480, "of the next week nothing is known"


def test_dated_runs_and_races_come_first_and_stay_as_they_are() -> None:
    """Of 50 km a dated run takes 12 and a race 10: 28 are left for runs of 25.832 km."""
    run = {"date": "2027-01-05", "kind": "intervals", "minutes": 60, "distance": "12 km"}
    race = {"name": "R", "date": "2027-01-10", "distance": "10 km", "minutes": 50, "priority": "C"}
    wednesday = {**RUNNING["week"]["wednesday"], "distance": "8 km"}
    week = {**RUNNING["week"], "wednesday": wednesday}
    it = runner(running={"week": week, "runs": [run], "mileage": {str(MONDAY): 50}}, races=[race])
    usual = 8_000 + 9_166 + 1_666 + 6_666
    percent = round(100 * 28_000 / usual)
    assert (percent, mileage_percent(MONDAY, it.problem)) == (110, 110)
    days = [date(2027, 1, day) for day in range(4, 11)]
    loads = [0, 480, 148, 423, 88, 132, 500]
    assert [run_load(day, it.problem) for day in days] == loads


def test_other_training_is_no_mileage() -> None:
    gym = [{"day": "tuesday", "kind": "gym", "start": "12:00", "minutes": 30}]
    it = runner(running={"week": {}, "mileage": {str(MONDAY): 40}}, other=gym).problem
    assert (mileage_percent(MONDAY, it), run_load(date(2027, 1, 5), it)) == (100, 90)


@pytest.mark.parametrize(("most", "load"), [(100, 480), (101, 484), (181, 868), (182, 873)])
def test_a_long_week_makes_them_only_so_much_longer(most: int, load: int) -> None:
    """100 km are 182 % of the usual week."""
    settings = {"monotony": {"mileage_percent": most}}
    it = runner(running={**RUNNING, "mileage": {str(MONDAY): 100}}, constraints=settings).problem
    assert run_load(date(2027, 1, 5), it) == load


def test_mileage_moves_what_monotony_allows() -> None:
    """The same two sessions: a shorter week of running is made more alike by them."""
    loads = []
    for km in (55, 27.5):
        instance = runner(running={**RUNNING, "mileage": {str(MONDAY): km}})
        days = ("2027-01-04 19:00", "2027-01-08 19:00")
        core = [session(instance, day, 30, "heavy") for day in days]
        loads.append(week_loads(instance.problem, core)[0])
    assert [week.running[1] for week in loads] == [480, 240]
    assert loads[0].monotony < loads[1].monotony
    assert [monotony_of(week.running) for week in loads] == [121, 121]


def test_weeks_add_core_to_running() -> None:
    instance = runner()
    one = session(instance, "2027-01-04 19:00", 25, "medium")
    two = session(instance, "2027-01-07 20:00", 20, "heavy")
    first, second, *_ = week_loads(instance.problem, [one, two])
    assert first.running == (0, 480, 135, 385, 80, 120, 600)
    assert first.core == (125, 0, 0, 140, 0, 0, 0)
    assert (first.running_monotony, first.monotony, first.words) == (121, 139, "1.39")
    assert first.strain == 2065 * 139 // 100
    assert (second.monday, second.monotony) == (date(2027, 1, 11), 121)


def test_partial_weeks_and_weeks_without_running_are_left_out() -> None:
    pause = {"start": "2027-01-04", "end": "2027-01-31"}
    paused = runner(season={**pause, "pauses": [{"from": "2027-01-14", "to": "2027-01-14"}]})
    assert [week.monday.day for week in week_loads(paused.problem, [])] == [4, 18, 25]
    assert week_loads(runner(running={"week": {}}).problem, []) == []


@pytest.mark.parametrize(("monotony", "thousandths"), [(100, 500), (150, 693), (200, 800)])
def test_evenness(monotony: int, thousandths: int) -> None:
    assert evenness(monotony) == thousandths


@pytest.fixture(scope="module")
def building() -> Instance:
    """Three sessions of 25 min a week are meant, at an RPE of 5.4: a load of 405."""
    season = {"end": "2027-01-31", "phases": [{"phase": "build", "start": "2027-01-04"}]}
    return runner(season=season, free_time={"daily": ["06:00-22:00"]})


@given(
    core=st.lists(
        st.tuples(st.integers(0, 6), st.integers(100, 170)),
        min_size=3,
        max_size=3,
        unique_by=lambda each: each[0],
    ),
    prefer=st.integers(150, 250),
    step=st.integers(10, 100),
)
def test_leeway_is_used_up_where_the_exact_monotony_is_reached(
    building: Instance, core: list[tuple[int, int]], prefer: int, step: int
) -> None:
    """The plain sum is less than 0.06 off the exact monotony, a quarter more or less core."""
    week = building.problem.season.weeks[0]
    room = leeway(week, building.problem, prefer, step)
    assert room is not None
    assert room.meant == 1800 + 405
    loads = [run_load(day, building.problem) for day in week.days]
    bands = (sum(room.taken(week.days[n], load) for n, load in core) + room.used) // room.band
    for n, load in core:
        loads[n] += load
    exact = monotony_of(loads)
    if abs(exact - prefer - step) >= 6:
        assert (bands >= 1) is (exact > prefer + step)


def test_what_running_alone_exceeds_leaves_the_leeway_untouched() -> None:
    daily = {"daily": {"kind": "easy", "start": "07:00", "minutes": 40}}
    instance = runner(running={"week": daily}, free_time={"daily": ["06:00-22:00"]})
    room = leeway(instance.problem.season.weeks[0], instance.problem, 150, 50)
    assert room is not None
    assert (room.most, room.used <= 0) == (991, True)


def test_no_leeway_without_running_or_in_partial_weeks() -> None:
    empty = runner(running={"week": {}}).problem
    assert leeway(empty.season.weeks[0], empty, 150, 50) is None
    late = runner(season={"start": "2027-01-05", "end": "2027-01-31"}).problem
    assert leeway(late.season.weeks[0], late, 150, 50) is None
    assert leeway(late.season.weeks[1], late, 150, 50) is not None
