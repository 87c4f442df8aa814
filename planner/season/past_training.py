"""Start a season from the training so far, and fill its weeks' distances.

Weeks, experience and dated runs that the athlete wrote win over those in files.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from planner.athlete.fields import METRES
from planner.athlete.models.file import AthleteFile
from planner.athlete.models.person import Experience
from planner.athlete.models.running import PlannedRun, Run, RunKind
from planner.athlete.training_log import TimeOff, TrainingLog
from planner.season.comebacks import Break
from planner.season.race_rules import recovery_of
from planner.season.season_settings import SeasonSettings
from planner.text.dates import day_words
from planner.text.lists import counted
from planner.timeline.instants import days_between, monday_of

EXPERIENCE_WEEKS: Final = 12
"""The last weeks of a history that tell whether somebody trains the core regularly (E)."""
HABIT_DAYS: Final = 28
HABIT_SESSIONS: Final = 4
"""Sessions within ``HABIT_DAYS``, the last one included, that make a habit (E); only the end of a
habit counts as time off."""
LEAST_DAYS_OFF: Final = 15
"""Up to two weeks off change nothing (evidence row 32, C)."""
MOST_DAYS_OFF: Final = 366
"""A history that stops longer ago says nothing about now (E)."""
LAST_WEEK_FROM: Final = 3
"""A history that ends on a Monday to Wednesday (0 to 2) leaves its last week open (E)."""

_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)


def with_history(
    file: AthleteFile, settings: SeasonSettings, start: date, end: date
) -> AthleteFile:
    """Apply the log of the training so far to the athlete; without a log nothing changes.

    Args:
        file: The athlete's file, with ``running.log`` as it was read.
        settings: The settings of progression, mileage and runs.
        start: The season's first day.
        end: The season's last day.

    Returns:
        The athlete with the weeks' distances filled up to the season's end, the experience that
        the log suggests where none is written, time off before the season, and notes of all that.
    """
    log = file.running.log
    if log is None:
        return file
    experience, said = _experience(file, log, settings, start)
    mileage, filled = _mileage(file, log, settings, start, end)
    off = _time_off(file, log, start)
    notes = (*filter(None, (said, filled)), *log.notes)
    running = file.running.model_copy(
        update={"mileage": mileage, "log": replace(log, off=off, notes=notes)}
    )
    athlete = file.athlete.model_copy(update={"experience": experience})
    return file.model_copy(update={"running": running, "athlete": athlete})


def _experience(
    file: AthleteFile, log: TrainingLog, settings: SeasonSettings, start: date
) -> tuple[Experience, str]:
    """Judge experience: weekly strength training counts as regular, none as experienced."""
    written = file.athlete.experience
    last = monday_of(min(log.end, start - _DAY))
    weeks = [last - n * _WEEK for n in range(EXPERIENCE_WEEKS)]
    sessions = sum(log.strength.get(monday, 0) for monday in weeks)
    if sessions < settings.progression.regular_after or written is not Experience.NEW:
        return written, ""
    shows = (
        f"{counted(sessions, 'strength session')} in {EXPERIENCE_WEEKS} weeks, from {log.source}"
    )
    if "experience" in file.athlete.model_fields_set:
        return written, f"{shows}. athlete.experience says new and is kept; regular would fit."
    return (
        Experience.REGULAR,
        f"{shows}: planned as for regular experience. Write athlete.experience to say otherwise.",
    )


def _time_off(file: AthleteFile, log: TrainingLog, start: date) -> TimeOff | None:
    """Find the longest time off right before the season, of running or of strength training."""
    runs = [*log.run_days, *_written_run_days(file, log, start)]
    found = []
    for what, days in (("running", runs), ("strength training", log.strength_days)):
        before = sorted(day for day in days if day < start)
        off = (start - before[-1]).days - 1 if before else 0
        if LEAST_DAYS_OFF <= off <= MOST_DAYS_OFF and _is_habit(before):
            words = f"From {log.source}: {_long(off)} without {what} before the season"
            found.append((off, TimeOff(before[-1] + _DAY, start - _DAY, words)))
    # Running comes first, so it is named where both are off for as many weeks.
    return max(found, key=lambda each: each[0] // 7, default=(0, None))[1]


def _is_habit(days: list[date]) -> bool:
    recent = [day for day in days if (days[-1] - day).days < HABIT_DAYS]
    return len(recent) >= HABIT_SESSIONS


def _written_run_days(file: AthleteFile, log: TrainingLog, start: date) -> Iterator[date]:
    """List runs, races and weeks before the season that are written by hand.

    Runs planned up to the last day that the log covers don't count as run.
    """
    for run in file.running.runs:
        done = run.date > log.end or not isinstance(run, PlannedRun)
        if done and run.kind is not RunKind.REST:
            yield run.date
    yield from (race.date for race in file.races)
    for monday, metres in file.running.mileage.items():
        if metres:
            yield min(monday + 6 * _DAY, max(monday, start - _DAY))


def _long(days: int) -> str:
    return counted(days // 7, "week") if days >= 7 else counted(days, "day")


def time_off_note(off: TimeOff, run: Break) -> str:
    """Say what a logged time off changes, and what to write if there was none."""
    levels = {0: "", 1: " and exercises one level easier", 2: " and exercises two levels easier"}
    lower = (
        levels[run.level_drop]
        if run.level_most == 5
        else " and the exercises of a first base phase"
    )
    weeks = f" for {counted(run.level_weeks, 'week')}" if lower else ""
    return (
        f"{off.words} (since {day_words(off.first)}), so it starts with {run.percents[0]} % of the"
        f" usual volume{lower}{weeks}. If you did train, add those weeks to running.mileage."
    )


def _mileage(
    file: AthleteFile, log: TrainingLog, settings: SeasonSettings, start: date, end: date
) -> tuple[dict[date, int], str]:
    """Fill distances by week: by hand, else as run, else as planned, else the last weeks' mean."""
    open_week = monday_of(log.end) if log.end.weekday() < LAST_WEEK_FROM else date.max
    known = {monday: m for monday, m in log.weeks.items() if monday < open_week}
    known |= file.running.mileage
    through = max(log.weeks, default=monday_of(log.end))
    last = [m for monday, m in sorted(known.items()) if monday <= through]
    last = last[-settings.mileage.forecast_weeks :]
    held = sum(last) // len(last) if last else None
    planned, forecast = 0, 0
    weeks = dict(known)
    for monday in days_between(monday_of(start), end):
        if monday.weekday() or monday in known:
            continue
        distance = planned_metres(monday, file, settings, start)
        planned += distance is not None
        forecast += distance is None and held is not None
        if distance is not None or held is not None:
            weeks[monday] = held or 0 if distance is None else distance
    return weeks, _filled_note(log, planned, forecast, held or 0, len(last), file.athlete.units)


