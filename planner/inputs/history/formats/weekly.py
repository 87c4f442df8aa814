"""Read a plain CSV of weeks by their Monday: ``week,distance``, or ``coreplan import``'s own.

The distance's header may say its unit: ``distance_km``, ``distance_mi``.
"""

from collections.abc import Sequence
from typing import Final

from planner.athlete.fields import METRES, MOST_WEEK_KM, read_monday
from planner.inputs.history.activity import Found, Skipped, Source, WeekRow, round_or_text
from planner.inputs.history.csv_file import Table
from planner.inputs.history.format import TableFormat
from planner.inputs.history.numbers import decimal_sign, is_missing, read_number
from planner.text.cleaning import quoted

WEEK: Final = ("week", "monday", "woche", "montag", "semaine", "lundi", "semana", "lunes")
DISTANCES: Final = ("distance", "distance_km", "distance_mi")
LONGEST: Final = ("longest", "longest_km", "longest_mi")
COUNTS: Final = {
    "minutes": 7 * 24 * 60,
    "runs": 50,
    "hard_runs": 50,
    "load": 100_000,
    "strength_sessions": 50,
    "strength_minutes": 7 * 24 * 60,
    "strength_load": 100_000,
}
"""These other columns are read if they are there, each with its most."""


def _matches(table: Table) -> bool:
    """Tells it by a column of weeks and one of distances."""
    return table.index(WEEK) is not None and table.index(DISTANCES) is not None


def _read(table: Table, source: Source) -> Found:
    """Its weeks; a row that isn't one is named with its reason."""
    found = Found(skipped=list(table.skipped))
    week, distance = table.needed(WEEK), table.needed(DISTANCES)
    unit = table.header[distance].partition("_")[2] or source.units or "km"
    longest = table.index(LONGEST)
    signs = {
        index: decimal_sign(table.column(index), undecided=",")
        for index in (distance, longest)
        if index is not None
    }
    seen: dict[object, int] = {}

    def metres(index: int | None, cells: Sequence[str]) -> int:
        number = None if index is None else read_number(cells[index], signs[index])
        if number is not None and not 0 <= number * METRES[unit] <= MOST_WEEK_KM * METRES["km"]:
            many = quoted(round_or_text(number))
            raise ValueError(f"{many} {unit} is out of range; a week has 0 to {MOST_WEEK_KM} km")
        return round((number or 0) * METRES[unit])

    for line, cells in table.rows:
        try:
            monday = read_monday(cells[week].strip())
            if is_missing(cells[distance]):
                raise ValueError("no distance; write 0 for a week without running")
            if monday in seen:
                raise ValueError(f"the week of {monday} is in line {seen[monday]} too")
            counts = {name: _count(table, name, cells) for name in COUNTS}
            far, longest_run = metres(distance, cells), metres(longest, cells)
            found.weeks.append(WeekRow(monday, far, longest_metres=longest_run, **counts))
            seen[monday] = line
        except ValueError as problem:
            found.skipped.append(Skipped(table.name, line, str(problem)))
    return found


def _count(table: Table, name: str, cells: Sequence[str]) -> int:
    index = table.index((name,))
    number = 0 if index is None else round(read_number(cells[index], ".") or 0)
    if not 0 <= number <= COUNTS[name]:
        raise ValueError(f"{name} {number} is out of range; at most {COUNTS[name]}")
    return number


FORMAT: Final = TableFormat("a table of weeks", "a CSV with week and distance", _matches, _read)
