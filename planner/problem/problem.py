"""Prepare athlete, season and catalogue for look-up; immutable."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from planner.athlete.age import is_master, is_youth
from planner.athlete.models.file import AthleteFile
from planner.athlete.models.free_time import Window
from planner.athlete.models.person import Experience
from planner.catalogue.exercises import Catalogue, Exercise
from planner.plan.plan import SessionClass
from planner.problem.ladders import Ladders
from planner.problem.memory import Memory
from planner.problem.run_events import RunEvent
from planner.problem.slots import Slot
from planner.season.race_rules import mini_taper_weeks
from planner.season.season import Season, Week
from planner.season.season_settings import SeasonSettings
from planner.timeline.busy_intervals import BusyTime, busy_by_day
from planner.timeline.instants import MINUTES_PER_HOUR, instant, monday_of
from planner.timeline.zones import load_zone

if TYPE_CHECKING:
    from planner.constraints.base import ContentConstraint
    from planner.problem.session_frame import SessionFrame

NEEDS_CLEARANCE = frozenset(
    {"pregnancy", "postpartum", "pelvic-floor", "hernia", "hypertension", "osteoporosis"}
)
"""Flags that allow level 1 and breathing only until a clinician has cleared the athlete."""

EASED_LEVEL = 2
"""Highest level allowed in the first days after a clinician's clearance."""


