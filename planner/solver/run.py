"""Solves a problem to a verified plan: calendar, programme, content, dose, bound."""

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from planner.configuration.plugins import contradicted
from planner.constraints.base import Violation
from planner.errors import BugError, NoPlanError
from planner.instance import Instance
from planner.plan.plan import LetterProgramme, LevelResult, Plan
from planner.problem.session_frame import SessionFrame, frames_of_slots
from planner.programme.course import follow_all
from planner.programme.hollow import hollow_days, without_heavy
from planner.solver.alternative_calendar import AlternativeCalendars
from planner.solver.calendar_level import CalendarAnswer, solve_calendar
from planner.solver.content_level import ANY, Budget, ContentLevel
from planner.solver.engine import Engine
from planner.solver.neighbourhoods import Sets
from planner.solver.programme_level import ProgrammeAnswer, solve_programmes
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
    "draft": Budget(0.15, 0.0, bound_mesocycles=False),
    "quick": Budget(0.15, 0.2, bound_mesocycles=False),
    "normal": Budget(0.5, 0.15, bound_mesocycles=False),
    "thorough": Budget(4.0, 8.0, bound_mesocycles=True),
}
PROGRAMME_SECONDS: dict[Effort, float] = {
    "draft": 0.5,
    "quick": 1.0,
    "normal": 3.0,
    "thorough": 30.0,
}
"""Budgets in CP-SAT's deterministic seconds, so that the same input gives the same plan."""


@dataclass(frozen=True)
class Options:
    """Search effort; with ``time_limit_seconds``, a wall limit, the plan may vary."""

    time_limit_seconds: float | None = None
    effort: Effort = "normal"


HOLLOW_DAYS = 60
"""Most days on which heavy sessions are given up because nothing makes them heavy."""

DRAFT = Options(effort="draft")
QUICK = Options(effort="quick")


