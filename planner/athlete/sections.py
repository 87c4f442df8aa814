"""Read the sections of athlete.yaml, one function each."""

from datetime import date

from pydantic import TypeAdapter

from planner.athlete.cross_checks import (
    check_child,
    check_pauses,
    check_phases,
    check_races,
    check_season,
    check_span,
)
from planner.athlete.fields import read_date, read_time
from planner.athlete.mileage import read_mileage
from planner.athlete.model_reader import Reading
from planner.athlete.models.base import keys_of
from planner.athlete.models.file import OtherLoad
from planner.athlete.models.free_time import (
    MOST_BUSY_FILES,
    BusyFile,
    FreeException,
    FreeTime,
    Window,
    Windows,
    WrittenException,
)
from planner.athlete.models.person import Athlete, Avoid
from planner.athlete.models.running import (
    MOST_RUN_FILES,
    MOST_TITLE_RULES,
    RUN_FILES,
    DatedRun,
    Run,
    Running,
    TitleRule,
)
from planner.athlete.models.season import MOST_RACES, ManualPhase, Pause, Race, SeasonRequest
from planner.athlete.value_types import MOST_PATH
from planner.text.cleaning import quoted
from planner.text.key_path import KeyPath

_WINDOWS = TypeAdapter(Windows)
NO_CALENDAR = (
    "{} is no calendar file; write days without free time under free_time.exceptions, as "
    "{{from: 2027-03-01, to: 2027-03-05, windows: []}}, or days without any training under "
    "season.pauses"
)
"""Said where ``free_time.busy`` names days, with what it names."""

_BESIDE_DAYS = tuple(key for key in keys_of(FreeTime) if key != "week")


def read_athlete(reading: Reading, data: object) -> Athlete | None:
    """Read the athlete; None after a mistake."""
    path = ("athlete",)
    if data is None:
        reading.say_missing(path)
        return None
    keys = reading.mapping(data, path, "athlete: {timezone: Europe/Berlin}")
    if keys is not data:
        return None
    avoid = reading.items(Avoid, keys.get("avoid"), (*path, "avoid"))
    rest = {key: value for key, value in keys.items() if key != "avoid"}
    athlete = reading.model(Athlete, rest, path)
    if athlete is None:
        return None
    athlete = athlete.model_copy(update={"avoid": tuple(flag for _, flag in avoid)})
    if not isinstance(keys.get("avoid"), list) or len(avoid) == len(keys["avoid"]):
        check_child(reading, athlete)
    return athlete


def read_races(reading: Reading, data: object) -> list[tuple[KeyPath, Race]]:
    """Read the races without mistakes, each with its path."""
    if isinstance(data, list) and len(data) > MOST_RACES:
        message = f"{len(data)} races are too many; write at most {MOST_RACES}"
        reading.say(("races",), message)
        return []
    return reading.items(Race, data, ("races",))


def read_season(reading: Reading, data: object, races: list[tuple[KeyPath, Race]]) -> SeasonRequest:
    """Read the season's days, checked against the races; mistakes are left out."""
    path = ("season",)
    keys = reading.mapping(data, path, "season: {start: 2027-01-04}")
    reading.refuse_unknown(keys, keys_of(SeasonRequest), path)
    phases = reading.items(ManualPhase, keys.get("phases"), (*path, "phases"))
    pauses = reading.items(Pause, keys.get("pauses"), (*path, "pauses"))
    season = SeasonRequest(
        start=reading.value(read_date, keys.get("start"), (*path, "start")),
        end=reading.value(read_date, keys.get("end"), (*path, "end")),
        phases=tuple(phase for _, phase in phases),
        pauses=tuple(pause for _, pause in pauses),
    )
    check_season(reading, season, races)
    check_races(reading, season, races)
    check_phases(reading, season, phases)
    check_pauses(reading, season, pauses)
    return season


def read_running(reading: Reading, data: object) -> Running | None:
    """Read the usual week, mileage and dated runs; None if nothing is written."""
    path = ("running",)
    if data is None:
        reading.say_missing(path)
        return None
    keys = reading.mapping(data, path, "running: {week: {tuesday: easy}}")
    reading.refuse_unknown(keys, keys_of(Running), path)
    week = reading.mapping(keys.get("week"), (*path, "week"), "week: {tuesday: easy}")
    mileage, files = read_mileage(reading, keys.get("mileage"))
    return Running(
        week=reading.by_day(week, (*path, "week"), lambda run, day: _run(reading, run, day)),
        mileage=mileage,
        mileage_files=files,
        runs=_dated_runs(reading, keys.get("runs")),
        run_files=_run_files(reading, keys.get("runs")),
        titles=_titles(reading, keys.get("titles")),
        usual_start=reading.value(read_time, keys.get("usual_start"), (*path, "usual_start")),
    )


def _run(reading: Reading, data: object, path: KeyPath) -> Run | None:
    if data is None:
        reading.say(path, "there is no run here; write rest, or take the day out")
        return None
    return reading.model(Run, data, path)


