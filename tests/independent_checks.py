"""The promises to an athlete, each as a check of its own; see ``independent_reader``."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.independent_reader import (
    FREE_DAYS,
    HIPS,
    RANKS,
    FreeDays,
    Reading,
    Session,
    exercises,
    gaps,
    monday,
    normal,
    off_days,
    windows,
)

CATALOGUE = Path(__file__).parent.parent / "catalogue"
BUFFER = timedelta(minutes=10)
MOST_LEVEL = {"light": 2, "medium": 3, "heavy": 5}

Check = Callable[[Reading], Iterator[str]]


def used(reading: Reading) -> Iterator[tuple[Session, dict[str, Any], dict[str, Any]]]:
    """Every exercise of every session: as prescribed, and as the catalogue knows it."""
    known = exercises(CATALOGUE)
    for session in reading.sessions:
        for given in session.exercises:
            yield session, given, known[given["id"]]


def loads_hips(exercise: dict[str, Any]) -> bool:
    return exercise["level"] >= 3 and not HIPS.isdisjoint(exercise["primary"])


def inside_free_windows(reading: Reading) -> Iterator[str]:
    for session in reading.sessions:
        free = windows(reading, session.day)
        if not any(start <= session.start and session.end <= end for start, end in free):
            yield f"{session.day}: no window holds it"


def clear_of_runs(reading: Reading) -> Iterator[str]:
    for session in reading.sessions:
        for run in reading.runs:
            if session.start < run.end + BUFFER and run.start - BUFFER < session.end:
                yield f"{session.day}: meets {run.kind}"


def clear_of_busy_events(reading: Reading) -> Iterator[str]:
    for session in reading.sessions:
        for start, end in reading.busy:
            if session.start < end and start < session.end:
                yield f"{session.day}: busy from {start} to {end}"


def in_the_season(reading: Reading) -> Iterator[str]:
    first, last = reading.days[0], reading.days[-1]
    paused = reading.athlete["season"].get("pauses", [])
    for session in reading.sessions:
        out = any(pause["from"] <= session.day <= pause["to"] for pause in paused)
        if out or not first <= session.day <= last:
            yield f"{session.day}: no day for training"


def clear_before_races(reading: Reading) -> Iterator[str]:
    for session in reading.sessions:
        for race in reading.races:
            days = (race["date"] - session.day).days
            _, heavy, medium, light = free_days(reading, race)
            least = (light, medium, heavy)[RANKS[session.kind]]
            short = (session.end - session.start) <= timedelta(minutes=10)
            activation = days == 2 and session.kind == "light" and short
            if days == 0 or (0 < days <= least and not activation):
                yield f"{session.day}: {session.kind}, {days} days before {race['name']}"


def no_loaded_hips_before_races(reading: Reading) -> Iterator[str]:
    for session, given, exercise in used(reading):
        for race in reading.races:
            days = (race["date"] - session.day).days
            if loads_hips(exercise) and 0 <= days <= free_days(reading, race)[0]:
                yield f"{session.day}: {given['id']}, {days} days before {race['name']}"


def free_days(reading: Reading, race: dict[str, Any]) -> FreeDays:
    km = reading.km(race["distance"]) or 0
    return next(days for least, days in FREE_DAYS[race.get("priority", "A")] if km >= least)


def rested_after_races(reading: Reading) -> Iterator[str]:
    for session in reading.sessions:
        for race in reading.races:
            days = (session.day - race["date"]).days
            off, light, medium = off_days(reading, race)
            least = (off, max(off, light), max(off, light, medium))[RANKS[session.kind]]
            if 0 < days <= least:
                yield f"{session.day}: {session.kind}, {days} days after {race['name']}"


def rested_for_hard_runs(reading: Reading) -> Iterator[str]:
    for session in reading.sessions:
        for hours, run in reading.before_hard_runs(session):
            least = {"light": 0, "medium": 10, "heavy": 36 if run.minutes >= 90 else 24}
            same_day = run.day == session.day and session.kind != "light"
            if hours < least[session.kind] or same_day:
                yield f"{session.day}: {session.kind}, {hours:.1f} h before {run.kind}"


def no_loaded_hips_before_hard_runs(reading: Reading) -> Iterator[str]:
    for session, given, exercise in used(reading):
        for hours, run in reading.before_hard_runs(session):
            if run.hard_on_hips and loads_hips(exercise) and hours < 24:
                yield f"{session.day}: {given['id']}, {hours:.1f} h before {run.kind}"


def areas_fresh_around_other_training(reading: Reading) -> Iterator[str]:
    """What other training is hard for isn't loaded 24 h before it, nor 44 h after."""
    for session, given, exercise in used(reading):
        for load in reading.runs:
            if exercise["level"] >= 3 and (load.areas or set()) & set(exercise["primary"]):
                before, after = load.start - session.end, session.start - load.end
                too_soon = timedelta(0) <= after < timedelta(hours=44)
                if too_soon or timedelta(0) <= before < timedelta(hours=24):
                    yield f"{session.day}: {given['id']} around {load.kind}"


