"""A calendar file's text as blocks: the few properties of each VEVENT that say when it is.

One pass, in linear time and whatever the bytes are. Alarms, attachments, guests and what programs
add of their own are never looked at.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import StringIO
from typing import Final, NamedTuple

from planner.quoting import clean, clean_line

KEPT: Final = frozenset(
    [
        *("UID", "SUMMARY", "DESCRIPTION", "CATEGORIES", "STATUS", "TRANSP", "SEQUENCE"),
        *("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"),
        "X-MICROSOFT-CDO-BUSYSTATUS",
    ]
)
MOST_CHARACTERS: Final = 100_000
"""Of one property; a list of ten thousand dates is longer than anyone's."""
MOST_LINES: Final = 1_000
"""Properties of one event that are looked at."""
MOST_TEXT: Final = 2_000
MOST_TITLE: Final = 200
MOST_NAME: Final = 40

_NAME = re.compile(r"[A-Za-z0-9-]{1,60}")
_PARAMETER = re.compile(r';\s*([A-Za-z0-9-]+)\s*=\s*("[^"]*"|[^;:"]*)')
_ESCAPED = re.compile(r"\\([\\;,nN])")
_COMMA = re.compile(r"(?<!\\),")


class Property(NamedTuple):
    """A value as written, with the parameters that matter."""

    value: str
    tzid: str = ""
    range: str = ""


@dataclass(slots=True)
class Header:
    """What a VCALENDAR says about all its events; ``zones`` are its VTIMEZONEs by TZID."""

    prodid: str = ""
    zone: str = ""
    zones: dict[str, list[str]] = field(default_factory=dict)


@dataclass(slots=True)
class Block:
    """One VEVENT, beginning on ``line``; ``trouble`` says why it can't be used, if so."""

    line: int
    header: Header
    properties: dict[str, list[Property]] = field(default_factory=dict)
    trouble: str = ""
    lines: int = 0

    def first(self, name: str) -> str:
        """The value of a property as written; empty without one."""
        found = self.properties.get(name)
        return found[0].value.strip() if found else ""

    @property
    def repeats(self) -> bool:
        """Whether it says that it happens more than once."""
        return "RRULE" in self.properties or "RDATE" in self.properties

    @property
    def title(self) -> str:
        """The title on one line, cleaned."""
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
        """What messages call it."""
        name = self.title or self.uid or "an event without a title"
        return name if len(name) <= MOST_NAME else f"{name[: MOST_NAME - 1]}…"


def text_of(written: str) -> str:
    """A TEXT value on one line, cleaned."""
    return clean_line(_unescaped(written[: 2 * MOST_TEXT]))


def _unescaped(written: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], written)


