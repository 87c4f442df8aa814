"""Free time made longer, as far as given sessions need it."""

import pytest

from planner.explain.free_time_relaxation import relax_free_time
from planner.instance import Instance
from planner.yaml.edit.edits import Edit, edited
from tests.constraints.builders import problem, slot

TEXT = """\
athlete: {timezone: Europe/Berlin}
season: {start: 2027-01-04, end: 2027-01-31}
running: {week: {}}
free_time:
  weekdays: ["06:30-07:10"]
  thu: ["06:30-07:10", "12:00-12:30"]
  exceptions:
    - {date: 2027-01-13, windows: ["19:00-19:20"]}
"""

THURSDAY = "/free_time/thu"


@pytest.fixture(scope="module")
def instance() -> Instance:
    return problem(TEXT)


@pytest.mark.parametrize(
    ("when", "minutes", "windows", "message", "size"),
    [
        ("06:50", 30, ["06:30-07:20", "12:00-12:30"], "window to 06:30-07:20 (+10 min)", 2),
        ("06:15", 30, ["06:15-07:10", "12:00-12:30"], "window to 06:15-07:10 (+15 min)", 2),
        ("06:25", 50, ["06:25-07:15", "12:00-12:30"], "window to 06:25-07:15 (+10 min)", 2),
        ("07:10", 20, ["06:30-07:30", "12:00-12:30"], "window to 06:30-07:30 (+20 min)", 3),
        ("06:40", 345, ["06:30-12:30"], "window to 06:30-12:30 (+290 min)", 30),
        ("18:00", 20, ["06:30-07:10", "12:00-12:30", "18:00-18:20"], "window 18:00-18:20 (new)", 6),
        ("05:00", 20, ["05:00-05:20", "06:30-07:10", "12:00-12:30"], "window 05:00-05:20 (new)", 6),
    ],
)
def test_every_week(
    instance: Instance, when: str, minutes: int, windows: list[str], message: str, size: int
) -> None:
    change = relax_free_time(
        [slot(instance, f"2027-01-07 {when}", minutes)], instance, one_day=False
    )
    assert change is not None
    assert list(change.edits) == [Edit(THURSDAY, windows)]
    assert (change.message, change.size) == (f"free time on Thursdays: {message}", size)


def test_only_then(instance: Instance) -> None:
    place = slot(instance, "2027-01-07 06:50", 30)
    change = relax_free_time([place], instance, one_day=True)
    assert change is not None
    value = {"date": place.day, "windows": ["06:30-07:20", "12:00-12:30"]}
    assert list(change.edits) == [Edit("/free_time/exceptions/-", value)]
    assert change.message == "free time on Thu 7 Jan: window to 06:30-07:20 (+10 min)"
    again = problem(edited(instance.written.text, change.edits, "athlete.yaml")).problem
    assert again.windows(place.day)[0] == (place.start_minute - 20, place.end_minute)
    later = place.day.replace(day=14)
    assert again.windows(later) == instance.problem.windows(later)


def test_a_day_of_a_group_gets_a_key_of_its_own(instance: Instance) -> None:
    change = relax_free_time([slot(instance, "2027-01-05 06:50", 30)], instance, one_day=False)
    assert change is not None
    assert list(change.edits) == [Edit("/free_time/tuesday", ["06:30-07:20"])]


def test_a_day_with_an_exception_has_that_changed(instance: Instance) -> None:
    change = relax_free_time([slot(instance, "2027-01-13 19:10", 20)], instance, one_day=False)
    assert change is not None
    assert list(change.edits) == [Edit("/free_time/exceptions/0/windows", ["19:00-19:30"])]


def test_nothing_where_all_fits(instance: Instance) -> None:
    assert relax_free_time([slot(instance, "2027-01-07 06:50", 20)], instance, one_day=True) is None
    assert relax_free_time([], instance, one_day=False) is None


def test_one_weekday_in_two_weeks_is_one_change(instance: Instance) -> None:
    places = [slot(instance, f"2027-01-{day} 06:50", 30) for day in ("07", "14")]
    every, single = (relax_free_time(places, instance, one_day=each) for each in (False, True))
    assert every is not None
    assert single is not None
    assert len(every.parts) == 1
    assert len(single.parts) == 2
