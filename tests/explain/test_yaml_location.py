"""Where a fact stands in the file."""

from datetime import date

import pytest

from planner.explain.slot_obstacles import fact_of
from planner.explain.yaml_location import day_key, path_of, run_path
from planner.instance import Instance
from planner.solver.causes import Fact, FactKind
from planner.text.key_path import KeyPath
from tests.constraints.builders import problem

TEXT = """\
athlete:
  timezone: Europe/Berlin
  equipment: [band]
  avoid: [wrist, {flag: knee, until: 2027-01-20}]
  exclude: [bridges, dead-bug]
season: {start: 2027-01-04, end: 2027-01-31}
races:
  - {name: Park, date: 2027-01-16, distance: 5 km, priority: C}
running:
  week:
    tuesday: {kind: intervals, start: "18:00", minutes: 60}
    weekend: {kind: easy, minutes: 40}
    sun: {kind: long, minutes: 90}
  runs:
    - {date: 2027-01-14, kind: tempo, minutes: 50}
    - {date: 2027-01-20, kind: easy, minutes: 30}
other:
  - {day: monday, kind: gym, start: "17:00", minutes: 45}
  - {day: friday, kind: football, start: "17:00", minutes: 90}
free_time: {daily: ["06:00-22:00"]}
"""


@pytest.fixture(scope="module")
def instance() -> Instance:
    return problem(TEXT)


def of_day(instance: Instance, day: str) -> Fact:
    (run,) = instance.problem.runs_on(date.fromisoformat(day))
    return fact_of(run)


@pytest.mark.parametrize(
    ("day", "path"),
    [
        ("2027-01-05", ("running", "week", "tuesday")),
        ("2027-01-09", ("running", "week", "weekend")),
        ("2027-01-10", ("running", "week", "sun")),  # its own key, not the group's
        ("2027-01-14", ("running", "runs", 0)),
        ("2027-01-20", ("running", "runs", 1)),
        ("2027-01-16", ("races", 0)),
        ("2027-01-11", ("other", 0)),
        ("2027-01-22", ("other", 1)),
    ],
)
def test_each_day_s_load(instance: Instance, day: str, path: KeyPath) -> None:
    assert path_of(of_day(instance, day), instance) == path


@pytest.mark.parametrize(
    ("fact", "path"),
    [
        (Fact(FactKind.WINDOW, date(2027, 1, 4)), ("free_time",)),
        (Fact(FactKind.EQUIPMENT, name="ball"), ("athlete", "equipment")),
        (Fact(FactKind.AVOID, name="wrist"), ("athlete", "avoid", 0)),
        (Fact(FactKind.AVOID, name="knee"), ("athlete", "avoid", 1)),
        (Fact(FactKind.AVOID, name="neck"), ("athlete",)),
        (Fact(FactKind.EXCLUDE, name="dead-bug"), ("athlete", "exclude", 1)),
        (Fact(FactKind.PAUSE, date(2027, 1, 4)), ("season", "pauses")),
        (Fact(FactKind.RACE, date(2027, 1, 17)), ("races",)),
    ],
)
def test_other_facts(instance: Instance, fact: Fact, path: KeyPath) -> None:
    assert path_of(fact, instance) == path


def test_a_day_without_a_run_is_of_the_section(instance: Instance) -> None:
    assert run_path(instance, Fact(FactKind.RUN, date(2027, 1, 6))) == ("running",)


def test_the_key_of_a_weekday() -> None:
    assert day_key({"weekdays": 1, "tue": 2, "weekend": 3}, 1) == "tue"
    assert day_key({"daily": 1, "weekdays": 2}, 0) == "weekdays"
    assert day_key({"weekdays": 1}, 6) is None
