"""Minimal unsatisfiable subsets of causes, where they are known."""

import time
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from planner.errors import NoPlanError
from planner.explain import oracle
from planner.explain.grow_core import QueryResult
from planner.explain.mus import MusFinder, blocks_of
from planner.explain.oracle import CoreQuery, InconclusiveError, Strategy
from planner.solver.causes import Cause, Requirement
from planner.solver.engine import Answer, Engine
from planner.solver.guarded_model import GuardedModel
from tests.solver.remembering import Remembering


def cause(name: str) -> Requirement:
    return Requirement(name, "", ())


def pigeons(holes: int, count: int, guarded: GuardedModel, name: str = "pigeon") -> list[Cause]:
    """So many pigeons want a hole of their own; each is a cause, and so is each hole."""
    causes: list[Cause] = []
    places = [[guarded.model.new_bool_var("") for _ in range(holes)] for _ in range(count)]
    for n, row in enumerate(places):
        causes.append(cause(f"{name} {n}"))
        guarded.model.add_bool_or([*row, ~guarded.literal(causes[-1])])
    for hole in range(holes):
        causes.append(cause(f"{name} hole {hole}"))
        taken = sum(row[hole] for row in places)
        guarded.model.add(taken <= 1).only_enforce_if(guarded.literal(causes[-1]))
    return causes


def model() -> GuardedModel:
    return GuardedModel(cp_model.CpModel())


def impossible(guarded: GuardedModel, causes: list[Cause]) -> bool:
    fixed = guarded.model.clone()
    for each in guarded.causes:
        fixed.add(guarded.literal(each) == int(each in causes))
    return cp_model.CpSolver().solve(fixed) == cp_model.INFEASIBLE


@pytest.mark.parametrize(("holes", "count"), [(1, 2), (2, 3), (2, 6), (3, 5), (4, 5)])
def test_one_pigeon_too_many(holes: int, count: int) -> None:
    guarded = model()
    causes = pigeons(holes, count, guarded)
    found = MusFinder(guarded, Engine(None)).find(causes, lambda _: 0)
    assert found is not None
    assert len(found) == 2 * holes + 1  # the pigeons that are too many, and every hole
    assert impossible(guarded, found)
    assert not any(impossible(guarded, list(some)) for some in combinations(found, 2 * holes))


def test_what_has_a_low_rank_is_left_out_first(monkeypatch: pytest.MonkeyPatch) -> None:
    guarded = model()
    causes = pigeons(2, 6, guarded)
    holes, all_pigeons = set(causes[6:]), causes[:6]
    chosen = MusFinder(guarded, Engine(None)).find(causes, lambda each: each == causes[4])
    assert chosen is not None
    assert holes < set(chosen)
    assert len(chosen) == 5
    reverse = {each: -n for n, each in enumerate(all_pigeons)}
    monkeypatch.setattr(oracle, "ASSUMPTION_SECONDS", 0.0)  # all that can't hold, or none
    last = MusFinder(guarded, Engine(None)).find(causes, lambda each: reverse.get(each, 1))
    assert set(last or ()) == {*causes[:3], *holes}


def test_of_two_conflicts_one_is_named_whole() -> None:
    guarded = model()
    one, other = pigeons(1, 2, guarded, "dove"), pigeons(2, 3, guarded, "crow")
    found = MusFinder(guarded, Engine(None)).find([*one, *other], lambda _: 0)
    assert found is not None
    assert set(found) in (set(one), set(other))
    rest = MusFinder(guarded, Engine(None)).find(
        [each for each in guarded.causes if each != found[0]], lambda _: 0
    )
    assert rest is not None
    assert not set(rest) & set(found)


def test_nothing_is_wrong() -> None:
    guarded = model()
    causes = pigeons(3, 3, guarded)
    finder = MusFinder(guarded, Engine(None))
    assert finder.core(causes) is None
    assert finder.find(causes, lambda _: 0) is None
    assert finder.find([], lambda _: 0) is None


def test_what_holds_whatever_is_switched_on_needs_no_cause() -> None:
    guarded = model()
    pigeons(3, 3, guarded)
    guarded.model.add_bool_or([])
    found = MusFinder(guarded, Engine(None)).find(guarded.causes, lambda _: 0)
    assert found == []


def test_without_a_budget_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for budget in ("ENFORCED_SECONDS", "ASSUMPTION_SECONDS", "SECONDS"):
        monkeypatch.setattr(oracle, budget, 0.0)
    guarded = model()
    causes = pigeons(9, 10, guarded)
    with pytest.raises(InconclusiveError):
        MusFinder(guarded, Engine(None)).find(causes, lambda _: 0)


def test_the_model_is_as_before() -> None:
    guarded = model()
    causes = pigeons(2, 3, guarded)
    before = str(guarded.model.proto)
    MusFinder(guarded, Engine(None)).find(causes, lambda _: 0)
    assert str(guarded.model.proto) == before


