"""A year and a half of a made-up life, and programs that write it as a calendar."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random

import vobject
from dateutil import tz
from dateutil.rrule import rrulestr
from icalendar import Calendar, Event, vRecur

from planner.ics.vtimezone import vtimezone
from planner.timeline.zones import load_zone
from tests.ics.interop.libical import load_libical
from tests.inputs.calendar.interop.conftest import IcalJs

FIRST, LAST = date(2027, 1, 4), date(2027, 9, 26)
ZONES = ("Europe/Berlin", "America/New_York", "UTC", "")
RULES = (
    *("", "", "FREQ=DAILY;COUNT=20", "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY", "FREQ=WEEKLY;COUNT=9"),
    *("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;WKST=SU"),
    *(
        "FREQ=MONTHLY",
        "FREQ=MONTHLY;BYDAY=2TU",
        "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
    ),
    *("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=3,6"),
    *("FREQ=YEARLY;BYMONTH=5;BYDAY=2SU", "FREQ=DAILY;BYDAY=SA,SU;INTERVAL=1"),
)


@dataclass(frozen=True)
class Made:
    """One event; ``zone`` is empty for floating times; ``left_out`` and ``moved`` are its dates."""

    title: str
    start: datetime
    minutes: int
    zone: str
    all_day: bool
    rule: str
    left_out: tuple[datetime, ...]
    moved: tuple[datetime, ...]


def made_up(count: int, seed: int = 7) -> list[Made]:
    """Events that begin from 2025 on; titles tell them apart."""
    random = Random(seed)
    events = []
    for number in range(count):
        day = date(2025, 6, 2) + timedelta(days=random.randrange(800))
        all_day = random.random() < 0.15
        minute = 0 if all_day else 15 * random.randrange(4 * 24)
        start = datetime(day.year, day.month, day.day, minute // 60, minute % 60)
        rule = random.choice(RULES)
        if rule:  # readers differ on a start that its own rule doesn't name
            start = rrulestr(rule, dtstart=start)[0]
        dates = ()
        if rule.startswith("FREQ=WEEKLY") and "BYDAY" not in rule:
            dates = tuple(start + timedelta(weeks=n) for n in random.sample(range(1, 8), 2))
        if rule and "COUNT" not in rule and random.random() < 0.5:
            until = max(date(2027, 5, 1) + timedelta(days=number), day + timedelta(weeks=9))
            rule += f";UNTIL={until:%Y%m%d}"
            rule += "" if all_day else "T220000Z"
        events.append(
            Made(
                f"Event {number}",
                start,
                1440 if all_day else random.choice((15, 45, 60, 90, 600)),
                random.choice(ZONES[:3]) if rule else random.choice(ZONES),
                all_day,
                rule,
                dates[:1],
                () if all_day else dates[1:],
            )
        )
    return events


def by_icalendar(events: list[Made]) -> bytes:
    """As icalendar writes them, each zone with its rules."""
    calendar = Calendar()
    calendar.add("PRODID", "-//made up//icalendar//EN")
    calendar.add("VERSION", "2.0")
    for name in ("Europe/Berlin", "America/New_York"):
        rules = vtimezone(name, date(2025, 1, 1), date(2029, 1, 1))
        assert rules is not None
        calendar.add_component(rules)
    for made in events:
        event = Event()
        event.add("UID", made.title)
        event.add("SUMMARY", made.title)
        event.add("DTSTART", _value(made, made.start))
        event.add("DTEND", _value(made, made.start + timedelta(minutes=made.minutes)))
        if made.rule:
            event.add("RRULE", vRecur.from_ical(made.rule))
        for each in made.left_out:
            event.add("EXDATE", _value(made, each))
        calendar.add_component(event)
        for each in made.moved:
            changed = Event()
            changed.add("UID", made.title)
            changed.add("SUMMARY", f"{made.title} moved")
            changed.add("RECURRENCE-ID", _value(made, each))
            changed.add("DTSTART", _value(made, each + timedelta(hours=30)))
            changed.add("DTEND", _value(made, each + timedelta(hours=31)))
            calendar.add_component(changed)
    return bytes(calendar.to_ical())


def _value(made: Made, at: datetime) -> date:
    if made.all_day:
        return at.date()
    if made.zone == "UTC":
        return at.replace(tzinfo=UTC)
    return at.replace(tzinfo=load_zone(made.zone)) if made.zone else at


def by_vobject(events: list[Made]) -> bytes:
    """As vobject writes them, which spells the zones out by itself."""
    calendar = vobject.iCalendar()
    for made in events:
        zone = tz.gettz(made.zone) if made.zone else None
        zone = tz.UTC if made.zone == "UTC" else zone
        end = made.start + timedelta(minutes=made.minutes)
        event = calendar.add("vevent")
        event.add("uid").value = made.title
        event.add("summary").value = made.title
        for name, at in (("dtstart", made.start), ("dtend", end)):
            event.add(name).value = at.date() if made.all_day else at.replace(tzinfo=zone)
        if made.rule:
            event.add("rrule").value = made.rule
    return bytes(calendar.serialize().encode())


def by_ical_js(events: list[Made], ical_js: IcalJs) -> bytes:
    """As ical.js writes them."""
    return ical_js.write(by_icalendar(events))


def by_libical(events: list[Made]) -> bytes:
    """As libical writes them, the library behind GNOME's and KDE's calendars."""
    library = load_libical()
    parsed = library.icalparser_parse_string(by_icalendar(events))
    return bytes(library.icalcomponent_as_ical_string(parsed))
