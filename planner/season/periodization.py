"""Phases: counted back from each A race, or set by hand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from planner.athlete import AthleteFile, Experience, Race
from planner.instants import monday_of
from planner.season.model import Phase, PhaseKind, RaceRecovery
from planner.season.race_rules import goal_races, recovery_end, taper_weeks, weeks_between
from planner.season.settings import TaperSettings

Blocks = list[tuple[PhaseKind, int]]
"""Phases in order with their whole weeks; none has zero weeks."""

FULL_CYCLE_GAP_WEEKS = 8
BUILD_GAP_WEEKS = 4
LONG_SEASON_WEEKS = 12
"""From here on a season without an A race opens with a base, and a new athlete's is longer."""

OPENING_BASE_WEEKS = 6
NEW_OPENING_BASE_WEEKS = 8

_USUAL = TaperSettings()
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


def training_blocks(
    weeks: int,
    experience: Experience,
    *,
    first: bool = True,
    settings: TaperSettings = _USUAL,
) -> Blocks:
    """Share the weeks before a taper among base, build and peak.

    Peak takes 20 % of them (1 to 4 weeks), build 35 % (2 to 8), both rounded half up; base is the
    rest. Where that is not enough base goes first, then peak, then build: both are at their least
    already whenever base is below three weeks. New athletes keep a base of four weeks (three in a
    later cycle), or all there is: peak gives way week by week, then build.

    Args:
        weeks: Whole weeks before the taper, 0 or more.
        experience: With core training.
        first: False after the season's first A race: base then has at most three weeks, what is
            left over goes to build up to eight weeks, then to maintenance before the base.
        settings: The shares and bounds; the numbers above are their defaults.
    """
    peak = _share(weeks, settings.peak_share, settings.peak_least_weeks, settings.peak_most_weeks)
    build = _share(
        weeks, settings.build_share, settings.build_least_weeks, settings.build_most_weeks
    )
    base = weeks - peak - build
    most = weeks if first else settings.later_base_weeks
    least = min(weeks, most, settings.new_base_weeks) if experience is Experience.NEW else 0
    short = max(0, least - base)
    from_peak = min(peak, short)
    surplus = max(0, base - most)
    longer = min(surplus, settings.build_most_weeks - build)
    return _present(
        (PhaseKind.MAINTENANCE, surplus - longer),
        (PhaseKind.BASE, base + short - surplus),
        (PhaseKind.BUILD, build - (short - from_peak) + longer),
        (PhaseKind.PEAK, peak - from_peak),
    )


def cycle_blocks(
    weeks: int,
    taper: int,
    experience: Experience,
    gap_weeks: int | None = None,
    settings: TaperSettings = _USUAL,
) -> Blocks:
    """The phases between the season's start, or a recovery, and an A race's week.

    Args:
        weeks: Whole weeks up to the race week, race week included.
        taper: Weeks of taper, race week included.
        experience: With core training.
        gap_weeks: Weeks since the A race before it in the season; None if it is the first. From 8
            on there is another cycle with a short base; from 4 on a week of maintenance, and build
            where at least two more weeks are left; below that maintenance up to the race week.
        settings: The shares and bounds of the phases.
    """
    if gap_weeks is not None and gap_weeks < BUILD_GAP_WEEKS:
        taper = 1
    training = max(0, weeks - taper)
    if gap_weeks is None or gap_weeks >= FULL_CYCLE_GAP_WEEKS:
        blocks = training_blocks(training, experience, first=gap_weeks is None, settings=settings)
    else:
        builds = gap_weeks >= BUILD_GAP_WEEKS and training > settings.build_least_weeks
        build = training - 1 if builds else 0
        blocks = _present((PhaseKind.MAINTENANCE, training - build), (PhaseKind.BUILD, build))
    return [*blocks, *_present((PhaseKind.TAPER, min(taper, weeks) - 1))]


def opening_blocks(weeks: int, experience: Experience) -> Blocks:
    """The base that opens a season without an A race; the rest of it is maintenance.

    Seasons of 12 weeks and more open with 6 weeks of base, shorter ones with none; new athletes
    always with base, 8 weeks of 12 and more, else 6 or all there is.

    Args:
        weeks: Whole weeks of the season.
        experience: With core training.
    """
    is_long = weeks >= LONG_SEASON_WEEKS
    if experience is Experience.NEW:
        base = min(max(weeks, 1), NEW_OPENING_BASE_WEEKS if is_long else OPENING_BASE_WEEKS)
    else:
        base = OPENING_BASE_WEEKS if is_long else 0
    return _present((PhaseKind.BASE, base))


