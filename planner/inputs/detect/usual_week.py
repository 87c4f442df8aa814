"""Find the usual running week: runs on a weekday in at least every other week."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from statistics import mean, median_low
from typing import Final
from zoneinfo import ZoneInfo

from planner.athlete.models.running import Run, RunKind
from planner.inputs.history.activity import Activity, Kind
from planner.inputs.history.rating import Rater
from planner.inputs.history.read_history import History
from planner.problem.run_events import HARD_KINDS, run_minutes
from planner.settings.hard_run_recovery import HardRunSettings
from planner.timeline.instants import monday_of

WEEKS: Final = 8
"""So many weeks tell a habit: two mesocycles, with no part of last season (E)."""
LONG_FACTOR: Final = 1.3
"""The longest of three or more days is the long run if it exceeds the others' mean so much (E)."""
NEAR_MINUTES: Final = 60
"""Starts so near to their middle one are the same time of day (E)."""
MOST_MINUTES: Final = 600

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Outing:
    """A run was planned or done.

    Attributes:
        day: Its local date.
        start: Minutes after midnight; None if unknown.
        kind: The kind of run.
        minutes: None if unknown.
        distance_m: None if unknown.
    """

    day: date
    start: int | None
    kind: RunKind
    minutes: int | None = None
    distance_m: int | None = None

    @property
    def length(self) -> int:
        """Return its minutes, as told, by its distance or as usual for its kind."""
        run = Run.model_construct(kind=self.kind, minutes=self.minutes, distance_m=self.distance_m)
        return run_minutes(run, HardRunSettings())


def outings_of(history: History, zone: ZoneInfo) -> list[Outing]:
    """List the runs of a history; a title or the effort makes a run hard."""
    rater = Rater(history.activities)
    return [
        _outing(activity, rater, zone)
        for activity in history.activities
        if activity.kind is Kind.RUN
    ]


def _outing(run: Activity, rater: Rater, zone: ZoneInfo) -> Outing:
    start = run.start.astimezone(zone)
    said, rating = rater.said(run.title), rater.rate(run)
    kind = RunKind.EASY
    if rating.rule == "title":
        kind = said.kind
    elif rating.hard and rating.rule != "length":
        kind = RunKind.TEMPO
    minutes = max(1, min(MOST_MINUTES, round(run.seconds / 60)))
    at = 60 * start.hour + start.minute
    return Outing(start.date(), at, kind, minutes, run.metres or None)


def weeks_before(end: date, outings: Sequence[Outing]) -> list[date]:
    """List Mondays of the last whole weeks that a history covers, in order."""
    first, last = monday_of(outings[0].day), monday_of(end + timedelta(days=1)) - _WEEK
    return _mondays(first, last)[-WEEKS:] or [monday_of(end)]


def weeks_after(today: date, outings: Sequence[Outing]) -> list[date]:
    """List Mondays of a plan's first weeks after this one; of its last ones if it ends before."""
    days = [each.day for each in outings]
    mondays = _mondays(monday_of(min(days)), monday_of(max(days)))
    return [monday for monday in mondays if monday > today][:WEEKS] or mondays[-WEEKS:]


def _mondays(first: date, last: date) -> list[date]:
    return [first + n * _WEEK for n in range((last - first).days // 7 + 1)]


def usual_week(outings: Iterable[Outing], mondays: Sequence[date]) -> dict[int, Outing]:
    """Map weekdays, from 0, to the run that at least half of some weeks have, numbers rounded.

    The kind is the commonest; minutes, distance and start are the middle ones. The longest of
    several runs of one day counts. Without a long run by name the longest day's is one, if it
    stands out.

    Args:
        outings: Runs; those of other weeks don't count.
        mondays: The Mondays of the weeks, in order.
    """
    by_day: dict[date, Outing] = {}
    for each in sorted(outings, key=lambda each: (each.day, each.length)):
        by_day[each.day] = each
    found: dict[int, Outing] = {}
    for weekday in range(7):
        days = [monday + timedelta(days=weekday) for monday in mondays]
        runs = [by_day[day] for day in days if day in by_day]
        if runs and 2 * len(runs) >= len(mondays):
            found[weekday] = _usual(runs)
    return _with_long_run(found)


def _usual(runs: Sequence[Outing]) -> Outing:
    kinds = Counter(run.kind for run in runs)
    kind = min(kinds, key=lambda each: (-kinds[each], list(RunKind).index(each)))
    if kind is RunKind.RACE:
        kind = RunKind.TEMPO
    starts = [run.start for run in runs if run.start is not None]
    return Outing(
        day=runs[-1].day,
        start=_usual_start(starts) if 2 * len(starts) >= len(runs) else None,
        kind=kind,
        minutes=_middle([run.minutes for run in runs], 5),
        distance_m=_middle([run.distance_m for run in runs], 500),
    )


def _middle(numbers: Iterable[int | None], step: int) -> int | None:
    """Return the middle number in whole steps; None if fewer than half of them are known."""
    every = list(numbers)
    known = [number for number in every if number]
    if not known or 2 * len(known) < len(every):
        return None
    return max(step, round(median_low(known) / step) * step)


def _usual_start(starts: Sequence[int]) -> int | None:
    middle = median_low(starts)
    near = sum(abs(start - middle) <= NEAR_MINUTES for start in starts)
    return min(round(middle / 15) * 15, 24 * 60 - 15) if 2 * near >= len(starts) else None


def _with_long_run(week: dict[int, Outing]) -> dict[int, Outing]:
    if len(week) < 3 or any(run.kind is RunKind.LONG for run in week.values()):
        return week
    longest = max(week, key=lambda weekday: (week[weekday].length, weekday))
    others = mean(run.length for weekday, run in week.items() if weekday != longest)
    if week[longest].kind in HARD_KINDS or week[longest].length < LONG_FACTOR * others:
        return week
    return week | {longest: replace(week[longest], kind=RunKind.LONG)}
