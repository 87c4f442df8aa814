"""Finds an alternative calendar, where a week has no content on the chosen one."""

from collections.abc import Callable
from datetime import date

from planner.errors import NoPlanError, StoppedError
from planner.instance import Instance
from planner.problem.slots import Slot
from planner.solver.calendar_level import CalendarAnswer, build
from planner.solver.engine import Engine
from planner.solver.joint_model import MOST_WEEKS, WeeksModel, monotone_constraints

MEASURING_SECONDS = 1.0
"""Deterministic seconds to cost fixed days, which takes thousandths."""


class AlternativeCalendars:
    """Finds calendars on which weeks that had no content may have some.

    Args:
        instance: The athlete's file.
        engine: Runs the models.
        deterministic_seconds: Budget of each search; 0 looks for none.
        on_bound: Told cost and bound whenever one gets better.
    """

    def __init__(
        self,
        instance: Instance,
        engine: Engine,
        deterministic_seconds: float,
        on_bound: Callable[[int | None, int | None], None],
    ) -> None:
        self.instance = instance
        self.engine = engine
        self._seconds = deterministic_seconds
        self._on_bound = on_bound
        self._mondays: tuple[date, ...] = ()

    def instead_of(self, calendar: CalendarAnswer, error: NoPlanError) -> CalendarAnswer:
        """Finds the cheapest calendar that allows content in every week that failed so far.

        The model leaves out the other weeks' content, and constraints that depend on the sessions
        around these weeks, so that no plan costs less than its bound.

        Args:
            calendar: The calendar whose sessions have no content.
            error: The error that names its weeks.

        Raises:
            NoPlanError: The given one, where a week failed again, or no calendar is found; where
                there is none for all of these weeks, it names them.
            StoppedError: Interrupted.
        """
        new = bool(error.mondays) and set(error.mondays).isdisjoint(self._mondays)
        self._mondays = tuple(sorted({*self._mondays, *error.mondays}))
        few = len(self._mondays) <= MOST_WEEKS
        if not (self._seconds and new and few) or self.engine.stopped:
            raise error
        weeks = WeeksModel(
            self.instance, self._mondays, {}, monotone_constraints(self.instance), with_room=True
        )
        model = weeks.guarded.enforcing(weeks.guarded.causes)
        model.minimize(sum(term.points * term.variable for term in weeks.cost_terms))
        answer = self.engine.solve(model, self._seconds, self._on_bound)
        if self.engine.interrupted and not answer.found:
            raise StoppedError("interrupted before a plan was found; nothing was written")
        if answer.status == "INFEASIBLE":
            raise NoPlanError(str(error), error.hint, self._mondays)
        taken = weeks.calendar.chosen(answer.solver) if answer.found else ()
        cost = self._cost(taken) if taken else None
        if cost is None:
            raise error
        return CalendarAnswer(taken, cost, min(cost, max(calendar.bound, answer.bound)))

    def _cost(self, taken: tuple[Slot, ...]) -> int | None:
        """Computes the cost of fixed days; a search that was cut short may charge them too much."""
        instance = self.instance
        model, choices = build(
            instance.problem, instance.calendar_constraints, instance.problem.slots
        )
        for slot in choices.slots:
            model.add(choices.taken(slot) == int(slot in taken))
        measured = self.engine.solve(model, MEASURING_SECONDS, must_finish=True)
        return measured.cost if measured.status == "OPTIMAL" else None
