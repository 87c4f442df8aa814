"""Finds repairs: the cheapest correction sets of edits with which an impossible file solves."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import NamedTuple

from planner.errors import ImpossibleError, NoPlanError
from planner.explain.conflict import Conflict, conflict_behind, slots_outside_free_time
from planner.explain.free_time_relaxation import relax_free_time
from planner.explain.oracle import InconclusiveError
from planner.explain.relaxation import Relaxation, RelaxationSeries, relaxations_of
from planner.explain.relaxation_search import RelaxationSearch
from planner.instance import Instance
from planner.plan.plan import Repair, Rewrite
from planner.rules.rule import Rule
from planner.solver.causes import Requirement
from planner.solver.engine import AT_ONCE, Engine
from planner.solver.run import DRAFT, QUICK, Options, solve

MOST_REPAIRS = 3

MANY_PARTS = 3
"""Repairs of so many parts are only looked for until one is found: others differ little."""

MOST_TRIES = 24
"""Most files to solve while looking for repairs."""


def as_repair(relaxation: Relaxation, cost: int) -> Repair:
    """Makes a repair of a relaxation whose file was solved, with its plan's cost."""
    edits = tuple(
        Rewrite(pointer=each.pointer, value=json.loads(json.dumps(each.value, default=str)))
        for each in relaxation.edits
    )
    return Repair(edits=edits, message=relaxation.message, cost=cost)


class _Failed(NamedTuple):
    """A relaxation whose file still has no plan, with the error and the relaxed file."""

    error: ImpossibleError | NoPlanError
    relaxation: Relaxation
    relaxed: Instance


class _Remaining(NamedTuple):
    """The conflict that remains after a relaxation that did not suffice."""

    relaxation: Relaxation
    instance: Instance
    conflict: Conflict


class _Option(NamedTuple):
    """A relaxation that may resolve a conflict.

    Attributes:
        relaxation: The relaxation; until it is known to suffice, no smaller one of its series does.
        further: Itself and the further ones of its series.
        known: Whether it is known to suffice.
    """

    relaxation: Relaxation
    further: Sequence[Relaxation] = ()
    known: bool = True


