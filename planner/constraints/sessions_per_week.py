"""``sessions-per-week``."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Self

from pydantic import model_validator

from planner.constraints.base import CalendarConstraint, Violation
from planner.instants import monday_of
from planner.plan import Plan, SessionClass
from planner.problem import Problem
from planner.season import Week
from planner.season.settings import SessionsPerWeekSettings, setting

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import Amount, CalendarChoices

USUAL_MOST = 4
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
    most: int | None = setting(
        None,
        "Hard maximum; None: 4, or the largest target where one is set higher.",
        unit="sessions a week",
        source="evidence row 1 (C)",
        ge=1,
        le=7,
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

    @model_validator(mode="after")
    def _least_fits_most(self) -> Self:
        if self.least is not None and self.least > self._most_sessions():
            raise ValueError(
                f"least {self.least} is more than most {self._most_sessions()}; lower one of them"
            )
        return self

    def _most_sessions(self) -> int:
        targets = [getattr(self, name) for name in SessionsPerWeekSettings.model_fields]
        return self.most or max(USUAL_MOST, *(target or 0 for target in targets))

    def _most(self, problem: Problem) -> int:
        most = self._most_sessions()
        return min(most, YOUTH_MOST) if problem.youth else most

    def _least(self, week: Week, problem: Problem) -> int:
        possible = problem.placeable(week.monday, SessionClass.LIGHT)
        return min((self.least or 0) * len(week.days) // 7, possible)

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
