"""Runs CP-SAT in one place: seeds, budgets, signals, the same answer every time."""

import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Literal, TypeVar

from ortools.sat.python import cp_model

SEED = 20_270_104
POLL_SECONDS = 0.2
MUST_FINISH_SECONDS = 10.0
"""Wall limit of a solve that must finish, which takes hundredths of a second."""

AT_ONCE = 2
"""Models solved at the same time, each on one core, where none waits for another's answer."""

ProofCheck = Literal["without-presolve", "cuts", "heavy-presolve"]

LINEARIZATION = 2
"""Every constraint into the linear relaxation: three times as fast on content windows and nine
times on the calendar, measured over 24 weeks."""


_Result = TypeVar("_Result")


@dataclass(frozen=True)
class Answer:
    """The outcome of a solve; ``solver`` answers for values only if ``found``."""

    status: str
    solver: cp_model.CpSolver
    hit_wall: bool

    @property
    def found(self) -> bool:
        """Tells whether there is a solution."""
        return self.status in ("OPTIMAL", "FEASIBLE")

    @property
    def conclusive(self) -> bool:
        """Tells whether a solution was found, or proved not to exist."""
        return self.found or self.status == "INFEASIBLE"

    @property
    def deterministic_seconds(self) -> float:
        """Time that the solve took, in CP-SAT's own measure."""
        return float(self.solver.response_proto.deterministic_time)

    @property
    def cost(self) -> int:
        """Objective of the solution."""
        return round(self.solver.objective_value)

    @property
    def bound(self) -> int:
        """Proved lower bound of the objective."""
        return max(0, round(self.solver.best_objective_bound))


class Engine:
    """Solves models until stopped or out of time.

    Args:
        time_limit_seconds: Wall limit over everything; None for none.
        clock: Monotonic seconds.
    """

    def __init__(
        self, time_limit_seconds: float | None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._clock = clock
        self._started = clock()
        self._limit = time_limit_seconds
        self._running: list[tuple[cp_model.CpSolver, bool]] = []
        self.interrupted = False
        self.abandoned = False
        self.hit_wall = False

    @property
    def seconds(self) -> float:
        """Since the engine was made."""
        return self._clock() - self._started

    @property
    def stopped(self) -> bool:
        """Tells whether nothing more may be solved."""
        if self._limit is not None and self.seconds >= self._limit:
            self.hit_wall = True
        return self.interrupted or self.hit_wall

    def interrupt(self, signum: int = 0, frame: FrameType | None = None) -> None:
        """Stops what is solved, whose incumbent comes back; the second time, everything."""
        self.abandoned = self.interrupted
        self.interrupted = True
        for solver, must_finish in tuple(self._running):
            if self.abandoned or not must_finish:
                solver.stop_search()

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Turns Ctrl-C and SIGTERM into ``interrupt`` for as long as it lasts."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {s: signal.signal(s, self.interrupt) for s in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def solve(
        self,
        model: cp_model.CpModel,
        deterministic_seconds: float,
        on_bound: Callable[[int | None, int | None], None] | None = None,
        *,
        check_proof: ProofCheck | None = None,
        must_finish: bool = False,
        feasibility_only: bool = False,
        heavy_presolve: bool = False,
    ) -> Answer:
        """Solves one model.

        Args:
            model: The model to solve.
            deterministic_seconds: Budget in CP-SAT's own time, the same on every machine.
            on_bound: Told incumbent and bound whenever one gets better.
            check_proof: How to check a proof with another seed: without presolve, with the
                settings of ``feasibility_only`` and cuts, or with far more presolve.
            must_finish: Whether a first interrupt or the wall limit doesn't end this solve.
            feasibility_only: Whether the model has no objective, which has its own settings.
            heavy_presolve: Whether to presolve far more: seldom worth its time, then very much.
        """
        heavy = heavy_presolve or check_proof == "heavy-presolve"
        solver = self._configured(deterministic_seconds, check_proof, feasibility_only, heavy)
        if must_finish:
            solver.parameters.max_time_in_seconds = MUST_FINISH_SECONDS
        running = (solver, must_finish)
        self._running.append(running)
        watch = _Watch(on_bound) if on_bound else None
        if watch:
            solver.best_bound_callback = watch.on_better_bound
        done = threading.Event()
        outcome: list[str] = []
        failed: list[BaseException] = []

        def work() -> None:
            try:
                outcome.append(solver.status_name(solver.solve(model, watch)))
            except BaseException as error:
                failed.append(error)
            finally:
                done.set()

        threading.Thread(target=work, daemon=True).start()
        while not done.wait(POLL_SECONDS):
            if self.abandoned or (self.stopped and not must_finish):
                solver.stop_search()
        self._running.remove(running)
        if failed:
            raise failed[0]
        if must_finish:
            return Answer(outcome[0], solver, False)
        return self._answer(outcome[0], solver, deterministic_seconds)

    def at_once(self, tasks: Iterable[Callable[[], _Result]]) -> list[_Result]:
        """Runs tasks that solve models, two at a time; returns their results in order."""
        with ThreadPoolExecutor(AT_ONCE) as pool:
            asked = [pool.submit(task) for task in tasks]
            while wait(asked, POLL_SECONDS).not_done:
                pass  # a signal is only noticed between two waits on some systems
            return [each.result() for each in asked]

    def _answer(
        self, status: str, solver: cp_model.CpSolver, deterministic_seconds: float
    ) -> Answer:
        """The answer; a solve that ended early with budget left ran into the wall limit."""
        spent = solver.response_proto.deterministic_time
        inconclusive = status in ("FEASIBLE", "UNKNOWN") and not self.interrupted
        cut_short = inconclusive and self._limit is not None and spent < deterministic_seconds
        if cut_short:
            self.hit_wall = True
        return Answer(status, solver, cut_short)

    def _configured(
        self,
        deterministic_seconds: float,
        check_proof: ProofCheck | None,
        feasibility_only: bool,
        heavy_presolve: bool,
    ) -> cp_model.CpSolver:
        solver = cp_model.CpSolver()
        parameters = solver.parameters
        parameters.num_workers = 1
        parameters.random_seed = SEED + (check_proof is not None)
        parameters.cp_model_presolve = check_proof != "without-presolve"
        parameters.max_deterministic_time = deterministic_seconds
        parameters.linearization_level = LINEARIZATION
        if not heavy_presolve:
            parameters.max_presolve_iterations = 1
            parameters.cp_model_probing_level = 0
        if feasibility_only or check_proof == "cuts":
            parameters.linearization_level = 1
            parameters.symmetry_level = 0
        if feasibility_only:
            parameters.cut_level = 0
        parameters.catch_sigint_signal = False
        if self._limit is not None:
            parameters.max_time_in_seconds = max(0.01, self._limit - self.seconds)
        return solver


class _Watch(cp_model.CpSolverSolutionCallback):
    def __init__(self, report: Callable[[int | None, int | None], None]) -> None:
        super().__init__()
        self._report = report
        self._cost: int | None = None
        self._bound: int | None = None

    def on_solution_callback(self) -> None:
        self._cost = round(self.objective_value)
        self._bound = max(0, round(self.best_objective_bound))
        self._report(self._cost, self._bound)

    def on_better_bound(self, bound: float) -> None:
        self._bound = max(0, round(bound))
        self._report(self._cost, self._bound)
