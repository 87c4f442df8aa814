"""Solves the calendar level: one model of the season picks days, times, lengths, classes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from planner.constraints.base import CalendarConstraint, ContentConstraint, overriding
from planner.errors import BugError, ImpossibleError, NoPlanError, StoppedError
from planner.problem.problem import Problem
from planner.problem.slots import Slot
from planner.solver.choices import CalendarChoices
from planner.solver.engine import Answer, Engine
from planner.solver.expressions import Amount, charged
from planner.solver.proof_check import NOT_IN_TIME, check_proof


@dataclass(frozen=True)
class CalendarAnswer:
    """The chosen slots with their cost and a proved bound."""

    slots: tuple[Slot, ...]
    cost: int
    bound: int


def build(
    problem: Problem,
    constraints: Sequence[CalendarConstraint],
    slots: Sequence[Slot],
    content: Sequence[ContentConstraint] = (),
) -> tuple[cp_model.CpModel, CalendarChoices]:
    """Builds the model over ``slots``, without those that a constraint forbids.

    Args:
        problem: The problem that is planned.
        constraints: Calendar constraints.
        slots: Slots to choose from.
        content: Constraints that the sessions must leave room for.
    """
    model = cp_model.CpModel()
    forbidding = overriding(constraints, "forbids")
    allowed = [s for s in slots if not any(forbids(s, problem) for forbids in forbidding)]
    choices = CalendarChoices(model, allowed)
    terms: list[Amount] = []
    for constraint in constraints:
        coupled = constraint.post(model, choices, problem)
        terms.append(charged(model, constraint, coupled + cost_alone(constraint, choices, problem)))
    for each in content:
        each.post_on_calendar(model, choices, problem)
    model.minimize(sum(terms))
    return model, choices


def cost_alone(
    constraint: CalendarConstraint, choices: CalendarChoices, problem: Problem
) -> Amount:
    """Sums the points that slots cost each on its own, before the weight."""
    slots = choices.slots if overriding([constraint], "points") else ()
    points = ((constraint.points(slot, problem), slot) for slot in slots)
    return sum(each * choices.taken(slot) for each, slot in points if each)


def solve_calendar(
    problem: Problem,
    constraints: Sequence[CalendarConstraint],
    engine: Engine,
    deterministic_seconds: float,
    on_bound: Callable[[int | None, int | None], None],
    content: Sequence[ContentConstraint] = (),
    slots: Sequence[Slot] | None = None,
) -> CalendarAnswer:
    """Picks the slots; ``content`` are constraints that they must leave room for.

    Args:
        problem: What is planned.
        constraints: The enabled calendar constraints.
        engine: Runs the model.
        deterministic_seconds: Its budget.
        on_bound: Told cost and bound whenever one gets better.
        content: The content constraints.
        slots: The slots to pick from; None for all that are admissible.

    Raises:
        ImpossibleError: Proved, and confirmed by a second solve without presolve.
        NoPlanError: Nothing found in the budget.
        StoppedError: Interrupted before anything was found.
    """
    model, choices = build(problem, constraints, problem.slots if slots is None else slots, content)
    answer = engine.solve(model, deterministic_seconds, on_bound)
    if answer.status == "INFEASIBLE":
        check_proof(model, engine, deterministic_seconds)
        raise ImpossibleError(
            "no plan can keep every hard constraint (proved)",
            "ask for less there (a `least`, a hard rule), or add free time",
        )
    _refuse_nothing(answer, engine)
    return CalendarAnswer(choices.chosen(answer.solver), answer.cost, answer.bound)


def _refuse_nothing(answer: Answer, engine: Engine) -> None:
    if answer.found:
        return
    if engine.interrupted:
        raise StoppedError("interrupted before a plan was found; nothing was written")
    if answer.status == "MODEL_INVALID":
        raise BugError("the calendar model is invalid")
    raise NoPlanError(*NOT_IN_TIME)
