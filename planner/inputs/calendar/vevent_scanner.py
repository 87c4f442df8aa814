"""Split a calendar file's text into blocks, one for each VEVENT, in one pass over any bytes.

Only the few properties that date an event are read, and only when they are asked for.
Alarms, attachments, guests and what programs add of their own are never looked at.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from planner.text.cleaning import clean, clean_line

MOST_CHARACTERS: Final = 100_000
"""One property has at most so many; a list of ten thousand dates is longer than anyone's."""
MOST_PROPERTIES: Final = 1_000
"""At most so many properties of one event are looked at, and zones of one calendar."""
MOST_TEXT: Final = 2_000
MOST_TITLE: Final = 200
MOST_NAME: Final = 40

_MARK = re.compile(
    r"\n(BEGIN|END|DTSTART|DTEND|RRULE|RDATE|RECURRENCE-ID|DURATION)(?=[;:])([^\n]*)",
    re.IGNORECASE,
)
_PROPERTY = re.compile(
    r"\n(UID|SUMMARY|DESCRIPTION|CATEGORIES|STATUS|TRANSP|SEQUENCE|X-MICROSOFT-CDO-BUSYSTATUS"
    r"|DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|RECURRENCE-ID)(?=[;:])"
    r"([^\n]*(?:\n[ \t][^\n]*)*)",
    re.IGNORECASE,
)
_HEADER = re.compile(r"\n(PRODID|X-WR-TIMEZONE)[^:\n]*:([^\n]*)", re.IGNORECASE)
_ZONE_NAME = re.compile(r"\nTZID[^:\n]*:([^\n]*)", re.IGNORECASE)
_PARAMETER = re.compile(r';\s*([A-Za-z0-9-]+)\s*=\s*("[^"]*"|[^;:"]*)')
_DAY = re.compile(r"[^:]*:(\d{8})", re.ASCII)
_FOLD = re.compile(r"\n[ \t]")
_ESCAPED = re.compile(r"\\([\\;,nN])")
_COMMA = re.compile(r"(?<!\\),")


class Property(NamedTuple):
    """A property's value as written, with the parameters that matter."""

    value: str
    tzid: str = ""
    range: str = ""


@dataclass(slots=True)
class Header:
    """A VCALENDAR says this about all its events; ``zones`` are its VTIMEZONEs by TZID."""

    prodid: str = ""
    zone: str = ""
    zones: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Block:
    """A block is the text of one VEVENT.

    Attributes:
        line: The line where it begins, from 1.
        header: The header of its calendar.
        text: The whole file's text.
        parts: The places of its own lines in the text, without those of its alarms.
        marks: The properties it has that date it.
        days: The digits of its first and last day, where they can be told at a glance.
        trouble: The reason why it can't be used; empty if it can.
    """

    line: int
    header: Header
    text: str = field(repr=False)
    parts: list[tuple[int, int]]
    marks: set[str] = field(default_factory=set)
    days: list[str] = field(default_factory=list)
    trouble: str = ""
    _properties: dict[str, list[Property]] | None = None

    @property
    def properties(self) -> dict[str, list[Property]]:
        """Map names to its properties; those without a value are left out."""
        if self._properties is None:
            self._properties = {}
            for name, prop in self._read():
                self._properties.setdefault(name, []).append(prop)
        return self._properties

    def _read(self) -> Iterator[tuple[str, Property]]:
        count = 0
        for start, end in self.parts:
            for found in _PROPERTY.finditer(self.text, start, end):
                name, written, count = found[1].upper(), found[2], count + 1
                if len(written) > MOST_CHARACTERS or count > MOST_PROPERTIES:
                    if name not in ("SUMMARY", "DESCRIPTION", "CATEGORIES"):
                        self.trouble = self.trouble or f"it has too many or too long {name} lines"
                        continue
                    written = written[:MOST_CHARACTERS]
                prop = _property(_FOLD.sub("", written))
                if prop.value.strip() and count <= MOST_PROPERTIES:
                    yield name, prop

    def first(self, name: str) -> str:
        """Return the value of a property as written; empty without one."""
        found = self.properties.get(name)
        return found[0].value.strip() if found else ""

    @property
    def repeats(self) -> bool:
        """Tell whether the event happens more than once."""
        return "RRULE" in self.properties or "RDATE" in self.properties

    @property
    def sequence(self) -> int:
        """Return the event's version number; 0 if it has none."""
        written = self.first("SEQUENCE")
        return int(written) if re.fullmatch(r"[0-9]{1,9}", written) else 0

    @property
    def title(self) -> str:
        """Return the title on one line, cleaned."""
        return text_of(self.first("SUMMARY"))[:MOST_TITLE].strip()

    @property
    def uid(self) -> str:
        """The uid, cleaned; empty without one."""
        return text_of(self.first("UID"))[:MOST_TITLE].strip()

    @property
    def description(self) -> str:
        """The description, cleaned, perhaps on several lines."""
        return clean(_unescaped(self.first("DESCRIPTION")[: 2 * MOST_TEXT]))[:MOST_TEXT].strip()

    @property
    def categories(self) -> list[str]:
        """The categories, cleaned."""
        written = (_COMMA.split(each.value) for each in self.properties.get("CATEGORIES", ()))
        return [text for part in written for each in part if (text := text_of(each))]

    @property
    def name(self) -> str:
        """Return the event's name for messages."""
        name = self.title or self.uid or "an event without a title"
        return name if len(name) <= MOST_NAME else f"{name[: MOST_NAME - 1]}…"


