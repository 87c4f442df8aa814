"""Define the constraint ``maintenance``."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from planner.athlete.age import FROM_55
from planner.athlete.phase_kind import RACE_AND_RECOVERY
from planner.constraints.base import CalendarConstraint, Strength, Violation, strength
from planner.plan.plan import Plan
from planner.problem.problem import Problem
from planner.settings.base import setting

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import CalendarChoices
    from planner.solver.expressions import Amount

USUAL_DAYS = 14
OLDER_DAYS = 7


class Maintenance(CalendarConstraint):
    """Never longer than so many days without a session, so that nothing is lost.

    Days are counted from the season's start or the end of a rest: race week, recovery, the days
    without core after any race, and pauses. A stretch in which no day has room for a session (no
    free window, a blackout) is nobody's fault; beyond that each day too many costs a point, or
    refuses the plan where ``strength`` is hard.

    Why: one session a week kept strength over 12 weeks and one in two weeks lost some (Rønnestad
    2011, n = 14; evidence row 20, grade B); older adults may need two a week (Spiering 2021; row
    21, B), so from 55 years on it is half as long.

    Example:
        ``maintenance: {days: 10, strength: hard}``
    """

    name: ClassVar[str] = "maintenance"
    says: ClassVar[str] = "never many days in a row without a session, outside recovery"
    strengths: ClassVar[tuple[Strength, ...]] = ("soft",)
    dominant: ClassVar[str | None] = "days"

    days: int | None = setting(
        None,
        "Most days in a row without a session; unset: 14, from 55 years on 7.",
        unit="days",
        source="evidence rows 20-21 (B): 1-2 a week, so 4 to 7 days; defaults, Around runs: 14",
        ge=4,
        le=14,
    )
    strength: Strength = strength("soft")

    def defaults_for(self, problem: Problem) -> Mapping[str, tuple[Any, str]]:
        """The days that hold for the athlete's age."""
        if problem.older:
            return {"days": (OLDER_DAYS, FROM_55)}
        return {"days": (USUAL_DAYS, "below 55 years, or of unknown age")}

    def _most(self, problem: Problem) -> int:
        return self.days or (OLDER_DAYS if problem.older else USUAL_DAYS)

    def post(self, model: "CpModel", choices: "CalendarChoices", problem: Problem) -> "Amount":
        """Give each stretch one day longer than allowed a session, if any of its days can."""
        used = {
            day: choices.some_of([choices.taken(slot) for slot in choices.on(day)])
            for day in problem.season.days
        }
        length = self._most(problem) + 1
        cost: Amount = 0
        for days in _stretches(problem):
            for first in range(len(days) - length + 1):
                window = days[first : first + length]
                if not problem.admissible_days.isdisjoint(window):
                    cost += choices.below(sum(used[day] for day in window), 1)
        return cost

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find stretches without a session that are too long."""
        trained = {session.day for session in plan.sessions}
        most = self._most(problem)
        for days in _stretches(problem):
            for idle in _idle(days, trained):
                beyond = [
                    day
                    for day in idle[most:]
                    if any(
                        day - timedelta(days=n) in problem.admissible_days for n in range(most + 1)
                    )
                ]
                if beyond:
                    yield self.soft(
                        idle[0],
                        len(beyond),
                        f"{len(idle)} days without a session; the limit is {most}",
                        "day",
                        mend="a short free window on any day in between",
                    )


def _stretches(problem: Problem) -> Iterator[Sequence[date]]:
    """Yield days in a row on which training is meant to go on."""
    season = problem.season
    counted = [
        day
        for week in season.weeks
        for day in week.days
        if season.phase_on(day).kind not in RACE_AND_RECOVERY
        and not any(r.race_day <= day <= r.off_until for r in season.recoveries)
    ]
    start = 0
    for end in range(1, len(counted) + 1):
        if end == len(counted) or counted[end] - counted[end - 1] > timedelta(days=1):
            yield counted[start:end]
            start = end


def _idle(days: Sequence[date], trained: set[date]) -> Iterator[list[date]]:
    """Yield the parts of a stretch between its sessions."""
    idle: list[date] = []
    for day in days:
        if day not in trained:
            idle.append(day)
        elif idle:
            yield idle
            idle = []
    if idle:
        yield idle
