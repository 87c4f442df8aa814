"""List the words for columns and sports in exports, in each language that these come in.

Every word is as ``numbers.plain`` makes it: lower case, without accents. Headers have to match as a
whole, sports only have to hold a word.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from planner.inputs.history.activity import Kind
from planner.inputs.history.numbers import plain

STRAVA: Final[Mapping[str, tuple[str, ...]]] = {
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
"""Columns of Strava's activities.csv."""

GARMIN: Final[Mapping[str, tuple[str, ...]]] = {
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
"""Columns of the CSV that Garmin Connect's list of activities exports."""

INTERVALS: Final[Mapping[str, tuple[str, ...]]] = {
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
"""Columns of the activities that Intervals.icu gives as CSV; metres, seconds and ISO dates."""

_NO_RUN = re.compile(
    r"ski|langlauf|eislauf|schlittschuh|skat|inline|roller|velo|bike|bici|rad|cycl|swim|schwimm"
    r"|natation|natacion|nuoto|wheelchair|rollstuhl|walk|wander|hik|row"
)
_RUN = re.compile(
    r"\brun(?!e)|running|jog|lauf|\bcourse|\bcarrera|\bcorrer|\bcorsa|\bcorrida|hardlo|treadmill"
    r"|tapis roulant|parkrun"
)
_STRENGTH = re.compile(
    r"strength|weight ?training|weights|\bcore\b|pilates|crossfit|kraft|gewicht|musculation"
    r"|renforcement|poids|fuerza|pesas|\bforza|\bpesi\b|\bpeso|kracht|calisthenics|functional"
    r"|rumpf|gainage"
)


@lru_cache(maxsize=500)
def kind_of(sport: str) -> Kind:
    """Sort a sport, in the words of its export, into running, strength training or neither."""
    text = plain(sport.replace("_", " ").replace("-", " "))
    text = re.sub(r"(?<=[a-z])(?=run\b)", " ", text)
    if _STRENGTH.search(text):
        return Kind.STRENGTH
    return Kind.RUN if _RUN.search(text) and not _NO_RUN.search(text) else Kind.OTHER
