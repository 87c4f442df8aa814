"""A literal that guards every hard requirement."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from planner.constraints.base import ContentConstraint
from planner.constraints.rest_day import RestDay
from planner.problem.problem import Problem
from planner.solver.causes import Cause, Fact, FactKind, Requirement
from planner.solver.choices import ContentChoices
from planner.solver.guarded_model import GuardedModel, _Recorder

FIRST, SECOND = date(2027, 1, 4), date(2027, 1, 11)

Post = Callable[[Any], object]


class Statements:
    """A model of two decisions from 0 to 9, of two weeks and two sessions."""

    def __init__(self) -> None:
        self.model = cp_model.CpModel()
        self.guarded = GuardedModel(self.model)
        self.x, self.y = (self.model.new_int_var(0, 9, "") for _ in range(2))
        self.guarded.set_scope([self.x], FIRST, 0)
        self.guarded.set_scope([self.y], SECOND, 1)

    def guard(self, post: Post, *, only_limits: bool = False) -> None:
        self.guarded.guard(RestDay(), post, only_limits=only_limits)

    def least(self, decision: cp_model.IntVar, off: Cause | None = None) -> int | None:
        """The least that a decision can be with all literals true but one; None if infeasible."""
        model = self.model.clone()
        for cause in self.guarded.causes:
            model.add(self.guarded.literal(cause) == int(cause != off))
        model.minimize(decision)
        solver = cp_model.CpSolver()
        if solver.solve(model) == cp_model.INFEASIBLE:
            return None
        return round(solver.objective_value)


def requirement(setting: str = "", *mondays: date) -> Requirement:
    return Requirement("rest-day", setting, mondays)


def test_a_requirement_is_gone_once_its_literal_is_false() -> None:
    it = Statements()
    it.guard(lambda model: model.add(it.x >= 3).with_name("days"))
    it.guard(lambda model: model.add(it.y >= 4).with_name("days"))
    assert it.guarded.causes == (requirement("days", FIRST), requirement("days", SECOND))
    assert (it.least(it.x), it.least(it.y)) == (3, 4)
    assert it.least(it.x, requirement("days", FIRST)) == 0
    assert it.least(it.y, requirement("days", FIRST)) == 4


def test_requirements_of_one_setting_and_week_share_a_literal() -> None:
    it = Statements()

    def post(model: Any) -> None:
        model.add(it.x >= 1).with_name("days")
        model.add(it.x + 0 >= 2).with_name("days")
        model.add(it.x + it.y >= 3).with_name("days")
        model.add(it.x >= 4)

    it.guard(post)
    both = requirement("days", FIRST, SECOND)
    assert set(it.guarded.causes) == {requirement("days", FIRST), both, requirement("", FIRST)}


def test_helping_variables_are_about_what_they_are_defined_by() -> None:
    it = Statements()

    def post(model: Any) -> None:
        helper = it.model.new_int_var(0, 9, "")
        it.model.add(helper == it.x)
        model.add(helper >= 5)

    it.guard(post)
    assert it.guarded.causes == (requirement("", FIRST),)
    assert it.least(it.x, requirement("", FIRST)) == 0
    assert it.least(it.x) == 5


def test_only_limits_leaves_out_what_asks() -> None:
    it = Statements()
    it.guard(lambda model: model.add(it.x >= 3), only_limits=True)
    it.guard(lambda model: model.add(it.y <= 3), only_limits=True)
    assert it.least(it.x) == 0
    assert it.least(-it.y) == -3  # type: ignore[arg-type]


@pytest.mark.parametrize("takes_place", [False, True])
def test_nothing_is_asked_of_a_session_that_does_not_take_place(takes_place: bool) -> None:
    it = Statements()
    chosen = it.model.new_bool_var("")
    it.guarded.add_session(0, chosen)
    it.guarded.add_session(1, it.model.new_bool_var(""))
    it.guard(lambda model: model.add(it.x >= 3))
    it.guard(lambda model: model.add(it.x + it.y >= 5))
    it.guard(lambda model: model.add(it.y <= 4))
    it.model.add(chosen == int(takes_place))
    assert it.least(it.x) == (3 if takes_place else 1)  # with the other session it is asked
    assert it.least(it.y) == 0


def test_limits_hold_of_a_session_that_does_not_take_place() -> None:
    it = Statements()
    chosen = it.model.new_bool_var("")
    it.guarded.add_session(0, chosen)
    it.guard(lambda model: model.add(it.x <= 3))
    it.model.add(chosen == 0)
    assert it.least(-it.x) == -3  # type: ignore[arg-type]


def test_what_is_always_false_can_be_switched_off() -> None:
    it = Statements()
    it.guard(lambda model: model.add(False))
    assert it.guarded.causes == (requirement(),)
    assert it.least(it.x) is None
    assert it.least(it.x, requirement()) == 0


def test_what_is_always_true_changes_nothing() -> None:
    it = Statements()
    it.guard(lambda model: model.add(True))
    assert it.least(it.x) == 0


def test_at_most_one_is_a_sum() -> None:
    it = Statements()
    one, other = (it.model.new_bool_var("") for _ in range(2))
    it.guard(lambda model: model.add_at_most_one(one, other))
    it.guard(lambda model: model.add_at_most_one(each for each in (one, other)))
    it.model.add(it.x == one + other)
    assert it.least(-it.x) == -1  # type: ignore[arg-type]
    assert it.least(-it.x, requirement()) == -2  # type: ignore[arg-type]


def test_the_recorder_is_the_model_in_all_else() -> None:
    model = cp_model.CpModel()
    recorder = _Recorder(model)
    variable = recorder.new_bool_var("")
    made = recorder.add(variable == 1)
    assert recorder.added == [made]
    assert recorder.proto is model.proto


def test_a_decision_is_ruled_out_while_all_causes_hold() -> None:
    it = Statements()
    used = it.model.new_bool_var("")
    fact = Fact(FactKind.EQUIPMENT, name="band")
    it.guarded.forbid(used, [requirement(), fact])
    it.model.add(it.x >= 5 * (1 - used))
    assert it.least(it.x) == 5
    assert it.least(it.x, fact) == 0
    assert it.least(it.x, requirement()) == 0


@settings(max_examples=30)
@given(st.integers(0, 9), st.integers(0, 9), st.booleans(), st.booleans())
def test_what_a_solution_violates_is_what_cannot_be_enforced(
    x: int, y: int, used: bool, takes_place: bool
) -> None:
    it = Statements()
    band, chosen = it.model.new_bool_var(""), it.model.new_bool_var("")
    it.guarded.add_session(1, chosen)
    it.guard(lambda model: model.add(it.x <= 6).with_name("most"))
    it.guard(lambda model: model.add(it.x >= 3).with_name("least"))
    it.guard(lambda model: model.add(it.x >= 1).with_name("least"))
    it.guard(lambda model: model.add(it.y >= 4).with_name("asked"))
    it.guard(lambda model: model.add(it.x != it.y).with_name("apart"))
    it.guard(lambda model: model.add(False).with_name("never"))
    it.guard(lambda model: model.add(True).with_name("always"))
    it.guarded.forbid(band, [Fact(FactKind.EQUIPMENT, name="band"), requirement("most", FIRST)])
    model = it.guarded.enforcing([])
    for variable, value in ((it.x, x), (it.y, y), (band, used), (chosen, takes_place)):
        model.add(variable == int(value))
    solver = cp_model.CpSolver()
    solver.solve(model)
    violated = it.guarded.violated(it.guarded.causes, list(solver.response_proto.solution))
    singles = {
        cause
        for cause in it.guarded.causes
        if cp_model.CpSolver().solve(_also(model, it.guarded, cause)) == cp_model.INFEASIBLE
    }
    together = (
        {Fact(FactKind.EQUIPMENT, name="band"), requirement("most", FIRST)} if used else set()
    )
    assert violated == singles | together
    assert requirement("never") in violated
    assert requirement("always") not in violated
    without = set(it.guarded.causes) - {requirement("never")}
    assert it.guarded.violated(without, list(solver.response_proto.solution)) == violated & without


def _also(model: cp_model.CpModel, guarded: GuardedModel, cause: Cause) -> cp_model.CpModel:
    changed = model.clone()
    changed.add(guarded.literal(cause) == 1)
    return changed


def test_looking_at_a_solution_leaves_the_model_as_it_is() -> None:
    it = Statements()
    it.guard(lambda model: model.add(True))
    it.guard(lambda model: model.add(it.x >= 3))
    before = str(it.model.proto)
    it.guarded.violated(it.guarded.causes, [0] * len(it.model.proto.variables))
    assert str(it.model.proto) == before


class Asking(ContentConstraint):
    """Charges what it is told to; strict if asked to be."""

    name = "asking"
    says = "something"
    strength: str = "soft"

    def post(self, model: Any, choices: ContentChoices, problem: Problem) -> Any:
        return choices

    def violations(self, plan: Any, problem: Problem) -> Any:
        return ()


def test_terms_are_charged_apart() -> None:
    it = Statements()
    terms = it.guarded.cost_terms(Asking(weight=3), 2 * it.x + it.y)
    assert [(t.variable.index, t.points, t.mondays) for t in terms] == [
        (it.x.index, 6, (FIRST,)),
        (it.y.index, 3, (SECOND,)),
    ]
    assert it.guarded.cost_terms(Asking(), 0) == []


def test_what_cannot_be_told_apart_is_one_term() -> None:
    it = Statements()
    (term,) = it.guarded.cost_terms(Asking(), it.x - it.y + 2)
    assert (term.points, term.mondays) == (1, (FIRST, SECOND))
    it.model.add(it.x == 4)
    assert it.least(term.variable) == 0  # 4 - 9 + 2 is less than nothing
    it.model.add(it.y == 1)
    assert it.least(term.variable) == 5
    (five,) = it.guarded.cost_terms(Asking(), 5)
    assert it.least(five.variable) == 5


def test_a_strict_one_is_refused_each_term() -> None:
    it = Statements()
    it.model.add(it.x >= 1)
    assert it.guarded.cost_terms(Asking(strength="hard"), it.x + it.y) == []
    first, second = Requirement("asking", "", (FIRST,)), Requirement("asking", "", (SECOND,))
    assert it.guarded.causes == (first, second)
    assert it.least(it.x) is None
    assert it.least(it.x, second) is None
    assert it.least(it.x, first) == 1
    assert it.least(-it.y, first) == 0  # type: ignore[arg-type]
