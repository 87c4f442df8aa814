"""Few causes that can't hold together, found by what solutions don't keep to."""

from collections.abc import Collection, Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.explain.grow_core import QueryResult, grow_core
from planner.solver.causes import Cause, Requirement

CAUSES: list[Cause] = [Requirement(f"cause {number}", "", ()) for number in range(8)]
NUMBERS = st.sets(st.integers(0, 7))


def causes_of(numbers: Collection[int]) -> list[Cause]:
    return [CAUSES[number] for number in sorted(numbers)]


class Known:
    """Answers from the smallest sets that can't hold together.

    A solution keeps to what can be kept of ``more``, in random order, besides what it is asked.
    """

    def __init__(self, minimal: Sequence[Collection[int]], more: Collection[int] = ()) -> None:
        self.minimal = [frozenset(causes_of(each)) for each in minimal]
        self.more = causes_of(more)
        self.random = Random(0)
        self.asked: list[list[Cause]] = []
        self.effort: dict[Cause, float] = {}

    def infeasible(self, causes: Collection[Cause]) -> bool:
        return any(each.issubset(causes) for each in self.minimal)

    def result(self, causes: Sequence[Cause]) -> QueryResult:
        self.asked.append(list(causes))
        effort = sum(self.effort.get(each, 0.0) for each in causes)
        if self.infeasible(causes):
            return QueryResult(True, None, effort)
        kept = list(causes)
        for each in self.random.sample(self.more, len(self.more)):
            if not self.infeasible([*kept, each]):
                kept.append(each)
        return QueryResult(True, frozenset(CAUSES).difference(kept), effort)

    def __call__(self, sets: Sequence[Sequence[Cause]]) -> list[QueryResult]:
        return [self.result(each) for each in sets]


def found_from(first: Collection[int], ask: Known) -> list[Cause] | None:
    return grow_core(CAUSES, causes_of(first), ask.result(causes_of(first)), ask)


@given(st.lists(NUMBERS.filter(bool), max_size=4), NUMBERS, NUMBERS)
def test_what_is_found_cannot_hold_together(
    minimal: list[set[int]], first: set[int], more: set[int]
) -> None:
    ask = Known(minimal, more)
    found = found_from(first, ask)
    assert (found is None) is not bool(minimal)
    if found is not None:
        assert ask.infeasible(found)
        assert found[: len(first)] == causes_of(first)
        assert len(found) == len(set(found))


@given(NUMBERS, NUMBERS)
def test_one_that_is_missing_is_found_alone(first: set[int], more: set[int]) -> None:
    first -= {7}
    ask = Known([first | {7}], more - {7})
    assert found_from(first, ask) == [*causes_of(first), CAUSES[7]]


def test_what_a_solution_keeps_to_is_not_asked_about() -> None:
    ask = Known([{0, 6}], more={1, 2, 3, 4, 5, 7})
    assert found_from({0}, ask) == causes_of({0, 6})
    assert ask.asked == [causes_of({0}), causes_of({0, 6})]


@pytest.mark.parametrize(("easier", "harder"), [(2, 3), (3, 2)])
def test_of_two_the_one_that_is_easier_to_tell(easier: int, harder: int) -> None:
    ask = Known([{0, 2}, {0, 3}], more={1, 4, 5, 6, 7})
    ask.effort = {CAUSES[easier]: 0.1, CAUSES[harder]: 0.2}
    assert found_from({0}, ask) == causes_of({0}) + causes_of({easier})


def test_what_stays_open_is_left_to_others() -> None:
    asked: list[Sequence[Cause]] = []

    def ask(sets: Sequence[Sequence[Cause]]) -> list[QueryResult]:
        asked.extend(sets)
        return [QueryResult(False) for _ in sets]

    first = causes_of({1, 2})
    assert grow_core(CAUSES, first, QueryResult(False), ask) is None
    assert asked == []
    assert grow_core(CAUSES, first, QueryResult(True, frozenset(causes_of({3, 4}))), ask) is None
    assert asked == [causes_of({1, 2, 3}), causes_of({1, 2, 4}), causes_of({1, 2, 3, 4})]
