"""Widths of the terminal: cut, padded and wrapped text, tables."""

import unicodedata
from collections.abc import Sequence
from typing import Final

WIDTH: Final = 80


def columns(text: str) -> int:
    """Terminal columns of a text: wide characters take two, combining ones none."""
    return sum(_columns_of(character) for character in text)


def _columns_of(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cut(text: str, width: int) -> str:
    """Cut a text to one line of at most ``width`` columns, with an ellipsis for the rest.

    It ends after a whole word, unless the next one is too wide for any line.
    """
    text = " ".join(text.split())
    if columns(text) <= width:
        return text
    end, used = 0, 0
    for character in text:
        used += _columns_of(character)
        if used > width - 1:
            break
        end += 1
    start = text.rfind(" ", 0, end + 1)
    word = text[start + 1 :].partition(" ")[0]
    if start > 0 and columns(word) <= width:
        end = start
    return text[:end].rstrip(" ,;:") + "…"


def pad(text: str, width: int) -> str:
    """Pad a text with spaces up to ``width`` columns."""
    return text + " " * max(0, width - columns(text))


def wrap(text: str, first: str = "", rest: str = "", width: int = WIDTH) -> list[str]:
    """Break a text into lines of at most ``width`` columns.

    Args:
        text: Any text; its own line breaks become spaces.
        first: The start of the first line.
        rest: The start of the others.
        width: Columns of a line.
    """
    lines, line = [], first
    start = first
    for word in text.split():
        word = cut(word, width - columns(rest))
        joined = line + word if line == start else f"{line} {word}"
        if line != start and columns(joined) > width:
            lines.append(line)
            start, joined = rest, rest + word
        line = joined
    return [*lines, line] if line.strip() else lines


def table(header: Sequence[str], rows: Sequence[Sequence[str]], most: Sequence[int]) -> list[str]:
    """Rows under a header, each column as wide as it must be, at most ``most`` columns."""
    cells = [[cut(cell, width) for cell, width in zip(row, most, strict=True)] for row in rows]
    lines = [list(header), *cells]
    widths = [max(columns(line[n]) for line in lines) for n in range(len(header))]
    return [
        "  ".join(pad(cell, width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]
