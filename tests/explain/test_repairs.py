"""Edits that make a file solve: how far they go, and that each was tried."""

from functools import cache
from pathlib import Path

from planner.explain.conflict import Conflict
from planner.explain.repairs import Repairs
from planner.instance import Instance, load
from planner.plan.plan import Repair
from planner.solver.engine import Engine
from planner.solver.run import Options, solve
from planner.yaml.edit.edits import Edit, edited
from tests.explain.conflicts import conflict_of
from tests.explain.three_evenings import (
    AT_MOST_SIX,
    EIGHT_SETS,
    TODAY,
    loaded_of,
    on_three_evenings,
)
from tests.solver.test_alternative_calendar import athlete as on_short_mondays


def repairs_of(instance: Instance) -> list[Repair]:
    conflict = conflict_of(instance, Engine(None))
    assert isinstance(conflict, Conflict)
    return Repairs(instance, TODAY, Engine(None)).find(conflict)


@cache
def eight_and_six() -> tuple[Instance, list[Repair]]:
    """Eight sets are asked for where six are allowed."""
    instance = on_three_evenings(EIGHT_SETS, AT_MOST_SIX)
    return instance, repairs_of(instance)


def solved_cost(instance: Instance, repair: Repair) -> int:
    edits = [Edit(each.pointer, each.value) for each in repair.edits]
    mended = loaded_of(edited(instance.written.text, edits, "athlete.yaml"))
    plan = solve(mended, Options(effort="normal"), lambda _: None).plan
    return sum(level.cost for level in plan.levels)


def test_a_number_goes_no_further_than_it_has_to() -> None:
    """One of the two numbers goes to the other."""
    _, repairs = eight_and_six()
    messages = {repair.message for repair in repairs}
    assert {"rule on line 11, sets: 8 → 6", "rule on line 12, sets: 6 → 8"} <= messages


def test_a_further_step_ends_what_else_is_in_the_week() -> None:
    """Two rules ask for eight and seven sets where six are allowed: only eight ends both."""
    instance = on_three_evenings(AT_MOST_SIX, EIGHT_SETS, EIGHT_SETS.replace("8", "7"))
    messages = {repair.message for repair in repairs_of(instance)}
    assert "rule on line 11, sets: 6 → 8" in messages
    assert "rule on line 11, sets: 6 → 7" not in messages


def test_what_it_costs_is_no_less_than_a_plan_costs() -> None:
    instance, repairs = eight_and_six()
    assert [repair.cost for repair in repairs] == sorted(repair.cost for repair in repairs)
    assert all(solved_cost(instance, repair) <= repair.cost for repair in repairs)


def test_a_plan_on_other_days_than_the_best_is_a_repair_too(tmp_path: Path) -> None:
    """As a wish, Wednesday is still avoided, and Monday is too short for what the coach asks."""
    asked = on_short_mondays(6).written.text.partition("    weight: 9\n")[2]
    (tmp_path / "coach.yaml").write_text(
        "rules:\n"
        "  - forbid: {weekday: [tuesday, thursday, friday, saturday, sunday]}\n"
        "  - at_most: {minutes: 15, per: session, weekday: monday}\n" + asked
    )
    text = on_short_mondays(0).written.text.replace("    weight: 9\n", "")
    path = tmp_path / "athlete.yaml"
    path.write_text(text.replace("constraints:\n", "constraints:\n  profile: ./coach.yaml\n"))
    instance = load(path, today=TODAY)
    (repair,) = repairs_of(instance)
    assert repair.message == "rule on line 13: a wish (weight: 3)"
    path.write_text(edited(instance.written.text, [Edit("/rules/0/forbid/weight", 3)], str(path)))
    plan = solve(load(path, today=TODAY), Options(), lambda _: None).plan
    assert [session.starts_at.strftime("%a") for session in plan.sessions] == ["Mon", "Wed", "Mon"]
