"""Model athlete.yaml, and read it with every mistake in one go.

``constraints:`` and ``rules:`` are kept raw; they are checked where the constraints are known.
"""

from dataclasses import replace
from typing import Any, Final

from planner.athlete.cross_checks import check_age, check_end_is_known
from planner.athlete.model_reader import Reading
from planner.athlete.models.base import keys_of
from planner.athlete.models.file import AthleteFile, CalendarSettings
from planner.athlete.sections import (
    read_athlete,
    read_free_time,
    read_other,
    read_races,
    read_running,
    read_season,
)
from planner.errors import Mistake
from planner.text.cleaning import quoted
from planner.yaml.document import Document
from planner.yaml.known_keys import KnownKeys
from planner.yaml.scanner import LIMIT_MISTAKES

SECTIONS: Final = keys_of(AthleteFile)
ATHLETE_KEYS: Final = KnownKeys(
    "an athlete's file", tuple(key for key in SECTIONS if key != "version")
)
"""A version stands in files of many kinds."""


def parse_athlete(document: Document) -> tuple[AthleteFile | None, list[Mistake]]:
    """Read athlete.yaml.

    Args:
        document: The document from ``read_yaml``.

    Returns:
        The file and no mistakes, or None and the mistakes in the order of the file; above
        a hundred, the rest is only counted.
    """
    reading = Reading(document)
    root = reading.mapping(document.data, (), _START)
    if document.data is root:
        athlete_file = _athlete_file(reading, root)
        if athlete_file is not None and not reading.mistakes:
            return athlete_file, []
    mistakes = sorted(reading.mistakes, key=lambda mistake: (mistake.line, mistake.column))
    more = len(mistakes) - LIMIT_MISTAKES
    if more > 0:
        last = mistakes[LIMIT_MISTAKES]
        mistakes[LIMIT_MISTAKES:] = [replace(last, where="", message=f"and {more} more mistakes")]
    return None, mistakes


_START: Final = "'athlete:', 'running:' and 'free_time:' with their keys below"


def _athlete_file(reading: Reading, root: dict[str, Any]) -> AthleteFile | None:
    reading.refuse_unknown(root, SECTIONS, ())
    _check_version(reading, root.get("version", 1))
    reading.units = _units(root)
    athlete = read_athlete(reading, root.get("athlete"))
    races = read_races(reading, root.get("races"))
    season = read_season(reading, root.get("season"), races)
    check_end_is_known(reading, root)
    if athlete:
        check_age(reading, athlete, season, races)
    running = read_running(reading, root.get("running"))
    free_time = read_free_time(reading, root.get("free_time"))
    other = read_other(reading, root.get("other"))
    constraints = reading.mapping(root.get("constraints"), ("constraints",), _CONSTRAINTS)
    rules = root.get("rules")
    calendar = reading.model(CalendarSettings, root.get("calendar") or {}, ("calendar",))
    if not (athlete and running and free_time and calendar):
        return None
    return AthleteFile(
        athlete=athlete,
        season=season,
        races=tuple(race for _, race in races),
        running=running,
        free_time=free_time,
        other=other,
        constraints=constraints,
        rules=tuple(rules) if isinstance(rules, list) else (),
        calendar=calendar,
    )


_CONSTRAINTS: Final = "constraints: {monotony: off}"


def _check_version(reading: Reading, version: object) -> None:
    if version is not None and (version != 1 or type(version) is not int):
        message = f"{quoted(version)} is not a version that this program reads; write 1"
        reading.say(("version",), message)


def _units(root: dict[str, Any]) -> str:
    athlete = root.get("athlete")
    units = athlete.get("units") if isinstance(athlete, dict) else None
    return "mi" if units == "mi" else "km"
