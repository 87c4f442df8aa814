"""Another calendar, where the exercises of a week can't be had on the one that was chosen."""

from collections.abc import Callable
from datetime import date

from planner.errors import NoPlanError, StoppedError
from planner.loading import Loaded
from planner.slots import Slot
from planner.solver.calendar_level import CalendarAnswer, build
from planner.solver.engine import Engine
from planner.solver.explain.calendar_conflict import MOST_WEEKS
from planner.solver.explain.content_conflict import Weeks, taking_part

MEASURING_SECONDS = 1.0
"""Deterministic seconds for what chosen days cost, which takes thousandths."""


class OtherCalendars:
    """Finds calendars on which weeks that had no exercises may have some.

    Args:
        loaded: What is planned.
        engine: Runs the models.
        deterministic_seconds: Budget of each; 0 looks for none.
        on_bound: Told cost and bound whenever one gets better.
    """

    def __init__(
        self,
        loaded: Loaded,
        engine: Engine,
        deterministic_seconds: float,
        on_bound: Callable[[int | None, int | None], None],
    ) -> None:
        self.loaded = loaded
        self.engine = engine
        self._seconds = deterministic_seconds
        self._on_bound = on_bound
        self._mondays: tuple[date, ...] = ()

    def instead_of(self, calendar: CalendarAnswer, error: NoPlanError) -> CalendarAnswer:
        """The cheapest calendar that leaves a way for every week that failed so far.

        The other weeks' exercises are left out of that model, and of these weeks' what hangs on
        the sessions around them, so that no plan costs less than its bound.

        Args:
            calendar: Whose sessions found no exercises.
            error: Which weeks those were.

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
        weeks = Weeks(self.loaded, self._mondays, {}, taking_part(self.loaded), with_room=True)
        model = weeks.switches.holding(weeks.switches.causes)
        model.minimize(sum(term.points * term.variable for term in weeks.terms))
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
        """What these days cost; a search that was cut short may charge them too much."""
        loaded = self.loaded
        model, choices = build(loaded.problem, loaded.calendar_constraints, loaded.problem.slots)
        for slot in choices.slots:
            model.add(choices.taken(slot) == int(slot in taken))
        measured = self.engine.solve(model, MEASURING_SECONDS, hurried=True)
        return measured.cost if measured.status == "OPTIMAL" else None
