"""Shortfalls and counts: the same answers for numbers and for expressions.

A verb whose statement is minimised is asked for its least value, one that is maximised for its
most, an exact one for both.
"""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from planner.solver.expressions import FAR, Amount, Expressions

Kinds = tuple[bool, ...]
"""For each amount of a case, whether it is a plain number."""


class Verbs:
    """A model with a variable of a given value, or the plain number, for every amount."""

    def __init__(self) -> None:
        self.model = cp_model.CpModel()
        self.of = Expressions(self.model)

    def amount(self, value: int, number: bool = False) -> Amount:
        if number:
            return value
        variable = self.model.new_int_var(-1000, 1000, "")
        self.model.add(variable == value)
        return variable

    def value(self, cost: Amount, *, most: bool = False) -> int:
        """The least, or most, that an amount may be."""
        if isinstance(cost, int):
            return cost
        (self.model.maximize if most else self.model.minimize)(cost)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        assert solver.solve(self.model) == cp_model.OPTIMAL
        return solver.value(cost)


def least_and_most(
    verb: Callable[[Expressions, list[Amount]], Amount], values: tuple[int, ...], kinds: Kinds
) -> tuple[int, int]:
    """What a verb makes of these amounts, minimised and maximised."""
    found = []
    for most in (False, True):
        verbs = Verbs()
        amounts = [verbs.amount(*one) for one in zip(values, kinds, strict=True)]
        found.append(verbs.value(verb(verbs.of, amounts), most=most))
    return found[0], found[1]


PAIRS = pytest.mark.parametrize("pair", [(0, 0), (0, 1), (1, 0), (1, 1)])
KINDS = pytest.mark.parametrize(
    "kinds",
    [(True, True), (True, False), (False, True), (False, False)],
    ids=["numbers", "number-expression", "expression-number", "expressions"],
)
BOTH = pytest.mark.parametrize("number", [True, False], ids=["number", "expression"])


@KINDS
@pytest.mark.parametrize(
    ("amount", "limit", "band", "bands"),
    [(3, 5, 1, 0), (5, 5, 1, 0), (6, 5, 1, 1), (20, 5, 15, 1), (21, 5, 15, 2), (-4, -5, 1, 1)],
)
def test_above_and_below_count_begun_bands(
    kinds: Kinds, amount: int, limit: int, band: int, bands: int
) -> None:
    least, most = least_and_most(lambda of, x: of.above(*x, band), (amount, limit), kinds)
    assert least == bands
    assert most == (bands if all(kinds) else FAR)
    mirrored = least_and_most(lambda of, x: of.below(*x, band), (limit, amount), kinds)
    assert mirrored == (least, most)


@given(st.integers(-500, 500), st.integers(-500, 500), st.integers(1, 40))
@settings(max_examples=60)
def test_numbers_and_expressions_agree(amount: int, limit: int, band: int) -> None:
    number, expression = Verbs(), Verbs()
    found = expression.value(expression.of.above(expression.amount(amount), limit, band))
    assert found == number.of.above(amount, limit, band)
    assert (found - 1) * band < max(0, amount - limit) <= found * band or found == 0


@KINDS
@PAIRS
def test_both_and_any_of_are_exact(kinds: Kinds, pair: tuple[int, int]) -> None:
    both, either = min(pair), max(pair)
    assert least_and_most(lambda of, x: of.both(*x), pair, kinds) == (both, both)
    assert least_and_most(lambda of, x: of.any_of(x), pair, kinds) == (either, either)


@KINDS
@PAIRS
def test_overlap_and_without_are_exact_when_minimised(kinds: Kinds, pair: tuple[int, int]) -> None:
    overlap = least_and_most(lambda of, x: of.overlap(*x), pair, kinds)
    assert overlap == (min(pair), 1 if not any(kinds) else min(pair))
    without = least_and_most(lambda of, x: of.without(*x), pair, kinds)
    alone = max(0, pair[0] - pair[1])
    assert without == (alone, 1 if not any(kinds) else alone)


@KINDS
@PAIRS
def test_some_of_is_exact_when_maximised(kinds: Kinds, pair: tuple[int, int]) -> None:
    least, most = least_and_most(lambda of, x: of.some_of(x), pair, kinds)
    assert most == max(pair)
    assert least == (max(pair) if any(kinds) else 0)


@BOTH
@pytest.mark.parametrize(
    ("values", "largest"),
    [((0, 0, 0), 0), ((0, 1, 0), 1), ((1, 1, 1), 1), ((-3, 0, -1), 0), ((-3, 1), 1), ((-2,), 0)],
)
def test_the_largest_is_never_below_nothing(
    number: bool, values: tuple[int, ...], largest: int
) -> None:
    kinds = (number,) * len(values)
    assert least_and_most(lambda of, x: of.largest(x), values, kinds) == (largest, 1)


@KINDS
@pytest.mark.parametrize(
    ("used", "exposures", "first"),
    [(1, 0, 1), (1, 1, 0), (1, 3, 0), (0, 0, 0), (0, 2, 0)],
)
def test_first_use(kinds: Kinds, used: int, exposures: int, first: int) -> None:
    least, _ = least_and_most(lambda of, x: of.first_use(*x), (used, exposures), kinds)
    assert least == first


@KINDS
@pytest.mark.parametrize(
    ("amounts", "ready"),
    [((5, 1), 1), ((6, 9), 1), ((4, 1), 0), ((5, 0), 0), ((0, 0), 0)],
)
def test_at_least_may_be_one_only_if_all_are_reached(
    kinds: Kinds, amounts: tuple[int, int], ready: int
) -> None:
    least, most = least_and_most(lambda of, x: of.at_least([(x[0], 5), (x[1], 1)]), amounts, kinds)
    assert most == ready
    assert least == (ready if all(kinds) else 0)


@pytest.mark.parametrize("verb", ["any_of", "some_of"])
def test_one_open_decision_among_zeros_is_itself(verb: str) -> None:
    verbs = Verbs()
    decision = verbs.model.new_bool_var("")
    assert getattr(verbs.of, verb)([0, decision, 0]) is decision
    assert getattr(verbs.of, verb)([0, decision, 1]) == 1


def test_none_of_nothing() -> None:
    of = Verbs().of
    assert (of.any_of([]), of.some_of([]), of.largest([]), of.at_least([])) == (0, 0, 0, 1)
