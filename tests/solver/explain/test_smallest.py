"""The smallest set of causes, where it is known."""

import time
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from planner.errors import NoPlanError
from planner.explanation.causes import Cause, Stated
from planner.solver.engine import Answer, Engine
from planner.solver.explain import questions
from planner.solver.explain.growing import Told
from planner.solver.explain.questions import Asked, Habit, UnsettledError
from planner.solver.explain.smallest import Conflicts, blocks_of
from planner.solver.explain.switches import Switches
from tests.solver.remembering import Remembering


def cause(name: str) -> Stated:
    return Stated(name, "", ())


def pigeons(holes: int, count: int, switches: Switches, name: str = "pigeon") -> list[Cause]:
    """So many pigeons want a hole of their own; each is a cause, and so is each hole."""
    causes: list[Cause] = []
    places = [[switches.model.new_bool_var("") for _ in range(holes)] for _ in range(count)]
    for n, row in enumerate(places):
        causes.append(cause(f"{name} {n}"))
        switches.model.add_bool_or([*row, ~switches.switch(causes[-1])])
    for hole in range(holes):
        causes.append(cause(f"{name} hole {hole}"))
        taken = sum(row[hole] for row in places)
        switches.model.add(taken <= 1).only_enforce_if(switches.switch(causes[-1]))
    return causes


def model() -> Switches:
    return Switches(cp_model.CpModel())


def impossible(switches: Switches, causes: list[Cause]) -> bool:
    fixed = switches.model.clone()
    for each in switches.causes:
        fixed.add(switches.switch(each) == int(each in causes))
    return cp_model.CpSolver().solve(fixed) == cp_model.INFEASIBLE


@pytest.mark.parametrize(("holes", "count"), [(1, 2), (2, 3), (2, 6), (3, 5), (4, 5)])
def test_one_pigeon_too_many(holes: int, count: int) -> None:
    switches = model()
    causes = pigeons(holes, count, switches)
    found = Conflicts(switches, Engine(None)).smallest(causes, lambda _: 0)
    assert found is not None
    assert len(found) == 2 * holes + 1  # the pigeons that are too many, and every hole
    assert impossible(switches, found)
    assert not any(impossible(switches, list(some)) for some in combinations(found, 2 * holes))


def test_what_has_a_low_rank_is_left_out_first(monkeypatch: pytest.MonkeyPatch) -> None:
    switches = model()
    causes = pigeons(2, 6, switches)
    holes, all_pigeons = set(causes[6:]), causes[:6]
    chosen = Conflicts(switches, Engine(None)).smallest(causes, lambda each: each == causes[4])
    assert chosen is not None
    assert holes < set(chosen)
    assert len(chosen) == 5
    reverse = {each: -n for n, each in enumerate(all_pigeons)}
    monkeypatch.setattr(questions, "NAMING_SECONDS", 0.0)  # all that can't hold, or none
    last = Conflicts(switches, Engine(None)).smallest(causes, lambda each: reverse.get(each, 1))
    assert set(last or ()) == {*causes[:3], *holes}


def test_of_two_conflicts_one_is_named_whole() -> None:
    switches = model()
    one, other = pigeons(1, 2, switches, "dove"), pigeons(2, 3, switches, "crow")
    found = Conflicts(switches, Engine(None)).smallest([*one, *other], lambda _: 0)
    assert found is not None
    assert set(found) in (set(one), set(other))
    rest = Conflicts(switches, Engine(None)).smallest(
        [each for each in switches.causes if each != found[0]], lambda _: 0
    )
    assert rest is not None
    assert not set(rest) & set(found)


def test_nothing_is_wrong() -> None:
    switches = model()
    causes = pigeons(3, 3, switches)
    conflicts = Conflicts(switches, Engine(None))
    assert conflicts.core(causes) is None
    assert conflicts.smallest(causes, lambda _: 0) is None
    assert conflicts.smallest([], lambda _: 0) is None


def test_what_holds_whatever_is_switched_on_needs_no_cause() -> None:
    switches = model()
    pigeons(3, 3, switches)
    switches.model.add_bool_or([])
    found = Conflicts(switches, Engine(None)).smallest(switches.causes, lambda _: 0)
    assert found == []


def test_without_a_budget_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for budget in ("FIXED_SECONDS", "NAMING_SECONDS", "SECONDS"):
        monkeypatch.setattr(questions, budget, 0.0)
    switches = model()
    causes = pigeons(9, 10, switches)
    with pytest.raises(UnsettledError):
        Conflicts(switches, Engine(None)).smallest(causes, lambda _: 0)


def test_the_model_is_as_before() -> None:
    switches = model()
    causes = pigeons(2, 3, switches)
    before = str(switches.model.proto)
    Conflicts(switches, Engine(None)).smallest(causes, lambda _: 0)
    assert str(switches.model.proto) == before


