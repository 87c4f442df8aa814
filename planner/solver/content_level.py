"""The content level: week windows under the rotation, then repair rounds, and a bound."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ortools.sat.python import cp_model

from planner.constraints.base import ContentConstraint
from planner.dose import most_sets
from planner.errors import BugError, StoppedError
from planner.frame import Frame, mesocycles_of, weeks_of
from planner.problem import Problem
from planner.solver.choices import Amount, ContentChoices
from planner.solver.engine import Engine
from planner.solver.shortfalls import charged
from planner.solver.trouble import no_content, refuse_too_much

Sets = dict[int, dict[str, int]]
"""Sets by session index and exercise id."""


AT_LAST = 10.0
"""Deterministic seconds before a window without any content is given up."""

POLISH = 1.0
"""Deterministic seconds to better a window's content that was the first one found."""

RECONSIDERED_WEEKS = 3
"""Weeks before a window without any content that are decided again, with it."""

STRETCH_DAYS = 28
"""Charges may be dated by the first day of a stretch as long as this."""

ANY = 1_000_000
"""A ceiling above every cost: the first content that is found will do."""

FILL_CEILINGS = (0, 1, 2, 3, 4, 6, 8, 12, 20, 40, None)
REPAIR_CEILINGS = (0, 1, 2, 3, 4, 6)


@dataclass(frozen=True)
class Budget:
    """How hard to try, in deterministic seconds a model.

    Attributes:
        window: For a window of the first pass.
        repair: For a repair.
        bound: For a relaxation.
        spreads: Rounds of repair, each by how many weeks around a costly one are solved again.
        bound_mesocycles: Whether whole mesocycles are relaxed besides single weeks.
    """

    window: float
    repair: float
    bound: float
    spreads: tuple[int, ...]
    bound_mesocycles: bool


