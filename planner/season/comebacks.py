"""Coming back: what the weeks after races and breaks allow."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner.athlete import AthleteFile, Race
from planner.instants import days_between, monday_of
from planner.season.model import RaceRecovery
from planner.season.race_rules import return_percents

BREAK_LEAST_DAYS = 10
"""Shorter breaks change nothing (defaults, Around runs)."""

_LOOK_BACK_DAYS = 366


@dataclass(frozen=True, slots=True)
class Break:
    """At least ten days in a row without core; both ends are included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Its length."""
        return (self.last - self.first).days + 1

    @property
    def percents(self) -> tuple[int, ...]:
        """Volume of the weeks after it."""
        return (60, 100) if self.days <= 28 else (50, 75, 100)

    @property
    def level_drop(self) -> int:
        """Levels to stay below the usual cap: 1 from 15 days on, 2 from 29 (evidence row 32)."""
        return 0 if self.days < 15 or self.level_most < 5 else 1 if self.days <= 28 else 2

    @property
    def level_most(self) -> int:
        """Highest level afterwards: after more than eight weeks that of a first base."""
        return 5 if self.days <= 56 else 2

    @property
    def level_weeks(self) -> int:
        """For how many weeks the levels are held down."""
        return 0 if self.days < 15 else 2 if self.days <= 28 else 3


@dataclass(frozen=True, slots=True)
class Comeback:
    """The weeks after days without core.

    The first of them is the one with at least four days left after the last day off; what is left
    of an earlier week is treated like it.

    Attributes:
        last_active: The race day, or the day before a break.
        resumes: The first day with core again.
        percents: Volume of the first, second, ... week.
        level_drop: Levels below the usual cap.
        level_most: Highest level allowed.
        level_weeks: For how many weeks the two hold.
    """

    last_active: date
    resumes: date
    percents: tuple[int, ...]
    level_drop: int = 0
    level_most: int = 5
    level_weeks: int = 0

    def volume_percent(self, monday: date) -> int:
        """The volume that it allows in the week of ``monday``."""
        week = self._week(monday)
        return 100 if week is None or week >= len(self.percents) else self.percents[week]

    def level_cap(self, monday: date, usual: int) -> int:
        """The highest level that it allows where ``usual`` is the cap without it."""
        week = self._week(monday)
        if week is None or week >= self.level_weeks:
            return usual
        return max(1, min(self.level_most, usual - self.level_drop))

    def _week(self, monday: date) -> int | None:
        first = monday_of(self.resumes + timedelta(days=3))
        if monday < first and monday <= self.last_active:
            return None
        return max(0, (monday - first).days // 7)


def breaks_of(file: AthleteFile, start: date, end: date) -> list[Break]:
    """Runs of ten days or more that are paused, or whose free time is taken away by exceptions.

    Days before the season count, up to a year back.
    """
    earliest = start - timedelta(days=_LOOK_BACK_DAYS)
    idle: set[date] = set()
    for exception in file.free_time.exceptions:
        days = days_between(max(exception.from_, earliest), min(exception.to, end))
        idle = idle.difference(days) if exception.windows else idle.union(days)
    for pause in file.season.pauses:
        idle.update(days_between(max(pause.from_, earliest), min(pause.to, end)))
    runs: list[Break] = []
    for day in sorted(idle):
        if runs and day == runs[-1].last + timedelta(days=1):
            runs[-1] = Break(runs[-1].first, day)
        else:
            runs.append(Break(day, day))
    return [run for run in runs if run.days >= BREAK_LEAST_DAYS]


def comebacks_of(
    races: Sequence[Race], recoveries: Sequence[RaceRecovery], breaks: Sequence[Break]
) -> tuple[Comeback, ...]:
    """All that holds a week's volume or levels down after races and breaks."""
    day = timedelta(days=1)
    after_races = (
        Comeback(race.date, recovery.off_until + day, return_percents(race))
        for race, recovery in zip(races, recoveries, strict=True)
    )
    after_breaks = (
        Comeback(
            run.first - day,
            run.last + day,
            run.percents,
            run.level_drop,
            run.level_most,
            run.level_weeks,
        )
        for run in breaks
    )
    return (*after_races, *after_breaks)
