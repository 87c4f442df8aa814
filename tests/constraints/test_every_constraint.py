"""For every constraint: what the solver allows and charges is what the plain statement says."""

from collections import Counter
from collections.abc import Callable, Iterator
from random import Random
from typing import TypeVar

import pytest

from planner.constraints import ALL
from planner.constraints.base import CalendarConstraint, Constraint, ContentConstraint
from planner.frame import frames_of_sessions
from planner.loading import Loaded
from planner.plan import Plan
from planner.problem import Problem
from tests.constraints.athletes import careful, filled, flagged, racing
from tests.constraints.builders import alone, hard, plan, points, session_of, sets_of
from tests.constraints.models import calendar_model, content_model
from tests.constraints.samples import (
    Calendar,
    Content,
    days_apart,
    offered_slots,
    other_calendar,
    other_content,
)

CALENDAR = [kind.name for kind in ALL if issubclass(kind, CalendarConstraint)]
CONTENT = [kind.name for kind in ALL if issubclass(kind, ContentConstraint)]

NEVER_HARD = {"regular-days", "core-families", "rotation"}
NEVER_SOFT = {
    "free-time",
    "race-blackout",
    "rest-day",
    "progression",
    "nothing-new-before-race",
    "level-cap",
    "equipment",
    "contraindications",
    "excluded",
}
BEYOND_REPERTOIRE = {"equipment", "contraindications", "excluded"}
"""Constraints about exercises that a repertoire doesn't have in the first place."""

STEPS = 150
CALENDARS = 6
MOST_SETS = 4

State = TypeVar("State")


@pytest.fixture(scope="module")
def athletes() -> dict[str, Loaded]:
    return {make.__name__: make() for make in (racing, careful, filled, flagged)}


def _charged(constraint: Constraint, whole: Plan, problem: Problem) -> int | None:
    """The points of a plan by its plain statement; None if it breaks something hard."""
    violations = list(constraint.violations(whole, problem))
    return None if hard(violations) else points(violations)


def _walk(
    here: State,
    change: Callable[[State], State],
    charge: Callable[[State], int | None],
    random: Random,
    steps: int,
) -> Iterator[tuple[State, int | None]]:
    """Steps along the edge of what is allowed: into what is refused, and mostly back again."""
    for _ in range(steps):
        there = change(here)
        charged = charge(there)
        yield there, charged
        if charged is not None or random.random() < 0.3:
            here = there


def _constraint(loaded: Loaded, name: str) -> Constraint:
    return next(constraint for constraint in loaded.constraints if constraint.name == name)


def _of_all_sorts(seen: Counter[str], name: str) -> bool:
    """Whether there were 200 plans, a quarter refused and a quarter allowed, some at a cost."""
    quarter = seen.total() / 4
    return (
        seen.total() >= 200
        and seen["free"] + seen["charged"] >= quarter
        and (seen["refused"] >= quarter) is (name not in NEVER_HARD)
        and (seen["charged"] >= quarter / 4) is (name not in NEVER_SOFT)
    )


def _sort(charged: int | None) -> str:
    return "refused" if charged is None else "charged" if charged else "free"


@pytest.mark.parametrize("name", CALENDAR)
def test_the_calendar_model_says_what_the_plain_statement_says(
    name: str, athletes: dict[str, Loaded]
) -> None:
    random, seen = Random(name), Counter[str]()
    for loaded in (athletes["racing"], athletes["careful"]):
        constraint = _constraint(loaded, name)
        assert isinstance(constraint, CalendarConstraint)
        offered = offered_slots(loaded, random)
        model = calendar_model(loaded.problem, constraint, offered)

        def charge(taken: Calendar, loaded=loaded, constraint=constraint) -> int | None:
            whole = plan(loaded, *(session_of(loaded, slot) for slot in taken))
            return _charged(constraint, whole, loaded.problem)

        def change(taken: Calendar, offered=offered) -> Calendar:
            return other_calendar(taken, offered, random)

        for taken, charged in _walk((), change, charge, random, STEPS):
            assert model.cost(dict.fromkeys(taken, 1)) == charged, taken
            seen[_sort(charged)] += 1
    assert _of_all_sorts(seen, name), seen


@pytest.mark.parametrize("name", CONTENT)
def test_the_content_model_says_what_the_plain_statement_says(
    name: str, athletes: dict[str, Loaded]
) -> None:
    random, seen = Random(name), Counter[str]()
    for given in (athletes["filled"], athletes["flagged"]):
        constraint = _constraint(given, name)
        assert isinstance(constraint, ContentConstraint)
        loaded = alone(given, constraint)
        it = loaded.problem
        known = it.catalogue.exercises if name in BEYOND_REPERTOIRE else it.repertoire
        ids = [exercise.id for exercise in known]
        for _ in range(CALENDARS):
            slots = days_apart(loaded, random)
            letters = [random.choice("AB") for _ in slots]

            def whole(content: Content, loaded=loaded, slots=slots, letters=letters) -> Plan:
                places = zip(slots, content, letters, strict=True)
                return plan(loaded, *(session_of(loaded, *place) for place in places))

            empty: Content = tuple({} for _ in slots)
            frames = frames_of_sessions(whole(empty).sessions, it)
            model = content_model(it, constraint, frames, known, MOST_SETS)
            for content, charged in _walk(
                empty,
                lambda content, ids=ids: other_content(content, ids, random),
                lambda content, c=constraint, w=whole, p=it: _charged(c, w(content), p),
                random,
                STEPS // CALENDARS,
            ):
                assert model.cost(sets_of(whole(content))) == charged, content
                seen[_sort(charged)] += 1
    assert _of_all_sorts(seen, name), seen
