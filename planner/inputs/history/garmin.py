"""Read the CSV that Garmin Connect's list of activities exports, in several languages.

It has ``--`` for missing values, local times without a zone, and doesn't say whether distances are
kilometres or miles. Distances have two decimals or none, so that ``1,020`` in a column without any
other comma is a thousand and twenty.
"""

from planner.athlete.fields import METRES
from planner.inputs.history.activity import Found, Source
from planner.inputs.history.columns import Columns, activities_of
from planner.inputs.history.table import Table, refuse
from planner.inputs.history.words import GARMIN


def is_garmin(table: Table) -> bool:
    """Tell whether it is Garmin's: its first columns are sport, date, favourite and title."""
    needed = (table.index(GARMIN[key]) for key in ("type", "date", "favourite", "title"))
    return all(index is not None for index in needed)


def read_garmin(table: Table, source: Source) -> Found:
    """Read its activities.

    Raises:
        InputError: The units of its distances aren't given, or a column is missing.
    """
    at = {key: table.index(names) for key, names in GARMIN.items()}
    if source.units is None:
        raise refuse(
            source.name,
            "Garmin doesn't write whether distances are kilometres or miles; "
            f"say it: {{file: {source.name}, units: km}} in athlete.yaml, or --units km",
        )
    found = activities_of(
        table,
        Columns(
            start=table.needed(GARMIN["date"]),
            zone=source.zone,
            kind=table.needed(GARMIN["type"]),
            seconds=(at["moving"], table.needed(GARMIN["seconds"])),
            metres=table.needed(GARMIN["distance"]),
            unit_metres=METRES[source.units],
            title=at["title"],
            mean_heart_rate=at["mean_heart_rate"],
            top_heart_rate=at["top_heart_rate"],
        ),
    )
    found.assumed.append(
        f"{source.name}: Garmin's times are read as {source.zone.key}, distances as {source.units}"
    )
    return found
