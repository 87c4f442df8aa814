"""Locate values in YAML text by the parser's events."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Final

from ruamel.yaml.events import (
    CollectionEndEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from planner.yaml.scanner import Builder, events_of

_BETWEEN: Final = re.compile(r"([ \t\n]+|#[^\n]*)*")
_BLANK_END: Final = re.compile(r"(\n[ \t]*)*\Z")


class Kind(Enum):
    """A place holds one of these kinds of value."""

    NOTHING = "nothing"
    SCALAR = "scalar"
    TEXT = "block scalar"
    MAPPING = "mapping"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Node:
    """A node locates a value; places are characters from the start of the text.

    Attributes:
        kind: The kind of value.
        is_flow: Whether it is a collection in brackets (or one pair in a flow list, without them).
        anchor: Behind the ``:`` or ``-`` (or the lone key) that it belongs to.
        start: Its first character; the anchor where nothing stands.
        end: Behind its last character, on the same line.
        entries: The collection's entries.
        is_braced: Whether it is a mapping in braces.
    """

    kind: Kind
    is_flow: bool
    anchor: int
    start: int
    end: int
    entries: tuple["Entry", ...] = ()
    is_braced: bool = False

    @property
    def is_block_collection(self) -> bool:
        """Tell whether its entries stand on lines of their own."""
        return self.kind in (Kind.MAPPING, Kind.LIST) and not self.is_flow

    def index_of(self, key: str | int) -> int | None:
        """Find the entry with a key or, in a list, a number."""
        if isinstance(key, int):
            return key if key < len(self.entries) else None
        return next((at for at, entry in enumerate(self.entries) if entry.key == key), None)

    def all(self) -> Iterator["Node"]:
        """Yield this node and all nodes in it, in the order of the text."""
        yield self
        for entry in self.entries:
            yield from entry.value.all()


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a collection: ``start`` is where its key or dash stands, or it itself."""

    key: str
    start: int
    value: Node


@lru_cache(maxsize=8)
def node_of(text: str) -> Node:
    """Read the root of a text that ``parse_yaml`` reads and whose lines end in line feeds.

    Raises:
        ValueError: A key is written with ``?``.
    """
    events = events_of(text, Builder("").stop)
    first = next(event for event in events if isinstance(event, NodeEvent))
    return _Places(text, events).node(first, first.start_mark.index)


def after_blanks(text: str, place: int) -> int:
    """Find the next character that belongs to no comment, from a place between values."""
    match = _BETWEEN.match(text, place)
    return match.end() if match else place


class _Places:
    def __init__(self, text: str, events: Iterator[Event]) -> None:
        self.text = text
        self.events = events

    def node(self, event: Event, anchor: int) -> Node:
        if isinstance(event, MappingStartEvent):
            return self._mapping(event, anchor)
        if isinstance(event, SequenceStartEvent):
            return self._list(event, anchor)
        start, end = event.start_mark.index, event.end_mark.index
        if start == end:
            return Node(Kind.NOTHING, False, anchor, anchor, anchor)
        if isinstance(event, ScalarEvent) and event.style in ("|", ">"):
            return Node(Kind.TEXT, False, anchor, start, self._text_end(start, end))
        return Node(Kind.SCALAR, False, anchor, start, end)

    def _text_end(self, start: int, end: int) -> int:
        header = self.text[start:end].split("\n")[0].split("#")[0]
        if "+" in header:  # blank lines belong to the value
            return end - self.text[start:end].endswith("\n")
        match = _BLANK_END.search(self.text, start, end)
        return match.start() if match else end

    def _mapping(self, event: Event, anchor: int) -> Node:
        start = event.start_mark.index
        is_braced = self.text[start : event.end_mark.index] == "{"
        place = start + is_braced
        entries: list[Entry] = []
        while not isinstance(key := next(self.events), CollectionEndEvent):
            if "?" in re.sub("#.*", "", self.text[place : key.start_mark.index]):
                raise ValueError(f"line {key.start_mark.line + 1}: a key with ? cannot be edited")
            place = key.end_mark.index
            colon = after_blanks(self.text, place)
            place = colon + 1 if self.text[colon : colon + 1] == ":" else place
            value = self.node(next(self.events), place)
            entries.append(Entry(str(getattr(key, "value", "")), key.start_mark.index, value))
            place = value.end
        end = key.end_mark.index if is_braced else place
        is_flow = bool(getattr(event, "flow_style", False))
        return Node(Kind.MAPPING, is_flow, anchor, start, end, tuple(entries), is_braced)

    def _list(self, event: Event, anchor: int) -> Node:
        is_flow = bool(getattr(event, "flow_style", False))
        start = place = event.start_mark.index
        entries: list[Entry] = []
        while not isinstance(item := next(self.events), CollectionEndEvent):
            at = item.start_mark.index if is_flow else after_blanks(self.text, place)
            value = self.node(item, at if is_flow else at + 1)
            entries.append(Entry("", at, value))
            place = value.end
        end = item.end_mark.index if is_flow else place
        return Node(Kind.LIST, is_flow, anchor, start, end, tuple(entries))
