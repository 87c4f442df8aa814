"""Read planned runs out of a CSV file, as planners and spreadsheets write them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from planner.athlete.fields import METRES, MOST_DISTANCE_KM
from planner.athlete.value_types import MOST_RUN_MINUTES
from planner.inputs.runs.classify import Written
from planner.inputs.runs.csv_dates import DateColumn, clock_minutes
from planner.inputs.runs.csv_table import Row, Table, read_table, refusal
from planner.inputs.runs.entries import Entry, Found
from planner.inputs.runs.title_tokens import plain, tokens

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "date": (
        *("date", "workout date", "workoutday", "workout day", "start date", "day", "datum"),
        *("tag", "trainingstag", "date de la seance", "jour", "fecha", "dia"),
    ),
    "title": (
        *("title", "workout", "workout name", "name", "session", "summary", "subject", "run"),
        *("titel", "einheit", "training", "trainingseinheit", "bezeichnung", "lauf"),
        *("titre", "seance", "entrainement", "nom", "titulo", "sesion", "entrenamiento", "nombre"),
    ),
    "details": (
        *("description", "workout description", "workoutdescription", "details", "notes"),
        *("beschreibung", "details der einheit", "notizen", "bemerkung", "bemerkungen"),
        *("descriptif", "remarques", "descripcion", "notas", "detalles", "detalle"),
    ),
    "type": (
        *("type", "workout type", "workouttype", "workout subtype", "activity type", "activity"),
        *("sport", "typ", "art", "sportart", "trainingsart", "type de seance", "tipo", "deporte"),
    ),
    "distance": (
        *("planned distance", "planneddistanceinmeters", "distance", "km", "kilometers"),
        *("kilometres", "miles", "mi", "distanz", "strecke", "kilometer", "distancia"),
        *("kilometros", "distance prevue", "distancia prevista"),
    ),
    "duration": (
        *("planned duration", "plannedduration", "planned time", "duration", "minutes", "min"),
        *("dauer", "minuten", "zeit", "duree", "temps", "duracion", "minutos", "tiempo"),
    ),
    "start": (
        *("start time", "start", "time", "startzeit", "beginn", "uhrzeit", "heure"),
        *("heure de debut", "debut", "hora", "hora de inicio", "inicio"),
    ),
}
"""Columns have these names, in plain letters; the first name that is there wins."""

HOURS_COLUMNS: Final = frozenset({"plannedduration"})
"""Durations of TrainingPeaks are decimal hours."""

_UNIT_OF_COLUMN: Final = {
    **dict.fromkeys(("km", "kilometers", "kilometres", "kilometer", "kilometros"), "km"),
    **dict.fromkeys(("mi", "mile", "miles", "meilen", "millas"), "mi"),
    **dict.fromkeys(("m", "meters", "metres", "meter", "metros", "inmeters"), "m"),
}
_HOUR_WORDS: Final = frozenset({"h", "hours", "hrs", "std", "stunden", "heures", "horas"})
_SECOND_WORDS: Final = frozenset({"s", "sec", "seconds", "sekunden", "secondes", "segundos"})
_CLOCK: Final = re.compile(
    r"(\d{1,2})[:.h](\d\d)(?::\d\d)?(?: ?([ap])\.?m\.?| ?uhr| ?h)?", re.ASCII
)
_H_MM: Final = re.compile(r"(\d{1,2}):(\d\d)(?::(\d\d))?", re.ASCII)
_BARE: Final = re.compile(r"\d{1,6}(?:\.\d{1,6})?", re.ASCII)
_MOST_HOURS: Final = 10
"""``1:30`` is an hour and a half, ``45:00`` minutes and seconds."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """A table's columns by their contents; missing ones are left out."""

    names: Mapping[str, str]

    def cell(self, row: Row, what: str) -> str:
        return row.cells.get(self.names[what], "") if what in self.names else ""


