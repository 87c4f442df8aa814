"""Read FIT files: the summaries of their sessions, decoded by fitdecode.

A recording is nearly all points, one a second, which nothing here needs and which take a decoder
most of its time. So the file is skimmed first: only its definitions, sessions and the descriptions
of developer fields are handed on. That bounds the work by the bytes, whatever they say.
"""

import struct
import warnings
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, Literal

from planner.inputs.history.activity import Activity, checked
from planner.inputs.history.column_words import kind_of
from planner.inputs.history.format import RecordingFormat

if TYPE_CHECKING:
    from fitdecode import FitDataMessage

SESSION: Final = 18
KEPT: Final = frozenset({SESSION, 206, 207})
"""Global numbers of the messages that are decoded: sessions, and what developer fields mean."""
MOST_MIB: Final = 6
"""A day of points every second is some 4 MiB."""
MOST_KEPT: Final = 200
"""At most so many messages of one file are decoded; a long multisport race has a dozen."""
_DAMAGED: Final = (AssertionError, ArithmeticError, LookupError, TypeError, struct.error)
"""Fitdecode raises these over bytes that it doesn't expect, besides its own errors."""
RPE_SCALE: Final = 10
"""FIT has effort from 0 to 100."""


def read_fit(content: bytes) -> list[Activity]:
    """Read the activities of a FIT file.

    Raises:
        ValueError: It has none; the message says why.
    """
    import fitdecode

    try:
        with (
            warnings.catch_warnings(action="ignore"),
            fitdecode.FitReader(skimmed(content), check_crc=fitdecode.CrcCheck.DISABLED) as frames,
        ):
            sessions = [frame for frame in frames if _is_session(frame)]
    except (fitdecode.FitError, *_DAMAGED) as problem:
        raise ValueError("it is damaged; export it again") from problem
    if not sessions:
        raise ValueError("there is no session in it; it may be a route, or cut short")
    return [_activity(session) for session in sessions]


def _is_session(frame: object) -> bool:
    import fitdecode

    return isinstance(frame, fitdecode.FitDataMessage) and frame.name == "session"


def _activity(session: "FitDataMessage") -> Activity:
    def value(name: str) -> Any:
        return session.get_value(name, fallback=None)

    def number(name: str) -> float | None:
        found = value(name)
        return float(found) if isinstance(found, int | float) else None

    start = value("start_time")
    if not isinstance(start, datetime) or start.tzinfo is None:
        raise ValueError("its session has no start")
    effort = number("workout_rpe")
    return checked(
        start,
        kind_of(f"{value('sport')} {value('sub_sport')}"),
        number("total_timer_time") or number("total_elapsed_time") or 0,
        number("total_distance") or 0,
        rpe=None if effort is None else effort / RPE_SCALE,
        mean_heart_rate=number("avg_heart_rate"),
        top_heart_rate=number("max_heart_rate"),
    )


def skimmed(content: bytes) -> bytes:
    """Return the file without its points.

    Raises:
        ValueError: It isn't FIT, or is cut off.
    """
    if len(content) < 14 or content[8:12] != b".FIT" or content[0] < 12:
        raise ValueError("it is not a FIT file")
    (size,) = struct.unpack_from("<I", content, 4)
    end = min(len(content), content[0] + size)
    kept = b"".join(_kept(content, content[0], end))
    header = struct.pack("<BBHI4s", 12, content[1], 0, len(kept), b".FIT")
    return header + kept + b"\0\0"


def _kept(content: bytes, at: int, end: int) -> Iterator[bytes]:
    """Yield the records worth decoding, each with its own definition before it."""
    lengths: dict[int, int] = {}
    definitions: dict[int, bytes] = {}
    count = 0
    while at < end:
        head = content[at]
        local = head >> 5 & 3 if head & 0x80 else head & 15
        if not head & 0x80 and head & 0x40:
            length, data = _definition(content, at, developer=bool(head & 0x20))
            order: Literal["big", "little"] = "big" if content[at + 2] else "little"
            number = int.from_bytes(content[at + 3 : at + 5], order)
            lengths[local] = data
            definitions.pop(local, None)
            if number in KEPT:
                definitions[local] = content[at : at + length]
        elif local in lengths:
            length = 1 + lengths[local]
            if local in definitions:
                count += 1
                if at + length > end:
                    raise ValueError("it is cut off in the middle")
                if count > MOST_KEPT:
                    raise ValueError(f"it has more than {MOST_KEPT} sessions")
                yield definitions[local] + content[at : at + length]
        else:
            raise ValueError("it is damaged: a message comes before its definition")
        at += length


def _definition(content: bytes, at: int, *, developer: bool) -> tuple[int, int]:
    """Return the length of a definition, and of the messages that it defines."""
    fields = content[at + 5 : at + 6]
    length = 6 + 3 * sum(fields)
    sizes = [content[at + 7 : at + length : 3]]
    if developer:
        more = content[at + length : at + length + 1]
        sizes.append(content[at + length + 2 : at + length + 1 + 3 * sum(more) : 3])
        length += 1 + 3 * sum(more)
    if at + length > len(content):
        raise ValueError("it is cut off in the middle")
    return length, sum(map(sum, sizes))


FORMAT: Final = RecordingFormat("FIT", ".fit", MOST_MIB, read_fit, needs="fitdecode")
