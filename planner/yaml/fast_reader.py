"""Read quickly the plain part of YAML that the catalogue's own data files keep to.

The full parser takes half a second for the catalogue, this takes a hundredth. It knows block
mappings and lists, one-line ``[a, b]`` and ``{a: 1}``, plain or double-quoted text without
escapes, whole numbers, true and false, and comments on lines of their own. On anything else it
gives up, so that the full parser reads (or refuses) the file.
"""

import re
from typing import Any, Final

_KEY: Final = re.compile(r"([A-Za-z][\w-]*):(?: (.*))?", re.ASCII)
_NUMBER: Final = re.compile(r"0|[1-9][0-9]{0,17}", re.ASCII)
_TEXT: Final = re.compile(r"[^\W\d_](?:[^\x00-\x1f:#\x7f]|:(?=\S)|(?<=\S)#)*(?<=\S)")
_QUOTED: Final = re.compile(r'"([^"\\\x00-\x1f\x7f]*)"')
_FLOW_ITEM: Final = re.compile(
    r'\s*((?:[A-Za-z][\w-]*: )?"[^"\\]*"|[^\[\]{},"]+)\s*(?:,|$)', re.ASCII
)
_WORDS: Final = {"true": True, "false": False}
_GUESSED: Final = frozenset({"null", "true", "false"})
_UNUSUAL: Final = re.compile("[^\n -~\xa1-\u024f\u2010-\u2027]")
_LIMIT_CHARACTERS: Final = 50_000
_LIMIT_INDENT: Final = 12

Line = tuple[int, str]


class _NotPlainError(Exception):
    """The text holds something that only the full parser may judge."""


def read_plain(text: str) -> Any:
    """Read plain data of a text, or None if it is not plain enough to be sure.

    A result that is not None equals that of ``parse_yaml``.
    """
    if len(text) > _LIMIT_CHARACTERS or _UNUSUAL.search(text):
        return None
    lines = [
        (len(line) - len(stripped), stripped)
        for line in text.split("\n")
        if (stripped := line.strip(" ")) and not stripped.startswith("#")
    ]
    try:
        data, end = _block(lines, 0, 0)
    except _NotPlainError:
        return None
    return data if end == len(lines) else None


def _block(lines: list[Line], at: int, indent: int) -> tuple[Any, int]:
    """Read the list or mapping that starts at line ``at``; also return the line after it."""
    if at == len(lines) or lines[at][0] != indent or indent > _LIMIT_INDENT:
        raise _NotPlainError
    if lines[at][1].startswith("- "):
        return _list(lines, at, indent)
    return _mapping(lines, at, indent)


def _list(lines: list[Line], at: int, indent: int) -> tuple[list[Any], int]:
    items: list[Any] = []
    while at < len(lines) and lines[at][0] == indent and lines[at][1].startswith("- "):
        entry = lines[at][1][2:]
        if _KEY.fullmatch(entry):
            lines[at] = (indent + 2, entry)
            item, at = _mapping(lines, at, indent + 2)
        else:
            item, at = _value(entry), at + 1
        items.append(item)
    _refuse_deeper(lines, at, indent)
    return items, at


def _mapping(lines: list[Line], at: int, indent: int) -> tuple[dict[str, Any], int]:
    data: dict[str, Any] = {}
    while at < len(lines) and lines[at][0] == indent and not lines[at][1].startswith("- "):
        match = _KEY.fullmatch(lines[at][1])
        if match is None or match[1] in data:
            raise _NotPlainError
        at += 1
        if match[2]:
            data[match[1]] = _value(match[2])
        elif at < len(lines) and lines[at][0] > indent:
            data[match[1]], at = _block(lines, at, lines[at][0])
        else:
            raise _NotPlainError
    _refuse_deeper(lines, at, indent)
    return data, at


def _refuse_deeper(lines: list[Line], at: int, indent: int) -> None:
    if at < len(lines) and lines[at][0] > indent:
        raise _NotPlainError


def _value(text: str) -> Any:
    if text[0] == "[" and text[-1] == "]":
        return [_scalar(item) for item in _flow_items(text)]
    if text[0] == "{" and text[-1] == "}":
        pairs = [_KEY.fullmatch(item) for item in _flow_items(text)]
        data = {pair[1]: _scalar(pair[2]) for pair in pairs if pair and pair[2]}
        if len(data) != len(pairs):
            raise _NotPlainError
        return data
    return _scalar(text)


def _flow_items(text: str) -> list[str]:
    inside, items, at = text[1:-1], [], 0
    while at < len(inside):
        match = _FLOW_ITEM.match(inside, at)
        if match is None:
            raise _NotPlainError
        items.append(match[1].rstrip(" "))
        at = match.end()
    return items


def _scalar(text: str) -> Any:
    if text in _WORDS:
        return _WORDS[text]
    if text[:1].isalpha():
        if _TEXT.fullmatch(text) and text.lower() not in _GUESSED:
            return text
    elif _NUMBER.fullmatch(text):
        return int(text)
    elif quoted := _QUOTED.fullmatch(text):
        return quoted[1]
    raise _NotPlainError
