"""Rules over more than a week, while content is filled week by week."""

from dataclasses import replace

import pytest
from ortools.sat.python import cp_model

from planner.constraints.base import ContentConstraint
from planner.constraints.session_time import SessionTime
from planner.errors import NoPlanError
from planner.problem.session_frame import frames_of_slots
from planner.solver.choices import ContentChoices
from planner.solver.content_level import ContentLevel
from planner.solver.engine import Engine
from planner.solver.expressions import charged
from planner.solver.run import CONTENT
from tests.constraints.agreement import athlete
from tests.constraints.builders import only, slot
from tests.rules.written import rule

SIX = ["crunch", "superman", "side-plank", "bridge", "plank-forearm", "plank-knee"]
DAYS = ("2027-01-05", "2027-01-12", "2027-01-19", "2027-01-26")
LOADED = only(athlete(), SIX)
SLOTS = [slot(LOADED, f"{day} 12:00", 12) for day in DAYS]
FRAMES = frames_of_slots(SLOTS, LOADED.problem)
MOST = dict.fromkeys(SIX, 3)
CRUNCHES = "{{sets: {sets}, exercise: crunch, per: season}}"


def least(
    text: str, free: set[int], fixed: dict[int, dict[str, int]], *, alone: bool = False
) -> tuple[int | None, int]:
    """The least points of a rule and of its leaning; None where the rule can't be kept."""
    model = cp_model.CpModel()
    candidates = [LOADED.problem.repertoire] * len(FRAMES)
    most = [MOST] * len(FRAMES)
    choices = ContentChoices(model, FRAMES, candidates, most, fixed, frozenset(free), alone)
    one: ContentConstraint = rule(text)
    cost = charged(model, one, one.post(model, choices, LOADED.problem))
    model.minimize(cost + choices.leaning)
    solver = cp_model.CpSolver()
    if solver.solve(model) == cp_model.INFEASIBLE:
        return None, 0
    leaning = choices.leaning if isinstance(choices.leaning, int) else solver.value(choices.leaning)
    return (cost if isinstance(cost, int) else solver.value(cost)), leaning


@pytest.mark.parametrize(
    ("sets", "free", "done", "found"),
    [
        # Four sessions can hold twelve sets of crunches.
        (6, {0}, [], (0, 0)),
        (6, {1}, [3], (0, 0)),
        (6, {1}, [0], (0, 0)),
        (6, {2}, [0, 0], (0, 10)),  # three sets where four and a half are the pace
        (6, {3}, [0, 0, 0], (None, 0)),
        (6, {3}, [3, 0, 0], (0, 0)),
        (6, {3}, [2, 0, 0], (None, 0)),
        (9, {3}, [3, 0, 0], (None, 0)),
        (12, {3}, [3, 3, 3], (0, 0)),
        (13, {3}, [3, 3, 3], (None, 0)),
    ],
)
def test_at_least_leaves_to_later_sessions_what_they_can_hold(
    sets: int, free: set[int], done: list[int], found: tuple[int | None, int]
) -> None:
    fixed = {n: {"crunch": amount} for n, amount in enumerate(done)}
    assert least(f"at_least: {CRUNCHES.format(sets=sets)}", free, fixed) == found


def test_a_soft_rule_leans_by_its_weight() -> None:
    soft = f"{{at_least: {CRUNCHES.format(sets=6)}, weight: 2}}"
    assert least(soft, {2}, {0: {}, 1: {}}) == (0, 2)
    assert least(soft, {3}, {0: {}, 1: {}, 2: {}}) == (6, 0)


@pytest.mark.parametrize(("done", "found"), [(1, (0, 0)), (2, (0, 10)), (4, (None, 0))])
def test_at_most_leaves_their_share_to_later_sessions(
    done: int, found: tuple[int | None, int]
) -> None:
    """Of three sets in four sessions one is the share of the first, two that of the first two."""
    text = f"at_most: {CRUNCHES.format(sets=3)}"
    share = {1: 1, 2: 3, 4: 4}[done]
    assert least(text, {1}, {0: {"crunch": share}}) == found


def test_distinct_exercises_have_no_pace() -> None:
    text = "at_most: {exercises: 3, per: season}"
    assert least(text, {1}, {0: {"crunch": 1, "bridge": 1, "superman": 1}}) == (0, 0)


def test_alone_nothing_is_said_that_reaches_outside() -> None:
    text = f"at_least: {CRUNCHES.format(sets=6)}"
    assert least(text, {3}, {}, alone=True) == (0, 0)
    assert least("{at_least: {sets: 7, exercise: crunch}, weight: 1}", {3}, {}, alone=True)[0] == 0


def level(*constraints: ContentConstraint) -> ContentLevel:
    budget = replace(CONTENT["normal"], fill=1.0)
    return ContentLevel(LOADED.problem, constraints, FRAMES, Engine(None), budget)


def crunches(content: ContentLevel) -> list[int]:
    sets = content.fill(lambda done, total: None)
    return [sets[n].get("crunch", 0) for n in range(len(FRAMES))]


def test_a_season_is_filled_at_a_steady_pace() -> None:
    done = crunches(level(SessionTime(), rule(f"at_least: {CRUNCHES.format(sets=5)}")))
    assert sum(done) >= 5
    assert sum(done[:2]) >= 2
    done = crunches(level(SessionTime(), rule(f"at_most: {CRUNCHES.format(sets=2)}")))
    assert sum(done) <= 2


def test_weeks_are_decided_again_where_they_left_no_way_on() -> None:
    """All crunches may be done in the first week, but the last one wants some too."""
    most = rule(f"at_most: {CRUNCHES.format(sets=2)}")
    last = rule("at_least: {sets: 2, exercise: crunch, week: 4}")
    first = rule("{at_least: {sets: 2, exercise: crunch, week: 2}, weight: 20}")
    assert crunches(level(SessionTime(), most, last, first))[3] == 2


def test_what_cannot_be_filled_names_the_week_and_the_rules() -> None:
    forbidden = rule("forbid: {exercise: crunch, week: 3, name: no crunches}")
    wanted = rule("at_least: {sets: 3, area: ra, week: 3}")
    none = rule("at_most: {sets: 1, area: ra, week: 3}")
    with pytest.raises(NoPlanError) as caught:
        level(SessionTime(), forbidden, wanted, none).fill(lambda done, total: None)
    assert "the sessions in the week of 2027-01-18" in str(caught.value)
    assert "rule on line 2 (no crunches), rule on line 2, rule on line 2" in caught.value.hint
