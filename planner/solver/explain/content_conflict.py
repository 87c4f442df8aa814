"""Why no days and exercises together hold in some weeks: one exact model of both."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from planner.catalogue import Exercise
from planner.constraints import ContentConstraint
from planner.dose import most_sets
from planner.explanation.causes import Cause
from planner.explanation.exercise_obstacles import exercise_obstacles
from planner.frame import Frame, frames_of_slots
from planner.instants import monday_of
from planner.loading import Loaded
from planner.rules.company import CompanyRule
from planner.rules.work_rules import WorkRule
from planner.slots import Slot
from planner.solver.choices import ContentChoices
from planner.solver.engine import Engine
from planner.solver.explain.calendar_conflict import (
    Blocked,
    blocked_slots,
    calendar_model,
    smallest_of,
)
from planner.solver.explain.questions import Habit
from planner.solver.explain.smallest import Conflicts


class ContentConflict(NamedTuple):
    """Causes that can't hold together, and what has settled questions about them."""

    causes: list[Cause]
    habit: Habit


def content_conflict(
    loaded: Loaded, mondays: Sequence[date], engine: Engine, *, confirmed: bool = True
) -> ContentConflict | None:
    """Causes that leave some weeks no days and exercises, of which none can be left out.

    Every session that there could be has exercises of its own, used only if the session is. Only
    constraints that say the same of a session whatever others there are take part, so that what
    can't be had here can't be had at all; None says that nothing was shown.

    Args:
        loaded: What is planned.
        mondays: The weeks.
        engine: Runs the models.
        confirmed: Whether a second solve is asked before it is said.

    Raises:
        UnsettledError: Neither was shown in the budget.
        NoPlanError: That there is none was not confirmed.
        BugError: Two solves contradict each other.
    """
    every = taking_part(loaded)
    asked = [each for each in every if each.strict]
    blocked = blocked_slots(loaded, mondays)
    for constraints, slots in ((asked, blocked), (every, _one_a_day(blocked))):
        if not constraints:
            continue
        switches = Weeks(loaded, mondays, slots, constraints).switches
        conflicts = Conflicts(switches, engine, Habit(naming=constraints is asked))
        causes = smallest_of(conflicts, loaded, mondays)
        if causes is not None:
            if confirmed:
                conflicts.confirm(causes)
            return ContentConflict(causes, conflicts.habit)
    return None


def _one_a_day(blocked: Blocked) -> Blocked:
    """Of each day and length the session that least stands against, the heaviest of those."""
    best: dict[tuple[date, int], Slot] = {}
    for slot in blocked:
        known = best.get((slot.day, slot.minutes))
        if known is None or _promise(slot, blocked) > _promise(known, blocked):
            best[slot.day, slot.minutes] = slot
    return {slot: blocked[slot] for slot in best.values()}


def _promise(slot: Slot, blocked: Blocked) -> tuple[int, int]:
    return -len(blocked[slot]), slot.session_class.rank


def taking_part(loaded: Loaded) -> list[ContentConstraint]:
    """The constraints of which something can be said whatever sessions there are."""
    return [each for each in loaded.content_constraints if each.monotone_in_sessions != "nothing"]


