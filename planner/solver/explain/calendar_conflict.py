"""Why no choice of days and times holds: the smallest set of statements and facts."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import product
from typing import NamedTuple

from ortools.sat.python import cp_model

from planner.constraints import CalendarConstraint, ContentConstraint
from planner.constraints.session_length import SessionLength
from planner.explanation.causes import Cause, Stated
from planner.explanation.obstacles import Obstacles
from planner.loading import Loaded
from planner.plan import SessionClass
from planner.problem import Problem
from planner.season.usual import TARGET_MINUTES
from planner.slots import Slot
from planner.solver.calendar_level import cost_alone
from planner.solver.choices import CalendarChoices
from planner.solver.engine import Engine
from planner.solver.explain.smallest import Conflicts
from planner.solver.explain.switches import Switches, Term

MOST_WEEKS = 4
"""So many weeks are opened up for sessions that facts forbid; more would take long."""

Blocked = Mapping[Slot, Sequence[frozenset[Cause]]]
"""Slots that something forbids, each with everything that does."""


class CalendarModel(NamedTuple):
    """The whole season's calendar, a switch before every hard statement.

    Attributes:
        switches: The model; it has no objective.
        choices: Its decisions.
        terms: What may be charged, by the constraint's label.
    """

    switches: Switches
    choices: CalendarChoices
    terms: dict[str, list[Term]]


def calendar_model(loaded: Loaded, blocked: Blocked, *, with_room: bool = True) -> CalendarModel:
    """Posts the calendar.

    Args:
        loaded: What is planned.
        blocked: Slots to offer besides the admissible ones, once what forbids them is off.
        with_room: Whether room for what content must hold is asked for.
    """
    problem = loaded.problem
    model = cp_model.CpModel()
    choices = CalendarChoices(model, (*problem.slots, *blocked))
    switches = Switches(model)
    for slot in choices.slots:
        switches.about([choices.taken(slot)], slot.day)
    for slot, reasons in blocked.items():
        for causes in reasons:
            switches.forbid(choices.taken(slot), causes)
    terms = {
        constraint.label: post_calendar(constraint, switches, choices, problem)
        for constraint in loaded.calendar_constraints
    }
    for content in loaded.content_constraints if with_room else ():
        switches.record(
            content, partial(_post_on_calendar, content, choices=choices, problem=problem)
        )
    return CalendarModel(switches, choices, terms)


def _post_on_calendar(
    content: ContentConstraint,
    model: cp_model.CpModel,
    *,
    choices: CalendarChoices,
    problem: Problem,
) -> None:
    content.post_on_calendar(model, choices, problem)


def post_calendar(
    constraint: CalendarConstraint, switches: Switches, choices: CalendarChoices, problem: Problem
) -> list[Term]:
    """Posts a constraint of the calendar, with what its slots cost each on its own."""
    coupled = switches.record(constraint, lambda model: constraint.post(model, choices, problem))
    return switches.terms(constraint, coupled + cost_alone(constraint, choices, problem))


def calendar_conflict(loaded: Loaded, engine: Engine) -> list[Cause] | None:
    """Causes that leave no calendar, of which none can be left out; None if there is one.

    First over the sessions that are possible as things are, which shows the weeks; then, in those
    weeks, over sessions that facts or settings forbid as well, which shows what would open them.

    Raises:
        UnsettledError: Neither was shown in the budget.
    """
    switches = calendar_model(loaded, {}).switches
    causes = smallest_of(Conflicts(switches, engine), loaded)
    if causes is None:
        return None
    mondays = weeks_about(causes)
    if len(mondays) > MOST_WEEKS:
        return causes
    wider = calendar_model(loaded, blocked_slots(loaded, mondays)).switches
    alone = Conflicts(wider, engine).core(causes) is not None
    return causes if alone else smallest_of(Conflicts(wider, engine), loaded, mondays)


def smallest_of(
    conflicts: Conflicts, loaded: Loaded, mondays: Sequence[date] | None = None
) -> list[Cause] | None:
    """The fewest causes of a model that can't hold together; None if all can.

    Args:
        conflicts: Asks the model.
        loaded: What is planned.
        mondays: Statements about other weeks are left out; None for all weeks.
    """
    inside = about_weeks(conflicts.switches.causes, mondays)
    return conflicts.smallest(inside, lambda cause: rank(cause, loaded))


def about_weeks(causes: Iterable[Cause], mondays: Sequence[date] | None) -> list[Cause]:
    """The causes without statements about other weeks than these; all of them for None."""
    return [
        cause
        for cause in causes
        if mondays is None or not isinstance(cause, Stated) or set(cause.mondays) <= set(mondays)
    ]


def weeks_about(causes: Iterable[Cause]) -> tuple[date, ...]:
    """The weeks that statements are about, as Mondays in order."""
    return tuple(sorted({m for c in causes if isinstance(c, Stated) for m in c.mondays}))


def rank(cause: Cause, loaded: Loaded) -> int:
    """What the athlete wrote is what an answer should be about: it is left out last."""
    if not isinstance(cause, Stated):
        return 1
    return 2 if cause.constraint in written_labels(loaded) else 0


def written_labels(loaded: Loaded) -> frozenset[str]:
    """Labels of rules and of constraints with a setting of the athlete's own."""
    names = {name for name, _ in loaded.origins}
    rules = {each.label for each in loaded.constraints if each.name == "rule"}
    return frozenset(names | rules)


def blocked_slots(loaded: Loaded, mondays: Sequence[date]) -> Blocked:
    """Sessions that something forbids, in weeks that have admissible ones.

    Of those on a day that differ in nothing but their start, the first and the last.
    """
    problem = loaded.problem
    obstacles = Obstacles(problem, loaded.calendar_constraints)
    known = set(problem.slots)
    alike: dict[tuple[object, ...], list[tuple[Slot, list[frozenset[Cause]]]]] = {}
    for slot in _imagined([m for m in mondays if problem.slots_in(m)], obstacles):
        if slot not in known and (reasons := obstacles.of(slot)):
            key = (slot.day, slot.session_class, slot.minutes, frozenset(reasons))
            alike.setdefault(key, []).append((slot, reasons))
    return dict(pair for pairs in alike.values() for pair in (pairs[0], pairs[-1]))


def _imagined(mondays: Iterable[date], obstacles: Obstacles) -> Iterable[Slot]:
    """Sessions at each start that is worth a thought."""
    season = obstacles.problem.season
    for monday in mondays:
        for day in (monday + timedelta(days=n) for n in range(7)):
            if season.start <= day <= season.end:
                lengths = _lengths(day, obstacles)
                for start, minutes in product(obstacles.starts(day), lengths):
                    yield from (Slot(start, minutes, kind, day) for kind in SessionClass)


def _lengths(day: date, obstacles: Obstacles) -> list[int]:
    """The week's own length, and the usual one where ``session-length`` doesn't allow that."""
    problem = obstacles.problem
    week = problem.season.week_of(day)
    usual = Slot(0, TARGET_MINUTES[problem.experience][week.phase], SessionClass.LIGHT, day)
    limits = (each for each in obstacles.constraints if isinstance(each, SessionLength))
    forbidden = any(limit.forbids(usual, problem) for limit in limits)
    return [week.minutes, usual.minutes] if forbidden else [week.minutes]
