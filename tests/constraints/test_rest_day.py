"""``rest-day``."""

from typing import Any

import pytest

from planner.constraints.rest_day import RestDay
from planner.instance import Instance
from tests.constraints.agreement import BRIEFLY
from tests.constraints.builders import charged, hard, plan, problem, session, slot

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _athlete(*running: str, **season: Any) -> Instance:
    week = {day: {"kind": "easy", "start": "07:00"} for day in running}
    return problem(
        season={"end": "2027-01-10", **season}, running={"week": week}, free_time=BRIEFLY
    )


def _charged(instance: Instance, *places: tuple[str, int, str], **settings: int) -> int | None:
    taken = [slot(instance, f"2027-01-{day} 19:00", *kind) for day, *kind in places]
    return charged(instance, RestDay(**settings), *taken)


MONDAY, FRIDAY = ("04", 20, "medium"), ("08", 20, "medium")


@pytest.mark.parametrize(
    ("places", "points"),
    [
        ((MONDAY,), 0),
        ((MONDAY, FRIDAY), None),
        ((MONDAY, ("08", 15, "light")), 0),  # short and light: still a rest day
        ((MONDAY, ("08", 16, "light")), None),
        ((MONDAY, ("08", 8, "medium")), None),
        ((("04", 15, "light"), ("08", 15, "light")), 0),
        ((MONDAY, ("05", 30, "heavy"), ("06", 30, "heavy")), 0),  # on days with a run
    ],
)
def test_one_of_two_run_free_days_stays_free(
    places: tuple[tuple[str, int, str], ...], points: int | None
) -> None:
    instance = _athlete("tuesday", "wednesday", "thursday", "saturday", "sunday")
    assert _charged(instance, *places) == points


@pytest.mark.parametrize(
    ("settings", "places", "points"),
    [
        ({"days": 2}, (MONDAY,), None),
        ({"days": 2}, (), 0),
        ({"light_minutes": 20}, (MONDAY, ("08", 20, "light")), 0),
        ({"light_minutes": 0}, (MONDAY, ("08", 8, "light")), None),
    ],
)
def test_settings(
    settings: dict[str, int], places: tuple[tuple[str, int, str], ...], points: int | None
) -> None:
    instance = _athlete("tuesday", "wednesday", "thursday", "saturday", "sunday")
    assert _charged(instance, *places, **settings) == points


def test_what_the_runs_alone_break_is_not_held_against_core() -> None:
    assert _charged(_athlete(*DAYS), MONDAY, FRIDAY) == 0


def test_partial_weeks_are_left_alone() -> None:
    instance = _athlete(*DAYS[1:4], *DAYS[5:], pauses=[{"from": "2027-01-06", "to": "2027-01-06"}])
    assert _charged(instance, MONDAY, FRIDAY) == 0


def test_messages_count_the_days() -> None:
    instance = _athlete("tuesday", "wednesday", "thursday", "saturday", "sunday")
    both = [session(instance, f"2027-01-{day} 19:00", 20) for day in ("04", "08")]
    assert hard(RestDay().violations(plan(instance, *both), instance.problem)) == [
        "0 rest days, 1 needed"
    ]
