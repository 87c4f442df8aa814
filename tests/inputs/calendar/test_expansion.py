"""When the events of a calendar are: zones, nights, repetition, exceptions, what is skipped."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.inputs.calendar.event_reading import calendar, read_here

VTIMEZONE = """\
BEGIN:VTIMEZONE
TZID:Office
BEGIN:STANDARD
DTSTART:16010101T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
END:DAYLIGHT
END:VTIMEZONE
"""
EVENING = "DTSTART:20270104T190000\nDTEND:20270104T200000"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("DTSTART:20270104T190000\nDTEND:20270104T203000", ["01-04 19:00 to 20:30"]),  # floating
        ("DTSTART:20270104T190000Z\nDURATION:PT1H30M", ["01-04 20:00 to 21:30"]),
        ("DTSTART;TZID=America/New_York:20270104T120000\nDURATION:PT1H", ["01-04 18:00 to 19:00"]),
        ("DTSTART;TZID=america/new_york:20270104T120000\nDURATION:PT1H", ["01-04 18:00 to 19:00"]),
        (
            "DTSTART;TZID=Eastern Standard Time:20270104T120000\nDURATION:PT1H",
            ["01-04 18:00 to 19:00"],
        ),
        (
            "DTSTART;TZID=/freeassociation.sourceforge.net/Tzfile/Asia/Tokyo:20270105T090000\n"
            "DURATION:PT1H",
            ["01-05 01:00 to 02:00"],
        ),
        ("DTSTART;TZID=Office:20270104T120000\nDURATION:PT1H", ["01-04 11:00 to 12:00"]),
        ('DTSTART;X=";:";TZID="Office":20270104T120000\nDURATION:PT1H', ["01-04 11:00 to 12:00"]),
        ("DTSTART:20270104T220000\nDTEND:20270105T060000", ["01-04 22:00 to 01-05 06:00"]),
        ("DTSTART:20270103T220000\nDTEND:20270104T060000", ["01-03 22:00 to 01-04 06:00"]),
        ("DTSTART:20270103T220000\nDTEND:20270104T000000", []),  # over when the span begins
        ("DTSTART:20270131T220000\nDTEND:20270201T060000", ["01-31 22:00 to 02-01 06:00"]),
        ("DTSTART:20270201T000000\nDTEND:20270201T060000", []),
        ("DTSTART;VALUE=DATE:20270110", ["01-10 to 01-11"]),
        ("DTSTART;VALUE=DATE:20270110\nDTEND;VALUE=DATE:20270110", ["01-10 to 01-11"]),
        ("DTSTART;VALUE=DATE:20270110\nDTEND;VALUE=DATE:20270113", ["01-10 to 01-13"]),
        ("DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20270105", ["12-24 to 01-05"]),
        ("DTSTART:20270104T240000\nDURATION:PT1H", ["01-05 00:00 to 01:00"]),
        ("DTSTART:20270104T190000", ["01-04 19:00 to 19:00"]),
        ("dtstart:\n 20270104T190000\ndtend:20270104T20\n\t0000", ["01-04 19:00 to 20:00"]),
        (f"{EVENING}\nRRULE:", ["01-04 19:00 to 20:00"]),
    ],
)
def test_one_event(lines: str, expected: list[str]) -> None:
    here = read_here(calendar(lines, head=VTIMEZONE))
    assert (here.events, here.skipped) == ([f"E1 {each}" for each in expected], {})


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        ("RRULE:FREQ=WEEKLY", [4, 11, 18, 25]),
        ("RRULE:FREQ=WEEKLY;INTERVAL=2", [4, 18]),
        ("RRULE:FREQ=WEEKLY;BYDAY=MO,FR;COUNT=5", [4, 8, 11, 15, 18]),
        ("RRULE:FREQ=WEEKLY;UNTIL=20270118", [4, 11, 18]),  # a day counts to its end
        ("RRULE:FREQ=WEEKLY;UNTIL=20270118T190000", [4, 11, 18]),
        ("RRULE:FREQ=WEEKLY;UNTIL=20270118T175959Z", [4, 11]),
        ("RRULE:FREQ=MONTHLY;BYDAY=2TU,-1SU", [4, 12, 31]),
        ("RRULE:FREQ=YEARLY;X-NOTE=1;SKIP=OMIT", [4]),
        ("RRULE:FREQ=WEEKLY\nEXDATE:20270111T190000,20270118T190000", [4, 25]),
        ("RRULE:FREQ=WEEKLY\nEXDATE:20270111T180000Z", [4, 18, 25]),
        ("RRULE:FREQ=WEEKLY\nEXDATE;VALUE=DATE:20270111", [4, 18, 25]),
        ("RDATE:20270106T190000\nRDATE;VALUE=PERIOD:20270108T190000/PT1H", [4, 6, 8]),
        ("RRULE:FREQ=WEEKLY\nRRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=1", [4, 7, 11, 18, 25]),
    ],
)
def test_repetition(lines: str, days: list[int]) -> None:
    here = read_here(calendar(f"{EVENING}\n{lines}"))
    assert here.events == [f"E1 01-{day:02d} 19:00 to 20:00" for day in days]
    assert here.skipped == {}


def test_an_event_keeps_its_clock_over_the_change_of_the_clocks() -> None:
    lines = "DTSTART;TZID=Europe/Berlin:20200106T190000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY"
    here = read_here(calendar(lines), date(2027, 3, 22), date(2027, 4, 4))
    assert here.events == ["E1 03-22 19:00 to 20:00", "E1 03-29 19:00 to 20:00"]


def test_a_calendar_may_name_the_zone_that_it_means() -> None:
    weekly = "DTSTART:20260706T230000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;BYDAY=MO"
    head = "X-WR-TIMEZONE:America/New_York\n"
    here = read_here(calendar(weekly, EVENING, head=head), last=date(2027, 1, 10))
    assert here.events == ["E1 01-05 01:00 to 02:00", "E2 01-05 01:00 to 02:00"]


OVERRIDES = """\
BEGIN:VCALENDAR
BEGIN:VEVENT
UID:a
SUMMARY:Choir
DTSTART;TZID=Europe/Berlin:20270104T190000
DTEND;TZID=Europe/Berlin:20270104T200000
RRULE:FREQ=WEEKLY
END:VEVENT
BEGIN:VEVENT
UID:a
SUMMARY:Choir (moved)
RECURRENCE-ID;TZID=Europe/Berlin:20270111T190000
DTSTART;TZID=Europe/Berlin:20270112T200000
DTEND;TZID=Europe/Berlin:20270112T210000
END:VEVENT
BEGIN:VEVENT
UID:a
SUMMARY:Choir (off)
STATUS:CANCELLED
RECURRENCE-ID:20270118T180000Z
DTSTART;TZID=Europe/Berlin:20270118T190000
DTEND;TZID=Europe/Berlin:20270118T200000
END:VEVENT
END:VCALENDAR
"""


def test_changed_occurrences() -> None:
    here = read_here(OVERRIDES.encode())
    assert here.events == [
        "Choir 01-04 19:00 to 20:00",
        "Choir (moved) 01-12 20:00 to 21:00",
        "Choir (off) 01-18 19:00 to 20:00",
        "Choir 01-25 19:00 to 20:00",
    ]
    assert [event["cancelled"] for event in here.plain] == [False, False, True, False]


def test_a_change_of_an_event_that_is_over_still_counts() -> None:
    text = OVERRIDES.replace("RRULE:FREQ=WEEKLY", "RRULE:FREQ=WEEKLY;UNTIL=20261201")
    text = text.replace(
        "DTSTART;TZID=Europe/Berlin:20270104", "DTSTART;TZID=Europe/Berlin:20260105"
    )
    here = read_here(
        text.replace(
            "DTEND;TZID=Europe/Berlin:20270104", "DTEND;TZID=Europe/Berlin:20260105"
        ).encode()
    )
    assert here.events == ["Choir (moved) 01-12 20:00 to 21:00", "Choir (off) 01-18 19:00 to 20:00"]


def test_a_change_of_an_event_that_cannot_be_read_still_counts() -> None:
    here = read_here(OVERRIDES.replace("FREQ=WEEKLY", "FREQ=SECONDLY").encode())
    assert here.events == ["Choir (moved) 01-12 20:00 to 21:00", "Choir (off) 01-18 19:00 to 20:00"]
    assert list(here.skipped) == ["Choir"]


def test_from_here_on() -> None:
    text = OVERRIDES.replace("RECURRENCE-ID;", "RECURRENCE-ID;RANGE=THISANDFUTURE;")
    assert read_here(text.encode()).events[-1] == "Choir (moved) 01-26 20:00 to 21:00"


def test_the_newest_version_counts() -> None:
    old, new = f"{EVENING}\nSEQUENCE:1", f"{EVENING.replace('0104', '0105')}\nSEQUENCE:2"
    here = read_here(calendar(old, new).replace(b"UID:2", b"UID:1"))
    assert here.events == ["E2 01-05 19:00 to 20:00"]
    assert here.skipped == {"E1": "the calendar has a newer version of it"}


def test_two_events_of_one_uid_both_count() -> None:
    here = read_here(calendar(EVENING, EVENING.replace("0104", "0105")).replace(b"UID:2", b"UID:1"))
    assert len(here.events) == 2


def test_one_bad_event_costs_one_event() -> None:
    bad = "DTSTART;TZID=America:20270104T190000"
    here = read_here(calendar(EVENING, bad, EVENING))
    assert here.events == ["E1 01-04 19:00 to 20:00", "E3 01-04 19:00 to 20:00"]
    assert here.skipped == {"E2": "its time zone 'America' is unknown"}


def test_what_is_cut_off_or_broken_in_between() -> None:
    whole = calendar(EVENING, EVENING, EVENING).decode()
    first, second, third = whole.split("BEGIN:VEVENT")[1:]
    cut = f"BEGIN:VCALENDAR\nBEGIN:VEVENT{first.replace('END:VEVENT', '')}BEGIN:VEVENT{second}"
    here = read_here(f"{cut}BEGIN:VEVENT{third.split('END:')[0]}".encode())
    assert here.events == ["E2 01-04 19:00 to 20:00"]
    assert here.skipped == {"E1": "it has no end (END:VEVENT)", "E3": "the file ends inside it"}


def test_alarms_todos_and_lines_without_a_colon_are_not_looked_at() -> None:
    alarm = "BEGIN:VALARM\nDURATION:PT9H\nSUMMARY:Alarm\nTRIGGER:-PT5M\nEND:VALARM"
    todo = "BEGIN:VTODO\nUID:t\nDTSTART:20270104T190000Z\nEND:VTODO\n"
    here = read_here(calendar(f"nonsense\n{alarm}\n{EVENING}", head=todo))
    assert here.events == ["E1 01-04 19:00 to 20:00"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_encodings(encoding: str) -> None:
    data = calendar(EVENING).decode().replace("E1", "Büro").encode(encoding)
    title = read_here(data).events[0].split()[0]
    assert title == ("B\ufffdro" if encoding == "latin-1" else "Büro")


def test_titles_are_cleaned() -> None:
    data = calendar(EVENING).decode().replace("E1", "a\\, b\\n\x1b[31m\u202ec \\\\n")
    assert read_here(data.encode()).events == ["a, b [31mc \\n 01-04 19:00 to 20:00"]


def test_the_days_of_an_event_that_lasts_for_weeks() -> None:
    lines = "DTSTART;VALUE=DATE:20261201\nDTEND;VALUE=DATE:20261215\nRRULE:FREQ=MONTHLY"
    assert read_here(calendar(lines)).events == ["E1 01-01 to 01-15"]


LINES = st.sampled_from(
    [
        *("BEGIN:VEVENT", "END:VEVENT", "BEGIN:VALARM", "END:VALARM", "BEGIN:VTIMEZONE"),
        *("END:VTIMEZONE", "BEGIN:VCALENDAR", "END:VCALENDAR", "UID:1", "UID:2", "TZID:Odd"),
        *("DTSTART:20270104T190000", "DTSTART;VALUE=DATE:20270104", "DTSTART:2027", "DTSTART;TZID"),
        *("DTSTART;TZID=Odd:20270105T190000", "DTEND:20270105T190000Z", "DURATION:P1DT1H"),
        *("RRULE:FREQ=DAILY", "RRULE:FREQ=YEARLY;BYDAY=53MO", "RRULE:FREQ=MONTHLY;BYSETPOS=-1"),
        *("RRULE:FREQ=WEEKLY;UNTIL=20270105", "RDATE:20270106", "RDATE:20270106T190000Z/PT1H"),
        *("EXDATE:20270105,20270106T190000", "EXDATE;TZID=America:20270105T190000"),
        *("RECURRENCE-ID:20270105", "RECURRENCE-ID;RANGE=THISANDFUTURE:20270105T190000"),
        *("SEQUENCE:-1", "SEQUENCE:9", "X-WR-TIMEZONE:Europe", "TZOFFSETTO:+0100", " folded", ""),
    ]
)


@settings(max_examples=300)
@given(st.lists(LINES | st.text(max_size=20), max_size=25))
def test_no_lines_are_too_odd(lines: list[str]) -> None:
    text = "\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT"])
    here = read_here(text.encode("utf-8", "surrogatepass"))
    assert all(name and why for name, why in here.skipped.items())


@settings(max_examples=200)
@given(st.binary(max_size=300))
def test_no_bytes_are_too_odd(data: bytes) -> None:
    read_here(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270104T190000\n" + data)
