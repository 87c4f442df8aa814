"""A second reader of athlete.yaml and plan.json that shares no code with the product.

It knows the promises (hours around runs, days around races, kit and flags) from the
documentation, reads the catalogue's files as plain YAML and does its own arithmetic in UTC.
Every check yields complaints; a plan that keeps its promises yields none.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from math import ceil
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from ruamel.yaml import YAML

from tests.independent_files import busy_spans, runs_of, weeks_of
from tests.independent_words import AROUND_HIPS, areas_of, by_weekday

NAMED_KM = {"marathon": 42.195, "half marathon": 21.0975}
KM_PER_MILE = 1.609344
ALWAYS_HARD = {"tempo", "intervals", "hills", "race"}
KINDS = ALWAYS_HARD | {"easy", "recovery", "long"}
HIPS = {"gmax", "ham", "add", "hipflex"}
FreeDays = tuple[int, int, int, int]
FREE_DAYS: dict[
    str, list[tuple[float, FreeDays]]
] = {  # before a race: of loaded hips, of heavy, medium, light sessions
    "A": [(30, (10, 6, 5, 3)), (14.5, (7, 5, 4, 2)), (7, (5, 4, 3, 2)), (0, (4, 3, 2, 1))],
    "B": [(14.5, (4, 3, 2, 1)), (0, (3, 2, 1, 0))],
    "C": [(0, (1, 1, 0, 0))],
}
OFF_DAYS = [(7, (1, 2, 3)), (14.5, (2, 3, 5)), (30, (3, 5, 7)), (71, (7, 14, 21))]
RANKS = {"light": 0, "medium": 1, "heavy": 2}


@dataclass
class Run:
    """A run, race or other load, in UTC; ``areas`` are what an other load is hard for."""

    day: date
    start: datetime
    end: datetime
    kind: str
    km: float | None
    hard: bool = False
    areas: set[str] | None = None

    @property
    def minutes(self) -> float:
        return (self.end - self.start) / timedelta(minutes=1)

    @property
    def hard_on_hips(self) -> bool:
        return self.hard and (self.areas is None or bool(self.areas & AROUND_HIPS))


@dataclass
class Session:
    """A session as plan.json says it, in UTC; ``day`` is the local one."""

    day: date
    start: datetime
    end: datetime
    kind: str
    phase: str
    load: int
    warm_up: int
    exercises: list[dict[str, Any]]

    @property
    def ids(self) -> list[str]:
        return [exercise["id"] for exercise in self.exercises]


@dataclass
class Reading:
    """An athlete's file with a plan for it."""

    athlete: dict[str, Any]
    plan: dict[str, Any]
    sessions: list[Session] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    busy: list[tuple[datetime, datetime]] = field(default_factory=list)

    @property
    def who(self) -> dict[str, Any]:
        return dict(self.athlete["athlete"])

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.who["timezone"])

    @property
    def days(self) -> list[date]:
        first = date.fromisoformat(self.plan["season_start"])
        last = date.fromisoformat(self.plan["season_end"])
        return [first + timedelta(days=n) for n in range((last - first).days + 1)]

    @property
    def races(self) -> list[dict[str, Any]]:
        return list(self.athlete.get("races", []))

    def km(self, distance: object) -> float | None:
        if distance is None or distance in NAMED_KM:
            return NAMED_KM.get(str(distance))
        number, _, unit = str(distance).partition(" ")
        return float(number) * (KM_PER_MILE if (unit or self.who.get("units")) == "mi" else 1)

    def at(self, day: date, clock: str) -> datetime:
        hour, minute = map(int, clock.split(":"))
        local = datetime.combine(day + timedelta(days=hour // 24), time(hour % 24, minute))
        return local.replace(tzinfo=self.zone).astimezone(UTC)

    def weeks(self) -> dict[date, list[Session]]:
        weeks: dict[date, list[Session]] = {}
        for session in self.sessions:
            weeks.setdefault(monday(session.day), []).append(session)
        return weeks

    def before_hard_runs(self, session: Session) -> Iterator[tuple[float, Run]]:
        for run in self.runs:
            if run.hard and run.start >= session.end:
                yield (run.start - session.end) / timedelta(hours=1), run


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def normal(name: str) -> str:
    return "-".join(name.lower().replace("_", " ").replace("-", " ").split())


def load_yaml(path: Path) -> Any:
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


@cache
def exercises(catalogue: Path) -> dict[str, dict[str, Any]]:
    """Every exercise by id, as its file says it, with its ladder and pattern."""
    found = {}
    for path in sorted((catalogue / "exercises").glob("*.yaml")):
        ladder = load_yaml(path)
        for entry in ladder["exercises"]:
            shared = {"ladder": path.stem, "pattern": ladder["pattern"]}
            found[entry["id"]] = {**shared, **entry}
    return found


def read(athlete_yaml: Path, plan_json: str) -> Reading:
    reading = Reading(_with_cautions(athlete_yaml), json.loads(plan_json))
    for said in reading.plan["sessions"]:
        start, end = (datetime.fromisoformat(said[key]) for key in ("start", "end"))
        reading.sessions.append(
            Session(
                start.date(),
                start.astimezone(UTC),
                end.astimezone(UTC),
                said["class"],
                said["phase"],
                said["load"],
                said["warm_up_s"],
                said["exercises"],
            )
        )
    free_time = reading.athlete["free_time"]
    reading.busy = busy_spans(free_time, athlete_yaml.parent, reading.zone, reading.days)
    reading.runs = sorted(_runs(reading), key=lambda run: run.start)
    _mark_hard(reading)
    return reading


def _with_cautions(athlete_yaml: Path) -> Any:
    """The athlete with what the profiles beside the file avoid and exclude, and with its runs."""
    whole = load_yaml(athlete_yaml)
    _join_files(whole.get("running") or {}, athlete_yaml.parent)
    named = (whole.get("constraints") or {}).get("profile") or []
    for name in [named] if isinstance(named, str) else named:
        if name.endswith(".yaml"):
            profile = load_yaml(athlete_yaml.parent / name)
            for key in ("avoid", "exclude"):
                whole["athlete"][key] = [*whole["athlete"].get(key, []), *profile.get(key, [])]
    return whole


def _join_files(running: dict[str, Any], folder: Path) -> None:
    """Runs and weeks of files in place of their names; what is written by hand wins."""
    for key, entries in (("runs", running.get("runs")), ("mileage", running.get("mileage"))):
        listed = [entries] if isinstance(entries, str) else entries
        if not isinstance(listed, list):
            continue
        names = [entry for entry in listed if isinstance(entry, str)]
        written = [entry for entry in listed if not isinstance(entry, str)]
        if key == "runs":
            days = {run["date"] for run in written}
            found = [run for name in names for run in runs_of(folder / name)]
            running["runs"] = [*written, *(run for run in found if run["date"] not in days)]
        else:
            weeks = {day: km for name in names for day, km in weeks_of(folder / name).items()}
            running["mileage"] = weeks | {day: km for w in written for day, km in w.items()}


def off_days(reading: Reading, race: dict[str, Any]) -> tuple[int, int, int]:
    """Days after a race without core, with light only, with at most medium sessions."""
    km = reading.km(race["distance"]) or 0
    off, light, medium = next((days for most, days in OFF_DAYS if km < most), (10, 21, 28))
    age = reading.days[0].year - reading.who.get("born", 9999)
    factor = 1.5 if age >= 55 or (race.get("first") and km >= 30) else 1
    factor *= 0.5 if race.get("effort") == "training" else 1
    return ceil(off * factor), ceil(light * factor), ceil(medium * factor)


def _runs(reading: Reading) -> Iterator[Run]:
    running = reading.athlete["running"]
    usual = by_weekday(running.get("week", {}))
    dated: dict[date, list[Any]] = {}
    for run in running.get("runs", []):
        dated.setdefault(run["date"], []).append(run)
    races = {race["date"]: race for race in reading.races}
    for day in reading.days:
        if day in races:
            race = races[day]
            km = reading.km(race["distance"])
            start = reading.at(day, race.get("start", "10:00"))
            yield Run(day, start, start + timedelta(minutes=6 * (km or 0)), "race", km)
        elif not _resting(reading, day):
            for run in dated.get(day, [usual[day.weekday()]] if day.weekday() in usual else []):
                if run["kind"] != "rest":
                    yield _timed(reading, day, run)
        for load in reading.athlete.get("other", []):
            if _takes_place(reading, load, day):
                yield _other(reading, day, load)


def _takes_place(reading: Reading, load: dict[str, Any], day: date) -> bool:
    """Once on its date, or weekly from its first day to its last, but not while one rests."""
    if "date" in load:
        return bool(load["date"] == day)
    inside = load.get("from", day) <= day <= load.get("to", day)
    return (
        inside and day.weekday() in by_weekday({load["day"]: load}) and not _resting(reading, day)
    )


def _other(reading: Reading, day: date, load: dict[str, Any]) -> Run:
    """Without a start it may be any time of the morning."""
    minutes = load.get("minutes", 60)
    start = reading.at(day, load.get("start", "06:00"))
    end = start + timedelta(minutes=minutes if "start" in load else max(360, minutes))
    hard_for = load.get("hard_for", [])
    areas = areas_of([hard_for] if isinstance(hard_for, str) else hard_for)
    return Run(day, start, end, load["kind"], None, hard=bool(hard_for), areas=areas)


def _resting(reading: Reading, day: date) -> bool:
    pauses = reading.athlete["season"].get("pauses", [])
    after = [(day - race["date"]).days for race in reading.races]
    off = [off_days(reading, race)[0] for race in reading.races]
    resting = any(0 < days <= most for days, most in zip(after, off, strict=True))
    return resting or any(pause["from"] <= day <= pause["to"] for pause in pauses)


def _timed(reading: Reading, day: date, run: dict[str, Any]) -> Run:
    start = reading.at(day, run["start"])
    end = start + timedelta(minutes=run["minutes"])
    return Run(day, start, end, run["kind"], reading.km(run.get("distance")))


def _mark_hard(reading: Reading) -> None:
    """By kind, by minutes, and long runs by their share of a week of four runs or more.

    Until medium sessions return after a race the runs of the usual week are taken as jogged.
    """
    jogged = {
        race["date"] + timedelta(days=n + 1)
        for race in reading.races
        for n in range(off_days(reading, race)[2])
    }
    dated = {run["date"] for run in reading.athlete["running"].get("runs", [])}
    mileage = reading.athlete["running"].get("mileage", {})
    weeks: dict[date, list[Run]] = {}
    for run in (run for run in reading.runs if run.kind in KINDS):
        weeks.setdefault(monday(run.day), []).append(run)
    for start, runs in weeks.items():
        total = reading.km(mileage.get(start)) or sum(run.km or 0 for run in runs)
        for run in runs:
            if run.day in jogged - dated and run.kind != "race":
                continue
            if run.kind == "long":
                share = len(runs) >= 4 and (run.km or 0) >= 0.25 * total
                run.hard = run.minutes >= 75 or share
            run.hard = run.hard or run.kind in ALWAYS_HARD or run.minutes >= 90


def windows(reading: Reading, day: date) -> list[tuple[datetime, datetime]]:
    """Free windows of a day in UTC; the later exception wins."""
    free = reading.athlete["free_time"]
    usual = by_weekday({key: free[key] for key in free if key not in ("exceptions", "busy")})
    said = usual.get(day.weekday(), [])
    for exception in free.get("exceptions", []):
        first = exception.get("from", exception.get("date"))
        if first <= day <= exception.get("to", first):
            said = exception["windows"]
    found = []
    for window in [said] if isinstance(said, str) else said:
        start, end = window.split("-")
        found.append((reading.at(day, start), reading.at(day, end)))
    return found


def gaps(sessions: list[Session]) -> Iterator[tuple[Session, Session, float]]:
    """Neighbours with the hours from start to start."""
    for one, two in pairwise(sessions):
        yield one, two, (two.start - one.start) / timedelta(hours=1)
