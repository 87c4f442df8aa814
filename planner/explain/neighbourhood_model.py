"""Models the neighbourhood of a plan: what would have to give way for a session to change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from ortools.sat.python import cp_model

from planner.catalogue.exercises import Exercise
from planner.explain.exercise_obstacles import exercise_obstacles
from planner.explain.mus import MusFinder
from planner.explain.oracle import SECONDS, InconclusiveError
from planner.instance import Instance
from planner.plan.plan import Plan
from planner.problem.dose import most_sets
from planner.problem.session_frame import SessionFrame
from planner.programme.plan_content import frames_of_plan
from planner.solver.causes import Cause, CostCeiling
from planner.solver.choices import CalendarChoices, ContentChoices
from planner.solver.engine import Engine
from planner.solver.guarded_model import CostTerm, GuardedModel
from planner.solver.joint_model import Blocked, calendar_model
from planner.timeline.instants import monday_of

AROUND = timedelta(weeks=2)
"""Weeks further away than this stay fixed."""


@dataclass
class NeighbourhoodModel:
    """A guarded model around a plan, with what each soft constraint charges in it.

    Attributes:
        guarded: The model.
        cost_terms: By the constraint's label, what it may charge.
        planned: Value of each term's variable in the plan, by the variable's index.
    """

    guarded: GuardedModel
    cost_terms: dict[str, list[CostTerm]]
    planned: dict[int, int] = field(default_factory=dict)

    @property
    def _all_terms(self) -> list[CostTerm]:
        return [term for terms in self.cost_terms.values() for term in terms]

    @property
    def cost(self) -> cp_model.LinearExprT:
        """Points of all soft constraints together."""
        return sum(term.points * term.variable for term in self._all_terms)

    @property
    def planned_cost(self) -> int:
        """Points that the plan costs."""
        return sum(term.points * self.planned[term.variable.index] for term in self._all_terms)

    def charged_in(self, label: str, monday: date) -> list[CostTerm]:
        """Returns the terms that a constraint charges the plan in a week."""
        return [
            term
            for term in self.cost_terms.get(label, ())
            if self.planned[term.variable.index] > 0
            and (monday in term.mondays or not term.mondays)
        ]

    def measure(self, decided: Mapping[int, int], engine: Engine) -> None:
        """Computes what the plan is charged, with its decisions fixed.

        Args:
            decided: The plan's decisions by variable index.
            engine: Runs the model.

        Raises:
            InconclusiveError: The plan's decisions are no solution of this model.
        """
        model = self.guarded.enforcing(self.guarded.causes)
        for index, value in decided.items():
            domain = model.proto.variables[index].domain
            domain[0] = domain[1] = value
        model.minimize(self.cost)
        answer = engine.solve(model, SECONDS)
        if not answer.found:
            raise InconclusiveError
        variables = [term.variable for term in self._all_terms]
        self.planned = {variable.index: answer.solver.value(variable) for variable in variables}

    def cap_costs(self, refused: Sequence[CostTerm] = ()) -> None:
        """Refuses some terms, and caps each constraint's other cost at what it is in the plan."""
        dropped = {term.variable.index for term in refused}
        for index in sorted(dropped):
            self.guarded.model.add(self.guarded.model.get_int_var_from_proto_index(index) <= 0)
        for label, terms in self.cost_terms.items():
            kept = [term for term in terms if term.variable.index not in dropped]
            ceiling = sum(term.points * self.planned[term.variable.index] for term in kept)
            spent = sum(term.points * term.variable for term in kept)
            if not isinstance(spent, int):
                literal = self.guarded.literal(CostCeiling(label))
                self.guarded.model.add(spent <= ceiling).only_enforce_if(literal)

    def binding_causes(self, engine: Engine) -> list[Cause] | None:
        """Finds a minimal set of causes that rule out the refusal; None if nothing does."""
        finder = MusFinder(self.guarded, engine)
        return finder.find(self.guarded.causes, lambda cause: isinstance(cause, CostCeiling))


