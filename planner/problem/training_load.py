"""Measure the load of a week's days, running and core together, and how alike the days are.

A day's load is RPE x minutes, a rest day's is 0. Monotony is the mean of a week's daily loads over
their standard deviation (of the population), strain the week's whole load times monotony (Foster;
evidence 2.4).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import isqrt

from planner.athlete.models.running import DatedRun, RunKind
from planner.plan.plan import Session
from planner.problem.problem import Problem
from planner.problem.run_events import RunEvent
from planner.season.season import Week
from planner.settings.monotony import MonotonySettings
from planner.timeline.instants import monday_of

MOST_MONOTONY = 1000
"""In hundredths; a week whose days are all alike has this monotony (evidence row 29)."""


@dataclass(frozen=True, slots=True)
class WeekLoad:
    """A week's load, day by day.

    Attributes:
        monday: The week's first day.
        running: Daily loads of runs, races and other training, Monday to Sunday.
        core: Daily loads of core.
    """

    monday: date
    running: tuple[int, ...]
    core: tuple[int, ...]

    @property
    def monotony(self) -> int:
        """Monotony of running and core together, in hundredths, rounded down."""
        return monotony_of(self._daily)

    @property
    def running_monotony(self) -> int:
        """Monotony of running alone, in hundredths, rounded down."""
        return monotony_of(self.running)

    @property
    def strain(self) -> int:
        """The week's load times its monotony, rounded down."""
        return sum(self._daily) * self.monotony // 100

    @property
    def words(self) -> str:
        """The monotony as it is usually written: ``2.06``."""
        return f"{self.monotony / 100:.2f}"

    @property
    def _daily(self) -> list[int]:
        return [run + core for run, core in zip(self.running, self.core, strict=True)]


