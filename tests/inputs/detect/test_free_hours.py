"""Free time from the gaps of calendars, on both sides of each edge."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.inputs.calendar.events import CalendarEvent
from planner.inputs.detect.free_hours import free_hours
from planner.timeline.instants import monday_of
from tests.inputs.detect.folders import TODAY
from tests.inputs.history.exports import BERLIN

MONDAY = monday_of(TODAY)
ALL_DAY = dict.fromkeys(range(7), ((360, 1320),))


def event(day: date, start: str, end: str, days: int = 0) -> CalendarEvent:
    first, last = (
        datetime.fromisoformat(f"{at} {clock}").replace(tzinfo=BERLIN)
        for at, clock in ((day, start), (day + timedelta(days=days), end))
    )
    return CalendarEvent(
        "Busy", "", first, last, all_day=False, day=day, transparent=False, cancelled=False,
        ours=False, uid="", categories=(),
    )  # fmt: skip


def mondays(count: int, start: str, end: str, of: int = 10) -> list[CalendarEvent]:
    """Busy on the first few Mondays of so many weeks, each with an event on Sunday night."""
    weeks = [MONDAY - timedelta(weeks=n) for n in range(-(of // 2), of - of // 2)]
    marks = [event(week + timedelta(days=6), "23:00", "23:30") for week in weeks]
    return [*(event(week, start, end) for week in weeks[:count]), *marks]


@pytest.mark.parametrize(("busy", "free"), [(2, True), (3, False)])
def test_free_in_four_weeks_of_five_is_free(busy: int, free: bool) -> None:
    found = free_hours(mondays(busy, "10:00", "12:00"), TODAY)
    assert found[0] == (((360, 1320),) if free else ((360, 600), (720, 1320)))
    assert found[1] == ((360, 1320),)


@pytest.mark.parametrize(
    ("start", "end", "windows"),
    [
        ("06:30", "22:00", ((360, 390),)),
        ("06:29", "22:00", ()),  # a quarter that is touched is taken
        ("00:00", "21:30", ((1290, 1320),)),
        ("00:00", "21:31", ()),
        ("12:05", "12:10", ((360, 720), (735, 1320))),
        ("05:00", "06:00", ((360, 1320),)),
        ("22:00", "23:00", ((360, 1320),)),
    ],
)
def test_windows_have_half_an_hour_within_waking_hours(
    start: str, end: str, windows: tuple[tuple[int, int], ...]
) -> None:
    assert free_hours(mondays(10, start, end), TODAY).get(0, ()) == windows


def test_the_three_longest_windows_of_a_day_are_proposed() -> None:
    gaps = [("07:00", "09:00"), ("10:00", "12:00"), ("12:45", "18:00"), ("18:30", "20:00")]
    events = [each for start, end in gaps for each in mondays(10, start, end)]
    assert free_hours(events, TODAY)[0] == ((360, 420), (540, 600), (1200, 1320))


def test_days_and_nights_of_one_event() -> None:
    events = [event(MONDAY + timedelta(weeks=n), "20:00", "08:00", days=2) for n in range(-3, 3)]
    found = free_hours(events, TODAY)
    assert (found[0], found.get(1), found[2]) == (((360, 1200),), None, ((480, 1320),))


def test_without_an_event_near_today_nothing_is_proposed() -> None:
    assert free_hours([], TODAY) == {}
    assert free_hours([event(MONDAY - timedelta(weeks=8), "09:00", "10:00")], TODAY) == {}
    assert free_hours([event(MONDAY + timedelta(weeks=9), "09:00", "10:00")], TODAY) == {}


@given(
    st.lists(
        st.tuples(st.integers(-60, 60), st.integers(0, 1439), st.integers(1, 4000)), max_size=30
    )
)
def test_whatever_is_busy_windows_are_in_order_and_long_enough(
    spans: list[tuple[int, int, int]],
) -> None:
    events = []
    for days, minute, length in spans:
        day = TODAY + timedelta(days=days)
        one = event(day, "00:00", "00:00")
        start = one.start + timedelta(minutes=minute)
        fields = {name: getattr(one, name) for name in CalendarEvent.__slots__}
        fields |= {"start": start, "end": start + timedelta(minutes=length), "day": start.date()}
        events.append(CalendarEvent(**fields))
    for weekday, windows in free_hours(events, TODAY).items():
        assert weekday in range(7)
        assert 1 <= len(windows) <= 3
        edges = [edge for window in windows for edge in window]
        assert edges == sorted(set(edges))
        assert all(start >= 360 and end <= 1320 and end - start >= 30 for start, end in windows)
