"""What words in athlete.yaml mean, told anew: weekdays and parts of the body."""

from collections.abc import Iterable
from typing import Any

DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
GROUPS = {"weekdays": DAYS[:5], "weekend": DAYS[5:], "daily": DAYS}
CALLED = {
    "ra": "abdominal abdomen abs trunk core whole-body",
    "obl": "abdominal abdomen abs waist trunk core whole-body",
    "tva": "abdominal abdomen abs trunk core whole-body",
    "es": "back low-back spine trunk core whole-body",
    "mf": "back low-back spine trunk core whole-body",
    "ql": "back low-back waist trunk core whole-body",
    "lat": "back upper-back shoulders upper-body arms trunk core whole-body",
    "gmax": "pelvic hips legs glutes whole-body",
    "gmed": "pelvic hips legs glutes whole-body",
    "hipflex": "pelvic hips legs quads thighs hip-flexors whole-body",
    "add": "pelvic hips legs thighs groin whole-body",
    "ham": "pelvic hips legs thighs hamstrings whole-body",
    "pf": "pelvic pelvic-floor",
    "dia": "breathing lungs",
    "scap": "upper upper-back shoulders upper-body chest arms whole-body",
}
"""By muscle area, all that may stand for it besides its id."""

AROUND_HIPS = {area for area, words in CALLED.items() if "hips" in words.split()}


def by_weekday(entries: dict[str, Any]) -> dict[int, Any]:
    """Entries by weekday; one that names a single day beats a group's."""
    found: dict[int, Any] = {}
    for key in sorted(entries, key=lambda key: key not in GROUPS):
        days = GROUPS.get(key) or [day for day in DAYS if day == key or day[:3] == key]
        found.update({DAYS.index(day): entries[key] for day in days})
    return found


def areas_of(words: Iterable[str]) -> set[str]:
    said = set(words)
    return {area for area, words in CALLED.items() if said & {area, *words.split()}}
