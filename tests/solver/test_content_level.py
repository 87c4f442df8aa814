"""The content level: windows with the rest as constants, repairs, bounds."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import ClassVar

import pytest
from ortools.sat.python.cp_model import CpModel

from planner.constraints.base import ContentConstraint, Violation
from planner.constraints.breathing import Breathing
from planner.constraints.muscle_coverage import MuscleCoverage
from planner.constraints.session_class import SessionClassCeiling
from planner.constraints.session_time import SessionTime
from planner.errors import BugError, NoPlanError, StoppedError
from planner.instance import Instance
from planner.plan.plan import Plan
from planner.problem.problem import Problem
from planner.problem.session_frame import frames_of_slots
from planner.solver.choices import ContentChoices
from planner.solver.content_errors import no_content_error
from planner.solver.content_level import ContentLevel
from planner.solver.engine import Engine
from planner.solver.expressions import Amount
from planner.solver.neighbourhoods import Sets
from planner.solver.run import CONTENT
from planner.verify import verify
from tests.constraints.agreement import athlete
from tests.constraints.builders import only, plan, session, slot

LOADED = only(athlete(), ["crunch", "bridge", "plank-forearm", "breath-march", "bird-dog"])
DAYS = ("2027-01-04", "2027-01-06", "2027-01-11", "2027-01-13")
MONDAYS = (date(2027, 1, 4), date(2027, 1, 11))
REAL = (SessionTime(), MuscleCoverage(), SessionClassCeiling(), Breathing())


class Quiet(ContentConstraint):
    """Says nothing of a plan; only its model matters here."""

    name: ClassVar[str] = "quiet"
    says: ClassVar[str] = "nothing"

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        yield from ()


class Impossible(Quiet):
    """No content at all."""

    def post(self, model: CpModel, choices: ContentChoices, problem: Problem) -> Amount:
        model.add_bool_or([])
        return 0


class OneCrunchDay(Quiet):
    """Crunches on one day at most; 1 point without them in the first week, 3 in the second."""

    def post(self, model: CpModel, choices: ContentChoices, problem: Problem) -> Amount:
        crunch = problem.catalogue.by_id["crunch"]
        cost: Amount = 0
        for frame, points in zip(choices.frames, (1, 3), strict=True):
            if choices.relevant([frame]):
                cost += points * choices.below(choices.uses(frame, crunch), 1)
        if choices.relevant(choices.frames):
            model.add(sum(choices.uses(frame, crunch) for frame in choices.frames) <= 1)
        return cost


def crunch_costs(sets: Sets) -> dict[date, int]:
    return {
        monday: 0 if "crunch" in sets[n] else points
        for n, (monday, points) in enumerate(zip(MONDAYS, (1, 3), strict=True))
    }


def level(
    constraints: Sequence[ContentConstraint],
    days: Sequence[str] = DAYS,
    instance: Instance = LOADED,
    **budget: object,
) -> ContentLevel:
    slots = [slot(instance, f"{day} 12:00", 12) for day in days]
    frames = frames_of_slots(slots, instance.problem)
    tuned = replace(CONTENT["normal"], **budget)  # type: ignore[arg-type]
    return ContentLevel(instance.problem, constraints, frames, Engine(None), tuned)


def planned(instance: Instance, sets: Sets, days: Sequence[str] = DAYS) -> Plan:
    return plan(
        instance,
        *(session(instance, f"{day} 12:00", 12, "medium", sets[n]) for n, day in enumerate(days)),
    )


def ignore(done: int, total: int) -> None:
    """Reports to nobody."""


def test_every_session_is_filled_and_nothing_broken() -> None:
    reports: list[tuple[int, int]] = []
    sets = level(REAL).fill(lambda done, total: reports.append((done, total)))
    assert sorted(sets) == [0, 1, 2, 3]
    assert reports == [(0, 2), (1, 2)]  # week by week
    violations = verify(planned(LOADED, sets), LOADED.problem, REAL)
    assert not [violation for violation in violations if violation.hard]
    assert all(0 < amount <= 3 for content in sets.values() for amount in content.values())
    assert all("breath-march" not in content or content["breath-march"] == 1
               for content in sets.values())  # fmt: skip


def test_the_same_answer_every_time() -> None:
    assert level(REAL).fill(ignore) == level(REAL).fill(ignore)


def test_the_bound_is_no_more_than_the_cost() -> None:
    """Crunches alone can't fill a session, so there is something to pay each week."""
    poor = only(athlete(), ["crunch"])
    content = level(REAL, instance=poor)
    sets = content.fill(ignore)
    costs = dict.fromkeys(MONDAYS, 0)
    for violation in verify(planned(poor, sets), poor.problem, REAL):
        day = date.fromisoformat(violation.where)
        costs[MONDAYS[day >= MONDAYS[1]]] += violation.points or 0
    assert all(costs.values())
    assert 0 < content.bound(costs) <= sum(costs.values())
    assert content.bound(dict.fromkeys(MONDAYS, 0)) == 0


