"""The spellings of times, windows, distances, dates and days."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.athlete.fields import (
    DAY_KEYS,
    days_of,
    read_date,
    read_distance,
    read_monday,
    read_time,
    read_window,
)
from planner.timeline.instants import clock


@pytest.mark.parametrize(
    ("written", "units", "metres"),
    [
        (10, "km", 10_000),
        (10, "mi", 16_093),
        (42.195, "km", 42_195),
        ("10", "mi", 16_093),
        ("10 km", "mi", 10_000),
        ("26.2 mi", "km", 42_165),
        ("5000 m", "mi", 5_000),
        ("5k", "mi", 5_000),
        ("10K", "km", 10_000),
        ("50k", "km", 50_000),
        ("100 miles", "km", 160_934),
        ("1 mile", "km", 1_609),
        ("half marathon", "km", 21_098),
        ("Half-Marathon", "km", 21_098),
        ("marathon", "mi", 42_195),
        ("1 m", "km", 1),
        (1000, "km", 1_000_000),
    ],
)
def test_distances(written: object, units: str, metres: int) -> None:
    assert read_distance(written, units) == metres


@pytest.mark.parametrize(
    "written",
    [
        "0 m",
        "0.4 m",
        1000.001,
        "1001 km",
        0,
        -1,
        "-5 km",
        "5,000 m",
        "",
        "km",
        True,
        None,
        [5],
        "²",
    ],
)
def test_what_is_no_distance(written: object) -> None:
    with pytest.raises(ValueError, match=r"not a distance|out of range|did you mean"):
        read_distance(written, "km")


@given(st.integers(0, 1439))
def test_times_round_trip(minute: int) -> None:
    assert read_time(clock(minute)) == minute
    assert read_time(clock(minute).removeprefix("0")) == minute


@given(st.text(max_size=6) | st.integers() | st.booleans() | st.none())
def test_only_times_are_times(value: Any) -> None:
    try:
        minute = read_time(value)
    except ValueError:
        return
    hours, _, minutes = str(value).strip().replace(".", ":").partition(":")
    assert minute == 60 * int(hours) + int(minutes or 0)
    assert 0 <= minute < 1440


@given(st.integers(0, 1439), st.integers(1, 1440), st.sampled_from(["-", "–", " — "]))
def test_windows_round_trip(start: int, end: int, dash: str) -> None:
    text = f"{clock(start)}{dash}{clock(end)}"
    if start < end:
        assert read_window(text) == (start, end)
    else:
        with pytest.raises(ValueError, match=r"cross midnight|ends when it starts"):
            read_window(text)


@given(st.integers(1, 1_000_000))
def test_distances_round_trip(metres: int) -> None:
    assert read_distance(f"{metres} m", "mi") == metres
    assert read_distance(f"{metres / 1000} km", "mi") == metres
    assert read_distance(metres / 1000, "km") == metres


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_dates_round_trip(day: date) -> None:
    assert read_date(day.isoformat()) == read_date(day) == day
    if day.weekday() == 0:
        assert read_monday(str(day)) == day


@given(st.sampled_from(DAY_KEYS), st.booleans())
def test_days_are_read_in_any_case(key: str, upper: bool) -> None:
    days = days_of(key.upper() if upper else key.title())
    assert days is not None
    assert set(days) <= set(range(7))


def test_the_groups_of_days() -> None:
    assert days_of("daily") == tuple(range(7))
    assert days_of("weekdays") == tuple(range(5))
    assert days_of("weekend") == (5, 6)
    assert [days_of(key) for key in ("mon", "sunday", "fri")] == [(0,), (6,), (4,)]
    assert days_of("") is None
    assert days_of(3) is None
