"""Read CSV files as rows of text under their header: bounded, never shifted, gaps named."""

import codecs
import csv
import gzip
import io
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from planner.errors import InputError, Mistake
from planner.inputs.history.activity import Skipped
from planner.inputs.history.numbers import plain
from planner.text.cleaning import clean

MOST_FILE_MIB: Final = 32
"""A CSV is no larger; ten thousand activities with a hundred columns have some 10 MiB."""
MOST_ROWS: Final = 20_000
"""A history has at most two activities a day for 27 years."""
MOST_LINES: Final = 400_000
"""Descriptions may have many lines of their own."""
MOST_COLUMNS: Final = 400
"""Strava has 101."""
MOST_LINE: Final = 100_000
"""Lines with more characters are left out unread."""


@dataclass(slots=True)
class Table:
    """A CSV file.

    Attributes:
        name: The file's name in messages.
        header: Its columns, as ``plain`` makes them, in order; doubled ones stay doubled.
        rows: Line and cells of every row that has as many cells as the header.
        skipped: The other rows.
    """

    name: str
    header: list[str]
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    def index(self, names: Sequence[str]) -> int | None:
        """Find the first column with one of these names."""
        return next((n for n, column in enumerate(self.header) if column in names), None)

    def needed(self, names: Sequence[str]) -> int:
        """Find the first column with one of these names, or refuse the file.

        Raises:
            InputError: There is none.
        """
        index = self.index(names)
        if index is None:
            raise refuse(self.name, f"there is no column {names[0]!r}; export it again with it")
        return index

    def column(self, index: int | None) -> list[str]:
        """List the cells of a column; empty ones where there is no such column."""
        return [cells[index] if index is not None else "" for _, cells in self.rows]


def refuse(name: str, message: str, line: int = 1) -> InputError:
    """Make an error of a file that can't be used, which names it."""
    return InputError([Mistake(name, line, 1, "", message)])


def read_bytes(path: Path, name: str, most_mib: int) -> bytes:
    """Read the bytes of a file, or of the one in a ``.gz``; never more than allowed.

    Raises:
        InputError: It is larger, can't be read or isn't what its name says.
    """
    most = most_mib * 1024 * 1024
    try:
        with path.open("rb") as file:
            packed = file.read(most + 1)
        content = _unpacked(packed, most) if path.name.lower().endswith(".gz") else packed
    except (EOFError, zlib.error, gzip.BadGzipFile) as problem:
        raise refuse(name, "it can't be unpacked; it isn't gzip, or damaged") from problem
    except OSError as problem:
        raise refuse(name, f"it can't be read: {problem.strerror or problem}") from problem
    if len(content) > most:
        raise refuse(name, f"the file is larger than {most_mib} MiB; export fewer activities")
    return content


def _unpacked(packed: bytes, most: int) -> bytes:
    with gzip.open(io.BytesIO(packed)) as file:
        return file.read(most + 1)


def read_table(path: Path, name: str) -> Table:
    """Read a CSV file: comma, semicolon or tab, UTF-8 or UTF-16, else Windows' western letters.

    Raises:
        InputError: It is no CSV, too large, or has too many columns.
    """
    text = _decoded(read_bytes(path, name, MOST_FILE_MIB))
    table = Table(name, [])
    first = text.lstrip("\r\n").partition("\n")[0][:MOST_LINE]
    sign = max(",;\t", key=first.count)
    rows = csv.reader(_short_lines(text, table), delimiter=sign, strict=False)
    before = 0
    try:
        for cells in rows:
            line, before = before + 1, rows.line_num
            if not any(cells):
                continue
            if not table.header:
                _check_header(cells, name, line)
                table.header = [plain(clean(cell)) for cell in cells]
            elif len(table.rows) >= MOST_ROWS:
                raise refuse(name, f"more than {MOST_ROWS} rows; export fewer activities", line)
            else:
                _take(cells, table, line)
    except csv.Error as problem:
        message = f"{problem}; a quotation mark may be missing"
        raise refuse(name, message, rows.line_num) from problem
    if not table.header:
        raise refuse(name, "it has no line of headers; export it again")
    return table


def _decoded(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _short_lines(text: str, table: Table) -> Iterator[str]:
    for number, line in enumerate(io.StringIO(text, newline=""), 1):
        if number > MOST_LINES:
            raise refuse(table.name, f"more than {MOST_LINES} lines; export fewer activities")
        if len(line) > MOST_LINE:
            reason = f"a line of {len(line)} characters; at most {MOST_LINE} are read"
            table.skipped.append(Skipped(table.name, number, reason))
            yield "\n"
        else:
            yield line


def _check_header(cells: Sequence[str], name: str, line: int) -> None:
    if len(cells) > MOST_COLUMNS:
        message = f"{len(cells)} columns are too many for a history, which has {MOST_COLUMNS}"
        raise refuse(name, message, line)


def _take(cells: list[str], table: Table, line: int) -> None:
    """Take a row; empty cells at its end may be too many."""
    width = len(table.header)
    if width < len(cells) <= MOST_COLUMNS and not any(cell.strip() for cell in cells[width:]):
        del cells[width:]
    if len(cells) == width:
        table.rows.append((line, cells))
    else:
        reason = f"{len(cells)} cells under {width} columns; a comma or quotation mark is amiss"
        table.skipped.append(Skipped(table.name, line, reason))
