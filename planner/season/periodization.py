"""Lay out phases: counted back from each A race, or set by hand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import cycle

from planner.athlete.models.file import AthleteFile
from planner.athlete.models.person import Experience
from planner.athlete.models.season import Race
from planner.athlete.phase_kind import PhaseKind
from planner.season.phase_lengths import Blocks, cycle_blocks, opening_blocks
from planner.season.race_rules import goal_races, recovery_end, taper_weeks, weeks_between
from planner.season.season import Phase, RaceRecovery
from planner.season.season_settings import SeasonSettings
from planner.timeline.instants import monday_of

BASE_WEEKS, BUILD_WEEKS = 8, 4
"""Without a race two blocks of base and one of build come in turn (coach/plan.md 6, grade E)."""

LEAST_WEEKS = 3
"""A shorter rest of the season joins the phase before it."""

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


def phases_of(
    file: AthleteFile,
    settings: SeasonSettings,
    recoveries: Sequence[RaceRecovery],
    start: date,
    end: date,
) -> tuple[Phase, ...]:
    """List the season's phases in order, from ``start`` to ``end`` (included), without gaps.

    Phases set by hand replace the counted ones from the first of them on, on exactly their dates.
    The race weeks and recoveries of A races stay, unless the athlete's own list has a race phase
    on the race day, or a recovery on the day after.
    """
    goals = goal_races(file)
    after = end + _DAY
    phases = list(_counted(file, settings, _frames(goals, recoveries), start, after))
    by_hand = sorted(file.season.phases, key=lambda phase: phase.start)
    if by_hand:
        ends = [*(phase.start for phase in by_hand[1:]), after]
        own = [
            Phase(phase.phase, phase.start, until)
            for phase, until in zip(by_hand, ends, strict=True)
        ]
        fixed = (p for frame in _frames(goals, recoveries) for p in _fixed(frame, own))
        for phase in (*own, *fixed):
            phases = _overlay(phases, phase)
    return tuple(
        replace(
            phase,
            start=max(phase.start, start),
            end=min(phase.end, after),
            race=_race_of(phase, goals),
        )
        for phase in phases
        if phase.start < after and phase.end > start
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    """An A race fixes two days: the first of its race phase, and the first after its recovery."""

    race: Race
    start: date
    resumes: date


def _frames(goals: Sequence[Race], recoveries: Sequence[RaceRecovery]) -> list[_Frame]:
    """Fix race weeks, cut by earlier races in them, and recoveries, cut by later race weeks."""
    frames: list[_Frame] = []
    for index, race in enumerate(goals):
        start = monday_of(race.date)
        if index:
            start = max(start, goals[index - 1].date + _DAY)
        resumes = max(recovery_end(r) for r in recoveries if r.race_day == race.date) + _DAY
        if index + 1 < len(goals):
            resumes = min(resumes, monday_of(goals[index + 1].date))
        frames.append(_Frame(race, start, max(resumes, race.date + _DAY)))
    return frames


def _counted(
    file: AthleteFile,
    settings: SeasonSettings,
    frames: Sequence[_Frame],
    start: date,
    after: date,
) -> Iterator[Phase]:
    """Count phases from ``start`` on, back to back; the last may end later than ``after``."""
    experience = file.athlete.experience
    cursor, before = start, None
    for frame in frames:
        race_end = frame.race.date + _DAY
        if race_end > start:
            weeks = max(0, (monday_of(frame.race.date) - _monday_from(cursor)).days // 7 + 1)
            gap = weeks_between(before.date, frame.race.date) if before else None
            taper = taper_weeks(frame.race, settings)
            blocks = cycle_blocks(weeks, taper, experience, settings.taper, gap)
            yield from _laid_out(blocks, cursor, max(cursor, frame.start), experience)
            yield Phase(PhaseKind.RACE, max(cursor, frame.start), race_end)
            before, cursor = frame.race, race_end
        if frame.resumes > cursor:
            yield Phase(PhaseKind.RECOVERY, cursor, frame.resumes)
            cursor = frame.resumes
    if cursor < after and before is None and not frames:
        yield from _without_race(cursor, after)
    elif cursor < after:
        blocks = [] if before else opening_blocks((after - cursor).days // 7, experience)
        base_end = min(after, _monday_from(cursor) + sum(n for _, n in blocks) * _WEEK)
        if blocks:
            yield Phase(PhaseKind.BASE, cursor, base_end)
            cursor = base_end
        yield Phase(PhaseKind.MAINTENANCE, cursor, after)


def _without_race(cursor: date, after: date) -> Iterator[Phase]:
    """Count base and build in turn, where no A race gives the season another shape."""
    in_turn = cycle(((PhaseKind.BASE, BASE_WEEKS), (PhaseKind.BUILD, BUILD_WEEKS)))
    for kind, weeks in in_turn:
        end = min(after, _monday_from(cursor) + weeks * _WEEK)
        if (after - end).days < LEAST_WEEKS * 7:
            end = after
        yield Phase(kind, cursor, end)
        cursor = end
        if cursor >= after:
            return


def _laid_out(blocks: Blocks, start: date, until: date, experience: Experience) -> Iterator[Phase]:
    """Count blocks back from ``until``; the first also takes the days before its Monday."""
    if not blocks and start < until:
        new = experience is Experience.NEW
        blocks = [(PhaseKind.BASE if new else PhaseKind.MAINTENANCE, 0)]
    for index, (kind, weeks) in enumerate(blocks):
        end = until - sum(n for _, n in blocks[index + 1 :]) * _WEEK
        yield Phase(kind, end - weeks * _WEEK if index else start, end)


def _fixed(frame: _Frame, own: Sequence[Phase]) -> Iterator[Phase]:
    """Yield an A race's week and recovery, as far as the athlete's own phases leave them out."""
    after_race = frame.race.date + _DAY
    for phase, day in (
        (Phase(PhaseKind.RACE, frame.start, after_race), frame.race.date),
        (Phase(PhaseKind.RECOVERY, after_race, frame.resumes), after_race),
    ):
        if not any(p.kind is phase.kind and p.start <= day < p.end for p in own):
            yield phase


def _overlay(phases: Sequence[Phase], patch: Phase) -> list[Phase]:
    """Lay ``patch`` over the phases."""
    if patch.start >= patch.end:
        return list(phases)
    before = [replace(p, end=min(p.end, patch.start)) for p in phases if p.start < patch.start]
    later = [replace(p, start=max(p.start, patch.end)) for p in phases if p.end > patch.end]
    return [*before, patch, *later]


def _race_of(phase: Phase, goals: Sequence[Race]) -> str | None:
    """Find the A race that a recovery follows, or to which any other phase leads."""
    if phase.kind is PhaseKind.RECOVERY:
        return next((race.name for race in reversed(goals) if race.date < phase.start), None)
    return next((race.name for race in goals if race.date >= phase.start), None)


def _monday_from(day: date) -> date:
    """Find the first Monday on or after the day."""
    return monday_of(day + 6 * _DAY)
