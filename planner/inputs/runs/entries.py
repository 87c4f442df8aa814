"""What a file of planned runs holds, whatever its format."""

from dataclasses import dataclass
from datetime import date

from planner.inputs.runs.classify import Written


@dataclass(frozen=True, slots=True)
class Entry:
    """One run as a file has it.

    Attributes:
        day: Its local date.
        start: Minutes after midnight; None if the file doesn't say.
        written: Title and all else that tells what it is.
    """

    day: date
    start: int | None
    written: Written


@dataclass(frozen=True, slots=True)
class Found:
    """The runs of a file, and a line for each of its entries that could not be used."""

    entries: tuple[Entry, ...]
    skipped: tuple[str, ...] = ()
