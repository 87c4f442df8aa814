"""Decides which causes of a guarded model are satisfiable together."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial

from planner.explain.grow_core import QueryResult
from planner.solver.causes import Cause
from planner.solver.engine import Answer, Engine
from planner.solver.guarded_model import GuardedModel
from planner.solver.proof_check import check_proof

ENFORCED_SECONDS = 0.3
"""Deterministic seconds for a query with its literals fixed, which presolve then uses: of 28
queries that took more than 0.1, none took more than 0.27."""

ASSUMPTION_SECONDS = 0.1
"""Deterministic seconds for a query with assumption literals; half of the queries take less."""

HEAVY_PRESOLVE_SECONDS = 0.1
"""Deterministic seconds for a query with far more presolve: 66 that were decided took no more
than 0.07, and 13 stayed open with 0.3 or 1."""

SECONDS = 4.0
"""Deterministic seconds for a query that has to be decided."""

FEW = 4
"""Most causes that are deleted one by one from the start; of more, half are tried first."""


class InconclusiveError(Exception):
    """A query proved nothing in its budget."""


@dataclass(frozen=True)
class Strategy:
    """The way to ask about a model first, by what decided earlier queries about it.

    Attributes:
        assumptions_first: Whether assumption literals decide queries quickly.
        heavy_presolve_first: Whether queries need far more presolve, and then are quick.
    """

    assumptions_first: bool = True
    heavy_presolve_first: bool = False


@dataclass(frozen=True)
class CoreQuery:
    """The outcome of a query for an unsatisfiable core.

    Attributes:
        answer: The solver's answer.
        strategy: The strategy for the next query about the model.
        core: Causes proved unsatisfiable together; None if that was not shown.
    """

    answer: Answer
    strategy: Strategy
    core: list[Cause] | None


class Oracle:
    """Answers whether causes of a guarded model are satisfiable together.

    Args:
        guarded: The causes and the model, without an objective.
        engine: Runs the model.
        strategy: How to ask first, if a similar model was asked about before.

    Attributes:
        strategy: The strategy for the next query.
    """

    def __init__(
        self, guarded: GuardedModel, engine: Engine, strategy: Strategy | None = None
    ) -> None:
        self.guarded = guarded
        self.engine = engine
        self.strategy = strategy or Strategy()

    def core(self, causes: Collection[Cause]) -> list[Cause] | None:
        """Finds an unsatisfiable core, not yet a minimal one; None if causes are satisfiable.

        Raises:
            InconclusiveError: Neither was proved in the budget.
        """
        query = self.query(causes, self.strategy, full_budget=True)
        self.strategy = query.strategy
        if not query.answer.conclusive:
            raise InconclusiveError
        return query.core

    def satisfiable(self, causes: Collection[Cause]) -> bool:
        """Decides in the small budget whether causes are satisfiable together.

        Raises:
            InconclusiveError: Neither was proved in the budget.
        """
        answer, _ = self._decide(causes, self.strategy, full_budget=False)
        if not answer.conclusive:
            raise InconclusiveError
        return answer.found

    def query(
        self, causes: Collection[Cause], strategy: Strategy, *, full_budget: bool
    ) -> CoreQuery:
        """Asks whether causes are satisfiable together, and for a core if they aren't.

        Args:
            causes: Candidates for the core.
            strategy: How to ask first.
            full_budget: Whether to spend all seconds before the query stays open.
        """
        kept = set(causes)
        ordered = [cause for cause in self.guarded.causes if cause in kept]
        if strategy.assumptions_first and len(ordered) > FEW:
            query = self.query_assumptions(ordered, strategy)
            if query.answer.conclusive:
                return query
            strategy = query.strategy
        answer, strategy = self._decide(ordered, strategy, full_budget=full_budget)
        if full_budget and not answer.conclusive:
            answer = self._solve_assuming(ordered, SECONDS)
        return CoreQuery(answer, strategy, self._core(answer, ordered))

    def query_assumptions(self, causes: Sequence[Cause], strategy: Strategy) -> CoreQuery:
        """Asks about causes as assumption literals, in the budget that mostly finds a core."""
        answer = self._solve_assuming(causes, ASSUMPTION_SECONDS)
        core = self._core(answer, causes)
        return CoreQuery(answer, replace(strategy, assumptions_first=answer.conclusive), core)

    def _core(self, answer: Answer, causes: Sequence[Cause]) -> list[Cause] | None:
        """Reads the core of an answer; all causes where the solver names no literals."""
        if answer.found or not answer.conclusive:
            return None
        named = set(answer.solver.sufficient_assumptions_for_infeasibility())
        return [c for c in causes if self.guarded.literal(c).index in named] or list(causes)

    def _decide(
        self, causes: Collection[Cause], strategy: Strategy, *, full_budget: bool
    ) -> tuple[Answer, Strategy]:
        """Decides whether causes are satisfiable, first in the way that decided the last query."""
        if strategy.heavy_presolve_first:
            answer = self._solve_with_heavy_presolve(causes, HEAVY_PRESOLVE_SECONDS)
            if answer.conclusive or not full_budget:
                return answer, strategy
        answer = self._solve_enforcing(causes, ENFORCED_SECONDS)
        if answer.conclusive:
            return answer, replace(strategy, heavy_presolve_first=False)
        seconds = SECONDS if full_budget else HEAVY_PRESOLVE_SECONDS
        answer = self._solve_with_heavy_presolve(causes, seconds)
        soon = answer.conclusive and answer.deterministic_seconds <= HEAVY_PRESOLVE_SECONDS
        return answer, replace(strategy, heavy_presolve_first=True) if soon else strategy

    def _solve_enforcing(self, causes: Collection[Cause], seconds: float) -> Answer:
        """Solves with the literals fixed: much easier for presolve, but it names no core."""
        return self.engine.solve(self.guarded.enforcing(causes), seconds, feasibility_only=True)

    def _solve_with_heavy_presolve(self, causes: Collection[Cause], seconds: float) -> Answer:
        """Solves with far more presolve: it soon sees that more sets are asked for than fit.

        That may take a second or two.
        """
        return self.engine.solve(self.guarded.enforcing(causes), seconds, heavy_presolve=True)

    def _solve_assuming(self, causes: Collection[Cause], seconds: float) -> Answer:
        """Solves with assumption literals, of which the solver names a core."""
        model = self.guarded.model.clone()
        model.add_assumptions([self.guarded.literal(cause) for cause in causes])
        return self.engine.solve(model, seconds, feasibility_only=True)

    def check_core(self, causes: Collection[Cause]) -> None:
        """Checks by a second, different solve that causes are unsatisfiable together.

        Queries that needed far more presolve are not tried with cuts, which took 5 s in vain in
        one case.

        Raises:
            BugError: They are satisfiable.
            NoPlanError: The second solve stayed inconclusive.
        """
        cuts = not self.strategy.heavy_presolve_first
        check_proof(self.guarded.enforcing(causes), self.engine, SECONDS, with_cuts=cuts)

    def query_all(
        self, sets: Sequence[Collection[Cause]], among: Collection[Cause]
    ) -> list[QueryResult]:
        """Decides sets of causes, two at a time, in the small budget.

        Args:
            sets: The sets.
            among: Causes to check each solution against.
        """
        decided = self.engine.at_once(
            partial(self._decide, causes, self.strategy, full_budget=False) for causes in sets
        )
        self.strategy = decided[-1][1]
        return [
            QueryResult(
                answer.conclusive, self._violated(answer, among), answer.deterministic_seconds
            )
            for answer, _ in decided
        ]

    def _violated(self, answer: Answer, causes: Collection[Cause]) -> frozenset[Cause] | None:
        """Returns the causes that a solution violates; None if there is no solution."""
        if not answer.found:
            return None
        return self.guarded.violated(causes, list(answer.solver.response_proto.solution))
