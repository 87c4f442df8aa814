"""Slots: where a session could start, and how long it could be."""

from datetime import date
from typing import Any

import pytest

from planner.instance import Instance
from planner.plan.plan import SessionClass
from planner.problem.slots import Slot, candidate_lengths, candidate_starts
from planner.timeline.instants import to_datetime
from tests.constraints.builders import at, problem

BUILD = {"end": "2027-01-17", "phases": [{"phase": "build", "start": "2027-01-04"}]}
MONDAY = date(2027, 1, 4)


def _instance(windows: dict[str, Any], **sections: Any) -> Instance:
    return problem(season=BUILD, free_time=windows, **sections)


def _starts(instance: Instance, day: date = MONDAY) -> list[str]:
    zone = instance.problem.zone
    return [f"{to_datetime(at, zone):%H:%M}" for at in candidate_starts(day, instance.problem)]


def test_a_slot_knows_its_end_and_load() -> None:
    slot = Slot(1000, 25, SessionClass.HEAVY, MONDAY)
    assert (slot.end_minute, slot.load) == (1025, 175)
    assert Slot(1000, 20, SessionClass.LIGHT, MONDAY).load == 60
    assert Slot(1000, 20, SessionClass.MEDIUM, MONDAY).load == 100


def test_slots_are_in_order_of_their_start() -> None:
    late, long, short = (
        Slot(start, minutes, SessionClass.LIGHT, MONDAY)
        for start, minutes in ((20, 8), (10, 25), (10, 8))
    )
    assert sorted([late, long, short]) == [short, long, late]


def test_starts_are_each_windows_start_and_every_quarter_of_an_hour_by_the_clock() -> None:
    instance = _instance({"monday": ["06:40-07:10", "19:00-19:45"]})
    assert _starts(instance) == ["06:40", "06:45", "07:00", "19:00", "19:15", "19:30"]
    assert _starts(instance, date(2027, 1, 5)) == []


def test_starts_just_after_a_run_and_three_hours_later() -> None:
    week = {"monday": {"kind": "easy", "start": "17:07", "minutes": 30}}
    instance = _instance({"monday": ["17:45-18:15", "20:30-21:00"]}, running={"week": week})
    assert _starts(instance) == ["17:45", "17:47", "18:00", "20:30", "20:37", "20:45"]


def test_the_time_to_change_moves_the_start_after_a_run() -> None:
    week = {"monday": {"kind": "easy", "start": "17:00", "minutes": 30}}
    instance = _instance(
        {"monday": ["17:40-18:00"]},
        running={"week": week},
        constraints={"free-time": 20},
    )
    assert _starts(instance) == ["17:40", "17:45", "17:50"]


def test_starts_skip_the_hour_that_summer_time_takes() -> None:
    season = {"start": "2027-03-22", "end": "2027-03-28"}
    instance = problem(season=season, free_time={"sunday": ["01:30-03:30"]})
    assert _starts(instance, date(2027, 3, 28)) == ["01:30", "01:45", "03:00", "03:15"]


@pytest.mark.parametrize(
    ("window", "lengths"),
    [
        ("19:00-20:00", [25, 20, 15, 12, 10, 8]),  # 25 min are the week's target
        ("19:00-19:25", [25, 20, 15, 12, 10, 8]),
        ("19:00-19:24", [20, 15, 12, 10, 8]),
        ("19:00-19:08", [8]),
        ("19:00-19:07", []),
    ],
)
def test_lengths_from_the_weeks_target_down_to_what_fits(window: str, lengths: list[int]) -> None:
    instance = _instance({"monday": [window]})
    start = at(instance, "2027-01-04 19:00")
    assert list(candidate_lengths(MONDAY, start, instance.problem)) == lengths


def test_a_target_of_ones_own_is_a_length_too() -> None:
    instance = _instance({"monday": ["19:00-20:00"]}, constraints={"session-length": {"build": 18}})
    start = at(instance, "2027-01-04 19:00")
    assert list(candidate_lengths(MONDAY, start, instance.problem)) == [18, 15, 12, 10, 8]


def test_room_is_that_of_the_window_one_starts_in() -> None:
    instance = _instance({"monday": ["06:00-06:20", "19:00-20:00"]})
    for when, longest in (("06:00", 20), ("06:08", 12), ("19:00", 25), ("19:45", 15)):
        start = at(instance, f"2027-01-04 {when}")
        assert next(iter(candidate_lengths(MONDAY, start, instance.problem))) == longest
