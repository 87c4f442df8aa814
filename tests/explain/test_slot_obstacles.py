"""What forbids a session, and what an exercise in it."""

from datetime import date

import pytest

from planner.catalogue.exercises import Exercise
from planner.explain.exercise_obstacles import exercise_facts, exercise_obstacles
from planner.explain.slot_obstacles import Obstacles, fact_of
from planner.instance import Instance
from planner.problem.session_frame import frames_of_slots
from planner.problem.slots import Slot
from planner.solver.causes import Cause, Fact, FactKind, Requirement
from tests.constraints.agreement import BRIEFLY
from tests.constraints.builders import at, problem, slot

MONDAY = date(2027, 1, 4)


def of(instance: Instance, place: Slot) -> list[frozenset[Cause]]:
    return Obstacles(instance.problem, instance.calendar_constraints).of(place)


def tuesday_s_intervals(instance: Instance) -> Fact:
    (run,) = instance.problem.runs_on(date(2027, 1, 5))
    assert fact_of(run) == Fact(FactKind.RUN, date(2027, 1, 5), run)
    return fact_of(run)


def test_nothing_forbids_what_is_admissible() -> None:
    instance = problem()
    assert of(instance, instance.problem.slots[0]) == []


def test_a_window_that_is_not_there() -> None:
    instance = problem(free_time={"monday": ["19:00-19:30"]})
    window = frozenset({Fact(FactKind.WINDOW, MONDAY)})
    assert of(instance, slot(instance, "2027-01-04 19:15", 20)) == [window]
    assert of(instance, slot(instance, "2027-01-04 19:10", 20)) == []


def test_a_run_in_the_way_and_a_run_too_near() -> None:
    instance = problem()
    run = tuesday_s_intervals(instance)
    recovery = Requirement("hard-run-recovery", "", (MONDAY,))
    inside = of(instance, slot(instance, "2027-01-05 18:10", 20, "light"))
    assert frozenset({run}) in inside  # free time asks for nothing but what is a fact
    before = of(instance, slot(instance, "2027-01-05 12:00", 20, "heavy"))
    assert before == [frozenset({recovery, run})]


def test_a_setting_alone() -> None:
    instance = problem(rules=[{"forbid": {"weekday": "monday"}}])
    (rule,) = (each for each in instance.constraints if each.name == "rule")
    found = of(instance, slot(instance, "2027-01-04 12:00", 20, "light"))
    assert found == [frozenset({Requirement(rule.label, "", (MONDAY,))})]


def test_a_race_with_a_blackout_of_more_days_than_usual() -> None:
    race = {"name": "Park", "date": "2027-01-23", "distance": "10 km", "priority": "A"}
    instance = problem(races=[race], constraints={"race-blackout": {"a_10k": [20, 15, 3, 2]}})
    (found,) = instance.problem.runs_on(date(2027, 1, 23))
    blackout = Requirement("race-blackout", "", (date(2027, 1, 4),))
    early = slot(instance, "2027-01-09 12:00", 20, "heavy")
    assert frozenset({blackout, fact_of(found)}) in of(instance, early)


def test_a_race_and_the_blackout_before_it() -> None:
    race = {"name": "Park", "date": "2027-01-16", "start": "10:00", "distance": "10 km"}
    instance = problem(races=[race | {"priority": "B"}])
    found = of(instance, slot(instance, "2027-01-15 19:00", 20, "heavy"))
    (run,) = instance.problem.runs_on(date(2027, 1, 16))
    assert fact_of(run).kind is FactKind.RACE
    named = {cause.constraint for each in found for cause in each if isinstance(cause, Requirement)}
    assert "race-blackout" in named
    assert all(fact_of(run) in each for each in found)


def test_other_loads_are_facts_of_their_own() -> None:
    instance = problem(other=[{"day": "friday", "kind": "gym", "start": "17:00", "minutes": 45}])
    (gym,) = instance.problem.runs_on(date(2027, 1, 8))
    assert fact_of(gym) == Fact(FactKind.OTHER, date(2027, 1, 8), gym)


def test_starts_go_through_the_day_and_along_the_windows() -> None:
    instance = problem(free_time={"monday": ["19:00-19:30"]})
    obstacles = Obstacles(instance.problem, instance.calendar_constraints)
    hours = ("06:00", "09:00", "12:00", "15:00", "18:00", "21:00")
    near = ("18:30", "18:45", "19:00", "19:30")
    assert obstacles.starts(MONDAY) == sorted(at(instance, f"2027-01-04 {h}") for h in hours + near)
    assert len(obstacles.starts(date(2027, 1, 5))) == len(hours)


@pytest.mark.parametrize(
    ("athlete", "name", "facts"),
    [
        ({"equipment": ["band"]}, "band-walk", []),
        ({}, "band-walk", ["no band"]),
        ({"exclude": ["bridges"]}, "bridge", ["without bridges"]),
        ({"exclude": ["bridges", "bridge"]}, "bridge", ["without bridges", "without bridge"]),
        ({"avoid": ["neck"]}, "band-walk", ["no band"]),
        ({"avoid": ["pregnancy"]}, "band-walk", ["no band", "with pregnancy"]),
        ({"avoid": ["pregnancy"], "cleared": "2027-01-01"}, "band-walk", ["no band"]),
        (
            {"avoid": ["pregnancy"], "cleared": "2027-01-05"},
            "band-walk",
            ["no band", "with pregnancy"],
        ),
        ({"avoid": [{"flag": "wrist", "until": "2027-01-04"}]}, "bird-dog", ["with wrist"]),
        ({"avoid": [{"flag": "wrist", "until": "2027-01-03"}]}, "bird-dog", []),
    ],
)
def test_facts_against_an_exercise(athlete: dict[str, object], name: str, facts: list[str]) -> None:
    instance = problem(athlete=athlete, free_time=BRIEFLY)
    (frame,) = frames_of_slots([slot(instance, "2027-01-04 19:00")], instance.problem)
    found = exercise_facts(instance.problem.catalogue.by_id[name], frame, instance.problem)
    words = {FactKind.EQUIPMENT: "no", FactKind.AVOID: "with", FactKind.EXCLUDE: "without"}
    assert [f"{words[each.kind]} {each.name}" for each in found] == facts


def higher(instance: Instance, equipment: str) -> Exercise:
    """An exercise with this equipment alone on a ladder's first rung."""
    return next(
        e
        for e in instance.problem.catalogue.exercises
        if e.equipment == (equipment,) and e.level <= 2 and not e.flags
    )


def test_what_a_fact_rules_out_is_not_ruled_out_by_its_ladder_too() -> None:
    instance = problem(free_time=BRIEFLY)
    exercise = higher(instance, "band")
    (frame,) = frames_of_slots([slot(instance, "2027-01-04 19:00", 20, "heavy")], instance.problem)
    found = exercise_obstacles(frame, exercise, instance.problem, instance.content_constraints)
    assert found == [frozenset({Fact(FactKind.EQUIPMENT, name="band")})]


def test_a_rule_that_forbids_an_exercise() -> None:
    instance = problem(rules=[{"forbid": {"exercise": "dead-bug"}}], free_time=BRIEFLY)
    (rule,) = (each for each in instance.constraints if each.name == "rule")
    (frame,) = frames_of_slots([slot(instance, "2027-01-04 19:00")], instance.problem)
    exercise = instance.problem.catalogue.by_id["dead-bug"]
    found = exercise_obstacles(frame, exercise, instance.problem, instance.content_constraints)
    assert frozenset({Requirement(rule.label, "", (MONDAY,))}) in found
