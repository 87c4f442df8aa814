"""Define the constraint ``preferred-times``."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import BeforeValidator

from planner.athlete.fields import read_window
from planner.athlete.words import parts_of
from planner.constraints.base import CalendarConstraint, Strength, Violation, strength
from planner.plan.plan import Plan
from planner.problem.problem import Problem
from planner.problem.slots import Slot
from planner.season.season import Mesocycle
from planner.settings.base import setting
from planner.text.dates import DAYS
from planner.timeline.instants import MINUTES_PER_HOUR, clock, monday_of, to_datetime

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import CalendarChoices
    from planner.solver.expressions import Amount


def _read_times(value: object) -> tuple[str, ...]:
    """Windows such as ``06:30-07:30``, spelled alike and in order; one needs no brackets."""
    given = value if isinstance(value, (list, tuple)) else parts_of(value)
    windows = sorted({read_window(one) for one in given})
    return tuple(f"{clock(start)}-{clock(end)}" for start, end in windows)


class PreferredTimes(CalendarConstraint):
    """The hours one likes, and the same hour on the same weekday through a mesocycle.

    A session that starts outside every window of ``times`` costs points; no windows, no
    preference. Each different start beyond the first on a weekday costs points too, where a
    weekday has a start that is possible in every one of its weeks. With ``strength: hard`` no
    session starts outside the windows; steadiness is charged all the same.

    Why: habit. Adherence is what self-directed programmes lack most (evidence §8, 3; grade D).

    Example:
        ``preferred-times: ["06:30-07:30", "19:00-20:00"]``
    """

    name: ClassVar[str] = "preferred-times"
    says: ClassVar[str] = "sessions at the hours you like, the same ones through a mesocycle"
    strengths: ClassVar[tuple[Strength, ...]] = ("soft",)
    dominant: ClassVar[str | None] = "times"

    times: Annotated[tuple[str, ...], BeforeValidator(_read_times)] = setting(
        (),
        "Windows in which sessions should start; the end of a window is outside.",
        unit="windows such as 06:30-07:30",
        source="the athlete's own",
    )
    outside_points: int = setting(
        2,
        "Cost of a session that starts outside all of them.",
        unit="points",
        source="engineering choice (E)",
        ge=0,
        le=20,
    )
    steady_points: int = setting(
        1,
        "Cost of each different start beyond a weekday's first in a mesocycle.",
        unit="points",
        source="engineering choice (E)",
        ge=0,
        le=20,
    )
    band_minutes: int = setting(
        60,
        "Starts in the same stretch of the clock of this length, counted from 00:00, are the same.",
        unit="minutes",
        source="engineering choice (E)",
        ge=15,
        le=240,
    )
    strength: Strength = strength("soft")

    @property
    def strict(self) -> bool:
        """Return False: changing starts are only charged, and hard windows forbid other slots."""
        return False

    def forbids(self, slot: Slot, problem: Problem) -> bool:
        """Forbid slots outside hard windows."""
        return self.strength == "hard" and self._outside(slot, problem) > 0

    def points(self, slot: Slot, problem: Problem) -> int:
        """Charge a start outside every window."""
        return self._outside(slot, problem)

    def _outside(self, slot: Slot, problem: Problem) -> int:
        minute = _minute(slot, problem)
        windows = map(read_window, self.times)
        inside = not self.times or any(start <= minute < end for start, end in windows)
        return 0 if inside else self.outside_points

    def _steady_weekdays(self, mesocycle: Mesocycle, problem: Problem) -> frozenset[int]:
        """Collect weekdays that could keep one start, possible on each of their possible days."""
        bands: dict[date, set[int]] = defaultdict(set)
        for monday in mesocycle.mondays:
            for slot in problem.slots_in(monday):
                bands[slot.day].add(_minute(slot, problem) // self.band_minutes)
        days: dict[int, list[set[int]]] = defaultdict(list)
        for day, starts in bands.items():
            days[day.weekday()].append(starts)
        return frozenset(weekday for weekday, starts in days.items() if set.intersection(*starts))

    def post(self, model: "CpModel", choices: "CalendarChoices", problem: Problem) -> "Amount":
        """Count the starts in use by weekday."""
        cost: Amount = 0
        for mesocycle in problem.season.mesocycles:
            taken: dict[int, dict[int, list[Amount]]] = {
                weekday: defaultdict(list) for weekday in self._steady_weekdays(mesocycle, problem)
            }
            for monday in mesocycle.mondays:
                for slot in choices.in_week(monday):
                    if slot.day.weekday() in taken:
                        band = _minute(slot, problem) // self.band_minutes
                        taken[slot.day.weekday()][band].append(choices.taken(slot))
            for bands in taken.values():
                cost += choices.above(sum(map(choices.largest, bands.values())), 1)
        return self.steady_points * cost

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find sessions outside the windows, and weekdays with several starts."""
        windows = [read_window(text) for text in self.times]
        for session in plan.sessions:
            minute = session.starts_at.hour * MINUTES_PER_HOUR + session.starts_at.minute
            if windows and not any(minute in range(*window) for window in windows):
                said = f"starts at {clock(minute)}, outside the preferred times"
                mend = f"free time at {' or '.join(self.times)}"
                if self.strength == "hard" and self.outside_points:
                    yield self.hard(session.day, said, mend=mend)
                else:
                    yield self.soft(session.day, self.outside_points, said, "day", mend)
        for mesocycle in problem.season.mesocycles:
            yield from self._unsteady(mesocycle, plan, problem)

    def _unsteady(self, mesocycle: Mesocycle, plan: Plan, problem: Problem) -> Iterator[Violation]:
        starts: dict[int, set[int]] = defaultdict(set)
        for session in plan.sessions:
            if monday_of(session.day) in mesocycle.mondays:
                minute = session.starts_at.hour * MINUTES_PER_HOUR + session.starts_at.minute
                starts[session.day.weekday()].add(minute // self.band_minutes)
        for weekday in sorted(starts.keys() & self._steady_weekdays(mesocycle, problem)):
            extra = len(starts[weekday]) - 1
            if extra:
                yield self.soft(
                    mesocycle.mondays[0],
                    extra * self.steady_points,
                    f"{DAYS[weekday].capitalize()} sessions start at {extra + 1} different times",
                    mend="the same free window every week",
                )


def _minute(slot: Slot, problem: Problem) -> int:
    """Return a slot's start in minutes after local midnight."""
    start = to_datetime(slot.start_minute, problem.zone)
    return start.hour * MINUTES_PER_HOUR + start.minute
