"""Word dates and lay out text for the terminal; no pandas, so that it is quick to import."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

WIDTH = 80
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_words(day: date) -> str:
    """Word a day, the same in every locale: ``Mon 4 Jan``."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def time_words(moment: datetime) -> str:
    """Word a day and its wall clock: ``Mon 4 Jan 19:00``."""
    return f"{day_words(moment.date())} {moment:%H:%M}"


def place_words(where: str, of: str, starts: Mapping[str, datetime]) -> str:
    """Word the place of a shortfall or a violation.

    Args:
        where: A day, a week's Monday, a session's uid, or its start where it has no uid.
        of: ``day``, ``week`` or ``session``.
        starts: Starts of the plan's sessions by uid.
    """
    try:
        if of == "session":
            return time_words(starts.get(where) or datetime.fromisoformat(where))
        day = day_words(date.fromisoformat(where))
    except ValueError:
        return where
    return f"week of {day}" if of == "week" else day


def counted(number: int, noun: str) -> str:
    """Word a number of things: ``1 week``, ``3 weeks``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def span(numbers: Iterable[int]) -> str:
    """Word a range: ``3`` if all are equal, ``2-3`` from least to most, ``-`` if there are none."""
    found = sorted(numbers)
    if not found:
        return "-"
    return str(found[0]) if found[0] == found[-1] else f"{found[0]}-{found[-1]}"


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
