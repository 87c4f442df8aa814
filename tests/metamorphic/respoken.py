"""The same athlete.yaml said otherwise: a week later, in another order, in miles."""

import json
from datetime import date
from pathlib import Path
from random import Random
from shutil import copytree, ignore_patterns
from typing import Any

from ruamel.yaml import YAML

from planner.catalogue.exercises import Catalogue
from planner.catalogue.load import catalogue_root, load_catalogue
from tests.metamorphic.keen import Data
from tests.metamorphic.whole import WEEK

METRES_A_MILE = 1609.344


def a_week_later(data: Any) -> Any:
    """The same with every date a week later."""
    match data:
        case date():
            return data + WEEK
        case dict():
            return {_later_key(key): a_week_later(value) for key, value in data.items()}
        case list():
            return [a_week_later(one) for one in data]
    return data


def _later_key(key: str) -> str:
    return str(date.fromisoformat(key) + WEEK) if key[:2] == "20" else key


def reordered(data: Data, random: Random) -> Data:
    """The same with its keys, races, runs and windows in another order."""
    same: Data = shuffled_keys(data, random)
    for entries in (same["races"], same["running"]["runs"], *same["free_time"].values()):
        random.shuffle(entries)
    return same


def shuffled_keys(data: Any, random: Random) -> Any:
    """The same with the keys of every mapping in another order."""
    match data:
        case dict():
            keys = random.sample(list(data), len(data))
            return {key: shuffled_keys(data[key], random) for key in keys}
        case list():
            return [shuffled_keys(one, random) for one in data]
    return data


def in_miles(data: Data) -> Data:
    """The same with every bare distance in miles."""
    running = data["running"]
    mileage = {day: miles(kilometres) for day, kilometres in running["mileage"].items()}
    return data | {
        "athlete": data["athlete"] | {"units": "mi"},
        "races": [_in_miles(race) for race in data["races"]],
        "running": running
        | {"runs": [_in_miles(run) for run in running["runs"]], "mileage": mileage},
    }


def _in_miles(entry: Data) -> Data:
    distance = entry["distance"]
    return entry | {"distance": miles(distance) if not isinstance(distance, str) else distance}


def miles(kilometres: float) -> float:
    """The same distance in miles, precise enough to be the same metres."""
    return round(1000 * kilometres / METRES_A_MILE, 6)


UNORDERED = frozenset({"primary", "secondary", "equipment", "flags", "aliases"})
"""Lists of an exercise whose order means nothing."""


def reordered_catalogue(folder: Path, random: Random) -> Catalogue:
    """The shipped catalogue from a copy whose exercises are written in another order.

    What is shuffled is the keys of ladders and exercises and their lists of words, and the ladder
    files are written in another order. The order of a ladder's exercises is its rungs; that of
    areas, patterns and families is the one in which they are listed and asked for.
    """
    root = catalogue_root()
    copytree(root, folder, ignore=ignore_patterns("exercises"))
    (folder / "exercises").mkdir()
    paths = sorted((root / "exercises").glob("*.yaml"))
    for path in random.sample(paths, len(paths)):
        data = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
        text = json.dumps(_reordered(data, random))
        (folder / "exercises" / path.name).write_text(text, encoding="utf-8")
    return load_catalogue(folder)


def _reordered(data: Any, random: Random) -> Any:
    same = shuffled_keys(data, random)
    for exercise in same["exercises"]:
        for name in UNORDERED.intersection(exercise):
            random.shuffle(exercise[name])
    return same
