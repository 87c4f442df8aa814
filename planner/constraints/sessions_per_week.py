"""Define the constraint ``sessions-per-week``."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from planner.athlete.age import FROM_55, UNDER_18, athletes
from planner.athlete.phase_kind import PhaseKind
from planner.constraints.base import CalendarConstraint, Measure, Safety, Violation
from planner.plan.plan import Plan, SessionClass
from planner.problem.problem import Problem
from planner.season.season import Week
from planner.settings.base import bound, setting
from planner.settings.sessions_per_week import (
    YOUTH_MOST_SESSIONS,
    SessionsPerWeekSettings,
    usual_sessions,
)
from planner.text.lists import counted
from planner.timeline.instants import monday_of

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import CalendarChoices
    from planner.solver.expressions import Amount


class SessionsPerWeek(SessionsPerWeekSettings, CalendarConstraint):
    """So many sessions a week, by phase and experience; never more than ``most``.

    The target counts only days on which something is possible at all; ``least`` is hard, and off
    unless written. A phase is given by its target alone or by least, target and most; what it
    leaves out holds as it does in general. Under 18 years at most three.

    Why: trials that changed something used two to four sessions a week (evidence rows 1 to 6,
    grade C to D; row 33 for youth).

    Example:
        ``sessions-per-week: {base: 4, taper: {target: 1, most: 2}, least: 1}``
    """

    name: ClassVar[str] = "sessions-per-week"
    says: ClassVar[str] = (
        "sessions a week: a target by phase and experience, a most, a least if written"
    )
    safety: ClassVar[Safety] = Safety(can_be_off=False, loosened_for="adults")
    """Keeps the most sessions under 18 years."""
    measures: ClassVar[Measure | None] = "sessions"
    dominant: ClassVar[str | None] = "target"

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

    @property
    def asked_for(self) -> bool:
        """Tell whether a least is written."""
        return any(self.least_in(kind) for kind in PhaseKind)

    def _most(self, week: Week, problem: Problem) -> int:
        most = self.most_in(week.phase)
        return min(most, YOUTH_MOST_SESSIONS) if problem.youth else most

    def _least(self, week: Week, problem: Problem) -> int:
        possible = problem.placeable(week.monday, SessionClass.LIGHT)
        wanted = self.least_in(week.phase) * len(week.days) // 7
        return min(wanted, possible, self._most(week, problem))

    def defaults_for(self, problem: Problem) -> Mapping[str, tuple[Any, str]]:
        """Targets and optional sessions by experience, two in maintenance from 55 years on."""
        found: dict[str, tuple[Any, str]] = {}
        for kind in PhaseKind:
            usual = usual_sessions(problem.experience, problem.age, kind)
            if bound(self, kind, "target")[1] is None:
                older = kind is PhaseKind.MAINTENANCE and problem.older
                why = FROM_55 if older else athletes(problem.experience)
                found[f"{kind}.target"] = self.target_in(kind, usual), why
        if self.most is None:
            most = min(self.usual_most, YOUTH_MOST_SESSIONS) if problem.youth else self.usual_most
            found["most"] = most, UNDER_18 if problem.youth else "every athlete"
        return found

    def clipped_by_age(self, problem: Problem) -> Mapping[str, tuple[Any, str]]:
        """Under 18 years no written number counts for more than three."""
        if not problem.youth:
            return {}
        written = {"target": self.target, "most": self.most, "least": self.least}
        for kind in PhaseKind:
            bounds = getattr(self, kind.value)
            written |= {f"{kind}.{name}": value for name, value in bounds.model_dump().items()}
        above = (path for path, value in written.items() if value and value > YOUTH_MOST_SESSIONS)
        return dict.fromkeys(above, (YOUTH_MOST_SESSIONS, UNDER_18))

    def post(self, model: "CpModel", choices: "CalendarChoices", problem: Problem) -> "Amount":
        """Count sessions week by week."""
        cost: Amount = 0
        for week in problem.season.weeks:
            sessions = choices.count(choices.in_week(week.monday))
            target = problem.target_sessions[week.monday]
            if choices.in_week(week.monday):
                most, least = (bound(self, week.phase, name)[0] for name in ("most", "least"))
                model.add(sessions <= self._most(week, problem)).with_name(most)
                model.add(sessions >= self._least(week, problem)).with_name(least)
            cost += self.missing_points * choices.below(sessions, target)
            cost += self.extra_points * choices.above(sessions, target + week.optional_sessions)
        return cost

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find weeks with too few or too many sessions."""
        planned = Counter(monday_of(session.day) for session in plan.sessions)
        for week in problem.season.weeks:
            count, where = planned[week.monday], week.monday
            most, least = self._most(week, problem), self._least(week, problem)
            target = problem.target_sessions[where]
            if count > most:
                yield self.hard(
                    where, f"{counted(count, 'session')}, at most {most} allowed", "week"
                )
            if count < least:
                yield self.hard(
                    where, f"{counted(count, 'session')}, at least {least} needed", "week"
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
