"""Write plain data as YAML text: in one line where it fits, in quotes where they are needed."""

import json
import math
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from planner.text.cleaning import quoted
from planner.yaml.scanner import plain_value

WIDTH: Final = 100  # characters of a line; the examples keep to it
INDENT: Final = 2

_TIME: Final = re.compile(r"\d:\d")
_INDICATORS: Final = "-?:,[]{}#&*!|>'\"%@`"
_FLOW_INDICATORS: Final = ",[]{}?:"


@dataclass(frozen=True, slots=True)
class Style:
    """A file is written in its own style.

    Attributes:
        padded: ``{ a: 1 }`` rather than ``{a: 1}``.
        quoted: All text and keys in double quotes, as in JSON.
    """

    padded: bool
    quoted: bool

    def fits(self, value: object, used: int, levels: int = 0) -> bool:
        """Tell whether a value goes into the line of its key.

        Args:
            value: The value.
            used: Characters that the line has already.
            levels: The levels of the value that have to stand on lines of their own.
        """
        if not (isinstance(value, dict | list) and value):
            return True
        return levels <= 0 and used + 1 + len(self.line(value)) <= WIDTH

    def line(self, value: object, *, in_flow: bool = False) -> str:
        """Write a value in one line; ``in_flow`` says that it stands in brackets."""
        match value:
            case dict():
                pairs = (f"{self.key(key, in_flow=True)} {self.item(value[key])}" for key in value)
                pad = " " if self.padded and value else ""
                return f"{{{pad}{', '.join(pairs)}{pad}}}"
            case list():
                return f"[{', '.join(map(self.item, value))}]"
            case str():
                is_plain = _is_bare(value, in_flow) and not self.quoted and _is_text(value)
                return value if is_plain else _in_quotes(value)
            case _:
                return _scalar(value)

    def item(self, value: object) -> str:
        """Write a value as it stands in brackets."""
        return self.line(value, in_flow=True)

    def key(self, key: object, *, in_flow: bool = False) -> str:
        """Write a key with its colon."""
        if not isinstance(key, str):
            raise ValueError(f"a key must be text, not {quoted(key)}")
        is_plain = _is_bare(key, in_flow) and not self.quoted and key != "<<"
        return f"{key if is_plain else _in_quotes(key)}:"

    def lines(self, value: object, column: int, levels: int = 0) -> str:
        """Write a collection that is not empty on lines of its own; the first is not indented."""
        if isinstance(value, dict):
            pairs = [(self.key(key), item) for key, item in value.items()]
        else:
            pairs = [("-", item) for item in value] if isinstance(value, list) else []
        entries = (self.entry(head, item, column, levels) for head, item in pairs)
        return ("\n" + " " * column).join(entries)

    def entry(self, head: str, value: object, column: int, levels: int = 0) -> str:
        """Write a value behind its key or dash, which stands at ``column``, from 0."""
        if self.fits(value, column + len(head), levels):
            return f"{head} {self.line(value)}"
        inner = column + INDENT
        between = " " if head == "-" else "\n" + " " * inner
        return head + between + self.lines(value, inner, levels - 1)


def _scalar(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case float() if math.isfinite(value):
            return repr(value)
        case date() if not isinstance(value, datetime):
            return value.isoformat()
        case _:
            raise ValueError(f"{quoted(value)} ({type(value).__name__}) cannot be written as YAML")


def _is_bare(text: str, in_flow: bool) -> bool:
    """Tell whether YAML reads the text without quotes as one piece."""
    if not text or text != text.strip() or not text.isprintable():
        return False
    if text[0] in _INDICATORS or text.startswith("...") or text.endswith(":"):
        return False
    if in_flow and any(character in _FLOW_INDICATORS for character in text):
        return False
    return ": " not in text and " #" not in text


def _is_text(text: str) -> bool:
    """Tell whether unquoted text stays text, also for readers who take 18:00 for a number."""
    try:
        return isinstance(plain_value(text), str) and not _TIME.search(text)
    except ValueError:
        return False


def _in_quotes(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
