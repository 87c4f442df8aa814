"""Days, weeks and times in words."""

from datetime import date, datetime

from planner.text.dates import (
    DAYS,
    ICALENDAR_DAYS,
    MONTHS,
    WEEKDAYS,
    day_words,
    place_words,
    span,
    time_words,
)


def test_names_of_days_and_months_stand_in_order() -> None:
    week = [date(2027, 1, 4 + n) for n in range(7)]
    assert tuple(f"{day:%A}".lower() for day in week) == DAYS
    assert tuple(f"{day:%a}" for day in week) == WEEKDAYS
    assert ICALENDAR_DAYS == ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
    assert tuple(f"{date(2027, month, 1):%b}" for month in range(1, 13)) == MONTHS


def test_days_and_times_are_the_same_in_every_locale() -> None:
    assert day_words(date(2027, 1, 4)) == "Mon 4 Jan"
    assert day_words(date(2026, 12, 31)) == "Thu 31 Dec"
    assert time_words(datetime(2027, 5, 9, 7, 5)) == "Sun 9 May 07:05"


def test_span() -> None:
    assert [span([]), span([3, 3]), span([3, 1, 2])] == ["-", "3", "1-3"]


def test_places() -> None:
    starts = {"uid-1": datetime(2027, 1, 4, 19, 0)}
    assert place_words("2027-01-04", "week", starts) == "week of Mon 4 Jan"
    assert place_words("2027-01-05", "day", starts) == "Tue 5 Jan"
    assert place_words("uid-1", "session", starts) == "Mon 4 Jan 19:00"
    assert place_words("2027-01-04T19:00:00+01:00", "session", {}) == "Mon 4 Jan 19:00"
    assert place_words("gone", "session", starts) == "gone"
    assert place_words("gone", "day", starts) == "gone"
