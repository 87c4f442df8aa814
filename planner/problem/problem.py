"""Prepare athlete, season and catalogue for look-up; immutable."""

from collections.abc import Mapping
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
from planner.problem import health
from planner.problem.ladders import Ladders
from planner.problem.memory import Memory
from planner.problem.run_events import RunEvent
from planner.problem.slots import Slot
from planner.problem.stages import Stage, day_zero, stage_of
from planner.problem.starts import START_LEVEL, STARTS
from planner.season.blocks import PROGRAMME_LEAST_WEEKS, TrainingBlock, blocks_of
from planner.season.race_rules import mini_taper_weeks
from planner.season.season import Season, Week
from planner.season.season_settings import SeasonSettings
from planner.timeline.busy_intervals import BusyTime, busy_by_day
from planner.timeline.instants import MINUTES_PER_HOUR, instant, monday_of
from planner.timeline.zones import load_zone

if TYPE_CHECKING:
    from planner.constraints.base import ContentConstraint
    from planner.problem.session_frame import SessionFrame
    from planner.problem.sessions_before import SessionsBefore

HEAVY_LEVEL = 4
HEAVY_LADDERS = 2
"""Heavy is offered where level 4 of two ladders can be open (coach/plan.md 4, grade E)."""


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
        looking_back: The content constraints that look at the sessions before one.
        area_limits: By area, the most half sets of a week.
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
    looking_back: tuple["ContentConstraint", ...] = ()
    area_limits: Mapping[str, int] = field(default_factory=dict)
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
        if frame.course is None:
            return self.memory.usable[key]
        reach = frame.course.reach
        return tuple(e for e in self.memory.usable[key] if e.level <= reach.get(e.ladder, 0))

    def usable_ids(self, frame: "SessionFrame") -> frozenset[str]:
        """Collect the ids of exercises that nothing rules out of a session."""
        return frozenset(exercise.id for exercise in self.usable(frame))

    def clashes(self, frame: "SessionFrame", exercise: Exercise, before: "SessionsBefore") -> bool:
        """Tell whether what was done before rules an exercise out of a session."""
        return any(each.clashes(frame, exercise, before, self) for each in self.looking_back)

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
        return health.flags_of(self.file.athlete, day)

    def slow_on(self, day: date) -> bool:
        """Tell whether a flag of a day allows nothing heavy, of level 4 or fast."""
        return not self.flags_on(day).isdisjoint(health.SLOW_FLAGS)

    def stage_on(self, day: date) -> Stage | None:
        """Return the stage after a birth or with parted muscles; None where neither holds."""
        settings = self.settings.contraindications
        return stage_of(self.flags_on(day), day, self.file.athlete, settings)

    def longest_hold_on(self, day: date) -> int | None:
        """Return the most seconds of one hold that the flags of a day allow; None for any."""
        return health.longest_hold(self.flags_on(day), self.stage_on(day))

    def opens_sessions(self, exercise: Exercise, day: date) -> bool:
        """Tell whether a session of a day begins with an exercise: hinges, squats for the bones."""
        return "osteoporosis" in self.flags_on(day) and health.is_hinge_or_squat(exercise)

    def level_cap(self, day: date) -> int:
        """Return the level allowed on a day: the week's, less for the young and by the flags.

        It is 1 while a clearance is missing, then 2 for two weeks, and 3 under slow flags.
        """
        week, own = self.season.week_of(day), self.settings.level_cap
        cap = week.level_cap
        if self.youth and week.number <= own.young_weeks:
            cap = min(cap, health.YOUNG_LEVEL)
        agreed = day_zero(self.flags_on(day), self.file.athlete, self.settings.contraindications)
        return min(cap, health.level_most(self.flags_on(day), day, agreed, own.cleared_days))

    @cached_property
    def excluded(self) -> frozenset[str]:
        """Ids of exercises that the athlete never wants."""
        named = (self.catalogue.resolve(name) for name in self.file.athlete.exclude)
        return frozenset().union(*(found[1] for found in named if found))

    @cached_property
    def blocks(self) -> tuple[TrainingBlock, ...]:
        """The season's blocks, each with the number of its programme."""
        return blocks_of(self.season)

    @cached_property
    def _programmes(self) -> dict[date, int]:
        return {week.monday: block.programme for block in self.blocks for week in block.weeks}

    def programme_on(self, day: date) -> int:
        """Return the number of the programme that a day belongs to, from 1."""
        return self._programmes[monday_of(day)]

    def settled_weeks_of(self, programme: int) -> int:
        """Count the weeks of training phases of a programme; 0 where there is none."""
        own = (block for block in self.blocks if block.programme == programme and block.settled)
        return sum(len(block.weeks) for block in own)

    @cached_property
    def repertoire(self) -> tuple[Exercise, ...]:
        """List the exercises with equipment at hand that nothing rules out for good."""
        at_hand, athlete = set(self.file.athlete.equipment), self.file.athlete
        last_day, settings = self.season.end, self.settings.contraindications
        return tuple(
            exercise
            for exercise in self.catalogue.exercises
            if at_hand.issuperset(exercise.equipment)
            and exercise.id not in self.excluded
            and not (self.youth and health.is_for_adults(exercise))
            and not (self.older and health.is_dip_or_roll(exercise))
            and not health.is_out_for_good(exercise, last_day, athlete, settings)
        )

    @cached_property
    def heavy_programmes(self) -> frozenset[int]:
        """Numbers of the programmes in which level 4 of two ladders can be open.

        Each level takes one programme of full weeks, counted from where the ladders begin.
        """
        able: set[int] = set()
        learnt = 0
        for number in sorted({block.programme for block in self.blocks}):
            tops = [
                ladder
                for ladder, begin in self.ladders.begins_at.items()
                if begin + learnt >= HEAVY_LEVEL
                and any(
                    e.level >= HEAVY_LEVEL and not e.breathing
                    for e in self.repertoire
                    if e.ladder == ladder
                )
            ]
            if len(tops) >= HEAVY_LADDERS:
                able.add(number)
            learnt += self.settled_weeks_of(number) >= PROGRAMME_LEAST_WEEKS
        return frozenset(able)

    def offers_heavy(self, day: date) -> bool:
        """Tell whether a heavy session can have what makes it one on a day."""
        return (
            self.programme_on(day) in self.heavy_programmes
            and self.level_cap(day) >= HEAVY_LEVEL
            and not self.slow_on(day)
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
            starts=frozenset(STARTS[self.experience]),
            start_level=START_LEVEL[self.experience],
            familiar_level=settings.familiar_up_to(self.experience),
            days_on_rung=settings.days_on_rung(self.experience, older=self.older),
        )
