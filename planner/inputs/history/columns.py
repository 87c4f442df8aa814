"""Turn rows of a CSV into activities; each program's reader only names the columns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Final

from planner.athlete.fields import METRES
from planner.inputs.history.activity import Activity, Found, Kind, Skipped, checked
from planner.inputs.history.column_words import kind_of
from planner.inputs.history.csv_file import Table
from planner.inputs.history.numbers import (
    Decimal,
    decimal_sign,
    month_first,
    read_duration,
    read_moment,
    read_number,
)
from planner.text.cleaning import clean_line

MOST_TITLE: Final = 200
"""At most so many characters of a title or a sport are looked at."""


@dataclass(frozen=True, slots=True)
class Columns:
    """An export keeps its facts in these columns; None where it has no such column.

    Attributes:
        start: Dates with their times.
        zone: The zone of dates that name none.
        kind: The sport in words.
        seconds: Times, the best one first; the first that a row has counts.
        metres: Distances.
        unit_metres: Length of the unit that the distances are in.
        undecided: The decimal sign of a column of numbers such as ``1,020``; see ``decimal_sign``.
        title: Names.
        rpe: Efforts.
        mean_heart_rate: Means.
        top_heart_rate: Maxima.
    """

    start: int
    zone: tzinfo
    kind: int
    seconds: tuple[int | None, ...]
    metres: int | None
    unit_metres: float = METRES["m"]
    undecided: Decimal = "."
    title: int | None = None
    rpe: int | None = None
    mean_heart_rate: int | None = None
    top_heart_rate: int | None = None


def activities_of(table: Table, at: Columns) -> Found:
    """Read the activities of a table's rows; each row that isn't one is named with its reason."""
    found = Found(skipped=list(table.skipped))
    month_before_day = month_first(table.column(at.start))
    numbers = {
        index: _reader(table.column(index), at.undecided)
        for index in (at.metres, at.rpe, at.mean_heart_rate, at.top_heart_rate)
        if index is not None
    }
    durations = {
        index: decimal_sign([c for c in table.column(index) if ":" not in c])
        for index in at.seconds
        if index is not None
    }

    def number(index: int | None, cells: Sequence[str]) -> float | None:
        return None if index is None else numbers[index](cells[index])

    def activity(cells: Sequence[str]) -> Activity:
        start = read_moment(cells[at.start], at.zone, month_before_day=month_before_day)
        kind = kind_of(cells[at.kind][:MOST_TITLE])
        times = (read_duration(cells[n], sign) for n, sign in durations.items())
        metres = number(at.metres, cells) if kind is Kind.RUN else 0
        return checked(
            start,
            kind,
            next((seconds for seconds in times if seconds), 0),
            (metres or 0) * at.unit_metres,
            title=title_of(cells[at.title]) if at.title is not None else "",
            rpe=_or_none(number, at.rpe, cells),
            mean_heart_rate=_or_none(number, at.mean_heart_rate, cells),
            top_heart_rate=_or_none(number, at.top_heart_rate, cells),
        )

    for line, cells in table.rows:
        try:
            found.activities.append(activity(cells))
        except ValueError as problem:
            found.skipped.append(Skipped(table.name, line, str(problem)))
    return found


def title_of(text: str) -> str:
    """A title without what could steer a terminal, in one line."""
    return clean_line(text[:MOST_TITLE])


def _reader(column: list[str], undecided: Decimal) -> Callable[[str], float | None]:
    sign = decimal_sign(column, undecided=undecided)
    return lambda cell: read_number(cell, sign)


def _or_none(
    number: Callable[[int | None, Sequence[str]], float | None],
    index: int | None,
    cells: Sequence[str],
) -> float | None:
    """Read a cell of minor use; a row isn't lost for it."""
    try:
        return number(index, cells)
    except ValueError:
        return None
