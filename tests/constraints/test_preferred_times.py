"""``preferred-times``: the hours one likes, and steady starts on a weekday."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from planner.constraints.base import Constraint
from planner.constraints.preferred_times import PreferredTimes
from planner.instance import Instance
from planner.timeline.instants import clock
from tests.constraints.agreement import BRIEFLY
from tests.constraints.builders import charged, plan, problem, session_of, slot

MONDAYS = ("2027-01-04", "2027-01-11", "2027-01-18", "2027-02-01")
BUILD = {"end": "2027-02-28", "phases": [{"phase": "build", "start": "2027-01-04"}]}


@pytest.fixture(scope="module")
def instance() -> Instance:
    """Eight weeks of build; the second mesocycle begins on 1 February."""
    return problem(season=BUILD, free_time={"daily": ["06:00-08:00", "18:00-22:00"]})


def cost(instance: Instance, *starts: str, **settings: object) -> int | None:
    """Of sessions that start then."""
    constraint = PreferredTimes.model_validate(settings)
    return charged(instance, constraint, *(slot(instance, start) for start in starts))


@pytest.mark.parametrize(
    ("start", "points"),
    [("06:29", 2), ("06:30", 0), ("07:29", 0), ("07:30", 2), ("18:59", 2), ("19:00", 0)],
)
def test_a_window_is_for_starts_and_its_end_is_outside(
    instance: Instance, start: str, points: int
) -> None:
    times = ["06:30-07:30", "19:00-24:00"]
    assert cost(instance, f"2027-01-04 {start}", times=times) == points


def test_without_windows_any_time_will_do(instance: Instance) -> None:
    assert cost(instance, "2027-01-04 12:00", "2027-01-06 21:00") == 0


def test_local_time_counts_on_either_side_of_the_change_of_clocks() -> None:
    """Summer time begins on Sunday 28 March 2027."""
    spring = problem(season={"start": "2027-03-22", "end": "2027-04-04"})
    days = ("2027-03-26", "2027-03-29")
    inside, outside = ([f"{day} {time}" for day in days] for time in ("19:30", "20:30"))
    assert cost(spring, *inside, times=["19:00-20:00"]) == 0
    assert cost(spring, *outside, times=["19:00-20:00"]) == 4


@pytest.mark.parametrize(
    ("starts", "points"),
    [
        ((), 0),
        (("18:00", "18:00", "18:00"), 0),
        (("18:00", "18:59", "18:30"), 0),
        (("18:00", "18:59", "19:00"), 1),
        (("06:00", "18:00", "19:00"), 2),
        (("06:00", "18:00", "06:30"), 1),
    ],
)
def test_a_point_for_each_other_hour_on_a_weekday(
    instance: Instance, starts: tuple[str, ...], points: int
) -> None:
    days = zip(MONDAYS, starts, strict=False)
    assert cost(instance, *(f"{day} {start}" for day, start in days)) == points


def test_another_weekday_or_mesocycle_is_another_habit(instance: Instance) -> None:
    assert cost(instance, "2027-01-04 06:00", "2027-01-05 19:00") == 0
    assert cost(instance, "2027-01-04 06:00", "2027-02-01 19:00") == 0
    assert cost(instance, "2027-01-04 06:00", "2027-01-25 19:00") == 1


def test_settings(instance: Instance) -> None:
    two = ("2027-01-04 18:10", "2027-01-11 19:50")
    assert cost(instance, *two) == 1
    assert cost(instance, *two, weight=3) == 3
    assert cost(instance, *two, steady_points=0) == 0
    assert cost(instance, *two, steady_points=4) == 4
    assert cost(instance, *two, band_minutes=120) == 0
    assert cost(instance, "2027-01-04 18:10", "2027-01-11 18:40", band_minutes=30) == 1
    assert cost(instance, *two, times=["06:00-08:00"], outside_points=5) == 11
    assert cost(instance, *two, times=["06:00-08:00"], outside_points=0) == 1


def test_windows_may_be_hard_and_steadiness_is_charged_all_the_same(instance: Instance) -> None:
    two = ("2027-01-04 18:10", "2027-01-11 19:50")
    assert cost(instance, *two, strength="hard") == 1
    assert cost(instance, *two, strength="hard", band_minutes=120) == 0
    assert cost(instance, two[0], strength="hard", times=["18:00-18:10"]) is None
    assert cost(instance, two[0], strength="hard", times=["18:10-18:11"]) == 0
    assert cost(instance, two[0], strength="hard", times=["06:00-07:00"], outside_points=0) == 0


def test_strict_windows_leave_no_other_slots() -> None:
    """So that targets count only what can be had."""
    times = {"times": ["19:00-20:00"], "strength": "hard"}
    free = {"monday": ["19:00-21:00"], "thursday": ["06:00-07:00"]}
    instance = problem(season=BUILD, free_time=free, constraints={"preferred-times": times})
    assert {slot.day.weekday() for slot in instance.problem.slots} == {0}
    assert max(instance.problem.target_sessions.values()) == 1


@pytest.mark.parametrize(("other", "points"), [("18:00-19:30", 1), ("06:00-07:00", 0)])
def test_nothing_steady_is_asked_of_a_weekday_without_a_common_hour(
    other: str, points: int
) -> None:
    exceptions = [{"date": "2027-01-11", "windows": [other]}]
    instance = problem(
        season=BUILD, free_time={"monday": ["18:00-19:30"], "exceptions": exceptions}
    )
    starts = ("2027-01-04 18:00", "2027-01-11 06:00")
    assert cost(instance, *starts) == points


@pytest.mark.parametrize("phase", ["base", "build", "peak", "taper", "recovery", "maintenance"])
def test_every_phase_has_habits(phase: str) -> None:
    season = {"end": "2027-01-17", "phases": [{"phase": phase, "start": "2027-01-04"}]}
    instance = problem(season=season)
    two = ("2027-01-04 06:00", "2027-01-11 19:00")
    assert cost(instance, *two) == 1
    assert cost(instance, *two, times=["19:00-20:00"]) == 3


def test_messages(instance: Instance) -> None:
    constraint = PreferredTimes(times=("18:00-19:00",))
    places = [slot(instance, start) for start in ("2027-01-04 06:05", "2027-01-11 18:00")]
    whole = plan(instance, *(session_of(instance, place) for place in places))
    violations = list(constraint.violations(whole, instance.problem))
    assert [(v.where, v.of, v.message) for v in violations] == [
        ("2027-01-04", "day", "starts at 06:05, outside the preferred times"),
        ("2027-01-04", "week", "Monday sessions start at 2 different times"),
    ]


@pytest.mark.parametrize(
    ("written", "times"),
    [
        ("6:30-7:30", ("06:30-07:30",)),
        (["06:30 - 07:30"], ("06:30-07:30",)),
        (["19:00–20:00", "06:30-07:30", "6:30-7:30"], ("06:30-07:30", "19:00-20:00")),
        (["22:00-24:00"], ("22:00-24:00",)),
        ([], ()),
    ],
    ids=str,
)
def test_a_bare_window_or_list_sets_the_times(written: object, times: tuple[str, ...]) -> None:
    assert PreferredTimes.model_validate(written).times == times
    assert PreferredTimes.model_validate({"times": written}).times == times
    by_file = problem(free_time=BRIEFLY, constraints={"preferred-times": written}).constraints
    assert _times(by_file) == times


def _times(constraints: tuple[Constraint, ...]) -> tuple[str, ...]:
    return next(c.times for c in constraints if isinstance(c, PreferredTimes))


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (["evening"], "'evening' is not a window; write it as '06:30-07:15'"),
        ([18], "18 is not a window; write it as '06:30-07:15'"),
        ({"from": 6}, "is not a window; write it as '06:30-07:15'"),
        (["07:00-07:00"], "'07:00-07:00' ends when it starts; a window needs some minutes"),
        (["23:00-01:00"], "'23:00-01:00': a window cannot cross midnight"),
    ],
    ids=str,
)
def test_what_is_no_window_is_refused(written: object, message: str) -> None:
    with pytest.raises(ValidationError) as refused:
        PreferredTimes.model_validate({"times": written})
    (error,) = refused.value.errors()
    assert error["loc"] == ("times",)
    assert message in error["msg"]


@given(st.sets(st.tuples(st.integers(0, 1439), st.integers(1, 1440)), max_size=6))
def test_times_read_back_as_they_are_shown(pairs: set[tuple[int, int]]) -> None:
    windows = [f"{clock(start)}-{clock(end)}" for start, end in sorted(pairs) if start < end]
    times = PreferredTimes.model_validate({"times": list(reversed(windows))}).times
    assert times == tuple(windows)
    assert PreferredTimes.model_validate({"times": times}).times == times