TWO = (DAYS[0], DAYS[2])


def test_windows_are_greedy_and_repairs_are_not() -> None:
    content = level([OneCrunchDay()], TWO)
    first = content.fill(ignore)
    assert crunch_costs(first) == {MONDAYS[0]: 0, MONDAYS[1]: 3}
    alone = level([OneCrunchDay()], TWO, spreads=(0,)).repair(first, crunch_costs, ignore)
    assert alone == first
    reports: list[tuple[int, int]] = []
    around = level([OneCrunchDay()], TWO, spreads=(1,))
    mended = around.repair(first, crunch_costs, lambda done, total: reports.append((done, total)))
    assert crunch_costs(mended) == {MONDAYS[0]: 1, MONDAYS[1]: 0}
    assert reports == [(1, 2)]  # the first week cost nothing at first


def test_a_stopped_engine_repairs_and_bounds_nothing() -> None:
    content = level([OneCrunchDay()], TWO, spreads=(1,))
    first = content.fill(ignore)
    content.engine.interrupt()
    assert content.repair(first, crunch_costs, ignore) == first
    assert content.bound(crunch_costs(first)) == 0


@pytest.mark.parametrize(("mesocycles", "bound"), [(False, 0), (True, 1)])
def test_bounds_drop_what_reaches_outside(mesocycles: bool, bound: int) -> None:
    """A week alone may have its crunches; the block as a whole can't have them twice."""
    content = level([OneCrunchDay()], TWO, bound_mesocycles=mesocycles)
    assert content.bound(dict.fromkeys(MONDAYS, 1)) == bound


def test_outside_the_window_everything_is_fixed() -> None:
    content = level([OneCrunchDay()], TWO)
    for fixed, cost in (({"crunch": 1}, 3), ({"bridge": 1}, 0)):
        model, choices = content.build(frozenset({1}), {0: fixed})
        answer = content.engine.solve(model, 5)
        assert answer.cost == cost
        assert ("crunch" in choices.decided(answer.solver)[1]) == ("crunch" not in fixed)


def test_weights_multiply() -> None:
    content = level([OneCrunchDay(weight=4)], TWO)
    model, _ = content.build(frozenset({0, 1}), {})
    assert content.engine.solve(model, 5).cost == 4


def test_when_nothing_is_found() -> None:
    content = level([Impossible()], TWO)
    with pytest.raises(NoPlanError, match="no exercises can fill the sessions"):
        content.fill(ignore)
    with pytest.raises(BugError, match="said to be impossible"):
        content.bound({MONDAYS[0]: 1})
    content.engine.interrupt()
    with pytest.raises(StoppedError, match="interrupted before a whole plan"):
        content.fill(ignore)


def out_of_time(engine: Engine) -> None:
    engine.hit_wall = True


@pytest.mark.parametrize("stop", [Engine.interrupt, out_of_time])
@pytest.mark.parametrize("windows", [0, 1])
def test_once_stopped_the_rest_is_filled_in_a_hurry(
    stop: Callable[[Engine], None], windows: int
) -> None:
    content = level(REAL)

    def report(done: int, total: int) -> None:
        if done == windows:
            stop(content.engine)

    sets = content.fill(report)
    assert content.engine.stopped
    assert sorted(sets) == [0, 1, 2, 3]
    assert all(sets.values())  # with five usable exercises one a session is the least
    violations = verify(planned(LOADED, sets), LOADED.problem, REAL)
    assert not [violation for violation in violations if violation.hard]


def test_a_second_interrupt_abandons_the_plan() -> None:
    content = level(REAL)
    content.engine.interrupt()
    content.engine.interrupt()
    assert content.engine.abandoned
    with pytest.raises(StoppedError, match="nothing was written"):
        content.fill(ignore)


def test_abandoned_half_way_it_stops() -> None:
    content = level(REAL)
    reports: list[int] = []

    def report(done: int, total: int) -> None:
        reports.append(done)
        if done == 1:
            content.engine.interrupt()
            content.engine.interrupt()

    with pytest.raises(StoppedError, match="nothing was written"):
        content.fill(report)
    assert reports == [0, 1]


def test_out_of_time_with_nothing_to_be_found_is_said() -> None:
    content = level([Impossible()], TWO)
    content.engine.hit_wall = True
    with pytest.raises(NoPlanError, match="keep every hard constraint") as proved:
        content.fill(ignore)
    assert "--effort" not in proved.value.hint


def test_where_nothing_is_proved_more_time_may_help() -> None:
    found = no_content_error(date(2027, 1, 4), [], proved=False)
    assert str(found).endswith("in time for the sessions in the week of 2027-01-04")
    assert found.hint.endswith("or try --effort thorough")
