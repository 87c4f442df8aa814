"""Reads a calendar with libical, the C library behind GNOME's and KDE's calendars."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.needs import need


class _Time(ctypes.Structure):
    """``struct icaltimetype`` of libical 3."""

    _fields_ = (
        *((name, ctypes.c_int) for name in ("year", "month", "day", "hour", "minute", "second")),
        ("is_date", ctypes.c_int),
        ("is_daylight", ctypes.c_int),
        ("zone", ctypes.c_void_p),
    )


@dataclass(frozen=True)
class Read:
    """An event as libical understands it; times in seconds since 1970."""

    start: int
    end: int
    all_day: bool
    zone: str  # "UTC", "floating", "file" for the file's own VTIMEZONE, else "elsewhere"
    summary: str
    description: str


_SIGNATURES: dict[str, tuple[Any, list[Any]]] = {
    "icalparser_parse_string": (ctypes.c_void_p, [ctypes.c_char_p]),
    "icalcomponent_string_to_kind": (ctypes.c_int, [ctypes.c_char_p]),
    "icalcomponent_count_errors": (ctypes.c_int, [ctypes.c_void_p]),
    "icalcomponent_get_first_component": (ctypes.c_void_p, [ctypes.c_void_p, ctypes.c_int]),
    "icalcomponent_get_next_component": (ctypes.c_void_p, [ctypes.c_void_p, ctypes.c_int]),
    "icalcomponent_get_uid": (ctypes.c_char_p, [ctypes.c_void_p]),
    "icalcomponent_get_summary": (ctypes.c_char_p, [ctypes.c_void_p]),
    "icalcomponent_get_description": (ctypes.c_char_p, [ctypes.c_void_p]),
    "icalcomponent_get_dtstart": (_Time, [ctypes.c_void_p]),
    "icalcomponent_get_dtend": (_Time, [ctypes.c_void_p]),
    "icalcomponent_get_timezone": (ctypes.c_void_p, [ctypes.c_void_p, ctypes.c_char_p]),
    "icaltimezone_get_tzid": (ctypes.c_char_p, [ctypes.c_void_p]),
    "icaltimezone_get_utc_timezone": (ctypes.c_void_p, []),
    "icaltime_as_timet_with_zone": (ctypes.c_long, [_Time, ctypes.c_void_p]),
    "icalcomponent_as_ical_string": (ctypes.c_char_p, [ctypes.c_void_p]),
    "icalcomponent_free": (None, [ctypes.c_void_p]),
}


def load_libical() -> ctypes.CDLL:
    """Loads the library; without it the test is skipped."""
    need("libical")
    library = ctypes.CDLL("libical.so.3")
    for name, (result, arguments) in _SIGNATURES.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


def read(data: bytes) -> dict[str, Read]:
    """The events of a calendar by uid.

    Raises:
        ValueError: libical found errors in the file.
    """
    library = load_libical()
    calendar = library.icalparser_parse_string(data)
    try:
        if not calendar or library.icalcomponent_count_errors(calendar):
            raise ValueError("libical finds errors in the calendar")
        return dict(_events(library, calendar))
    finally:
        library.icalcomponent_free(calendar)


def _events(library: ctypes.CDLL, calendar: int) -> Iterator[tuple[str, Read]]:
    kind = library.icalcomponent_string_to_kind(b"VEVENT")
    event = library.icalcomponent_get_first_component(calendar, kind)
    while event:
        start = library.icalcomponent_get_dtstart(event)
        end = library.icalcomponent_get_dtend(event)
        yield (
            library.icalcomponent_get_uid(event).decode(),
            Read(
                library.icaltime_as_timet_with_zone(start, start.zone),
                library.icaltime_as_timet_with_zone(end, end.zone),
                bool(start.is_date),
                _zone(library, calendar, start.zone),
                (library.icalcomponent_get_summary(event) or b"").decode(),
                (library.icalcomponent_get_description(event) or b"").decode(),
            ),
        )
        event = library.icalcomponent_get_next_component(calendar, kind)


def _zone(library: ctypes.CDLL, calendar: int, zone: int | None) -> str:
    if not zone:
        return "floating"
    if zone == library.icaltimezone_get_utc_timezone():
        return "UTC"
    tzid = library.icaltimezone_get_tzid(zone)
    return "file" if zone == library.icalcomponent_get_timezone(calendar, tzid) else "elsewhere"
