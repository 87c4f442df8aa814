"""Tell which exercise opens which on a ladder, and on what day at the earliest."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from planner.athlete.phase_kind import EASED_PHASES
from planner.catalogue.exercises import Exercise
from planner.season.season import Season, Week


@dataclass(frozen=True, eq=False)
class Ladders:
    """One athlete's ladders, reduced to the exercises within reach.

    Attributes:
        repertoire: Exercises that the athlete can do at all.
        season: Its weeks say when a new rung may be taken.
        start_level: Highest level the athlete may begin with.
        familiar_level: Highest level that is familiar from the first day on.
        days_on_rung: Days on a rung before the next one.
    """

    repertoire: tuple[Exercise, ...]
    season: Season
    start_level: int
    familiar_level: int
    days_on_rung: int

    def is_open(self, exercise: Exercise) -> bool:
        """Tell whether an exercise may be used from the first day on."""
        return exercise.level <= self.start_level

    def is_familiar(self, exercise: Exercise) -> bool:
        """Tell whether an exercise counts as done before on the first day."""
        return exercise.breathing or exercise.level <= self.familiar_level

    def may_step_up(self, week: Week) -> bool:
        """Tell whether a new rung may be taken in a week.

        Not in deload weeks and the week after, in peak-mileage weeks, taper, race week, recovery.
        """
        calm = week.phase in EASED_PHASES or week.deload or week.peak_mileage
        rested = week.number > 1 and self.season.weeks[week.number - 2].deload
        return not (calm or rested)

    @cached_property
    def below(self) -> dict[str, tuple[Exercise, ...]]:
        """Map the id of an exercise that isn't open yet to the exercises whose exposures open it.

        These are the next lower rung of its ladder in the repertoire, else the exercises of its
        pattern on the nearest lower level.
        """
        return {e.id: self._below(e) for e in self.repertoire if not self.is_open(e)}

    def _below(self, exercise: Exercise) -> tuple[Exercise, ...]:
        lower = [
            e for e in self.repertoire if e.ladder == exercise.ladder and e.rung < exercise.rung
        ]
        if lower:
            return (max(lower, key=lambda e: e.rung),)
        easier = [
            e for e in self.repertoire if e.pattern == exercise.pattern and e.level < exercise.level
        ]
        nearest = max((e.level for e in easier), default=0)
        return tuple(e for e in easier if e.level == nearest)

    @cached_property
    def stepping_stones(self) -> frozenset[str]:
        """Collect the ids of exercises whose exposures open one that the season has a week for."""
        return frozenset(
            below.id
            for exercise in self.repertoire
            if self.opens_on(exercise)
            for below in self.below.get(exercise.id, ())
        )

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
            if days and week.level_cap >= exercise.level and self.may_step_up(week):
                return days[0]
        return None
