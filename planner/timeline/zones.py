"""Load IANA zones from the tzdata package, so that no machine's own copy changes a result."""

import re
from importlib.resources import files
from io import BytesIO
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from planner.errors import UsageError

_ZONE_NAME = re.compile(r"[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*")


def load_zone(zone: str) -> ZoneInfo:
    """Load the zone from the tzdata package.

    Args:
        zone: An IANA name such as ``Europe/Berlin``.

    Raises:
        UsageError: The name is unknown.
    """
    data = tzif_of(zone)
    try:
        return ZoneInfo.from_file(BytesIO(data), key=zone) if data else ZoneInfo(zone)
    except (ZoneInfoNotFoundError, OSError, ValueError):
        hint = "Use an IANA name such as Europe/Berlin or America/New_York."
        raise UsageError(f"{zone!r} is not a known time zone", hint) from None


def tzif_of(zone: str) -> bytes:
    """Read the bytes of the zone's file in the tzdata package; empty if it has none."""
    if not _ZONE_NAME.fullmatch(zone):
        return b""
    resource = files("tzdata").joinpath("zoneinfo", *zone.split("/"))
    data = resource.read_bytes() if resource.is_file() else b""
    return data if data.startswith(b"TZif") else b""


def is_zone(zone: str) -> bool:
    """Tell whether there is a zone of this name."""
    try:
        load_zone(zone)
    except UsageError:
        return False
    return True
