"""Reads calendars in the tests' own process, by the same steps as the worker does."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import dateutil.rrule

from planner.inputs.calendar.expansion import Expansion
from planner.inputs.calendar.vevent_scanner import blocks_of, decoded
from planner.inputs.calendar.worker import end_rules_with
from planner.timeline.zones import load_zone

BERLIN = load_zone("Europe/Berlin")
FIRST, LAST = date(2027, 1, 4), date(2027, 1, 31)


@dataclass(frozen=True)
class Here:
    """What was read: ``title, start, end`` by the athlete's clock, and reasons by name."""

    events: list[str]
    skipped: dict[str, str]
    plain: list[dict[str, object]]


def read_here(data: bytes, first: date = FIRST, last: date = LAST, zone: ZoneInfo = BERLIN) -> Here:
    """The events of a calendar that touch some days."""
    skipped: dict[str, str] = {}
    expansion = Expansion(first, last, zone, lambda block, why: skipped.update({block.name: why}))
    groups = expansion.groups(blocks_of(decoded(data)))
    unbounded = dateutil.rrule.datetime
    try:
        end_rules_with(last.year + 1)
        found = [plain for group in groups for plain in expansion.events(group)]
    finally:
        dateutil.rrule.datetime = unbounded
    found.sort(key=lambda plain: (plain["start"], plain["end"], plain["title"]))
    return Here([_shown(plain, zone) for plain in found], skipped, found)


def _shown(plain: dict[str, object], zone: ZoneInfo) -> str:
    start, end = (
        datetime.fromtimestamp(float(str(plain[key])), UTC).astimezone(zone)
        for key in ("start", "end")
    )
    if plain["all_day"]:
        return f"{plain['title']} {start:%m-%d} to {end:%m-%d}"
    until = f"{end:%H:%M}" if start.date() == end.date() else f"{end:%m-%d %H:%M}"
    return f"{plain['title']} {start:%m-%d %H:%M} to {until}"


def calendar(*events: str, head: str = "") -> bytes:
    """A calendar of events, each given by its lines; ``SUMMARY`` and ``UID`` are added."""
    blocks = "".join(
        f"BEGIN:VEVENT\nUID:{n}\nSUMMARY:E{n}\n{lines.strip()}\nEND:VEVENT\n"
        for n, lines in enumerate(events, 1)
    )
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Nobody//EN\n{head}{blocks}END:VCALENDAR\n"
    return text.replace("\n", "\r\n").encode()
