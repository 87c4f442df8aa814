"""The calendar file: what each event says, and that the same plan gives the same bytes."""

import re
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import vobject
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from planner.athlete.models.season import Race
from planner.athlete.phase_kind import PhaseKind
from planner.ics.writer import PRODID, is_ours, write_calendar
from planner.plan.plan import Cancelled, PlannedPhase, SessionClass
from planner.text.cleaning import clean, clean_line
from tests.ics.calendar_samples import BERLIN, athlete_file, catalogue, plan, session, with_banners

FIRST = session("2027-03-27T19:00", uid="one", letter="A")
SECOND = session(
    "2027-03-28T19:00",
    20,
    uid="two",
    sequence=2,
    letter="B",
    phase=PhaseKind.BUILD,
    session_class=SessionClass.HEAVY,
)
GONE = Cancelled(
    uid="gone",
    sequence=1,
    starts_at=datetime(2027, 1, 6, 19, tzinfo=BERLIN),
    ends_at=datetime(2027, 1, 6, 19, 25, tzinfo=BERLIN),
)
HAMBURG = Race(
    name="Hamburg Marathon",
    date=date(2027, 4, 25),
    clock_minute=570,
    distance_m=42195,
    priority="A",
)
PHASES = (
    PlannedPhase(phase=PhaseKind.BASE, start=date(2027, 1, 4), end=date(2027, 2, 15)),
    PlannedPhase(
        phase=PhaseKind.RACE, start=date(2027, 4, 19), end=date(2027, 4, 26), race="Hamburg"
    ),
)


def events(data: bytes) -> list[str]:
    """Each VEVENT unfolded, its lines in the order of the file."""
    text = data.decode().replace("\r\n ", "").replace("\r\n", "\n")
    return re.findall(r"BEGIN:VEVENT\n(.*?)END:VEVENT\n", text, re.DOTALL)


def without_description(event: str) -> list[str]:
    return [line for line in event.splitlines() if not line.startswith("DESCRIPTION:Kit")]


def test_a_calendar_in_full() -> None:
    file = athlete_file((HAMBURG,), reminder=30)
    told = with_banners(plan(FIRST, SECOND, phases=PHASES, cancelled=(GONE,)), file)
    data = write_calendar(told, file, catalogue())
    head = data.decode().split("BEGIN:VTIMEZONE")[0]
    assert head.splitlines() == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODID}",
        "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:Maya core",
    ]
    assert data.count(b"BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\n") == 1
    assert data.endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")
    base, race_week, race, first, second, gone = events(data)
    assert without_description(first) == [
        "SUMMARY:Core A: 25 min\\, steady",
        "DTSTART;TZID=Europe/Berlin:20270327T190000",
        "DTEND;TZID=Europe/Berlin:20270327T192500",
        "DTSTAMP:20270104T000000Z",
        "UID:one",
        "SEQUENCE:0",
        "CATEGORIES:Core training,medium,base",
        "LAST-MODIFIED:20270104T000000Z",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Core A: 25 min\\, steady",
        "TRIGGER:-PT30M",
        "END:VALARM",
    ]
    assert "SUMMARY:Core B: 20 min\\, strong\n" in second
    assert "SEQUENCE:2\n" in second
    assert "DTSTAMP:20270104T000002Z\n" in second
    assert "LAST-MODIFIED:20270104T000002Z\n" in second
    assert "DTSTART;TZID=Europe/Berlin:20270328T190000\n" in second
    assert "bladder" in first
    assert "bladder" not in second
    assert "BEGIN:VALARM" not in gone
    assert "STATUS:CANCELLED\n" in gone
    assert "TRANSP:TRANSPARENT\n" in gone
    assert "DTSTART;TZID=Europe/Berlin:20270106T190000\n" in gone
    for event in (base, race_week, race):
        assert "TRANSP:TRANSPARENT\n" in event
        assert "X-MICROSOFT-CDO-BUSYSTATUS:FREE\n" in event
    assert "DTSTART;VALUE=DATE:20270104\nDTEND;VALUE=DATE:20270215\n" in base
    assert "SUMMARY:Base phase\n" in base
    assert "SUMMARY:Race week: Hamburg\n" in race_week
    assert "SUMMARY:Race: Hamburg Marathon (A)\n" in race
    assert "DTSTART;VALUE=DATE:20270425\nDTEND;VALUE=DATE:20270426\n" in race
    assert "DESCRIPTION:Start 09:30\\, 42.2 km\n" in race


def test_the_same_plan_gives_the_same_bytes_in_another_process() -> None:
    script = (
        "import sys, test_writer as t\n"
        "p = t.plan(t.FIRST, t.SECOND, phases=t.PHASES, cancelled=(t.GONE,))\n"
        "file = t.athlete_file((t.HAMBURG,))\n"
        "data = t.write_calendar(t.with_banners(p, file), file, t.catalogue())\n"
        "sys.stdout.buffer.write(data)\n"
    )
    here = Path(__file__).parent
    path = f"import sys; sys.path[:0] = {[str(here), str(here.parent)]!r}\n"
    outputs = {
        subprocess.run(
            [sys.executable, *flags, "-c", path + script],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
        ).stdout
        for flags, seed, zone in (([], "1", "UTC"), (["-O"], "2", "Asia/Tokyo"))
    }
    assert len(outputs) == 1


