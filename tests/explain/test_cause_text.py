"""Causes in words, each with its line and its days."""

from datetime import date

import pytest

from planner.constraints.sessions_per_week import SessionsPerWeek
from planner.explain.cause_text import cause_texts, line_of, setting_of, value_of
from planner.explain.slot_obstacles import fact_of
from planner.instance import Instance
from planner.plan.plan import Because
from planner.solver.causes import Cause, CostCeiling, Fact, FactKind, Requirement
from tests.constraints.builders import problem

FIRST, SECOND = date(2027, 1, 4), date(2027, 1, 11)

TEXT = """\
athlete:
  timezone: Europe/Berlin
  avoid: [knee]
season: {start: 2027-01-04, end: 2027-01-31}
running:
  week:
    tuesday: {kind: intervals, start: "18:00", minutes: 60}
free_time:
  monday: ["06:30-07:15", "19:00-20:00"]
  thursday: ["19:00-20:00"]
constraints:
  sessions-per-week:
    base: 4
    least: 1
  rest-day: 2
rules:
  - at_most: {sessions: 1, per: week}
  - forbid: {family: bridges}
    name: my knee
"""


@pytest.fixture(scope="module")
def instance() -> Instance:
    return problem(TEXT)


def said(instance: Instance, *causes: Cause) -> list[Because]:
    return list(cause_texts(causes, instance))


def test_a_setting_has_its_own_line(instance: Instance) -> None:
    (found,) = said(instance, Requirement("sessions-per-week", "least", (FIRST,)))
    assert (found.name, found.line, found.dates) == ("sessions-per-week.least", 14, (FIRST,))
    meaning = setting_of(SessionsPerWeek(), "least").meaning
    assert found.message.startswith("1 sessions a week: ")
    assert found.message.lower().endswith(f"{meaning.lower().rstrip('.')} (week of mon 4 jan)")


def test_a_default_has_none_and_says_so(instance: Instance) -> None:
    (found,) = said(instance, Requirement("session-spacing", "hours", (FIRST, SECOND)))
    assert found == Because(
        name="session-spacing.hours",
        line=None,
        dates=(FIRST, SECOND),
        message="20 hours, by default: from the start of one session to the start of the next, at "
        "least (2 weeks, from Mon 4 Jan on)",
    )


def test_the_short_form_is_the_setting_s_line(instance: Instance) -> None:
    (found,) = said(instance, Requirement("rest-day", "days", ()))
    assert (found.name, found.line) == ("rest-day.days", 15)
    assert found.message == "2 days a week: rest days a week"


def test_a_whole_constraint(instance: Instance) -> None:
    (found,) = said(instance, Requirement("maintenance", "", ()))
    words = "never many days in a row without a session, outside recovery"
    assert found == Because(name="maintenance", line=None, dates=(), message=words)


def test_rules_are_named_by_their_line(instance: Instance) -> None:
    first, second = (each for each in instance.constraints if each.name == "rule")
    assert said(
        instance, Requirement(first.label, "", (FIRST,)), Requirement(second.label, "", ())
    ) == [
        Because(
            name="rule on line 17",
            line=17,
            dates=(FIRST,),
            message="at most 1 session per week (week of Mon 4 Jan)",
        ),
        Because(name="rule on line 18 (my knee)", line=18, dates=(), message="no bridges"),
    ]


def test_weeks_of_one_setting_are_united(instance: Instance) -> None:
    causes = [Requirement("rest-day", "days", (monday,)) for monday in (SECOND, FIRST)]
    (found,) = said(instance, *causes)
    assert found.dates == (FIRST, SECOND)


def test_facts_come_last_each_with_its_day(instance: Instance) -> None:
    (run,) = instance.problem.runs_on(date(2027, 1, 5))
    causes: list[Cause] = [
        Fact(FactKind.AVOID, name="knee"),
        fact_of(run),
        Fact(FactKind.WINDOW, FIRST),
        Fact(FactKind.EQUIPMENT, name="band"),
        Requirement("rest-day", "days", ()),
    ]
    found = said(instance, *causes)
    assert [(each.name, each.line, each.dates, each.message) for each in found[1:]] == [
        ("avoid", 3, (), "knee in athlete.avoid"),
        ("equipment", None, (), "no band in athlete.equipment"),
        (
            "free time",
            9,
            (FIRST,),
            "in the week of Mon 4 Jan: Mon 06:30-07:15 and 19:00-20:00, Thu 19:00-20:00",
        ),
        ("run", 7, (date(2027, 1, 5),), f"{run.label}, Tue 5 Jan 18:00 to 19:00"),
    ]
    assert found[0].name == "rest-day.days"


def test_a_wish_is_the_constraint_it_is_of(instance: Instance) -> None:
    (found,) = said(instance, CostCeiling("preferred-times"))
    assert (found.name, found.line, found.dates) == ("preferred-times", None, ())
    assert found.message.startswith("this wish would fall short more than now (")


def test_what_holds_by_age_or_experience_is_the_value() -> None:
    instance = problem(athlete={"born": 2012})
    constraint = next(each for each in instance.constraints if each.name == "sessions-per-week")
    assert value_of(constraint, "most", instance) == 3
    assert line_of("sessions-per-week", "most", instance) is None
    older = problem(athlete={"born": 1960})
    warm_up = next(each for each in older.constraints if each.name == "session-time")
    assert (warm_up.cold, value_of(warm_up, "cold", older)) == (180, 300)
