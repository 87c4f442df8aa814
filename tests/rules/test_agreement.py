"""Random rules over random plans: what the solver says is what the plain statement says."""

from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from planner.instance import Instance
from planner.problem.session_frame import frames_of_sessions
from tests.constraints.athletes import filled, racing
from tests.constraints.builders import alone, hard, plan, points, session_of, sets_of
from tests.constraints.models import calendar_model, content_model
from tests.constraints.samples import days_apart, offered_slots
from tests.rules.random_rules import as_text, calendar_rule, content_rule
from tests.rules.written import read, rule

RULES, PLANS = 80, 5
MOST_SETS = 3


@pytest.fixture(scope="module")
def racer() -> Instance:
    return racing()


@pytest.fixture(scope="module")
def doer() -> Instance:
    return filled()


def drawn(random: Random, draw: Any, instance: Instance) -> Iterator[Any]:
    """Rules that select something; those that can select nothing are refused when read."""
    count = 0
    while count < RULES:
        text = as_text(draw(random, instance.problem.season.days))
        if not read(text)[1]:
            count += 1
            yield rule(text)


def verdict(found: Any, instance: Instance, *sessions: Any) -> int | None:
    violations = list(found.violations(plan(instance, *sessions), instance.problem))
    return None if hard(violations) else points(violations)


def assert_all_sorts(seen: Counter[str]) -> None:
    total = seen.total()
    assert total == RULES * PLANS
    assert all(seen[sort] >= total / 6 for sort in ("refused", "charged", "free")), seen


def sort_of(points: int | None) -> str:
    return "refused" if points is None else "charged" if points else "free"


def test_rules_of_the_calendar(racer: Instance) -> None:
    random, seen = Random("calendar"), Counter[str]()
    offered = offered_slots(racer, random)
    for found in drawn(random, calendar_rule, racer):
        model = calendar_model(racer.problem, found, offered)
        for _ in range(PLANS):
            days = {slot.day: slot for slot in random.sample(offered, len(offered))}
            share = random.choice((0.02, 0.1, 0.3, 0.6))
            taken = sorted(slot for slot in days.values() if random.random() < share)
            expected = verdict(found, racer, *(session_of(racer, slot) for slot in taken))
            assert model.cost(dict.fromkeys(taken, 1)) == expected, found
            seen[sort_of(expected)] += 1
    assert_all_sorts(seen)


def test_rules_of_content(doer: Instance) -> None:
    random, seen = Random("content"), Counter[str]()
    for found in drawn(random, content_rule, doer):
        instance = alone(doer, found)
        known = [e for e in instance.problem.repertoire if random.random() < 0.7]
        slots = days_apart(instance, random)
        empty = plan(instance, *(session_of(instance, slot) for slot in slots))
        frames = frames_of_sessions(empty.sessions, instance.problem)
        model = content_model(instance.problem, found, frames, known, MOST_SETS)
        for _ in range(PLANS):
            most = random.choice((2, 5))
            sets = [
                {e.id: random.randint(1, MOST_SETS) for e in random.sample(known, most)}
                for _ in slots
            ]
            sessions = [session_of(instance, *each) for each in zip(slots, sets, strict=True)]
            expected = verdict(found, instance, *sessions)
            assert model.cost(sets_of(plan(instance, *sessions))) == expected, found
            seen[sort_of(expected)] += 1
    assert_all_sorts(seen)
