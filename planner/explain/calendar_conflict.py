"""Finds the minimal conflict that leaves no calendar: no choice of days, times and classes."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import product

from planner.explain.mus import MusFinder
from planner.explain.slot_obstacles import Obstacles
from planner.instance import Instance
from planner.plan.plan import SessionClass
from planner.problem.slots import Slot
from planner.settings.session_length import TARGET_MINUTES
from planner.solver.causes import Cause, Requirement
from planner.solver.engine import Engine
from planner.solver.joint_model import MOST_WEEKS, Blocked, calendar_model


def calendar_conflict(instance: Instance, engine: Engine) -> list[Cause] | None:
    """Finds a minimal set of causes that leaves no calendar; None if there is a calendar.

    Asks first over the admissible slots, which shows the weeks; then, in those weeks, over
    forbidden slots too, which shows the causes that forbid them.

    Raises:
        InconclusiveError: Neither was proved in the budget.
    """
    guarded = calendar_model(instance, {}).guarded
    causes = find_mus(MusFinder(guarded, engine), instance)
    if causes is None:
        return None
    mondays = weeks_of_causes(causes)
    if len(mondays) > MOST_WEEKS:
        return causes
    wider = calendar_model(instance, blocked_slots(instance, mondays)).guarded
    alone = MusFinder(wider, engine).core(causes) is not None
    return causes if alone else find_mus(MusFinder(wider, engine), instance, mondays)


def find_mus(
    finder: MusFinder, instance: Instance, mondays: Sequence[date] | None = None
) -> list[Cause] | None:
    """Finds a minimal unsatisfiable subset of a model's causes; None if all are satisfiable.

    Args:
        finder: Searches the model.
        instance: The athlete's file.
        mondays: Weeks whose requirements count; None for all weeks.
    """
    inside = causes_in_weeks(finder.guarded.causes, mondays)
    return finder.find(inside, lambda cause: rank(cause, instance))


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


def rank(cause: Cause, instance: Instance) -> int:
    """Ranks a cause for deletion: requirements that the athlete wrote go last, then facts."""
    if not isinstance(cause, Requirement):
        return 1
    return 2 if cause.constraint in written_labels(instance) else 0


def written_labels(instance: Instance) -> frozenset[str]:
    """Returns the labels of rules, and of constraints with a setting that the athlete wrote."""
    names = {name for name, _ in instance.written.origins}
    rules = {each.label for each in instance.constraints if each.name == "rule"}
    return frozenset(names | rules)


def blocked_slots(instance: Instance, mondays: Sequence[date]) -> Blocked:
    """Finds the forbidden slots of weeks that have admissible ones.

    Of a day's slots that differ only in their start, keeps the first and the last.
    """
    problem = instance.problem
    obstacles = Obstacles(problem, instance.calendar_constraints)
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
