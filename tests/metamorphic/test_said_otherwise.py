"""The same athlete said otherwise gets the same plan: a week later, in another order, in miles.

``python -m pytest -m campaign tests/metamorphic/test_said_otherwise.py`` asks more athletes. Whole
plans of two or three weeks, by ``solve --effort quick``, with everything in them but
``input_sha256``. A week later means the same clock times, exercises and doses: both seasons lie in
one year (age and ISO weeks are counted by year) under one offset of the zone, and every date of
the file moves, ``season.start`` too.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache, partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from planner.catalogue.exercises import Catalogue
from planner.plan.plan import Plan
from tests.campaigns import in_parts
from tests.metamorphic.respoken import a_week_later, in_miles, reordered, reordered_catalogue
from tests.metamorphic.whole import WEEK, plan_of, planned
from tests.random_problems.athletes import instance

QUICK, PART, ALL_OF_THEM, ORDERS = 1, 17, 205, 4

PARTS = [range(first, first + PART) for first in range(QUICK, ALL_OF_THEM, PART)]
ATHLETES = pytest.mark.parametrize(
    "numbers",
    [pytest.param(range(QUICK), id="sample"), *in_parts(PARTS, slow=6)],
    ids=lambda numbers: f"from-{numbers.start}",
)


@cache
def _catalogue(number: int) -> Catalogue:
    with TemporaryDirectory() as folder:
        return reordered_catalogue(Path(folder) / "catalogue", Random(number))


def _said(plan: Plan) -> Plan:
    return plan.model_copy(update={"input_sha256": ""})


def _moved(plan: Plan) -> Iterator[object]:
    """What a plan holds, a week later; words that name a date are left out."""
    yield plan.status, plan.levels, plan.season_start + WEEK, plan.season_end + WEEK
    yield [(each.phase, each.start + WEEK, each.end + WEEK, each.race) for each in plan.phases]
    yield [
        one.model_copy(update={"starts_at": one.starts_at + WEEK, "ends_at": one.ends_at + WEEK})
        for one in plan.sessions
    ]
    yield [
        (one.constraint, one.points, one.of, date.fromisoformat(one.where) + WEEK)
        for one in plan.costs
    ]


def _unmoved(plan: Plan) -> Iterator[object]:
    yield plan.status, plan.levels, plan.season_start, plan.season_end
    yield [(each.phase, each.start, each.end, each.race) for each in plan.phases]
    yield list(plan.sessions)
    yield [
        (one.constraint, one.points, one.of, date.fromisoformat(one.where)) for one in plan.costs
    ]


@ATHLETES
def test_a_week_later_the_plan_is_a_week_later(numbers: range) -> None:
    for number in numbers:
        data, plan = planned(number)
        later = plan_of(instance(a_week_later(data)))
        assert list(_unmoved(later)) == list(_moved(plan)), number


@ATHLETES
def test_in_another_order_the_plan_is_the_same(
    numbers: range, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in numbers:
        data, plan = planned(number)
        order = partial(_catalogue, number % ORDERS)
        monkeypatch.setattr("planner.inputs.named_exercises.load_catalogue", order)
        again = plan_of(instance(reordered(data, Random(number))))
        monkeypatch.undo()
        assert _said(again) == _said(plan), number


@ATHLETES
def test_in_miles_the_plan_is_the_same(numbers: range) -> None:
    for number in numbers:
        data, plan = planned(number)
        again = plan_of(instance(in_miles(data)))
        assert _said(again) == _said(plan), number


def test_the_catalogue_in_another_order_is_not_just_the_same_file() -> None:
    data, _ = planned(0)
    usual = instance(data).problem.catalogue.exercises
    other = _catalogue(0).exercises
    assert [e.id for e in other] == [e.id for e in usual]
    assert any(one.primary != same.primary for one, same in zip(other, usual, strict=True))
