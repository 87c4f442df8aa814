"""Solves a problem to a verified plan: calendar, content, dose, bound."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from planner.configuration.plugins import contradicted
from planner.constraints.base import Violation
from planner.errors import BugError, NoPlanError
from planner.instance import Instance
from planner.plan.plan import LevelResult, Plan
from planner.problem.session_frame import SessionFrame, frames_of_slots
from planner.solver.alternative_calendar import AlternativeCalendars
from planner.solver.calendar_level import CalendarAnswer, solve_calendar
from planner.solver.content_level import FEW_CEILINGS, Budget, ContentLevel
from planner.solver.engine import Engine
from planner.solver.neighbourhoods import Sets
from planner.solver.to_plan import to_plan
from planner.timeline.instants import monday_of
from planner.verify import costs_of, verify

Effort = Literal["draft", "quick", "normal", "thorough"]
"""A draft only shows what a plan could cost: nothing is proved about how good it is."""

CALENDAR_SECONDS: dict[Effort, float] = {
    "draft": 2.0,
    "quick": 2.0,
    "normal": 8.0,
    "thorough": 60.0,
}
ALTERNATIVE_CALENDAR_SECONDS: dict[Effort, float] = {
    "draft": 0.0,
    "quick": 2.0,
    "normal": 4.0,
    "thorough": 30.0,
}
CONTENT: dict[Effort, Budget] = {
    "draft": Budget(0.15, 0.15, 0.0, (), bound_mesocycles=False, ceilings=FEW_CEILINGS),
    "quick": Budget(0.15, 0.15, 0.2, (), bound_mesocycles=False),
    "normal": Budget(0.1, 0.2, 0.15, (0, 1), bound_mesocycles=False),
    "thorough": Budget(2.0, 4.0, 8.0, (0, 1, 2, 2), bound_mesocycles=True),
}
"""Budgets in CP-SAT's deterministic seconds, so that the same input gives the same plan."""


@dataclass(frozen=True)
class Options:
    """Search effort; with ``time_limit_seconds``, a wall limit, the plan may vary."""

    time_limit_seconds: float | None = None
    effort: Effort = "normal"


DRAFT = Options(effort="draft")
QUICK = Options(effort="quick")


@dataclass(frozen=True)
class Progress:
    """Progress of a solve: ``done`` of ``total`` neighbourhoods of the level, or shortfalls.

    ``stopping`` says that the first whole plan is only being finished because of Ctrl-C.
    """

    level: Literal["calendar", "content", "shortfalls"]
    seconds: float
    cost: int | None
    bound: int | None
    done: int
    total: int
    stopping: bool = False


@dataclass(frozen=True)
class Solution:
    """A verified plan, and how it came about."""

    plan: Plan
    reproducible: bool
    interrupted: bool
    seconds: float


def solve(
    instance: Instance,
    options: Options,
    report: Callable[[Progress], None],
    engine: Engine | None = None,
) -> Solution:
    """Plans a season.

    Args:
        instance: What is planned.
        options: How long to try.
        report: Told where the solve stands.
        engine: Runs the models, as long as it may; None for one of this solve's own.

    Raises:
        ImpossibleError: Proved that no plan exists.
        NoPlanError: Nothing found in the budget.
        StoppedError: Interrupted before a whole plan was found.
        BugError: A plan of ours breaks a hard constraint.
        PluginError: It breaks one of another package, whose two halves contradict each other.
    """
    engine = engine or Engine(options.time_limit_seconds)
    with engine.listening():
        plan = _Run(instance, engine, options.effort, report).plan()
    return Solution(plan, not engine.hit_wall, engine.interrupted, engine.seconds)


def solve_days(instance: Instance, engine: Engine) -> Plan:
    """Solves days and times alone, with what they are charged.

    Raises:
        ImpossibleError: Proved that there are none.
        NoPlanError: None were found in the budget.
        StoppedError: Interrupted.
    """
    run = _Run(instance, engine, "normal", lambda _: None)
    frames = frames_of_slots(run.calendar().slots, instance.problem)
    plan = to_plan(instance, frames, {frame.index: {} for frame in frames}, explained=False)
    violations = verify(plan, instance.problem, instance.calendar_constraints)
    return plan.model_copy(update={"costs": costs_of(violations)})


