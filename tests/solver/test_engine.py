"""The engine: statuses, costs and bounds, budgets, stopping, signals."""

import os
import random
import signal
import threading
import time
from functools import partial

import pytest
from ortools.sat.python import cp_model

from planner.solver import engine as engine_module
from planner.solver.engine import MUST_FINISH_SECONDS, SEED, Engine, ProofCheck

PATIENCE_SECONDS = 20
"""Far more than a stop takes, far less than the hours of an unlimited search."""

ENDLESS = 100_000.0


def knapsack(most: int = 10) -> cp_model.CpModel:
    """Costs 7 at the least: 3 + 4 of 3, 4 and 5 reach what is asked for."""
    model = cp_model.CpModel()
    three, four, five = (model.new_bool_var("") for _ in range(3))
    model.add(3 * three + 4 * four + 5 * five >= 7)
    model.add(3 * three + 4 * four + 5 * five <= most)
    model.minimize(3 * three + 4 * four + 5 * five)
    return model


def endless() -> cp_model.CpModel:
    """Splits sixty numbers in two on five counts at once: easy to begin, never done."""
    numbers, model = random.Random(1), cp_model.CpModel()
    taken = [model.new_bool_var("") for _ in range(60)]
    misses = []
    for _ in range(5):
        sizes = [numbers.randint(1, 1000) for _ in taken]
        miss = model.new_int_var(0, sum(sizes), "")
        over = sum(size * one for size, one in zip(sizes, taken, strict=True)) - sum(sizes) // 2
        model.add(miss >= over)
        model.add(miss >= -over)
        misses.append(miss)
    model.minimize(sum(misses))
    return model


class Clock:
    """Seconds that pass only when told."""

    def __init__(self) -> None:
        self.now = 50.0

    def __call__(self) -> float:
        return self.now


def test_the_best_is_proved() -> None:
    engine = Engine(None)
    answer = engine.solve(knapsack(), 5.0)
    assert (answer.status, answer.found) == ("OPTIMAL", True)
    assert (answer.cost, answer.bound) == (7, 7)
    assert not answer.hit_wall
    assert not engine.stopped


@pytest.mark.parametrize("check_proof", [None, "without-presolve", "cuts", "heavy-presolve"])
def test_the_impossible_is_proved(check_proof: ProofCheck | None) -> None:
    answer = Engine(None).solve(knapsack(most=6), 5.0, check_proof=check_proof)
    assert (answer.status, answer.found, answer.hit_wall) == ("INFEASIBLE", False, False)


def test_confirming_takes_other_ways_to_the_same_answer() -> None:
    ways: tuple[ProofCheck | None, ...] = (None, "without-presolve", "cuts", "heavy-presolve")
    answers = [Engine(None).solve(knapsack(), 5.0, check_proof=way) for way in ways]
    assert {(a.status, a.cost, a.bound) for a in answers} == {("OPTIMAL", 7, 7)}
    parameters = [each.solver.parameters for each in answers]
    assert [each.random_seed for each in parameters] == [SEED, SEED + 1, SEED + 1, SEED + 1]
    assert [each.cp_model_presolve for each in parameters] == [True, False, True, True]
    assert [each.cp_model_probing_level for each in parameters] == [0, 0, 0, 2]
    settled = Engine(None).solve(knapsack(), 5.0, feasibility_only=True).solver.parameters
    assert [each.linearization_level for each in (settled, *parameters)] == [1, 2, 2, 1, 2]
    assert [each.cut_level for each in (settled, *parameters)] == [0, 1, 1, 1, 1]


def test_a_bound_is_never_below_nothing() -> None:
    model = cp_model.CpModel()
    model.minimize(model.new_int_var(-9, 9, "") - 3)
    answer = Engine(None).solve(model, 5.0)
    assert (answer.status, answer.cost, answer.bound) == ("OPTIMAL", -12, 0)


def test_no_budget_finds_nothing_and_blames_no_wall() -> None:
    engine = Engine(None)
    answer = engine.solve(endless(), 0.0)
    assert (answer.status, answer.found, answer.bound) == ("UNKNOWN", False, 0)
    assert (answer.hit_wall, engine.stopped) == (False, False)


