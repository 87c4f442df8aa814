"""The usual week and the dated runs, laid out as events of the season."""

from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from planner.athlete import AthleteFile, Race, Run, RunKind
from planner.instants import instant, monday_of
from planner.season import Season
from planner.season.settings import HardRunSettings, RaceBlackoutSettings

HARD_KINDS = frozenset({RunKind.TEMPO, RunKind.INTERVALS, RunKind.HILLS, RunKind.RACE})

USUAL_START = 6 * 60
"""A run without a start takes 06:00 to 12:00, so that "before" and "after" are both safe."""
USUAL_SPAN_MINUTES = 6 * 60

USUAL_MINUTES = {
    RunKind.EASY: 45,
    RunKind.RECOVERY: 30,
    RunKind.LONG: 100,
    RunKind.TEMPO: 50,
    RunKind.INTERVALS: 60,
    RunKind.HILLS: 50,
    RunKind.RACE: 60,
}
"""Minutes of a run that has neither minutes nor a distance (engineering choice, E)."""

SECONDS_PER_KM = 360
"""Pace for runs and races known by their distance alone: 6:00 a kilometre (E)."""

MARATHON_M = 42_000
HALF_MARATHON_M = 21_000
UP_TO_5K_M = 5_500

EDGE_DAYS = 5
"""Runs this long before and after the season still ask for recovery around them."""


@dataclass(frozen=True, slots=True)
class RunEvent:
    """A run, race or other load of one day; ``start`` and ``end`` are instants."""

    day: date
    kind: str
    start: int
    end: int
    hard: bool
    long: bool
    minutes: int
    race: Race | None = None

    @property
    def label(self) -> str:
        """As a runner says it: ``Tuesday's intervals``."""
        if self.race is not None:
            return self.race.name
        return f"{self.day:%A}'s {'long run' if self.kind == RunKind.LONG else self.kind_words}"

    @property
    def kind_words(self) -> str:
        """``easy run``, ``intervals``, ``gym legs``."""
        plain = {"easy": "easy run", "recovery": "recovery run", "tempo": "tempo run"}
        return plain.get(self.kind, self.kind.replace("-", " "))


def expand_runs(
    file: AthleteFile, season: Season, settings: HardRunSettings, zone: ZoneInfo
) -> tuple[RunEvent, ...]:
    """Every run, race and other load from the day before the season to just after it.

    A race replaces that day's run, a dated run the usual week's. On days without core after a
    race no run of the usual week is assumed, and until medium sessions return none of them counts
    as hard.
    """
    dated: dict[date, list[Run]] = {}
    for run in file.running.runs:
        dated.setdefault(run.date, []).append(run)
    races = {race.date: race for race in file.races}
    events: list[RunEvent] = []
    day = season.start - timedelta(days=EDGE_DAYS)
    while day <= season.end + timedelta(days=EDGE_DAYS):
        if day in races:
            events.append(_race_event(races[day], zone))
        else:
            usual = file.running.week.get(day.weekday())
            runs = dated.get(day, [usual] if usual and not _resting(day, season, file) else [])
            easy = day not in dated and _easing(day, season)
            events += [
                _run_event(day, run, file, settings, zone, easy)
                for run in runs
                if run.kind != RunKind.REST
            ]
        events += _other_events(day, file, zone)
        day += timedelta(days=1)
    return tuple(sorted(events, key=lambda event: (event.start, event.end, event.kind)))


def race_minutes(race: Race) -> int:
    """Expected duration, from the distance at 6:00 a kilometre if not given."""
    return race.minutes or max(1, race.distance_m * SECONDS_PER_KM // 60_000)


def blackout_days(race: Race, settings: RaceBlackoutSettings) -> tuple[int, int, int, int]:
    """Days before a race free of heavy hip work, heavy, medium and light sessions."""
    if race.priority == "C":
        return settings.c
    if race.priority == "B":
        return settings.b_half if race.distance_m >= HALF_MARATHON_M else settings.b_short
    if race.distance_m >= MARATHON_M:
        return settings.a_marathon
    if race.distance_m >= HALF_MARATHON_M:
        return settings.a_half
    return settings.a_10k if race.distance_m > UP_TO_5K_M else settings.a_5k


def _resting(day: date, season: Season, file: AthleteFile) -> bool:
    paused = any(pause.from_ <= day <= pause.to for pause in file.season.pauses)
    return paused or any(r.race_day < day <= r.off_until for r in season.recoveries)


def _easing(day: date, season: Season) -> bool:
    return any(r.race_day < day <= r.medium_until for r in season.recoveries)


def _race_event(race: Race, zone: ZoneInfo) -> RunEvent:
    start = instant(race.date, race.start, zone)
    minutes = race_minutes(race)
    return RunEvent(race.date, "race", start, start + minutes, True, minutes >= 90, minutes, race)


def _run_event(
    day: date, run: Run, file: AthleteFile, settings: HardRunSettings, zone: ZoneInfo, easy: bool
) -> RunEvent:
    minutes = run.minutes or (
        run.distance_m * SECONDS_PER_KM // 60_000 if run.distance_m else USUAL_MINUTES[run.kind]
    )
    first = run.start if run.start is not None else file.running.usual_start
    if first is None:
        start, end = instant(day, USUAL_START, zone), 0
        end = start + max(USUAL_SPAN_MINUTES, minutes)
    else:
        start = instant(day, first, zone)
        end = start + minutes
    hard = not easy and _is_hard(day, run, minutes, file, settings)
    return RunEvent(day, run.kind.value, start, end, hard, hard and minutes >= 90, minutes)


def _is_hard(
    day: date, run: Run, minutes: int, file: AthleteFile, settings: HardRunSettings
) -> bool:
    if run.kind in HARD_KINDS or minutes >= settings.any_minutes:
        return True
    if run.kind is not RunKind.LONG:
        return False
    if minutes >= settings.long_minutes or not (run.minutes or run.distance_m):
        return True
    return _is_large_share(day, run, file, settings)


def _is_large_share(day: date, run: Run, file: AthleteFile, settings: HardRunSettings) -> bool:
    monday = monday_of(day)
    dated = [r for r in file.running.runs if monday_of(r.date) == monday]
    replaced = {r.date.weekday() for r in dated}
    usual = [r for weekday, r in file.running.week.items() if weekday not in replaced]
    week = [r for r in (*usual, *dated) if r.kind != RunKind.REST]
    total = file.running.mileage.get(monday, sum(r.distance_m or 0 for r in week))
    enough_runs = len(week) >= settings.share_runs
    return bool(enough_runs and run.distance_m and 100 * run.distance_m >= settings.share * total)


def _other_events(day: date, file: AthleteFile, zone: ZoneInfo) -> list[RunEvent]:
    events = []
    for load in file.other:
        if load.day == day.weekday():
            start = instant(day, USUAL_START if load.start is None else load.start, zone)
            span = load.minutes if load.start is not None else USUAL_SPAN_MINUTES
            hard = bool(load.hard_for)
            events.append(RunEvent(day, load.kind, start, start + span, hard, False, load.minutes))
    return events
