"""The calendar level: what is chosen, at what cost, and what is said when nothing can be."""

from typing import Any

import pytest

from planner.constraints.base import CalendarConstraint
from planner.constraints.free_time import FreeTime
from planner.constraints.session_length import SessionLength
from planner.constraints.sessions_per_week import SessionsPerWeek
from planner.errors import ImpossibleError, NoPlanError, StoppedError
from planner.instance import Instance
from planner.solver.calendar_level import CalendarAnswer, build, solve_calendar
from planner.solver.engine import Engine
from tests.constraints.builders import hard, plan, points, problem, session_of, slot

FREE = {"monday": ["19:00-20:00"], "wednesday": ["19:00-20:00"], "friday": ["19:00-20:00"]}


def _instance(**sections: Any) -> Instance:
    season = {"end": "2027-01-24", "phases": [{"phase": "build", "start": "2027-01-04"}]}
    return problem(**{"season": season, "free_time": FREE, **sections})


def _solved(
    instance: Instance, seconds: float = 8.0, engine: Engine | None = None
) -> CalendarAnswer:
    return solve_calendar(
        instance.problem,
        instance.calendar_constraints,
        engine or Engine(None),
        seconds,
        lambda cost, bound: None,
    )


def test_the_cost_is_that_of_the_plain_statements() -> None:
    instance = _instance(
        running={"week": {"sunday": {"kind": "long", "start": "09:00", "minutes": 120}}},
        constraints={"regular-days": {"weight": 3}, "class-mix": {"weight": 2}},
    )
    answer = _solved(instance)
    whole = plan(instance, *(session_of(instance, slot) for slot in answer.slots))
    violations = [
        v for c in instance.calendar_constraints for v in c.violations(whole, instance.problem)
    ]
    assert hard(violations) == []
    assert points(violations) == answer.cost
    assert answer.bound == answer.cost > 0
    assert set(answer.slots) <= set(instance.problem.slots)


def test_three_free_evenings_are_all_that_three_sessions_need() -> None:
    answer = _solved(_instance(running={"week": {"saturday": "easy"}}))
    weekdays = [slot.day.weekday() for slot in answer.slots]
    assert weekdays == [0, 2, 4] * 3
    assert {slot.minutes for slot in answer.slots[3:]} == {25}
    assert answer.cost == 2  # the first week is either shorter or above its ramp


def test_the_same_problem_has_the_same_answer() -> None:
    instance = _instance()
    assert _solved(instance) == _solved(instance)


def test_no_free_time_is_a_plan_without_sessions() -> None:
    answer = _solved(_instance(free_time={"sunday": []}))
    assert (answer.slots, answer.cost, answer.bound) == ((), 0, 0)


def test_what_can_not_be_is_proved_and_confirmed() -> None:
    instance = _instance(
        rules=[{"at_least": {"sessions": 3}}, {"at_most": {"sessions": 2, "per": "week"}}]
    )
    with pytest.raises(ImpossibleError, match="no plan can keep every hard constraint"):
        _solved(instance)


@pytest.mark.parametrize(("interrupted", "error"), [(False, NoPlanError), (True, StoppedError)])
def test_a_budget_of_nothing_finds_nothing(interrupted: bool, error: type[Exception]) -> None:
    engine = Engine(None)
    engine.interrupted = interrupted
    with pytest.raises(error):
        _solved(_instance(), seconds=0.0, engine=engine)


def test_forbidden_slots_are_left_out_and_points_are_weighed() -> None:
    instance = _instance()
    fine, short, outside = (
        slot(instance, "2027-01-04 19:00", 25),
        slot(instance, "2027-01-06 19:00", 20),
        slot(instance, "2027-01-05 19:00", 25),
    )
    constraints: list[CalendarConstraint] = [
        FreeTime(),
        SessionLength(weight=2),
        SessionsPerWeek(missing_points=10),
    ]
    model, choices = build(instance.problem, constraints, [outside, short, fine])
    assert choices.slots == (fine, short)
    for one in choices.slots:
        model.add(choices.taken(one) == 1)
    answer = Engine(None).solve(model, 1.0)
    assert answer.cost == 2 + 10 + 2 * 30  # a band of five minutes short, seven sessions missing