def _property(written: str) -> Property:
    """Split parameters and value after a name; a colon in quotes belongs to its parameter."""
    if written[0] == ":":
        return Property(written[1:])
    parameters, at = {}, 0
    while found := _PARAMETER.match(written, at):
        parameters[found[1].upper()] = found[2].strip('" ')
        at = found.end()
    colon = written.find(":", at)
    value = written[colon + 1 :] if colon >= 0 else ""
    return Property(value, parameters.get("TZID", ""), parameters.get("RANGE", ""))


def text_of(written: str) -> str:
    """Clean a TEXT value and put it on one line."""
    return clean_line(_unescaped(written[: 2 * MOST_TEXT]))


def _unescaped(written: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], written)


def decoded(data: bytes) -> str:
    """Decode the file's text, each line after a newline; an invalid byte becomes a mark."""
    utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = data.decode("utf-16" if utf_16 else "utf-8-sig", "replace")
    return "\n" + text.replace("\r\n", "\n").replace("\r", "\n")


def blocks_of(text: str) -> Iterator[Block]:
    """Yield the events of a file in their order.

    Args:
        text: The text from ``decoded``.
    """
    scanner = _Scanner(text)
    for mark in _MARK.finditer(text):
        block = scanner.take(mark)
        if block is not None:
            yield block
    if scanner.block is not None:
        yield scanner.unfinished(len(text), "the file ends inside it")


class _Scanner:
    """The scanner keeps its place in the file: the event, and the component inside it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.header = Header()
        self.block: Block | None = None
        self.inside: list[str] = []
        self.part_start = 0
        self.zone_start: int | None = None
        self.line, self.line_at = 0, 0

    def take(self, mark: re.Match[str]) -> Block | None:
        """Take a mark; return the event that it ends."""
        name, rest = mark[1].upper(), mark[2]
        if name == "BEGIN":
            return self._begin(mark, rest[1:].strip().upper())
        if name == "END":
            return self._end(mark, rest[1:].strip().upper())
        if self.block is not None and not self.inside:
            self.block.marks.add(name)
            if name in ("DTSTART", "DTEND") and (day := _DAY.match(rest)):
                self.block.days.append(day[1])
        return None

    def unfinished(self, at: int, trouble: str) -> Block:
        """Return the event that another component cut off; its properties end there."""
        block = self.block
        assert block is not None
        block.trouble = trouble
        if not self.inside:
            block.parts.append((self.part_start, at))
        self.block, self.inside = None, []
        return block

    def _begin(self, mark: re.Match[str], component: str) -> Block | None:
        cut = None
        if component in ("VEVENT", "VCALENDAR") and self.block is not None:
            cut = self.unfinished(mark.start(), "it has no end (END:VEVENT)")
        if component == "VCALENDAR":
            self._new_header(mark.end())
        elif component == "VEVENT":
            self.line += self.text.count("\n", self.line_at, mark.start() + 1)
            self.line_at = mark.start() + 1
            self.block, self.part_start = Block(self.line, self.header, self.text, []), mark.end()
        elif self.block is not None:
            if not self.inside:
                self.block.parts.append((self.part_start, mark.start()))
            self.inside = [*self.inside[:8], component]
        elif component == "VTIMEZONE":
            self.zone_start = mark.start()
        return cut

    def _end(self, mark: re.Match[str], component: str) -> Block | None:
        block = self.block
        if component == "VTIMEZONE" and self.zone_start is not None:
            self._close_zone(self.zone_start, mark.end())
        if block is None:
            return None
        if component == "VCALENDAR":
            return self.unfinished(mark.start(), "it has no end (END:VEVENT)")
        if component == "VEVENT":
            if not self.inside:
                block.parts.append((self.part_start, mark.start()))
            self.block, self.inside = None, []
            return block
        if component in self.inside:
            del self.inside[self.inside.index(component) :]
            self.part_start = mark.end()
        return None

    def _new_header(self, start: int) -> None:
        self.header, self.zone_start = Header(), None
        end = self.text.find("\nBEGIN:", start)
        for found in _HEADER.finditer(self.text, start, len(self.text) if end < 0 else end):
            if found[1].upper() == "PRODID":
                self.header.prodid = found[2].strip()[:MOST_TITLE]
            else:
                self.header.zone = found[2].strip()[:MOST_TITLE]

    def _close_zone(self, start: int, end: int) -> None:
        name = _ZONE_NAME.search(self.text, start, end)
        if name and end - start <= MOST_CHARACTERS and len(self.header.zones) < MOST_PROPERTIES:
            self.header.zones.setdefault(name[1].strip(), self.text[start:end])
        self.zone_start = None
