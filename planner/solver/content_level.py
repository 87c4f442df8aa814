"""Solves the content level: templates first, then the weeks where they can't stand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

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

ANY = 1_000_000
"""A ceiling above every cost: any content will do."""


@dataclass(frozen=True)
class Budget:
    """Search effort, in deterministic seconds a model.

    Attributes:
        fill: For a week whose templates can't stand as they are.
        bound: For a relaxation; 0 leaves the bound at 0.
        bound_mesocycles: Whether whole mesocycles are relaxed besides single weeks.
    """

    fill: float
    bound: float
    bound_mesocycles: bool


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

    def fill(
        self,
        costs_of: Callable[[Sets], dict[date, int]],
        report: Callable[[int, int], None],
    ) -> Sets:
        """Gives each session its template, and solves the weeks where that can't stand.

        Args:
            costs_of: The points of a content by the week's Monday; of what breaks a hard
                constraint very many.
            report: Told how many weeks are done, of how many.

        Raises:
            NoPlanError: More is asked for than fits, or a week found nothing in its budget.
            StoppedError: Interrupted twice before the last week.
        """
        refuse_infeasible_sessions(self.constraints, self.frames, self.problem)
        sets: Sets = {
            frame.index: dict(frame.course.template) if frame.course else {}
            for frame in self.frames
        }
        neighbourhoods = self.by_week(0)
        tried: set[date] = set()
        for _ in range(len(neighbourhoods)):
            costs = costs_of(sets)
            troubled = [m for m in neighbourhoods if costs.get(m) and m not in tried]
            if not troubled:
                break
            for monday in troubled:
                tried.add(monday)
                report(len(tried), len(neighbourhoods))
                sets |= self._mended(neighbourhoods[monday], sets)
        return sets

    def _mended(self, free: frozenset[int], sets: Sets) -> Sets:
        """Solves a week whose templates cost something or can't stand."""
        hint = {index: sets[index] for index in free}
        found = None
        if not self.engine.stopped:
            found = self.solve(free, sets, self.budget.fill, hint, (None,))
        return found if found is not None else self._hurry(free, sets, hint)

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
