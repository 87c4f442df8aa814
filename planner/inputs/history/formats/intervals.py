"""The activities that Intervals.icu gives as CSV: metres, seconds, ISO dates."""

from collections.abc import Mapping
from datetime import UTC
from typing import Final

from planner.inputs.history.activity import Found, Source
from planner.inputs.history.columns import Columns, activities_of
from planner.inputs.history.csv_file import Table
from planner.inputs.history.format import TableFormat

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "local": ("start_date_local", "start date local"),
    "utc": ("start_date", "start date"),
    "type": ("type", "activity type"),
    "title": ("name",),
    "distance": ("distance", "icu_distance"),
    "moving": ("moving_time", "moving time"),
    "seconds": ("elapsed_time", "elapsed time"),
    "rpe": ("icu_rpe", "rpe", "perceived_exertion"),
    "mean_heart_rate": ("average_heartrate", "avg hr"),
    "top_heart_rate": ("max_heartrate", "max hr"),
}
"""Headers by what they stand over, as ``numbers.plain`` makes them."""


def _matches(table: Table) -> bool:
    """Tells Intervals.icu's by its columns of local starts and sports."""
    dated = table.index(COLUMNS["local"]) is not None
    return dated and table.index(COLUMNS["type"]) is not None


def _read(table: Table, source: Source) -> Found:
    """Its activities."""
    at = {key: table.index(names) for key, names in COLUMNS.items()}
    local, utc = table.needed(COLUMNS["local"]), at["utc"]
    found = activities_of(
        table,
        Columns(
            start=local if utc is None else utc,
            zone=source.zone if utc is None else UTC,
            kind=table.needed(COLUMNS["type"]),
            seconds=(at["moving"], at["seconds"]),
            metres=at["distance"],
            title=at["title"],
            rpe=at["rpe"],
            mean_heart_rate=at["mean_heart_rate"],
            top_heart_rate=at["top_heart_rate"],
        ),
    )
    if utc is None:
        assumed = f"{source.name}: local times are read as {source.zone.key}"
        found.assumed.append(assumed)
    return found


FORMAT: Final = TableFormat("Intervals.icu", "Intervals.icu's CSV", _matches, _read)
