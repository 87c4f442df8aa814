"""Lay out the spans a rule counts over: a session, a day, a week, up to the season."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.rules.selectors import Sessions
from planner.season.season import Season
from planner.timeline.instants import monday_of

DAYS_A_WEEK = 7


class Per(StrEnum):
    """An amount is counted over one of these spans."""

    SESSION = "session"
    DAY = "day"
    WEEK = "week"
    MESOCYCLE = "mesocycle"
    PHASE = "phase"
    SEASON = "season"


@dataclass(frozen=True, slots=True)
class Span:
    """A span is the days of one week, mesocycle and so on that a rule is about.

    Attributes:
        days: The days in order; at least one.
        training: The number of them outside pauses.
        whole: Their number if the week lay wholly in the season and its phase, and
            without a pause; ``training`` where not weeks are counted.
    """

    days: tuple[date, ...]
    training: int
    whole: int

    def pro_rata(self, amount: int) -> int:
        """Scale an amount to a week that is only partly there, rounded to the nearest."""
        return (2 * amount * self.training + self.whole) // (2 * self.whole) if self.whole else 0

    @property
    def monday(self) -> date:
        """Return the Monday of its first week."""
        return monday_of(self.days[0])


def spans(per: Per, sessions: Sessions, season: Season) -> Iterator[Span]:
    """Yield every span that an amount is counted over, in order; none for ``Per.SESSION``."""
    found: dict[object, list[date]] = {}
    for day in season.days if per is not Per.SESSION else ():
        if sessions.on(day, season):
            found.setdefault(_key(per, day, season), []).append(day)
    for days in found.values():
        training = sum(day in season.week_of(day).days for day in days)
        weekly = len(days) if sessions.dated else len(sessions.weekdays) or DAYS_A_WEEK
        yield Span(tuple(days), training, weekly if per is Per.WEEK else training)


def _key(per: Per, day: date, season: Season) -> object:
    match per:
        case Per.WEEK:
            return monday_of(day)
        case Per.MESOCYCLE:
            return season.week_of(day).mesocycle
        case Per.PHASE:
            return season.phase_on(day).start
        case Per.SEASON:
            return None
    return day
