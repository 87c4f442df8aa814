"""Invented exports in the shape of each program's own."""

import csv
import io
import struct
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from planner.inputs.history.activity import Source, Units
from planner.inputs.history.read_history import History, read_history

BERLIN = ZoneInfo("Europe/Berlin")

STRAVA_HEADERS = {
    "en": "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,"
    "Distance,Max Heart Rate,Relative Effort,Commute,Activity Private Note,Activity Gear,Filename,"
    "Athlete Weight,Bike Weight,Elapsed Time,Moving Time,Distance,Max Speed,Average Heart Rate,"
    "Perceived Exertion",
    "de": "Aktivitäts-ID,Aktivitätsdatum,Name der Aktivität,Aktivitätsart,Aktivitätsbeschreibung,"
    "Verstrichene Zeit,Distanz,Max. Herzfrequenz,Relative Leistung,Pendeln,Hinweis,Ausrüstung,"
    "Dateiname,Sportlergewicht,Fahrradgewicht,Verstrichene Zeit,Bewegungszeit,Distanz,"
    "Höchstgeschw.,Durchschnittliche Herzfrequenz,Gefühlte Anstrengung",
    "fr": "ID de l’activité,Date de l’activité,Nom de l’activité,Type d’activité,Description,"
    "Temps écoulé,Distance,Fréquence cardiaque max.,Effort relatif,Trajet,Note,Matériel,Fichier,"
    "Poids,Poids du vélo,Temps écoulé,Durée de déplacement,Distance,Vitesse max.,"
    "Fréquence cardiaque moyenne,Effort perçu",
    "es": "ID de actividad,Fecha de la actividad,Nombre de la actividad,Tipo de actividad,"
    "Descripción,Tiempo transcurrido,Distancia,Frecuencia cardíaca máxima,Esfuerzo,Trayecto,Nota,"
    "Equipo,Archivo,Peso,Peso de la bicicleta,Tiempo transcurrido,Tiempo en movimiento,Distancia,"
    "Velocidad máxima,Frecuencia cardíaca media,Esfuerzo percibido",
    # Of no language at all: only what comes twice tells.
    "xx": "a,b,c,d,e,zeit,weg,h,i,j,k,l,m,n,o,zeit,moving,weg,s,t,u",
}
STRAVA_DATES = {
    "en": "Nov 3, 2026, 5:45:10 PM",
    "de": "03.11.2026, 17:45:10",
    "fr": "3 nov. 2026 à 17:45:10",
    "es": "3 nov 2026, 17:45:10",
    "xx": "2026-11-03 17:45:10",
}
STRAVA_RUN = {"en": "Run", "de": "Lauf", "fr": "Course à pied", "es": "Carrera", "xx": "Run"}

GARMIN_HEADER = (
    "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Max HR,Aerobic TE,"
    "Moving Time,Elapsed Time"
)
INTERVALS_HEADER = "id,type,start_date_local,name,moving_time,elapsed_time,distance,icu_rpe"


def table(header: str, *rows: Sequence[object], sign: str = ",") -> str:
    """A CSV."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=sign, lineterminator="\n")
    writer.writerow(header.split(","))
    writer.writerows(rows)
    return out.getvalue()


def strava_row(
    when: str,
    sport: str = "Run",
    km: float | str = 10.0,
    seconds: int = 3000,
    *,
    title: str = "Morning Run",
    rpe: str = "",
    metres: str | None = None,
) -> list[object]:
    """A row of ``activities.csv`` in its doubled layout."""
    exact = metres if metres is not None else f"{float(km) * 1000:.1f}"
    return [
        1, when, title, sport, "", seconds + 30, str(km), "", "", "false", "", "", "a.fit.gz", "",
        "", f"{seconds + 30}.0", f"{seconds}.0", exact, "4.1", "", rpe,
    ]  # fmt: skip


def strava(*rows: Sequence[object], language: str = "en") -> str:
    """An ``activities.csv``."""
    return table(STRAVA_HEADERS[language], *rows)


def strava_day(day: datetime, **more: object) -> list[object]:
    """A row of a UTC moment, in English."""
    when = f"{day:%b} {day.day}, {day.year}, {day.hour % 12 or 12}:{day:%M:%S} {day:%p}"
    return strava_row(when, **more)  # type: ignore[arg-type]


def garmin_row(when: str, distance: str, sport: str = "Running", time: str = "00:50:00") -> list:
    """A row of Garmin's, with ``--`` for what is missing."""
    return [sport, when, "false", "Berlin", distance, "512", time, "--", "--", "--", "--", "--"]


