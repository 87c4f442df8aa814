"""The cheapest edits that make an impossible file solve, each tried before it is named."""

import heapq
import json
from collections.abc import Iterator, Sequence
from datetime import date

from planner.errors import InputError, PlannerError, StoppedError
from planner.explanation.changes import Change, Ladder, ladders_of
from planner.explanation.openings import opened
from planner.loading import Loaded, load
from planner.plan import Plan, Repair, Rewrite
from planner.rules import Rule
from planner.solver.engine import Engine
from planner.solver.explain.conflict import QUICK, Conflict, conflict_of, holds, openings
from planner.solver.explain.smallest import UnsettledError
from planner.solver.run import solve
from planner.yaml_edit import edited

MOST_REPAIRS = 3
MOST_TRIES = 12
"""Files that are solved at most while repairs are looked for."""


def as_repair(change: Change, cost: int) -> Repair:
    """A change that was tried, with what the plan then costs."""
    edits = tuple(
        Rewrite(pointer=each.pointer, value=json.loads(json.dumps(each.value, default=str)))
        for each in change.edits
    )
    return Repair(edits=edits, message=change.message, cost=cost)


class Repairs:
    """Looks for repairs of one file.

    Args:
        loaded: The file.
        today: As for ``load``.
        engine: Runs the models.
    """

    def __init__(self, loaded: Loaded, today: date, engine: Engine) -> None:
        self.loaded = loaded
        self.today = today
        self.engine = engine

    def find(self, conflict: Conflict) -> list[Repair]:
        """Up to three repairs, cheapest first.

        What ends the first conflict may leave others; those are then ended too, unless some other
        change has ended all of them by itself.
        """
        found: list[tuple[int, Change]] = []
        waiting: list[tuple[int, int, Change]] = []
        count = 0
        for change in self._changes(self.loaded, conflict):
            count += 1
            heapq.heappush(waiting, (change.size, count, change))
        tries = 0
        while waiting and len(found) < MOST_REPAIRS and tries < MOST_TRIES:
            _, _, change = heapq.heappop(waiting)
            tries += 1
            loaded = self.changed(change)
            try:
                outcome = self._outcome(loaded, stacking=not found) if loaded else None
            except StoppedError:
                raise
            except (PlannerError, UnsettledError):
                continue
            if isinstance(outcome, Plan):
                cost = sum(level.cost for level in outcome.levels)
                found.append((cost, change))
            elif outcome is not None and loaded is not None:
                for more in self._changes(loaded, outcome):
                    count += 1
                    both = change.then(self._as_named_here(more, loaded))
                    heapq.heappush(waiting, (both.size, count, both))
        found.sort(key=lambda pair: (pair[0], pair[1].size))
        return [as_repair(change, cost) for cost, change in found]

    def _outcome(self, loaded: Loaded, *, stacking: bool) -> Conflict | Plan:
        """The plan of a changed file, or what it still runs against if that is to be ended too.

        Raises:
            PlannerError: There is no plan, and it isn't asked why.
            UnsettledError: Nothing was shown in the budget.
        """
        if stacking:
            return conflict_of(loaded, self.engine)
        return solve(loaded, QUICK, lambda _: None).plan

    def _changes(self, loaded: Loaded, conflict: Conflict) -> Iterator[Change]:
        """What would end a conflict: of each thing the smallest change that does."""
        for only_then in (True, False):
            change = opened(openings(loaded, conflict, self.engine), loaded, only_then=only_then)
            if change is not None:
                yield change
        for cause in conflict.causes:
            for ladder in ladders_of(cause, loaded):
                change = self._first_that_helps(ladder, loaded, conflict)
                if change is not None:
                    yield change

    def _as_named_here(self, change: Change, loaded: Loaded) -> Change:
        """A change of an edited file, its rules called by their lines in the file as it is."""
        labels = {each.number: each.label for each in loaded.constraints if isinstance(each, Rule)}
        for each in self.loaded.constraints:
            if isinstance(each, Rule) and each.number is not None:
                change = change.renamed(labels.get(each.number, each.label), each.label)
        return change

    def _first_that_helps(
        self, ladder: Ladder, loaded: Loaded, conflict: Conflict
    ) -> Change | None:
        """The smallest step that ends every conflict there, else the smallest that ends this one.

        Whether it ends this one is much the quicker question, so it is asked first.
        """
        steps = ladder.steps
        least = self._first(steps, loaded, conflict, whole=False)
        if least is None:
            return None
        more = steps[least:]
        enough = self._first(more, loaded, conflict, whole=True) if len(more) > 1 else None
        return more[enough or 0]

    def _first(
        self, steps: Sequence[Change], loaded: Loaded, conflict: Conflict, *, whole: bool
    ) -> int | None:
        """Which step is the first that helps; where one does, further ones do too."""
        low, high = 0, len(steps) - 1
        if self._helps(steps[low], loaded, conflict, whole=whole):
            return low
        if low == high or not self._helps(steps[high], loaded, conflict, whole=whole):
            return None
        while low + 1 < high:
            middle = (low + high) // 2
            if self._helps(steps[middle], loaded, conflict, whole=whole):
                high = middle
            else:
                low = middle
        return high

    def _helps(self, change: Change, loaded: Loaded, conflict: Conflict, *, whole: bool) -> bool:
        changed = self.changed(change, loaded)
        try:
            return changed is not None and holds(changed, conflict, self.engine, whole=whole)
        except UnsettledError:
            return False

    def changed(self, change: Change, loaded: Loaded | None = None) -> Loaded | None:
        """The file with a change; None where it then has a mistake."""
        base = loaded or self.loaded
        try:
            text = edited(base.text, change.edits, str(base.path))
            return load(
                base.path,
                today=self.today,
                season_start=base.problem.season.start,
                options=base.options,
                text=text,
            )
        except (InputError, ValueError):
            return None
