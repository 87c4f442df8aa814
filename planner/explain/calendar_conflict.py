"""Finds the minimal conflict that leaves no calendar: no choice of days, times and classes."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import product
from typing import NamedTuple

from ortools.sat.python import cp_model

from planner.constraints.base import CalendarConstraint
from planner.explain.mus import MusFinder
from planner.explain.slot_obstacles import Obstacles
from planner.instance import Instance
from planner.plan.plan import SessionClass
from planner.problem.problem import Problem
from planner.problem.slots import Slot
from planner.settings.session_length import TARGET_MINUTES
from planner.solver.calendar_level import cost_alone
from planner.solver.causes import Cause, Requirement
from planner.solver.choices import CalendarChoices
from planner.solver.engine import Engine
from planner.solver.guarded_model import CostTerm, GuardedModel

MOST_WEEKS = 4
"""Most weeks for which forbidden slots are offered too; more would take long."""

Blocked = Mapping[Slot, Sequence[frozenset[Cause]]]
"""Forbidden slots, each with the sets of causes that forbid it."""


class CalendarModel(NamedTuple):
    """The guarded model of the whole season's calendar.

    Attributes:
        guarded: The model, without an objective.
        choices: Its decision variables.
        cost_terms: By the constraint's label, what it may charge.
    """

    guarded: GuardedModel
    choices: CalendarChoices
    cost_terms: dict[str, list[CostTerm]]


def calendar_model(loaded: Instance, blocked: Blocked, *, with_room: bool = True) -> CalendarModel:
    """Builds the guarded model of the calendar.

    Args:
        loaded: The athlete's file.
        blocked: Slots to offer besides the admissible ones, once what forbids them is off.
        with_room: Whether the calendar must leave room for what content must hold.
    """
    problem = loaded.problem
    model = cp_model.CpModel()
    choices = CalendarChoices(model, (*problem.slots, *blocked))
    guarded = GuardedModel(model)
    for slot in choices.slots:
        guarded.set_scope([choices.taken(slot)], slot.day)
    for slot, reasons in blocked.items():
        for causes in reasons:
            guarded.forbid(choices.taken(slot), causes)
    cost_terms = {
        constraint.label: post_calendar(constraint, guarded, choices, problem)
        for constraint in loaded.calendar_constraints
    }
    for content in loaded.content_constraints if with_room else ():
        guarded.guard(content, partial(content.post_on_calendar, choices=choices, problem=problem))
    return CalendarModel(guarded, choices, cost_terms)


def post_calendar(
    constraint: CalendarConstraint,
    guarded: GuardedModel,
    choices: CalendarChoices,
    problem: Problem,
) -> list[CostTerm]:
    """Posts a calendar constraint guarded; returns the terms of its cost, each slot's own too."""
    coupled = guarded.guard(constraint, lambda model: constraint.post(model, choices, problem))
    return guarded.cost_terms(constraint, coupled + cost_alone(constraint, choices, problem))


def calendar_conflict(loaded: Instance, engine: Engine) -> list[Cause] | None:
    """Finds a minimal set of causes that leaves no calendar; None if there is a calendar.

    Asks first over the admissible slots, which shows the weeks; then, in those weeks, over
    forbidden slots too, which shows the causes that forbid them.

    Raises:
        InconclusiveError: Neither was proved in the budget.
    """
    guarded = calendar_model(loaded, {}).guarded
    causes = find_mus(MusFinder(guarded, engine), loaded)
    if causes is None:
        return None
    mondays = weeks_of_causes(causes)
    if len(mondays) > MOST_WEEKS:
        return causes
    wider = calendar_model(loaded, blocked_slots(loaded, mondays)).guarded
    alone = MusFinder(wider, engine).core(causes) is not None
    return causes if alone else find_mus(MusFinder(wider, engine), loaded, mondays)


def find_mus(
    finder: MusFinder, loaded: Instance, mondays: Sequence[date] | None = None
) -> list[Cause] | None:
    """Finds a minimal unsatisfiable subset of a model's causes; None if all are satisfiable.

    Args:
        finder: Searches the model.
        loaded: The athlete's file.
        mondays: Weeks whose requirements count; None for all weeks.
    """
    inside = causes_in_weeks(finder.guarded.causes, mondays)
    return finder.find(inside, lambda cause: rank(cause, loaded))


def causes_in_weeks(causes: Iterable[Cause], mondays: Sequence[date] | None) -> list[Cause]:
    """Leaves out requirements of other weeks than these; none for None."""
    return [
        cause
        for cause in causes
        if mondays is None
        or not isinstance(cause, Requirement)
        or set(cause.mondays) <= set(mondays)
    ]


def weeks_of_causes(causes: Iterable[Cause]) -> tuple[date, ...]:
    """Returns the Mondays of all weeks that requirements bound, in order."""
    return tuple(sorted({m for c in causes if isinstance(c, Requirement) for m in c.mondays}))


def rank(cause: Cause, loaded: Instance) -> int:
    """Ranks a cause for deletion: requirements that the athlete wrote go last, then facts."""
    if not isinstance(cause, Requirement):
        return 1
    return 2 if cause.constraint in written_labels(loaded) else 0


def written_labels(loaded: Instance) -> frozenset[str]:
    """Returns the labels of rules, and of constraints with a setting that the athlete wrote."""
    names = {name for name, _ in loaded.written.origins}
    rules = {each.label for each in loaded.constraints if each.name == "rule"}
    return frozenset(names | rules)


def blocked_slots(loaded: Instance, mondays: Sequence[date]) -> Blocked:
    """Finds the forbidden slots of weeks that have admissible ones.

    Of a day's slots that differ only in their start, keeps the first and the last.
    """
    problem = loaded.problem
    obstacles = Obstacles(problem, loaded.calendar_constraints)
    known = set(problem.slots)
    alike: dict[tuple[object, ...], list[tuple[Slot, list[frozenset[Cause]]]]] = {}
    for slot in _hypothetical_slots([m for m in mondays if problem.slots_in(m)], obstacles):
        if slot not in known and (reasons := obstacles.of(slot)):
            key = (slot.day, slot.session_class, slot.minutes, frozenset(reasons))
            alike.setdefault(key, []).append((slot, reasons))
    return dict(pair for pairs in alike.values() for pair in (pairs[0], pairs[-1]))


def _hypothetical_slots(mondays: Iterable[date], obstacles: Obstacles) -> Iterable[Slot]:
    """Yields hypothetical slots: each start that is worth trying, of each length and class."""
    season = obstacles.problem.season
    for monday in mondays:
        for day in (monday + timedelta(days=n) for n in range(7)):
            if season.start <= day <= season.end:
                lengths = _lengths(day, obstacles)
                for start, minutes in product(obstacles.starts(day), lengths):
                    yield from (Slot(start, minutes, kind, day) for kind in SessionClass)


def _lengths(day: date, obstacles: Obstacles) -> list[int]:
    """Returns the week's own minutes, and the usual ones where ``session-length`` forbids those."""
    problem = obstacles.problem
    week = problem.season.week_of(day)
    usual = Slot(0, TARGET_MINUTES[problem.experience][week.phase], SessionClass.LIGHT, day)
    limits = (each for each in obstacles.constraints if each.measures == "minutes")
    forbidden = any(limit.forbids(usual, problem) for limit in limits)
    return [week.minutes, usual.minutes] if forbidden else [week.minutes]
