"""``hard-run-recovery``."""

from typing import Any

import pytest

from planner.constraints.hard_run_recovery import HardRunRecovery
from planner.instance import Instance
from tests.constraints.agreement import BRIEFLY
from tests.constraints.builders import charged, hard, plan, problem, session, slot

WEEK = {
    "tuesday": {"kind": "intervals", "start": "18:00", "minutes": 60},
    "thursday": {"kind": "tempo", "start": "06:00", "minutes": 50},
    "friday": {"kind": "easy", "start": "18:00", "minutes": 60},
    "sunday": {"kind": "long", "start": "09:00", "minutes": 120},
}

POINTS = {"before_points": 3, "after_points": 2}


@pytest.fixture(scope="module")
def instance() -> Instance:
    return problem(season={"end": "2027-04-04"}, running={"week": WEEK}, free_time=BRIEFLY)


def _charged(
    instance: Instance, when: str, minutes: int, session_class: str, **settings: Any
) -> Any:
    constraint = HardRunRecovery(prefer_run_days=False, **(POINTS | settings))
    return charged(instance, constraint, slot(instance, when, minutes, session_class))


@pytest.mark.parametrize(
    ("when", "session_class", "points"),
    [
        ("2027-01-11 17:40", "heavy", 3),  # ends 24 h before the intervals of Tuesday 18:00
        ("2027-01-11 17:55", "heavy", None),  # 23:45 h
        ("2027-01-11 05:40", "heavy", 0),  # 36 h
        ("2027-01-11 05:55", "heavy", 3),  # 35:45 h
        ("2027-01-11 23:30", "medium", 0),
        ("2027-01-12 07:00", "medium", None),  # more than 10 h, but on the same day
        ("2027-01-12 17:40", "light", 0),
        ("2027-01-13 19:40", "medium", 0),  # ends 10 h before the tempo run of Thursday 06:00
        ("2027-01-13 19:55", "medium", None),
        ("2027-01-13 23:30", "light", 0),
        ("2027-01-14 05:30", "light", 0),
        ("2027-01-15 20:40", "heavy", 3),  # ends 36 h before the long run of Sunday 09:00
        ("2027-01-15 20:55", "heavy", None),
        ("2027-01-15 08:40", "heavy", 0),  # 48 h
        ("2027-01-15 08:55", "heavy", 3),
        ("2027-01-15 17:40", "heavy", 3),  # an easy run is no matter, Sunday's is 39 h away
        ("2027-01-16 22:40", "medium", 0),
        ("2027-01-16 22:55", "medium", None),
    ],
)
def test_hours_from_the_end_of_a_session_to_a_hard_run(
    instance: Instance, when: str, session_class: str, points: int | None
) -> None:
    assert _charged(instance, when, 20, session_class) == points


@pytest.mark.parametrize(
    ("when", "minutes", "session_class", "points"),
    [
        ("2027-01-12 19:10", 15, "light", 0),  # straight after
        ("2027-01-12 19:10", 15, "medium", 0),
        ("2027-01-12 19:10", 15, "heavy", None),
        ("2027-01-12 19:10", 16, "light", None),
        ("2027-01-12 19:45", 16, "medium", None),
        ("2027-01-12 19:45", 15, "medium", 0),
        ("2027-01-12 19:46", 20, "medium", 2),
        ("2027-01-12 21:59", 20, "medium", 2),
        ("2027-01-12 22:00", 20, "medium", 0),  # 3 h
        ("2027-01-15 19:10", 30, "medium", 0),  # after an easy run
    ],
)
def test_straight_after_a_hard_run_or_some_hours_later(
    instance: Instance, when: str, minutes: int, session_class: str, points: int | None
) -> None:
    assert _charged(instance, when, minutes, session_class) == points


def test_a_session_near_two_hard_runs_pays_for_both() -> None:
    running = {"week": WEEK | {"monday": {"kind": "hills", "start": "20:00", "minutes": 50}}}
    instance = problem(running=running, free_time=BRIEFLY)
    assert _charged(instance, "2027-01-10 14:00", 20, "heavy") == 3  # 29:40 h before the hills
    assert (
        _charged(instance, "2027-01-10 13:59", 20, "heavy") == 3 + 2
    )  # and 2:59 h after the long run


@pytest.mark.parametrize(
    ("when", "points"),
    [("2027-03-26 19:40", 3), ("2027-03-26 19:55", None), ("2027-03-26 20:40", None)],
)
def test_hours_over_the_change_to_summer_time_are_elapsed_ones(
    instance: Instance, when: str, points: int | None
) -> None:
    """From Friday 20:00 to Sunday 09:00 are 36 h when an hour is lost in between."""
    assert _charged(instance, when, 20, "heavy") == points


