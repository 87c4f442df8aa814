"""Every answer is read or refused with what was expected."""

import contextlib
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.athlete.words import read_timezone
from planner.cli.ask import answers as reading
from planner.text.dates import DAYS
from planner.timeline.instants import clock

TODAY = date(2026, 11, 22)  # a Sunday


@pytest.mark.parametrize(
    ("read", "text", "expected"),
    [
        (reading.read_name, "  Åsa   Öberg ", "Åsa Öberg"),
        (reading.read_distance, "10k", "10 km"),
        (reading.read_distance, "10,5 km", "10.5 km"),
        (reading.read_distance, "6.2 miles", "6.2 mi"),
        (reading.read_distance, "1", "1 km"),
        (reading.read_distance, "300km", "300 km"),
        (reading.read_distance, " Half ", "half marathon"),
        (reading.read_distance, "MARATHON", "marathon"),
        (reading.read_days, "sun, mon;wed", (0, 2, 6)),
        (reading.read_days, "weekend tue", (1, 5, 6)),
        (reading.read_days, "none", ()),
        (reading.read_days, "Thursday", (3,)),
        (reading.read_one_day, "none", None),
        (reading.read_one_day, "sunday", 6),
        (reading.read_clock, "7", "07:00"),
        (reading.read_clock, "23:59", "23:59"),
        (reading.read_hours, "18:30–20:00, 6.30-7:15", ("06:30-07:15", "18:30-20:00")),
        (reading.read_hours, "23:50-24:00", ("23:50-24:00",)),
        (reading.read_hours, "6-7, 7-8", ("06:00-07:00", "07:00-08:00")),
        (reading.read_safety, "none", ()),
        (reading.read_safety, "7, 2", ("hypertension", "back-pain-now")),
        (reading.read_safety, "1 8", ("chest", "pelvic-floor")),
    ],
)
def test_what_is_read(read: Callable[[str], object], text: str, expected: object) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("read", "text", "said"),
    [
        (reading.read_name, " ", "1 to 80"),
        (reading.read_name, "x" * 81, "1 to 80"),
        (reading.read_name, "a\x1bb", "printed"),
        (reading.read_distance, "0.9", "1 to 300 km"),
        (reading.read_distance, "301", "1 to 300 km"),
        (reading.read_distance, "187 mi", "1 to 300 km"),
        (reading.read_distance, "far", "'far' is not a distance; write a number of km"),
        (reading.read_days, "t", "'t' is not a day; did you mean 'tuesday' or 'thursday'"),
        (reading.read_days, "mon, funday", "'funday' is not a day"),
        (reading.read_some_days, "none", "at least one day"),
        (reading.read_one_day, "sat sun", "only one day"),
        (reading.read_clock, "24:00", "23:59"),
        (reading.read_clock, "7:60", "not a time of day"),
        (reading.read_hours, "18:30", "not a window"),
        (reading.read_hours, "", "at least one span"),
        (reading.read_hours, "18:30-18:39", "shorter than 10 min"),
        (reading.read_hours, "20:00-18:00", "cannot cross midnight"),
        (reading.read_hours, "18:00-20:00, 19:00-21:00", "overlap"),
        (reading.read_hours, "23:00-24:01", "not a window"),
        (reading.read_safety, "9", "none of 1 to 8"),
        (reading.read_safety, "0", "none of 1 to 8"),
    ],
)
def test_what_is_refused(read: Callable[[str], object], text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read(text)


def test_a_race_is_two_weeks_to_a_year_ahead() -> None:
    for days in (14, 364):
        day = TODAY + timedelta(days=days)
        assert reading.read_race_day(str(day), TODAY) == day
    for days in (13, 365, -1):
        with pytest.raises(ValueError, match="write a day two weeks to a year"):
            reading.read_race_day(str(TODAY + timedelta(days=days)), TODAY)
    with pytest.raises(ValueError, match="write it as 2027-03-14"):
        reading.read_race_day("next spring", TODAY)


def test_the_default_race_is_on_a_sunday_about_ten_weeks_ahead() -> None:
    for n in range(7):
        today = TODAY + timedelta(days=n)
        race = reading.default_race_day(today)
        assert race.weekday() == 6
        assert (race - reading.next_monday(today)).days == 69
        assert reading.default_season_end(today) == race + timedelta(days=14)


def test_a_year_of_birth() -> None:
    assert reading.read_born("skip", TODAY) is None
    assert reading.read_born("2016", TODAY) == 2016
    assert reading.read_born("1926", TODAY) == 1926
    for text in ("2017", "1925", "88", "born 1988"):
        with pytest.raises(ValueError, match=r"not a (likely )?year of birth"):
            reading.read_born(text, TODAY)


def test_equipment_keeps_the_order_of_the_catalogue() -> None:
    assert reading.read_equipment("Small Ball; band") == ("band", "small-ball")
    assert reading.read_equipment("none") == ()
    with pytest.raises(ValueError, match="'sofa!' is not equipment; write band, bench"):
        reading.read_equipment("band, sofa!")


@given(st.sets(st.integers(0, 6)))
def test_days_survive_being_written(days: set[int]) -> None:
    text = ", ".join(DAYS[day] for day in days) or "none"
    assert reading.read_days(text) == tuple(sorted(days))


@given(st.integers(0, 1430), st.integers(10, 1440))
def test_windows_survive_being_written(start: int, length: int) -> None:
    end = min(start + length, 1440)
    window = f"{clock(start)}-{clock(end)}"
    assert reading.read_hours(window) == (window,)


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in (
        reading.read_name, read_timezone, reading.read_distance, reading.read_days,
        reading.read_hours, reading.read_clock, reading.read_safety,
    ):  # fmt: skip
        with contextlib.suppress(ValueError):
            assert read(text) is not None


def test_the_day_of_a_birth() -> None:
    assert reading.read_child_born("skip", TODAY) is None
    assert reading.read_child_born(str(TODAY), TODAY) == TODAY
    year = timedelta(days=366)
    assert reading.read_child_born(str(TODAY - year), TODAY) == TODAY - year
    for day in (TODAY + timedelta(days=1), TODAY - year - timedelta(days=1)):
        with pytest.raises(ValueError, match="out of range; write a day of the last year, or skip"):
            reading.read_child_born(str(day), TODAY)