def test_a_budget_ends_the_search_at_the_same_point_every_time() -> None:
    answers = [Engine(None).solve(endless(), 0.02) for _ in range(2)]
    assert [each.status for each in answers] == ["FEASIBLE"] * 2
    assert answers[0].cost == answers[1].cost > answers[0].bound
    assert not any(each.hit_wall for each in answers)


def test_every_step_forward_is_told() -> None:
    told: list[tuple[int | None, int | None]] = []
    answer = Engine(None).solve(endless(), 0.1, lambda *step: told.append(step))
    costs = [cost for cost, _ in told if cost is not None]
    assert costs == sorted(costs, reverse=True)
    assert costs[-1] == answer.cost
    assert len(set(costs)) > 1
    bounds = [bound for _, bound in told if bound is not None]
    assert all(0 <= bound <= answer.cost for bound in bounds)


@pytest.mark.parametrize("limit", [None, ENDLESS])
def test_interrupted_before_it_began_it_ends_at_once(limit: float | None) -> None:
    engine = Engine(limit)
    engine.interrupt()
    assert engine.stopped
    began = time.monotonic()
    answer = engine.solve(endless(), ENDLESS)
    assert time.monotonic() - began < PATIENCE_SECONDS
    assert answer.status in ("FEASIBLE", "UNKNOWN")
    assert (engine.hit_wall, answer.hit_wall) == (False, False)


def test_interrupted_in_the_middle_the_best_so_far_comes_back() -> None:
    engine = Engine(None)
    told: list[int] = []

    def stop(cost: int | None, bound: int | None) -> None:
        if cost is not None:
            told.append(cost)
            engine.interrupt()

    began = time.monotonic()
    answer = engine.solve(endless(), ENDLESS, stop)
    assert time.monotonic() - began < PATIENCE_SECONDS
    assert (answer.status, engine.interrupted, engine.hit_wall) == ("FEASIBLE", True, False)
    assert not answer.hit_wall
    assert answer.cost == told[-1]


def test_a_proof_is_a_proof_after_an_interrupt_too() -> None:
    engine = Engine(None)
    engine.interrupt()
    answer = engine.solve(knapsack(), 5.0)
    assert (answer.status, answer.cost, answer.hit_wall) == ("OPTIMAL", 7, False)


@pytest.mark.parametrize("limit", [None, 0.0])
def test_in_a_hurry_it_solves_though_it_was_stopped(limit: float | None) -> None:
    engine = Engine(limit)
    if limit is None:
        engine.interrupt()
    assert engine.stopped
    answer = engine.solve(endless(), 0.02, must_finish=True)
    expected = Engine(None).solve(endless(), 0.02)
    assert (answer.status, answer.cost) == ("FEASIBLE", expected.cost)
    assert not answer.hit_wall


def test_in_a_hurry_ten_seconds_are_the_most() -> None:
    answer = Engine(None).solve(knapsack(), ENDLESS, must_finish=True)
    assert answer.solver.parameters.max_time_in_seconds == MUST_FINISH_SECONDS == 10.0


def test_the_second_interrupt_abandons_even_what_is_hurried() -> None:
    engine = Engine(None)
    engine.interrupt()
    assert (engine.interrupted, engine.abandoned) == (True, False)
    engine.interrupt()
    assert (engine.interrupted, engine.abandoned) == (True, True)
    engine.interrupt()
    assert engine.abandoned
    began = time.monotonic()
    answer = engine.solve(endless(), ENDLESS, must_finish=True)
    assert time.monotonic() - began < MUST_FINISH_SECONDS / 2
    assert answer.status in ("FEASIBLE", "UNKNOWN")


@pytest.mark.parametrize(("seconds", "stopped"), [(9.9, False), (10.0, True), (11.0, True)])
def test_the_wall_is_where_the_limit_is(seconds: float, stopped: bool) -> None:
    clock = Clock()
    engine = Engine(10.0, clock)
    assert (engine.seconds, engine.stopped) == (0.0, False)
    clock.now += seconds
    assert engine.seconds == pytest.approx(seconds)
    assert (engine.stopped, engine.hit_wall) == (stopped, stopped)
    assert not engine.interrupted


def test_without_a_limit_there_is_no_wall() -> None:
    clock = Clock()
    engine = Engine(None, clock)
    clock.now += 1e9
    assert not engine.stopped


