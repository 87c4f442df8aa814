"""Explains a plan's shortfalls: the binding causes, and a single change that ends each."""

import contextlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime

from planner.constraints.base import CalendarConstraint
from planner.errors import ImpossibleError, NoPlanError, PlannerError, StoppedError
from planner.explain.calendar_conflict import blocked_slots, find_mus
from planner.explain.cause_text import cause_texts, constraint_of
from planner.explain.conflict import fewest_minutes_outside
from planner.explain.free_time_relaxation import relax_free_time
from planner.explain.mus import MusFinder
from planner.explain.neighbourhood_model import (
    NeighbourhoodModel,
    calendar_neighbourhood,
    content_neighbourhood,
)
from planner.explain.oracle import InconclusiveError
from planner.explain.relaxation import Relaxation, relaxations_of
from planner.explain.relaxation_search import RelaxationSearch
from planner.explain.repairs import as_repair
from planner.instance import Instance
from planner.plan.plan import Cost, Plan, Repair, Shortfall
from planner.report.notes import capped_weeks, wanted_sessions
from planner.solver.causes import Cause
from planner.solver.choices import CalendarChoices
from planner.solver.engine import Engine
from planner.solver.guarded_model import GuardedModel
from planner.solver.joint_model import Blocked, calendar_model
from planner.solver.run import QUICK, solve, solve_days
from planner.text.lists import counted
from planner.timeline.instants import monday_of


