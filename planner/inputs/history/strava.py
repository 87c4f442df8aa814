"""Read Strava's ``activities.csv``, from its bulk export, in any language.

Headers come in the account's language, and some of them twice: the first distance is a rounded
number of kilometres, the second one metres. pandas would call that ``Distance.1``; here it is found
by its header's second coming, whatever the word. Dates have no zone: they are read as UTC, which is
what the export writes.
"""

from datetime import UTC
from typing import Final

from planner.athlete.fields import METRES
from planner.inputs.history.activity import Found, Source
from planner.inputs.history.columns import Columns, activities_of
from planner.inputs.history.table import Table
from planner.inputs.history.words import STRAVA

DATE, TITLE, TYPE, ELAPSED, DISTANCE = 1, 2, 3, 5, 6
"""These columns have kept their place in all known exports."""
LEAST_COLUMNS: Final = 10
OLD: Final = ("id", "date", "name", "type", "description", "elapsed_time", "distance")
"""The export began so until 2019, with ISO dates and metres."""


def is_strava(table: Table) -> bool:
    """Tell whether it is Strava's, by words of a known language, or by columns that come twice."""
    header = table.header
    if tuple(header[: len(OLD)]) == OLD:
        return True
    if len(header) < LEAST_COLUMNS:
        return False
    known = header[DATE] in STRAVA["date"] and header[TYPE] in STRAVA["type"]
    return known or (_second(table, ELAPSED) is not None and _second(table, DISTANCE) is not None)


def read_strava(table: Table, source: Source) -> Found:
    """Read its activities."""
    old = tuple(table.header[: len(OLD)]) == OLD
    metres, elapsed = _second(table, DISTANCE), _second(table, ELAPSED)
    # Moving time stands between the second elapsed time and the second distance.
    moving = metres - 1 if metres and elapsed and metres - elapsed == 2 else None
    exact = metres is not None or old
    unit = METRES["m"] if exact else METRES[source.units or "km"]
    found = activities_of(
        table,
        Columns(
            start=DATE,
            zone=UTC,
            kind=TYPE,
            seconds=(moving, elapsed, ELAPSED),
            metres=DISTANCE if metres is None else metres,
            unit_metres=unit,
            title=TITLE,
            rpe=table.index(STRAVA["rpe"]),
            mean_heart_rate=table.index(STRAVA["mean_heart_rate"]),
            top_heart_rate=table.index(STRAVA["top_heart_rate"]),
        ),
    )
    found.assumed.append(f"{source.name}: Strava's dates are read as UTC")
    return found


def _second(table: Table, index: int) -> int | None:
    """Find the column whose header repeats that of another."""
    name, rest = table.header[index], table.header[index + 1 :]
    return index + 1 + rest.index(name) if name and name in rest else None
