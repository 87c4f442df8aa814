"""Whole plans with rules: posted, verified and named by their lines."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from planner.catalogue.load import load_catalogue
from planner.errors import ImpossibleError, InputError, NoPlanError
from planner.explain.conflict import Conflict
from planner.instance import Instance, load
from planner.plan.plan import Plan
from planner.report.shortfall_lines import shortfalls
from planner.report.summary_lists import ROOMS
from planner.solver.engine import Engine
from planner.solver.run import Options, solve
from planner.verify import verify
from tests.explain.conflicts import conflict_of

ATHLETE = """\
athlete: {timezone: Europe/Berlin, experience: regular, equipment: [band]}
season:
  start: 2027-01-04
  end: 2027-01-31
  phases:
    - {phase: build, start: 2027-01-04}
    - {phase: peak, start: 2027-01-18}
running: {week: {saturday: {kind: long, start: "09:00", minutes: 100}}}
free_time: {tuesday: ["18:00-21:00"], thursday: ["18:00-21:00"], sunday: ["16:00-19:00"]}
rules:
"""
RULES = """\
  - forbid: { family: russian-twists, phase: [peak, taper] }
  - at_least: { sets: 6, area: gmed, per: week, phase: build }
  - at_most: { minutes: 20, weekday: tuesday }
  - together: { exercises: [side-plank, pallof-press] } # or: apart, with days
  - prefer: { family: planks, points: 3 }
