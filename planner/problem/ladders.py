"""Tell which exercise opens which on a ladder, and on what day at the earliest."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from planner.athlete.phase_kind import SETTLED_PHASES
from planner.catalogue.exercises import Exercise
from planner.season.season import Season


@dataclass(frozen=True, eq=False)
class Ladders:
    """One athlete's ladders, reduced to the exercises within reach.

    Attributes:
        repertoire: Exercises that the athlete can do at all.
        season: Its weeks say which level may be done.
        starts: Ids of the exercises that ladders begin with.
        start_level: Level at which the other ladders begin.
        familiar_level: Highest level that is familiar from the first day on.
        days_on_rung: Days on a level before the next one.
    """

    repertoire: tuple[Exercise, ...]
    season: Season
    starts: frozenset[str]
    start_level: int
    familiar_level: int
    days_on_rung: int

    @cached_property
    def begins_at(self) -> dict[str, int]:
        """Map each ladder to the highest level that is open from the first day on."""
        levels: dict[str, int] = {}
        for exercise in self.repertoire:
            if exercise.id in self.starts:
                levels[exercise.ladder] = max(levels.get(exercise.ladder, 0), exercise.level)
        return {e.ladder: levels.get(e.ladder, self.start_level) for e in self.repertoire}

    def is_open(self, exercise: Exercise) -> bool:
        """Tell whether an exercise may be used from the first day on."""
        level = self.begins_at.get(exercise.ladder, self.start_level)
        return exercise.level < level or (
            exercise.level == level and self._may_begin_with(exercise)
        )

    def _may_begin_with(self, exercise: Exercise) -> bool:
        started = any(e.id in self.starts for e in self.repertoire if e.ladder == exercise.ladder)
        return exercise.id in self.starts or not started

    def is_familiar(self, exercise: Exercise) -> bool:
        """Tell whether an exercise counts as done before on the first day."""
        return exercise.breathing or exercise.level <= self.familiar_level

    @cached_property
    def below(self) -> dict[str, tuple[Exercise, ...]]:
        """Map the id of an exercise that isn't open yet to the exercises whose exposures open it.

        These are the rungs of the next lower level of its ladder in the repertoire; a ladder that
        starts high is opened by the nearest lower level of its pattern.
        """
        return {e.id: self._below(e) for e in self.repertoire if not self.is_open(e)}

    def _below(self, exercise: Exercise) -> tuple[Exercise, ...]:
        lower = [
            e
            for e in self.repertoire
            if e.ladder == exercise.ladder and (e.level < exercise.level or self.is_open(e))
            if e.level <= exercise.level
        ]
        if not lower:
            lower = [
                e
                for e in self.repertoire
                if e.pattern == exercise.pattern and e.level < exercise.level
            ]
        nearest = max((e.level for e in lower if not e.optional), default=0)
        nearest = nearest or max((e.level for e in lower), default=0)
        return tuple(e for e in lower if e.level == nearest)

    def opens_on(self, exercise: Exercise) -> date | None:
        """Return the first day on which any history could allow an exercise; None if none can."""
        return self._opening.get(exercise.id)

    @cached_property
    def _opening(self) -> dict[str, date]:
        opening = {e.id: self.season.start for e in self.repertoire if self.is_open(e)}
        for exercise in sorted(self.repertoire, key=lambda e: (e.level, e.rung)):
            below = [opening[e.id] for e in self.below.get(exercise.id, ()) if e.id in opening]
            if below:
                learnt = min(below) + timedelta(days=self.days_on_rung)
                first = self._first_chance(exercise, learnt)
                if first is not None:
                    opening[exercise.id] = first
        return opening

    def _first_chance(self, exercise: Exercise, learnt: date) -> date | None:
        for week in self.season.weeks:
            days = [day for day in week.days if day >= learnt]
            if days and week.level_cap >= exercise.level and week.phase in SETTLED_PHASES:
                return days[0]
        return None
