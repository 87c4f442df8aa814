"""Solves the content level: fills week after week, repairs costly weeks, proves a bound."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner.constraints.base import ContentConstraint
from planner.errors import BugError, StoppedError
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame, mesocycles_of, weeks_of
from planner.solver.content_errors import no_content_error, refuse_infeasible_sessions
from planner.solver.engine import Engine
from planner.solver.neighbourhoods import Neighbourhoods, Sets

AT_LAST = 10.0
"""Deterministic seconds before a neighbourhood without any content is given up."""

POLISH = 1.0
"""Deterministic seconds to better the first content found of a neighbourhood."""

RECONSIDERED_WEEKS = 3
"""Weeks before a week without any content that are decided again, with it."""

STRETCH_DAYS = 28
"""Charges may be dated by the first day of a stretch as long as this."""

ANY = 1_000_000
"""A ceiling above every cost: any content will do."""

FILL_CEILINGS = (0, 1, 2, 3, 4, 6, 8, 12, 20, 40, None)
FEW_CEILINGS = (0, 4, 20, None)
REPAIR_CEILINGS = (0, 1, 2, 3, 4, 6)


@dataclass(frozen=True)
class Budget:
    """Search effort, in deterministic seconds a model.

    Attributes:
        fill: For a week of the first pass.
        repair: For a repair.
        bound: For a relaxation; 0 leaves the bound at 0.
        spreads: Rounds of repair, each by how many weeks around a costly one are solved again.
        bound_mesocycles: Whether whole mesocycles are relaxed besides single weeks.
        ceilings: Points that a week of the first pass may cost, in the order of the attempts.
    """

    fill: float
    repair: float
    bound: float
    spreads: tuple[int, ...]
    bound_mesocycles: bool
    ceilings: tuple[int | None, ...] = FILL_CEILINGS


class ContentLevel(Neighbourhoods):
    """Fills the sessions of a calendar.

    Args:
        problem: What is planned.
        constraints: The enabled content constraints.
        frames: The calendar's sessions, in order.
        engine: Runs the models.
        budget: How hard to try.
    """

    def __init__(
        self,
        problem: Problem,
        constraints: Sequence[ContentConstraint],
        frames: Sequence[SessionFrame],
        engine: Engine,
        budget: Budget,
    ) -> None:
        super().__init__(problem, constraints, frames, engine)
        self.budget = budget

    def fill(self, report: Callable[[int, int], None]) -> Sets:
        """Finds a first complete content, week by week.

        Args:
            report: Told how many weeks are done, of how many.

        Raises:
            NoPlanError: More is asked for than fits, or a week found nothing in its budget.
            StoppedError: Interrupted twice before the last week.
        """
        refuse_infeasible_sessions(self.constraints, self.frames, self.problem)
        sets: Sets = {}
        neighbourhoods = self.by_week(0)
        for number, free in enumerate(neighbourhoods.values()):
            report(number, len(neighbourhoods))
            hint = self._expected(free, sets)
            found = None
            if not self.engine.stopped:
                found = self.solve(free, sets, self.budget.fill, hint, self.budget.ceilings)
            if found is None:
                found = self._hurry(free, sets, hint)
            sets |= found
        return sets

    def _expected(self, free: frozenset[int], sets: Sets) -> Sets:
        """Hints each session with the content of the last one of its letter."""
        last = {self.frames[i].letter: sets[i] for i in sorted(sets) if i < min(free)}
        return {index: last.get(self.frames[index].letter, {}) for index in free}

    def _hurry(self, free: frozenset[int], sets: Sets, hint: Sets) -> Sets:
        """Finds any content, even when time is up: a whole plan beats none."""
        found = self.solve(free, sets, AT_LAST, hint, (ANY,), must_finish=True)
        if found is None and not self.engine.stopped:
            found = self._reconsider(free, sets)
        if found is not None and not self.engine.stopped:
            whole = frozenset(found)
            found = self.solve(whole, sets, POLISH, found, (None,)) or found
        if found is not None and not self.engine.abandoned:
            return found
        if self.engine.interrupted:
            raise StoppedError("interrupted before a whole plan was found; nothing was written")
        monday = self.frames[min(free)].week.monday
        raise no_content_error(monday, self.constraints, proved=self.proved_infeasible)

    def _reconsider(self, free: frozenset[int], sets: Sets) -> Sets | None:
        """Decides the weeks before a week once more, with it: they may have left no way on."""
        before = [week for week in self.by_week(0).values() if min(week) < min(free)]
        for weeks in range(1, min(RECONSIDERED_WEEKS, len(before)) + 1):
            wider = free.union(*before[-weeks:])
            found = self.solve(wider, sets, AT_LAST, sets, (ANY,))
            if found is not None:
                return found
        return None

    def repair(
        self,
        sets: Sets,
        costs_of: Callable[[Sets], dict[date, int]],
        report: Callable[[int, int], None],
    ) -> Sets:
        """Solves the neighbourhood of every week that costs anything again, while that helps.

        Args:
            sets: A complete content.
            costs_of: Its points by the week's Monday.
            report: Told how many neighbourhoods are done, of how many.
        """
        costs = costs_of(sets)
        for spread in self.budget.spreads:
            neighbourhoods = self.by_week(spread)
            for number, (monday, free) in enumerate(neighbourhoods.items()):
                if not costs.get(monday):
                    continue
                if self.engine.stopped:
                    return sets
                report(number, len(neighbourhoods))
                near = self._costs_near(free, costs)
                lower = [ceiling for ceiling in REPAIR_CEILINGS if ceiling < near]
                found = self.solve(free, sets, self.budget.repair, sets, lower)
                if found is None:
                    continue
                new_costs = costs_of(sets | found)
                if sum(new_costs.values()) < sum(costs.values()):
                    sets, costs = sets | found, new_costs
        return sets

    def _costs_near(self, free: frozenset[int], costs: dict[date, int]) -> int:
        """Sums the costs that these sessions take part in; some are dated before their weeks."""
        weeks = [self.frames[index].week for index in sorted(free)]
        block = self.problem.season.mesocycles[weeks[0].mesocycle].mondays[0]
        first = min(block, weeks[0].monday - timedelta(days=STRETCH_DAYS))
        return sum(each for monday, each in costs.items() if first <= monday <= weeks[-1].monday)

    def bound(self, costs: dict[date, int]) -> int:
        """Proves a lower bound of the whole cost.

        Each week, or with more effort each mesocycle, is solved alone, with every term and
        constraint dropped that reaches outside it; what is left of the cost can't be avoided
        whatever the other weeks do.

        Args:
            costs: Points already reached by week; where there are none nothing is solved.
        """
        total = 0
        for frames in mesocycles_of(self.frames).values():
            weeks = weeks_of(frames)
            costly = [week for monday, week in weeks.items() if costs.get(monday)]
            bound = sum(self._alone(week) for week in costly)
            if costly and self.budget.bound_mesocycles:
                bound = max(bound, self._alone(frames))
            total += bound
        return total

    def _alone(self, frames: Sequence[SessionFrame]) -> int:
        if self.engine.stopped or not self.budget.bound:
            return 0
        free = frozenset(frame.index for frame in frames)
        model, _ = self.build(free, {}, alone=True)
        answer = self.engine.solve(model, self.budget.bound)
        if answer.status == "INFEASIBLE":
            raise BugError("sessions on their own are said to be impossible")
        return answer.bound
