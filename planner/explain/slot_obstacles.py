"""Finds the reasons that forbid a session at a time, each with the facts that it rests on."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from planner.athlete.models.free_time import FreeTime, Window
from planner.constraints.base import CalendarConstraint
from planner.problem.problem import Problem
from planner.problem.run_events import RunEvent, blackout_days
from planner.problem.slots import Slot
from planner.solver.causes import Cause, Fact, FactKind, Requirement
from planner.timeline.busy_intervals import BusyTime
from planner.timeline.instants import monday_of, to_datetime

NEAR_DAYS = 10
"""Runs further away than this forbid no session, nor do races but by a longer blackout."""

WAKING = Window(start=5 * 60, end=23 * 60)
"""Hours in which a session could be if all of them were free."""

EVERY_MINUTES = 3 * 60
"""Minutes between two starts that are tried outside the windows."""


class Obstacles:
    """Finds the causes that forbid slots, by leaving out one fact after the other.

    Args:
        problem: The problem that is planned.
        constraints: Of the calendar.
    """

    def __init__(self, problem: Problem, constraints: Sequence[CalendarConstraint]) -> None:
        self.problem = problem
        self.constraints = tuple(constraints)
        self._alone: dict[Fact, Problem] = {}

    @cached_property
    def freed(self) -> Problem:
        """The problem without runs, races and events, with every waking hour free."""
        return self._with(self._all_free)

    @property
    def _all_free(self) -> FreeTime:
        return FreeTime(week=dict.fromkeys(range(7), (WAKING,)))

    def _with(
        self, free_time: FreeTime, run: RunEvent | None = None, busy: BusyTime | None = None
    ) -> Problem:
        """Returns the problem with some free time, and only a run or a busy time in it."""
        file = self.problem.file
        races = tuple(race for race in file.races if run and race is run.race)
        changed = file.model_copy(update={"free_time": free_time, "races": races})
        runs, busy_times = (run,) if run else (), (busy,) if busy else ()
        return replace(self.problem, file=changed, runs=runs, busy=busy_times)

    def facts(self, day: date) -> list[Fact]:
        """Returns the facts that could forbid a session on a day."""
        return [
            Fact(FactKind.WINDOW, monday_of(day)),
            *(fact_of(run) for run in self.problem.runs_near(day, self._near_days)),
            *(self._busy_fact(busy) for busy in self.problem.busy_near(day)),
        ]

    @cached_property
    def _near_days(self) -> int:
        blackout = self.problem.settings.race_blackout
        longest = (max(blackout_days(race, blackout)) for race in self.problem.file.races)
        return max((NEAR_DAYS, *longest))

    def _busy_fact(self, busy: BusyTime) -> Fact:
        return Fact(
            FactKind.BUSY, to_datetime(busy.start_minute, self.problem.zone).date(), busy=busy
        )

    def of(self, slot: Slot) -> list[frozenset[Cause]]:
        """Returns the reasons that forbid a slot, each a set of causes that do so together."""
        found: list[frozenset[Cause]] = []
        for constraint in self.constraints:
            if not constraint.forbids(slot, self.problem):
                continue
            said = Requirement(constraint.label, "", (monday_of(slot.day),))
            own: set[Cause] = set() if constraint.states_facts else {said}
            if constraint.forbids(slot, self.freed):
                found.append(frozenset({said}))
                continue
            facts = [f for f in self.facts(slot.day) if self._forbidden(constraint, slot, f)]
            found += [frozenset({*own, fact}) for fact in facts] or [frozenset({said})]
        return found

    def _forbidden(self, constraint: CalendarConstraint, slot: Slot, fact: Fact) -> bool:
        if fact not in self._alone:
            alone = fact.run is None and fact.busy is None
            free_time = self.problem.file.free_time if alone else self._all_free
            self._alone[fact] = self._with(free_time, fact.run, fact.busy)
        return constraint.forbids(slot, self._alone[fact])

    def starts(self, day: date) -> list[int]:
        """Returns other starts of a session: through the waking hours, and around the windows."""
        ((first, last),) = self.freed.windows(day)
        starts = set(range(first + 60, last, EVERY_MINUTES))
        for opens, closes in self.problem.windows(day):
            starts.update((opens - 30, opens - 15, opens, closes))
        return sorted(start for start in starts if first <= start < last)


def fact_of(run: RunEvent) -> Fact:
    """Makes the fact of a run, race or other load."""
    kind = FactKind.RUN
    if run.race is not None:
        kind = FactKind.RACE
    elif run.areas is not None:
        kind = FactKind.OTHER
    return Fact(kind, run.day, run)
