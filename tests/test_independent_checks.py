"""The stranger's checks complain where they should: one plan by hand, one change at a time."""

import json
from pathlib import Path
from typing import Any

import pytest

from planner.athlete.body_parts import BODY
from planner.athlete.body_parts import areas_of as product_areas_of
from tests.coach_readings import READINGS
from tests.independent_checks import PROMISES
from tests.independent_reader import read
from tests.independent_words import areas_of
from tests.inputs.calendar.event_reading import calendar

AREAS = "areas_fresh_around_other_training"
ATHLETE = """\
version: 1
athlete:
  timezone: Europe/Berlin
  experience: regular
  equipment: [band, dumbbell, kettlebell]
  avoid: [wrist, {flag: hip-impingement, until: 2027-02-03}]
  exclude: [Russian Twists]
season: {start: 2027-02-01, pauses: [{from: 2027-03-18, to: 2027-03-18}]}
races: [{name: Half, date: 2027-03-14, start: "10:00", distance: half marathon, priority: A}]
running:
  week:
    tuesday: {kind: intervals, start: "18:00", minutes: 60}
    sunday: {kind: long, start: "09:00", minutes: 100}
free_time:
  daily: "06:00-23:00"
  exceptions: [{date: 2027-02-12, windows: "06:00-07:00"}]
  busy: {file: work.ics, travel: 10}
"""
CONCERT = "DTSTART;VALUE=DATE:20270304\nRRULE:FREQ=YEARLY"
CHOIR = "DTSTART:20270218T203000\nDTEND:20270218T213000\nRRULE:FREQ=WEEKLY;COUNT=2"


def exercise(name: str, **dose: Any) -> dict[str, Any]:
    usual = {"sets": 2, "reps": 12, "hold_s": None, "distance_m": None, "per_side": True}
    return {"id": name, **usual, "rest_s": 30, "seconds": 300, **dose}


def session(day: str, **said: Any) -> dict[str, Any]:
    """A quarter of an hour that keeps every promise."""
    usual = {
        "uid": day,
        "start": f"{day}T20:00:00+01:00",
        "end": f"{day}T20:15:00+01:00",
        "class": "light",
        "phase": "base",
        "load": 45,
        "warm_up_s": 180,
        "exercises": [exercise("clam"), exercise("bridge")],
    }
    return {**usual, **said}


def complaints(tmp_path: Path, *sessions: dict[str, Any], other: str = "") -> list[str]:
    """The checks that complain about a plan of these sessions."""
    path = tmp_path / "athlete.yaml"
    (tmp_path / "work.ics").write_bytes(calendar(CONCERT, CHOIR))
    path.write_text(f"{ATHLETE}other: [{other}]\n", encoding="utf-8")
    plan = {"season_start": "2027-02-01", "season_end": "2027-03-28", "sessions": sessions}
    reading = read(path, json.dumps(plan))
    return [check.__name__ for check in PROMISES if list(check(reading))]


def at(day: str, start: str, end: str, **said: Any) -> dict[str, Any]:
    return session(day, start=f"{day}T{start}:00+01:00", end=f"{day}T{end}:00+01:00", **said)


