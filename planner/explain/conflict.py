"""Finds the conflict that makes a plan impossible, in the calendar or in its content too."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeGuard

from planner.constraints.base import Constraint
from planner.errors import ImpossibleError, NoPlanError
from planner.explain.calendar_conflict import (
    blocked_slots,
    calendar_conflict,
    causes_in_weeks,
    weeks_of_causes,
)
from planner.explain.content_conflict import content_conflict, guarded_weeks
from planner.explain.oracle import Oracle, Strategy
from planner.instance import Instance
from planner.problem.slots import Slot
from planner.rules.rule import Rule
from planner.solver.causes import Cause, Fact, FactKind, Requirement
from planner.solver.choices import CalendarChoices
from planner.solver.engine import Engine
from planner.solver.guarded_model import GuardedModel
from planner.solver.joint_model import (
    MOST_WEEKS,
    Blocked,
    calendar_model,
    monotone_constraints,
)
from planner.solver.proof_check import NOT_IN_TIME

FINDING_SECONDS = 1.0
"""Deterministic seconds to minimise the minutes outside free time."""

WINDOW_MINUTES = 40
"""Minutes that a new window of free time counts for, beside its own."""


@dataclass(frozen=True)
class Conflict:
    """A minimal unsatisfiable subset (MUS) of the causes.

    Attributes:
        causes: The subset; without any one of them the others are satisfiable together.
        mondays: Mondays of its weeks; empty where they are more than a few.
        content: Whether exercises take part, beside days and times.
        strategy: The strategy that decided queries about it.
    """

    causes: tuple[Cause, ...]
    mondays: tuple[date, ...]
    content: bool
    strategy: Strategy = field(default_factory=Strategy)

    @property
    def labels(self) -> frozenset[str]:
        """Labels of the constraints that take part."""
        return frozenset(c.constraint for c in self.causes if isinstance(c, Requirement))


def conflict_behind(
    error: ImpossibleError | NoPlanError,
    instance: Instance,
    engine: Engine,
    *,
    check_proof: bool = True,
) -> Conflict:
    """Finds the conflict behind a search that ended without a plan.

    Args:
        error: The search's error.
        instance: The athlete's file.
        engine: Runs the models.
        check_proof: Whether a second solve must prove the conflict too.

    Raises:
        NoPlanError: No conflict was proved.
        InconclusiveError: Nothing was proved in the budget.
    """
    if isinstance(error, ImpossibleError):
        return find_conflict(instance, (), engine, check_proof=check_proof)
    weeks = error.mondays
    found = conflict_in_weeks(instance, weeks, engine, check_proof=check_proof) if weeks else None
    if found is None:
        raise error
    return found


def find_conflict(
    instance: Instance, mondays: tuple[date, ...], engine: Engine, *, check_proof: bool = True
) -> Conflict:
    """Finds the conflict of a file that has no plan.

    Args:
        instance: The athlete's file.
        mondays: Mondays of the weeks without content; empty where there is no calendar.
        engine: Runs the models.
        check_proof: Whether a second solve must prove the conflict too.

    Raises:
        NoPlanError: No conflict was proved.
        InconclusiveError: Nothing was proved in the budget.
    """
    causes = calendar_conflict(instance, engine)
    if causes is None:
        found = conflict_in_weeks(instance, mondays, engine, check_proof=check_proof)
        if found is None:
            raise NoPlanError(*NOT_IN_TIME)
        return found
    rooms = {each.label for each in instance.content_constraints}
    labels = {cause.constraint for cause in causes if isinstance(cause, Requirement)}
    weeks = weeks_of_causes(causes)
    if labels & rooms:
        asked = weeks or _weeks_of_rules(instance, labels & rooms)
        found = conflict_in_weeks(instance, asked[:MOST_WEEKS], engine, check_proof=check_proof)
        if found is not None:
            return found
    return Conflict(tuple(causes), weeks[:MOST_WEEKS], content=False)


def conflict_in_weeks(
    instance: Instance, mondays: tuple[date, ...], engine: Engine, *, check_proof: bool = True
) -> Conflict | None:
    """Finds a conflict of days and exercises in some weeks, first in each week alone."""
    for weeks in dict.fromkeys([*((monday,) for monday in mondays), mondays]):
        if len(weeks) <= MOST_WEEKS:
            found = content_conflict(instance, weeks, engine, check_proof=check_proof)
            if found and found.causes:
                return Conflict(tuple(found.causes), weeks, content=True, strategy=found.strategy)
    return None


def _weeks_of_rules(instance: Instance, labels: set[str]) -> tuple[date, ...]:
    """Returns the weeks that may have a session that one of these constraints is about."""
    season = instance.problem.season
    rules = [each for each in instance.content_constraints if each.label in labels]
    about: list[date] = []
    for week in season.weeks:
        slots = instance.problem.slots_in(week.monday)
        for rule in rules:
            sessions = getattr(rule, "sessions", None)
            if any(
                sessions is None or sessions.match(slot.day, slot.session_class, season)
                for slot in slots
            ):
                about.append(week.monday)
                break
    return tuple(about)


def is_resolved(
    relaxed: Instance, instance: Instance, conflict: Conflict, engine: Engine, *, full_model: bool
) -> bool:
    """Decides whether a relaxed file resolves a conflict.

    Args:
        relaxed: The relaxed file.
        instance: The file with the conflict.
        conflict: The conflict.
        engine: Runs the models.
        full_model: Whether to ask about all constraints in the conflict's weeks, and not only
            about its own.

    Raises:
        InconclusiveError: Neither was proved in the budget.
    """
    part = _only(relaxed, instance, conflict.labels)
    if _alike(part, _only(instance, instance, conflict.labels)):
        return False
    involved = relaxed if full_model else part
    if conflict.content:
        guarded = guarded_weeks(
            involved, conflict.mondays, {}, monotone_constraints(involved)
        ).guarded
    else:
        guarded = calendar_model(involved, {}).guarded
    inside = causes_in_weeks(guarded.causes, conflict.mondays if conflict.content else None)
    return Oracle(guarded, engine, conflict.strategy).satisfiable(inside)


def _only(relaxed: Instance, instance: Instance, labels: frozenset[str]) -> Instance:
    """Restricts a relaxed file to the constraints with these labels in the original file.

    Matches rules by their number: their labels hold line numbers, which edits may shift.
    """
    rules = {
        each.number for each in instance.constraints if _is_rule(each) and each.label in labels
    }
    kept = (
        each
        for each in relaxed.constraints
        if (each.number in rules if _is_rule(each) else each.label in labels)
    )
    return replace(relaxed, constraints=tuple(kept))


def _alike(one: Instance, other: Instance) -> bool:
    """Tells whether two files offer the same slots and have the same constraints."""
    return (
        one.problem.memory is other.problem.memory
        and one.problem.slots == other.problem.slots
        and [_unplaced(each) for each in one.constraints]
        == [_unplaced(each) for each in other.constraints]
    )


def _unplaced(constraint: Constraint) -> Constraint:
    """Returns the constraint without its place in the file."""
    if isinstance(constraint, Rule):
        return constraint.model_copy(update={"place": "", "line": 0})
    return constraint


def _is_rule(constraint: Constraint) -> TypeGuard[Rule]:
    """Tells whether a constraint is a rule of the file: those of profiles keep their labels."""
    return isinstance(constraint, Rule) and constraint.number is not None


def slots_outside_free_time(
    instance: Instance, conflict: Conflict, engine: Engine
) -> tuple[Slot, ...]:
    """Finds sessions that resolve a conflict with the fewest minutes outside free time."""
    if not any(isinstance(c, Fact) and c.kind is FactKind.WINDOW for c in conflict.causes):
        return ()
    blocked = blocked_slots(instance, conflict.mondays)
    if conflict.content:
        constraints = [c for c in instance.content_constraints if c.label in conflict.labels]
        weeks = guarded_weeks(instance, conflict.mondays, blocked, constraints)
        guarded, choices = weeks.guarded, weeks.calendar
    else:
        guarded, choices, _ = calendar_model(instance, blocked)
    return fewest_minutes_outside(guarded, choices, blocked, instance, engine)


def fewest_minutes_outside(
    guarded: GuardedModel,
    choices: CalendarChoices,
    blocked: Blocked,
    instance: Instance,
    engine: Engine,
) -> tuple[Slot, ...]:
    """Finds sessions that satisfy a model, free time aside, with the fewest minutes outside it.

    Args:
        guarded: The model.
        choices: Its decision variables for the calendar.
        blocked: The forbidden slots that it offers.
        instance: The athlete's file.
        engine: Runs the model.

    Returns:
        The forbidden slots that are taken; none if free time alone doesn't help.
    """
    kept = [c for c in guarded.causes if not (isinstance(c, Fact) and c.kind is FactKind.WINDOW)]
    model = guarded.enforcing(kept)
    model.minimize(sum(_outside(slot, instance) * choices.taken(slot) for slot in choices.slots))
    answer = engine.solve(model, FINDING_SECONDS, heavy_presolve=True)
    if not answer.found:
        return ()
    return tuple(slot for slot in blocked if answer.solver.value(choices.taken(slot)))


def _outside(slot: Slot, instance: Instance) -> int:
    """Returns a session's minutes outside free time; more where no window is near."""
    windows = instance.problem.windows(slot.day)
    inside = max(
        (min(slot.end_minute, b) - max(slot.start_minute, a) for a, b in windows), default=-1
    )
    beyond = slot.minutes - max(0, inside)
    return beyond if inside >= 0 else beyond + WINDOW_MINUTES
