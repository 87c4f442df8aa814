"""Read a CSV file as rows of text by column, within bounds; no meaning is guessed."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from stat import S_ISREG
from typing import Final

from planner.errors import InputError, Mistake
from planner.inputs.runs.title_tokens import plain
from planner.text.cleaning import UNSAFE, clean

MOST_MIB: Final = 4
MOST_ROWS: Final = 5_000
MOST_COLUMNS: Final = 200
MOST_CELL: Final = 2_000
"""Only so many characters of a cell are read."""

DELIMITERS: Final = ",;\t"
_NAMED_DELIMITER: Final = re.compile(f"sep=([{DELIMITERS}])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """A row has its line in the file, from 1, and its cells by the plain names of their columns."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table was read from a CSV file.

    Attributes:
        columns: Plain names of the columns, in order.
        line: The line of the header.
        rows: The rows below it; empty rows are left out.
    """

    columns: tuple[str, ...]
    line: int
    rows: tuple[Row, ...]


def read_table(path: Path) -> Table:
    """Read a CSV file in UTF-8, with commas, semicolons or tabs.

    Raises:
        ValueError: There is no such file; the message is for people.
        InputError: It cannot be read as a table.
    """
    text = _text(path)
    lines = _lines(path, text)
    line, header = next(lines, (1, []))
    columns = tuple(plain(name) for name in header)
    if len(columns) > MOST_COLUMNS:
        raise refusal(path, line, f"{len(columns)} columns are too many; most is {MOST_COLUMNS}")
    rows = [
        Row(line, dict(zip(reversed(columns), reversed(_fitted(cells, columns)), strict=True)))
        for line, cells in lines
        if any(cells)
    ]
    return Table(columns, line, tuple(rows))


def _text(path: Path) -> str:
    try:
        if not S_ISREG(path.stat().st_mode):
            raise ValueError("this is not a file; name the CSV file itself")
        with path.open("rb") as file:
            content = file.read(MOST_MIB * 1024 * 1024 + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise ValueError("there is no such file; write it as seen from athlete.yaml") from None
    except OSError as error:
        raise ValueError(f"the file cannot be read: {error.strerror}") from None
    if len(content) > MOST_MIB * 1024 * 1024:
        raise refusal(path, 1, f"the file is larger than {MOST_MIB} MiB; leave out past years")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        advice = "save the table again as CSV UTF-8"
        raise refusal(path, line, f"this is not UTF-8 text; {advice}") from None


def _lines(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield lines of cells, cleaned, each with its number; an empty file has none."""
    first = next((line for line in StringIO(text) if line.strip()), "")
    named = _NAMED_DELIMITER.fullmatch(first.strip(" \r\n"))
    delimiter = named[1] if named else max(DELIMITERS, key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    count = before = 0
    try:
        for cells in reader:
            line, before = before + 1, reader.line_num
            cleaned = [_cleaned(cell) for cell in cells[: MOST_COLUMNS + 1]]
            if named and not count and cleaned[0].lower() == "sep=":
                continue
            count += any(cleaned)
            if count > MOST_ROWS + 1:
                message = f"there are more than {MOST_ROWS} rows; leave out past years"
                raise refusal(path, line, message)
            if count:
                yield line, cleaned
    except csv.Error as error:
        raise refusal(path, before + 1, f"this row is no CSV ({error}); check its quotes") from None


def _cleaned(cell: str) -> str:
    return " ".join(UNSAFE.sub(" ", cell[:MOST_CELL]).split())


def _fitted(cells: list[str], columns: tuple[str, ...]) -> list[str]:
    return [*cells, *[""] * len(columns)][: len(columns)]


def refusal(path: Path, line: int, message: str) -> InputError:
    """The error of a file that can't be used, at a line."""
    return InputError([Mistake(clean(str(path)), line, 1, "", message)])
