"""Sessions read back from a calendar file, whoever wrote it, and files that are refused."""

import contextlib
import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.athlete.models.season import Race
from planner.athlete.phase_kind import PhaseKind
from planner.errors import UsageError
from planner.ics.session_reader import MOST_BYTES, SessionTimes, read_sessions
from planner.ics.writer import write_calendar
from planner.plan.plan import Cancelled, SessionClass
from tests.ics.calendar_samples import BERLIN, athlete_file, catalogue, plan, session, with_banners

EVENT = (
    "UID:a",
    "CATEGORIES:Core training,light,taper",
    "DTSTART;TZID=Europe/Berlin:20270104T190000",
    "DTEND;TZID=Europe/Berlin:20270104T192500",
)


def calendar(*lines: str) -> bytes:
    body = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", *lines, "END:VCALENDAR", ""]
    return "\r\n".join(body).encode()


def with_event(*lines: str, before: tuple[str, ...] = ()) -> bytes:
    return calendar(*before, "BEGIN:VEVENT", *lines, "END:VEVENT")


def changed(old: str, new: str) -> bytes:
    return with_event(*(line.replace(old, new) for line in EVENT))


def test_our_own_file_comes_back() -> None:
    heavy = session("2027-01-06T06:30", 20, uid="b", session_class=SessionClass.HEAVY)
    evening = session("2027-10-31T19:00", uid="c")
    start = datetime(2027, 1, 7, 19, tzinfo=BERLIN)
    gone = Cancelled(uid="gone", sequence=1, starts_at=start, ends_at=start + timedelta(minutes=25))
    given_plan = plan(evening, heavy, cancelled=(gone,))
    races = (Race(name="Core training", date=start.date(), distance_m=5000),)
    file = athlete_file(races)
    data = write_calendar(with_banners(given_plan, file), file, catalogue())
    assert b"SUMMARY:Race: Core training (A)\r\n" in data
    read = read_sessions(data)
    assert read == [
        SessionTimes("b", heavy.starts_at, heavy.ends_at, SessionClass.HEAVY, PhaseKind.BASE),
        SessionTimes("c", evening.starts_at, evening.ends_at, SessionClass.MEDIUM, PhaseKind.BASE),
    ]
    assert str(read[0].starts_at.tzinfo) == "Europe/Berlin"


def test_other_events_and_labels_are_passed_over() -> None:
    assert read_sessions(with_event(*EVENT[:1], *EVENT[2:])) == []
    assert read_sessions(with_event(*EVENT, "STATUS:cancelled")) == []
    read = read_sessions(changed(",light,taper", ",fun"))
    assert [(r.session_class, r.phase) for r in read] == [(None, None)]
    assert read_sessions(calendar()) == []


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("DTSTART;TZID=W. Europe Standard Time:20270104T190000", "DURATION:PT25M"),
        ('DTSTART;TZID="Europe/Berlin":20270104T190000', "DTEND:20270104T182500Z"),
        ("DTSTART:20270104T180000Z", "DURATION:PT25M"),
    ],
)
def test_other_ways_to_say_the_same_time(start: str, end: str) -> None:
    [read] = read_sessions(with_event(*EVENT[:2], start, end))
    assert read.starts_at.astimezone(UTC) == datetime(2027, 1, 4, 18, tzinfo=UTC)
    assert read.ends_at.astimezone(UTC) == datetime(2027, 1, 4, 18, 25, tzinfo=UTC)


def test_hours_of_a_duration_are_elapsed_hours() -> None:
    """On 28 March 2027 Berlin goes from 02:00 to 03:00."""
    start = "DTSTART;TZID=Europe/Berlin:20270328T014500"
    [read] = read_sessions(with_event(*EVENT[:2], start, "DURATION:PT30M"))
    assert f"{read.ends_at:%H:%M %z}" == "03:15 +0200"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no calendar"),
        (b"plan.ics", "can't be read"),
        (b"\xff\xfe", "can't be read"),
        (b"BEGIN:VEVENT\r\nEND:VEVENT\r\n", "no calendar"),
        (calendar("BEGIN:VTIMEZONE", "TZID:x"), "ends inside a VTIMEZONE"),
        (changed("Europe/Berlin", "America"), "'America' is not a known time zone"),
        (changed("Europe/Berlin", "europe/berlin"), "'europe/berlin' is not a known"),
        (changed("Europe/Berlin", "../../etc/passwd"), "is not a known time zone"),
        (changed("Europe/Berlin", ""), "is not a known time zone"),
        (changed(";TZID=Europe/Berlin", ""), "without a time zone"),
        (changed(";TZID=Europe/Berlin:20270104T190000", ";VALUE=DATE:20270104"), "'a': DTSTART"),
        (with_event(*EVENT[:2], "DTSTART;VALUE=DATE:20270104"), "a whole day"),
        (changed("T192500", "T190000"), "not after its start"),
        (changed("T192500", "T99"), "'a' can't be read"),
        (with_event(*EVENT[1:]), "no UID"),
        (with_event(*EVENT[:2]), "DTSTART"),
        (with_event(*EVENT, "RRULE:FREQ=WEEKLY"), "repeats"),
        (b"x" * (MOST_BYTES + 1), "10,000,001 bytes"),
    ],
)
def test_what_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read_sessions(data)


def test_a_path_in_the_data_is_not_opened() -> None:
    with pytest.raises(UsageError):
        read_sessions(__file__.encode())


def test_rules_of_the_file_are_never_expanded() -> None:
    """Such rules take minutes where a reader expands them."""
    bomb = ("DTSTART:19700101T000000", "RRULE:FREQ=SECONDLY", "TZOFFSETFROM:+0000")
    rules = ("BEGIN:STANDARD", *bomb, "TZOFFSETTO:+0100", "END:STANDARD", "END:VTIMEZONE")
    zone = "W. Europe Standard Time"
    started = time.process_time()
    for begin in ("BEGIN:VTIMEZONE", "begin;X=1:vtimezone ", "BEGIN:VTIME\r\n ZONE"):
        before = (begin, f"TZID:{zone}", *rules)
        lines = [line.replace("Europe/Berlin", zone) for line in EVENT]
        assert len(read_sessions(with_event(*lines, before=before))) == 1
    assert time.process_time() - started < 2


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *EVENT,
                "BEGIN:VEVENT",
                "END:VEVENT",
                "BEGIN:VTIMEZONE",
                "END:VTIMEZONE",
                "END:VCALENDAR",
                "DURATION:-P1W",
                "DTEND;TZID=America:20270104T192500",
                "DTSTART:00010101T000000Z",
                "DTEND:99991231T235959Z",
                "DTSTART;TZID=Asia/Tokyo:00010101T000000",
                "CATEGORIES:",
                "SEQUENCE:x",
                " folded",
            ]
        ),
        st.text(st.characters(codec="utf-8"), max_size=30),
    ),
    max_size=12,
)


@given(LINES)
@settings(max_examples=200)
def test_any_lines_are_read_or_refused(lines: list[str]) -> None:
    for data in (calendar(*lines), with_event(*EVENT, *lines)):
        with contextlib.suppress(UsageError):
            assert all(read.starts_at.tzinfo for read in read_sessions(data))


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with pytest.raises(UsageError):
        read_sessions(data)