@dataclass(frozen=True)
class Progress:
    """Progress of a solve: ``done`` of ``total`` neighbourhoods of the level, or shortfalls.

    ``stopping`` says that the first whole plan is only being finished because of Ctrl-C.
    """

    level: Literal["calendar", "programme", "content", "shortfalls"]
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
    plan = to_plan(instance, frames, {frame.index: {} for frame in frames}, (), explained=False)
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

    def calendar(self, hollow: Collection[date] = ()) -> CalendarAnswer:
        """Solves days, times and classes.

        Args:
            hollow: Days without a heavy session.
        """
        return solve_calendar(
            self.problem,
            self.instance.calendar_constraints,
            self.engine,
            CALENDAR_SECONDS[self.effort],
            self._say_calendar,
            self.instance.content_constraints,
            without_heavy(self.problem.slots, hollow),
        )

    def plan(self) -> Plan:
        """Solves the whole plan, with its exercises."""
        calendar, content, programme, sets = self._filled()
        frames = content.frames
        costs = self._weekly_costs(frames, sets, programme.letters)
        return self._finish(calendar, frames, programme, sets, content.bound(costs))

    def _filled(self) -> tuple[CalendarAnswer, ContentLevel, ProgrammeAnswer, Sets]:
        """Finds the cheapest calendar known to have a content, with its programmes and content."""
        seconds = ALTERNATIVE_CALENDAR_SECONDS[self.effort]
        others = AlternativeCalendars(self.instance, self.engine, seconds, self._say_calendar)
        calendar = self.calendar()
        hollow: set[date] = set()
        while True:
            programme, content = self._programmed(frames_of_slots(calendar.slots, self.problem))
            found = hollow_days(content.frames, programme.letters, self.problem)
            if found - hollow and len(hollow) < HOLLOW_DAYS and not self.engine.stopped:
                hollow |= found
                calendar = replace(self.calendar(hollow), bound=calendar.bound)
                continue
            try:
                return calendar, content, programme, self._content(content, programme)
            except NoPlanError as error:
                calendar = others.instead_of(calendar, error)

    def _content(self, content: ContentLevel, programme: ProgrammeAnswer) -> Sets:
        """Fills the sessions of a calendar."""

        def trouble(sets: Sets) -> dict[date, int]:
            return self._weekly_costs(content.frames, sets, programme.letters, broken_cost=ANY)

        return content.fill(trouble, lambda n, total: self._say("content", None, None, n, total))

    def _programmed(self, frames: tuple[SessionFrame, ...]) -> tuple[ProgrammeAnswer, ContentLevel]:
        """Solves the programmes of a calendar, and prepares its sessions."""
        programme = solve_programmes(
            self.problem,
            self.instance.programme_wishes,
            frames,
            self.engine,
            PROGRAMME_SECONDS[self.effort],
            lambda n, total: self._say("programme", None, None, n, total),
        )
        followed = follow_all(frames, programme.letters, self.problem)
        content = ContentLevel(
            self.problem,
            self.instance.content_constraints,
            followed,
            self.engine,
            CONTENT[self.effort],
        )
        return programme, content

    def _say_calendar(self, cost: int | None, bound: int | None) -> None:
        self._say("calendar", cost, bound, 0, 1)

    def _say(
        self,
        level: Literal["calendar", "programme", "content"],
        cost: int | None,
        bound: int | None,
        done: int,
        total: int,
    ) -> None:
        stopping = self.engine.interrupted
        seconds = self.engine.seconds
        self._report(Progress(level, seconds, cost, bound, done, total, stopping))

    def _weekly_costs(
        self,
        frames: tuple[SessionFrame, ...],
        sets: Sets,
        letters: tuple[LetterProgramme, ...],
        broken_cost: int | None = None,
    ) -> dict[date, int]:
        """Sums content's points by week; with ``broken_cost``, those that templates may not meet.

        Args:
            frames: The sessions.
            sets: Their content.
            letters: The programmes.
            broken_cost: Points of a broken hard constraint; None refuses it.
        """
        plan = to_plan(self.instance, frames, sets, letters, explained=False)
        violations = verify(plan, self.problem, self.instance.content_constraints)
        if broken_cost is None:
            _refuse_broken(violations)
        costs: dict[date, int] = defaultdict(int)
        met = {c.label for c in self.instance.content_constraints if c.met_by_templates}
        for violation in violations:
            if violation.about_programme:
                continue
            if broken_cost is not None and violation.points and violation.constraint in met:
                continue
            points = broken_cost or 0 if violation.points is None else violation.points
            costs[monday_of(date.fromisoformat(violation.where))] += points
        return costs

    def _finish(
        self,
        calendar: CalendarAnswer,
        frames: tuple[SessionFrame, ...],
        programme: ProgrammeAnswer,
        sets: Sets,
        bound: int,
    ) -> Plan:
        plan = to_plan(
            self.instance, frames, sets, programme.letters, programme.proved, explained=True
        )
        violations = verify(plan, self.problem, self.instance.constraints)
        _refuse_broken(violations)
        calendar_names = {each.label for each in self.instance.calendar_constraints}
        charged = {"calendar": 0, "programme": 0, "content": 0}
        for each in violations:
            level = "calendar" if each.constraint in calendar_names else "content"
            charged["programme" if each.about_programme else level] += each.points or 0
        if charged["calendar"] != calendar.cost:
            said = (
                f"the calendar costs {charged['calendar']} points by hand and {calendar.cost} by"
                " the solver"
            )
            foreign = (contradicted(name, said) for name in sorted(calendar_names))
            raise next(filter(None, foreign), None) or BugError(said)
        levels = (
            _level("calendar", calendar.cost, calendar.bound),
            _level(
                "programme",
                charged["programme"],
                min(programme.first_bound, charged["programme"]),
            ),
            _level("content", charged["content"], min(bound, charged["content"])),
        )
        optimal = all(level.status == "optimal" for level in levels)
        return plan.model_copy(
            update={
                "status": "optimal" if optimal else "feasible",
                "levels": levels,
                "costs": costs_of(violations),
            }
        )


def _level(name: Literal["calendar", "programme", "content"], cost: int, bound: int) -> LevelResult:
    status: Literal["optimal", "feasible"] = "optimal" if cost == bound else "feasible"
    return LevelResult(name=name, status=status, cost=cost, bound=bound)


def _refuse_broken(violations: tuple[Violation, ...]) -> None:
    broken = [violation for violation in violations if violation.hard]
    if broken:
        first = broken[0]
        said = f"the solver's plan breaks {first.constraint} on {first.where}: {first.message}"
        raise contradicted(first.constraint, said) or BugError(said)
