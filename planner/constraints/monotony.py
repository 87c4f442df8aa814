"""Define the constraint ``monotony``."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Self

from pydantic import model_validator

from planner.constraints.base import CalendarConstraint, Strength, Violation
from planner.plan.plan import Plan
from planner.problem.problem import Problem
from planner.problem.training_load import leeway, week_loads
from planner.settings.base import setting
from planner.settings.monotony import MonotonySettings
from planner.timeline.instants import monday_of

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import CalendarChoices
    from planner.solver.expressions import Amount


class Monotony(MonotonySettings, CalendarConstraint):
    """Hard days stay hard and easy days easy: a week's days are not all made alike by core.

    Monotony is the mean of a week's seven daily loads over their standard deviation (of the
    population); a day's load is RPE x minutes of its runs, races, other training and core, a rest
    day's is 0, and a week of days all alike has 10. In weeks whose mileage is known, by hand or
    from a history, the runs of the usual week are as much longer or shorter as that says, races and
    dated runs as they are. Each whole ``step`` that core lifts a week above ``prefer`` costs a
    point (the further up, the wider the step); what the runs alone exceed is reported, never held
    against core. Weeks without running, and those only partly in the season, are left alone.

    The charge is worked out session by session from the load that the week is meant to have, so
    that it is a plain sum; the exact monotony is computed from the finished plan, and the notes
    name weeks above ``warn``. Planned efforts are forecasts, not what you feel on the day.

    Why: athletes whose days are all alike did worse at the same load (Foster; thresholds are
    quoted from practice, evidence row 29, grade C). Efforts: evidence 2.4 (E).

    Example:
        ``monotony: {prefer: 175, step: 25}``
    """

    name: ClassVar[str] = "monotony"
    says: ClassVar[str] = "hard days stay hard and easy days easy, running and core together"
    strengths: ClassVar[tuple[Strength, ...]] = ("soft",)
    dominant: ClassVar[str | None] = "prefer"

    prefer: int = setting(
        150,
        "Monotony up to which nothing is charged.",
        unit="hundredths of monotony",
        source="evidence row 29 (C)",
        ge=150,
        le=250,
    )
    step: int = setting(
        50,
        "Every whole step of monotony above that costs a point.",
        unit="hundredths of monotony",
        source="engineering choice (E)",
        ge=10,
        le=100,
    )

    @model_validator(mode="after")
    def _prefer_below_warn(self) -> Self:
        if self.prefer > self.warn:
            raise ValueError(f"prefer {self.prefer} is more than warn {self.warn}; change one")
        return self

    @property
    def reported(self) -> bool:
        """Tell whether the plan's notes mention monotony: not if this is off."""
        return self.enabled

    def post(self, model: "CpModel", choices: "CalendarChoices", problem: Problem) -> "Amount":
        """Sum up the leeway that each week's sessions take."""
        cost: Amount = 0
        for week in problem.season.weeks:
            slots = choices.in_week(week.monday)
            room = leeway(week, problem, self.prefer, self.step) if slots else None
            if room:
                taken = sum(room.taken(s.day, s.load) * choices.taken(s) for s in slots)
                cost += choices.above(taken, room.free, room.band)
        return cost

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find weeks that core makes more alike than preferred."""
        taken: dict[date, int] = defaultdict(int)
        exact = {week.monday: week for week in week_loads(problem, plan.sessions)}
        rooms = {
            week.monday: room
            for week in problem.season.weeks
            if (room := leeway(week, problem, self.prefer, self.step))
        }
        for session in plan.sessions:
            monday = monday_of(session.day)
            if monday in rooms:
                taken[monday] += rooms[monday].taken(session.day, session.due_load)
        for monday, room in rooms.items():
            points = (taken[monday] + room.used) // room.band
            if points > 0:
                yield self.soft(
                    monday,
                    points,
                    "running and core together load the days much alike (monotony"
                    f" {exact[monday].words}; up to {self.prefer / 100:.2f} is better)",
                    mend="a free window some hours after a hard run instead of one on an easy day",
                )
