"""Print the summary's lists: their room, notes and changes."""

from collections.abc import Iterable
from typing import NamedTuple

from planner.ics.identity import Changes
from planner.text.dates import time_words
from planner.text.lists import counted
from planner.text.tables import WIDTH, cut, wrap

WORST = 3

NOT_REPRODUCIBLE = "Not reproducible: the time limit ended the search, so the next run may differ."


class Room(NamedTuple):
    """The room for a table is its rows, for an item of a list its lines."""

    rows: int
    lines: int

    @property
    def items(self) -> int:
        """Count the items that a list may have."""
        return self.rows if self.lines > 2 else min(self.rows, WORST)

    def wrap(self, text: str, first: str = "", rest: str = "  ") -> list[str]:
        """Break the text into the room's lines, with an ellipsis for what is left off."""
        lines = wrap(text, first, rest)
        if len(lines) <= self.lines:
            return lines
        last = " ".join([lines[self.lines - 1].removeprefix(rest), lines[self.lines].strip()])
        return [*lines[: self.lines - 1], *_one_line(last, first if self.lines == 1 else rest)]


def _one_line(text: str, start: str) -> list[str]:
    return [start + cut(text.removeprefix(start), WIDTH - len(start))]


ROOMS = [Room(rows, lines) for lines in (2, 1) for rows in range(12, 0, -1)]
"""The summary takes the first of these in which it fits, from roomy to tight."""


def changed(changes: Changes, room: Room) -> list[str]:
    """List the sessions that moved, and those to delete by hand."""
    said = [f"{time_words(old)} is now {time_words(new)}" for old, new in changes.moved]
    gone = [
        f"{time_words(start)}: delete it by hand if your calendar keeps it"
        for start in changes.removed
    ]
    other = [
        f"{counted(number, 'session')} {what}"
        for number, what in ((len(changes.added), "added"), (changes.changed, "changed in place"))
        if number
    ]
    return [
        *listed(f"{counted(len(said), 'session')} moved:", said, room),
        *listed(f"{counted(len(gone), 'session')} removed:", gone, room),
        *([f"Since the last plan: {', '.join(other)}."] if other else []),
    ]


def listed(title: str, items: Iterable[str], room: Room) -> list[str]:
    """List items under a title; nothing where there are none."""
    found = list(items)
    if not found:
        return []
    lines = [line for item in found[: room.items] for line in room.wrap(item, "- ")]
    return [title, *lines, *more(len(found) - room.items)]


def more(count: int, noun: str = "") -> list[str]:
    """Count, in one line, the items that had no room; no line for none."""
    if count <= 0:
        return []
    return [f"  and {count} more {noun}{'s' * (count > 1)}" if noun else f"  and {count} more"]