class Repairs:
    """Finds repairs of one file.

    Args:
        instance: The athlete's file.
        today: As for ``load``.
        engine: Runs the models.
    """

    def __init__(self, instance: Instance, today: date, engine: Engine) -> None:
        self.instance = instance
        self.engine = engine
        self.search = RelaxationSearch(instance, today, engine)
        self._tries = 0

    def find(self, conflict: Conflict) -> list[Repair]:
        """Finds up to three repairs, cheapest first.

        A relaxation that resolves the first conflict may leave others. Where none resolves all,
        the smallest that resolves the first is joined with one that resolves the next.
        """
        self._tries = 0
        found = self._solving(Relaxation(()), self.instance, conflict)
        found.sort(key=lambda pair: (pair[0], pair[1].size))
        return [as_repair(relaxation, cost) for cost, relaxation in found]

    def _solving(
        self, before: Relaxation, instance: Instance, conflict: Conflict
    ) -> list[tuple[int, Relaxation]]:
        """Finds relaxations after which the file solves, each with its plan's cost.

        Args:
            before: The relaxation so far.
            instance: The file with it.
            conflict: The conflict of that file.
        """
        found: list[tuple[int, Relaxation]] = []
        failed: list[_Failed] = []
        unexplained: list[_Failed] = []
        remaining: _Remaining | None = None
        keys = _cause_keys(instance, conflict)
        most = MOST_REPAIRS if len(before.parts) + 1 < MANY_PARTS else 1
        options = list(self._options(instance, conflict))
        while len(found) < most and (option := self._take(options, instance, conflict)):
            relaxation = before.followed_by(option.relaxation)
            relaxed = self._relax(relaxation, instance)
            if relaxed is None:
                continue
            if remaining and not self._may_resolve(remaining, relaxed):
                mondays = remaining.conflict.mondays
            else:
                cost = self._cost(relaxed, DRAFT)
                if isinstance(cost, int):
                    found.append((cost, relaxation))
                    continue
                failed.append(_Failed(cost, relaxation, relaxed))
                mondays = cost.mondays if isinstance(cost, NoPlanError) else ()
            enough = None if found else self._enough(option.further, instance, conflict)
            if enough:
                options.append(_Option(option.further[enough]))
            elif not (found or remaining or (enough == 0 and _covers(conflict, mondays))):
                unexplained.append(failed[-1])
                if len(option.further) <= 1 or enough == 0 or not _near(mondays, conflict):
                    remaining = self._remaining(failed[-1], keys)
                    options = self._that_may_resolve(remaining, options, before, instance)
        if failed and not found:
            if unexplained and remaining is None:
                remaining = self._remaining(unexplained[0], keys)
            found = self._solving(*remaining) if remaining else []
            found = found or self._on_other_days(failed)
        return found

    def _enough(
        self, further: Sequence[Relaxation], instance: Instance, conflict: Conflict
    ) -> int | None:
        """Finds the first of several relaxations with which a conflict's weeks are feasible."""
        steps = further if len(further) > 1 else ()
        return self.search.first_sufficient(steps, instance, conflict, full_model=True)

    def _on_other_days(self, failed: Iterable["_Failed"]) -> list[tuple[int, Relaxation]]:
        """Finds the first relaxation whose file has a plan, though not on its cheapest days."""
        for error, relaxation, relaxed in failed:
            if isinstance(error, NoPlanError) and not self.engine.stopped:
                cost = self._cost(relaxed, QUICK)
                if isinstance(cost, int):
                    return [(cost, relaxation)]
        return []

    def _cost(self, relaxed: Instance, options: Options) -> int | ImpossibleError | NoPlanError:
        """Solves a relaxed file; returns its plan's cost, or the error."""
        try:
            plan = solve(relaxed, options, lambda _: None, self.engine).plan
        except (ImpossibleError, NoPlanError) as error:
            return error
        return sum(level.cost for level in plan.levels)

    def _relax(self, relaxation: Relaxation, like: Instance) -> Instance | None:
        """Loads the file with a relaxation; None once all tries are used up."""
        self._tries += 1
        return self.search.relaxed(relaxation, like=like) if self._tries <= MOST_TRIES else None

    def _remaining(self, failed: "_Failed", known: frozenset[object]) -> "_Remaining | None":
        """Finds the conflict that remains in a relaxed file; None if it is the known one."""
        error, relaxation, relaxed = failed
        try:
            conflict = conflict_behind(error, relaxed, self.engine, check_proof=False)
        except (NoPlanError, InconclusiveError):
            return None
        if _cause_keys(relaxed, conflict) == known:
            return None
        return _Remaining(relaxation, relaxed, conflict)

    def _may_resolve(self, remaining: "_Remaining", relaxed: Instance) -> bool:
        """Tells whether another relaxed file may resolve a remaining conflict too."""
        _, instance, conflict = remaining
        return self.search.resolves(relaxed, instance, conflict, full_model=False) is not False

    def _options(self, instance: Instance, conflict: Conflict) -> Iterator[_Option]:
        """Yields relaxations that may resolve a conflict: of each series its smallest."""
        slots = slots_outside_free_time(instance, conflict, self.engine)
        for one_day in (True, False):
            relaxation = relax_free_time(slots, instance, one_day=one_day)
            if relaxation is not None:
                yield _Option(relaxation)
        all_series: list[RelaxationSeries] = []
        for cause in conflict.causes:
            for series in relaxations_of(cause, instance, self.instance):
                if series.steps and series not in all_series:
                    all_series.append(series)
                    yield _Option(series.steps[0], series.steps, known=False)

    def _take(
        self, options: list[_Option], instance: Instance, conflict: Conflict
    ) -> _Option | None:
        """Takes the smallest option that is known to resolve a conflict; None if none is left."""
        while options and not self.engine.stopped:
            option = min(options, key=_size)
            if option.known:
                options.remove(option)
                return option
            options[:] = self._bounded(options, instance, conflict)
        return None

    def _bounded(
        self, options: Sequence[_Option], instance: Instance, conflict: Conflict
    ) -> list[_Option]:
        """Finds how far the two smallest unknown options must go; drops those without use."""
        unknown = [number for number, each in enumerate(options) if not each.known]
        unknown = sorted(unknown, key=lambda number: _size(options[number]))[:AT_ONCE]
        first_of = partial(
            self.search.first_sufficient, instance=instance, conflict=conflict, full_model=False
        )
        firsts = self.engine.at_once(
            partial(first_of, options[number].further) for number in unknown
        )
        bounded = list(options)
        for number, first in zip(unknown, firsts, strict=True):
            steps = options[number].further[first:]
            bounded[number] = _Option(steps[0], steps, known=first is not None)
        return [each for number, each in enumerate(bounded) if each.known or number not in unknown]

    def _that_may_resolve(
        self,
        remaining: "_Remaining | None",
        options: Sequence[_Option],
        before: Relaxation,
        instance: Instance,
    ) -> list[_Option]:
        """Keeps the options of which the furthest may resolve the remaining conflict too."""
        if remaining is None:
            return list(options)

        def resolves(option: _Option) -> bool:
            furthest = option.further[-1] if option.further else option.relaxation
            relaxed = self.search.relaxed(before.followed_by(furthest), like=instance)
            return relaxed is None or self._may_resolve(remaining, relaxed)

        answers = self.engine.at_once(partial(resolves, option) for option in options)
        return [option for option, may in zip(options, answers, strict=True) if may]


def _size(option: _Option) -> int:
    return option.relaxation.size


def _near(mondays: Iterable[date], conflict: Conflict) -> bool:
    """Tells whether weeks, if they are known, include any of a conflict's."""
    weeks = set(mondays)
    return not weeks or not weeks.isdisjoint(conflict.mondays)


def _covers(conflict: Conflict, mondays: Iterable[date]) -> bool:
    """Tells whether a conflict's model held the days and exercises of all these weeks."""
    weeks = set(mondays)
    return conflict.content and bool(weeks) and weeks.issubset(conflict.mondays)


def _cause_keys(instance: Instance, conflict: Conflict) -> frozenset[object]:
    """Returns a conflict's causes, with rules named by number: edits may shift their lines."""
    numbers = {each.label: each.number for each in instance.constraints if isinstance(each, Rule)}
    return frozenset(
        replace(cause, constraint=f"rule {numbers[cause.constraint]}")
        if isinstance(cause, Requirement) and cause.constraint in numbers
        else cause
        for cause in conflict.causes
    )
