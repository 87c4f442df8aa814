"""Guards hard constraints with assumption literals: each holds only while its literal is true."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, TypeVar, cast

from ortools.sat.python import cp_model

from planner.constraints.base import Constraint
from planner.problem.problem import Problem
from planner.solver.causes import Cause, Requirement
from planner.solver.choices import CalendarChoices, ContentChoices
from planner.solver.expressions import Amount
from planner.solver.linear_constraint import LinearConstraint, variable_of, variables_and_domain
from planner.timeline.instants import monday_of

_Result = TypeVar("_Result")


class Scope(NamedTuple):
    """The weeks and sessions that variables speak of.

    Attributes:
        mondays: Mondays of the weeks.
        sessions: Indices of the sessions, where those are known.
    """

    mondays: frozenset[date] = frozenset()
    sessions: frozenset[int] = frozenset()


@dataclass(frozen=True)
class CostTerm:
    """A term of a soft constraint's cost.

    Attributes:
        variable: The units charged.
        points: Cost of each unit, weighted.
        mondays: Mondays of the weeks that the term is about.
    """

    variable: cp_model.IntVar
    points: int
    mondays: tuple[date, ...]


class GuardedModel:
    """A model with an assumption literal for each cause, which guards what the cause requires.

    Args:
        model: The model to post constraints into.
    """

    def __init__(self, model: cp_model.CpModel) -> None:
        self.model = model
        self._literals: dict[Cause, cp_model.IntVar] = {}
        self._scopes: dict[int, Scope] = {}
        self._chosen: dict[int, cp_model.IntVar] = {}
        self._extra: set[int] = set()
        self._any: dict[frozenset[int], cp_model.IntVar] = {}
        self._forbidden: list[tuple[frozenset[Cause], int]] = []
        self._guarded: dict[Cause, list[cp_model.Constraint]] = defaultdict(list)
        self._read: dict[Cause, list[LinearConstraint]] = {}
        self._never = model.new_constant(0)

    @property
    def causes(self) -> tuple[Cause, ...]:
        """Causes that have a literal, in the order of their making."""
        return tuple(self._literals)

    def literal(self, cause: Cause) -> cp_model.IntVar:
        """Returns a cause's assumption literal; the model keeps to the cause while it is true."""
        if cause not in self._literals:
            self._literals[cause] = self.model.new_bool_var("")
        return self._literals[cause]

    def enforcing(self, causes: Iterable[Cause]) -> cp_model.CpModel:
        """Copies the model with the literals of these causes fixed to true."""
        model = self.model.clone()
        for cause in causes:
            model.proto.variables[self.literal(cause).index].domain[0] = 1
        return model

    def violated(self, causes: Collection[Cause], solution: Sequence[int]) -> frozenset[Cause]:
        """Finds the causes that a solution violates.

        Where an auxiliary variable is larger than it has to be, a satisfied cause may be among
        them.

        Args:
            causes: Causes to check.
            solution: Value of each variable of the model.
        """
        forbidden = {those for those, variable in self._forbidden if solution[variable]}
        on = {self.literal(cause).index for cause in causes}
        return frozenset().union(*forbidden).intersection(causes) | {
            cause
            for cause in causes
            if not all(each.satisfied_by(solution, on) for each in self._constraints(cause))
        }

    def _constraints(self, cause: Cause) -> list[LinearConstraint]:
        """Reads the constraints that a cause's literal guards, each once."""
        if cause not in self._read:
            guarded = self._guarded.get(cause, ())
            self._read[cause] = [LinearConstraint.from_proto(each.proto) for each in guarded]
        return self._read[cause]

    def set_scope(self, variables: Iterable[Amount], day: date, session: int | None = None) -> None:
        """Declares which day, and which session, decision variables are about."""
        sessions = frozenset() if session is None else frozenset({session})
        scope = Scope(frozenset({monday_of(day)}), sessions)
        for variable in variables:
            if isinstance(variable, cp_model.IntVar):
                self._scopes[variable.index] = scope

    def add_session(self, index: int, chosen: cp_model.IntVar, *, extra: bool = False) -> None:
        """Declares an optional session: demands on it alone hold only if it takes place.

        Demands on ``extra`` sessions together, as on a day without an admissible one, hold only
        if any of them takes place.

        Args:
            index: The session's index.
            chosen: 1 if the session takes place.
            extra: Whether it is offered only besides the admissible sessions.
        """
        self._chosen[index] = chosen
        if extra:
            self._extra.add(index)

    def forbid(self, variable: Amount, causes: Iterable[Cause]) -> None:
        """Rules a decision out while the literals of all these causes are true."""
        if isinstance(variable, cp_model.IntVar):
            literals = [self.literal(cause) for cause in sorted(causes, key=repr)]
            self.model.add_bool_or([~variable, *(~literal for literal in literals)])
            self._forbidden.append((frozenset(causes), variable.index))

    def post(
        self,
        constraint: Constraint,
        choices: CalendarChoices | ContentChoices,
        problem: Problem,
        *,
        only_limits: bool = False,
    ) -> list[CostTerm]:
        """Posts a constraint guarded; a strict one is refused every cost.

        Args:
            constraint: The constraint.
            choices: The decision variables.
            problem: The problem that is planned.
            only_limits: Whether demands for at least something are left out.

        Returns:
            The terms of a soft constraint's cost.
        """
        post = cast("Any", constraint).post
        points = self.guard(
            constraint, lambda model: post(model, choices, problem), only_limits=only_limits
        )
        return [] if only_limits else self.cost_terms(constraint, points)

    def guard(
        self, constraint: Constraint, post: Callable[[Any], _Result], *, only_limits: bool = False
    ) -> _Result:
        """Guards everything that ``post`` adds to the model for a constraint.

        Args:
            constraint: The constraint.
            post: Adds its statements to the model that it is given.
            only_limits: Whether demands for at least something are left out.

        Returns:
            The result of ``post``.
        """
        recorder = _Recorder(self.model)
        first = len(self.model.proto.constraints)
        result = post(recorder)
        self._spread_scopes(first, {added.index for added in recorder.added})
        for added in recorder.added:
            variables, domain = variables_and_domain(added.proto)
            demands = not domain[0] <= 0 <= domain[-1]
            if demands and only_limits:
                added.only_enforce_if(self._never)
                continue
            self._guard(added, constraint, added.name, self.scope_of(variables), demands=demands)
        return result

    def cost_terms(self, constraint: Constraint, points: Amount) -> list[CostTerm]:
        """Splits a constraint's cost into terms; a strict one is refused every term."""
        flat = None if isinstance(points, int) else cp_model.FlatIntExpr(points)
        pairs = [] if flat is None else list(zip(flat.vars, flat.coeffs, strict=True))
        offset = points if flat is None else flat.offset
        if offset or any(factor < 0 for _, factor in pairs):
            pairs = [(self._as_variable(points), 1)]
        found = []
        for variable, factor in pairs:
            scope = self.scope_of([variable.index])
            if constraint.strict:
                refused = self.model.add(variable <= 0)
                self._guard(refused, constraint, "", scope, demands=True)
            elif factor:
                mondays = tuple(sorted(scope.mondays))
                found.append(CostTerm(variable, factor * constraint.weight, mondays))
        return found

    def scope_of(self, variables: Iterable[int]) -> Scope:
        """Unites the scopes of variables, given by their indices or literals."""
        known = [self._scopes[v] for v in map(variable_of, variables) if v in self._scopes]
        mondays = frozenset().union(*(scope.mondays for scope in known))
        return Scope(mondays, frozenset().union(*(scope.sessions for scope in known)))

    def _guard(
        self,
        added: cp_model.Constraint,
        constraint: Constraint,
        setting: str,
        scope: Scope,
        *,
        demands: bool,
    ) -> None:
        """Enforces an added constraint only if its literal is true and its session takes place."""
        mondays = tuple(sorted(scope.mondays))
        cause = Requirement(constraint.label, setting, mondays)
        literals = [self.literal(cause)]
        known = scope.sessions.intersection(self._chosen)
        if demands and known and (len(known) == 1 or known <= self._extra):
            literals.append(self._any_of(known))
        added.only_enforce_if(literals)
        self._guarded[cause].append(added)

    def _any_of(self, sessions: frozenset[int]) -> cp_model.IntVar:
        """Returns a literal that is true if any of these sessions takes place."""
        if sessions not in self._any:
            chosen = [self._chosen[index] for index in sorted(sessions)]
            self._any[sessions] = chosen[0] if len(chosen) == 1 else self.model.new_bool_var("")
            if len(chosen) > 1:
                self.model.add_max_equality(self._any[sessions], chosen)
        return self._any[sessions]

    def _as_variable(self, points: Amount) -> cp_model.IntVar:
        """Bounds a cost that has no separate terms by one variable from above."""
        total = self.model.new_int_var(0, cp_model.INT32_MAX, "")
        self.model.add(total >= points)
        if not isinstance(points, int):
            variables = cp_model.FlatIntExpr(points).vars
            self._scopes[total.index] = self.scope_of(v.index for v in variables)
        return total

    def _spread_scopes(self, first: int, added: set[int]) -> None:
        """Gives auxiliary variables the scope of the variables that define them.

        Args:
            first: Index of the first constraint to look at.
            added: Indices of constraints that are guarded, and so define nothing.
        """
        constraints = self.model.proto.constraints
        for number in range(first, len(constraints)):
            variables = [] if number in added else variables_and_domain(constraints[number])[0]
            scope = self.scope_of(variables)
            for variable in variables if scope.mondays else ():
                self._scopes.setdefault(variable, scope)


class _Recorder:
    """Stands in for the model while a constraint is posted, and records what it adds."""

    def __init__(self, model: cp_model.CpModel) -> None:
        self._model = model
        self.added: list[cp_model.Constraint] = []

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._model, name)
        if not callable(method):
            return method

        def recorded(*arguments: Any, **keywords: Any) -> Any:
            made = method(*arguments, **keywords)
            if isinstance(made, cp_model.Constraint):
                self.added.append(made)
            return made

        return recorded

    def add_at_most_one(self, *literals: Any) -> Any:
        """Adds it as a sum, since only a linear constraint can be enforced by a literal."""
        chosen = literals[0] if len(literals) == 1 else literals
        return self.add(sum(chosen) <= 1)
