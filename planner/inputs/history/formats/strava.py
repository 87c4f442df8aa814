"""Strava's ``activities.csv``, from its bulk export, in any language.

Headers come in the account's language, and some of them twice: the first distance is a rounded
number of kilometres, the second one metres. pandas would call that ``Distance.1``; here it is found
by its header's second coming, whatever the word. Dates have no zone: they are read as UTC, which is
what the export writes.
"""

from collections.abc import Mapping
from datetime import UTC
from typing import Final

from planner.athlete.fields import METRES
from planner.inputs.history.activity import Found, Source
from planner.inputs.history.columns import Columns, activities_of
from planner.inputs.history.csv_file import Table
from planner.inputs.history.format import TableFormat

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "date": (
        "activity date", "aktivitatsdatum", "date de l'activite", "fecha de la actividad",
        "fecha de actividad", "data dell'attivita", "data attivita", "data da atividade",
        "datum van activiteit", "activiteitsdatum",
    ),
    "title": (
        "activity name", "name der aktivitat", "nom de l'activite", "nombre de la actividad",
        "nombre de actividad", "nome dell'attivita", "nome attivita", "nome da atividade",
        "naam activiteit", "naam van activiteit",
    ),
    "type": (
        "activity type", "aktivitatsart", "type d'activite", "tipo de actividad",
        "tipo di attivita", "tipo de atividade", "activiteitstype", "soort activiteit",
    ),
    "rpe": (
        "perceived exertion", "gefuhlte anstrengung", "effort percu", "effort ressenti",
        "esfuerzo percibido", "sforzo percepito", "esforco percebido", "ervaren inspanning",
        "waargenomen inspanning",
    ),
    "top_heart_rate": (
        "max heart rate", "max. herzfrequenz", "frequence cardiaque max.",
        "frequence cardiaque maximale", "frecuencia cardiaca maxima", "ritmo cardiaco maximo",
        "frequenza cardiaca massima", "frequencia cardiaca maxima", "max. hartslag",
    ),
    "mean_heart_rate": (
        "average heart rate", "durchschnittliche herzfrequenz", "frequence cardiaque moyenne",
        "frecuencia cardiaca media", "ritmo cardiaco promedio", "frequenza cardiaca media",
        "frequencia cardiaca media", "gemiddelde hartslag",
    ),
}  # fmt: skip
"""Headers by what they stand over, as ``numbers.plain`` makes them."""
DATE, TITLE, TYPE, ELAPSED, DISTANCE = 1, 2, 3, 5, 6
"""Columns that have kept their place since there is an export."""
LEAST_COLUMNS: Final = 10
OLD: Final = ("id", "date", "name", "type", "description", "elapsed_time", "distance")
"""How the export began until 2019: ISO dates, metres."""


def _matches(table: Table) -> bool:
    """Tells Strava's by its words in a known language, or by what comes twice."""
    header = table.header
    if tuple(header[: len(OLD)]) == OLD:
        return True
    if len(header) < LEAST_COLUMNS:
        return False
    known = header[DATE] in COLUMNS["date"] and header[TYPE] in COLUMNS["type"]
    return known or (_second(table, ELAPSED) is not None and _second(table, DISTANCE) is not None)


def _read(table: Table, source: Source) -> Found:
    """Its activities."""
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
            rpe=table.index(COLUMNS["rpe"]),
            mean_heart_rate=table.index(COLUMNS["mean_heart_rate"]),
            top_heart_rate=table.index(COLUMNS["top_heart_rate"]),
        ),
    )
    found.assumed.append(f"{source.name}: Strava's dates are read as UTC")
    return found


def _second(table: Table, index: int) -> int | None:
    """Find the column whose header repeats this one's."""
    name, rest = table.header[index], table.header[index + 1 :]
    return index + 1 + rest.index(name) if name and name in rest else None


FORMAT: Final = TableFormat("Strava", "Strava's activities.csv in any language", _matches, _read)
