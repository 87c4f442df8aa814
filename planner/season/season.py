"""Model a season: phases, mesocycles, weeks, and the days after races."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from planner.athlete.phase_kind import PhaseKind
from planner.settings.class_mix import ClassMix
from planner.timeline.instants import monday_of


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase; ``end`` is exclusive, ``race`` the A race it leads to or recovers from."""

    kind: PhaseKind
    start: date
    end: date
    race: str | None = None


@dataclass(frozen=True, slots=True)
class Week:
    """A training week and what it prescribes.

    Attributes:
        monday: First day of the week, whether or not it is in the season.
        days: Its days inside the season and outside pauses.
        number: 1 for the season's first week.
        phase: The phase of its first day in the season.
        mesocycle: Index into ``Season.mesocycles``.
        week_of_mesocycle: The week's number in the mesocycle, from 1.
        deload: Whether it is the mesocycle's deload week.
        base_half: 1 or 2 in base, else 0.
        first_base: Whether it is in the season's first base.
        sessions: Target number of sessions of a whole week.
        optional_sessions: The number of further ones that cost nothing.
        minutes: Target minutes of a session, one of the prescribed values.
        volume_percent: Volume against a full week of that phase: 100, less in deload, taper,
            mini-taper and return after a race or a break.
        level_cap: Highest exercise level allowed, 1 to 5.
        heavy: Whether a heavy session may be offered at all.
        mix: Wanted shares of the classes.
        full: Neither deload, taper, race, recovery nor pause: a reference for the load ramp.
        peak_mileage: Far more running than in the four weeks before, or among the season's weeks
            with the most (evidence row 31).
    """

    monday: date
    days: tuple[date, ...]
    number: int
    phase: PhaseKind
    mesocycle: int
    week_of_mesocycle: int
    deload: bool
    base_half: int
    first_base: bool
    sessions: int
    optional_sessions: int
    minutes: int
    volume_percent: int
    level_cap: int
    heavy: bool
    mix: ClassMix
    full: bool
    peak_mileage: bool = False

    @property
    def prescribed_load(self) -> int:
        """Sessions x minutes x the mix's mean RPE, rounded down."""
        return self.sessions * self.minutes * self.mix.rpe_percent // 100


@dataclass(frozen=True, slots=True)
class Mesocycle:
    """A mesocycle is a block of weeks inside a phase through which a rotation is kept."""

    index: int
    phase: PhaseKind
    mondays: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class RaceRecovery:
    """Days after a race allow no core, light or medium sessions up to these dates, included."""

    race: str
    race_day: date
    off_until: date
    light_until: date
    medium_until: date


@dataclass(frozen=True)
class Season:
    """The season is the macrocycle, from first to last planned day (both included)."""

    start: date
    end: date
    phases: tuple[Phase, ...]
    mesocycles: tuple[Mesocycle, ...]
    weeks: tuple[Week, ...]
    recoveries: tuple[RaceRecovery, ...] = ()
    notes: tuple[str, ...] = ()
    _by_monday: dict[date, Week] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_monday", {week.monday: week for week in self.weeks})

    def phase_on(self, day: date) -> Phase:
        """Return the phase of a day of the season."""
        return next(phase for phase in self.phases if phase.start <= day < phase.end)

    def week_of(self, day: date) -> Week:
        """Return the week of a day of the season."""
        return self._by_monday[monday_of(day)]

    @cached_property
    def reference_load(self) -> dict[date, int]:
        """Map weeks to the prescribed load of the last full week before the peak, or their own."""
        loads: dict[date, int] = {}
        last = None
        for week in self.weeks:
            loads[week.monday] = week.prescribed_load if last is None else last
            if week.full and week.phase is not PhaseKind.PEAK:
                last = week.prescribed_load
        return loads

    @property
    def days(self) -> list[date]:
        """Every day of the season, paused ones included."""
        return [self.start + timedelta(days=n) for n in range((self.end - self.start).days + 1)]
