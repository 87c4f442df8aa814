"""Check the parts of athlete.yaml against each other: days in order, in the season, not twice."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from planner.athlete.fields import years_after
from planner.athlete.model_reader import Reading
from planner.athlete.models.person import Athlete
from planner.athlete.models.season import ManualPhase, Pause, Race, SeasonRequest
from planner.text.cleaning import quoted
from planner.text.key_path import KeyPath

MOST_YEARS: Final = 3
AGES: Final = (5, 110)
AFTER_BIRTH: Final = ("postpartum", "diastasis")

Placed = Sequence[tuple[KeyPath, Race]]


def check_season(reading: Reading, season: SeasonRequest, races: Placed) -> None:
    """Check the season's days: end after start, at most three years, an end if there is no race."""
    start, end = season.start, season.end
    first = min([start] if start else [race.date for _, race in races], default=end)
    last_path, last = max(
        [(("season", "end"), end)] if end else [((*p, "date"), race.date) for p, race in races],
        key=lambda entry: entry[1],
        default=((), None),
    )
    if start and end and end < start:
        message = f"{end} is before the season's start, {start}; write a later day"
        reading.say(("season", "end"), message)
    elif first and last and last >= years_after(first, MOST_YEARS):
        message = f"{last} is more than {MOST_YEARS} years after {first}; plan fewer at a time"
        reading.say(last_path, message)


def check_end_is_known(reading: Reading, root: dict[str, object]) -> None:
    """Check that a season without races has an end."""
    season = root.get("season")
    written = season.get("end") if isinstance(season, dict) else season
    if not root.get("races") and written is None:
        message = "without races a season needs an end; write it as end: 2027-05-16, or add races"
        reading.say(("season", "end"), message)


def check_races(reading: Reading, season: SeasonRequest, races: Placed) -> None:
    """Check that races lie in the season, none twice, with one A race a day at most."""
    seen: set[tuple[date, str]] = set()
    main: dict[date, str] = {}
    for path, race in races:
        _check_inside(reading, season, race.date, (*path, "date"))
        if (race.date, race.name) in seen:
            message = f"{quoted(race.name)} on {race.date} is written twice; take one out"
            reading.say((*path, "name"), message)
        elif race.priority == "A" and race.date in main:
            other = quoted(main[race.date])
            message = f"{other} is an A race on {race.date} too; make one of them B or C"
            reading.say((*path, "date"), message)
        seen.add((race.date, race.name))
        if race.priority == "A":
            main.setdefault(race.date, race.name)


def check_phases(
    reading: Reading, season: SeasonRequest, phases: Sequence[tuple[KeyPath, ManualPhase]]
) -> None:
    """Check that phases set by hand lie in the season, each after the one before."""
    before: date | None = None
    for path, phase in phases:
        place = (*path, "start")
        _check_inside(reading, season, phase.start, place)
        if before and phase.start <= before:
            message = f"{phase.start} is not after the phase before it, {before}; put them in order"
            reading.say(place, message)
        before = phase.start


def check_pauses(
    reading: Reading, season: SeasonRequest, pauses: Sequence[tuple[KeyPath, Pause]]
) -> None:
    """Check that pauses touch the season or the day before it, each after the one before.

    One that began before the season counts: the first weeks are then a return.
    """
    before, start = None, season.start
    for path, pause in pauses:
        _check_inside(reading, season, max(pause.from_, start or pause.from_), (*path, "from"))
        if not check_span(reading, pause.from_, pause.to, path):
            pass
        elif start and pause.to < start - timedelta(days=1):
            message = f"{pause.to} is more than a day before the season's start, {start}"
            reading.say((*path, "to"), f"{message}; let the pause last up to it, or take it out")
        else:
            _check_inside(reading, season, max(pause.to, start or pause.to), (*path, "to"))
        if before and pause.from_ <= before:
            message = f"{pause.from_} is not after the pause before it, which ends on {before}"
            reading.say((*path, "from"), f"{message}; put them in order, or write one")
        before = pause.to


def check_span(reading: Reading, first: date, last: date, path: KeyPath) -> bool:
    """Check that ``to`` is not before ``from``; note it and return False if it is."""
    if last < first:
        reading.say((*path, "to"), f"{last} is before from, {first}; write a later day")
    return last >= first


def check_age(reading: Reading, athlete: Athlete, season: SeasonRequest, races: Placed) -> None:
    """Check that the age in the season's first known year is plausible; no clock is asked."""
    days = [day for day in (season.start, season.end) if day] + [race.date for _, race in races]
    if athlete.born is None or not days:
        return
    year = min(days).year
    least, most = year - AGES[1], year - AGES[0]
    if not least <= athlete.born <= most:
        message = f"{athlete.born} is not a likely year of birth in {year}"
        reading.say(("athlete", "born"), f"{message}; write {least} to {most}, or leave it out")


def check_child(reading: Reading, athlete: Athlete) -> None:
    """Check that a birth comes with a flag: without one it would change nothing."""
    if athlete.born_child and not any(avoid.flag in AFTER_BIRTH for avoid in athlete.avoid):
        message = "a birth counts only with postpartum or diastasis in athlete.avoid"
        reading.say(("athlete", "born_child"), f"{message}; add one there, or take this out")


def _check_inside(reading: Reading, season: SeasonRequest, day: date, path: KeyPath) -> None:
    advice = "change the day or the season"
    if season.start and day < season.start:
        reading.say(path, f"{day} is before the season's start, {season.start}; {advice}")
    elif season.end and day > season.end:
        reading.say(path, f"{day} is after the season's end, {season.end}; {advice}")