def test_the_wall_ends_a_search_and_is_remembered() -> None:
    clock = Clock()
    engine = Engine(ENDLESS, clock)

    def jump(cost: int | None, bound: int | None) -> None:
        if cost is not None:
            clock.now = 50.0 + ENDLESS

    began = time.monotonic()
    answer = engine.solve(endless(), ENDLESS, jump)
    assert time.monotonic() - began < PATIENCE_SECONDS
    assert (answer.status, answer.hit_wall, engine.hit_wall) == ("FEASIBLE", True, True)
    assert not engine.interrupted
    proved = engine.solve(knapsack(), 5.0)
    assert not (proved.found and proved.hit_wall)


def test_a_limit_in_real_seconds_is_kept() -> None:
    engine = Engine(0.5)
    began = time.monotonic()
    answer = engine.solve(endless(), ENDLESS)
    assert 0.3 < time.monotonic() - began < PATIENCE_SECONDS
    assert answer.status == "FEASIBLE"
    time.sleep(0.3)
    assert engine.stopped
    assert engine.hit_wall


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signals_interrupt_while_it_listens_and_only_then(number: signal.Signals) -> None:
    engine = Engine(None)
    before = signal.getsignal(number)
    with engine.listening():
        assert not engine.interrupted
        signal.raise_signal(number)
        assert engine.interrupted
    assert signal.getsignal(number) is before


def test_after_an_error_it_no_longer_listens() -> None:
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(ZeroDivisionError), Engine(None).listening():
        raise ZeroDivisionError
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.posix
def test_a_signal_ends_a_search() -> None:
    """One signal: a second one could come when nobody listens any more."""
    engine, sent = Engine(None), threading.Event()

    def send(cost: int | None, bound: int | None) -> None:
        if cost is not None and not sent.is_set():
            sent.set()
            os.kill(os.getpid(), signal.SIGINT)

    began = time.monotonic()
    with engine.listening():
        answer = engine.solve(endless(), ENDLESS, send)
    assert time.monotonic() - began < PATIENCE_SECONDS
    assert (answer.status, engine.interrupted) == ("FEASIBLE", True)


def test_in_another_thread_it_does_not_listen() -> None:
    engine, before, during = Engine(None), signal.getsignal(signal.SIGINT), []

    def listen() -> None:
        with engine.listening():
            during.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=listen)
    thread.start()
    thread.join()
    assert during == [before]


def test_two_run_at_once_and_answer_in_order() -> None:
    """Each of two waits for the other to begin, and the later one is done first."""
    both, done = threading.Barrier(2, timeout=PATIENCE_SECONDS), threading.Event()

    def first() -> str:
        both.wait()
        assert done.wait(PATIENCE_SECONDS)
        return "first"

    def second() -> str:
        both.wait()
        done.set()
        return "second"

    engine = Engine(None)
    assert engine.at_once([first, second]) == ["first", "second"]
    assert engine.at_once(partial(int, text) for text in "12345") == [1, 2, 3, 4, 5]
    with pytest.raises(ValueError, match="invalid literal"):
        engine.at_once([partial(int, "1"), partial(int, "one")])


@pytest.mark.posix
@pytest.mark.parametrize("signalled", [False, True])
def test_an_interrupt_ends_all_that_run_at_once(
    signalled: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of them are told, so that none has to look whether it should stop."""
    if not signalled:
        monkeypatch.setattr(engine_module, "POLL_SECONDS", 10.0 * PATIENCE_SECONDS)
    engine, begun = Engine(None), threading.Barrier(2, timeout=PATIENCE_SECONDS)

    def search() -> str:
        met = threading.Event()

        def stop(cost: int | None, bound: int | None) -> None:
            if cost is not None and not met.is_set():
                met.set()
                first = begun.wait() == 0
                if first and signalled:
                    os.kill(os.getpid(), signal.SIGINT)
                elif first:
                    engine.interrupt()

        return engine.solve(endless(), ENDLESS, stop).status

    began = time.monotonic()
    with engine.listening():
        assert engine.at_once([search, search]) == ["FEASIBLE", "FEASIBLE"]
    assert time.monotonic() - began < PATIENCE_SECONDS
    assert engine.interrupted