class ShortfallExplainer:
    """Explains what a plan is charged for.

    Args:
        instance: The athlete's file.
        plan: Its plan.
        today: As for ``load``.
        engine: Runs the models.
    """

    def __init__(self, instance: Instance, plan: Plan, today: date, engine: Engine) -> None:
        self.instance = instance
        self.plan = plan
        self.engine = engine
        self.search = RelaxationSearch(instance, today, engine)

    def worst(
        self,
        count: int | None,
        tries: int,
        report: Callable[[int, int], None] = lambda done, total: None,
    ) -> tuple[Shortfall, ...]:
        """Explains the costliest shortfalls; a constraint's costs of one place count as one.

        Args:
            count: Most shortfalls; None for all.
            tries: Most changes to solve for each.
            report: Told how many are explained, of how many.
        """
        places = self._places()
        if count is not None:
            first_of_each = {costs[0].constraint: costs for costs in reversed(places)}
            totals = Counter[str]()
            for cost in self.plan.costs:
                totals[cost.constraint] += cost.points
            places = [first_of_each[name] for name, _ in totals.most_common(count)]
        found = list(self._weeks_without_with_room(tries))
        for number, costs in enumerate(places):
            report(number, len(places))
            found.append(self._explained(costs, tries))
        return tuple(found[:count])

    def _places(self) -> list[list[Cost]]:
        """Groups the plan's costs by constraint and place, the costliest first."""
        places: dict[tuple[str, str], list[Cost]] = {}
        for cost in self.plan.costs:
            places.setdefault((cost.constraint, cost.where), []).append(cost)
        return sorted(
            places.values(), key=lambda costs: (-sum(c.points for c in costs), costs[0].where)
        )

    def _weeks_without_with_room(self, tries: int) -> Iterator[Shortfall]:
        """Explains the weeks without room for all sessions; the first one stands for the others."""
        instance = self.instance
        weeks = capped_weeks(instance.problem) if self.plan.sessions else []
        if not weeks or self.engine.stopped:
            return
        monday, wanted = weeks[0].monday, wanted_sessions(weeks[0])
        room = instance.problem.target_sessions[monday]
        others = f" ({counted(len(weeks), 'week')})" if len(weeks) > 1 else ""
        found = Shortfall(
            constraint=next(c.label for c in instance.constraints if c.measures == "sessions"),
            points=0,
            where=str(monday),
            of="week",
            message=f"room for {room} of {wanted} sessions{others}",
        )
        blocked = blocked_slots(instance, [monday])
        guarded, choices, _ = calendar_model(instance, blocked, with_room=False)
        guarded.model.add(choices.count(choices.in_week(monday)) >= wanted)
        with contextlib.suppress(InconclusiveError):
            causes = find_mus(MusFinder(guarded, self.engine), instance) or []
            change = self._with_room(monday, wanted, guarded, choices, blocked) if tries else None
            found = found.model_copy(
                update={"binds": cause_texts(causes, instance), "change": change}
            )
        yield found

    def _with_room(
        self,
        monday: date,
        wanted: int,
        guarded: GuardedModel,
        choices: CalendarChoices,
        blocked: Blocked,
    ) -> Repair | None:
        """Finds free time with which the week gets all its sessions."""
        slots = fewest_minutes_outside(guarded, choices, blocked, self.instance, self.engine)
        change = relax_free_time(slots, self.instance, one_day=False)
        relaxed = None if change is None else self.search.relaxed(change)
        if change is None or relaxed is None:
            return None
        with contextlib.suppress(ImpossibleError, NoPlanError):
            plan = solve_days(relaxed, self.engine)
            if sum(monday_of(s.day) == monday for s in plan.sessions) >= wanted:
                costs = (*plan.costs, *self._charges_of_content())
                return as_repair(change, sum(cost.points for cost in costs))
        return None

    def _explained(self, costs: Sequence[Cost], tries: int) -> Shortfall:
        first = costs[0]
        found = Shortfall(
            constraint=first.constraint,
            points=sum(cost.points for cost in costs),
            where=first.where,
            of=first.of,
            message="; ".join(dict.fromkeys(cost.message for cost in costs)),
        )
        if self.engine.stopped:
            return found
        try:
            around, wider = self._model(first)
            causes = around.binding_causes(self.engine)
        except InconclusiveError:
            return found
        if causes is None:
            return found
        binds = cause_texts(causes, self.instance)
        change = self._change(first, causes, wider, tries) if tries else None
        return found.model_copy(update={"binds": binds, "change": change})

    def _monday(self, cost: Cost) -> date:
        if cost.of == "session":
            starts = {session.uid: session.day for session in self.plan.sessions}
            return monday_of(starts.get(cost.where) or datetime.fromisoformat(cost.where).date())
        return monday_of(date.fromisoformat(cost.where))

    def _model(self, cost: Cost) -> tuple[NeighbourhoodModel, Relaxation | None]:
        """Models the week with a cost refused; finds the free time that would avoid it.

        Raises:
            InconclusiveError: The plan is no solution of the model, or isn't charged in it.
        """
        instance, monday = self.instance, self._monday(cost)
        if not isinstance(constraint_of(cost.constraint, instance), CalendarConstraint):
            around, _ = content_neighbourhood(
                instance, self.plan, monday, self.engine, forbidden=True
            )
            refused = around.charged_in(cost.constraint, monday)
            if not refused:
                raise InconclusiveError
            around.cap_costs(refused)
            return around, None
        blocked = blocked_slots(instance, [monday])
        around, choices = calendar_neighbourhood(instance, self.plan, monday, blocked, self.engine)
        refused = around.charged_in(cost.constraint, monday)
        if not refused:
            raise InconclusiveError
        around.cap_costs(refused)
        slots = fewest_minutes_outside(around.guarded, choices, blocked, instance, self.engine)
        return around, relax_free_time(slots, instance, one_day=True)

    def _change(
        self, cost: Cost, causes: Sequence[Cause], wider: Relaxation | None, tries: int
    ) -> Repair | None:
        """Finds the smallest change that ends a shortfall, by solving each."""
        options = [*([wider] if wider else []), *self._options(causes)]
        for change in sorted(options, key=lambda change: change.size)[:tries]:
            relaxed = self.search.relaxed(change)
            if relaxed is None or self.engine.stopped:
                continue
            try:
                costs = self._costs(relaxed, cost)
            except StoppedError:
                raise
            except PlannerError:
                continue
            if not any((c.constraint, c.where) == (cost.constraint, cost.where) for c in costs):
                return as_repair(change, sum(each.points for each in costs))
        return None

    def _options(self, causes: Sequence[Cause]) -> Iterator[Relaxation]:
        for cause in causes:
            for series in relaxations_of(cause, self.instance):
                yield series.steps[0]
                if len(series.steps) > 1:
                    yield series.steps[-1]

    def _costs(self, relaxed: Instance, cost: Cost) -> Sequence[Cost]:
        """Solves the relaxed file for its costs; only its days for a calendar constraint."""
        if isinstance(constraint_of(cost.constraint, self.instance), CalendarConstraint):
            days = solve_days(relaxed, self.engine).costs
            return (*days, *self._charges_of_content())
        return solve(relaxed, QUICK, lambda _: None, self.engine).plan.costs

    def _charges_of_content(self) -> Iterator[Cost]:
        for each in self.plan.costs:
            if not isinstance(constraint_of(each.constraint, self.instance), CalendarConstraint):
                yield each