def test_no_reminder_no_alarm_and_zero_rings_at_the_start() -> None:
    given_plan = plan(FIRST)
    assert b"VALARM" not in write_calendar(given_plan, athlete_file(), catalogue())
    data = write_calendar(given_plan, athlete_file(reminder=0), catalogue())
    assert b"TRIGGER:P0D\r\n" in data


def test_a_cancelled_race_says_so_in_both_ways() -> None:
    file = athlete_file((HAMBURG,))
    banner = with_banners(plan(), file).banners[0]
    gone = banner.model_copy(update={"sequence": 3, "cancelled": True})
    (event,) = events(write_calendar(plan(banners=(gone,)), file, catalogue()))
    assert event.splitlines() == [
        "SUMMARY:Race: Hamburg Marathon (A) (cancelled)",
        "DTSTART;VALUE=DATE:20270425",
        "DTEND;VALUE=DATE:20270426",
        "DTSTAMP:20270104T000003Z",
        f"UID:{banner.uid}",
        "SEQUENCE:3",
        "CATEGORIES:Race",
        "DESCRIPTION:Start 09:30\\, 42.2 km",
        "LAST-MODIFIED:20270104T000003Z",
        "STATUS:CANCELLED",
        "TRANSP:TRANSPARENT",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
    ]


def test_a_file_without_times_needs_no_zone() -> None:
    assert b"VTIMEZONE" not in write_calendar(plan(), athlete_file(), catalogue())


def test_a_zone_without_yearly_rules_is_written_in_utc() -> None:
    in_morocco = plan(FIRST, timezone="Africa/Casablanca", season_start=date(2026, 1, 5))
    data = write_calendar(in_morocco, athlete_file(), catalogue())
    assert b"DTSTART:20270327T180000Z\r\n" in data
    assert b"VTIMEZONE" not in data
    assert b"TZID" not in data


def test_times_that_the_clock_shows_twice_are_written_in_utc() -> None:
    """On 31 October 2027 Berlin has 02:00 to 03:00 twice; 01:00 and 03:00 only once."""
    starts = ["2027-10-31T01:00", "2027-10-31T01:40", "2027-10-31T02:30", "2027-10-31T03:00"]
    sessions = [session(start, uid=start) for start in starts]
    data = write_calendar(
        plan(*sessions, season_end=date(2027, 11, 7)), athlete_file(), catalogue()
    )
    assert re.findall(rb"DTSTART[^\r]*2027[^\r]*", data) == [
        b"DTSTART;TZID=Europe/Berlin:20271031T010000",
        b"DTSTART:20271030T234000Z",
        b"DTSTART:20271031T003000Z",
        b"DTSTART;TZID=Europe/Berlin:20271031T030000",
    ]


def test_the_calendars_own_name_comes_first() -> None:
    data = write_calendar(plan(), athlete_file(name="My\r\ncore; all"), catalogue())
    assert b"X-WR-CALNAME:My core\\; all\r\n" in data


def test_ours_is_told_from_other_files() -> None:
    data = write_calendar(plan(FIRST), athlete_file(), catalogue())
    assert is_ours(data)
    assert is_ours(write_calendar(plan(), athlete_file(), catalogue()))
    other = b"BEGIN:VCALENDAR\r\nPRODID:-//else//EN\r\nBEGIN:VEVENT\r\n"
    assert not is_ours(data.replace(PRODID.encode(), b"-//else//EN"))
    assert not is_ours(other + b"SUMMARY:x\r\nPRODID:" + PRODID.encode() + b"\r\n")
    assert not is_ours(b"")
    assert not is_ours(b"notes\r\n" + data)


TEXTS = st.text(st.characters(), min_size=1, max_size=120)


@given(TEXTS, TEXTS)
@example("a\\N\\n\\,b\\", "x\r\nATTENDEE:mailto:a@example.org")
@example("\r\nEND:VEVENT\r\n", "\x85\u2028\u2029\x00\x1b")
@settings(max_examples=60)
def test_any_text_comes_back_whole(title: str, reason: str) -> None:
    race = HAMBURG.model_copy(update={"name": title})
    told = FIRST.model_copy(update={"why": (reason,)})
    file = athlete_file((race,))
    data = write_calendar(with_banners(plan(told), file), file, catalogue())
    lines = data.split(b"\r\n")
    assert lines.count(b"BEGIN:VEVENT") == 2
    assert all(len(line) <= 75 for line in lines)
    assert not any(line.startswith(b"ATTENDEE") for line in lines)
    read, by_vobject = Calendar.from_ical(data), vobject.readOne(data.decode())
    shown = clean_line(f"Race: {title} (A)")
    assert str(read.events[0]["SUMMARY"]) == by_vobject.vevent_list[0].summary.value == shown
    text = str(read.events[1]["DESCRIPTION"])
    assert text == by_vobject.vevent_list[1].description.value == clean(text)
    assert clean_line(reason).rstrip(".") in text