def test_the_way_that_settled_a_model_is_tried_first() -> None:
    guarded, engine = model(), Remembering(lambda ways: "heavy_presolve" in ways)
    causes = pigeons(3, 6, guarded)
    found = MusFinder(guarded, engine).find(causes, lambda _: 0)
    assert found is not None
    assert len(found) == 7
    assert engine.ways[:3] == ["feasibility_only", "feasibility_only", "heavy_presolve"]
    assert set(engine.ways[3:]) == {"heavy_presolve"}


def test_all_that_can_hold_together_takes_one_look() -> None:
    guarded, engine = model(), Remembering()
    causes = pigeons(3, 3, guarded)
    finder = MusFinder(guarded, engine, Strategy(assumptions_first=False))
    assert finder.find(causes, lambda each: int(each == causes[0])) is None
    assert len(engine.asked) == 2


@pytest.mark.parametrize(
    ("heavy_presolve", "ways"),
    [
        (False, ["without-presolve", "cuts", "heavy-presolve"]),
        (True, ["without-presolve", "heavy-presolve"]),
    ],
)
def test_what_took_far_more_presolve_is_confirmed_without_cuts(
    heavy_presolve: bool, ways: list[str]
) -> None:
    guarded, engine = model(), Remembering(lambda ways: False)
    causes = pigeons(11, 12, guarded)
    with pytest.raises(NoPlanError, match="there may still be one"):
        MusFinder(guarded, engine, Strategy(heavy_presolve_first=heavy_presolve)).check_core(causes)
    assert [each["check_proof"] for each in engine.asked] == ways


def test_blocks_are_of_one_rank() -> None:
    causes = pigeons(0, 7, model())
    ranks = dict(zip(causes, (0, 0, 0, 1, 1, 2, 2), strict=True))
    blocks = blocks_of(causes, 2, lambda each: ranks[each])
    assert [len(block) for block in blocks] == [2, 1, 2, 2]
    assert [each for block in blocks for each in block] == causes


class Known(MusFinder):
    """Answers from given minimal unsatisfiable subsets; sets of some sizes stay inconclusive."""

    def __init__(
        self, minimal: list[set[Cause]], open_sizes: set[int], guarded: GuardedModel
    ) -> None:
        super().__init__(guarded, Engine(None))
        self.minimal = minimal
        self.open_sizes = open_sizes

    def query_all(
        self, sets: Sequence[Collection[Cause]], among: Collection[Cause]
    ) -> list[QueryResult]:
        told = [self.query(each, self.strategy, full_budget=False).answer for each in sets]
        others = [frozenset(among).difference(each) for each in sets]
        return [
            QueryResult(answer.conclusive, violated if answer.found else None)
            for answer, violated in zip(told, others, strict=True)
        ]

    def query_assumptions(self, causes: Sequence[Cause], strategy: Strategy) -> CoreQuery:
        return self.query(causes, strategy, full_budget=False)

    def query(
        self, causes: Collection[Cause], strategy: Strategy, *, full_budget: bool
    ) -> CoreQuery:
        infeasible = any(each <= set(causes) for each in self.minimal)
        status = "INFEASIBLE" if infeasible else "OPTIMAL"
        if not full_budget and len(causes) in self.open_sizes:
            status = "UNKNOWN"
        time.sleep(0.0005 * (len(self.guarded.causes) - len(causes)))
        core = list(causes) if status == "INFEASIBLE" else None
        return CoreQuery(Answer(status, cp_model.CpSolver(), hit_wall=False), strategy, core)


@given(
    st.lists(st.sets(st.integers(0, 9), min_size=1), min_size=1, max_size=4),
    st.sets(st.integers(0, 10)),
    st.lists(st.integers(0, 2), min_size=10, max_size=10),
)
def test_none_of_what_is_named_can_go(
    conflicts: list[set[int]], open_sizes: set[int], ranks: list[int]
) -> None:
    guarded = model()
    causes = pigeons(0, 10, guarded)
    sets = [{causes[n] for n in each} for each in conflicts]
    rank = dict(zip(causes, ranks, strict=True))
    found = Known(sets, open_sizes, guarded).find(causes, lambda each: rank[each])
    assert found is not None
    assert set(found) in sets
    assert not any(each < set(found) for each in sets)


def test_a_single_cause_has_to_be_settled() -> None:
    class Open(Known):
        def query(
            self, causes: Collection[Cause], strategy: Strategy, *, full_budget: bool
        ) -> CoreQuery:
            left_out = set(self.guarded.causes) - set(causes)
            told = super().query(causes, strategy, full_budget=full_budget)
            unknown = replace(told, answer=replace(told.answer, status="UNKNOWN"), core=None)
            return unknown if left_out == {self.guarded.causes[1]} else told

    guarded = model()
    causes = pigeons(0, 3, guarded)
    needless = Open([{causes[1], causes[2]}], set(), guarded).find(causes, lambda _: 0)
    assert set(needless or ()) == {causes[1], causes[2]}
    with pytest.raises(InconclusiveError):
        Open([set(causes)], set(), guarded).find(causes, lambda _: 0)
