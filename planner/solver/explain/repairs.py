"""The cheapest edits that make an impossible file solve, each tried before it is named."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import NamedTuple

from planner.errors import ImpossibleError, NoPlanError
from planner.explanation.causes import Stated
from planner.explanation.changes import Change, Ladder, ladders_of
from planner.explanation.openings import opened
from planner.loading import Loaded
from planner.plan import Repair, Rewrite
from planner.rules import Rule
from planner.solver.engine import AT_ONCE, Engine
from planner.solver.explain.conflict import Conflict, conflict_behind, openings
from planner.solver.explain.questions import UnsettledError
from planner.solver.explain.steps import Steps
from planner.solver.run import DRAFT, QUICK, Options, solve

MOST_REPAIRS = 3

MANY_PARTS = 3
"""Of changes of so many things together one is enough: others differ in the last of them."""

MOST_TRIES = 24
"""Files that are solved at most while repairs are looked for."""


def as_repair(change: Change, cost: int) -> Repair:
    """A change that was tried, with what a plan then costs."""
    edits = tuple(
        Rewrite(pointer=each.pointer, value=json.loads(json.dumps(each.value, default=str)))
        for each in change.edits
    )
    return Repair(edits=edits, message=change.message, cost=cost)


class _Failed(NamedTuple):
    """A change that was not enough: why there is no plan, and the file with it."""

    error: ImpossibleError | NoPlanError
    change: Change
    changed: Loaded


class _Remaining(NamedTuple):
    """What a file still runs against after a change that was not enough."""

    change: Change
    loaded: Loaded
    conflict: Conflict


class _Option(NamedTuple):
    """A change that ends a conflict, and itself with what is beyond it.

    As long as it isn't known to end it, no smaller change of that thing can.
    """

    change: Change
    further: Sequence[Change] = ()
    known: bool = True


class Repairs:
    """Looks for repairs of one file.

    Args:
        loaded: The file.
        today: As for ``load``.
        engine: Runs the models.
    """

    def __init__(self, loaded: Loaded, today: date, engine: Engine) -> None:
        self.loaded = loaded
        self.engine = engine
        self.steps = Steps(loaded, today, engine)
        self._tries = 0

    def find(self, conflict: Conflict) -> list[Repair]:
        """Up to three repairs, cheapest first.

        What ends the first conflict may leave others; where no change ends all of them, the
        smallest that ends the first goes together with what ends the next.
        """
        self._tries = 0
        found = self._ending(Change(()), self.loaded, conflict)
        found.sort(key=lambda pair: (pair[0], pair[1].size))
        return [as_repair(change, cost) for cost, change in found]

    def _ending(
        self, before: Change, loaded: Loaded, conflict: Conflict
    ) -> list[tuple[int, Change]]:
        """Changes after which there is a plan, each with what that costs.

        Args:
            before: What was changed already.
            loaded: The file with that.
            conflict: What it still runs against.
        """
        found: list[tuple[int, Change]] = []
        failed: list[_Failed] = []
        unexplained: list[_Failed] = []
        remaining: _Remaining | None = None
        named = _named(loaded, conflict)
        most = MOST_REPAIRS if len(before.parts) + 1 < MANY_PARTS else 1
        options = list(self._options(loaded, conflict))
        while len(found) < most and (option := self._taken(options, loaded, conflict)):
            change = before.then(option.change)
            changed = self._tried(change, loaded)
            if changed is None:
                continue
            if remaining and not self._ends(remaining, changed):
                mondays = remaining.conflict.mondays
            else:
                cost = self._cost(changed, DRAFT)
                if isinstance(cost, int):
                    found.append((cost, change))
                    continue
                failed.append(_Failed(cost, change, changed))
                mondays = cost.mondays if isinstance(cost, NoPlanError) else ()
            enough = None if found else self._enough(option.further, loaded, conflict)
            if enough:
                options.append(_Option(option.further[enough]))
            elif not (found or remaining or (enough == 0 and _covers(conflict, mondays))):
                unexplained.append(failed[-1])
                if len(option.further) <= 1 or enough == 0 or not _near(mondays, conflict):
                    remaining = self._remaining(failed[-1], named)
                    options = self._that_may_end(remaining, options, before, loaded)
        if failed and not found:
            if unexplained and remaining is None:
                remaining = self._remaining(unexplained[0], named)
            found = self._ending(*remaining) if remaining else []
            found = found or self._on_other_days(failed)
        return found

    def _enough(self, further: Sequence[Change], loaded: Loaded, conflict: Conflict) -> int | None:
        """Which step ends all that is in a conflict's weeks, where there is one to choose."""
        steps = further if len(further) > 1 else ()
        return self.steps.first(steps, loaded, conflict, whole=True)

    def _on_other_days(self, failed: Iterable["_Failed"]) -> list[tuple[int, Change]]:
        """The first change after which there is a plan, though not on the days chosen first."""
        for error, change, changed in failed:
            if isinstance(error, NoPlanError) and not self.engine.stopped:
                cost = self._cost(changed, QUICK)
                if isinstance(cost, int):
                    return [(cost, change)]
        return []

    def _cost(self, changed: Loaded, options: Options) -> int | ImpossibleError | NoPlanError:
        """What the plan of a changed file costs, or why there is none."""
        try:
            plan = solve(changed, options, lambda _: None, self.engine).plan
        except (ImpossibleError, NoPlanError) as error:
            return error
        return sum(level.cost for level in plan.levels)

    def _tried(self, change: Change, like: Loaded) -> Loaded | None:
        """The file with a change, while there are tries left."""
        self._tries += 1
        return self.steps.changed(change, like=like) if self._tries <= MOST_TRIES else None

    def _remaining(self, failed: "_Failed", known: frozenset[object]) -> "_Remaining | None":
        """What a changed file that has no plan runs against, where that is not what is known."""
        error, change, changed = failed
        try:
            conflict = conflict_behind(error, changed, self.engine, confirmed=False)
        except (NoPlanError, UnsettledError):
            return None
        if _named(changed, conflict) == known:
            return None
        return _Remaining(change, changed, conflict)

    def _ends(self, remaining: "_Remaining", changed: Loaded) -> bool:
        """Whether another change may end that as well."""
        _, loaded, conflict = remaining
        return self.steps.ends(changed, loaded, conflict, whole=False) is not False

    def _options(self, loaded: Loaded, conflict: Conflict) -> Iterator[_Option]:
        """What would end a conflict: of each thing the smallest change that does."""
        slots = openings(loaded, conflict, self.engine)
        for only_then in (True, False):
            change = opened(slots, loaded, only_then=only_then)
            if change is not None:
                yield _Option(change)
        ladders: list[Ladder] = []
        for cause in conflict.causes:
            for ladder in ladders_of(cause, loaded, self.loaded):
                if ladder.steps and ladder not in ladders:
                    ladders.append(ladder)
                    yield _Option(ladder.steps[0], ladder.steps, known=False)

    def _taken(self, options: list[_Option], loaded: Loaded, conflict: Conflict) -> _Option | None:
        """Takes the smallest change that ends a conflict; None once there is none."""
        while options and not self.engine.stopped:
            option = min(options, key=_size)
            if option.known:
                options.remove(option)
                return option
            options[:] = self._looked_into(options, loaded, conflict)
        return None

    def _looked_into(
        self, options: Sequence[_Option], loaded: Loaded, conflict: Conflict
    ) -> list[_Option]:
        """The options; of two more of them, the smallest, it is then known how far they must go."""
        unknown = [number for number, each in enumerate(options) if not each.known]
        unknown = sorted(unknown, key=lambda number: _size(options[number]))[:AT_ONCE]
        firsts = self.engine.at_once(
            partial(self.steps.first, options[number].further, loaded, conflict, whole=False)
            for number in unknown
        )
        looked_into = list(options)
        for number, first in zip(unknown, firsts, strict=True):
            steps = options[number].further[first:]
            looked_into[number] = _Option(steps[0], steps, known=first is not None)
        return [
            each for number, each in enumerate(looked_into) if each.known or number not in unknown
        ]

    def _that_may_end(
        self,
        remaining: "_Remaining | None",
        options: Sequence[_Option],
        before: Change,
        loaded: Loaded,
    ) -> list[_Option]:
        """The options whose furthest step may end what remains as well."""
        if remaining is None:
            return list(options)

        def ends(option: _Option) -> bool:
            furthest = option.further[-1] if option.further else option.change
            changed = self.steps.changed(before.then(furthest), like=loaded)
            return changed is None or self._ends(remaining, changed)

        told = self.engine.at_once(partial(ends, option) for option in options)
        return [option for option, may in zip(options, told, strict=True) if may]


def _size(option: _Option) -> int:
    return option.change.size


def _near(mondays: Iterable[date], conflict: Conflict) -> bool:
    """Whether weeks, where they are known, are any of those of a conflict."""
    weeks = set(mondays)
    return not weeks or not weeks.isdisjoint(conflict.mondays)


def _covers(conflict: Conflict, mondays: Iterable[date]) -> bool:
    """Whether days and exercises of all these weeks, if they are known, were asked about."""
    weeks = set(mondays)
    return conflict.content and bool(weeks) and weeks.issubset(conflict.mondays)


def _named(loaded: Loaded, conflict: Conflict) -> frozenset[object]:
    """The causes of a conflict, rules by their number: their lines change with the file."""
    numbers = {each.label: each.number for each in loaded.constraints if isinstance(each, Rule)}
    return frozenset(
        replace(cause, constraint=f"rule {numbers[cause.constraint]}")
        if isinstance(cause, Stated) and cause.constraint in numbers
        else cause
        for cause in conflict.causes
    )
