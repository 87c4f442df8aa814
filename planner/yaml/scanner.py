"""Turn parser events into plain data one by one, so that nothing is expanded unseen."""

import math
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Final, NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from planner.errors import Mistake
from planner.text.cleaning import UNSAFE, quoted
from planner.text.key_path import KeyPath, dotted

LIMIT_DEPTH: Final = 20
LIMIT_VALUES: Final = 30_000
LIMIT_MISTAKES: Final = 100
LIMIT_DIGITS: Final = 18

REFUSED: Final = re.compile(f"(?![\u061c\u200e\u200f])(?:{UNSAFE.pattern})")
"""Unsafe characters but the marks that names written from right to left may need."""

Place = tuple[int, int]

_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_WORDS: Final = {"": None, "~": None, "null": None, "true": True, "false": False}

_PROBLEMS: Final = (
    ("unknown escape", "an unknown escape in double quotes; use single quotes"),
    (r"character '\\t'", "a tab cannot indent YAML; use spaces"),
    (r"character '(.)'", "text cannot start with {0}; put it in quotes"),
    ("mapping values", "a ':' does not fit here; put text that has ': ' in it in quotes"),
    ("sequence entries", "a '-' does not fit here; start the list on a line of its own"),
    ("unexpected end of stream|document separator", "this quote is never closed"),
    ("expected ',' or", "a ',' is missing here, or the bracket is not closed"),
    ("could not find expected ':'", "a ':' is missing after this key"),
    ("scanning an (alias|anchor)", "text cannot start with * or &; put it in quotes"),
    ("<block end>", "this does not line up with the lines above, or follows a closed quote"),
    ("<document start>|incompatible", "a directive (%) is of no use here; take it out"),
)


def events_of(text: str, stop: Callable[[Place, str], NoReturn]) -> Iterator[Event]:
    """Yield the parser's events; ``stop`` is told where the parser refuses the text."""
    place = (1, 1)
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            place = _start(event)
            yield event
    except MarkedYAMLError as error:
        words = _in_our_words(f"{error.context or ''} {error.problem}")
        mark = error.context_mark if "never closed" in words else error.problem_mark
        stop((mark.line + 1, mark.column + 1) if mark else place, words)
    except Exception:  # the parser lets bare errors through, as on "\UFFFFFFFF"
        stop(place, "after this something is not YAML; look at the escapes in double quotes")


def _in_our_words(problem: str) -> str:
    for pattern, words in _PROBLEMS:
        if match := re.search(pattern, problem):
            return words.format(*match.groups())
    return "this is not valid YAML; look at the indentation, quotes and brackets around it"


def _start(event: Event) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1


class StopError(Exception):
    """Reading stops where the rest would only be misread."""


