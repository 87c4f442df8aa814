"""``free-time``."""

import pytest

from planner.constraints.free_time import FreeTime
from planner.instance import Instance
from planner.timeline.busy_intervals import BusyTime
from tests.constraints.builders import at, busy, charged, hard, plan, problem, session, slot


@pytest.fixture(scope="module")
def instance() -> Instance:
    return problem(
        season={
            "end": "2027-01-24",
            "pauses": [{"from": "2027-01-20", "to": "2027-01-21", "reason": "skiing"}],
        },
        races=[{"name": "Five", "date": "2027-01-23", "distance": "5 km", "priority": "C"}],
        running={
            "week": {
                "tuesday": {"kind": "intervals", "start": "18:00", "minutes": 60},
                "thursday": "easy",
                "friday": {"kind": "easy", "start": "23:30", "minutes": 60},
            }
        },
        free_time={
            "monday": ["19:00-21:00"],
            "tuesday": ["17:00-21:00"],
            "wednesday": ["07:00-07:30", "19:00-21:00"],
            "thursday": ["05:00-14:00"],
            "saturday": ["00:00-12:00"],
            "exceptions": [
                {"from": "2027-01-11", "to": "2027-01-13", "windows": []},
                {"date": "2027-01-13", "windows": ["12:00-13:00"]},
            ],
        },
    )


@pytest.mark.parametrize(
    ("when", "minutes", "points"),
    [
        ("2027-01-06 19:00", 20, 0),  # a window's edges need no time for changing
        ("2027-01-06 18:45", 20, None),
        ("2027-01-06 20:40", 20, 0),
        ("2027-01-06 20:45", 20, None),
        ("2027-01-06 07:00", 30, 0),
        ("2027-01-06 07:00", 31, None),
        ("2027-01-08 19:00", 20, None),  # no window on Fridays
        ("2027-01-05 17:30", 20, 0),  # ten minutes before the intervals, and after them
        ("2027-01-05 17:31", 20, None),
        ("2027-01-05 19:10", 20, 0),
        ("2027-01-05 19:09", 20, None),
        ("2027-01-05 18:20", 20, None),
        ("2027-01-07 05:30", 20, 0),  # a run without a start takes 06:00 to 12:00
        ("2027-01-07 05:31", 20, None),
        ("2027-01-07 12:09", 20, None),
        ("2027-01-07 12:10", 20, 0),
        ("2027-01-09 00:39", 20, None),  # the run of the evening before ends at 00:30
        ("2027-01-09 00:40", 20, 0),
        ("2027-01-23 10:39", 20, None),  # the race takes 10:00 to 10:30
        ("2027-01-23 10:40", 20, 0),
        ("2027-01-11 19:00", 20, None),  # an exception closes the day, a later one opens it again
        ("2027-01-13 19:00", 20, None),
        ("2027-01-13 12:00", 20, 0),
        ("2027-01-20 19:00", 20, None),  # paused
        ("2027-01-18 19:00", 20, 0),
    ],
)
def test_inside_a_window_and_clear_of_runs(
    instance: Instance, when: str, minutes: int, points: int | None
) -> None:
    assert charged(instance, FreeTime(), slot(instance, when, minutes)) == points


@pytest.mark.parametrize(
    ("changing", "when", "points"),
    [(0, "19:00", 0), (0, "18:59", None), (30, "19:30", 0), (30, "19:29", None)],
)
def test_time_to_change_can_be_set(
    instance: Instance, changing: int, when: str, points: int | None
) -> None:
    place = slot(instance, f"2027-01-05 {when}", 20)
    assert charged(instance, FreeTime(changing_minutes=changing), place) == points


@pytest.mark.parametrize(("minutes", "points"), [(90, 0), (91, None)])
def test_a_window_over_the_change_to_summer_time_is_an_hour_shorter(
    minutes: int, points: int | None
) -> None:
    instance = problem(
        season={"start": "2027-03-22", "end": "2027-03-28"},
        free_time={"sunday": ["01:00-04:00"]},
    )
    assert charged(instance, FreeTime(), slot(instance, "2027-03-28 01:30", minutes)) == points


@pytest.fixture(scope="module")
def with_busy(instance: Instance) -> Instance:
    evening, night = at(instance, "2027-01-06 19:45"), at(instance, "2027-01-22 22:00")
    lunch = at(instance, "2027-01-13 12:30")
    return busy(
        instance,
        BusyTime(evening, evening + 30, 15),
        BusyTime(lunch, lunch + 15),
        BusyTime(night, at(instance, "2027-01-23 01:00"), 30),
    )


@pytest.mark.parametrize(
    ("when", "minutes", "points"),
    [
        ("2027-01-06 19:10", 20, 0),  # busy from 19:45 to 20:15, and 15 minutes of travel
        ("2027-01-06 19:11", 20, None),
        ("2027-01-06 19:50", 10, None),
        ("2027-01-06 20:29", 20, None),
        ("2027-01-06 20:30", 20, 0),
        ("2027-01-06 19:00", 90, None),
        ("2027-01-13 12:00", 30, 0),  # no travel: the session may end as the event begins
        ("2027-01-13 12:00", 31, None),
        ("2027-01-13 12:44", 10, None),
        ("2027-01-13 12:45", 10, 0),
        ("2027-01-23 01:29", 20, None),  # the evening's event goes on after midnight
        ("2027-01-23 01:30", 20, 0),
        ("2027-01-20 19:00", 20, None),
        ("2027-01-04 19:45", 20, 0),  # another day
    ],
)
def test_clear_of_busy_times(
    with_busy: Instance, when: str, minutes: int, points: int | None
) -> None:
    assert charged(with_busy, FreeTime(), slot(with_busy, when, minutes)) == points


def test_messages_say_when_but_not_what(with_busy: Instance) -> None:
    def said(when: str) -> list[str]:
        whole = plan(with_busy, session(with_busy, when, 20))
        return hard(FreeTime().violations(whole, with_busy.problem))

    assert said("2027-01-06 19:40") == ["Wed 06 Jan 19:40: busy from 19:45 to 20:15"]
    assert said("2027-01-06 19:15") == [
        "Wed 06 Jan 19:15: 10 min from being busy from 19:45 to 20:15, with 15 min of travel"
    ]
    assert said("2027-01-23 00:40") == [
        "Sat 23 Jan 00:40: busy from Fri 22 Jan 22:00 to Sat 23 Jan 01:00"
    ]


def test_messages_name_the_run(instance: Instance) -> None:
    whole = plan(instance, session(instance, "2027-01-05 19:05", 20))
    assert hard(FreeTime().violations(whole, instance.problem)) == [
        "Tue 05 Jan 19:05: less than 10 min from Tuesday's intervals"
    ]


def test_messages_name_the_reason_of_a_pause(instance: Instance) -> None:
    whole = plan(instance, session(instance, "2027-01-20 19:00", 20))
    assert hard(FreeTime().violations(whole, instance.problem)) == [
        "Wed 20 Jan 19:00: this day is paused (skiing)"
    ]


@pytest.mark.parametrize(
    ("when", "points"),
    [("18:29", 0), ("18:31", None), ("20:09", None), ("20:10", 0)],
)
def test_other_training_is_kept_clear_of(when: str, points: int | None) -> None:
    yoga = {"date": "2027-01-06", "kind": "yoga", "start": "19:00", "minutes": 60}
    instance = problem(other=[yoga])
    assert charged(instance, FreeTime(), slot(instance, f"2027-01-06 {when}", 20)) == points
    assert charged(instance, FreeTime(), slot(instance, f"2027-01-13 {when}", 20)) == 0
