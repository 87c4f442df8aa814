"""What makes a plan impossible: in the calendar alone, or in days and exercises together."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeGuard

from planner.constraints import Constraint
from planner.errors import ImpossibleError, NoPlanError
from planner.explanation.causes import Cause, Fact, FactKind, Stated
from planner.loading import Loaded
from planner.rules import Rule
from planner.slots import Slot
from planner.solver.choices import CalendarChoices
from planner.solver.engine import Engine
from planner.solver.explain.calendar_conflict import (
    MOST_WEEKS,
    Blocked,
    about_weeks,
    blocked_slots,
    calendar_conflict,
    calendar_model,
    weeks_about,
)
from planner.solver.explain.content_conflict import Weeks, content_conflict, taking_part
from planner.solver.explain.questions import Habit, Questions
from planner.solver.explain.switches import Switches

FINDING_SECONDS = 1.0
"""Deterministic seconds to look for the fewest minutes outside free time."""

WINDOW_MINUTES = 40
"""What a window that isn't there counts for, beside its minutes, when time is to be found."""


@dataclass(frozen=True)
class Conflict:
    """The smallest set of causes that can't hold together.

    Attributes:
        causes: None of which can be left out.
        mondays: The weeks that it is in; empty where it is in more than a few.
        content: Whether exercises take part, beside days and times.
        habit: What has settled questions about it.
    """

    causes: tuple[Cause, ...]
    mondays: tuple[date, ...]
    content: bool
    habit: Habit = field(default_factory=Habit)

    @property
    def labels(self) -> frozenset[str]:
        """The constraints that take part."""
        return frozenset(c.constraint for c in self.causes if isinstance(c, Stated))


def conflict_behind(
    error: ImpossibleError | NoPlanError,
    loaded: Loaded,
    engine: Engine,
    *,
    confirmed: bool = True,
) -> Conflict:
    """Why a search ended without a plan.

    Args:
        error: How it ended.
        loaded: What was planned.
        engine: Runs the models.
        confirmed: Whether a second solve is asked before it is said.

    Raises:
        NoPlanError: That there is none is not shown.
        UnsettledError: Nothing was shown in the budget.
    """
    if isinstance(error, ImpossibleError):
        return impossible(loaded, (), engine, confirmed=confirmed)
    found = in_weeks(loaded, error.mondays, engine, confirmed=confirmed) if error.mondays else None
    if found is None:
        raise error
    return found


def impossible(
    loaded: Loaded, mondays: tuple[date, ...], engine: Engine, *, confirmed: bool = True
) -> Conflict:
    """Why something that is proved impossible is so.

    Args:
        loaded: What is planned.
        mondays: The weeks whose content it is; empty where it is the calendar's.
        engine: Runs the models.
        confirmed: Whether a second solve is asked before it is said.

    Raises:
        UnsettledError: Neither was shown in the budget.
    """
    causes = calendar_conflict(loaded, engine)
    if causes is None:
        found = in_weeks(loaded, mondays, engine, confirmed=confirmed)
        if found is None:
            raise NoPlanError("no plan was found; that there is none was not shown")
        return found
    rooms = {each.label for each in loaded.content_constraints}
    labels = {cause.constraint for cause in causes if isinstance(cause, Stated)}
    weeks = weeks_about(causes)
    if labels & rooms:
        asked = weeks or _weeks_of_rules(loaded, labels & rooms)
        found = in_weeks(loaded, asked[:MOST_WEEKS], engine, confirmed=confirmed)
        if found is not None:
            return found
    return Conflict(tuple(causes), weeks[:MOST_WEEKS], content=False)


def in_weeks(
    loaded: Loaded, mondays: tuple[date, ...], engine: Engine, *, confirmed: bool = True
) -> Conflict | None:
    """What days and exercises of some weeks can't be had together; first of each week alone."""
    for weeks in dict.fromkeys([*((monday,) for monday in mondays), mondays]):
        if len(weeks) <= MOST_WEEKS:
            found = content_conflict(loaded, weeks, engine, confirmed=confirmed)
            if found and found.causes:
                return Conflict(tuple(found.causes), weeks, content=True, habit=found.habit)
    return None