def read(
    folder: Path,
    *contents: str | bytes,
    names: Sequence[str] = (),
    units: Units | None = None,
    zone: ZoneInfo = BERLIN,
) -> History:
    """What is read of files with these contents."""
    sources = []
    for n, content in enumerate(contents):
        name = names[n] if names else f"{n}.csv"
        data = content if isinstance(content, bytes) else content.encode()
        (folder / name).write_bytes(data)
        sources.append(Source(folder / name, name, units, zone))
    return read_history(sources)


FIT_EPOCH = datetime(1989, 12, 31, tzinfo=UTC)


def fit(
    start: datetime,
    *,
    metres: float = 10_000,
    seconds: float = 3000,
    sport: int = 1,
    sub_sport: int = 0,
    points: int = 5,
    big: bool = False,
) -> bytes:
    """A FIT file with points, a lap's worth of nothing and one session; sport 1 is running."""
    order: Literal[">", "<"] = ">" if big else "<"
    at = int((start - FIT_EPOCH) / timedelta(seconds=1))
    frames = _definition(0, 20, ((253, 4, 0x86), (5, 4, 0x86), (3, 1, 0x02)), order)
    for n in range(points):
        frames += struct.pack(f"{order}BIIB", 0, at + n, 280 * n, 150)
    fields = ((253, 4, 0x86), (2, 4, 0x86), (5, 1, 0), (6, 1, 0), (7, 4, 0x86), (8, 4, 0x86),
              (9, 4, 0x86), (16, 1, 2), (17, 1, 2))  # fmt: skip
    frames += _definition(1, 18, fields, order)
    milliseconds = round(1000 * seconds)
    frames += struct.pack(
        f"{order}BIIBBIIIBB", 1, at + round(seconds), at, sport, sub_sport, milliseconds + 60_000,
        milliseconds, round(100 * metres), 151, 172,
    )  # fmt: skip
    return struct.pack("<BBHI4s", 12, 0x10, 2100, len(frames), b".FIT") + frames + b"\0\0"


def _definition(
    local: int, message: int, fields: Sequence[tuple[int, int, int]], order: str
) -> bytes:
    head = struct.pack(f"{order}BBBHB", 0x40 | local, 0, order == ">", message, len(fields))
    return head + b"".join(bytes(field) for field in fields)


def gpx(start: datetime, *, sport: str = "running", points: int = 60, title: str = "Park") -> str:
    """Points 10 s and 30 m apart, northwards."""
    step = 30 / 111_194.93
    inside = "".join(
        f'<trkpt lat="{52 + step * n:.8f}" lon="13.0"><ele>34</ele>'
        f"<time>{start + timedelta(seconds=10 * n):%Y-%m-%dT%H:%M:%SZ}</time></trkpt>"
        for n in range(points)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><metadata><time>'
        "2020-01-01T00:00:00Z</time></metadata>"
        f"<trk><name>{title}</name><type>{sport}</type><trkseg>{inside}</trkseg></trk></gpx>"
    )


def tcx(start: datetime, *, sport: str = "Running", laps: Sequence[tuple[float, float]]) -> str:
    """Laps of seconds and metres; points inside them have distances of their own."""
    inside = "".join(
        f"<Lap><TotalTimeSeconds>{seconds}</TotalTimeSeconds><DistanceMeters>{metres}"
        "</DistanceMeters><Track><Trackpoint><DistanceMeters>1</DistanceMeters></Trackpoint>"
        "</Track></Lap>"
        for seconds, metres in laps
    )
    return (
        '<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2">'
        f'<Activities><Activity Sport="{sport}"><Id>{start:%Y-%m-%dT%H:%M:%SZ}</Id>{inside}'
        "</Activity></Activities></TrainingCenterDatabase>"
    )