@pytest.mark.parametrize(
    ("settings", "when", "session_class", "points"),
    [
        ({"light_before": 3}, "2027-01-12 14:40", "light", 0),
        ({"light_before": 3}, "2027-01-12 14:55", "light", None),
        ({"heavy_before": 30}, "2027-01-11 11:40", "heavy", 3),
        ({"heavy_before": 30}, "2027-01-11 11:55", "heavy", None),
        ({"heavy_before": 48}, "2027-01-10 17:55", "heavy", None),
        ({"heavy_before": 48}, "2027-01-10 17:40", "heavy", 0),  # hard is more than soft here
        ({"heavy_after": 9}, "2027-01-13 03:59", "heavy", None),
        ({"heavy_after": 9, "heavy_before_soft": 24}, "2027-01-13 04:00", "heavy", 0),
        ({"medium_after": 2}, "2027-01-12 20:59", "medium", None),
        ({"medium_after": 2}, "2027-01-12 21:00", "medium", 2),
        ({"light_after": 1}, "2027-01-12 19:50", "light", None),
        ({"after_soft": 4}, "2027-01-12 22:59", "medium", 2),
        ({"after_soft": 4}, "2027-01-12 23:00", "medium", 0),
        ({"before_points": 5, "weight": 2}, "2027-01-11 17:40", "heavy", 10),
        ({"heavy_before_long_soft": 56}, "2027-01-22 00:55", "heavy", 3),
        ({"heavy_before_long_soft": 56}, "2027-01-22 00:40", "heavy", 0),
    ],
)  # fmt: skip
def test_settings(
    instance: Instance, settings: dict[str, int], when: str, session_class: str, points: int | None
) -> None:
    assert _charged(instance, when, 20, session_class, **settings) == points


@pytest.mark.parametrize(
    ("running", "days", "points"),
    [
        (("tuesday", "thursday", "saturday"), ("05", "07", "09"), 0),
        (("tuesday", "thursday", "saturday"), ("05", "07", "10"), 1),
        (("tuesday", "thursday", "saturday"), ("04", "06", "08"), 3),
        (("tuesday", "wednesday", "thursday"), ("04", "06", "08"), 1),  # two of them apart
        (("tuesday",), ("04", "06", "08"), 1),
        (("tuesday",), ("05", "07", "09"), 0),
    ],
)
def test_run_free_days_are_left_alone_unless_a_week_needs_them(
    running: tuple[str, ...], days: tuple[str, ...], points: int
) -> None:
    """Three sessions are wanted; days with a run that lie two apart could have had them."""
    instance = problem(
        season={"end": "2027-01-10", "phases": [{"phase": "build", "start": "2027-01-04"}]},
        running={"week": {day: {"kind": "easy", "start": "07:00"} for day in running}},
        free_time={"daily": ["19:00-20:00"]},
    )
    places = [slot(instance, f"2027-01-{day} 19:00", 20) for day in days]
    assert charged(instance, HardRunRecovery(), *places) == points
    assert charged(instance, HardRunRecovery(prefer_run_days=False), *places) == 0


@pytest.mark.parametrize("hard_for", ["hips", "shoulders", "calves"])
@pytest.mark.parametrize(
    ("when", "minutes", "session_class", "points"),
    [
        ("2027-01-05 17:40", 60, "heavy", 3),  # ends 24 h before it
        ("2027-01-05 17:41", 60, "heavy", None),
        ("2027-01-05 17:40", 90, "heavy", None),  # 36 h before what takes 90 min
        ("2027-01-06 07:00", 60, "medium", None),
        ("2027-01-06 17:40", 60, "light", 0),
    ],
)
def test_other_training_that_is_hard_counts_like_a_hard_run(
    hard_for: str, when: str, minutes: int, session_class: str, points: int | None
) -> None:
    gym = {"day": "wednesday", "kind": "gym", "start": "18:00", "minutes": minutes}
    easy = problem(running={"week": {}}, free_time=BRIEFLY, other=[gym])
    hard_one = problem(
        running={"week": {}}, free_time=BRIEFLY, other=[{**gym, "hard_for": [hard_for]}]
    )
    assert _charged(hard_one, when, 20, session_class) == points
    assert _charged(easy, when, 20, session_class) == 0


def test_messages_name_the_run_and_the_hours(instance: Instance) -> None:
    whole = plan(instance, session(instance, "2027-01-11 17:55", 20, "heavy"))
    assert hard(HardRunRecovery().violations(whole, instance.problem)) == [
        "heavy, 23 h before Tuesday's intervals; at least 24 h are needed"
    ]