def read_csv_runs(path: Path, shown: str, units: str) -> Found:
    """Read the rows of a CSV file as runs.

    Args:
        path: The file.
        shown: The file's name in messages.
        units: ``km`` or ``mi``, the unit of a distance if neither it nor its column has one.

    Raises:
        ValueError: There is no such file; the message is for people.
        InputError: It is no table of dates and titles.
    """
    table = read_table(path)
    columns = _columns(path, table)
    dated = [(row, columns.cell(row, "date")) for row in table.rows]
    try:
        dates = DateColumn([text for _, text in dated])
    except ValueError as error:
        message, at = error.args
        raise refusal(path, dated[at][0].line, message) from None
    entries: list[Entry] = []
    skipped: list[str] = []
    for row, text in dated:
        try:
            entries.append(_entry(row, dates.read(text), columns, units))
        except ValueError as error:
            skipped.append(f"{shown}:{row.line}: {error}")
    return Found(tuple(entries), tuple(skipped))


def _columns(path: Path, table: Table) -> _Columns:
    """Find the columns by their names, without text in brackets."""
    bare = {_without_brackets(name): name for name in reversed(table.columns)}
    names = {
        what: bare[next(known for known in choices if known in bare)]
        for what, choices in COLUMNS.items()
        if any(known in bare for known in choices)
    }
    if "title" not in names and "details" in names:
        names["title"] = names.pop("details")
    if "title" not in names and "type" in names:
        names["title"] = names.pop("type")
    for what in ("date", "title"):
        if what not in names:
            known = ", ".join(COLUMNS[what][:3])
            message = f"there is no column with the {what} of each run; call one {known} or alike"
            raise refusal(path, table.line, message)
    return _Columns(names)


def _without_brackets(name: str) -> str:
    return re.sub(r"[\[(].*", "", name).strip(" .:*")


def _entry(row: Row, when: tuple[date, int | None], columns: _Columns, units: str) -> Entry:
    title = columns.cell(row, "title") or columns.cell(row, "type") or columns.cell(row, "details")
    distance, duration = columns.cell(row, "distance"), columns.cell(row, "duration")
    if not title and not distance and not duration:
        raise ValueError("it has no title, distance or duration")
    day, start = when
    written = Written(
        title=title,
        details=columns.cell(row, "details"),
        type=columns.cell(row, "type"),
        distance_m=_distance(distance, columns.names.get("distance", ""), units),
        minutes=_minutes(duration, columns.names.get("duration", "")),
    )
    clock = _CLOCK.fullmatch(plain(columns.cell(row, "start")))
    at = clock_minutes(*clock.groups()) if clock else start
    return Entry(day, at, written)


def _words(name: str) -> list[str]:
    return re.findall(r"[a-z]+", name)


def _distance(text: str, column: str, units: str) -> int | None:
    """Read metres; None where nothing is planned, or nothing that can be."""
    text = plain(text)
    unit = next(
        (_UNIT_OF_COLUMN[each] for each in _words(column) if each in _UNIT_OF_COLUMN), units
    )
    if column.endswith("inmeters"):
        unit = "m"
    if _BARE.fullmatch(text):
        return _within(float(text) * METRES[unit], MOST_DISTANCE_KM * METRES["km"])
    found = [token.value for token in tokens(text, unit) if token.kind == "distance"]
    return _within(found[0], MOST_DISTANCE_KM * METRES["km"]) if found else None


def _minutes(text: str, column: str) -> int | None:
    """Read minutes; None where nothing is planned, or nothing that can be."""
    text = plain(text)
    words = set(_words(column))
    if clock := _H_MM.fullmatch(text):
        one, two, three = int(clock[1]), int(clock[2]), clock[3]
        hours = three is not None or one < _MOST_HOURS
        return _within(one * 60 + two if hours else one + two / 60, MOST_RUN_MINUTES)
    if _BARE.fullmatch(text):
        in_hours = column in HOURS_COLUMNS or words & _HOUR_WORDS
        factor = 60 if in_hours else 1 / 60 if words & _SECOND_WORDS else 1
        return _within(float(text) * factor, MOST_RUN_MINUTES)
    found = [token.value for token in tokens(text, "km") if token.kind == "time"]
    return _within(sum(found) / 60, MOST_RUN_MINUTES)


def _within(amount: float, most: float) -> int | None:
    return round(amount) if 1 <= round(amount) <= most else None
