"""The slots that are worth deciding about."""

from datetime import date
from typing import Any

import pytest

from planner.instance import Instance
from planner.plan.plan import SessionClass
from planner.problem.candidate_slots import SlotCriteria, admissible_slots
from planner.timeline.instants import to_datetime
from tests.constraints.athletes import careful, racing
from tests.constraints.builders import problem

WEEK = {
    "tuesday": {"kind": "intervals", "start": "18:00", "minutes": 60},
    "friday": {"kind": "easy", "start": "07:00", "minutes": 40},
}


def _instance(windows: dict[str, Any], **sections: Any) -> Instance:
    season = {"end": "2027-01-10", "phases": [{"phase": "build", "start": "2027-01-04"}]}
    return problem(
        **{"season": season, "running": {"week": WEEK}, "free_time": windows, **sections}
    )


def _offers(instance: Instance, day: str) -> set[tuple[str, int, str]]:
    zone = instance.problem.zone
    return {
        (f"{to_datetime(slot.start_minute, zone):%H:%M}", slot.minutes, slot.session_class.value)
        for slot in instance.problem.slots
        if slot.day == date.fromisoformat(day)
    }


@pytest.mark.parametrize("make", [racing, careful])
def test_no_constraint_forbids_any_of_them(make: Any) -> None:
    instance = make()
    slots = instance.problem.slots
    assert len(slots) > 20
    assert list(slots) == sorted(set(slots))
    for slot in slots:
        forbidding = [
            c.name for c in instance.calendar_constraints if c.forbids(slot, instance.problem)
        ]
        assert forbidding == []


def test_the_longest_length_of_each_class_and_a_short_light_one_on_a_run_free_day() -> None:
    instance = _instance({"wednesday": ["19:00-19:40"], "friday": ["19:00-19:40"]})
    three = {("19:00", 25, "light"), ("19:00", 25, "medium"), ("19:00", 25, "heavy")}
    for day, offers in (
        ("2027-01-08", three),
        ("2027-01-06", {*three, ("19:00", 15, "light")}),
    ):
        assert {one for one in _offers(instance, day) if one[0] == "19:00"} == offers


def test_of_starts_that_differ_in_nothing_the_first_stays() -> None:
    instance = _instance({"friday": ["10:00-18:10"]})
    starts = {start for start, *kind in _offers(instance, "2027-01-08") if kind == [25, "heavy"]}
    assert starts == {"10:00"}
    assert ("18:00", 10, "heavy") in _offers(instance, "2027-01-08")


@pytest.mark.parametrize(
    ("spacing", "starts"),
    [
        ({"hours": 20}, {"12:00", "15:00"}),
        ({"hours": 21, "target_hours": 22}, {"12:00", "16:00", "17:00"}),
        ({"hours": 16, "target_hours": 17}, {"12:00"}),
    ],
)
def test_starts_that_keep_their_distance_from_the_day_before_stay(
    spacing: dict[str, int], starts: set[str]
) -> None:
    """A longer window on Saturday must not lose what a short one that starts later would have."""
    windows = {"friday": ["19:00-19:20"], "saturday": ["12:00-18:00"]}
    instance = _instance(windows, constraints={"session-spacing": spacing})
    offers = _offers(instance, "2027-01-09")
    assert {start for start, *kind in offers if kind == [25, "medium"]} == starts


def test_starts_that_cost_differently_all_stay() -> None:
    """A heavy session that ends 36 h before the intervals costs nothing, a later one does."""
    instance = _instance({"monday": ["05:00-06:30"]})
    offers = _offers(instance, "2027-01-04")
    assert {start for start, *kind in offers if kind == [25, "heavy"]} == {"05:00", "05:45"}


def test_straight_after_a_hard_run_a_session_is_short_and_not_heavy() -> None:
    offers = _offers(_instance({"tuesday": ["19:00-20:00"]}), "2027-01-05")
    assert {kind for _, _, kind in offers} == {"light", "medium"}
    assert ("19:10", 15, "medium") in offers
    assert ("19:46", 12, "medium") not in offers
    assert {minutes for start, minutes, _ in offers if start == "19:10"} == {15}


def test_nothing_is_offered_without_free_time() -> None:
    assert _instance({"sunday": ["19:00-19:07"]}).problem.slots == ()


def test_every_class_and_start_stays_without_constraints() -> None:
    instance = _instance({"tuesday": ["17:55-18:30"]})
    assert instance.problem.slots == ()
    free = admissible_slots(instance.problem, SlotCriteria())
    assert {slot.session_class for slot in free} == set(SessionClass)
    assert {slot.minutes for slot in free} == {25, 15}
