"""Which events are no free time, from athlete.yaml to the slots and the plan."""

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from planner.athlete.models.free_time import BusyFile
from planner.errors import InputError
from planner.ics.identity import stable_uid
from planner.inputs.calendar.busy_calendars import counts
from planner.inputs.calendar.events import CalendarEvent
from planner.instance import Instance, load
from planner.timeline.busy_intervals import BusyTime
from planner.timeline.instants import to_datetime
from tests.inputs.calendar.event_reading import BERLIN, calendar

TEXT = """\
version: 1
athlete: {name: Maya, timezone: Europe/Berlin, experience: regular}
season: {start: 2027-01-04, end: 2027-01-31}
running: {week: {tuesday: {kind: intervals, start: "18:00", minutes: 60}}}
free_time:
  daily: ["18:00-21:00"]
  busy: work.ics
"""
TODAY = date(2026, 12, 30)
CHOIR = "DTSTART:20270106T190000\nDTEND:20270106T200000"
WHOLE_DAY = "DTSTART;VALUE=DATE:20270107"
FREE = "\nTRANSP:TRANSPARENT"


def event(title: str = "Choir", **other: object) -> CalendarEvent:
    start, end = (datetime(2027, 1, 6, hour, tzinfo=UTC) for hour in (18, 19))
    plain = {"all_day": False, "transparent": False, "cancelled": False, "ours": False}
    plain |= {"start": start, "end": end, "uid": "1", **other}
    return CalendarEvent(title, "", day=date(2027, 1, 6), categories=(), **plain)


@pytest.mark.parametrize(
    ("one", "entry", "expected"),
    [
        (event(), {}, True),
        (event(all_day=True), {}, True),
        (event(transparent=True), {}, False),
        (event(transparent=True, all_day=True), {}, False),
        (event(cancelled=True), {}, False),
        (event(ours=True), {}, False),
        (event(end=datetime(2027, 1, 6, 18, tzinfo=UTC)), {}, False),  # no time at all
        (event("On call (late)", transparent=True), {"treat_as_busy": ("on CALL*",)}, True),
        (event("Not on call", transparent=True), {"treat_as_busy": ("on call*",)}, False),
        (event("On call", cancelled=True), {"treat_as_busy": ("*",)}, False),
        (event("Lunch with Ada"), {"ignore": ("lunch*", "x")}, False),
        (event("Lunch", transparent=True), {"ignore": ("lunch",), "treat_as_busy": ("*",)}, False),
        (event("Brunch"), {"ignore": ("lunch*",)}, True),
        (event(uid="own"), {}, False),
    ],
)
def test_what_counts(one: CalendarEvent, entry: dict[str, tuple[str, ...]], expected: bool) -> None:
    assert counts(one, BusyFile(file="a.ics", **entry), frozenset({"own"})) is expected


def read(folder: Path, *events: str, text: str = TEXT) -> Instance:
    (folder / "work.ics").write_bytes(calendar(*events))
    path = folder / "athlete.yaml"
    path.write_text(text, encoding="utf-8")
    return load(path, today=TODAY)


def shown(instance: Instance) -> list[str]:
    def clock(at: int) -> str:
        return f"{to_datetime(at, BERLIN):%m-%d %H:%M}"

    return [
        f"{clock(busy.start_minute)} {clock(busy.end_minute)} {busy.travel}"
        for busy in instance.problem.busy
    ]


def test_times_are_those_of_the_season_and_overlapping_ones_are_one(tmp_path: Path) -> None:
    other = "DTSTART:20270106T193000\nDTEND:20270106T201530"  # to the minute that is begun
    before, after = CHOIR.replace("2027", "2026"), CHOIR.replace("202701", "202703")
    found = read(tmp_path, CHOIR, other, WHOLE_DAY, WHOLE_DAY + FREE, before, after)
    assert shown(found) == [
        "01-06 19:00 01-06 20:16 0",
        "01-07 00:00 01-08 00:00 0",
    ]