def _dated_runs(reading: Reading, data: object) -> tuple[DatedRun, ...]:
    """Read the runs that are written out; the list may name files too."""
    path = ("running", "runs")
    if data is None or isinstance(data, str):
        return ()
    if not isinstance(data, list):
        advice = "write a file, runs: planned.ics, or '- ' before each entry"
        reading.say(path, f"{quoted(data)} is not a list of runs; {advice}")
        return ()
    written = [((*path, n), entry) for n, entry in enumerate(data) if not isinstance(entry, str)]
    runs = [reading.model(DatedRun, entry, place) for place, entry in written]
    return tuple(run for run in runs if run is not None)


def _run_files(reading: Reading, data: object) -> tuple[str, ...]:
    """List the files that ``runs`` names; they are read when the season is known."""
    path: KeyPath = ("running", "runs")
    entries = [((*path, n), name) for n, name in enumerate(data)] if isinstance(data, list) else []
    named = [(path, data)] if isinstance(data, str) else entries
    files = [(place, name.strip()) for place, name in named if isinstance(name, str)]
    for place, name in files:
        if not name.lower().endswith(RUN_FILES):
            advice = (
                "write a path such as planned.ics or planned.csv, or {date: 2027-01-05, kind: easy}"
            )
            reading.say(place, f"{quoted(name)} is neither a calendar nor a CSV file; {advice}")
        elif len(name) > MOST_PATH:
            reading.say(place, f"{quoted(name)} has {len(name)} characters; write 1 to {MOST_PATH}")
    if len(files) > MOST_RUN_FILES:
        reading.say(path, f"{len(files)} files are too many; write at most {MOST_RUN_FILES}")
    return tuple(name for _, name in files)


def _titles(reading: Reading, data: object) -> tuple[TitleRule, ...]:
    path = ("running", "titles")
    if isinstance(data, list) and len(data) > MOST_TITLE_RULES:
        message = f"{len(data)} rules are too many; write at most {MOST_TITLE_RULES}"
        reading.say(path, message)
        return ()
    return tuple(rule for _, rule in reading.items(TitleRule, data, path))


def read_free_time(reading: Reading, data: object) -> FreeTime | None:
    """Read the windows of the usual week and its exceptions; None if nothing is written."""
    path = ("free_time",)
    if not data and (data is None or isinstance(data, dict)):
        reading.say_missing(path)
        return None
    keys = reading.mapping(data, path, "free_time: {monday: ['19:00-21:00']}")
    return FreeTime(
        week=reading.by_day(
            keys, path, lambda windows, day: _day(reading, windows, day), _BESIDE_DAYS
        ),
        exceptions=_exceptions(reading, keys.get("exceptions")),
        busy=_busy(reading, keys.get("busy")),
    )


def _day(reading: Reading, data: object, path: KeyPath) -> tuple[Window, ...] | None:
    if data is None:
        reading.say(path, "there is no window here; write [] for a day without free time")
        return None
    return reading.validated(_WINDOWS.validate_python, data, path)


def _exceptions(reading: Reading, data: object) -> tuple[FreeException, ...]:
    found = []
    for path, entry in reading.items(WrittenException, data, ("free_time", "exceptions")):
        first, last = entry.from_ or entry.date, entry.to or entry.date
        if first is None or last is None or (entry.date and (entry.from_ or entry.to)):
            message = "an exception needs its days; write either date, or both from and to"
            reading.say(path, message)
        elif check_span(reading, first, last, path):
            found.append(FreeException(from_=first, to=last, windows=entry.windows))
    return tuple(found)


def _busy(reading: Reading, data: object) -> tuple[BusyFile, ...]:
    path = ("free_time", "busy")
    if isinstance(data, str | dict):
        entry = reading.model(BusyFile, data, path)
        return (entry,) if entry else ()
    entries = reading.items(BusyFile, _without_days(reading, data, path), path)
    if len(entries) > MOST_BUSY_FILES:
        message = f"{len(entries)} calendars are too many; write at most {MOST_BUSY_FILES}"
        reading.say(path, message)
    return tuple(entry for _, entry in entries)


def _without_days(reading: Reading, data: object, path: KeyPath) -> object:
    """Return the calendars of a list, and say where days without free time are written."""
    if isinstance(data, date):
        reading.say(path, NO_CALENDAR.format(quoted(str(data))))
        return []
    if not isinstance(data, list):
        return data
    for number, entry in enumerate(data):
        if isinstance(entry, date):
            reading.say((*path, number), NO_CALENDAR.format(quoted(str(entry))))
    return [entry for entry in data if not isinstance(entry, date)]


def read_other(reading: Reading, data: object) -> tuple[OtherLoad, ...]:
    """Read the other loads, each on a weekday or on one date."""
    return tuple(
        load
        for path, load in reading.items(OtherLoad, data, ("other",))
        if _has_its_days(reading, load, path)
    )


def _has_its_days(reading: Reading, load: OtherLoad, path: KeyPath) -> bool:
    weekly = (load.day, load.from_, load.to) != (None, None, None)
    if load.date is not None and weekly:
        message = "a date stands alone; write either date, or day with from and to if you like"
        reading.say((*path, "date"), message)
        return False
    if load.date is None and load.day is None:
        reading.say_missing((*path, "day"))
        return False
    return not (load.from_ and load.to) or check_span(reading, load.from_, load.to, path)
