"""Select the sessions that a rule is about; a selector left out leaves every session in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from planner.athlete.phase_kind import PhaseKind
from planner.plan.plan import SessionClass
from planner.season.season import Season
from planner.text.lists import or_list
from planner.timeline.instants import monday_of

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Sessions:
    """Sessions are selected by day and class: all selectors must fit, any value of each will do.

    Attributes:
        weekdays: 0 for Monday.
        first: First day, included.
        last: Last day, included.
        dates: Single days.
        weeks: Numbers in the season, from 1, or Mondays.
        phases: Phases of the day.
        classes: Classes of the session.
    """

    weekdays: frozenset[int] = frozenset()
    first: date | None = None
    last: date | None = None
    dates: frozenset[date] = frozenset()
    weeks: frozenset[int | date] = frozenset()
    phases: frozenset[PhaseKind] = frozenset()
    classes: frozenset[SessionClass] = frozenset()

    def on(self, day: date, season: Season) -> bool:
        """Tell whether a day of the season is selected, whatever the class."""
        week = season.week_of(day)
        return (
            (not self.weekdays or day.weekday() in self.weekdays)
            and (self.first is None or day >= self.first)
            and (self.last is None or day <= self.last)
            and (not self.dates or day in self.dates)
            and (not self.weeks or bool(self.weeks & {week.number, monday_of(day)}))
            and (not self.phases or season.phase_on(day).kind in self.phases)
        )

    def match(self, day: date, session_class: SessionClass, season: Season) -> bool:
        """Tell whether a session of that day and class is selected."""
        return (not self.classes or session_class in self.classes) and self.on(day, season)

    @property
    def dated(self) -> bool:
        """Tell whether days of the calendar are named; then no other days are meant."""
        return bool(self.first or self.last or self.dates)

    @property
    def every(self) -> bool:
        """Tell whether every session is selected."""
        return self == Sessions()

    @property
    def words(self) -> str:
        """Word the selection, such as ``in peak or taper, on Tuesday``; empty for every session."""
        span = [
            *([f"from {self.first}"] if self.first else []),
            *([f"to {self.last}"] if self.last else []),
        ]
        weeks = sorted(self.weeks, key=str)
        parts = [
            _any_of("in", (phase for phase in PhaseKind if phase in self.phases)),
            _any_of("on", (DAY_NAMES[day] for day in sorted(self.weekdays))),
            _any_of("on", sorted(self.dates)),
            _any_of("in week", (week for week in weeks if isinstance(week, int))),
            _any_of("in the week of", (week for week in weeks if isinstance(week, date))),
            " ".join(span),
            _any_of("in sessions that are", (c for c in SessionClass if c in self.classes)),
        ]
        return ", ".join(part for part in parts if part)


def _any_of(start: str, values: Iterable[object]) -> str:
    words = [str(value) for value in values]
    return f"{start} {or_list(words)}" if words else ""
