"""Define the entries of a file of planned runs, whatever its format."""

from dataclasses import dataclass
from datetime import date

from planner.inputs.runs.classify import Written


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry is one run as a file has it.

    Attributes:
        day: Its local date.
        start: Minutes after midnight; None if the file doesn't say.
        written: Title and other facts that tell its kind.
    """

    day: date
    start: int | None
    written: Written


@dataclass(frozen=True, slots=True)
class Found:
    """A file's runs, and a line for each of its entries that could not be used."""

    entries: tuple[Entry, ...]
    skipped: tuple[str, ...] = ()
