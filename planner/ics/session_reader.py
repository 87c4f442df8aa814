"""Read core sessions out of a calendar file that may have been through other programs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from planner.athlete.phase_kind import PhaseKind
from planner.errors import UsageError
from planner.plan.plan import SessionClass
from planner.text.cleaning import clean_line
from planner.timeline.zones import load_zone

CATEGORY = "Core training"
"""By this category, core sessions are told from everything else in a calendar."""

MOST_BYTES = 10_000_000

_NOT_A_CALENDAR = "Pass a plan.ics, or another iCalendar file (.ics)."
_FOLD = re.compile(r"\r?\n[ \t]")
_LINE_END = re.compile(r"\r?\n")
_ZONE_RULES = re.compile(r"\s*(BEGIN|END)\b.*:\s*VTIMEZONE\s*", re.IGNORECASE)
_ZONE_NAME = re.compile(
    r'(?:"[^"]*"|[^":])*?;[ \t]*TZID[ \t]*=[ \t]*("[^"]*"|[^";:,]*)', re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class SessionTimes:
    """A calendar file gives one core session these times; both are aware."""

    uid: str
    starts_at: datetime
    ends_at: datetime
    session_class: SessionClass | None
    phase: PhaseKind | None


def read_sessions(data: bytes) -> list[SessionTimes]:
    """Read a calendar file's core sessions in the order of time; cancelled ones are left out.

    Args:
        data: The file, at most ``MOST_BYTES``, in UTF-8.

    Raises:
        UsageError: It is no calendar, names an unknown time zone, or holds a session whose times
            are missing, floating, repeated or the wrong way round.
    """
    if len(data) > MOST_BYTES:
        message = f"the calendar has {len(data):,} bytes; at most {MOST_BYTES:,} are read"
        raise UsageError(message, "Export a calendar that holds the core sessions only.")
    try:
        lines = list(_lines_without_zone_rules(data.decode("utf-8-sig")))
        _check_zone_names(lines)
        calendars = Calendar.from_ical("\r\n".join(lines) + "\r\n", multiple=True)
        events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
        ours = [event for event in events if isinstance(event, Event) and _is_planned(event)]
        sessions = [_session_times(event) for event in ours]
    except (ValueError, LookupError, AttributeError, TypeError, OverflowError, OSError) as error:
        message = f"the calendar can't be read: {clean_line(str(error))[:200]}"
        raise UsageError(message, _NOT_A_CALENDAR) from error
    if not any(calendar.name == "VCALENDAR" for calendar in calendars):
        raise UsageError("the file holds no calendar (no BEGIN:VCALENDAR)", _NOT_A_CALENDAR)
    return sorted(sessions, key=lambda session: (session.starts_at.astimezone(UTC), session.uid))


def _lines_without_zone_rules(text: str) -> Iterator[str]:
    """Unfold lines without zone rules, which may take minutes to expand; zones go by name."""
    inside = False
    for line in _LINE_END.split(_FOLD.sub("", text)):
        edge = _ZONE_RULES.fullmatch(line)
        if edge:
            inside = edge[1].upper() == "BEGIN"
        elif not inside:
            yield line
    if inside:
        raise UsageError("the calendar ends inside a VTIMEZONE", "Export or download it again.")


def _check_zone_names(lines: list[str]) -> None:
    """Refuse unknown zones; icalendar would lose the file or take their times for floating."""
    for line in lines:
        if "TZID" in line.upper() and (found := _ZONE_NAME.match(line)):
            _zone(found[1].strip('" \t'))


def _zone(tzid: str) -> ZoneInfo:
    return load_zone(WINDOWS_TO_OLSON.get(tzid, tzid))


def _is_planned(event: Event) -> bool:
    return CATEGORY in event.categories and str(event.get("STATUS", "")).upper() != "CANCELLED"


def _session_times(event: Event) -> SessionTimes:
    uid = clean_line(str(event.get("UID", "")))
    where = f"the session {uid!r}"
    if not uid:
        raise UsageError("a core session of the calendar has no UID")
    if event.errors:
        raise UsageError(f"{where} can't be read: {clean_line(str(event.errors[0][1]))}")
    if "RRULE" in event or "RDATE" in event:
        raise UsageError(f"{where} repeats", "Make each session an event of its own.")
    try:
        first, last, duration = event.start, event.end, event.duration
    except ValueError as error:
        raise UsageError(f"{where}: {clean_line(str(error))}") from error
    start = _aware(event, "DTSTART", first, where)
    if "DTEND" in event:
        end = _aware(event, "DTEND", last, where)
    else:
        end = (start.astimezone(UTC) + duration).astimezone(start.tzinfo)
    if end.astimezone(UTC) <= start.astimezone(UTC):
        raise UsageError(f"{where} ends at {end}, not after its start at {start}")
    labels = {str(label) for label in event.categories}
    session_class = next((item for item in SessionClass if item.value in labels), None)
    phase = next((item for item in PhaseKind if item.value in labels), None)
    return SessionTimes(uid, start, end, session_class, phase)


def _aware(event: Event, name: str, value: date, where: str) -> datetime:
    """Put the value into its zone, as ``load_zone`` has it."""
    if not isinstance(value, datetime):
        raise UsageError(f"{where}: {name} is {value}, a whole day", "Give it a time of the day.")
    if value.tzinfo is None:
        hint = "Export the calendar with time zones, or write the time in UTC."
        raise UsageError(f"{where}: {name} is {value}, without a time zone", hint)
    tzid = event[name].params.get("TZID")
    return value if tzid is None else value.replace(tzinfo=_zone(str(tzid)))
