"""Instants: elapsed minutes whatever the clocks do."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.timeline.instants import (
    clock,
    days_between,
    instant,
    monday_of,
    of_datetime,
    to_datetime,
)

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = [
    ZoneInfo(name)
    for name in (
        "UTC",
        "Europe/Berlin",
        "America/New_York",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "Pacific/Apia",
    )
]
DAYS = st.dates(date(2000, 1, 1), date(2037, 12, 31))


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2027, 3, 27), 24), (date(2027, 3, 28), 23), (date(2027, 10, 31), 25)],
)
def test_days_are_as_long_as_the_clocks_make_them(day: date, hours: int) -> None:
    assert instant(day, 1440, BERLIN) - instant(day, 0, BERLIN) == 60 * hours


def test_an_instant_counts_minutes_since_1970_in_utc() -> None:
    assert instant(date(1970, 1, 1), 60, BERLIN) == 0
    noon = datetime(2027, 7, 1, 12, tzinfo=UTC)
    assert instant(date(2027, 7, 1), 14 * 60, BERLIN) == noon.timestamp() / 60


def test_midnight_at_the_end_of_a_day_begins_the_next() -> None:
    for zone in ZONES:
        assert instant(date(2027, 3, 27), 1440, zone) == instant(date(2027, 3, 28), 0, zone)


@pytest.mark.parametrize(
    ("minute", "shown"), [(119, "01:59+01:00"), (120, "03:00+02:00"), (150, "03:30+02:00")]
)
def test_a_wall_time_inside_the_spring_gap_is_read_with_the_offset_before_it(
    minute: int, shown: str
) -> None:
    local = to_datetime(instant(date(2027, 3, 28), minute, BERLIN), BERLIN)
    assert local.isoformat(timespec="minutes") == f"2027-03-28T{shown}"


def test_a_wall_time_that_comes_twice_is_its_first() -> None:
    local = to_datetime(instant(date(2027, 10, 31), 150, BERLIN), BERLIN)
    assert local.isoformat() == "2027-10-31T02:30:00+02:00"


@given(at=st.integers(0, 40_000_000), zone=st.sampled_from(ZONES))
def test_an_instant_comes_back_from_its_local_time(at: int, zone: ZoneInfo) -> None:
    local = to_datetime(at, zone)
    assert of_datetime(local) == at
    assert local.utcoffset() is not None


@given(day=DAYS, minute=st.integers(0, 1439), zone=st.sampled_from(ZONES))
def test_a_local_time_comes_back_from_its_instant_unless_it_was_skipped(
    day: date, minute: int, zone: ZoneInfo
) -> None:
    local = to_datetime(instant(day, minute, zone), zone)
    shown = local.date(), 60 * local.hour + local.minute
    if shown != (day, minute):
        before, after = (
            (datetime.combine(day, datetime.min.time(), zone) + timedelta(days=n)).utcoffset()
            for n in (0, 1)
        )
        assert before is not None
        assert after is not None
        assert after > before


@given(
    moment=st.datetimes(datetime(2000, 1, 1), datetime(2037, 12, 31)), zone=st.sampled_from(ZONES)
)
def test_seconds_are_rounded_down(moment: datetime, zone: ZoneInfo) -> None:
    aware = moment.replace(tzinfo=UTC).astimezone(zone)
    whole = aware.replace(second=0, microsecond=0)
    assert of_datetime(aware) == of_datetime(whole)


@pytest.mark.parametrize(("minute", "shown"), [(0, "00:00"), (65, "01:05"), (1440, "24:00")])
def test_the_clock(minute: int, shown: str) -> None:
    assert clock(minute) == shown


@given(day=DAYS)
def test_the_monday_of_a_day_is_at_most_six_days_before_it(day: date) -> None:
    monday = monday_of(day)
    assert monday.weekday() == 0
    assert 0 <= (day - monday).days <= 6


@given(start=DAYS, length=st.integers(0, 60))
def test_days_between_have_both_ends(start: date, length: int) -> None:
    days = days_between(start, start + timedelta(days=length))
    assert len(days) == length + 1
    assert (days[0], days[-1]) == (start, start + timedelta(days=length))
    assert days == sorted(set(days))


def test_no_days_between_an_end_and_an_earlier_day() -> None:
    assert days_between(date(2027, 1, 2), date(2027, 1, 1)) == []
