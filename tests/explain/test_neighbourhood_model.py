"""A plan's surroundings as a model: what it charges there, and what stands against less."""

from datetime import date

import pytest

from planner.explain.calendar_conflict import blocked_slots
from planner.explain.neighbourhood_model import calendar_neighbourhood, content_neighbourhood
from planner.instance import Instance
from planner.plan.plan import Plan
from planner.solver.causes import CostCeiling, Fact, FactKind, Requirement
from planner.solver.engine import Engine
from planner.solver.run import Options, solve
from tests.constraints.builders import problem

MONDAYS = (date(2027, 1, 4), date(2027, 1, 11))

TEXT = """\
athlete: {timezone: Europe/Berlin, experience: regular}
season: {start: 2027-01-04, end: 2027-01-17, phases: [{phase: build, start: 2027-01-04}]}
running:
  week:
    tuesday: {kind: intervals, start: "18:00", minutes: 60}
free_time:
  monday: ["19:00-19:40"]
  thursday: ["19:00-19:40"]
  saturday: ["09:00-09:40"]
constraints:
  sessions-per-week: {target: 3}
rules:
  - at_most: {sessions: 1, per: week, week: 1}
"""


@pytest.fixture(scope="module")
def instance() -> Instance:
    return problem(TEXT)


@pytest.fixture(scope="module")
def plan(instance: Instance) -> Plan:
    return solve(instance, Options(effort="quick"), lambda _: None).plan


def charged(plan: Plan, instance: Instance, *, calendar: bool) -> int:
    return plan.levels[0 if calendar else 1].cost


def test_the_calendar_is_charged_what_the_plan_is(instance: Instance, plan: Plan) -> None:
    around, _ = calendar_neighbourhood(instance, plan, None, {}, Engine(None))
    assert around.planned_cost == charged(plan, instance, calendar=True)
    by_label = {
        label: sum(term.points * around.planned[term.variable.index] for term in terms)
        for label, terms in around.cost_terms.items()
    }
    names = {each.constraint for each in plan.costs}
    content = {each.label for each in instance.content_constraints}
    for name in names - content:
        points = sum(each.points for each in plan.costs if each.constraint == name)
        assert by_label[name] == points


def test_content_is_charged_no_more_than_the_plan_is(instance: Instance, plan: Plan) -> None:
    for monday in MONDAYS:
        around, _ = content_neighbourhood(instance, plan, monday, Engine(None), forbidden=False)
        assert 0 <= around.planned_cost <= charged(plan, instance, calendar=False)


def test_the_rule_stands_against_more_sessions(instance: Instance, plan: Plan) -> None:
    """Two of the three sessions of the first week are missing, because of the rule."""
    (rule,) = (each for each in instance.constraints if each.name == "rule")
    blocked = blocked_slots(instance, MONDAYS[:1])
    around, _ = calendar_neighbourhood(instance, plan, MONDAYS[0], blocked, Engine(None))
    refused = around.charged_in("sessions-per-week", MONDAYS[0])
    assert sum(term.points * around.planned[term.variable.index] for term in refused) == 12
    assert around.charged_in("sessions-per-week", MONDAYS[1]) == []
    around.cap_costs(refused)
    assert around.binding_causes(Engine(None)) == [Requirement(rule.label, "", MONDAYS[:1])]


def test_nothing_binds_where_nothing_is_to_be_mended(instance: Instance, plan: Plan) -> None:
    around, _ = calendar_neighbourhood(instance, plan, MONDAYS[0], {}, Engine(None))
    around.cap_costs()
    assert around.binding_causes(Engine(None)) is None
    wishes = {cause for cause in around.guarded.causes if isinstance(cause, CostCeiling)}
    assert wishes <= {CostCeiling(each.label) for each in instance.calendar_constraints}
    assert CostCeiling("sessions-per-week") in wishes


def test_no_more_is_asked_for_than_can_be_placed() -> None:
    instance = problem(TEXT.replace('  monday: ["19:00-19:40"]\n', "").partition("rules:")[0] + "")
    instance = problem(instance.written.text.replace("target: 3", "target: 3, missing_points: 9"))
    plan = solve(instance, Options(effort="quick"), lambda _: None).plan
    assert len(plan.sessions) == 4  # two each week, and so many are asked for
    around, _ = calendar_neighbourhood(instance, plan, MONDAYS[0], {}, Engine(None))
    assert around.charged_in("sessions-per-week", MONDAYS[0]) == []


def test_a_fact_keeps_an_exercise_out(instance: Instance, plan: Plan) -> None:
    around, _ = content_neighbourhood(instance, plan, MONDAYS[1], Engine(None), forbidden=True)
    facts = {cause for cause in around.guarded.causes if isinstance(cause, Fact)}
    assert all(fact.kind is FactKind.EQUIPMENT for fact in facts)
    around.cap_costs()
    assert around.binding_causes(Engine(None)) is None
