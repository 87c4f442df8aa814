"""Tell an event's text who reads it: flags, exclusions, kit and experience."""

from dataclasses import dataclass
from datetime import date

from planner.athlete.models.file import AthleteFile
from planner.athlete.models.person import Experience
from planner.catalogue.exercises import Catalogue, Exercise, usable

SURE_LEVEL = 3
"""Higher rungs are promised to experienced athletes alone."""

RUNG_WEEKS = 3
SLOW_RUNG_WEEKS = 4
"""Weeks on a rung before the next one; the longer for new and older athletes (grade E)."""

SLOW_FROM_YEARS = 55
YOUTH_YEARS = 18
ADULT_YEARS = 30
"""Nobody counts as experienced up to ``YOUTH_YEARS``; who says no age is taken for an adult."""


@dataclass(frozen=True, slots=True)
class EventReader:
    """The athlete as far as an event's text depends on it.

    Attributes:
        unwanted: Ids of exercises that must not be offered.
        flags: The flags in force, none of which is named.
        equipment: The kit at hand; None where it isn't known, and nothing is ruled out.
        experienced: Whether rungs above ``SURE_LEVEL`` are for the athlete.
        weeks_on_rung: Weeks on a rung before the next one.
    """

    unwanted: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()
    equipment: frozenset[str] | None = None
    experienced: bool = False
    weeks_on_rung: int = RUNG_WEEKS

    def may_do(self, exercise: Exercise) -> bool:
        """Tell whether an exercise may be offered as a next step."""
        kit = exercise.equipment if self.equipment is None else self.equipment
        high = exercise.level > SURE_LEVEL and not self.experienced
        wanted = exercise.id not in self.unwanted
        return wanted and not high and usable(exercise, equipment=kit, flags=self.flags)


def event_reader(file: AthleteFile, catalogue: Catalogue, day: date) -> EventReader:
    """Return the athlete who reads the events of a day.

    Args:
        file: The athlete's file.
        catalogue: Resolves the names of exclusions.
        day: The day of the session.
    """
    athlete = file.athlete
    named = [catalogue.resolve(name) for name in athlete.exclude]
    age = day.year - athlete.born if athlete.born else ADULT_YEARS
    slow = age >= SLOW_FROM_YEARS or athlete.experience is Experience.NEW
    return EventReader(
        unwanted=frozenset(id_ for found in named if found for id_ in found[1]),
        flags=frozenset(
            avoid.flag for avoid in athlete.avoid if avoid.until is None or avoid.until >= day
        ),
        equipment=frozenset(athlete.equipment),
        experienced=athlete.experience is Experience.EXPERIENCED and age > YOUTH_YEARS,
        weeks_on_rung=SLOW_RUNG_WEEKS if slow else RUNG_WEEKS,
    )
