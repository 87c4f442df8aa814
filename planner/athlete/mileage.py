"""Read mileage as athlete.yaml spells it: weeks by hand, files, or both."""

from datetime import date
from typing import Any, Final

from planner.athlete.fields import read_monday, read_week_distance
from planner.athlete.model_reader import Reading, unknown_key
from planner.athlete.models.base import keys_of
from planner.athlete.models.running import MOST_MILEAGE_FILES, MileageFile
from planner.text.key_path import KeyPath

EXAMPLE: Final = "mileage: {2027-01-04: 40}"
_KEYS: Final = keys_of(MileageFile)

Weeks = dict[date, int]


def read_mileage(reading: Reading, data: object) -> tuple[Weeks, tuple[MileageFile, ...]]:
    """Read weeks in metres by their Monday, and files: a path, a mapping, or a list of both."""
    path: KeyPath = ("running", "mileage")
    weeks: Weeks = {}
    if not isinstance(data, list):
        file = _read(reading, data, path, weeks)
        return weeks, (file,) if file else ()
    if len(data) > MOST_MILEAGE_FILES:
        reading.say(path, f"{len(data)} files are too many; write at most {MOST_MILEAGE_FILES}")
        return weeks, ()
    files = [_read(reading, entry, (*path, n), weeks) for n, entry in enumerate(data)]
    return weeks, tuple(file for file in files if file)


def _read(reading: Reading, data: object, path: KeyPath, weeks: Weeks) -> MileageFile | None:
    """Read a file, if it is one; weeks that are written here are added to ``weeks``."""
    if isinstance(data, str):
        return _file(reading, {"file": data}, path)
    entries = reading.mapping(data, path, f"{EXAMPLE}, or name a file: mileage: activities.csv")
    file = {key: value for key, value in entries.items() if key in _KEYS}
    for key, value in entries.items():
        if key not in file:
            _week(reading, key, value, (*path, key), weeks)
    return _file(reading, file, path) if file else None


def _file(reading: Reading, data: dict[str, Any], path: KeyPath) -> MileageFile | None:
    file = reading.model(MileageFile, data, path)
    return file and file.model_copy(update={"where": path})


def _week(reading: Reading, key: str, value: object, place: KeyPath, weeks: Weeks) -> None:
    if not any(letter.isdigit() for letter in key):
        reading.say(place, unknown_key(key, _KEYS), of_key=True)
        return
    metres = reading.value(lambda amount: read_week_distance(amount, reading.units), value, place)
    try:
        monday = read_monday(key)
    except ValueError as error:
        reading.say(place, str(error), of_key=True)
        return
    if value is None:
        reading.say(place, "there is no distance here; write 0 for a week without running")
    weeks[monday] = metres or 0
