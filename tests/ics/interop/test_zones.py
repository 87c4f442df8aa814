"""Every reader sees each session at the instant that was planned, whatever the zone."""

import re
from typing import Any
from zoneinfo import available_timezones

import pytest
import vobject
from dateutil.tz.tz import _tzicalvtz
from icalendar import Calendar

from planner.ics.vtimezone import vtimezone
from tests.ics.interop import libical
from tests.ics.interop.conftest import IcalJs
from tests.ics.interop.zoned_plans import FIRST, LAST, ZONES, Times, zoned_calendar

pytestmark = pytest.mark.interop


def times_of(events: dict[str, Any]) -> Times:
    return {uid: (event["start"], event["end"]) for uid, event in events.items()}


def read_with_icalendar(data: bytes) -> Times:
    """By the VTIMEZONE in the file, where there is one, and not by the machine's zones."""
    calendar = Calendar.from_ical(data)
    rules = [zone.to_tz(lookup_tzid=False) for zone in calendar.walk("VTIMEZONE")]
    times = {}
    for event in calendar.walk("VEVENT"):
        moments = [event["DTSTART"], event["DTEND"]]
        seconds = [
            int((m.dt.replace(tzinfo=rules[0]) if "TZID" in m.params else m.dt).timestamp())
            for m in moments
        ]
        times[str(event["UID"])] = (seconds[0], seconds[1])
    return times


def read_with_vobject(data: bytes) -> Times:
    times = {}
    for event in vobject.readOne(data.decode()).vevent_list:
        start, end = event.dtstart.value, event.dtend.value
        assert isinstance(start.tzinfo, _tzicalvtz) or start.utcoffset().total_seconds() == 0
        times[event.uid.value] = (int(start.timestamp()), int(end.timestamp()))
    return times


def read_with_libical(data: bytes) -> Times:
    events = libical.read(data)
    assert {event.zone for event in events.values()} <= {"file", "UTC"}
    return {uid: (event.start, event.end) for uid, event in events.items()}


@pytest.mark.parametrize("zone", ZONES)
def test_python_readers(zone: str) -> None:
    data, expected = zoned_calendar(zone)
    assert len(expected) >= 60
    assert read_with_icalendar(data) == expected
    assert read_with_vobject(data) == expected


@pytest.mark.parametrize("zone", ZONES)
def test_libical(zone: str) -> None:
    data, expected = zoned_calendar(zone)
    assert read_with_libical(data) == expected


def test_ical_js(ical_js: IcalJs) -> None:
    calendars = {zone: zoned_calendar(zone) for zone in ZONES}
    read = ical_js({zone: data for zone, (data, _) in calendars.items()})
    assert {zone: times_of(events) for zone, events in read.items()} == {
        zone: expected for zone, (_, expected) in calendars.items()
    }
    zones = {event["zone"] for events in read.values() for event in events.values()}
    assert "floating" not in zones


def test_readers_go_by_the_rules_in_the_file(ical_js: IcalJs) -> None:
    data, expected = zoned_calendar("Europe/Berlin")
    # Under a name of its own, as vobject remembers the zones it has read.
    renamed = re.sub(rb"TZID([:=])Europe/Berlin", rb"TZID\1Nowhere/Berlin", data)
    summer_at_two = renamed.replace(b"TZOFFSETTO:+0200", b"TZOFFSETTO:+0300")
    readers = (read_with_icalendar, read_with_vobject, read_with_libical)
    read = [reader(summer_at_two) for reader in readers]
    read.append(times_of(ical_js({"berlin": summer_at_two})["berlin"]))
    for times in read:
        early = {expected[uid][0] - start for uid, (start, _) in times.items()}
        assert early == {0, 3600}


@pytest.mark.slow
def test_every_rule_of_the_world(ical_js: IcalJs) -> None:
    """One zone for each set of rules that any zone has."""
    by_rules: dict[bytes, str] = {}
    for zone in sorted(available_timezones() - {"localtime"}):
        rules = vtimezone(zone, FIRST, LAST)
        by_rules.setdefault(rules.to_ical().split(b"\r\n", 2)[2] if rules else b"", zone)
    assert len(by_rules) >= 50
    calendars = {zone: zoned_calendar(zone, 31) for zone in by_rules.values()}
    read = ical_js({zone: data for zone, (data, _) in calendars.items()})
    for zone, (data, expected) in calendars.items():
        assert times_of(read[zone]) == expected, zone
        assert read_with_libical(data) == expected, zone
