"""Group the season's weeks into mesocycles with their deloads."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner.athlete.models.file import AthleteFile
from planner.athlete.models.season import Pause
from planner.athlete.phase_kind import PhaseKind
from planner.season.season import Mesocycle, Phase
from planner.settings.deload import DeloadSettings
from planner.settings.mileage_balance import MileageSettings
from planner.timeline.instants import days_between, monday_of

BLOCK_LEAST_WEEKS = 3

_WITH_DELOAD = (PhaseKind.BASE, PhaseKind.BUILD, PhaseKind.MAINTENANCE)
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class WeekFrame:
    """A week has its place in the season before it gets its numbers.

    Attributes:
        monday: First day of the week.
        number: The week's number in the season, from 1.
        days: Its days in the season and outside pauses.
        phase: The phase of its first day in the season.
        week_of_phase: The week's index, from 0, among the weeks that take this phase.
        weeks_of_phase: The number of weeks that take this phase.
        first_base: Whether the phase is the season's first base.
        mesocycle: Index of the mesocycle in the season.
        week_of_mesocycle: The week's number in the mesocycle, from 1.
        mesocycle_of_phase: The mesocycle's index in the phase, from 0.
        deload: Whether it is a deload week.
        first_half_weeks: Most weeks that count as the first half of a base.
    """

    monday: date
    number: int
    days: tuple[date, ...]
    phase: Phase
    week_of_phase: int
    weeks_of_phase: int
    first_base: bool
    mesocycle: int
    week_of_mesocycle: int
    mesocycle_of_phase: int
    deload: bool
    first_half_weeks: int

    @property
    def base_half(self) -> int:
        """Return 1 in the first half of a base (rounded up), 2 in the rest of it, else 0."""
        if self.phase.kind is not PhaseKind.BASE:
            return 0
        first_half = min(self.first_half_weeks, (self.weeks_of_phase + 1) // 2)
        return 1 if self.week_of_phase < first_half else 2


def block_lengths(weeks: int, every_weeks: int) -> list[int]:
    """Cut a phase into mesocycles of about ``every_weeks``, the longer ones first.

    No block has fewer than three weeks unless the phase has, so that five weeks stay one block and
    every other phase of three weeks or more falls into blocks of 3 and 4 (for ``every_weeks`` of
    up to 4).

    Args:
        weeks: The phase's weeks; none give no blocks.
        every_weeks: Wanted length, at least 3.
    """
    if not weeks:
        return []
    blocks = min(-(-weeks // every_weeks), max(1, weeks // BLOCK_LEAST_WEEKS))
    return [weeks // blocks + (index < weeks % blocks) for index in range(blocks)]


def is_down_week(
    monday: date,
    mesocycle: Sequence[date],
    mileage_m: Mapping[date, int],
    down_percent: int,
) -> bool:
    """Tell whether the mileage steps down in this week of its mesocycle.

    It does if it is at most ``down_percent`` of the mean of the mesocycle's other known weeks, and
    below the week before: the first week of a rising block is low, but not a step down.
    """
    others = [mileage_m[other] for other in mesocycle if other != monday and other in mileage_m]
    distance_m, before_m = mileage_m.get(monday), mileage_m.get(monday - _WEEK)
    if distance_m is None or before_m is None or not others or distance_m >= before_m:
        return False
    return distance_m * len(others) * 100 <= down_percent * sum(others)


def is_peak_mileage(monday: date, mileage_m: Mapping[date, int], peak_percent: int) -> bool:
    """Tell whether a week's distance is so many percent of the mean of the up to four weeks before.

    At least two of the four must be known (evidence row 31).
    """
    before = [monday - weeks * _WEEK for weeks in range(1, 5)]
    known = [mileage_m[week] for week in before if week in mileage_m]
    distance_m = mileage_m.get(monday, 0)
    enough = distance_m * len(known) * 100 >= peak_percent * sum(known)
    return len(known) >= 2 and distance_m > 0 and enough


def peak_mileage_weeks(
    mondays: Sequence[date], mileage_m: Mapping[date, int], settings: MileageSettings
) -> frozenset[date]:
    """Collect the weeks that rise above those before, and those with the season's most distance.

    Weeks that share a distance are all among the top ones or none of them is, so that an even
    season has no top.
    """
    distances = {monday: mileage_m[monday] for monday in mondays if mileage_m.get(monday)}
    return frozenset(
        monday
        for monday, distance_m in distances.items()
        if is_peak_mileage(monday, mileage_m, settings.peak_percent)
        or 100 * sum(other >= distance_m for other in distances.values())
        <= settings.top_percent * len(distances)
    )


def frame_weeks(
    file: AthleteFile,
    settings: DeloadSettings,
    phases: tuple[Phase, ...],
    age: int | None,
    first_half_weeks: int,
    sessions_in: Callable[[PhaseKind], int],
) -> tuple[tuple[Mesocycle, ...], tuple[WeekFrame, ...]]:
    """List every week of the season in order, and the mesocycles that they form.

    Mesocycles keep to their phase, except that a taper and the race week after it are one.

    Args:
        file: The athlete's file, for pauses and mileage.
        settings: Cadence and limits of deloads.
        phases: All phases of the season in order.
        age: In years; None if unknown.
        first_half_weeks: Most weeks that count as the first half of a base.
        sessions_in: A week's target of sessions by phase.
    """
    who = file.athlete.experience
    first_base = next((phase for phase in phases if phase.kind is PhaseKind.BASE), None)
    mesocycles: list[Mesocycle] = []
    frames: list[WeekFrame] = []
    lengths = {kind: settings.weeks_of(age, who, sessions_in(kind)) for kind in PhaseKind}
    last_deload: date | None = None
    for block in _blocks(phases, lengths):
        first_number = len(frames) + 1
        kind, earlier = block.phase.kind, tuple[date, ...]()
        if kind is PhaseKind.RACE and mesocycles and mesocycles[-1].phase is PhaseKind.TAPER:
            kind, earlier = PhaseKind.TAPER, mesocycles.pop().mondays
        mesocycles.append(Mesocycle(len(mesocycles), kind, (*earlier, *block.mondays)))
        deload = None
        if settings.has_deload(sessions_in(block.phase.kind)):
            mileage = file.running.mileage
            deload = _deload_week(block, phases, settings, mileage, last_deload)
            last_deload = deload or last_deload
        frames.extend(
            WeekFrame(
                monday=monday,
                number=first_number + place,
                days=_days_of(monday, phases, file.season.pauses),
                phase=block.phase,
                week_of_phase=block.first_week + place,
                weeks_of_phase=block.weeks_of_phase,
                first_base=block.phase is first_base,
                mesocycle=len(mesocycles) - 1,
                week_of_mesocycle=len(earlier) + place + 1,
                mesocycle_of_phase=block.number,
                deload=monday == deload,
                first_half_weeks=first_half_weeks,
            )
            for place, monday in enumerate(block.mondays)
        )
    return tuple(mesocycles), tuple(frames)


@dataclass(frozen=True, slots=True)
class _Block:
    """A block is weeks of one phase that stay together; its numbers count from 0 in the phase."""

    phase: Phase
    number: int
    first_week: int
    weeks_of_phase: int
    mondays: tuple[date, ...]


def _blocks(phases: tuple[Phase, ...], every_weeks: Mapping[PhaseKind, int]) -> Iterator[_Block]:
    """Cut phases into blocks; a week belongs to the phase of its first day in the season."""
    start, end = phases[0].start, phases[-1].end
    mondays = [monday_of(start)]
    while mondays[-1] + _WEEK < end:
        mondays.append(mondays[-1] + _WEEK)
    for phase in phases:
        weeks = [m for m in mondays if phase.start <= max(m, start) < phase.end]
        whole = phase.kind in (PhaseKind.TAPER, PhaseKind.RACE)
        cut = 0
        for number, length in enumerate(
            block_lengths(len(weeks), 99 if whole else every_weeks[phase.kind])
        ):
            yield _Block(phase, number, cut, len(weeks), tuple(weeks[cut : cut + length]))
            cut += length


def _days_of(monday: date, phases: tuple[Phase, ...], pauses: Sequence[Pause]) -> tuple[date, ...]:
    """List the week's days in the season and outside pauses."""
    start, end = phases[0].start, phases[-1].end - timedelta(days=1)
    days = days_between(max(monday, start), min(monday + timedelta(days=6), end))
    return tuple(day for day in days if not any(p.from_ <= day <= p.to for p in pauses))


