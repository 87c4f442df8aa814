"""VTIMEZONE rules against the zones themselves."""

from datetime import date
from zoneinfo import available_timezones

import pytest

from planner.errors import UsageError
from planner.ics.vtimezone import vtimezone
from planner.timeline.zones import load_zone

SEASON = date(2027, 1, 4), date(2028, 1, 2)


def lines(zone: str) -> list[str]:
    rules = vtimezone(zone, *SEASON)
    assert rules is not None
    return rules.to_ical().decode().split("\r\n")[:-1]


def test_berlin_in_full() -> None:
    assert lines("Europe/Berlin") == [
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Berlin",
        "BEGIN:STANDARD",
        "DTSTART:19701025T030000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "TZNAME:CET",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "END:STANDARD",
        "BEGIN:DAYLIGHT",
        "DTSTART:19700329T020000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "TZNAME:CEST",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "END:DAYLIGHT",
        "END:VTIMEZONE",
    ]


def test_a_zone_without_changes_has_one_observance_and_no_rule() -> None:
    assert lines("Asia/Kathmandu")[2:-1] == [
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        "TZNAME:+0545",
        "TZOFFSETFROM:+0545",
        "TZOFFSETTO:+0545",
        "END:STANDARD",
    ]


def test_irish_summer_is_daylight_time() -> None:
    text = "\n".join(lines("Europe/Dublin"))
    daylight = text[text.index("BEGIN:DAYLIGHT") : text.index("END:DAYLIGHT")]
    assert "TZOFFSETFROM:+0000\nTZOFFSETTO:+0100" in daylight
    assert "TZNAME:IST" in daylight


def test_half_an_hour_on_lord_howe() -> None:
    text = "\n".join(lines("Australia/Lord_Howe"))
    assert "TZOFFSETFROM:+1100\nTZOFFSETTO:+1030" in text
    assert "TZOFFSETFROM:+1030\nTZOFFSETTO:+1100" in text


def test_an_onset_on_the_day_before_the_nth_sunday() -> None:
    """Greenland changes on the Saturday before the last Sunday of March, at 23:00."""
    assert "DTSTART:19700328T230000" in lines("America/Nuuk")
    days = "24,25,26,27,28,29,30"
    assert f"RRULE:FREQ=YEARLY;BYDAY=SA;BYMONTHDAY={days};BYMONTH=3" in lines("America/Nuuk")


def test_an_onset_that_may_fall_into_the_next_month() -> None:
    """Egypt's summer ends when the last Thursday of October does: at times on 1 November."""
    rules = [line for line in lines("Africa/Cairo") if line.startswith(("RRULE", "DTSTART"))]
    assert rules == [
        "DTSTART:19701030T000000",
        "RRULE:FREQ=YEARLY;BYDAY=FR;BYMONTHDAY=26,27,28,29,30,31;BYMONTH=10",
        "DTSTART:19741101T000000",
        "RRULE:FREQ=YEARLY;BYDAY=FR;BYMONTHDAY=1;BYMONTH=11",
        "DTSTART:19700424T000000",
        "RRULE:FREQ=YEARLY;BYDAY=-1FR;BYMONTH=4",
    ]


@pytest.mark.parametrize("zone", ["UTC", "Etc/UTC", "Zulu"])
def test_utc_needs_no_rules(zone: str) -> None:
    assert vtimezone(zone, *SEASON) is None


@pytest.mark.parametrize("zone", ["Africa/Casablanca", "Africa/El_Aaiun"])
def test_clocks_that_follow_ramadan_have_no_yearly_rules(zone: str) -> None:
    assert vtimezone(zone, date(2026, 1, 5), date(2026, 6, 7)) is None


def test_a_zone_whose_rules_began_later_has_none_before() -> None:
    """Brazil gave up daylight saving in 2019; today's rules hold from then on."""
    assert vtimezone("America/Sao_Paulo", date(2018, 9, 3), date(2019, 3, 3)) is None
    assert vtimezone("America/Sao_Paulo", *SEASON) is not None


@pytest.mark.parametrize(
    "zone",
    [
        "",
        "America",
        "Europe/berlin",
        "Mars/Phobos",
        "../etc/passwd",
        "/etc/localtime",
        "a\0b",
        "tzdata.zi",
        "Europe/Berlin/",
        "Europe//Berlin",
        "__init__",
        "zone.tab",
    ],
)
def test_unknown_zones_are_refused_with_a_way_out(zone: str) -> None:
    with pytest.raises(UsageError, match="not a known time zone") as caught:
        load_zone(zone)
    assert "Europe/Berlin" in caught.value.hint


def test_nearly_every_zone_has_rules() -> None:
    """That each reader follows them is for ``interop`` to show."""
    zones = available_timezones() - {"localtime"}
    assert sum(vtimezone(zone, *SEASON) is None for zone in zones) <= 20
