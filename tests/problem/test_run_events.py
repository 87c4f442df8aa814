"""Runs, races and other loads as events: when they are, and which are hard."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from planner.athlete.models.season import Race
from planner.instance import Instance
from planner.problem.run_events import RunEvent, blackout_days, race_minutes
from planner.settings.hard_run_recovery import HardRunSettings
from planner.settings.race_blackout import RaceBlackoutSettings
from planner.timeline.instants import to_datetime
from tests.constraints.agreement import BRIEFLY
from tests.constraints.builders import problem


def _instance(week: dict[str, Any], **sections: Any) -> Instance:
    running = {"week": week, **sections.pop("running", {})}
    season = {"start": "2027-01-04", "end": "2027-01-31", **sections.pop("season", {})}
    return problem(running=running, season=season, free_time=BRIEFLY, **sections)


def _on(instance: Instance, day: str) -> list[RunEvent]:
    return [run for run in instance.problem.runs if run.day == date.fromisoformat(day)]


def _spans(runs: Iterable[RunEvent], instance: Instance) -> list[str]:
    zone = instance.problem.zone
    return [
        f"{run.kind} {to_datetime(run.start_minute, zone):%H:%M}"
        f"-{to_datetime(run.end_minute, zone):%H:%M}"
        for run in runs
    ]


@pytest.mark.parametrize(
    ("run", "hard", "long"),
    [
        ("intervals", True, False),
        ("tempo", True, False),
        ("hills", True, False),
        ("race", True, False),
        ("easy", False, False),
        ("recovery", False, False),
        ({"kind": "intervals", "minutes": 20}, True, False),
        ({"kind": "easy", "minutes": 89}, False, False),
        ({"kind": "easy", "minutes": 90}, True, True),
        ("long", True, True),  # no numbers: 100 min
        ({"kind": "long", "minutes": 74}, False, False),
        ({"kind": "long", "minutes": 75}, True, False),
        ({"kind": "long", "minutes": 90}, True, True),
        ({"kind": "long", "distance": 12}, False, False),  # 72 min at 6:00 a kilometre
        ({"kind": "long", "distance": 13}, True, False),
        ({"kind": "long", "distance": 15}, True, True),
    ],
)
def test_what_makes_a_run_hard(run: Any, hard: bool, long: bool) -> None:
    instance = _instance({"sunday": run})
    (event,) = _on(instance, "2027-01-10")
    assert (event.hard, event.long) == (hard, long)


@pytest.mark.parametrize(
    ("others", "long", "mileage", "hard"),
    [
        ((9, 9, 9), 9, None, True),  # 25 % of 36 km in four runs
        ((9, 9, 10), 9, None, False),
        ((9, 9), 9, None, False),  # three runs: its share says nothing
        ((9, 9, 9), 9, 40, False),  # mileage beats the sum of the week
        ((9, 9, 10), 9, 36, True),
    ],
)
def test_a_long_run_is_hard_by_its_share_of_the_week(
    others: tuple[int, ...], long: int, mileage: int | None, hard: bool
) -> None:
    days = ("tuesday", "wednesday", "friday")
    week: dict[str, Any] = {
        day: {"kind": "easy", "distance": km} for day, km in zip(days, others, strict=False)
    }
    week["sunday"] = {"kind": "long", "distance": long}
    running = {"mileage": {"2027-01-04": mileage}} if mileage else {}
    assert _on(_instance(week, running=running), "2027-01-10")[0].hard is hard


def test_an_easy_run_is_never_hard_for_its_share() -> None:
    week = {day: {"kind": "easy", "distance": 5} for day in ("monday", "tuesday", "friday")}
    instance = _instance({**week, "sunday": {"kind": "easy", "distance": 14}})
    assert not any(run.hard for run in instance.problem.runs)


def test_the_definition_of_hard_can_be_set() -> None:
    settings = {"hard-run-recovery": {"long_minutes": 60, "any_minutes": 70}}
    week = {
        "monday": {"kind": "long", "minutes": 60},
        "tuesday": {"kind": "easy", "minutes": 69},
        "friday": {"kind": "easy", "minutes": 70},
    }
    instance = _instance(week, constraints=settings)
    days = ("2027-01-04", "2027-01-05", "2027-01-08")
    assert [_on(instance, day)[0].hard for day in days] == [True, False, True]


@pytest.mark.parametrize(
    ("run", "running", "span"),
    [
        ("easy", {}, "easy 06:00-12:00"),
        ({"kind": "easy", "minutes": 400}, {}, "easy 06:00-12:40"),
        ("easy", {"usual_start": "17:00"}, "easy 17:00-17:45"),
        ({"kind": "easy", "start": "07:15"}, {"usual_start": "17:00"}, "easy 07:15-08:00"),
        ({"kind": "tempo", "start": "07:15"}, {}, "tempo 07:15-08:05"),
        ({"kind": "easy", "start": "07:15", "distance": 10}, {}, "easy 07:15-08:15"),
        (
            {"kind": "easy", "start": "07:15", "minutes": 50, "distance": 10},
            {},
            "easy 07:15-08:05",
        ),
        ({"kind": "easy", "start": "23:30", "minutes": 60}, {}, "easy 23:30-00:30"),
    ],
)
def test_when_a_run_is(run: Any, running: dict[str, Any], span: str) -> None:
    instance = _instance({"wednesday": run}, running=running)
    assert _spans(_on(instance, "2027-01-06"), instance) == [span]


def test_rest_is_no_run_and_a_dated_run_replaces_the_usual_one() -> None:
    dated = [
        {"date": "2027-01-12", "kind": "rest"},
        {"date": "2027-01-13", "kind": "hills", "start": "07:00"},
        {"date": "2027-01-19", "kind": "easy", "start": "07:00", "minutes": 30},
        {"date": "2027-01-19", "kind": "easy", "start": "19:00", "minutes": 30},
    ]
    instance = _instance({"monday": "rest", "tuesday": "tempo"}, running={"runs": dated})
    assert _on(instance, "2027-01-11") == []
    assert _on(instance, "2027-01-12") == []
    assert _spans(_on(instance, "2027-01-05"), instance) == ["tempo 06:00-12:00"]
    assert _spans(_on(instance, "2027-01-13"), instance) == ["hills 07:00-07:50"]
    assert _spans(_on(instance, "2027-01-19"), instance) == ["easy 07:00-07:30", "easy 19:00-19:30"]


def test_a_race_replaces_the_days_run() -> None:
    race = {"name": "Ten", "date": "2027-01-17", "distance": "10 km", "priority": "C"}
    instance = _instance({"sunday": "long"}, races=[race])
    (event,) = _on(instance, "2027-01-17")
    assert _spans([event], instance) == ["race 10:00-11:00"]
    assert (event.label, event.hard, event.long) == ("Ten", True, False)


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_races_on_a_day_the_longest_counts_whatever_their_order(order: int) -> None:
    races = [
        {"name": "Mile", "date": "2027-01-06", "start": "10:00", "distance": "1 mi"},
        {"name": "Ten", "date": "2027-01-06", "start": "12:00", "distance": "10 km"},
    ]
    instance = _instance({}, races=[{**race, "priority": "C"} for race in races[::order]])
    assert [run.label for run in _on(instance, "2027-01-06")] == ["Ten"]


@pytest.mark.parametrize(
    ("distance", "minutes", "expected"),
    [(10_000, None, 60), (10_000, 45, 45), (21_097, None, 126), (100, None, 1)],
)
def test_race_minutes(distance: int, minutes: int | None, expected: int) -> None:
    race = Race(name="R", date=date(2027, 5, 2), distance_m=distance, minutes=minutes)
    assert race_minutes(race, HardRunSettings()) == expected


def test_days_off_after_a_race_have_no_usual_run_and_days_of_return_no_hard_one() -> None:
    """After a half: three days off, nothing above medium until the seventh."""
    race = {"name": "Half", "date": "2027-01-10", "distance": "half marathon", "priority": "B"}
    dated = [{"date": "2027-01-12", "kind": "tempo", "start": "07:00"}]
    instance = _instance({"daily": "tempo"}, races=[race], running={"runs": dated})
    runs = {run.day.day: run.hard for run in instance.problem.runs if run.day.month == 1}
    assert 11 not in runs
    assert runs[12]  # a dated run is meant
    assert 13 not in runs
    assert [runs[day] for day in (14, 15, 16, 17)] == [False] * 4
    assert runs[18]


def test_pauses_have_no_usual_run() -> None:
    pauses = {"pauses": [{"from": "2027-01-12", "to": "2027-01-13"}]}
    instance = _instance({"daily": "easy"}, season=pauses)
    assert [len(_on(instance, f"2027-01-{day}")) for day in (11, 12, 13, 14)] == [1, 0, 0, 1]


def test_runs_reach_five_days_beyond_both_ends_of_the_season() -> None:
    days = [run.day for run in _instance({"daily": "easy"}).problem.runs]
    assert (days[0], days[-1]) == (date(2026, 12, 30), date(2027, 2, 5))


def test_other_loads_count_like_runs_and_are_hard_if_something_is_hard_hit() -> None:
    other = [
        {"day": "wednesday", "kind": "gym-legs", "start": "18:00", "hard_for": ["hips"]},
        {"day": "thursday", "kind": "yoga", "minutes": 30},
    ]
    instance = _instance({"monday": "easy"}, other=other)
    (gym,), (yoga,) = _on(instance, "2027-01-06"), _on(instance, "2027-01-07")
    assert _spans([gym, yoga], instance) == ["gym-legs 18:00-19:00", "yoga 06:00-12:00"]
    assert (gym.hard, yoga.hard) == (True, False)
    assert gym.label == "Wednesday's gym legs"
    assert (gym.areas, yoga.areas) == ({"gmax", "gmed", "hipflex", "add", "ham"}, set())
    assert (gym.hard_on_hips, yoga.hard_on_hips) == (True, False)
    assert _on(instance, "2027-01-04")[0].areas is None


@pytest.mark.parametrize(
    ("hard_for", "minutes", "hard", "hips", "long"),
    [
        ([], 120, False, False, False),
        (["shoulders"], 60, True, False, False),
        (["calves"], 60, True, False, False),
        (["abdomen", "gmed"], 89, True, True, False),
        (["whole-body"], 90, True, True, True),
    ],
)
def test_what_another_load_is_hard_for(
    hard_for: list[str], minutes: int, hard: bool, hips: bool, long: bool
) -> None:
    load = {"day": "wed", "kind": "gym", "minutes": minutes, "hard_for": hard_for}
    (gym,) = _on(_instance({}, other=[load]), "2027-01-06")
    assert (gym.hard, gym.hard_on_hips, gym.long, gym.minutes) == (hard, hips, long, minutes)


def test_hard_runs_and_races_are_hard_on_the_hips_easy_runs_are_not() -> None:
    race = {"name": "Ten", "date": "2027-01-10", "distance": "10 km", "priority": "C"}
    instance = _instance({"monday": "easy", "tuesday": "tempo"}, races=[race])
    found = [_on(instance, f"2027-01-{day}")[0].hard_on_hips for day in ("04", "05", "10")]
    assert found == [False, True, True]


def test_other_loads_come_once_or_for_some_weeks() -> None:
    other = [
        {"date": "2027-01-12", "kind": "ski-tour", "start": "08:00", "minutes": 300},
        {"day": "tue", "kind": "swim", "from": "2027-01-12", "to": "2027-01-19"},
        {"day": "wed", "kind": "yoga", "from": "2027-01-20"},
    ]
    instance = _instance({}, other=other)
    found = {run.day.isoformat(): run.kind for run in instance.problem.runs if run.kind != "swim"}
    assert found == {
        "2027-01-12": "ski-tour", "2027-01-20": "yoga", "2027-01-27": "yoga", "2027-02-03": "yoga",
    }  # fmt: skip
    swims = [run.day.isoformat() for run in instance.problem.runs if run.kind == "swim"]
    assert swims == ["2027-01-12", "2027-01-19"]


def test_pauses_and_days_off_after_a_race_have_no_weekly_load_but_a_dated_one() -> None:
    """After a half three days are off."""
    race = {"name": "Half", "date": "2027-01-10", "distance": "half marathon", "priority": "B"}
    days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    other = [{"day": day, "kind": "yoga"} for day in days]
    other += [{"date": f"2027-01-{day}", "kind": "hike"} for day in (12, 18)]
    pauses = {"pauses": [{"from": "2027-01-18", "to": "2027-01-19"}]}
    instance = _instance({}, races=[race], other=other, season=pauses)
    kinds = {n: [run.kind for run in _on(instance, f"2027-01-{n}")] for n in range(11, 21)}
    assert kinds == {
        11: [], 12: ["hike"], 13: [], 14: ["yoga"], 15: ["yoga"], 16: ["yoga"], 17: ["yoga"],
        18: ["hike"], 19: [], 20: ["yoga"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("distance", "priority", "days"),
    [
        (42_195, "A", (10, 6, 5, 3)),
        (30_000, "A", (10, 6, 5, 3)),
        (29_999, "A", (7, 5, 4, 2)),
        (21_097, "A", (7, 5, 4, 2)),
        (14_500, "A", (7, 5, 4, 2)),
        (14_499, "A", (5, 4, 3, 2)),
        (10_000, "A", (5, 4, 3, 2)),
        (7_000, "A", (5, 4, 3, 2)),
        (6_999, "A", (4, 3, 2, 1)),
        (14_500, "B", (4, 3, 2, 1)),
        (14_499, "B", (3, 2, 1, 0)),
        (100_000, "C", (1, 1, 0, 0)),
    ],
)
def test_blackout_days(distance: int, priority: Any, days: tuple[int, ...]) -> None:
    race = Race(name="R", date=date(2027, 5, 2), distance_m=distance, priority=priority)
    assert blackout_days(race, RaceBlackoutSettings()) == days
