"""Lay out the usual week and the dated runs as events of the season."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from planner.athlete.body_parts import areas_of
from planner.athlete.models.file import AthleteFile, OtherLoad
from planner.athlete.models.running import Run, RunKind
from planner.athlete.models.season import Race
from planner.season.distance_class import DistanceClass
from planner.season.race_rules import class_of
from planner.season.season import Season
from planner.settings.hard_run_recovery import HardRunSettings
from planner.settings.race_blackout import RaceBlackoutSettings
from planner.timeline.instants import instant, monday_of

HARD_KINDS = frozenset({RunKind.TEMPO, RunKind.INTERVALS, RunKind.HILLS, RunKind.RACE})

USUAL_START = 6 * 60
"""A run without a start takes 06:00 to 12:00, so that "before" and "after" are both safe."""
USUAL_SPAN_MINUTES = 6 * 60

HIPS = areas_of(["hips"])

EDGE_DAYS = 5
"""Runs this long before and after the season still ask for recovery around them."""


@dataclass(frozen=True, slots=True)
class RunEvent:
    """A run, race or other load takes time of one day, between two instants.

    ``areas`` are the ids of the muscle areas that another load tires; None for runs and races.
    ``run`` is the run as written; None for races and other loads.
    """

    day: date
    kind: str
    start_minute: int
    end_minute: int
    hard: bool
    long: bool
    minutes: int
    race: Race | None = None
    areas: frozenset[str] | None = None
    run: Run | None = field(default=None, compare=False, repr=False)

    @property
    def label(self) -> str:
        """Name the event as a runner does: ``Tuesday's intervals``."""
        if self.race is not None:
            return self.race.name
        return f"{self.day:%A}'s {'long run' if self.kind == RunKind.LONG else self.kind_words}"

    @property
    def kind_words(self) -> str:
        """``easy run``, ``intervals``, ``gym legs``."""
        plain = {"easy": "easy run", "recovery": "recovery run", "tempo": "tempo run"}
        return plain.get(self.kind, self.kind.replace("-", " "))

    @property
    def hard_on_hips(self) -> bool:
        """Tell whether it is a hard run, a race, or another load that is hard for the hips."""
        return self.hard and (self.areas is None or not HIPS.isdisjoint(self.areas))


def expand_runs(
    file: AthleteFile, season: Season, settings: HardRunSettings, zone: ZoneInfo
) -> tuple[RunEvent, ...]:
    """List every run, race and other load from the day before the season to just after it.

    A race (of several the longest) replaces that day's run, a dated run the usual week's. In
    pauses and on days without core after a race nothing weekly is assumed, and until medium
    sessions return no run of the usual week counts as hard.
    """
    dated: dict[date, list[Run]] = {}
    for run in file.running.runs:
        dated.setdefault(run.date, []).append(run)
    races = {r.date: r for r in sorted(file.races, key=lambda r: (r.distance_m, r.name))}
    events: list[RunEvent] = []
    day = season.start - timedelta(days=EDGE_DAYS)
    while day <= season.end + timedelta(days=EDGE_DAYS):
        resting = _resting(day, season, file)
        if day in races:
            events.append(_race_event(races[day], settings, zone))
        else:
            usual = file.running.week.get(day.weekday())
            runs = dated.get(day, [usual] if usual and not resting else [])
            easy = day not in dated and _easing(day, season)
            events += [
                _run_event(day, run, file, settings, zone, easy)
                for run in runs
                if run.kind != RunKind.REST
            ]
        others = [load for load in file.other if _takes_place(load, day, resting)]
        events += [_other_event(day, load, settings, zone) for load in others]
        day += timedelta(days=1)
    return tuple(
        sorted(events, key=lambda event: (event.start_minute, event.end_minute, event.kind))
    )


def race_minutes(race: Race, settings: HardRunSettings) -> int:
    """Expected duration; if not given, from the distance at the usual pace, 6:00 a kilometre."""
    return race.minutes or max(1, race.distance_m * settings.seconds_per_km // 60_000)


def run_minutes(run: Run, settings: HardRunSettings) -> int:
    """Minutes of a run; if not given, from the distance at the usual pace, else by its kind."""
    if run.minutes or not run.distance_m:
        return run.minutes or settings.usual_minutes(run.kind)
    return run.distance_m * settings.seconds_per_km // 60_000


def blackout_days(race: Race, settings: RaceBlackoutSettings) -> tuple[int, int, int, int]:
    """Days before a race free of heavy hip work, heavy, medium and light sessions."""
    kind = class_of(race, settings)
    if race.priority == "C":
        return settings.c
    if race.priority == "B":
        return settings.b_half if kind >= DistanceClass.HALF_MARATHON else settings.b_short
    return {
        DistanceClass.FIVE_KM: settings.a_5k,
        DistanceClass.TEN_KM: settings.a_10k,
        DistanceClass.HALF_MARATHON: settings.a_half,
        DistanceClass.MARATHON: settings.a_marathon,
        DistanceClass.FIFTY_KM: settings.a_marathon,
        DistanceClass.HUNDRED_KM: settings.a_marathon,
    }[kind]


def _resting(day: date, season: Season, file: AthleteFile) -> bool:
    paused = file.season.pause_on(day)
    return bool(paused) or any(r.race_day < day <= r.off_until for r in season.recoveries)


def _easing(day: date, season: Season) -> bool:
    return any(r.race_day < day <= r.medium_until for r in season.recoveries)


def _race_event(race: Race, settings: HardRunSettings, zone: ZoneInfo) -> RunEvent:
    start = instant(race.date, race.clock_minute, zone)
    minutes = race_minutes(race, settings)
    long = minutes >= settings.very_long_minutes
    return RunEvent(race.date, "race", start, start + minutes, True, long, minutes, race)


def _run_event(
    day: date, run: Run, file: AthleteFile, settings: HardRunSettings, zone: ZoneInfo, easy: bool
) -> RunEvent:
    minutes = run_minutes(run, settings)
    first = run.clock_minute if run.clock_minute is not None else file.running.usual_start
    if first is None:
        start, end = instant(day, USUAL_START, zone), 0
        end = start + max(USUAL_SPAN_MINUTES, minutes)
    else:
        start = instant(day, first, zone)
        end = start + minutes
    hard = not easy and _is_hard(day, run, minutes, file, settings)
    long = hard and minutes >= settings.very_long_minutes
    return RunEvent(day, run.kind.value, start, end, hard, long, minutes, run=run)


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


def _takes_place(load: OtherLoad, day: date, resting: bool) -> bool:
    if load.date is not None:
        return load.date == day
    inside = (load.from_ or day) <= day <= (load.to or day)
    return load.day == day.weekday() and inside and not resting


def _other_event(day: date, load: OtherLoad, settings: HardRunSettings, zone: ZoneInfo) -> RunEvent:
    start = instant(day, USUAL_START if load.clock_minute is None else load.clock_minute, zone)
    span = load.minutes if load.clock_minute is not None else max(USUAL_SPAN_MINUTES, load.minutes)
    hard = bool(load.hard_for)
    return RunEvent(
        day=day,
        kind=load.kind,
        start_minute=start,
        end_minute=start + span,
        hard=hard,
        long=hard and load.minutes >= settings.very_long_minutes,
        minutes=load.minutes,
        areas=areas_of(load.hard_for),
    )