def short_straight_after_hard_runs(reading: Reading) -> Iterator[str]:
    for session in reading.sessions:
        for run in reading.runs:
            since = session.start - run.end
            if run.hard and timedelta(0) <= since <= timedelta(minutes=45):
                long = session.end - session.start > timedelta(minutes=15)
                if long or session.kind == "heavy":
                    yield f"{session.day}: {session.kind} straight after {run.kind}"


def spaced(reading: Reading) -> Iterator[str]:
    for one, two, hours in gaps(reading.sessions):
        if one.day == two.day or hours < (40 if one.kind == "heavy" else 20):
            yield f"{two.day}: {hours:.1f} h after a {one.kind} session"


def at_most_four_a_week(reading: Reading) -> Iterator[str]:
    for start, sessions in reading.weeks().items():
        if len(sessions) > 4:
            yield f"week of {start}: {len(sessions)} sessions"


def nothing_unwanted(reading: Reading) -> Iterator[str]:
    """Flags of the day, kit at hand, exclusions by id, name, alias, ladder or family."""
    kit = set(reading.who.get("equipment", []))
    unwanted = {normal(name) for name in reading.who.get("exclude", [])}
    for session, given, exercise in used(reading):
        named = [given["id"], exercise["name"], *exercise.get("aliases", [])]
        named += [exercise["ladder"], exercise.get("family") or ""]
        if flags_on(reading, session.day) & set(exercise.get("flags", [])):
            yield f"{session.day}: {given['id']} is to be avoided"
        groups = [p if isinstance(p, list) else [p] for p in exercise.get("equipment", [])]
        if not all(kit.intersection(group) for group in groups):
            yield f"{session.day}: {given['id']} needs {exercise['equipment']}"
        if unwanted & {normal(name) for name in named}:
            yield f"{session.day}: {given['id']} is excluded"


def flags_on(reading: Reading, day: date) -> set[str]:
    said: list[dict[str, Any]] = [
        {"flag": f} if isinstance(f, str) else f for f in reading.who.get("avoid", [])
    ]
    return {entry["flag"] for entry in said if entry.get("until", day) >= day}


def under_its_class(reading: Reading) -> Iterator[str]:
    for session, given, exercise in used(reading):
        level = exercise["level"]
        loaded = session.kind != "heavy" and loads_hips(exercise)
        if level > MOST_LEVEL[session.kind] or not 1 <= level <= 5 or loaded:
            yield f"{session.day}: {given['id']}, level {level}, in a {session.kind} session"
        breathing = exercise["pattern"] == "breathing-bracing"
        too_much = given["sets"] > 2 or (given["hold_s"] or 0) > 20
        if session.kind == "light" and not breathing and too_much:
            yield f"{session.day}: {given} in a light session"


def fits_and_fills_its_minutes(reading: Reading) -> Iterator[str]:
    for session in reading.sessions:
        room = (session.end - session.start).total_seconds()
        busy = session.warm_up + sum(given["seconds"] for given in session.exercises)
        if not 0.8 * room <= busy <= room:
            yield f"{session.day}: {busy} s in a session of {room:.0f} s"


def seconds_hold_the_work(reading: Reading) -> Iterator[str]:
    """An exercise's seconds hold its sets, both sides, the rests between and a change-over."""
    for session, given, exercise in used(reading):
        reps, hold = given["reps"] or 1, given["hold_s"] or 1
        if given["distance_m"]:
            reps = given["distance_m"]
        work = given["sets"] * reps * hold * (2 if given["per_side"] else 1)
        least = work + (given["sets"] - 1) * given["rest_s"] + 20
        if given["seconds"] < least or given["sets"] > exercise["dose"]["most_sets"]:
            yield f"{session.day}: {given}"


def never_heavy_when_easing(reading: Reading) -> Iterator[str]:
    """No heavy session in taper, race week or recovery, nor in a new athlete's eight weeks."""
    first = reading.days[0]
    for session in reading.sessions:
        weeks = (monday(session.day) - monday(first)).days // 7
        new = reading.who.get("experience", "new") == "new" and weeks < 8
        if session.kind == "heavy" and (session.phase in ("taper", "race", "recovery") or new):
            yield f"{session.day}: heavy in {session.phase}"


def calendar_says_the_same(
    reading: Reading, sessions: Mapping[str, tuple[datetime, ...]]
) -> list[str]:
    """Where the .ics (start and end by UID) and plan.json disagree."""
    said = {
        each["uid"]: tuple(
            datetime.fromisoformat(each[key]).astimezone(UTC) for key in ("start", "end")
        )
        for each in reading.plan["sessions"]
    }
    return [uid for uid in said.keys() | sessions.keys() if said.get(uid) != sessions.get(uid)]


PROMISES: list[Check] = [
    inside_free_windows,
    clear_of_runs,
    clear_of_busy_events,
    in_the_season,
    clear_before_races,
    no_loaded_hips_before_races,
    rested_after_races,
    rested_for_hard_runs,
    no_loaded_hips_before_hard_runs,
    areas_fresh_around_other_training,
    short_straight_after_hard_runs,
    spaced,
    at_most_four_a_week,
    nothing_unwanted,
    under_its_class,
    fits_and_fills_its_minutes,
    seconds_hold_the_work,
    never_heavy_when_easing,
]