def _weeks_of_rules(loaded: Loaded, labels: set[str]) -> tuple[date, ...]:
    """The first weeks with a session that one of these constraints is about."""
    season = loaded.problem.season
    rules = [each for each in loaded.content_constraints if each.label in labels]
    about: list[date] = []
    for week in season.weeks:
        slots = loaded.problem.slots_in(week.monday)
        for rule in rules:
            sessions = getattr(rule, "sessions", None)
            if any(
                sessions is None or sessions.match(slot.day, slot.session_class, season)
                for slot in slots
            ):
                about.append(week.monday)
                break
    return tuple(about)


def holds(
    changed: Loaded, loaded: Loaded, conflict: Conflict, engine: Engine, *, whole: bool
) -> bool:
    """Whether a conflict's constraints can hold together in another version of the file.

    Args:
        changed: That version.
        loaded: The file as it is.
        conflict: Of the file as it is.
        engine: Runs the models.
        whole: Whether all other constraints have to hold as well, in the same weeks.

    Raises:
        UnsettledError: Neither was shown in the budget.
    """
    part = _only(changed, loaded, conflict.labels)
    if _alike(part, _only(loaded, loaded, conflict.labels)):
        return False
    involved = changed if whole else part
    if conflict.content:
        switches = Weeks(involved, conflict.mondays, {}, taking_part(involved)).switches
    else:
        switches = calendar_model(involved, {}).switches
    inside = about_weeks(switches.causes, conflict.mondays if conflict.content else None)
    return Questions(switches, engine, conflict.habit).possible(inside)


def _only(changed: Loaded, loaded: Loaded, labels: frozenset[str]) -> Loaded:
    """A changed file with the constraints that have these labels in the file as it is.

    Rules are named by their lines, and those may be others after the change.
    """
    rules = {each.number for each in loaded.constraints if _is_rule(each) and each.label in labels}
    kept = (
        each
        for each in changed.constraints
        if (each.number in rules if _is_rule(each) else each.label in labels)
    )
    return replace(changed, constraints=tuple(kept))


def _alike(one: Loaded, other: Loaded) -> bool:
    """Whether two files, each with some of its constraints, have the same sessions and those."""
    return (
        one.problem.memory is other.problem.memory
        and one.problem.slots == other.problem.slots
        and [_unplaced(each) for each in one.constraints]
        == [_unplaced(each) for each in other.constraints]
    )


def _unplaced(constraint: Constraint) -> Constraint:
    """The same, wherever it is written."""
    if isinstance(constraint, Rule):
        return constraint.model_copy(update={"place": "", "line": 0})
    return constraint


def _is_rule(constraint: Constraint) -> TypeGuard[Rule]:
    """Whether it is a rule of the file's own: those of profiles keep their labels."""
    return isinstance(constraint, Rule) and constraint.number is not None


def openings(loaded: Loaded, conflict: Conflict, engine: Engine) -> tuple[Slot, ...]:
    """Sessions outside free time that would end a conflict, with the fewest minutes outside it."""
    if not any(isinstance(c, Fact) and c.kind is FactKind.WINDOW for c in conflict.causes):
        return ()
    blocked = blocked_slots(loaded, conflict.mondays)
    if conflict.content:
        constraints = [c for c in loaded.content_constraints if c.label in conflict.labels]
        weeks = Weeks(loaded, conflict.mondays, blocked, constraints)
        switches, choices = weeks.switches, weeks.calendar
    else:
        switches, choices, _ = calendar_model(loaded, blocked)
    return found_time(switches, choices, blocked, loaded, engine)


def found_time(
    switches: Switches,
    choices: CalendarChoices,
    blocked: Blocked,
    loaded: Loaded,
    engine: Engine,
) -> tuple[Slot, ...]:
    """Sessions outside free time with which all else in a model holds; none if nothing helps."""
    kept = [c for c in switches.causes if not (isinstance(c, Fact) and c.kind is FactKind.WINDOW)]
    model = switches.holding(kept)
    model.minimize(sum(_outside(slot, loaded) * choices.taken(slot) for slot in choices.slots))
    answer = engine.solve(model, FINDING_SECONDS, presolved=True)
    if not answer.found:
        return ()
    return tuple(slot for slot in blocked if answer.solver.value(choices.taken(slot)))


def _outside(slot: Slot, loaded: Loaded) -> int:
    """Minutes of a session outside free time."""
    windows = loaded.problem.windows(slot.day)
    inside = max((min(slot.end, b) - max(slot.start, a) for a, b in windows), default=-1)
    beyond = slot.minutes - max(0, inside)
    return beyond if inside >= 0 else beyond + WINDOW_MINUTES
