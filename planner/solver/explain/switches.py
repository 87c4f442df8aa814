"""Models in which each hard statement of a constraint holds only while its switch is on."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, TypeVar, cast

from ortools.sat.python import cp_model

from planner.constraints.base import Constraint
from planner.explanation.causes import Cause, Stated
from planner.instants import monday_of
from planner.problem import Problem
from planner.solver.choices import Amount, CalendarChoices, ContentChoices
from planner.solver.explain.statements import Statement, linear, positive

_Result = TypeVar("_Result")


class About(NamedTuple):
    """What variables are about: weeks as Mondays, and sessions where those are known."""

    mondays: frozenset[date] = frozenset()
    sessions: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Term:
    """What a soft constraint may charge: ``points`` for each unit of the variable."""

    variable: cp_model.IntVar
    points: int
    mondays: tuple[date, ...]


class Switches:
    """Posts constraints into a model, a switch before every hard statement.

    Args:
        model: Where they are posted.
    """

    def __init__(self, model: cp_model.CpModel) -> None:
        self.model = model
        self._switches: dict[Cause, cp_model.IntVar] = {}
        self._about: dict[int, About] = {}
        self._chosen: dict[int, cp_model.IntVar] = {}
        self._extra: set[int] = set()
        self._any: dict[frozenset[int], cp_model.IntVar] = {}
        self._forbidden: list[tuple[frozenset[Cause], int]] = []
        self._held: dict[Cause, list[cp_model.Constraint]] = defaultdict(list)
        self._read: dict[Cause, list[Statement]] = {}
        self._never = model.new_constant(0)

    @property
    def causes(self) -> tuple[Cause, ...]:
        """Every cause that has a switch."""
        return tuple(self._switches)

    def switch(self, cause: Cause) -> cp_model.IntVar:
        """The switch of a cause; what it says holds while that is on."""
        if cause not in self._switches:
            self._switches[cause] = self.model.new_bool_var("")
        return self._switches[cause]

    def holding(self, causes: Iterable[Cause]) -> cp_model.CpModel:
        """A copy of the model in which these causes hold."""
        model = self.model.clone()
        for cause in causes:
            model.proto.variables[self.switch(cause).index].domain[0] = 1
        return model

    def broken(self, causes: Collection[Cause], solution: Sequence[int]) -> frozenset[Cause]:
        """Those of some causes that a solution of the model doesn't keep to.

        Where a helping variable is larger than it had to be, one that it does keep to is among
        them.
        """
        forbidden = {those for those, variable in self._forbidden if solution[variable]}
        on = {self.switch(cause).index for cause in causes}
        return frozenset().union(*forbidden).intersection(causes) | {
            cause
            for cause in causes
            if not all(each.kept(solution, on) for each in self._statements(cause))
        }

    def _statements(self, cause: Cause) -> list[Statement]:
        """What is held by the switch of a cause, read once."""
        if cause not in self._read:
            held = self._held.get(cause, ())
            self._read[cause] = [Statement.of(stated.proto) for stated in held]
        return self._read[cause]

    def about(self, variables: Iterable[Amount], day: date, session: int | None = None) -> None:
        """Says which day, and which session, decisions are about."""
        sessions = frozenset() if session is None else frozenset({session})
        about = About(frozenset({monday_of(day)}), sessions)
        for variable in variables:
            if isinstance(variable, cp_model.IntVar):
                self._about[variable.index] = about

    def session(self, index: int, chosen: cp_model.IntVar, *, extra: bool = False) -> None:
        """Says when a session takes place: what is asked of it alone is asked only then.

        What is asked of ``extra`` sessions together, as on a day that has no other, is asked only
        if any of them takes place: as things are there is nothing to ask there.
        """
        self._chosen[index] = chosen
        if extra:
            self._extra.add(index)

    def forbid(self, variable: Amount, causes: Iterable[Cause]) -> None:
        """Rules a decision out while all of these causes hold."""
        if isinstance(variable, cp_model.IntVar):
            switches = [self.switch(cause) for cause in sorted(causes, key=repr)]
            self.model.add_bool_or([~variable, *(~switch for switch in switches)])
            self._forbidden.append((frozenset(causes), variable.index))

    def post(
        self,
        constraint: Constraint,
        choices: CalendarChoices | ContentChoices,
        problem: Problem,
        *,
        only_limits: bool = False,
    ) -> list[Term]:
        """Posts a constraint; what a strict one would charge is refused.

        Args:
            constraint: What is posted.
            choices: The decisions.
            problem: What is planned.
            only_limits: Whether what asks for something is left out.

        Returns:
            What it may charge otherwise.
        """
        post = cast("Any", constraint).post
        points = self.record(
            constraint, lambda model: post(model, choices, problem), only_limits=only_limits
        )
        return [] if only_limits else self.terms(constraint, points)

    def record(
        self,
        constraint: Constraint,
        post: Callable[[Any], _Result],
        *,
        only_limits: bool = False,
    ) -> _Result:
        """Puts a switch before everything that ``post`` states of a constraint to the model."""
        recorder = _Recorder(self.model)
        first = len(self.model.proto.constraints)
        result = post(recorder)
        self._learn(first, {stated.index for stated in recorder.stated})
        for stated in recorder.stated:
            variables, domain = linear(stated.proto)
            asks = not domain[0] <= 0 <= domain[-1]
            if asks and only_limits:
                stated.only_enforce_if(self._never)
                continue
            self._hold(stated, constraint, stated.name, self.of(variables), asks=asks)
        return result

    def terms(self, constraint: Constraint, points: Amount) -> list[Term]:
        """What a constraint charges, term by term; a strict one is refused every term."""
        flat = None if isinstance(points, int) else cp_model.FlatIntExpr(points)
        pairs = [] if flat is None else list(zip(flat.vars, flat.coeffs, strict=True))
        offset = points if flat is None else flat.offset
        if offset or any(factor < 0 for _, factor in pairs):
            pairs = [(self._whole(points), 1)]
        found = []
        for variable, factor in pairs:
            about = self.of([variable.index])
            if constraint.strict:
                refused = self.model.add(variable <= 0)
                self._hold(refused, constraint, "", about, asks=True)
            elif factor:
                mondays = tuple(sorted(about.mondays))
                found.append(Term(variable, factor * constraint.weight, mondays))
        return found

    def of(self, variables: Iterable[int]) -> About:
        """What variables, by their indices in the model, are about together."""
        known = [self._about[v] for v in map(positive, variables) if v in self._about]
        mondays = frozenset().union(*(about.mondays for about in known))
        return About(mondays, frozenset().union(*(about.sessions for about in known)))

    def _hold(
        self,
        stated: cp_model.Constraint,
        constraint: Constraint,
        setting: str,
        about: About,
        *,
        asks: bool,
    ) -> None:
        """Makes a statement hold while its switch is on, and its session takes place."""
        mondays = tuple(sorted(about.mondays))
        cause = Stated(constraint.label, setting, mondays)
        conditions = [self.switch(cause)]
        known = about.sessions.intersection(self._chosen)
        if asks and known and (len(known) == 1 or known <= self._extra):
            conditions.append(self._any_of(known))
        stated.only_enforce_if(conditions)
        self._held[cause].append(stated)

    def _any_of(self, sessions: frozenset[int]) -> cp_model.IntVar:
        """Whether any of these sessions takes place."""
        if sessions not in self._any:
            chosen = [self._chosen[index] for index in sorted(sessions)]
            self._any[sessions] = chosen[0] if len(chosen) == 1 else self.model.new_bool_var("")
            if len(chosen) > 1:
                self.model.add_max_equality(self._any[sessions], chosen)
        return self._any[sessions]

    def _whole(self, points: Amount) -> cp_model.IntVar:
        """Points that can't be told apart as one variable."""
        total = self.model.new_int_var(0, cp_model.INT32_MAX, "")
        self.model.add(total >= points)
        if not isinstance(points, int):
            self._about[total.index] = self.of(v.index for v in cp_model.FlatIntExpr(points).vars)
        return total

    def _learn(self, first: int, stated: set[int]) -> None:
        """From what a post defined, what its helping variables are about."""
        constraints = self.model.proto.constraints
        for number in range(first, len(constraints)):
            variables = [] if number in stated else linear(constraints[number])[0]
            about = self.of(variables)
            for variable in variables if about.mondays else ():
                self._about.setdefault(variable, about)


class _Recorder:
    """Stands in for the model while a constraint is posted, and remembers what it stated."""

    def __init__(self, model: cp_model.CpModel) -> None:
        self._model = model
        self.stated: list[cp_model.Constraint] = []

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._model, name)
        if not callable(method):
            return method

        def recorded(*arguments: Any, **keywords: Any) -> Any:
            made = method(*arguments, **keywords)
            if isinstance(made, cp_model.Constraint):
                self.stated.append(made)
            return made

        return recorded

    def add_at_most_one(self, *literals: Any) -> Any:
        """As a sum, since only a linear statement can be switched off."""
        chosen = literals[0] if len(literals) == 1 else literals
        return self.add(sum(chosen) <= 1)