def calendar_neighbourhood(
    instance: Instance, plan: Plan, monday: date | None, blocked: Blocked, engine: Engine
) -> tuple[NeighbourhoodModel, CalendarChoices]:
    """Models the calendar around a week, with the plan's sessions in weeks far from it fixed.

    Args:
        instance: The athlete's file.
        plan: Its plan.
        monday: The week; None leaves every week free.
        blocked: Slots to offer besides the admissible ones, once what forbids them is off.
        engine: Computes what the plan is charged.
    """
    guarded, choices, cost_terms = calendar_model(instance, blocked)
    around = NeighbourhoodModel(guarded, cost_terms)
    used = {(s.start_minute, s.minutes, s.session_class) for s in plan.sessions}
    decided = {
        choices.taken(slot).index: int(
            (slot.start_minute, slot.minutes, slot.session_class) in used
        )
        for slot in choices.slots
    }
    around.measure(decided, engine)
    for slot in choices.slots if monday else ():
        if monday and abs(monday_of(slot.day) - monday) > AROUND:
            taken = choices.taken(slot)
            choices.model.add(taken == decided[taken.index])
    return around, choices


def content_neighbourhood(
    instance: Instance, plan: Plan, monday: date, engine: Engine, *, forbidden: bool
) -> tuple[NeighbourhoodModel, ContentChoices]:
    """Models the content of a week's sessions, with all other sessions' content fixed.

    Args:
        instance: The athlete's file.
        plan: Its plan.
        monday: The week.
        engine: Computes what the plan is charged.
        forbidden: Whether to offer forbidden exercises too, once what forbids them is off. A
            constraint that looks at what could be in a session then charges otherwise.
    """
    problem = instance.problem
    frames = frames_of_plan(plan, problem)
    free = frozenset(frame.index for frame in frames if frame.week.monday == monday)
    sets = {n: {e.id: e.sets for e in s.exercises} for n, s in enumerate(plan.sessions)}
    offered = [
        _offered(frame, instance, forbidden=forbidden and frame.index in free) for frame in frames
    ]
    choices = ContentChoices(
        cp_model.CpModel(),
        frames,
        [list(each) for each in offered],
        [{e.id: most_sets(e, f) for e in each} for f, each in zip(frames, offered, strict=True)],
        {index: done for index, done in sets.items() if index not in free},
        free,
    )
    guarded = GuardedModel(choices.model)
    decided: dict[int, int] = {}
    for frame in (frame for frame in frames if frame.index in free):
        for exercise, reasons in offered[frame.index].items():
            amount = sets[frame.index].get(exercise.id, 0)
            for variable, value in (
                (choices.uses(frame, exercise), int(amount > 0)),
                (choices.sets(frame, exercise), amount),
            ):
                guarded.set_scope([variable], frame.day, frame.index)
                if isinstance(variable, cp_model.IntVar):
                    decided[variable.index] = value
            for causes in reasons:
                guarded.forbid(choices.uses(frame, exercise), causes)
    cost_terms = {
        constraint.label: guarded.post(constraint, choices, problem)
        for constraint in instance.content_constraints
    }
    around = NeighbourhoodModel(guarded, cost_terms)
    around.measure(decided, engine)
    return around, choices


def _offered(
    frame: SessionFrame, instance: Instance, *, forbidden: bool
) -> dict[Exercise, list[frozenset[Cause]]]:
    """Returns the exercises to offer a session, each with the reasons that forbid it."""
    problem = instance.problem
    usable: dict[Exercise, list[frozenset[Cause]]] = {e: [] for e in problem.usable(frame)}
    for exercise in problem.repertoire if forbidden else ():
        if exercise not in usable:
            reasons = exercise_obstacles(frame, exercise, problem, instance.content_constraints)
            usable[exercise] = reasons
    return usable
