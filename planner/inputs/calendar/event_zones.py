"""Resolve a calendar's TZID to a zone: IANA and Windows names, paths, and its own rules."""

import re
from datetime import tzinfo
from functools import lru_cache
from importlib.resources import files
from io import StringIO
from typing import Final

from planner.timeline.zones import load_zone

_ABBREVIATIONS: Final = frozenset(("CET", "EET", "EST", "HST", "MET", "MST", "WET"))

MOST_OBSERVANCES: Final = 100
"""Changes of the clock that a VTIMEZONE may spell out; the longest histories have about 60 (E)."""
MOST_CHARACTERS: Final = 20_000

_ZONE_LINE = re.compile(
    r"(BEGIN|END|TZID|DTSTART|RRULE|RDATE|TZOFFSETFROM|TZOFFSETTO|TZNAME)[;:]", re.IGNORECASE
)
_ZONE_RULE = re.compile(
    r"RRULE:(?=.*FREQ=YEARLY)"
    r"(?:(?:FREQ|BYMONTH|BYDAY|BYMONTHDAY|WKST|UNTIL|COUNT)=[A-Z0-9,+-]*(?:;|$)|INTERVAL=1(?:;|$))+",
    re.IGNORECASE,
)


def zone_of(tzid: str, rules: str = "") -> tzinfo | None:
    """Resolve a TZID to its zone, or None.

    Args:
        tzid: The name as written, such as ``Europe/Berlin``, ``W. Europe Standard Time`` or
            ``/freeassociation.sourceforge.net/Europe/Berlin``.
        rules: The file's VTIMEZONE of this name. It counts where the name says nothing, or is as
            short as ``EST``, which programs write for New York's clock in summer too.
    """
    by_name = named_zone(tzid)
    unclear = by_name is None or tzid.upper() in _ABBREVIATIONS
    return (_zone_by_rules(rules) if rules and unclear else None) or by_name


@lru_cache(maxsize=1000)
def named_zone(tzid: str) -> tzinfo | None:
    """Find the zone of a name; None for an unknown name."""
    name = tzid.strip().strip("/")
    parts = name.split("/")
    known = _known_names()
    for start in range(min(len(parts), 8)):
        found = known.get("/".join(parts[start:]).lower())
        if found:
            return load_zone(found)
    windows = _windows_names().get(name.lower())
    return load_zone(windows) if windows else None


@lru_cache(maxsize=1)
def _known_names() -> dict[str, str]:
    listed = files("tzdata").joinpath("zones").read_text("utf-8").split()
    return {name.lower(): name for name in ("UTC", "GMT", *listed)} | {"z": "UTC"}


@lru_cache(maxsize=1)
def _windows_names() -> dict[str, str]:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return {name.lower(): zone for name, zone in WINDOWS_TO_OLSON.items()}


@lru_cache(maxsize=1000)
def _zone_by_rules(rules_text: str) -> tzinfo | None:
    """Make the zone of the file's own rules, if they are few and plain; else None."""
    lines = [line.strip() for line in rules_text.split("\n")]
    location = [line.partition(":")[2] for line in lines if line.upper().startswith("X-LIC-LOC")]
    if location and (zone := named_zone(location[0])):
        return zone
    kept = [line for line in lines if _ZONE_LINE.match(line)]
    observances = sum(line.upper().startswith("BEGIN:") for line in kept) - 1
    rules = [line for line in kept if line.upper().startswith("RRULE")]
    if observances > MOST_OBSERVANCES or sum(map(len, kept)) > MOST_CHARACTERS:
        return None
    if not all(_ZONE_RULE.fullmatch(rule) for rule in rules):
        return None
    from dateutil.tz import tzical

    try:
        read = tzical(StringIO("\n".join(kept)))
        by_rules: tzinfo = read.get(read.keys()[0])
        return by_rules
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError):
        return None
