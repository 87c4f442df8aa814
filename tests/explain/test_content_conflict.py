"""Days and exercises together: what is called impossible is, and what has a plan never is."""

from datetime import date
from pathlib import Path
from random import Random

import pytest

from planner.errors import ImpossibleError, NoPlanError
from planner.explain.calendar_conflict import calendar_conflict
from planner.explain.content_conflict import content_conflict
from planner.instance import Instance, load
from planner.solver.causes import Cause, Fact, FactKind, Requirement
from planner.solver.engine import Engine
from planner.solver.run import Options, solve
from tests.random_problems.athletes import random_athlete

MONDAY = date(2027, 1, 11)
BUSY = """\
athlete: {timezone: Europe/Berlin, experience: regular}
season: {start: 2027-01-04, end: 2027-01-24}
running:
  week:
    tuesday: {kind: intervals, start: "18:00", minutes: 50}
    sunday: {kind: long, start: "09:00", minutes: 80}
free_time:
  monday: ["19:00-20:30"]
  wednesday: ["19:00-20:30"]
rules:
"""


def athlete(rules: str) -> Instance:
    text = BUSY + "".join(f"  - {rule}\n" for rule in rules.split("; "))
    return load(Path("athlete.yaml"), today=date(2027, 1, 1), text=text)


def causes_of(instance: Instance) -> list[Cause]:
    found = content_conflict(instance, (MONDAY,), Engine(None))
    return found.causes if found else []


def labels(causes: list[Cause]) -> set[str]:
    return {c.constraint for c in causes if isinstance(c, Requirement)}


def facts(causes: list[Cause]) -> set[FactKind]:
    return {c.kind for c in causes if isinstance(c, Fact)}


@pytest.mark.parametrize(("least", "both"), [(4, False), (5, True)])
def test_two_rules_on_either_side_of_their_edge(least: int, both: bool) -> None:
    """Two sessions with two sets at most each hold four; more free time would help."""
    rules = f"at_least: {{sets: {least}, family: planks, per: week, week: 2}}"
    causes = causes_of(athlete(f"{rules}; at_most: {{sets: 2, family: planks}}"))
    assert labels(causes) >= ({"rule on line 11", "rule on line 12"} if both else set())
    assert bool(labels(causes)) is both
    assert (FactKind.WINDOW in facts(causes)) is both


def test_missing_equipment_is_a_fact() -> None:
    instance = athlete("at_least: {sets: 1, exercise: pallof-press, per: week, week: 2}")
    causes = causes_of(instance)
    assert labels(causes) == {"rule on line 11"}
    assert facts(causes) == {FactKind.EQUIPMENT}


def test_nothing_is_asked_of_days_without_free_time() -> None:
    """Each day with a session has three sets of planks; on days without a window there is none."""
    instance = athlete("at_least: {sets: 3, family: planks, per: day}")
    assert labels(causes_of(instance)) == set()


def never_wrong(seed: int) -> bool:
    """Whether a random athlete has a plan; if so, no conflict may be found."""
    instance = random_athlete(Random(seed))
    try:
        solve(instance, Options(effort="quick"), lambda _: None)
    except (ImpossibleError, NoPlanError):
        return False
    engine = Engine(None)
    assert calendar_conflict(instance, engine) is None
    for week in instance.problem.season.weeks:
        assert content_conflict(instance, (week.monday,), engine) is None, week.monday
    return True


def test_what_has_a_plan_is_never_called_impossible() -> None:
    assert sum(never_wrong(seed) for seed in (0, 1, 4, 5, 6, 7)) == 6


@pytest.mark.slow
def test_what_has_a_plan_is_never_called_impossible_in_more_athletes() -> None:
    assert sum(never_wrong(seed) for seed in range(100, 140)) >= 20
