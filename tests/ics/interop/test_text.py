"""What an athlete writes reaches every reader whole, and nothing of it becomes a property."""

import unicodedata
from datetime import date

import pytest
import vobject
from icalendar import Calendar

from planner.athlete.models.file import AthleteFile
from planner.athlete.models.free_time import FreeTime
from planner.athlete.models.person import Athlete
from planner.athlete.models.running import Running
from planner.athlete.models.season import Race
from planner.ics.writer import write_calendar
from planner.plan.plan import Plan
from tests.ics.calendar_samples import with_banners
from tests.ics.interop import libical
from tests.ics.interop.conftest import IcalJs
from tests.ics.interop.zoned_plans import EMPTY

pytestmark = pytest.mark.interop

NAMES = (
    "Hamburg; Berlin, Wien: 10 \\ 21",
    "back\\nslash and \\N, \\; \\, at the end \\",
    'quotes "here" and ^n there',
    "two\r\nATTENDEE:mailto:you@example.org",
    "one\nEND:VEVENT\nBEGIN:VEVENT",
    "\u202eedoc\u202c \u2066x\u2069 \x85 \u2028 \u2029 \x00\x07\x1b[31m",
    "Zürich Marathon " * 12,
    "東京マラソン" * 20,
    "🏃🏽‍♀️👩‍👩‍👧 " * 15,
    "a" * 74 + "é" * 40,
    "  spaces   around  ",
)


def shown(name: str) -> str:
    """The title as it should appear: no controls, white space run together."""
    spaced = "".join(" " if c in "\r\n\t" else c for c in name)
    plain = (c for c in spaced if unicodedata.category(c) not in ("Cc", "Zl", "Zp"))
    unmarked = (c for c in plain if unicodedata.bidirectional(c) not in MARKS)
    return f"Race: {' '.join(''.join(unmarked).split())} (A)"


MARKS = ("LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI")


def calendar_of(names: tuple[str, ...]) -> bytes:
    plan = Plan(
        athlete="Maya",
        timezone="Europe/Berlin",
        generator="test",
        input_sha256="0",
        season_start=date(2027, 1, 4),
        season_end=date(2027, 6, 6),
        status="optimal",
    )
    races = tuple(
        Race(name=name, date=date(2027, 4, number), distance_m=10_000)
        for number, name in enumerate(names, 1)
    )
    athlete = Athlete(name="Maya", timezone="Europe/Berlin")
    file = AthleteFile(athlete=athlete, races=races, running=Running(), free_time=FreeTime())
    return write_calendar(with_banners(plan, file), file, EMPTY)


def test_every_reader_shows_the_titles(ical_js: IcalJs) -> None:
    data = calendar_of(NAMES)
    expected = sorted(map(shown, NAMES))
    assert sorted(event["SUMMARY"] for event in Calendar.from_ical(data).events) == expected
    assert sorted(e.summary.value for e in vobject.readOne(data.decode()).vevent_list) == expected
    assert sorted(event.summary for event in libical.read(data).values()) == expected
    events = ical_js({"text": data})["text"].values()
    assert sorted(event["summary"] for event in events) == expected
    assert all(event["allDay"] for event in events)
    assert {tuple(event["categories"]) for event in events} == {("Race",)}


def test_nothing_becomes_a_property() -> None:
    lines = calendar_of(NAMES).split(b"\r\n")
    assert len([line for line in lines if line == b"BEGIN:VEVENT"]) == len(NAMES)
    assert not [line for line in lines if line.startswith(b"ATTENDEE")]
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode() for line in lines[:-1])  # no character is cut in two
    assert not [line for line in lines if b"\r" in line or b"\n" in line]
