"""``post-race-recovery``."""

from datetime import date, timedelta
from typing import Any

import pytest

from planner.constraints.post_race_recovery import PostRaceRecovery
from planner.instance import Instance
from tests.constraints.agreement import BRIEFLY
from tests.constraints.builders import charged, hard, plan, problem, session, slot

RACE_DAY = date(2027, 2, 7)


def _athlete(
    distance: str, born: int | None = None, constraints: Any = None, **race: Any
) -> Instance:
    given = {"name": "R", "date": RACE_DAY, "distance": distance, "priority": "B", **race}
    return problem(
        athlete={"born": born},
        season={"start": "2027-01-18", "end": "2027-04-11"},
        races=[given],
        constraints=constraints,
        free_time=BRIEFLY,
    )


def _refused(instance: Instance, days: int, session_class: str) -> bool:
    constraint = next(c for c in instance.calendar_constraints if c.name == "post-race-recovery")
    place = slot(instance, f"{RACE_DAY + timedelta(days=days)} 19:00", 8, session_class)
    return charged(instance, constraint, place) is None


@pytest.mark.parametrize(
    ("distance", "changes", "off", "light", "medium"),
    [
        ("5 km", {}, 1, 2, 3),
        ("10 km", {}, 2, 3, 5),
        ("half marathon", {}, 3, 5, 7),
        ("marathon", {}, 7, 14, 21),
        ("50 km", {}, 7, 14, 21),
        ("100 km", {}, 10, 21, 28),
        ("half marathon", {"priority": "C"}, 3, 5, 7),
        ("half marathon", {"effort": "training"}, 2, 3, 4),
        ("half marathon", {"born": 1972}, 5, 8, 11),
        ("half marathon", {"born": 1973}, 3, 5, 7),
        ("marathon", {"first": True}, 11, 21, 32),
        ("half marathon", {"first": True}, 3, 5, 7),
    ],
)
def test_days_off_then_light_then_medium(
    distance: str, changes: dict[str, Any], off: int, light: int, medium: int
) -> None:
    instance = _athlete(distance, **changes)
    for session_class, days in (("light", off), ("medium", light), ("heavy", medium)):
        assert _refused(instance, days, session_class)
        assert _refused(instance, 1, session_class)
        assert not _refused(instance, days + 1, session_class)
        assert not _refused(instance, 0, session_class)  # race day is another constraint's


@pytest.mark.parametrize(("days", "refused"), [(6, True), (7, False)])
def test_a_heavier_class_never_comes_back_before_a_lighter_one(days: int, refused: bool) -> None:
    instance = _athlete("5 km", constraints={"post-race-recovery": {"days_5k": [1, 6, 4]}})
    assert _refused(instance, days, "heavy") is refused
    assert _refused(instance, days, "medium") is refused


@pytest.mark.parametrize(("minutes", "points"), [(31, 0), (32, 1), (41, 1), (42, 2)])
def test_a_week_of_return_stays_under_its_share(minutes: int, points: int) -> None:
    """60 % of a full week in the week after a half marathon, a point for each tenth above."""
    instance = _athlete("half marathon")
    week = instance.problem.season.week_of(RACE_DAY + timedelta(days=1))
    assert week.volume_percent == 60
    assert instance.problem.season.reference_load[week.monday] == 315
    places = [
        slot(instance, "2027-02-12 19:00", minutes, "light"),
        slot(instance, "2027-02-14 19:00", 32, "light"),
    ]
    assert charged(instance, PostRaceRecovery(), *places) == points


def test_messages_name_the_race() -> None:
    instance = _athlete("half marathon")
    whole = plan(instance, session(instance, "2027-02-11 19:00", 20))
    assert hard(PostRaceRecovery().violations(whole, instance.problem)) == [
        "a medium session 4 days after R"
    ]