"""
KNOWN = load_catalogue().by_id

Make = Callable[[str], Instance]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def made(rules: str) -> Instance:
        path = tmp_path / "athlete.yaml"
        path.write_text(ATHLETE + rules, encoding="utf-8")
        return load(path, today=date(2027, 1, 1))

    return made


def solved(instance: Instance) -> Plan:
    return solve(instance, Options(effort="quick"), lambda progress: None).plan


def uses(plan: Plan) -> list[tuple[Any, Any]]:
    """Each session with each of its exercises."""
    return [(s, KNOWN[e.id]) for s in plan.sessions for e in s.exercises]


def test_the_five_rules_are_kept(make: Make) -> None:
    plan = solved(make(RULES))
    assert not [e.id for s, e in uses(plan) if s.phase == "peak" and e.family == "russian-twists"]
    sets = Counter[date]()
    for session in plan.sessions:
        for each in session.exercises:
            if session.phase == "build" and "gmed" in KNOWN[each.id].primary:
                sets[session.day] += each.sets
    weeks = (date(2027, 1, 4), date(2027, 1, 11))
    for monday in weeks:
        assert sum(n for day, n in sets.items() if 0 <= (day - monday).days < 7) >= 6
    tuesdays = [s.minutes for s in plan.sessions if s.day.weekday() == 1]
    assert tuesdays
    assert max(tuesdays) <= 20
    for session in plan.sessions:
        ids = {each.id for each in session.exercises}
        assert ("side-plank" in ids) == ("pallof-standing" in ids)
    for monday in sorted({s.day.isocalendar()[:2] for s in plan.sessions}):
        week = [s for s in plan.sessions if s.day.isocalendar()[:2] == monday]
        assert any(KNOWN[e.id].family == "planks" for s in week for e in s.exercises)
    assert not [cost for cost in plan.costs if cost.constraint.startswith("rule")]


def test_without_them_the_plan_breaks_some(make: Make) -> None:
    """So it is the rules that make the difference."""
    plan, instance = solved(make("  []\n")), make(RULES)
    found = {each.constraint for each in verify(plan, instance.problem, instance.constraints)}
    assert found & {"rule on line 11", "rule on line 12", "rule on line 13", "rule on line 14"}


def test_a_soft_rule_that_is_not_kept_is_a_cost_with_its_line(make: Make) -> None:
    plan = solved(make("  - {forbid: {weekday: [tue, thu, sun]}, weight: 2, name: holidays}\n"))
    costs = [cost for cost in plan.costs if cost.constraint == "rule on line 11 (holidays)"]
    assert len(costs) == len(plan.sessions) > 0
    assert sum(cost.points for cost in costs) == 2 * len(plan.sessions)
    assert plan.levels[0].cost >= 2 * len(plan.sessions)
    told = " ".join(shortfalls(plan, {}, ROOMS[0], verbose=False))
    assert "rule on line 11 (holidays): at worst a " in told


def test_a_hard_rule_may_leave_no_session(make: Make) -> None:
    assert solved(make("  - forbid: {weekday: [tue, thu, sun]}\n")).sessions == ()


def test_rules_that_contradict_each_other(make: Make) -> None:
    instance = make("  - at_least: {sessions: 3}\n  - at_most: {sessions: 2}\n")
    with pytest.raises(ImpossibleError, match="no plan can keep every hard constraint"):
        solved(instance)
    conflict = conflict_of(instance, Engine(None))
    assert isinstance(conflict, Conflict)
    assert conflict.labels == {"rule on line 11", "rule on line 12"}


def test_the_calendar_keeps_room_for_what_hard_rules_ask_of_exercises(make: Make) -> None:
    """Light sessions, of two sets an exercise at most, could hold less; there is none."""
    plan = solved(make("  - at_least: {sets: 4, area: gmed, per: session, phase: build}\n"))
    building = [session for session in plan.sessions if session.phase == "build"]
    assert len(building) >= 4
    for session in building:
        assert sum(e.sets for e in session.exercises if "gmed" in KNOWN[e.id].primary) >= 4


def test_content_that_is_not_found_names_the_week_and_the_rules(make: Make) -> None:
    rules = (
        "  - at_least: {sets: 4, area: gmed, per: week, week: 2}\n"
        "  - at_most: {sets: 1, area: gmed}\n"
    )
    with pytest.raises(NoPlanError) as caught:
        solved(make(rules))
    assert "the week of 2027-01-11" in str(caught.value)
    assert "rule on line 11, rule on line 12" in caught.value.hint


def test_more_than_any_session_holds_is_impossible(make: Make) -> None:
    rules = "  - at_least: {sets: 90, area: gmed, per: week}\n  - at_most: {minutes: 30}\n"
    instance = make(rules)
    with pytest.raises(ImpossibleError, match="no plan can keep every hard constraint"):
        solved(instance)
    conflict = conflict_of(instance, Engine(None))
    assert isinstance(conflict, Conflict)
    assert "rule on line 11" in conflict.labels


def test_what_a_rule_could_not_be_taken_for_is_noted(make: Make) -> None:
    rules = ("at_least: {sessions: 7}", "forbid: {date: 2030-01-01}", "at_least: {sessions: 1}")
    plan = solved(make("".join(f"  - {rule}\n" for rule in rules)))
    assert [note for note in plan.notes if "rule" in note] == [
        "In 4 weeks, from 2027-01-04 on, too few days allow a session, so the rule on line 11 was"
        " lowered there.",
        "The rule on line 12 concerns no day of this season, so it changes nothing.",
    ]


def test_rules_of_a_profile_are_named_by_its_file(make: Make, tmp_path: Path) -> None:
    (tmp_path / "club.yaml").write_text("rules:\n  - forbid: {weekday: tuesday}\n")
    instance = make("  - forbid: {family: planks}\nconstraints: {profile: ./club.yaml}\n")
    labels = [one.label for one in instance.constraints if one.name == "rule"]
    assert labels == ["rule in club.yaml, line 2", "rule on line 11"]
    assert all(slot.day.weekday() != 1 for slot in instance.problem.slots)


def test_mistakes_come_with_all_the_others(make: Make) -> None:
    with pytest.raises(InputError) as caught:
        make("  - forbid: {area: gmde}\nconstraints: {rest-dey: 1}\n")
    assert [each.where for each in caught.value.mistakes] == [
        "rules[1].forbid.area",
        "constraints.rest-dey",
    ]