def monotony_of(loads: Sequence[int]) -> int:
    """Divide the loads' mean by their deviation; in hundredths, rounded down, 1000 at most."""
    total = sum(loads)
    spread = len(loads) * sum(load * load for load in loads) - total * total
    if not total:
        return 0
    return min(MOST_MONOTONY, isqrt(10_000 * total * total // spread)) if spread else MOST_MONOTONY


def effort(run: RunEvent, settings: MonotonySettings) -> int:
    """Estimate a run's RPE; other training counts like an easy run, or like a tempo run if hard."""
    by_kind = {
        RunKind.EASY.value: settings.easy_rpe,
        RunKind.RECOVERY.value: settings.easy_rpe,
        RunKind.LONG.value: settings.long_rpe,
        RunKind.TEMPO.value: settings.tempo_rpe,
        RunKind.INTERVALS.value: settings.intervals_rpe,
        RunKind.HILLS.value: settings.intervals_rpe,
        RunKind.RACE.value: settings.race_rpe,
    }
    return by_kind.get(run.kind, settings.tempo_rpe if run.hard else settings.easy_rpe)


def run_load(day: date, problem: Problem) -> int:
    """RPE x minutes of a day's runs, races and other training.

    In weeks whose mileage is known, the usual runs are scaled to it (``mileage_percent``).
    """
    settings, runs = problem.settings.monotony, problem.runs_on(day)
    by_mileage = mileage_percent(monday_of(day), problem) if any(map(_usual, runs)) else 100
    return sum(
        effort(run, settings) * run.minutes * (by_mileage if _usual(run) else 100) // 100
        for run in runs
    )


def mileage_percent(monday: date, problem: Problem) -> int:
    """Scale a week's usual runs to its mileage, in percent of their minutes as written.

    The usual runs share what races and dated runs leave of the mileage; a run without a distance
    counts at the pace of ``hard-run-recovery``. The result is 100 where nothing is known.
    """
    mileage = problem.file.running.mileage.get(monday)
    events = [run for n in range(7) for run in problem.runs_on(monday + timedelta(days=n))]
    usual = sum(_metres(run, problem) for run in events if _usual(run))
    if mileage is None or not usual:
        return 100
    left = max(0, mileage - sum(_metres(run, problem) for run in events if not _usual(run)))
    return min(problem.settings.monotony.mileage_percent, _rounded(100 * left, usual))


def _usual(run: RunEvent) -> bool:
    """Tell whether a run belongs to the usual week, not to one day."""
    return run.run is not None and not isinstance(run.run, DatedRun)


def _metres(run: RunEvent, problem: Problem) -> int:
    """Return the metres that a run or race adds to the mileage."""
    if run.race is not None:
        return run.race.distance_m
    if run.run is None:
        return 0
    pace = problem.settings.hard_run.seconds_per_km
    return run.run.distance_m or run.minutes * 60_000 // pace


def week_loads(problem: Problem, sessions: Sequence[Session]) -> list[WeekLoad]:
    """List the loads of each week that lies wholly in the season and has any running."""
    core: dict[date, int] = {}
    for session in sessions:
        core[session.day] = core.get(session.day, 0) + session.due_load
    weeks = [
        WeekLoad(
            week.monday,
            tuple(run_load(day, problem) for day in week.days),
            tuple(core.get(day, 0) for day in week.days),
        )
        for week in problem.season.weeks
        if len(week.days) == 7
    ]
    return [week for week in weeks if any(week.running)]


@dataclass(frozen=True, slots=True)
class Leeway:
    """The leeway bounds how much more alike core may make a week's days, summed over sessions.

    ``evenness`` is the squared sum of the daily loads over seven times the sum of their squares:
    1 where all days are alike, and M² / (1 + M²) for a monotony of M. A bound on it is linear in
    the sessions but for the squared sum. In its place stands the tangent at the prescribed load,
    which differs by less than a thousandth where core is a tenth more or less. All numbers are in
    thousandths of the prescribed load's square.

    Attributes:
        running: Loads of runs by day.
        meant: The week's prescribed load, running and core.
        most: Evenness that is allowed, in thousandths.
        used: Taken by running alone; below 0 where it leaves room.
        band: The worth of one step of monotony above the allowed one, at least 1.
    """

    running: dict[date, int]
    meant: int
    most: int
    used: int
    band: int

    @property
    def free(self) -> int:
        """Return the most that core may take before the first whole step is charged."""
        return self.band - 1 - self.used

    def taken(self, day: date, load: int) -> int:
        """Return the leeway that a session takes; below 0 on hard days, which stand out more."""
        square = 2 * self.running[day] * load + load * load
        return _rounded(2000 * self.meant * load - 7 * self.most * square, self.meant**2)


def leeway(week: Week, problem: Problem, prefer: int, step: int) -> Leeway | None:
    """Return the leeway of a week; None without running or if it is only partly in the season.

    Args:
        week: The week.
        problem: The problem that is planned.
        prefer: Monotony that costs nothing, in hundredths; what runs alone exceed is not charged.
        step: Hundredths of monotony that are one band.
    """
    running = {day: run_load(day, problem) for day in week.days}
    total = sum(running.values())
    if len(week.days) < 7 or not total:
        return None
    allowed = max(prefer, monotony_of(list(running.values())))
    most = evenness(allowed)
    asked = problem.target_sessions[week.monday] * week.minutes * week.mix.rpe_percent // 100
    meant = total + asked
    squares = sum(load * load for load in running.values())
    return Leeway(
        running=running,
        meant=meant,
        most=most,
        used=_rounded(1000 * (2 * meant * total - meant**2) - 7 * most * squares, meant**2),
        band=max(1, 1000 - 1000 * most // evenness(allowed + step)),
    )


def evenness(monotony: int) -> int:
    """Return the evenness, in thousandths rounded up, of a monotony in hundredths."""
    square = monotony * monotony
    return -(-1000 * square // (10_000 + square))


def _rounded(number: int, divisor: int) -> int:
    """Round a fraction to the nearest whole number."""
    return (2 * number + divisor) // (2 * divisor)
