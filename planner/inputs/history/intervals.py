"""Read the activities that Intervals.icu gives as CSV: metres, seconds, ISO dates."""

from datetime import UTC

from planner.inputs.history.activity import Found, Source
from planner.inputs.history.columns import Columns, activities_of
from planner.inputs.history.table import Table
from planner.inputs.history.words import INTERVALS


def is_intervals(table: Table) -> bool:
    """Tell whether it is Intervals.icu's."""
    dated = table.index(INTERVALS["local"]) is not None
    return dated and table.index(INTERVALS["type"]) is not None


def read_intervals(table: Table, source: Source) -> Found:
    """Read its activities."""
    at = {key: table.index(names) for key, names in INTERVALS.items()}
    local, utc = table.needed(INTERVALS["local"]), at["utc"]
    found = activities_of(
        table,
        Columns(
            start=local if utc is None else utc,
            zone=source.zone if utc is None else UTC,
            kind=table.needed(INTERVALS["type"]),
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