class Builder:
    """Builds plain data from parser events and notes mistakes on the way."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.mistakes: list[Mistake] = []
        self.values: dict[KeyPath, Place] = {}
        self.keys: dict[KeyPath, Place] = {}

    def say(self, place: Place, message: str, path: KeyPath = ()) -> None:
        """Note a mistake; stop at the hundredth."""
        self.mistakes.append(Mistake(self.name, *place, dotted(path), message))
        if len(self.mistakes) == LIMIT_MISTAKES:
            self.stop(place, "the rest was not read: too many mistakes")

    def stop(self, place: Place, message: str) -> NoReturn:
        """Note a mistake after which nothing can be read."""
        self.mistakes.append(Mistake(self.name, *place, "", message))
        raise StopError

    def document(self, events: Iterator[Event]) -> Any:
        """Read the one document of the stream."""
        data = None
        for event in events:
            if isinstance(event, DocumentStartEvent):
                if self.values:
                    self.stop(_start(event), "a second document starts here; keep one per file")
                if event.version and tuple(event.version) != (1, 2):
                    self.say(_start(event), "only YAML 1.2 is read; take the %YAML line out")
            elif isinstance(event, NodeEvent):
                data = self._value(event, events, ())
        if data is None and not self.mistakes:
            self.stop((1, 1), "the file is empty")
        return data

    def _value(self, event: Event, events: Iterator[Event], path: KeyPath) -> Any:
        place = _start(event)
        self.values[path] = place
        if len(path) >= LIMIT_DEPTH and not isinstance(event, ScalarEvent):
            self.stop(place, f"more than {LIMIT_DEPTH} levels inside each other")
        if len(self.values) > LIMIT_VALUES:
            self.stop(place, f"more than {LIMIT_VALUES} values in one file; split it")
        self._refuse_references(event, path)
        if isinstance(event, MappingStartEvent):
            return self._mapping(events, path)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(events, path)
        return self._scalar(event, path) if isinstance(event, ScalarEvent) else None

    def _refuse_references(self, event: Event, path: KeyPath) -> None:
        advice = "write the value out"
        if isinstance(event, AliasEvent):
            self.say(_start(event), f"aliases (*) are not read; {advice}", path)
        elif getattr(event, "anchor", None):
            self.say(_start(event), f"anchors (&) are not read; {advice}", path)
        if getattr(event, "tag", None):
            self.say(_start(event), f"tags (!) are not read; {advice}", path)

    def _sequence(self, events: Iterator[Event], path: KeyPath) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(events), CollectionEndEvent):
            items.append(self._value(event, events, (*path, len(items))))
        return items

    def _mapping(self, events: Iterator[Event], path: KeyPath) -> dict[str, Any]:
        data: dict[str, Any] = {}
        while not isinstance(event := next(events), CollectionEndEvent):
            key = self._key(event, events, path)
            full = (*path, key)
            if key in data:
                first = self.keys[full][0]
                words = f"{quoted(key)} is written twice; the first is on line {first}"
                self.say(_start(event), words, full)
            else:
                self.keys[full] = _start(event)
            data[key] = self._value(next(events), events, full)
            if data[key] is None:  # the parser puts what is not there on the next line
                self.values[full] = self.keys[full]
        return data

    def _key(self, event: Event, events: Iterator[Event], path: KeyPath) -> str:
        self._refuse_references(event, path)
        if not isinstance(event, ScalarEvent):
            self.say(_start(event), "a key must be plain text, not a list or a mapping", path)
            self._value(event, events, (*path, "?"))
            return "?"
        if event.value == "<<" and event.implicit[0]:
            self.say(_start(event), "merge keys (<<) are not read; write the keys out", path)
        if not event.value.strip():
            self.say(_start(event), "a key is missing before this ':'", path)
        self._refuse_control(event, path)
        return str(event.value)

    def _scalar(self, event: ScalarEvent, path: KeyPath) -> Any:
        text = str(event.value)
        self._refuse_control(event, path)
        if not event.implicit[0]:
            return text
        try:
            return plain_value(text)
        except ValueError as error:
            self.say(_start(event), str(error), path)
            return None

    def _refuse_control(self, event: ScalarEvent, path: KeyPath) -> None:
        if match := REFUSED.search(event.value):
            code = f"U+{ord(match[0]):04X}"
            words = f"the escape gives the control character {code}; take it out"
            self.say(_start(event), words, path)


def plain_value(text: str) -> str | int | float | bool | date | None:
    """Resolve text without quotes by YAML 1.2's core schema; a possible date becomes one.

    Raises:
        ValueError: A number that is not finite, or too long to be meant.
    """
    if text in _WORDS or (text.lower() in _WORDS and text in (text.title(), text.upper())):
        return _WORDS[text.lower()]
    if _NOT_FINITE.fullmatch(text):
        raise ValueError(f"{quoted(text)} is not a finite number")
    if _INTEGER.fullmatch(text):
        if len(text) > LIMIT_DIGITS:
            raise ValueError(f"{quoted(text)} has too many digits for a number")
        return int(text, 0) if text[:2] in ("0o", "0x") else int(text)
    if _FLOAT.fullmatch(text):
        if not math.isfinite(number := float(text)):
            raise ValueError(f"{quoted(text)} is not a finite number")
        return number
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text
