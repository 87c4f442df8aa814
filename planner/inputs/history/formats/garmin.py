"""The CSV that Garmin Connect's list of activities exports, in several languages.

It has ``--`` for what is missing, local times without a zone, and doesn't say whether distances are
kilometres or miles. Distances have two decimals or none, so that ``1,020`` in a column without any
other comma is a thousand and twenty.
"""

from collections.abc import Mapping
from typing import Final

from planner.athlete.fields import METRES
from planner.inputs.history.activity import Found, Source
from planner.inputs.history.columns import Columns, activities_of
from planner.inputs.history.csv_file import Table, refuse
from planner.inputs.history.format import TableFormat

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "favourite": (
        "favorite", "favourite", "favorit", "favori", "favorito", "preferito", "favoriet",
    ),
    "type": (
        "activity type", "aktivitatstyp", "type d'activite", "tipo de actividad",
        "tipo di attivita", "tipo attivita", "tipo de atividade", "activiteittype",
        "type activiteit",
    ),
    "date": ("date", "datum", "fecha", "data"),
    "title": ("title", "titel", "titre", "titulo", "titolo"),
    "distance": ("distance", "distanz", "strecke", "distancia", "distanza", "afstand"),
    "seconds": ("time", "zeit", "temps", "duree", "tiempo", "tempo", "ora", "tijd", "duration"),
    "moving": ("moving time", "zeit in bewegung", "temps de deplacement", "tiempo en movimiento"),
    "mean_heart_rate": (
        "avg hr", "ø herzfrequenz", "durchschnittliche herzfrequenz", "o herzfrequenz",
        "frequence cardiaque moyenne", "frecuencia cardiaca media", "fc media", "gem. hs",
    ),
    "top_heart_rate": (
        "max hr", "maximale herzfrequenz", "frequence cardiaque maximale",
        "frecuencia cardiaca maxima", "fc max", "max. hs",
    ),
}  # fmt: skip
"""Headers by what they stand over, as ``numbers.plain`` makes them."""


def _matches(table: Table) -> bool:
    """Tells Garmin's by its first columns: sport, date, favourite and title."""
    needed = (table.index(COLUMNS[key]) for key in ("type", "date", "favourite", "title"))
    return all(index is not None for index in needed)


def _read(table: Table, source: Source) -> Found:
    """Its activities.

    Raises:
        InputError: The units of its distances aren't given, or a column is missing.
    """
    at = {key: table.index(names) for key, names in COLUMNS.items()}
    if source.units is None:
        raise refuse(
            source.name,
            "Garmin doesn't write whether distances are kilometres or miles; "
            f"say it: {{file: {source.name}, units: km}} in athlete.yaml, or --units km",
        )
    found = activities_of(
        table,
        Columns(
            start=table.needed(COLUMNS["date"]),
            zone=source.zone,
            kind=table.needed(COLUMNS["type"]),
            seconds=(at["moving"], table.needed(COLUMNS["seconds"])),
            metres=table.needed(COLUMNS["distance"]),
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


FORMAT: Final = TableFormat("Garmin Connect", "Garmin Connect's CSV", _matches, _read)