@dataclass(frozen=True, eq=False)
class Problem:
    """The problem states what is to be planned: athlete, season, catalogue, runs, free time.

    Attributes:
        file: The athlete's file.
        season: Phases, mesocycles, weeks.
        catalogue: All exercises.
        settings: Settings below the constraints.
        runs: Runs, races and other loads in order of their start.
        slots: Slots that no constraint forbids, in order; filled by ``planner.instance``.
        forbidding: The content constraints that rule exercises out of sessions.
        busy: Times that the athlete's calendars take, in order.
        input_notes: Notes about the files that athlete.yaml names.
        memory: Answers that are asked for again and again.
    """

    file: AthleteFile
    season: Season
    catalogue: Catalogue
    settings: SeasonSettings
    runs: tuple[RunEvent, ...]
    slots: tuple[Slot, ...] = ()
    forbidding: tuple["ContentConstraint", ...] = ()
    busy: tuple[BusyTime, ...] = ()
    input_notes: tuple[str, ...] = ()
    memory: Memory = field(init=False, default_factory=Memory, repr=False)

    def with_slots(self, slots: tuple[Slot, ...]) -> "Problem":
        """Return the problem with its admissible slots."""
        return replace(self, slots=slots).remembering(self)

    def remembering(self, other: "Problem") -> "Problem":
        """Return the problem with the memory of another one whose sessions can hold the same."""
        copy = replace(self)
        object.__setattr__(copy, "memory", other.memory)
        return copy

    @cached_property
    def zone(self) -> ZoneInfo:
        """The athlete's zone."""
        return load_zone(self.file.athlete.timezone)

    @cached_property
    def age(self) -> int | None:
        """Return the age in the season's first year; None if the year of birth is unknown."""
        return self.file.age_in(self.season.start.year)

    @property
    def experience(self) -> Experience:
        """Experience with core training."""
        return self.file.athlete.experience

    @property
    def older(self) -> bool:
        """Tell whether the athlete is 55 or older."""
        return is_master(self.age)

    @property
    def youth(self) -> bool:
        """Tell whether the athlete is under 18."""
        return is_youth(self.age)

    def usable(self, frame: "SessionFrame") -> tuple[Exercise, ...]:
        """List exercises that nothing rules out of a session."""
        key = (frame.start_minute, frame.end_minute, frame.session_class.value)
        if key not in self.memory.usable:
            self.memory.usable[key] = tuple(
                exercise for exercise in self.repertoire if not self._is_forbidden(frame, exercise)
            )
        return self.memory.usable[key]

    def _is_forbidden(self, frame: "SessionFrame", exercise: Exercise) -> bool:
        for constraint in self.forbidding:  # noqa: SIM110 - a million times, twice as fast as any()
            if constraint.forbids(frame, exercise, self):
                return True
        return False

    def windows(self, day: date) -> tuple[tuple[int, int], ...]:
        """List free windows of a day as pairs of instants."""
        if day not in self.memory.windows:
            self.memory.windows[day] = tuple(
                (instant(day, window.start, self.zone), instant(day, window.end, self.zone))
                for window in self.clock_windows(day)
            )
        return self.memory.windows[day]

    def clock_windows(self, day: date) -> tuple[Window, ...]:
        """List free windows of a day by the clock; the later exception wins."""
        free = self.file.free_time
        windows = free.week.get(day.weekday(), ())
        for exception in free.exceptions:
            if exception.from_ <= day <= exception.to:
                windows = exception.windows
        return windows

    @cached_property
    def _runs_by_day(self) -> dict[date, tuple[RunEvent, ...]]:
        by_day: dict[date, tuple[RunEvent, ...]] = {}
        for run in self.runs:
            by_day[run.day] = (*by_day.get(run.day, ()), run)
        return by_day

    def runs_on(self, day: date) -> tuple[RunEvent, ...]:
        """List runs, races and other loads of a day."""
        return self._runs_by_day.get(day, ())

    def runs_near(self, day: date, days: int) -> list[RunEvent]:
        """List runs from ``days`` before to ``days`` after a day, in order."""
        if (day, days) not in self.memory.near:
            around = (day + timedelta(days=n) for n in range(-days, days + 1))
            self.memory.near[day, days] = [run for one in around for run in self.runs_on(one)]
        return self.memory.near[day, days]

    @cached_property
    def _busy_by_day(self) -> dict[date, list[BusyTime]]:
        return busy_by_day(self.busy, self.zone)

    def busy_near(self, day: date) -> list[BusyTime]:
        """List busy times that touch a day, the way there and back included, in order."""
        return self._busy_by_day.get(day, [])

    @cached_property
    def admissible_days(self) -> frozenset[date]:
        """Collect the days with at least one admissible slot."""
        return frozenset(slot.day for slot in self.slots)

    @cached_property
    def _slots_by_week(self) -> dict[date, list[Slot]]:
        by_week: dict[date, list[Slot]] = {}
        for slot in self.slots:
            by_week.setdefault(monday_of(slot.day), []).append(slot)
        return by_week

    def slots_in(self, monday: date) -> list[Slot]:
        """List admissible slots of a week."""
        return self._slots_by_week.get(monday, [])

    @cached_property
    def top_rank(self) -> dict[date, int]:
        """Map each admissible day to the rank of the heaviest class offered on it."""
        ranks: dict[date, int] = {}
        for slot in self.slots:
            ranks[slot.day] = max(ranks.get(slot.day, 0), slot.session_class.rank)
        return ranks

    def mini(self, week: Week) -> bool:
        """Tell whether the week is the mini-taper of a B race."""
        return any(
            race.priority == "B" and week.monday in mini_taper_weeks(race, self.settings.taper)
            for race in self.file.races
        )

    def placeable(self, monday: date, least: SessionClass) -> int:
        """Count the most sessions of at least a class that fit a week's slots, spaced apart."""
        spacing = self.settings.spacing
        heavy = least is SessionClass.HEAVY
        hours = max(spacing.hours, spacing.heavy_hours) if heavy else spacing.hours
        between = timedelta(days=2 if self.youth else 1)
        count, after, last_day = 0, 0, date.min
        for slot in sorted(self.slots_in(monday)):
            if (
                slot.session_class.rank >= least.rank
                and slot.start_minute >= after
                and slot.day - last_day >= between
            ):
                count, last_day = count + 1, slot.day
                after = slot.start_minute + hours * MINUTES_PER_HOUR
        return count

    @cached_property
    def target_sessions(self) -> dict[date, int]:
        """Sessions wanted by week: the prescription, pro rata, at most what can be placed."""
        return {week.monday: self._target(week) for week in self.season.weeks}

    def _target(self, week: Week) -> int:
        pro_rata = (2 * week.sessions * len(week.days) + 7) // 14
        return min(pro_rata, self.placeable(week.monday, SessionClass.LIGHT))

    def flags_on(self, day: date) -> frozenset[str]:
        """Contraindication flags that hold on a day."""
        return frozenset(
            avoid.flag
            for avoid in self.file.athlete.avoid
            if avoid.until is None or day <= avoid.until
        )

    def level_cap(self, day: date) -> int:
        """Return the level allowed on a day: the week's, 1 while a clearance is missing, then 2."""
        cap = self.season.week_of(day).level_cap
        if not self.flags_on(day) & NEEDS_CLEARANCE:
            return cap
        cleared = self.file.athlete.cleared
        if cleared is None or day < cleared:
            return min(cap, 1)
        eased = timedelta(days=self.settings.level_cap.cleared_days)
        return min(cap, EASED_LEVEL) if day < cleared + eased else cap

    @cached_property
    def excluded(self) -> frozenset[str]:
        """Ids of exercises that the athlete never wants."""
        named = (self.catalogue.resolve(name) for name in self.file.athlete.exclude)
        return frozenset().union(*(found[1] for found in named if found))

    @cached_property
    def repertoire(self) -> tuple[Exercise, ...]:
        """List the exercises with equipment at hand that nothing rules out for good."""
        at_hand = set(self.file.athlete.equipment)
        lasting = {avoid.flag for avoid in self.file.athlete.avoid if avoid.until is None}
        return tuple(
            exercise
            for exercise in self.catalogue.exercises
            if exercise.at_hand(at_hand)
            and exercise.id not in self.excluded
            and not exercise.flags & lasting
        )

    @cached_property
    def favourites(self) -> dict[str, frozenset[str]]:
        """Map each favourite, as the athlete wrote it, to the ids of its exercises."""
        liked: dict[str, frozenset[str]] = {}
        for name in self.file.athlete.favourites:
            found = self.catalogue.resolve(name)
            if found and found[1] not in liked.values():
                liked[name] = found[1]
        return liked

    @cached_property
    def ladders(self) -> Ladders:
        """Return the ladders, which say what opens each exercise, and when."""
        settings = self.settings.progression
        return Ladders(
            repertoire=self.repertoire,
            season=self.season,
            start_level=settings.starts_at(self.experience),
            familiar_level=settings.familiar_up_to(self.experience),
            days_on_rung=settings.days_on_rung(self.experience, older=self.older),
        )
