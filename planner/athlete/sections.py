"""The sections of athlete.yaml, one reader each."""

from datetime import date
from typing import Final

from pydantic import TypeAdapter

from planner.athlete.checks import check_pauses, check_phases, check_races, check_season, check_span
from planner.athlete.fields import read_date, read_monday, read_time, read_week_distance
from planner.athlete.models import (
    MOST_BUSY_FILES,
    Athlete,
    Avoid,
    BusyFile,
    DatedRun,
    FreeException,
    FreeTime,
    ManualPhase,
    OtherLoad,
    Pause,
    Race,
    Run,
    Running,
    SeasonRequest,
    Window,
    Windows,
    WrittenException,
)
from planner.athlete.reading import Reading, keys_of
from planner.quoting import KeyPath, quoted

MOST_RACES: Final = 60

_WINDOWS = TypeAdapter(Windows)


def read_athlete(reading: Reading, data: object) -> Athlete | None:
    """Who trains; None after a mistake."""
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
    return athlete and athlete.model_copy(update={"avoid": tuple(flag for _, flag in avoid)})


def read_races(reading: Reading, data: object) -> list[tuple[KeyPath, Race]]:
    """The races without mistakes, each with its path."""
    if isinstance(data, list) and len(data) > MOST_RACES:
        message = f"{len(data)} races are too many; write at most {MOST_RACES}"
        reading.say(("races",), message)
        return []
    return reading.items(Race, data, ("races",))


def read_season(reading: Reading, data: object, races: list[tuple[KeyPath, Race]]) -> SeasonRequest:
    """The season's days, checked against the races; what is a mistake is left out."""
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
    """The usual week, mileage and dated runs; None if nothing is written."""
    path = ("running",)
    if data is None:
        reading.say_missing(path)
        return None
    keys = reading.mapping(data, path, "running: {week: {tuesday: easy}}")
    reading.refuse_unknown(keys, keys_of(Running), path)
    week = reading.mapping(keys.get("week"), (*path, "week"), "week: {tuesday: easy}")
    return Running(
        week=reading.by_day(week, (*path, "week"), lambda run, day: _run(reading, run, day)),
        mileage=_mileage(reading, keys.get("mileage")),
        runs=_dated_runs(reading, keys.get("runs")),
        usual_start=reading.value(read_time, keys.get("usual_start"), (*path, "usual_start")),
    )


def _run(reading: Reading, data: object, path: KeyPath) -> Run | None:
    if data is None:
        reading.say(path, "there is no run here; write rest, or take the day out")
        return None
    return reading.model(Run, data, path)


def _mileage(reading: Reading, data: object) -> dict[date, int]:
    path = ("running", "mileage")
    example = "mileage: {2027-01-04: 40}"
    if isinstance(data, str):
        message = f"{quoted(data)}: a file is not read here yet; write the weeks as {example}"
        reading.say(path, message)
        return {}
    weeks: dict[date, int] = {}
    for key, value in reading.mapping(data, path, example).items():
        place = (*path, key)
        metres = reading.value(
            lambda amount: read_week_distance(amount, reading.units), value, place
        )
        try:
            monday = read_monday(key)
        except ValueError as error:
            reading.say(place, str(error), of_key=True)
            continue
        if value is None:
            reading.say(place, "there is no distance here; write 0 for a week without running")
        weeks[monday] = metres or 0
    return weeks


def _dated_runs(reading: Reading, data: object) -> tuple[DatedRun, ...]:
    path = ("running", "runs")
    if isinstance(data, str):
        example = "- {date: 2027-01-05, kind: easy}"
        message = (
            f"{quoted(data)}: a file is not read here yet; write the runs as a list, {example}"
        )
        reading.say(path, message)
        return ()
    return tuple(run for _, run in reading.items(DatedRun, data, path))


def read_free_time(reading: Reading, data: object) -> FreeTime | None:
    """The windows of the usual week and its exceptions; None if nothing is written."""
    path = ("free_time",)
    if not data and (data is None or isinstance(data, dict)):
        reading.say_missing(path)
        return None
    keys = reading.mapping(data, path, "free_time: {monday: ['19:00-21:00']}")
    return FreeTime(
        week=reading.by_day(
            keys, path, lambda windows, day: _day(reading, windows, day), ("exceptions", "busy")
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
    entries = reading.items(BusyFile, data, path)
    if len(entries) > MOST_BUSY_FILES:
        message = f"{len(entries)} calendars are too many; write at most {MOST_BUSY_FILES}"
        reading.say(path, message)
    return tuple(entry for _, entry in entries)


def read_other(reading: Reading, data: object) -> tuple[OtherLoad, ...]:
    """What else loads the body, each entry on a weekday or on one date."""
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