def test_several_calendars_each_with_its_travel(tmp_path: Path) -> None:
    (tmp_path / "home.ics").write_bytes(calendar(CHOIR, WHOLE_DAY + FREE))
    home = '{file: home.ics, travel: 20, treat_as_busy: "e2"}'
    found = read(tmp_path, CHOIR, text=TEXT.replace("work.ics", f"[work.ics, {home}]"))
    assert shown(found) == [
        "01-06 19:00 01-06 20:00 0",
        "01-06 19:00 01-06 20:00 20",
        "01-07 00:00 01-08 00:00 20",
    ]


def test_our_own_sessions_do_not_count_whoever_exports_them(tmp_path: Path) -> None:
    uid = stable_uid("Maya", date(2027, 1, 4), 2)
    data = calendar(CHOIR).replace(b"UID:1", f"UID:{uid}".encode())
    found = read(tmp_path, CHOIR)
    assert len(found.problem.busy) == 1
    (tmp_path / "work.ics").write_bytes(data)
    assert load(tmp_path / "athlete.yaml", today=TODAY).problem.busy == ()


def test_no_slot_collides_and_one_begins_when_an_event_is_over(tmp_path: Path) -> None:
    odd = "DTSTART:20270106T180000\nDTEND:20270106T193700"
    found = read(
        tmp_path, odd, WHOLE_DAY, text=TEXT.replace("work.ics", "{file: work.ics, travel: 5}")
    )
    days = {slot.day for slot in found.problem.slots}
    assert date(2027, 1, 7) not in days
    starts = [slot.start_minute for slot in found.problem.slots if slot.day == date(2027, 1, 6)]
    assert f"{to_datetime(min(starts), BERLIN):%H:%M}" == "19:42"


def test_bytes_of_the_calendars_are_in_the_digest(tmp_path: Path) -> None:
    found = read(tmp_path, CHOIR)
    files = TEXT.encode() + calendar(CHOIR)
    assert found.written.sha256 == hashlib.sha256(files).hexdigest()


def test_the_athlete_hears_of_skipped_events_by_name_the_plan_by_line(tmp_path: Path) -> None:
    bad = "DTSTART;TZID=America:20270105T190000"
    found = read(tmp_path, CHOIR, bad)
    assert found.warnings == (
        "work.ics:10: 'E2' is not counted as busy: its time zone 'America' is unknown.",
    )
    assert found.problem.input_notes == (
        "1 event of work.ics could not be used and may clash (line 10).",
    )


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("wrk.ics", "7:9: free_time.busy: 'wrk.ics': there is no such file; write it as seen from"
         " athlete.yaml"),
        ("[work.ics, wrk.ics]", "7:20: free_time.busy[2]: 'wrk.ics': there is no such file; write"
         " it as seen from athlete.yaml"),
        ("{file: wrk.ics}", "7:16: free_time.busy.file: 'wrk.ics': there is no such file; write it"
         " as seen from athlete.yaml"),
        ("[{travel: 5, file: athlete.yaml}]", "7:28: free_time.busy[1].file: 'athlete.yaml': this"
         " is no calendar (it has no BEGIN:VCALENDAR); export it as .ics"),
        (".", "7:9: free_time.busy: '.': this is not a file; name the .ics file itself"),
    ],
)  # fmt: skip
def test_calendars_that_are_none(tmp_path: Path, written: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, CHOIR, text=TEXT.replace("work.ics", written))
    assert [str(m).split("athlete.yaml:", 1)[1] for m in caught.value.mistakes] == [message]


def test_a_missing_calendar_is_named_with_the_other_mistakes(tmp_path: Path) -> None:
    text = TEXT.replace("work.ics", "wrk.ics").replace("regular", "regulr")
    with pytest.raises(InputError) as caught:
        read(tmp_path, CHOIR, text=text)
    assert [mistake.line for mistake in caught.value.mistakes] == [2, 7]


def test_busy_times_in_order() -> None:
    one = BusyTime(100, 160, 15)
    assert (one.free_until, one.free_from) == (85, 175)
