"""Edits that loosen a cause, whatever short form the file uses."""

from datetime import date
from typing import Any

import pytest

from planner.explain.cause_text import constraint_of
from planner.explain.relaxation import (
    Relaxation,
    RelaxationPart,
    _amounts,
    relaxations_of,
    setting_edit,
)
from planner.explain.slot_obstacles import fact_of
from planner.instance import Instance
from planner.solver.causes import Cause, CostCeiling, Fact, FactKind, Requirement
from planner.yaml.edit.edits import Edit, edited
from tests.constraints.builders import problem

HEAD = """\
athlete: {timezone: Europe/Berlin, equipment: [band], exclude: [bridges], avoid: [knee]}
season: {start: 2027-01-04, end: 2027-01-31}
running:
  week:
    tuesday: {kind: intervals, start: "18:00", minutes: 60}
    thursday: rest
free_time: {daily: ["19:00-20:30"]}
"""


def with_constraints(written: str) -> Instance:
    return problem(f"{HEAD}constraints: {{{written}}}\n")


def with_rules(*rules: str) -> Instance:
    return problem(HEAD + "rules:\n" + "".join(f"  - {rule}\n" for rule in rules))


def changes(cause: Cause, instance: Instance) -> list[list[tuple[str, list[Edit]]]]:
    """By ladder the first and the last step, each in words and as edits."""
    found = []
    for ladder in relaxations_of(cause, instance):
        steps = [ladder.steps[0], *ladder.steps[1:][-1:]]
        found.append([(step.message, list(step.edits)) for step in steps])
    return found


SESSIONS = "/constraints/sessions-per-week"


@pytest.mark.parametrize(
    ("written", "setting", "pointer", "value"),
    [
        ("", "least", "/least", 4),
        ("3", "target", "", 4),
        ("3", "most", "", {"target": 3, "most": 4}),
        ("3", "base.most", "", {"target": 3, "base": {"most": 4}}),
        ("on", "least", "", {"enabled": True, "least": 4}),
        ("{least: 2}", "least", "/least", 4),
        ("{least: 2}", "base.most", "/base/most", 4),
        ("{base: 3}", "base.target", "/base", {"target": 4}),
        ("{base: 3}", "base.most", "/base", {"target": 3, "most": 4}),
        ("{base: {least: 2}}", "base.least", "/base/least", 4),
        ("{base: {most: 4}}", "base.target", "/base/target", 4),
    ],
)
def test_the_edit_of_a_setting(written: str, setting: str, pointer: str, value: Any) -> None:
    instance = with_constraints(f"sessions-per-week: {written}" if written else "")
    constraint = constraint_of("sessions-per-week", instance)
    edit = setting_edit(constraint, setting, 4, instance)
    assert edit == Edit(f"{SESSIONS}{pointer}", value)
    again = problem(edited(instance.written.text, [edit], "athlete.yaml"))
    now: Any = constraint_of("sessions-per-week", again)
    for part in setting.split("."):
        now = getattr(now, part)
    assert now == 4


def test_a_number_goes_both_ways_the_nearest_first() -> None:
    instance = with_constraints("rest-day: 2")
    assert changes(Requirement("rest-day", "days", ()), instance) == [
        [("rest-day.days: 2 → 1", [Edit("/constraints/rest-day", 1)])]
    ]
    instance = with_constraints("session-spacing: {hours: 20}")
    hours = changes(Requirement("session-spacing", "hours", ()), instance)
    assert [[message for message, _ in ladder] for ladder in hours] == [
        ["session-spacing.hours: 20 → 19", "session-spacing.hours: 20 → 12"],
        ["session-spacing.hours: 20 → 21", "session-spacing.hours: 20 → 48"],
    ]


def test_a_default_is_nobodys_wish() -> None:
    assert (
        changes(Requirement("session-spacing", "hours", ()), with_constraints("rest-day: 2")) == []
    )


def test_what_is_strict_may_become_a_wish() -> None:
    instance = with_constraints("maintenance: {days: 4, strength: hard}")
    assert changes(Requirement("maintenance", "", ()), instance)[0] == [
        ("maintenance.strength: hard → soft", [Edit("/constraints/maintenance/strength", "soft")])
    ]


@pytest.mark.parametrize("beside", ["", ", name: mine"])
def test_a_rule_asks_for_less_or_is_a_wish(beside: str) -> None:
    instance = with_rules(f"at_least: {{sets: 3, family: planks, per: week{beside}}}")
    (rule,) = (each for each in instance.constraints if each.name == "rule")
    label = "rule on line 9 (mine)" if beside else "rule on line 9"
    assert changes(Requirement(rule.label, "", ()), instance) == [
        [
            (f"{label}, sets: 3 → 2", [Edit("/rules/0/at_least/sets", 2)]),
            (f"{label}, sets: 3 → 1", [Edit("/rules/0/at_least/sets", 1)]),
        ],
        [(f"{label}: a wish (weight: 3)", [Edit("/rules/0/at_least/weight", 3)])],
    ]


