"""Limit the weeks of return after races and breaks."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from planner.athlete.models.file import AthleteFile
from planner.athlete.models.season import Race
from planner.season.race_rules import return_percents
from planner.season.season import RaceRecovery
from planner.season.season_settings import SeasonSettings
from planner.settings.load_ramp import LoadRampSettings
from planner.settings.progression import ProgressionSettings
from planner.timeline.instants import days_between, monday_of

_LOOK_BACK_DAYS = 366


@dataclass(frozen=True, slots=True)
class Break:
    """A break is days in a row without core, at least ten by default; both ends are included."""

    first: date
    last: date
    ramp: LoadRampSettings = field(repr=False, compare=False)
    progression: ProgressionSettings = field(repr=False, compare=False)

    @property
    def days(self) -> int:
        """Count its days."""
        return (self.last - self.first).days + 1

    @property
    def percents(self) -> tuple[int, ...]:
        """Return the volumes of the weeks after it, in percent."""
        return self.ramp.break_long if self._is_long else self.ramp.break_short

    @property
    def level_drop(self) -> int:
        """Levels to stay below the usual cap: 1 from 15 days on, 2 from 29 (evidence row 32)."""
        one, two, restart = self.progression.drop_after
        return 0 if self.days >= restart else (self.days >= one) + (self.days >= two)

    @property
    def level_most(self) -> int:
        """Return the highest level afterwards: after more than eight weeks that of a first base."""
        return 5 if self.days < self.progression.drop_after[2] else 2

    @property
    def level_weeks(self) -> int:
        """Count the weeks in which the levels are held down."""
        one, two, _ = self.progression.drop_after
        short, long = self.progression.drop_weeks
        return 0 if self.days < one else short if self.days < two else long

    @property
    def _is_long(self) -> bool:
        return self.days > self.ramp.short_break_days


@dataclass(frozen=True, slots=True)
class Comeback:
    """A comeback is the weeks after days without core.

    The first of them has at least four days left after the last day off; what is left of an
    earlier week is treated like it.

    Attributes:
        last_active: The race day, or the day before a break.
        resumes: The first day with core again.
        percents: Volume of the first, second, ... week, in percent.
        level_drop: Levels below the usual cap.
        level_most: Highest level allowed.
        level_weeks: The number of weeks in which the two hold.
    """

    last_active: date
    resumes: date
    percents: tuple[int, ...]
    level_drop: int = 0
    level_most: int = 5
    level_weeks: int = 0

    def volume_percent(self, monday: date) -> int:
        """Return the volume that it allows in the week of ``monday``, in percent."""
        week = self._week(monday)
        return 100 if week is None or week >= len(self.percents) else self.percents[week]

    def level_cap(self, monday: date, usual: int) -> int:
        """Return the highest level that it allows where ``usual`` is the cap without it."""
        week = self._week(monday)
        if week is None or week >= self.level_weeks:
            return usual
        return max(1, min(self.level_most, usual - self.level_drop))

    def _week(self, monday: date) -> int | None:
        first = monday_of(self.resumes + timedelta(days=3))
        if monday < first and monday <= self.last_active:
            return None
        return max(0, (monday - first).days // 7)


def breaks_of(file: AthleteFile, start: date, end: date, settings: SeasonSettings) -> list[Break]:
    """Runs of ``break_days`` or more that are paused, or whose free time exceptions take away.

    Days before the season count, up to a year back; so does time off in a training log.
    """
    earliest = start - timedelta(days=_LOOK_BACK_DAYS)
    idle: set[date] = set()
    for exception in file.free_time.exceptions:
        days = days_between(max(exception.from_, earliest), min(exception.to, end))
        idle = idle.difference(days) if exception.windows else idle.union(days)
    for pause in file.season.pauses:
        idle.update(days_between(max(pause.from_, earliest), min(pause.to, end)))
    off = file.running.log.off if file.running.log else None
    if off is not None:
        idle.update(days_between(max(off.first, earliest), off.last))
    runs: list[Break] = []
    for day in sorted(idle):
        if runs and day == runs[-1].last + timedelta(days=1):
            runs[-1] = replace(runs[-1], last=day)
        else:
            runs.append(Break(day, day, settings.load_ramp, settings.progression))
    return [run for run in runs if run.days >= settings.load_ramp.break_days]


def comebacks_of(
    races: Sequence[Race],
    recoveries: Sequence[RaceRecovery],
    breaks: Sequence[Break],
    settings: SeasonSettings,
) -> tuple[Comeback, ...]:
    """List all that holds a week's volume or levels down after races and breaks."""
    day = timedelta(days=1)
    after_races = (
        Comeback(race.date, recovery.off_until + day, return_percents(race, settings))
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
