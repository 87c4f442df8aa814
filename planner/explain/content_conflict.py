"""Finds the minimal conflict of days and exercises in some weeks, in one exact model of both."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from planner.catalogue.exercises import Exercise
from planner.constraints.base import ContentConstraint
from planner.explain.calendar_conflict import Blocked, blocked_slots, calendar_model, find_mus
from planner.explain.exercise_obstacles import exercise_obstacles
from planner.explain.mus import MusFinder
from planner.explain.oracle import Strategy
from planner.instance import Instance
from planner.problem.dose import most_sets
from planner.problem.session_frame import SessionFrame, frames_of_slots
from planner.problem.slots import Slot
from planner.rules.content_rules import WorkRule
from planner.rules.together_apart import CompanyRule
from planner.solver.causes import Cause
from planner.solver.choices import ContentChoices
from planner.solver.engine import Engine
from planner.timeline.instants import monday_of


class ContentConflict(NamedTuple):
    """A minimal conflict, with the strategy that decided queries about it."""

    causes: list[Cause]
    strategy: Strategy


def content_conflict(
    loaded: Instance, mondays: Sequence[date], engine: Engine, *, check_proof: bool = True
) -> ContentConflict | None:
    """Finds a minimal set of causes that leaves some weeks no days and exercises.

    Gives every possible session exercises of its own, used only if the session takes place. Only
    constraints that are monotone in the sessions take part, so that what is infeasible here is
    infeasible with any calendar.

    Args:
        loaded: The athlete's file.
        mondays: Mondays of the weeks.
        engine: Runs the models.
        check_proof: Whether a second solve must prove the conflict too.

    Returns:
        The conflict; None if none was proved.

    Raises:
        InconclusiveError: Neither was proved in the budget.
        NoPlanError: The second solve stayed inconclusive.
        BugError: Two solves contradict each other.
    """
    every = monotone_constraints(loaded)
    asked = [each for each in every if each.strict]
    blocked = blocked_slots(loaded, mondays)
    for constraints, slots in ((asked, blocked), (every, _one_a_day(blocked))):
        if not constraints:
            continue
        guarded = WeeksModel(loaded, mondays, slots, constraints).guarded
        finder = MusFinder(guarded, engine, Strategy(assumptions_first=constraints is asked))
        causes = find_mus(finder, loaded, mondays)
        if causes is not None:
            if check_proof:
                finder.check_core(causes)
            return ContentConflict(causes, finder.strategy)
    return None


def _one_a_day(blocked: Blocked) -> Blocked:
    """Keeps of each day and length the slot with the fewest reasons, of those the heaviest."""
    best: dict[tuple[date, int], Slot] = {}
    for slot in blocked:
        known = best.get((slot.day, slot.minutes))
        if known is None or _preference(slot, blocked) > _preference(known, blocked):
            best[slot.day, slot.minutes] = slot
    return {slot: blocked[slot] for slot in best.values()}


def _preference(slot: Slot, blocked: Blocked) -> tuple[int, int]:
    return -len(blocked[slot]), slot.session_class.rank


def monotone_constraints(loaded: Instance) -> list[ContentConstraint]:
    """Returns the content constraints of which some statements hold for any set of sessions."""
    return [each for each in loaded.content_constraints if each.monotone_in_sessions != "nothing"]


class WeeksModel:
    """The guarded model of the whole calendar, and of the content of some of its weeks.

    Args:
        loaded: The athlete's file.
        mondays: Mondays of the weeks.
        blocked: Slots to offer besides the admissible ones, once what forbids them is off.
        constraints: Content constraints, monotone in the sessions.
        with_room: Whether the calendar must leave room for what content must hold in any week.

    Attributes:
        guarded: The model, without an objective.
        calendar: Its decision variables for days and times.
        cost_terms: The terms of the calendar's cost.
    """

    def __init__(
        self,
        loaded: Instance,
        mondays: Sequence[date],
        blocked: Blocked,
        constraints: Sequence[ContentConstraint],
        *,
        with_room: bool = False,
    ) -> None:
        self.loaded = loaded
        self.constraints = constraints
        self.problem = loaded.problem
        self.guarded, self.calendar, cost_terms = calendar_model(
            loaded, blocked, with_room=with_room
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
        ordered = sorted(found.values(), key=lambda pair: (pair[0].start, pair[0].end))
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
        if frame.week.monday not in self.mondays:
            return usable
        constraints = self.loaded.content_constraints
        for exercise in self._named_exercises:
            if exercise not in usable:
                usable[exercise] = exercise_obstacles(frame, exercise, self.problem, constraints)
        return usable
