"""Builds guarded models of the season's calendar, and of it together with some weeks' content."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from typing import NamedTuple

from ortools.sat.python import cp_model

from planner.catalogue.exercises import Exercise
from planner.constraints.base import CalendarConstraint, ContentConstraint
from planner.instance import Instance
from planner.problem.dose import most_sets
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame, frames_of_slots
from planner.problem.slots import Slot
from planner.rules.content_rules import WorkRule
from planner.rules.together_apart import CompanyRule
from planner.solver.calendar_level import cost_alone
from planner.solver.causes import Cause
from planner.solver.choices import CalendarChoices, ContentChoices
from planner.solver.guarded_model import CostTerm, GuardedModel
from planner.timeline.instants import monday_of

MOST_WEEKS = 4
"""Most weeks for which forbidden slots are offered too; more would take long."""

ExerciseObstacles = Callable[[SessionFrame, Exercise], list[frozenset[Cause]]]

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


def calendar_model(
    instance: Instance, blocked: Blocked, *, with_room: bool = True
) -> CalendarModel:
    """Builds the guarded model of the calendar.

    Args:
        instance: The athlete's file.
        blocked: Slots to offer besides the admissible ones, once what forbids them is off.
        with_room: Whether the calendar must leave room for what content must hold.
    """
    problem = instance.problem
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
        for constraint in instance.calendar_constraints
    }
    for content in instance.content_constraints if with_room else ():
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


def monotone_constraints(instance: Instance) -> list[ContentConstraint]:
    """Returns the content constraints of which some statements hold for any set of sessions."""
    return [each for each in instance.content_constraints if each.monotone_in_sessions != "nothing"]


class WeeksModel:
    """The guarded model of the whole calendar, and of the content of some of its weeks.

    Args:
        instance: The athlete's file.
        mondays: Mondays of the weeks.
        blocked: Slots to offer besides the admissible ones, once what forbids them is off.
        constraints: Content constraints, monotone in the sessions.
        obstacles: Lists the causes that keep an exercise out of a session, for exercises that hard
            rules name; None leaves those out.
        with_room: Whether the calendar must leave room for what content must hold in any week.

    Attributes:
        guarded: The model, without an objective.
        calendar: Its decision variables for days and times.
        cost_terms: The terms of the calendar's cost.
    """

    def __init__(
        self,
        instance: Instance,
        mondays: Sequence[date],
        blocked: Blocked,
        constraints: Sequence[ContentConstraint],
        obstacles: ExerciseObstacles | None = None,
        *,
        with_room: bool = False,
    ) -> None:
        self.instance = instance
        self.constraints = constraints
        self._obstacles = obstacles
        self.problem = instance.problem
        self.guarded, self.calendar, cost_terms = calendar_model(
            instance, blocked, with_room=with_room
        )
        self.cost_terms = [term for each in cost_terms.values() for term in each]
        self.mondays = frozenset(mondays)
        self._sessions = self._possible_sessions(blocked)
        self._post(blocked)

    def _possible_sessions(self, blocked: Blocked) -> list[tuple[SessionFrame, list[Slot]]]:
        """Groups slots into possible sessions, in order of time.

        Slots of one day whose sessions may hold the same exercises make one session. Each other
        week has one session, so that statements that reach outside these weeks are left out.
        """
        found: dict[tuple[object, ...], tuple[SessionFrame, list[Slot]]] = {}
        for slot in self.calendar.slots:
            monday = monday_of(slot.day)
            if monday not in self.mondays and (monday,) in found:
                continue
            (frame,) = frames_of_slots([slot], self.problem)
            key: tuple[object, ...] = (monday,)
            if monday in self.mondays:
                usable = frozenset(e.id for e in self.problem.usable(frame))
                key = (slot.day, slot.session_class, slot.minutes, frame.warm_up_seconds, usable)
                key = (*key, slot in blocked)
            found.setdefault(key, (frame, []))[1].append(slot)
        ordered = sorted(
            found.values(), key=lambda pair: (pair[0].start_minute, pair[0].end_minute)
        )
        return [(replace(frame, index=n), slots) for n, (frame, slots) in enumerate(ordered)]

    def _post(self, blocked: Blocked) -> None:
        """Posts the content of the weeks' sessions; a session that isn't chosen has none."""
        frames = [frame for frame, _ in self._sessions]
        offered = [self._candidates(frame) for frame in frames]
        free = frozenset(f.index for f in frames if f.week.monday in self.mondays)
        choices = ContentChoices(
            self.guarded.model,
            frames,
            [list(each) for each in offered],
            [
                {e.id: most_sets(e, f) for e in each}
                for f, each in zip(frames, offered, strict=True)
            ],
            {},
            free,
            alone=True,
            implied=True,
        )
        for frame, slots in self._sessions:
            if frame.index in free:
                extra = all(slot in blocked for slot in slots)
                self._offer(frame, slots, offered[frame.index], choices, extra=extra)
        for constraint in self.constraints:
            limits = constraint.monotone_in_sessions == "limits"
            self.guarded.post(constraint, choices, self.problem, only_limits=limits)

    def _offer(
        self,
        frame: SessionFrame,
        slots: Sequence[Slot],
        exercises: Mapping[Exercise, list[frozenset[Cause]]],
        choices: ContentChoices,
        *,
        extra: bool,
    ) -> None:
        chosen = self.guarded.model.new_bool_var("")
        self.guarded.model.add(sum(self.calendar.taken(slot) for slot in slots) >= chosen)
        for slot in slots:
            self.guarded.model.add(chosen >= self.calendar.taken(slot))
        self.guarded.add_session(frame.index, chosen, extra=extra)
        for exercise, reasons in exercises.items():
            used, sets = choices.uses(frame, exercise), choices.sets(frame, exercise)
            self.guarded.set_scope((used, sets), frame.day, frame.index)
            self.guarded.model.add(used <= chosen)
            for causes in reasons:
                self.guarded.forbid(used, causes)

    @cached_property
    def _named_exercises(self) -> list[Exercise]:
        """Exercises that a hard rule names; the causes that forbid them belong to a conflict."""
        named: set[str] = set()
        for rule in self.constraints:
            if rule.strict and isinstance(rule, WorkRule):
                named |= rule.exercises or frozenset()
            elif rule.strict and isinstance(rule, CompanyRule):
                named = named.union(*rule.groups)
        return [exercise for exercise in self.problem.catalogue.exercises if exercise.id in named]

    @cached_property
    def _only_named(self) -> bool:
        """Tells whether only exercises that hard rules name matter."""
        return all(
            isinstance(each, CompanyRule)
            or (isinstance(each, WorkRule) and each.exercises is not None)
            for each in self.constraints
        )

    def _candidates(self, frame: SessionFrame) -> dict[Exercise, list[frozenset[Cause]]]:
        """Returns the exercises to offer a session, each with the reasons that forbid it."""
        usable: dict[Exercise, list[frozenset[Cause]]] = {
            exercise: []
            for exercise in self.problem.usable(frame)
            if not self._only_named or exercise in self._named_exercises
        }
        if self._obstacles is None or frame.week.monday not in self.mondays:
            return usable
        for exercise in self._named_exercises:
            if exercise not in usable:
                usable[exercise] = self._obstacles(frame, exercise)
        return usable