def phases_of(
    file: AthleteFile,
    settings: TaperSettings,
    recoveries: Sequence[RaceRecovery],
    start: date,
    end: date,
) -> tuple[Phase, ...]:
    """Every phase of the season in order, from ``start`` to ``end`` (included), without gaps.

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
            Phase(PhaseKind(phase.phase), phase.start, until)
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
    """The fixed days of an A race: first day of its race phase, and of what follows recovery."""

    race: Race
    start: date
    resumes: date


def _frames(goals: Sequence[Race], recoveries: Sequence[RaceRecovery]) -> list[_Frame]:
    """A race week starts after an earlier race in it; a recovery ends before the next race week."""
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
    settings: TaperSettings,
    frames: Sequence[_Frame],
    start: date,
    after: date,
) -> Iterator[Phase]:
    """Phases from ``start`` on, back to back; the last may end later than ``after``."""
    experience = file.athlete.experience
    cursor, before = start, None
    for frame in frames:
        race_end = frame.race.date + _DAY
        if race_end > start:
            weeks = max(0, (monday_of(frame.race.date) - _monday_from(cursor)).days // 7 + 1)
            gap = weeks_between(before.date, frame.race.date) if before else None
            taper = taper_weeks(frame.race, settings)
            blocks = cycle_blocks(weeks, taper, experience, gap, settings)
            yield from _laid_out(blocks, cursor, max(cursor, frame.start), experience)
            yield Phase(PhaseKind.RACE, max(cursor, frame.start), race_end)
            before, cursor = frame.race, race_end
        if frame.resumes > cursor:
            yield Phase(PhaseKind.RECOVERY, cursor, frame.resumes)
            cursor = frame.resumes
    if cursor < after:
        blocks = [] if before else opening_blocks((after - cursor).days // 7, experience)
        base_end = min(after, _monday_from(cursor) + sum(n for _, n in blocks) * _WEEK)
        if blocks:
            yield Phase(PhaseKind.BASE, cursor, base_end)
            cursor = base_end
        yield Phase(PhaseKind.MAINTENANCE, cursor, after)


def _laid_out(blocks: Blocks, start: date, until: date, experience: Experience) -> Iterator[Phase]:
    """Blocks counted back from ``until``; the first also takes the days before its Monday."""
    if not blocks and start < until:
        new = experience is Experience.NEW
        blocks = [(PhaseKind.BASE if new else PhaseKind.MAINTENANCE, 0)]
    for index, (kind, weeks) in enumerate(blocks):
        end = until - sum(n for _, n in blocks[index + 1 :]) * _WEEK
        yield Phase(kind, end - weeks * _WEEK if index else start, end)


def _fixed(frame: _Frame, own: Sequence[Phase]) -> Iterator[Phase]:
    """An A race's week and recovery, as far as the athlete's own phases leave them out."""
    after_race = frame.race.date + _DAY
    for phase, day in (
        (Phase(PhaseKind.RACE, frame.start, after_race), frame.race.date),
        (Phase(PhaseKind.RECOVERY, after_race, frame.resumes), after_race),
    ):
        if not any(p.kind is phase.kind and p.start <= day < p.end for p in own):
            yield phase


def _overlay(phases: Sequence[Phase], patch: Phase) -> list[Phase]:
    """The phases with ``patch`` laid over them."""
    if patch.start >= patch.end:
        return list(phases)
    before = [replace(p, end=min(p.end, patch.start)) for p in phases if p.start < patch.start]
    later = [replace(p, start=max(p.start, patch.end)) for p in phases if p.end > patch.end]
    return [*before, patch, *later]


def _race_of(phase: Phase, goals: Sequence[Race]) -> str | None:
    """The A race that a recovery follows, or to which any other phase leads."""
    if phase.kind is PhaseKind.RECOVERY:
        return next((race.name for race in reversed(goals) if race.date < phase.start), None)
    return next((race.name for race in goals if race.date >= phase.start), None)


def _present(*blocks: tuple[PhaseKind, int]) -> Blocks:
    return [(kind, weeks) for kind, weeks in blocks if weeks > 0]


def _share(weeks: int, percent: int, least: int, most: int) -> int:
    """A percentage of the weeks, rounded half up, kept within bounds."""
    return max(least, min(most, (weeks * percent + 50) // 100))


def _monday_from(day: date) -> date:
    """The first Monday on or after the day."""
    return monday_of(day + 6 * _DAY)
