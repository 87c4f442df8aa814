"""Settings around runs: how long they are, and how far away sessions stay.

Intervals are on Tuesdays from 18:00 to 19:00.
"""

from typing import Any

import pytest

from planner.constraints.area_recovery import AreaRecovery
from planner.constraints.hard_run_recovery import HardRunRecovery
from planner.instance import Instance
from planner.problem.session_frame import frames_of_slots
from tests.constraints.agreement import athlete, judged
from tests.constraints.builders import charged, session, slot

REGULAR = athlete()


def set_to(**settings: Any) -> Instance:
    """An athlete with these settings of ``hard-run-recovery``."""
    return athlete(constraints={"hard-run-recovery": settings})


@pytest.mark.parametrize(("within", "straight"), [(45, True), (30, True), (29, False)])
def test_straight_after(within: int, straight: bool) -> None:
    instance = set_to(straight_after_within=within)
    at_half_past = slot(instance, "2027-01-05 19:30", 20, "medium")
    (found,) = frames_of_slots([at_half_past], instance.problem)
    assert found.straight_after is straight
    assert found.warm_up_seconds == (60 if straight else 180)
    rule = HardRunRecovery(straight_after_within=within, prefer_run_days=False)
    assert charged(instance, rule, at_half_past) == (None if straight else 1)


@pytest.mark.parametrize(
    ("settings", "kind", "minutes"),
    [
        ({}, "easy", 45), ({"usual_easy": 50}, "easy", 50), ({"usual_easy": 50}, "tempo", 50),
        ({"usual_tempo": 40}, "tempo", 40), ({"usual_recovery": 20}, "recovery", 20),
        ({"usual_long": 150}, "long", 150), ({"usual_intervals": 70}, "intervals", 70),
        ({"usual_hills": 30}, "hills", 30), ({"usual_race": 90}, "race", 90),
        ({"seconds_per_km": 300}, {"kind": "easy", "distance": 10}, 50),
        ({"seconds_per_km": 420}, {"kind": "easy", "distance": 10}, 70),
        ({"seconds_per_km": 420}, {"kind": "easy", "minutes": 30, "distance": 10}, 30),
    ],
)  # fmt: skip
def test_runs_without_numbers(settings: dict[str, int], kind: Any, minutes: int) -> None:
    week = {"friday": kind}
    instance = athlete(running={"week": week}, constraints={"hard-run-recovery": settings})
    assert {run.minutes for run in instance.problem.runs} == {minutes}


@pytest.mark.parametrize(("length", "points"), [(60, None), (61, 3)])
def test_from_when_on_a_run_is_very_long(length: int, points: int | None) -> None:
    """Thirty hours before the intervals of 60 min: enough for a run that isn't very long."""
    instance = set_to(very_long_minutes=length)
    rule = HardRunRecovery(very_long_minutes=length, prefer_run_days=False)
    assert charged(instance, rule, slot(instance, "2027-01-11 11:40", 20, "heavy")) == points


@pytest.mark.parametrize(
    ("when", "soft", "points"),
    [
        ("2027-01-11 23:40", 10, 0),
        ("2027-01-11 23:40", 18, 0),
        ("2027-01-11 23:40", 19, 3),
        ("2027-01-12 07:50", 24, None),
    ],
)
def test_soft_hours_of_a_medium_session(when: str, soft: int, points: int | None) -> None:
    rule = HardRunRecovery(medium_before_soft=soft, prefer_run_days=False)
    assert charged(REGULAR, rule, slot(REGULAR, when, 20, "medium")) == points


@pytest.mark.parametrize(
    ("when", "settings", "points"),
    [
        ("2027-01-11 10:00", {}, 0),
        ("2027-01-11 10:00", {"hips_before_run_soft": 36}, 1),
        ("2027-01-11 05:40", {"hips_before_run_soft": 36}, 0),
        ("2027-01-11 05:41", {"hips_before_run_soft": 36, "hips_points": 4}, 4),
        ("2027-01-11 17:41", {"hips_before_run_soft": 36}, None),
        ("2027-01-11 10:00", {"hips_before_run": 30, "hips_before_run_soft": 30}, 0),
    ],
)
def test_soft_hours_of_loaded_hips(when: str, settings: dict[str, int], points: int | None) -> None:
    """Bridges on one leg, done before, ahead of the intervals of Tuesday."""
    first = session(REGULAR, "2027-01-06 12:00", 20, "heavy", {"bridge-single": 1})
    one = session(REGULAR, when, 20, "heavy", {"bridge-single": 2})
    assert judged(REGULAR, AreaRecovery(**settings), first, one) == points
