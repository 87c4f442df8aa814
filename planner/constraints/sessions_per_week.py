"""``sessions-per-week``."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from planner.constraints.base import CalendarConstraint, Violation
from planner.instants import monday_of
from planner.plan import Plan
from planner.problem import Problem
from planner.season import Week
from planner.season.settings import SessionsPerWeekSettings, setting

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import Amount, CalendarChoices

YOUTH_MOST = 3


class SessionsPerWeek(SessionsPerWeekSettings, CalendarConstraint):
    """So many sessions a week, by phase and experience; never more than ``most``.

    The target counts only days on which something is possible at all; ``least`` is hard, and off
    unless written. Under 18 years at most three.

    Why: trials that changed something used two to four sessions a week (evidence rows 1 to 6,
    grade C to D; row 33 for youth).

    Example:
        ``sessions-per-week: {base: 4, taper: 1, least: 1}``
    """

    name: ClassVar[str] = "sessions-per-week"
    says: ClassVar[str] = "a target by phase and experience, a hard most, an optional hard least"
    dominant: ClassVar[str | None] = "target"

    least: int | None = setting(
        None,
        "Hard minimum, in weeks whose days allow it.",
        unit="sessions a week",
        source="defaults, Around runs (D)",
        ge=0,
        le=7,
    )
    most: int = setting(
        4, "Hard maximum.", unit="sessions a week", source="evidence row 1 (C)", ge=1, le=7
    )
    missing_points: int = setting(
        6, "Cost of a missing session.", unit="points", source="engineering choice (E)", ge=0, le=50
    )
    extra_points: int = setting(
        3,
        "Cost of a session over the target.",
        unit="points",
        source="engineering choice (E)",
        ge=0,
        le=50,
    )

    def _most(self, problem: Problem) -> int:
        return min(self.most, YOUTH_MOST) if problem.youth else self.most

    def _least(self, week: Week, problem: Problem) -> int:
        open_days = sum(day in problem.admissible_days for day in week.days)
        return min((self.least or 0) * len(week.days) // 7, open_days)

    def post(self, model: "CpModel", choices: "CalendarChoices", problem: Problem) -> "Amount":
        """Counts sessions week by week."""
        cost: Amount = 0
        for week in problem.season.weeks:
            sessions = choices.count(choices.in_week(week.monday))
            target = problem.target_sessions[week.monday]
            if choices.in_week(week.monday):
                model.add(sessions <= self._most(problem))
                model.add(sessions >= self._least(week, problem))
            cost += self.missing_points * choices.below(sessions, target)
            cost += self.extra_points * choices.above(sessions, target + week.optional_sessions)
        return cost

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Weeks with too few or too many."""
        planned = Counter(monday_of(session.day) for session in plan.sessions)
        for week in problem.season.weeks:
            count, where = planned[week.monday], week.monday
            target = problem.target_sessions[where]
            if count > self._most(problem):
                yield self.hard(
                    where, f"{count} sessions where {self._most(problem)} are the most", "week"
                )
            if count < self._least(week, problem):
                yield self.hard(
                    where,
                    f"{count} sessions where {self._least(week, problem)} are the least",
                    "week",
                )
            if count < target:
                yield self.soft(
                    where,
                    self.missing_points * (target - count),
                    f"{count} of {target} sessions",
                    mend="a free window on one more day, 24 h or more before hard runs",
                )
            extra = count - target - week.optional_sessions
            if extra > 0:
                yield self.soft(
                    where, self.extra_points * extra, f"{count} sessions, {extra} over the target"
                )