class _Run:
    def __init__(
        self,
        instance: Instance,
        engine: Engine,
        effort: Effort,
        report: Callable[[Progress], None],
    ) -> None:
        self.instance = instance
        self.problem = instance.problem
        self.engine = engine
        self.effort = effort
        self._report = report
        self._cost = 0

    def calendar(self) -> CalendarAnswer:
        """Solves days, times and classes."""
        return solve_calendar(
            self.problem,
            self.instance.calendar_constraints,
            self.engine,
            CALENDAR_SECONDS[self.effort],
            self._say_calendar,
            self.instance.content_constraints,
        )

    def plan(self) -> Plan:
        """Solves the whole plan, with its exercises."""
        calendar, content, sets = self._filled()
        frames = content.frames
        self._weekly_costs(frames, sets)
        sets = content.repair(
            sets,
            lambda changed: self._weekly_costs(frames, changed),
            lambda done, total: self._say("content", self._cost, None, done, total),
        )
        costs = self._weekly_costs(frames, sets)
        return self._finish(calendar, frames, sets, content.bound(costs))

    def _filled(self) -> tuple[CalendarAnswer, ContentLevel, Sets]:
        """Finds the cheapest calendar known to have a content, with a first content."""
        seconds = ALTERNATIVE_CALENDAR_SECONDS[self.effort]
        others = AlternativeCalendars(self.instance, self.engine, seconds, self._say_calendar)
        calendar = self.calendar()
        while True:
            content = ContentLevel(
                self.problem,
                self.instance.content_constraints,
                frames_of_slots(calendar.slots, self.problem),
                self.engine,
                CONTENT[self.effort],
            )
            try:
                sets = content.fill(lambda n, total: self._say("content", None, None, n, total))
                return calendar, content, sets
            except NoPlanError as error:
                calendar = others.instead_of(calendar, error)

    def _say_calendar(self, cost: int | None, bound: int | None) -> None:
        self._say("calendar", cost, bound, 0, 1)

    def _say(
        self,
        level: Literal["calendar", "content"],
        cost: int | None,
        bound: int | None,
        done: int,
        total: int,
    ) -> None:
        stopping = self.engine.interrupted
        seconds = self.engine.seconds
        self._report(Progress(level, seconds, cost, bound, done, total, stopping))

    def _weekly_costs(self, frames: tuple[SessionFrame, ...], sets: Sets) -> dict[date, int]:
        """Sums content's points by week; refuses a content that breaks a hard constraint."""
        plan = to_plan(self.instance, frames, sets, explained=False)
        violations = verify(plan, self.problem, self.instance.content_constraints)
        _refuse_broken(violations)
        costs: dict[date, int] = defaultdict(int)
        for violation in violations:
            costs[monday_of(date.fromisoformat(violation.where))] += violation.points or 0
        self._cost = sum(costs.values())
        return costs

    def _finish(
        self, calendar: CalendarAnswer, frames: tuple[SessionFrame, ...], sets: Sets, bound: int
    ) -> Plan:
        plan = to_plan(self.instance, frames, sets, explained=True)
        violations = verify(plan, self.problem, self.instance.constraints)
        _refuse_broken(violations)
        content_cost = self._cost
        calendar_cost = sum(v.points or 0 for v in violations) - content_cost
        if calendar_cost != calendar.cost:
            said = (
                f"the calendar costs {calendar_cost} points by hand and {calendar.cost} by the"
                " solver"
            )
            names = [constraint.label for constraint in self.instance.calendar_constraints]
            foreign = (contradicted(name, said) for name in names)
            raise next(filter(None, foreign), None) or BugError(said)
        levels = (
            _level("calendar", calendar.cost, calendar.bound),
            _level("content", content_cost, min(bound, content_cost)),
        )
        optimal = all(level.status == "optimal" for level in levels)
        return plan.model_copy(
            update={
                "status": "optimal" if optimal else "feasible",
                "levels": levels,
                "costs": costs_of(violations),
            }
        )


def _level(name: Literal["calendar", "content"], cost: int, bound: int) -> LevelResult:
    status: Literal["optimal", "feasible"] = "optimal" if cost == bound else "feasible"
    return LevelResult(name=name, status=status, cost=cost, bound=bound)


def _refuse_broken(violations: tuple[Violation, ...]) -> None:
    broken = [violation for violation in violations if violation.hard]
    if broken:
        first = broken[0]
        said = f"the solver's plan breaks {first.constraint} on {first.where}: {first.message}"
        raise contradicted(first.constraint, said) or BugError(said)
