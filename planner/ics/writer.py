"""Write plans as iCalendar; ``read_sessions`` reads back as much as checking a plan needs."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, vText

from planner.athlete.models.file import AthleteFile
from planner.catalogue.exercises import Catalogue
from planner.ics.event_reader import event_reader
from planner.ics.event_text import describe
from planner.ics.session_reader import CATEGORY
from planner.ics.session_title import session_title
from planner.ics.vtimezone import vtimezone
from planner.plan.plan import Banner, Cancelled, Plan, Session
from planner.text.cleaning import clean, clean_line
from planner.timeline.zones import load_zone

PRODID = "-//coreplan//core training//EN"


def write_calendar(plan: Plan, file: AthleteFile, catalogue: Catalogue) -> bytes:
    """Write the plan as an iCalendar file: the same input gives the same bytes.

    Sessions are written in the athlete's zone with its VTIMEZONE, or in UTC where yearly rules
    can't say the zone and where the clock shows the same time twice. Cancelled events stay in
    the file, marked as such; phases and races are all-day events.

    Args:
        plan: A plan as ``identify`` gives it, with uids and all-day events.
        file: The athlete's file, for the calendar's name and reminders.
        catalogue: Names and cues of the exercises.

    Raises:
        UsageError: The plan's time zone is unknown.
    """
    result = Calendar()
    result.add("prodid", vText(PRODID))
    result.add("version", "2.0")
    result.add("calscale", "GREGORIAN")
    name = clean_line(file.calendar.name or f"{file.athlete.name} core")
    result.add("x-wr-calname", _text(name))
    zone: ZoneInfo | None = None
    days = [session.day for session in plan.sessions]
    days += [cancelled.starts_at.date() for cancelled in plan.cancelled]
    if days:
        first, last = min(plan.season_start, *days), max(plan.season_end, *days)
        if rules := vtimezone(plan.timezone, first, last):
            result.add_component(rules)
            zone = load_zone(plan.timezone)
    for event in _events(plan, file, catalogue, zone):
        result.add_component(event)
    return bytes(result.to_ical())


def is_ours(data: bytes) -> bool:
    """Tell whether ``write_calendar`` wrote this file: its PRODID says so."""
    head = data.split(b"\nBEGIN:", 1)[0].split(b"\r\n")
    return head[0] == b"BEGIN:VCALENDAR" and f"PRODID:{PRODID}".encode() in head


def _events(
    plan: Plan, file: AthleteFile, catalogue: Catalogue, zone: ZoneInfo | None
) -> Iterator[Event]:
    for banner in plan.banners:
        yield _banner_event(banner, plan)
    first = min(plan.sessions, key=lambda session: session.start_minute, default=None)
    for session in plan.sessions:
        reader = event_reader(file, catalogue, session.day)
        text = describe(session, plan, catalogue, session is first, reader)
        yield _session_event(session, plan, zone, text, file.calendar.reminder)
    for cancelled in plan.cancelled:
        yield _cancelled_event(cancelled, plan, zone)


def _session_event(
    session: Session, plan: Plan, zone: ZoneInfo | None, text: str, reminder: int | None
) -> Event:
    session_class = session.session_class.value
    summary = session_title(session, plan)
    event = _timed(session, plan, zone, summary)
    event.add("description", _text(text))
    event.add("categories", [CATEGORY, session_class, session.phase.value])
    event.add("status", "CONFIRMED")
    event.add("transp", "OPAQUE")
    if reminder is not None:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", timedelta(minutes=-reminder))
        alarm.add("description", _text(clean_line(summary)))
        event.add_component(alarm)
    return event


def _cancelled_event(cancelled: Cancelled, plan: Plan, zone: ZoneInfo | None) -> Event:
    event = _timed(cancelled, plan, zone, "Core session (cancelled)")
    event.add("categories", [CATEGORY])
    event.add("status", "CANCELLED")
    event.add("transp", "TRANSPARENT")
    return event


def _timed(planned: Session | Cancelled, plan: Plan, zone: ZoneInfo | None, summary: str) -> Event:
    event = _event(plan, planned.uid, planned.sequence, summary)
    times = [at.astimezone(zone or UTC) for at in (planned.starts_at, planned.ends_at)]
    if any(map(_shown_twice, times)):
        times = [at.astimezone(UTC) for at in times]
    event.add("dtstart", times[0])
    event.add("dtend", times[1])
    return event


def _banner_event(banner: Banner, plan: Plan) -> Event:
    """Make an event of whole days that leaves them free."""
    title = f"{banner.title} (cancelled)" if banner.cancelled else banner.title
    event = _event(plan, banner.uid, banner.sequence, title)
    event.add("dtstart", banner.start)
    event.add("dtend", banner.end)
    event.add("categories", [banner.kind.capitalize()])
    event.add("transp", "TRANSPARENT")
    event.add("x-microsoft-cdo-busystatus", vText("FREE"))
    if banner.detail:
        event.add("description", _text(banner.detail))
    if banner.cancelled:
        event.add("status", "CANCELLED")
    return event


def _event(plan: Plan, uid: str, sequence: int, summary: str) -> Event:
    stamp = datetime.combine(plan.season_start, time(), UTC) + timedelta(seconds=sequence)
    event = Event()
    event.add("uid", _text(clean_line(uid)))
    event.add("sequence", sequence)
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("summary", _text(clean_line(summary)))
    return event


class _Text(vText):
    """Escape TEXT as RFC 5545 says; icalendar takes a backslash before an N for a line break."""

    def to_ical(self) -> bytes:
        escaped = re.sub(r"([\\;,])", r"\\\1", str(self))
        return escaped.replace("\n", r"\n").encode()


def _text(text: str) -> _Text:
    """Clean a value; a plain ``str`` could break its line under ``python -O``."""
    return _Text(clean(text))


def _shown_twice(at: datetime) -> bool:
    """Tell whether the clock shows this time twice, or never."""
    return at.replace(fold=0).utcoffset() != at.replace(fold=1).utcoffset()