class ContentLevel:
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
        frames: Sequence[Frame],
        engine: Engine,
        budget: Budget,
    ) -> None:
        self.problem = problem
        self.constraints = constraints
        self.frames = tuple(frames)
        self.engine = engine
        self.budget = budget
        self.candidates = [problem.usable(frame) for frame in self.frames]
        self.most_sets = [
            {e.id: most_sets(e, frame) for e in candidates}
            for frame, candidates in zip(self.frames, self.candidates, strict=True)
        ]

    def fill(self, report: Callable[[int, int], None]) -> Sets:
        """A first complete content, window by window.

        Raises:
            NoPlanError: More is asked for than fits, or a window found nothing in its budget.
            StoppedError: Interrupted twice before the last window.
        """
        refuse_too_much(self.constraints, self.frames, self.problem)
        sets: Sets = {}
        windows = self._surroundings(0)
        for number, window in enumerate(windows.values()):
            report(number, len(windows))
            hint = self._expected(window, sets)
            found = None
            if not self.engine.stopped:
                found = self._solve(window, sets, self.budget.window, hint, FILL_CEILINGS)
            if found is None:
                found = self._hurry(window, sets, hint)
            sets |= found
        return sets

    def _hurry(self, window: frozenset[int], sets: Sets, hint: Sets) -> Sets:
        """When time is up: what the letter did last, made to fit; a whole plan beats none."""
        found = self._solve(window, sets, AT_LAST, hint, (ANY,), hurried=True)
        if found is None and not self.engine.stopped:
            found = self._reconsider(window, sets)
        if found is not None and not self.engine.stopped:
            whole = frozenset(found)
            found = self._solve(whole, sets, POLISH, found, (None,)) or found
        if found is not None and not self.engine.abandoned:
            return found
        if self.engine.interrupted:
            raise StoppedError("interrupted before a whole plan was found; nothing was written")
        raise no_content(self.frames[min(window)].week.monday, self.constraints)

    def _reconsider(self, window: frozenset[int], sets: Sets) -> Sets | None:
        """Decides the weeks before a window once more, with it: they may have left no way on."""
        before = [week for week in self._surroundings(0).values() if min(week) < min(window)]
        for weeks in range(1, min(RECONSIDERED_WEEKS, len(before)) + 1):
            wider = window.union(*before[-weeks:])
            found = self._solve(wider, sets, AT_LAST, sets, (ANY,))
            if found is not None:
                return found
        return None

    def repair(
        self,
        sets: Sets,
        costs_of: Callable[[Sets], dict[date, int]],
        report: Callable[[int, int], None],
    ) -> Sets:
        """Solves the surroundings of every week that costs anything again, while that helps.

        Args:
            sets: A complete content.
            costs_of: Its points by the week's Monday.
            report: Told how many surroundings are done, of how many.
        """
        costs = costs_of(sets)
        for spread in self.budget.spreads:
            windows = self._surroundings(spread)
            for number, (monday, window) in enumerate(windows.items()):
                if not costs.get(monday):
                    continue
                if self.engine.stopped:
                    return sets
                report(number, len(windows))
                near = self._costs_near(window, costs)
                lower = [ceiling for ceiling in REPAIR_CEILINGS if ceiling < near]
                found = self._solve(window, sets, self.budget.repair, sets, lower)
                if found is None:
                    continue
                new_costs = costs_of(sets | found)
                if sum(new_costs.values()) < sum(costs.values()):
                    sets, costs = sets | found, new_costs
        return sets

    def _costs_near(self, window: frozenset[int], costs: dict[date, int]) -> int:
        """Points of all that these sessions have a part in: it may begin before their weeks."""
        weeks = [self.frames[index].week for index in sorted(window)]
        block = self.problem.season.mesocycles[weeks[0].mesocycle].mondays[0]
        first = min(block, weeks[0].monday - timedelta(days=STRETCH_DAYS))
        return sum(each for monday, each in costs.items() if first <= monday <= weeks[-1].monday)

    def bound(self, costs: dict[date, int]) -> int:
        """A proved lower bound of the whole cost.

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

    def _alone(self, frames: Sequence[Frame]) -> int:
        if self.engine.stopped:
            return 0
        window = frozenset(frame.index for frame in frames)
        model, _ = self.build(window, {}, alone=True)
        answer = self.engine.solve(model, self.budget.bound)
        if answer.status == "INFEASIBLE":
            raise BugError("sessions on their own are said to be impossible")
        return answer.bound

    def build(
        self, window: frozenset[int], fixed: Sets, *, alone: bool = False
    ) -> tuple[cp_model.CpModel, ContentChoices]:
        """The model of a window, everything outside it a constant.

        Args:
            window: Indices of the sessions to decide.
            fixed: Sets of the others.
            alone: Whether all that reaches outside the window is dropped (a relaxation).
        """
        model, choices, _ = self._build(window, fixed, alone=alone)
        return model, choices

    def _build(
        self, window: frozenset[int], fixed: Sets, *, alone: bool = False
    ) -> tuple[cp_model.CpModel, ContentChoices, Amount]:
        model = cp_model.CpModel()
        choices = ContentChoices(
            model, self.frames, self.candidates, self.most_sets, fixed, window, alone
        )
        cost: Amount = sum(
            charged(model, c, c.post(model, choices, self.problem)) for c in self.constraints
        )
        cost += choices.leaning
        model.minimize(cost)
        return model, choices, cost

    def _expected(self, window: frozenset[int], sets: Sets) -> Sets:
        """Where to start the search: what the last session of the same letter did."""
        last = {self.frames[i].letter: sets[i] for i in sorted(sets) if i < min(window)}
        return {index: last.get(self.frames[index].letter, {}) for index in window}

    def _solve(
        self,
        window: frozenset[int],
        fixed: Sets,
        seconds: float,
        hint: Sets,
        ceilings: Sequence[int | None],
        *,
        hurried: bool = False,
    ) -> Sets | None:
        """Asks for a window that costs at most each ceiling in turn; None is the cheapest one.

        Whether a low ceiling can be kept is found out several times as fast as what the cheapest
        content is, and nearly every window can cost nothing.
        """
        model, choices, cost = self._build(window, fixed)
        choices.hint(hint)
        left = list(ceilings)
        while left:
            ceiling = left.pop(0)
            attempt = model
            if ceiling is not None:
                attempt = model.clone()
                attempt.proto.clear_objective()
                attempt.add(cost <= ceiling)
            answer = self.engine.solve(attempt, seconds, hurried=hurried)
            if answer.found:
                return choices.decided(answer.solver)
            if answer.status != "INFEASIBLE":  # the next ceilings will hardly be settled either
                left = left[2:] or left[-1:]
        return None

    def _surroundings(self, weeks_around: int) -> dict[date, frozenset[int]]:
        """By Monday, the sessions of that week and of so many before and after it."""
        weeks = weeks_of(self.frames)
        indices = [frozenset(frame.index for frame in week) for week in weeks.values()]
        return {
            monday: frozenset().union(*indices[max(0, n - weeks_around) : n + weeks_around + 1])
            for n, monday in enumerate(weeks)
        }