def decoded(data: bytes) -> str:
    """The file's text; what is no character becomes a replacement mark."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8-sig", "replace")


def blocks_of(text: str) -> Iterator[Block | Header]:
    """The VCALENDARs of a file, each before its events, and its events in their order."""
    scanner = _Scanner()
    for number, line in _content_lines(text):
        found = scanner.take(number, line)
        if found is not None:
            yield found
    if scanner.block is not None:
        scanner.block.trouble = scanner.block.trouble or "the file ends inside it"
        yield scanner.block


def _content_lines(text: str) -> Iterator[tuple[int, str]]:
    """Unfolded lines with the number of their first; what is folded too often is cut off."""
    number, parts, length = 0, [""], 0
    for at, raw in enumerate(StringIO(text, newline=None), 1):
        if raw[0] in " \t":
            length += len(raw)
            if length <= MOST_CHARACTERS + 100:
                parts.append(raw[1:].rstrip("\n"))
            continue
        yield number, "".join(parts)
        number, parts, length = at, [raw.rstrip("\n")], len(raw)
    yield number, "".join(parts)


class _Scanner:
    """Where in the file we are: inside which components, and which event."""

    def __init__(self) -> None:
        self.inside: list[str] = []
        self.header = Header()
        self.block: Block | None = None
        self.zone: list[str] | None = None

    def take(self, number: int, line: str) -> Block | Header | None:
        """Takes a line; returns what it completes."""
        found = _NAME.match(line)
        if found is None:
            return None
        name = found[0].upper()
        if name == "BEGIN":
            return self._begin(number, _component(line))
        if name == "END":
            return self._end(line)
        if self.zone is not None:
            self._add_to_zone(line)
        elif self.block is not None:
            if name in KEPT and self.inside[-1:] == ["VEVENT"]:
                self._add(name, line, found.end())
        elif self.inside[-1:] == ["VCALENDAR"]:
            self._add_to_header(name, line)
        return None

    def _begin(self, number: int, component: str) -> Block | Header | None:
        before, self.inside = self.block, [*self.inside[-8:], component]
        if component == "VCALENDAR":
            self.inside, self.block, self.zone = [component], None, None
            self.header = Header()
            if before is None:
                return self.header
        elif component == "VEVENT":
            self.inside, self.zone = ["VCALENDAR", component], None
            self.block = Block(number, self.header)
        elif self.zone is not None or component == "VTIMEZONE":
            self.zone = [] if component == "VTIMEZONE" else self.zone
            self._add_to_zone(f"BEGIN:{component}")
        if before is not None and self.block is not before:
            before.trouble = before.trouble or "it has no end (END:VEVENT)"
            return before
        return None

    def _end(self, line: str) -> Block | None:
        component = _component(line)
        if component in self.inside:
            del self.inside[len(self.inside) - 1 - self.inside[::-1].index(component) :]
        if self.zone is not None:
            self._add_to_zone(f"END:{component}")
            if component == "VTIMEZONE":
                self._close_zone(self.zone)
        if component != "VEVENT":
            return None
        block, self.block = self.block, None
        return block

    def _add(self, name: str, line: str, name_end: int) -> None:
        block = self.block
        if block is None or ":" not in line:
            return
        block.lines += 1
        if block.lines > MOST_LINES or len(line) > MOST_CHARACTERS:
            if name not in ("SUMMARY", "DESCRIPTION", "CATEGORIES"):
                block.trouble = block.trouble or f"its {name} is too long, or there are too many"
            line = line[:MOST_CHARACTERS] if block.lines <= MOST_LINES else ""
        parameters, value = _split(line, name_end)
        if value.strip():
            written = Property(value, parameters.get("TZID", ""), parameters.get("RANGE", ""))
            block.properties.setdefault(name, []).append(written)

    def _add_to_header(self, name: str, line: str) -> None:
        if name == "PRODID":
            self.header.prodid = line.partition(":")[2].strip()
        elif name == "X-WR-TIMEZONE":
            self.header.zone = line.partition(":")[2].strip()

    def _add_to_zone(self, line: str) -> None:
        if self.zone is not None and len(self.zone) <= MOST_LINES:
            self.zone.append(line[:MOST_TEXT])

    def _close_zone(self, lines: list[str]) -> None:
        names = [line.partition(":")[2] for line in lines if line[:5].upper() == "TZID:"]
        if names and len(self.header.zones) <= MOST_LINES:
            self.header.zones.setdefault(names[0].strip(), lines)
        self.zone = None


def _component(line: str) -> str:
    return line.partition(":")[2].strip().upper()[:20]


def _split(line: str, name_end: int) -> tuple[Mapping[str, str], str]:
    """Parameters and value of a content line; a colon in quotes belongs to its parameter."""
    if line[name_end : name_end + 1] == ":":
        return {}, line[name_end + 1 :]
    parameters, at = {}, name_end
    while found := _PARAMETER.match(line, at):
        parameters[found[1].upper()] = found[2].strip('" ')
        at = found.end()
    colon = line.find(":", at)
    return parameters, line[colon + 1 :] if colon >= 0 else ""