def test_the_way_that_settled_a_model_is_tried_first() -> None:
    switches, engine = model(), Remembering(lambda ways: "presolved" in ways)
    causes = pigeons(3, 6, switches)
    found = Conflicts(switches, engine).smallest(causes, lambda _: 0)
    assert found is not None
    assert len(found) == 7
    assert engine.ways[:3] == ["settle", "settle", "presolved"]
    assert set(engine.ways[3:]) == {"presolved"}


def test_all_that_can_hold_together_takes_one_look() -> None:
    switches, engine = model(), Remembering()
    causes = pigeons(3, 3, switches)
    conflicts = Conflicts(switches, engine, Habit(naming=False))
    assert conflicts.smallest(causes, lambda each: int(each == causes[0])) is None
    assert len(engine.asked) == 2


@pytest.mark.parametrize(
    ("presolved", "ways"), [(False, ["plain", "cut", "thorough"]), (True, ["plain", "thorough"])]
)
def test_what_took_far_more_presolve_is_confirmed_without_cuts(
    presolved: bool, ways: list[str]
) -> None:
    switches, engine = model(), Remembering(lambda ways: False)
    causes = pigeons(11, 12, switches)
    with pytest.raises(NoPlanError, match="could not be confirmed"):
        Conflicts(switches, engine, Habit(presolved=presolved)).confirm(causes)
    assert [each["confirm"] for each in engine.asked] == ways


def test_blocks_are_of_one_rank() -> None:
    causes = pigeons(0, 7, model())
    ranks = dict(zip(causes, (0, 0, 0, 1, 1, 2, 2), strict=True))
    blocks = blocks_of(causes, 2, lambda each: ranks[each])
    assert [len(block) for block in blocks] == [2, 1, 2, 2]
    assert [each for block in blocks for each in block] == causes


class Known(Conflicts):
    """Answers from the smallest sets that it is told; blocks of some sizes stay open."""

    def __init__(self, minimal: list[set[Cause]], open_sizes: set[int], switches: Switches) -> None:
        super().__init__(switches, Engine(None))
        self.minimal = minimal
        self.open_sizes = open_sizes

    def told_of(self, sets: Sequence[Collection[Cause]], among: Collection[Cause]) -> list[Told]:
        told = [self.asked(each, self.habit, patient=False).answer for each in sets]
        others = [frozenset(among).difference(each) for each in sets]
        return [
            Told(answer.settled, broken if answer.found else None)
            for answer, broken in zip(told, others, strict=True)
        ]

    def named(self, causes: Sequence[Cause], habit: Habit) -> Asked:
        return self.asked(causes, habit, patient=False)

    def asked(self, causes: Collection[Cause], habit: Habit, *, patient: bool) -> Asked:
        impossible = any(each <= set(causes) for each in self.minimal)
        status = "INFEASIBLE" if impossible else "OPTIMAL"
        if not patient and len(causes) in self.open_sizes:
            status = "UNKNOWN"
        time.sleep(0.0005 * (len(self.switches.causes) - len(causes)))
        core = list(causes) if status == "INFEASIBLE" else None
        return Asked(Answer(status, cp_model.CpSolver(), hit_wall=False), habit, core)


@settings(deadline=None)
@given(
    st.lists(st.sets(st.integers(0, 9), min_size=1), min_size=1, max_size=4),
    st.sets(st.integers(0, 10)),
    st.lists(st.integers(0, 2), min_size=10, max_size=10),
)
def test_none_of_what_is_named_can_go(
    conflicts: list[set[int]], open_sizes: set[int], ranks: list[int]
) -> None:
    switches = model()
    causes = pigeons(0, 10, switches)
    sets = [{causes[n] for n in each} for each in conflicts]
    rank = dict(zip(causes, ranks, strict=True))
    found = Known(sets, open_sizes, switches).smallest(causes, lambda each: rank[each])
    assert found is not None
    assert set(found) in sets
    assert not any(each < set(found) for each in sets)


def test_a_single_cause_has_to_be_settled() -> None:
    class Open(Known):
        def asked(self, causes: Collection[Cause], habit: Habit, *, patient: bool) -> Asked:
            left_out = set(self.switches.causes) - set(causes)
            told = super().asked(causes, habit, patient=patient)
            unknown = replace(told, answer=replace(told.answer, status="UNKNOWN"), core=None)
            return unknown if left_out == {self.switches.causes[1]} else told

    switches = model()
    causes = pigeons(0, 3, switches)
    needless = Open([{causes[1], causes[2]}], set(), switches).smallest(causes, lambda _: 0)
    assert set(needless or ()) == {causes[1], causes[2]}
    with pytest.raises(UnsettledError):
        Open([set(causes)], set(), switches).smallest(causes, lambda _: 0)