def _filled_note(
    log: TrainingLog, planned: int, forecast: int, held: int, weeks: int, units: str
) -> str:
    kinds = []
    if planned:
        kinds.append(f"{counted(planned, 'week')} as your runs say")
    if forecast:
        mean = f"the mean of the last {weeks}" if weeks > 1 else "as the last one"
        far = f"{held / METRES[units]:.0f} {units}"
        kinds.append(f"{counted(forecast, 'week')} held at {far}, {mean}")
    after = f"; after it {' and '.join(kinds)}" if kinds else ""
    return f"Mileage from {log.source} up to {day_words(log.end)} {log.end.year}{after}."


def planned_metres(
    monday: date, file: AthleteFile, settings: SeasonSettings, start: date
) -> int | None:
    """Add up a week's runs and races as written; None if the distance of any isn't known.

    A run without a distance has one if it has minutes, at the pace of ``hard-run-recovery``. Races
    and dated runs replace the usual week's run, of which there is none in pauses and on days off
    after a race. A week without a single run says nothing, unless all of it is such days.
    """
    rests_on = _resting(file, settings, start)
    total, runs, resting = 0, 0, 0
    for day in days_between(monday, monday + 6 * _DAY):
        races = [race.distance_m for race in file.races if race.date == day]
        distances: list[int | None] = [max(races)] if races else []
        if not races:
            rests = rests_on(day)
            resting += rests
            distances = [_metres_of(run, settings) for run in _runs_on(day, file, rests)]
        if None in distances:
            return None
        runs += len(distances)
        total += sum(distance or 0 for distance in distances)
    return total if runs or resting == 7 else None


def _runs_on(day: date, file: AthleteFile, rests: bool) -> list[Run]:
    dated = [run for run in file.running.runs if run.date == day]
    week: Mapping[int, Run] = {} if rests else file.running.week
    usual = [week[day.weekday()]] if day.weekday() in week else []
    return [run for run in (dated or usual) if run.kind is not RunKind.REST]


def _metres_of(run: Run, settings: SeasonSettings) -> int | None:
    if run.distance_m or not run.minutes:
        return run.distance_m
    return run.minutes * 60_000 // settings.hard_run.seconds_per_km


def _resting(file: AthleteFile, settings: SeasonSettings, start: date) -> Callable[[date], bool]:
    """Make a test whether a day has no run of the usual week."""
    age = file.age_in(start.year)
    recoveries = [recovery_of(race, settings, age) for race in file.races]

    def rests(day: date) -> bool:
        off = any(each.race_day < day <= each.off_until for each in recoveries)
        return off or file.season.pause_on(day) is not None

    return rests
