"""For every constraint: what the solver allows and charges is what the plain statement says.

A deliberate bug in what it tells the solver is noticed; both go along the same random plans.
"""

from collections import Counter

import pytest

from planner.constraints import ALL
from planner.constraints.base import CalendarConstraint, ContentConstraint
from tests.constraints.comparison import walks
from tests.constraints.mutants import Mutate, Stead, caught, mutants
from tests.constraints.source_mutants import source_mutants

Kind = type[CalendarConstraint] | type[ContentConstraint]

NO_BUGS = {
    ("progression", "forbids nothing"),
    ("progression", "forbids as if it were a day later"),
}
"""What is forbidden there is refused by ``post`` as well; it is left out to save variables."""

every_constraint = pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)


@every_constraint
def test_the_model_says_what_the_plain_statement_says(kind: Kind) -> None:
    possible = set[str]()
    for case, state, verdict in walks(kind):
        possible |= case.sorts
        assert case.right.ask(state) == verdict.charged, state
    _assert_all_sorts(walks(kind).seen.sorts, possible)


def _assert_all_sorts(seen: Counter[str], possible: set[str]) -> None:
    """200 plans, a quarter of them refused, a quarter allowed, and some at a cost."""
    quarter = seen.total() / 4
    assert seen.total() >= 200
    assert {sort for sort in seen if seen[sort]} <= possible, seen
    assert seen["free"] + seen["charged"] >= quarter, seen
    assert "refused" not in possible or seen["refused"] >= quarter, seen
    assert "charged" not in possible or seen["charged"] >= quarter / 3, seen


@every_constraint
def test_every_bug_is_noticed(kind: Kind) -> None:
    found = {bug: caught(kind, mutate) for bug, mutate in mutants(kind)}
    missed = {(kind.name, bug) for bug, noticed in found.items() if noticed is False}
    assert True in found.values()
    assert missed - NO_BUGS == set()


@every_constraint
def test_without_a_bug_there_is_nothing_to_notice(kind: Kind) -> None:
    assert caught(kind, Stead) is None


def test_no_bug_is_excused_that_is_noticed() -> None:
    known = {(kind.name, bug): (kind, mutate) for kind in ALL for bug, mutate in mutants(kind)}
    assert [bug for bug in sorted(NO_BUGS) if caught(*known[bug])] == []


@pytest.mark.slow
@every_constraint
def test_nine_of_ten_small_changes_of_the_source_are_noticed(kind: Kind) -> None:
    """Not all of them: some only show where two numbers are equal, and some change nothing."""
    found = {change: _noticed(kind, mutate) for change, mutate in source_mutants(kind)}
    missed = [change for change, noticed in found.items() if noticed is False]
    applied = [change for change, noticed in found.items() if noticed is not None]
    assert applied
    assert len(missed) <= len(applied) // 10, missed


def _noticed(kind: Kind, mutate: Mutate) -> bool | None:
    """Whether a change is caught; what can't even be posted is."""
    try:
        return caught(kind, mutate)
    except Exception:
        return True