def _deload_week(
    block: _Block,
    phases: tuple[Phase, ...],
    settings: DeloadSettings,
    mileage_m: Mapping[date, int],
    before: date | None,
) -> date | None:
    """Find the block's down week of mileage, else its last week, if not too near a taper.

    It never follows the deload ``before``, so that no two lighter weeks come in a row.
    """
    season_days = (phases[-1].end - phases[0].start).days
    if (
        block.phase.kind not in _WITH_DELOAD
        or len(block.mondays) < BLOCK_LEAST_WEEKS
        or season_days < 7 * settings.least_season_weeks
    ):
        return None
    tapers = [p.start for p in phases if p.kind in (PhaseKind.TAPER, PhaseKind.RACE)]
    taper = min((start for start in tapers if start >= block.phase.end), default=None)
    down = [
        monday
        for monday in block.mondays
        if is_down_week(monday, block.mondays, mileage_m, settings.down_week_percent)
    ]
    wanted = min(down, key=lambda monday: (mileage_m[monday], monday), default=block.mondays[-1])
    for monday in (wanted, block.mondays[-1]):
        sunday = monday + timedelta(days=6)
        if before is not None and monday - before <= _WEEK:
            continue
        if taper is None or (taper - sunday).days > settings.taper_gap_days:
            return monday
    return None