KEPT = {
    "an evening": session("2027-02-03"),
    "ten minutes after the run": at("2027-02-09", "19:10", "19:25"),
    "ten minutes before the choir": at("2027-02-25", "20:05", "20:20"),
    "the choir is over": at("2027-03-11", "20:25", "20:40"),
    "the day after the concert": session("2027-03-05"),
    "heavy, 24 h before intervals": at("2027-02-15", "17:45", "18:00", **{"class": "heavy"}),
    "heavy, 36 h before the long run": at("2027-02-05", "20:45", "21:00", **{"class": "heavy"}),
    "medium, 10 h before the long run": at("2027-02-06", "22:45", "23:00", **{"class": "medium"}),
    "the whole window": at("2027-02-12", "06:00", "07:00", warm_up_s=3000),
    "light, three days before the race": session("2027-03-11"),
    "an activation two days before it": at("2027-03-12", "20:00", "20:10", warm_up_s=0),
    "heavy, six days before it": at("2027-03-08", "17:45", "18:00", **{"class": "heavy"}),
    "light, five days after it": session("2027-03-19"),
    "medium, six days after it": session("2027-03-20", **{"class": "medium"}),
    "heavy, eight days after it": at("2027-03-22", "17:45", "18:00", **{"class": "heavy"}),
    "the hip is well again": session("2027-02-04", exercises=[exercise("slr-single")] * 2),
}
BROKEN = {
    "inside_free_windows": at("2027-02-12", "06:46", "07:01"),
    "clear_of_runs": at("2027-02-09", "19:09", "19:24"),
    "clear_of_busy_events": at("2027-02-25", "20:06", "20:21"),
    "in_the_season": session("2027-03-29"),
    "clear_before_races": session("2027-03-12"),
    "rested_after_races": session("2027-03-17"),
    "rested_for_hard_runs": at("2027-02-15", "17:46", "18:01", **{"class": "heavy"}),
    "short_straight_after_hard_runs": at("2027-02-09", "19:30", "19:46"),
    "nothing_unwanted": session("2027-02-04", exercises=[exercise("twist-feet-down")] * 2),
    "under_its_class": session("2027-02-04", exercises=[exercise("side-plank-reach")] * 2),
    "fits_and_fills_its_minutes": session("2027-02-04", warm_up_s=301),
    "seconds_hold_the_work": session("2027-02-04", exercises=[exercise("clam", seconds=97)] * 2),
    "never_heavy_when_easing": session("2027-02-04", phase="taper", **{"class": "heavy"}),
}
EDGES = {
    "clear_of_busy_events": at("2027-03-04", "12:00", "12:15"),
    "in_the_season": session("2027-03-18"),
    "clear_before_races": session("2027-03-09", **{"class": "heavy"}),
    "rested_after_races": session("2027-03-19", **{"class": "medium"}),
    "rested_for_hard_runs": at("2027-02-06", "22:46", "23:01", **{"class": "medium"}),
    "fits_and_fills_its_minutes": session("2027-02-04", warm_up_s=119),
    "nothing_unwanted": session("2027-02-04", exercises=[exercise("ball-leg-curl")] * 2),
}


@pytest.mark.parametrize("name", KEPT)
def test_kept(name: str, tmp_path: Path) -> None:
    assert complaints(tmp_path, KEPT[name]) == []


@pytest.mark.parametrize("name", BROKEN)
def test_broken(name: str, tmp_path: Path) -> None:
    assert name in complaints(tmp_path, BROKEN[name])


@pytest.mark.parametrize("name", EDGES)
def test_broken_in_another_way(name: str, tmp_path: Path) -> None:
    assert name in complaints(tmp_path, EDGES[name])


def test_flags_hold_until_their_day(tmp_path: Path) -> None:
    on_the_last_day = session("2027-02-03", exercises=[exercise("slr-single")] * 2)
    assert "nothing_unwanted" in complaints(tmp_path, on_the_last_day)


def test_spacing(tmp_path: Path) -> None:
    light = [session("2027-02-03"), at("2027-02-04", "16:00", "16:15")]
    assert complaints(tmp_path, *light) == []
    near = [session("2027-02-03"), at("2027-02-04", "15:59", "16:14")]
    assert complaints(tmp_path, *near) == ["spaced"]
    heavy = [session("2027-02-03", **{"class": "heavy"}), at("2027-02-05", "11:59", "12:14")]
    assert complaints(tmp_path, *heavy) == ["spaced"]


def test_loaded_hips(tmp_path: Path) -> None:
    hips = {"class": "heavy", "exercises": [exercise("sl-rdl")] * 2}
    assert complaints(tmp_path, at("2027-02-15", "17:45", "18:00", **hips)) == []
    near = complaints(tmp_path, at("2027-02-15", "17:46", "18:01", **hips))
    assert near == ["rested_for_hard_runs", "no_loaded_hips_before_hard_runs"]
    before_race = complaints(tmp_path, at("2027-03-08", "17:45", "18:00", **hips))
    assert before_race == ["no_loaded_hips_before_races"]


CLIMBING = 'kind: climbing, start: "06:00", minutes: 75'
EVENING = at("2027-02-03", "20:00", "20:15", **{"class": "heavy"})
MORNING = at("2027-02-04", "07:00", "07:15")