def test_the_name_of_a_rule_may_stand_before_or_after_what_it_says() -> None:
    instance = with_rules(
        "{name: one, forbid: {family: planks}}", "{forbid: {level: 1}, name: two}"
    )
    for n, rule in enumerate(each for each in instance.constraints if each.name == "rule"):
        (only,) = changes(Requirement(rule.label, "", ()), instance)
        assert [edits for _, edits in only] == [[Edit(f"/rules/{n}/forbid/weight", 3)]]


def test_a_rule_that_asks_for_one_can_only_be_a_wish() -> None:
    instance = with_rules("at_least: {sets: 1, family: planks, per: week}")
    (rule,) = (each for each in instance.constraints if each.name == "rule")
    (wish,) = changes(Requirement(rule.label, "", ()), instance)
    assert [message for message, _ in wish] == ["rule on line 9: a wish (weight: 3)"]


def test_at_most_goes_up_to_what_may_be_written() -> None:
    instance = with_rules("at_most: {sessions: 1, per: week}")
    (rule,) = (each for each in instance.constraints if each.name == "rule")
    first, _ = changes(Requirement(rule.label, "", ()), instance)
    assert [edits for _, edits in first] == [
        [Edit("/rules/0/at_most/sessions", 2)],
        [Edit("/rules/0/at_most/sessions", 1000)],
    ]


@pytest.mark.parametrize(
    "cause",
    [
        Requirement("contraindications", "", ()),
        Requirement("excluded", "", ()),
        Requirement("equipment", "", ()),
        Requirement("race-blackout", "", ()),
        Requirement("post-race-recovery", "", ()),
        Requirement("level-cap", "", ()),
        Requirement("nothing-new-before-race", "", ()),
        Requirement("free-time", "", ()),
        Fact(FactKind.EXCLUDE, name="bridges"),
        Fact(FactKind.AVOID, name="knee"),
        Fact(FactKind.PAUSE, date(2027, 1, 4)),
        CostCeiling("variety"),
    ],
)
def test_what_keeps_an_athlete_safe_is_left_alone(cause: Cause) -> None:
    assert changes(cause, problem(HEAD)) == []


def test_limits_of_the_young_are_left_alone() -> None:
    text = HEAD + "constraints: {sessions-per-week: {most: 2}, session-spacing: {hours: 24}}\n"
    grown, young = problem(text), problem(text.replace("{timezone", "{born: 2012, timezone"))
    for cause in (
        Requirement("sessions-per-week", "most", ()),
        Requirement("session-spacing", "hours", ()),
    ):
        assert changes(cause, grown)
        assert changes(cause, young) == []


def test_equipment_is_added_to_what_is_there() -> None:
    (only,) = changes(Fact(FactKind.EQUIPMENT, name="ball"), problem(HEAD))
    assert only == [("athlete.equipment: add ball", [Edit("/athlete/equipment", ["band", "ball"])])]


def test_a_run_moves_to_each_day_without_one() -> None:
    instance = problem(HEAD)
    (run,) = instance.problem.runs_on(date(2027, 1, 5))
    found = [step for (step,) in changes(fact_of(run), instance)]
    days = ("Monday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    assert [message for message, _ in found] == [
        f"move Tuesday's {run.kind_words} to {day}" for day in days
    ]
    entry = {"kind": "intervals", "start": "18:00", "minutes": 60}
    assert found[2][1] == [
        Edit("/running/week/tuesday", "rest"),
        Edit("/running/week/thursday", entry),
    ]


def test_numbers_far_away_are_reached_in_strides() -> None:
    assert list(_amounts(3, 1)) == [2, 1]
    assert list(_amounts(1, 1)) == []
    far = list(_amounts(1, 5000))
    assert far[:10] == list(range(2, 12))
    assert far[-1] == 5000
    assert far == sorted(far)
    assert len(far) < 400


def test_one_change_after_another_keeps_the_first_before() -> None:
    first = Relaxation(
        (
            RelaxationPart((Edit("/a", 2),), "a", 1, 3, 2),
            RelaxationPart((Edit("/b", 1),), "b", 4, 2, 1),
        )
    )
    later = Relaxation((RelaxationPart((Edit("/a", 1),), "a", 2, 2, 1),))
    both = first.followed_by(later)
    assert both.message == "b: 2 → 1; and a: 3 → 1"
    assert both.edits == (Edit("/b", 1), Edit("/a", 1))
    assert both.size == 6