class Weeks:
    """The model of the whole calendar and of the content of some of its weeks.

    Args:
        loaded: What is planned.
        mondays: The weeks.
        blocked: Slots to offer besides the admissible ones, once what forbids them is off.
        constraints: On content; those that say the same whatever sessions there are.
        with_room: Whether the calendar leaves room for what content must hold in any week.

    Attributes:
        switches: The model; it has no objective.
        calendar: Its days and times.
        terms: What the calendar may be charged.
    """

    def __init__(
        self,
        loaded: Loaded,
        mondays: Sequence[date],
        blocked: Blocked,
        constraints: Sequence[ContentConstraint],
        *,
        with_room: bool = False,
    ) -> None:
        self.loaded = loaded
        self.constraints = constraints
        self.problem = loaded.problem
        self.switches, self.calendar, terms = calendar_model(loaded, blocked, with_room=with_room)
        self.terms = [term for each in terms.values() for term in each]
        self.mondays = frozenset(mondays)
        self._sessions = self._possible_sessions(blocked)
        self._post(blocked)

    def _possible_sessions(self, blocked: Blocked) -> list[tuple[Frame, list[Slot]]]:
        """What a session could be, in order, with the slots that make it so.

        Slots of one day whose sessions may hold the same are one; of each other week there is one
        session, so that what reaches outside these weeks is noticed and left out.
        """
        found: dict[tuple[object, ...], tuple[Frame, list[Slot]]] = {}
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
        ordered = sorted(found.values(), key=lambda pair: (pair[0].start, pair[0].end))
        return [(replace(frame, index=n), slots) for n, (frame, slots) in enumerate(ordered)]

    def _post(self, blocked: Blocked) -> None:
        """Posts the content of the weeks' sessions, none where a session isn't chosen."""
        frames = [frame for frame, _ in self._sessions]
        offered = [self._candidates(frame) for frame in frames]
        window = frozenset(f.index for f in frames if f.week.monday in self.mondays)
        choices = ContentChoices(
            self.switches.model,
            frames,
            [list(each) for each in offered],
            [
                {e.id: most_sets(e, f) for e in each}
                for f, each in zip(frames, offered, strict=True)
            ],
            {},
            window,
            alone=True,
            implied=True,
        )
        for frame, slots in self._sessions:
            if frame.index in window:
                extra = all(slot in blocked for slot in slots)
                self._offer(frame, slots, offered[frame.index], choices, extra=extra)
        for constraint in self.constraints:
            limits = constraint.monotone_in_sessions == "limits"
            self.switches.post(constraint, choices, self.problem, only_limits=limits)

    def _offer(
        self,
        frame: Frame,
        slots: Sequence[Slot],
        exercises: Mapping[Exercise, list[frozenset[Cause]]],
        choices: ContentChoices,
        *,
        extra: bool,
    ) -> None:
        chosen = self.switches.model.new_bool_var("")
        self.switches.model.add(sum(self.calendar.taken(slot) for slot in slots) >= chosen)
        for slot in slots:
            self.switches.model.add(chosen >= self.calendar.taken(slot))
        self.switches.session(frame.index, chosen, extra=extra)
        for exercise, reasons in exercises.items():
            used, sets = choices.uses(frame, exercise), choices.sets(frame, exercise)
            self.switches.about((used, sets), frame.day, frame.index)
            self.switches.model.add(used <= chosen)
            for causes in reasons:
                self.switches.forbid(used, causes)

    @cached_property
    def _asked_for(self) -> list[Exercise]:
        """Exercises that a hard rule names: what keeps them out is a part of the answer."""
        named: set[str] = set()
        for rule in self.constraints:
            if rule.strict and isinstance(rule, WorkRule):
                named |= rule.exercises or frozenset()
            elif rule.strict and isinstance(rule, CompanyRule):
                named = named.union(*rule.groups)
        return [exercise for exercise in self.problem.catalogue.exercises if exercise.id in named]

    @cached_property
    def _only_named(self) -> bool:
        """Whether no exercise matters but those that hard rules name."""
        return all(
            isinstance(each, CompanyRule)
            or (isinstance(each, WorkRule) and each.exercises is not None)
            for each in self.constraints
        )

    def _candidates(self, frame: Frame) -> dict[Exercise, list[frozenset[Cause]]]:
        """What a session can hold, and what rules ask for in vain with everything against it."""
        usable: dict[Exercise, list[frozenset[Cause]]] = {
            exercise: []
            for exercise in self.problem.usable(frame)
            if not self._only_named or exercise in self._asked_for
        }
        if frame.week.monday not in self.mondays:
            return usable
        constraints = self.loaded.content_constraints
        for exercise in self._asked_for:
            if exercise not in usable:
                usable[exercise] = exercise_obstacles(frame, exercise, self.problem, constraints)
        return usable