@pytest.mark.parametrize(
    ("other", "seen"),
    [
        (f"{{day: thursday, {CLIMBING}}}", True),
        (f"{{day: thu, {CLIMBING}}}", True),
        (f"{{day: friday, {CLIMBING}}}", False),
        (f"{{date: 2027-02-04, {CLIMBING}}}", True),
        (f"{{date: 2027-02-11, {CLIMBING}}}", False),
        (f"{{day: thursday, from: 2027-02-04, to: 2027-02-04, {CLIMBING}}}", True),
        (f"{{day: thursday, from: 2027-02-05, {CLIMBING}}}", False),
        (f"{{day: thursday, to: 2027-02-03, {CLIMBING}}}", False),
        (f"{{day: thursday, {CLIMBING}}}, {{day: thursday, kind: a, start: '22:00'}}", True),
        ("{day: thursday, kind: climbing}", True),  # any time from six to noon
    ],
)
def test_other_training_is_read(other: str, seen: bool, tmp_path: Path) -> None:
    assert complaints(tmp_path, MORNING, other=other) == ["clear_of_runs"] * seen


@pytest.mark.parametrize(
    ("day", "other", "seen"),
    [
        ("2027-03-18", "day: thursday", False),  # paused
        ("2027-03-18", "date: 2027-03-18", True),
        ("2027-03-17", "day: wednesday", False),  # three days after the half marathon
        ("2027-03-17", "date: 2027-03-17", True),
    ],
)
def test_pauses_and_races_drop_the_weekly_ones(
    day: str, other: str, seen: bool, tmp_path: Path
) -> None:
    found = complaints(tmp_path, at(day, "07:00", "07:15"), other=f"{{{other}, {CLIMBING}}}")
    assert ("clear_of_runs" in found) == seen


@pytest.mark.parametrize(
    ("hard_for", "name", "said"),
    [
        ("[]", "sl-rdl", []),
        ("[shoulders]", "sl-rdl", ["rested_for_hard_runs"]),
        ("legs", "sl-rdl", ["rested_for_hard_runs", "no_loaded_hips_before_hard_runs", AREAS]),
        ("[legs]", "clam", ["rested_for_hard_runs"]),
    ],
)
def test_what_other_training_is_hard_for(
    hard_for: str, name: str, said: list[str], tmp_path: Path
) -> None:
    evening = {**EVENING, "exercises": [exercise(name)] * 2}
    climbing = f"{{date: 2027-02-04, {CLIMBING}, hard_for: {hard_for}}}"
    assert complaints(tmp_path, evening, other=climbing) == said


@pytest.mark.parametrize(("end", "said"), [("20:44", [AREAS]), ("20:45", [])])
def test_areas_rest_after_other_training(end: str, said: list[str], tmp_path: Path) -> None:
    """Climbing from 23:30 to 00:45 the day before yesterday; 44 h later all is well."""
    hour, minute = map(int, end.split(":"))
    heavy = {"class": "heavy", "exercises": [exercise("sl-rdl")] * 2}
    evening = at("2027-02-12", end, f"{hour + 1}:{minute - 30:02}", warm_up_s=1800, **heavy)
    late = "{date: 2027-02-10, kind: climbing, start: '23:30', minutes: 75, hard_for: [legs]}"
    found = complaints(tmp_path, evening, other=late)
    assert [name for name in found if name == AREAS] == said


@pytest.mark.parametrize("word", BODY)
def test_parts_of_the_body_are_understood_alike(word: str) -> None:
    assert areas_of([word]) == product_areas_of([word])


def test_five_a_week(tmp_path: Path) -> None:
    days = [f"2027-02-0{n}" for n in range(1, 6)]
    plan = [at(day, "21:00", "21:15") for day in days]
    assert complaints(tmp_path, *plan) == ["at_most_four_a_week"]
    assert complaints(tmp_path, *plan[:4]) == []


def test_a_coach_complains(tmp_path: Path) -> None:
    path = tmp_path / "athlete.yaml"
    (tmp_path / "work.ics").write_bytes(calendar())
    path.write_text(ATHLETE, encoding="utf-8")
    plank = exercise("plank-forearm", reps=None, hold_s=30, per_side=False)
    one = session("2027-02-03", load=90, exercises=[plank, exercise("sl-rdl")])
    two = at("2027-02-10", "20:00", "20:15", exercises=one["exercises"])
    build = session("2027-02-12", phase="build", load=30, exercises=[exercise("clam", sets=1)])
    taper = session("2027-02-17", phase="taper")
    plan = {
        "season_start": "2027-02-01",
        "season_end": "2027-03-28",
        "sessions": [one, two, build, taper],
    }
    reading = read(path, json.dumps(plan))
    said = {check.__name__ for check in READINGS if list(check(reading))}
    assert said == {
        "enough_in_each_session",
        "next_one_differs",
        "every_family_comes",
        "fast_and_hinge_before_planks",
        "taper_below_build",
        "starts_gently",
    }
