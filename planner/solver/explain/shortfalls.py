"""What fell short in a plan: what binds, and the cheapest single change that would end it."""

import contextlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime

from planner.constraints import CalendarConstraint
from planner.errors import ImpossibleError, NoPlanError, PlannerError, StoppedError
from planner.explanation.because import because, constraint_of
from planner.explanation.causes import Cause
from planner.explanation.changes import Change, ladders_of
from planner.explanation.openings import opened
from planner.instants import monday_of
from planner.loading import Loaded
from planner.notes import capped_weeks, wanted_sessions
from planner.plan import Cost, Plan, Repair, Shortfall
from planner.solver.choices import CalendarChoices
from planner.solver.engine import Engine
from planner.solver.explain.calendar_conflict import (
    Blocked,
    blocked_slots,
    calendar_model,
    smallest_of,
)
from planner.solver.explain.conflict import found_time
from planner.solver.explain.questions import UnsettledError
from planner.solver.explain.repairs import as_repair
from planner.solver.explain.smallest import Conflicts
from planner.solver.explain.soft_model import SoftModel, calendar_around, content_of_week
from planner.solver.explain.steps import Steps
from planner.solver.explain.switches import Switches
from planner.solver.run import QUICK, solve, solve_days
from planner.text.lists import counted


class Shortfalls:
    """Looks into what a plan is charged for.

    Args:
        loaded: What was planned.
        plan: Its plan.
        today: As for ``load``.
        engine: Runs the models.
    """

    def __init__(self, loaded: Loaded, plan: Plan, today: date, engine: Engine) -> None:
        self.loaded = loaded
        self.plan = plan
        self.engine = engine
        self.steps = Steps(loaded, today, engine)

    def worst(
        self,
        count: int | None,
        tries: int,
        report: Callable[[int, int], None] = lambda done, total: None,
    ) -> tuple[Shortfall, ...]:
        """The costliest shortfalls, each constraint's of one place together.

        Args:
            count: How many; None for all.
            tries: How many changes are solved at most for each.
            report: Told how many are done, of how many.
        """
        places = self._places()
        if count is not None:
            first_of_each = {costs[0].constraint: costs for costs in reversed(places)}
            totals = Counter[str]()
            for cost in self.plan.costs:
                totals[cost.constraint] += cost.points
            places = [first_of_each[name] for name, _ in totals.most_common(count)]
        found = list(self._without_room(tries))
        for number, costs in enumerate(places):
            report(number, len(places))
            found.append(self._look_into(costs, tries))
        return tuple(found[:count])

    def _places(self) -> list[list[Cost]]:
        """What each constraint charges in one place, the most first."""
        places: dict[tuple[str, str], list[Cost]] = {}
        for cost in self.plan.costs:
            places.setdefault((cost.constraint, cost.where), []).append(cost)
        return sorted(
            places.values(), key=lambda costs: (-sum(c.points for c in costs), costs[0].where)
        )

    def _without_room(self, tries: int) -> Iterator[Shortfall]:
        """Weeks that could not be asked for all sessions; the first one stands for the others."""
        loaded = self.loaded
        weeks = capped_weeks(loaded.problem) if self.plan.sessions else []
        if not weeks or self.engine.stopped:
            return
        monday, wanted = weeks[0].monday, wanted_sessions(weeks[0])
        room = loaded.problem.target_sessions[monday]
        others = f" ({counted(len(weeks), 'week')})" if len(weeks) > 1 else ""
        found = Shortfall(
            constraint=next(c.label for c in loaded.constraints if c.measures == "sessions"),
            points=0,
            where=str(monday),
            of="week",
            message=f"room for {room} of {wanted} sessions{others}",
        )
        blocked = blocked_slots(loaded, [monday])
        switches, choices, _ = calendar_model(loaded, blocked, with_room=False)
        switches.model.add(choices.count(choices.in_week(monday)) >= wanted)
        with contextlib.suppress(UnsettledError):
            causes = smallest_of(Conflicts(switches, self.engine), loaded) or []
            change = self._room(monday, wanted, switches, choices, blocked) if tries else None
            found = found.model_copy(
                update={"binds": because(causes, loaded), "change": change},
            )
        yield found

    def _room(
        self,
        monday: date,
        wanted: int,
        switches: Switches,
        choices: CalendarChoices,
        blocked: Blocked,
    ) -> Repair | None:
        """Free time with which the week gets all its sessions."""
        slots = found_time(switches, choices, blocked, self.loaded, self.engine)
        change = opened(slots, self.loaded, only_then=False)
        changed = None if change is None else self.steps.changed(change)
        if change is None or changed is None:
            return None
        with contextlib.suppress(ImpossibleError, NoPlanError):
            plan = solve_days(changed, self.engine)
            if sum(monday_of(s.day) == monday for s in plan.sessions) >= wanted:
                costs = (*plan.costs, *self._charges_of_content())
                return as_repair(change, sum(cost.points for cost in costs))
        return None

    def _look_into(self, costs: Sequence[Cost], tries: int) -> Shortfall:
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
            soft, wider = self._model(first)
            causes = soft.binding(self.engine)
        except UnsettledError:
            return found
        if causes is None:
            return found
        binds = because(causes, self.loaded)
        change = self._change(first, causes, wider, tries) if tries else None
        return found.model_copy(update={"binds": binds, "change": change})

    def _monday(self, cost: Cost) -> date:
        if cost.of == "session":
            starts = {session.uid: session.day for session in self.plan.sessions}
            return monday_of(starts.get(cost.where) or datetime.fromisoformat(cost.where).date())
        return monday_of(date.fromisoformat(cost.where))

    def _model(self, cost: Cost) -> tuple[SoftModel, Change | None]:
        """The week's model in which this may not be charged, and time that would have to be found.

        Raises:
            UnsettledError: The plan doesn't hold together in it.
        """
        loaded, monday = self.loaded, self._monday(cost)
        if not isinstance(constraint_of(cost.constraint, loaded), CalendarConstraint):
            soft, _ = content_of_week(loaded, self.plan, monday, self.engine, forbidden=True)
            mended = soft.charged_in(cost.constraint, monday)
            if not mended:
                raise UnsettledError
            soft.keep(mended)
            return soft, None
        blocked = blocked_slots(loaded, [monday])
        soft, choices = calendar_around(loaded, self.plan, monday, blocked, self.engine)
        mended = soft.charged_in(cost.constraint, monday)
        if not mended:
            raise UnsettledError
        soft.keep(mended)
        slots = found_time(soft.switches, choices, blocked, loaded, self.engine)
        return soft, opened(slots, loaded, only_then=True)

    def _change(
        self, cost: Cost, causes: Sequence[Cause], wider: Change | None, tries: int
    ) -> Repair | None:
        """The smallest change that ends it, solved."""
        options = [*([wider] if wider else []), *self._options(causes)]
        for change in sorted(options, key=lambda change: change.size)[:tries]:
            changed = self.steps.changed(change)
            if changed is None or self.engine.stopped:
                continue
            try:
                costs = self._costs(changed, cost)
            except StoppedError:
                raise
            except PlannerError:
                continue
            if not any((c.constraint, c.where) == (cost.constraint, cost.where) for c in costs):
                return as_repair(change, sum(each.points for each in costs))
        return None

    def _options(self, causes: Sequence[Cause]) -> Iterator[Change]:
        for cause in causes:
            for ladder in ladders_of(cause, self.loaded):
                yield ladder.steps[0]
                if len(ladder.steps) > 1:
                    yield ladder.steps[-1]

    def _costs(self, changed: Loaded, cost: Cost) -> Sequence[Cost]:
        """What the changed file's plan is charged; exercises stay where they play no part."""
        if isinstance(constraint_of(cost.constraint, self.loaded), CalendarConstraint):
            days = solve_days(changed, self.engine).costs
            return (*days, *self._charges_of_content())
        return solve(changed, QUICK, lambda _: None, self.engine).plan.costs

    def _charges_of_content(self) -> Iterator[Cost]:
        for each in self.plan.costs:
            if not isinstance(constraint_of(each.constraint, self.loaded), CalendarConstraint):
                yield each
