"""Check at a glance the calendar files that athlete.yaml names."""

import re
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISREG
from typing import Final

from planner.athlete.sections import NO_CALENDAR
from planner.errors import Mistake
from planner.text.cleaning import quoted
from planner.text.key_path import KeyPath
from planner.yaml.document import Document

MOST_BYTES: Final = 16 * 1024 * 1024
"""A calendar of a whole life is smaller (engineering choice, E)."""

_HEAD: Final = b"BEGIN:VCALENDAR"
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")


_DAYS = re.compile(r"\d{4}-\d{2}-\d{2}\b(?!.*\.ics$)")
"""This begins like a day and names no calendar."""


def check_calendar_file(path: Path) -> None:
    """Check that a path leads to a calendar that may be read.

    Raises:
        ValueError: The path doesn't; the message is for people.
    """
    try:
        status = path.stat()
        if S_ISREG(status.st_mode):
            content = path.read_bytes() if status.st_size <= MOST_BYTES else b""
    except (FileNotFoundError, NotADirectoryError):
        raise ValueError("there is no such file; write it as seen from athlete.yaml") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no file can have this name"
        raise ValueError(f"the file cannot be read: {reason}") from None
    if not S_ISREG(status.st_mode):
        raise ValueError("this is not a file; name the .ics file itself")
    if status.st_size > MOST_BYTES:
        most = f"{MOST_BYTES // 1024 // 1024} MiB"
        raise ValueError(f"the calendar is larger than {most}; export fewer months or events")
    if _HEAD not in content.upper() and not content.startswith(_UTF_16):
        raise ValueError("this is no calendar (it has no BEGIN:VCALENDAR); export it as .ics")


def missing_calendars(document: Document, folder: Path) -> Iterator[Mistake]:
    """Yield a mistake for each calendar of ``free_time.busy`` that can't be read.

    Args:
        document: An athlete.yaml, which may have mistakes of other kinds.
        folder: Its folder.
    """
    for path, name in _calendars(document):
        try:
            check_calendar_file(folder / name)
        except ValueError as error:
            if _DAYS.match(name) and not (folder / name).exists():
                yield document.mistake(path, NO_CALENDAR.format(quoted(name)))
                continue
            yield document.mistake(path, f"{quoted(name)}: {error}")


def calendar_path(document: Document, number: int) -> KeyPath:
    """Return the key path of the ``number``-th calendar of ``free_time.busy``, from 0."""
    return [path for path, _ in _calendars(document)][number]


def _calendars(document: Document) -> Iterator[tuple[KeyPath, str]]:
    path: KeyPath = ("free_time", "busy")
    free_time = document.data.get("free_time") if isinstance(document.data, dict) else None
    busy = free_time.get("busy") if isinstance(free_time, dict) else None
    placed = enumerate(busy) if isinstance(busy, list) else [(None, busy)]
    for number, entry in placed:
        at = path if number is None else (*path, number)
        if isinstance(entry, str):
            yield at, entry.strip()
        elif isinstance(entry, dict) and isinstance(entry.get("file"), str):
            yield (*at, "file"), entry["file"].strip()
