"""Solves what a session at another time, or an exercise in a week, would cost or violate."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from ortools.sat.python import cp_model

from planner.catalogue.exercises import Exercise
from planner.explain.cause_text import cause_texts
from planner.explain.exercise_obstacles import exercise_obstacles
from planner.explain.mus import MusFinder
from planner.explain.neighbourhood_model import (
    NeighbourhoodModel,
    calendar_neighbourhood,
    content_neighbourhood,
)
from planner.explain.slot_obstacles import Obstacles
from planner.instance import Instance
from planner.plan.plan import Because, Plan, SessionClass
from planner.problem.slots import Slot, candidate_lengths
from planner.programme.plan_content import frames_of_plan
from planner.solver.causes import Cause
from planner.solver.engine import Engine
from planner.timeline.instants import of_datetime

FORCED_SECONDS = 4.0
"""Deterministic seconds to solve with a session or an exercise forced."""


@dataclass(frozen=True)
class WhyNotAnswer:
    """The answer about a session or an exercise that the plan doesn't have.

    Attributes:
        forbidden: Whether it is proved to violate a hard constraint.
        because: The causes that forbid it; empty where nothing does.
        points: The plan's extra cost with it; None where it is forbidden or none was found.
        least_points: Proved lower bound of the extra cost.
        slot: The session that was asked about, or the one that costs least.
    """

    forbidden: bool
    because: tuple[Because, ...] = ()
    points: int | None = None
    least_points: int = 0
    slot: Slot | None = None


class WhyNot:
    """Answers questions about one plan.

    Args:
        instance: The athlete's file.
        plan: Its plan.
        engine: Runs the models.
    """

    def __init__(self, instance: Instance, plan: Plan, engine: Engine) -> None:
        self.instance = instance
        self.plan = plan
        self.engine = engine

    def session_at(self, moment: datetime) -> WhyNotAnswer:
        """Answers about a session that starts at a local time, of any length and class."""
        start = of_datetime(moment.replace(tzinfo=self.instance.problem.zone))
        return self.cheapest_of(list(self._slots(moment.date(), start)))

    def other_slots(self, day: date) -> list[WhyNotAnswer]:
        """Answers about each other admissible session of a day.

        Answers too about the day's own session in each other class, admissible or not.
        """
        planned = {
            Slot(session.start_minute, session.minutes, session.session_class, day)
            for session in self.plan.sessions
            if session.day == day
        }
        possible = {slot for slot in self.instance.problem.slots if slot.day == day}
        classes = {replace(slot, session_class=kind) for slot in planned for kind in SessionClass}
        return [self.cheapest_of([slot]) for slot in sorted((possible | classes) - planned)]

    def cheapest_of(self, slots: Sequence[Slot]) -> WhyNotAnswer:
        """Finds the cheapest of some sessions of one day, or the causes that forbid all of them."""
        asked = slots[0] if len(slots) == 1 else None
        obstacles = Obstacles(self.instance.problem, self.instance.calendar_constraints)
        reasons = {slot: obstacles.of(slot) for slot in slots}
        allowed = [slot for slot, found in reasons.items() if not found]
        if not allowed:
            fewest = min(reasons.values(), key=len, default=[])
            causes = {cause for group in fewest for cause in group}
            return WhyNotAnswer(
                True, cause_texts(sorted(causes, key=repr), self.instance), slot=asked
            )
        known = set(self.instance.problem.slots)
        extra: dict[Slot, list[frozenset[Cause]]] = {s: [] for s in allowed if s not in known}
        around, choices = calendar_neighbourhood(self.instance, self.plan, None, extra, self.engine)
        around.guarded.model.add(sum(choices.taken(slot) for slot in allowed) >= 1)
        answer, solver = self._cost(around)
        if solver is None:
            return replace(answer, slot=asked)
        taken = next(slot for slot in allowed if solver.value(choices.taken(slot)))
        return WhyNotAnswer(False, (), answer.points, answer.least_points, taken)

    def _slots(self, day: date, start: int) -> Iterable[Slot]:
        """Yields a slot of each possible length and class from a start."""
        problem = self.instance.problem
        lengths = list(candidate_lengths(day, start, problem))
        if not lengths:
            lengths = [problem.season.week_of(day).minutes]
        for minutes in lengths:
            yield from (Slot(start, minutes, kind, day) for kind in SessionClass)

    def exercise_in(self, exercise: Exercise, monday: date) -> WhyNotAnswer:
        """Answers about an exercise in any of a week's sessions, with the other weeks fixed."""
        problem = self.instance.problem
        frames = [
            frame for frame in frames_of_plan(self.plan, problem) if frame.week.monday == monday
        ]
        if not frames:
            return WhyNotAnswer(True)
        able = [frame for frame in frames if exercise in problem.usable(frame)]
        if not able:
            content = self.instance.content_constraints
            reasons = [exercise_obstacles(frame, exercise, problem, content) for frame in frames]
            causes = {cause for group in min(reasons, key=len) for cause in group}
            return WhyNotAnswer(True, cause_texts(sorted(causes, key=repr), self.instance))
        around, choices = content_neighbourhood(
            self.instance, self.plan, monday, self.engine, forbidden=False
        )
        around.guarded.model.add(sum(choices.uses(frame, exercise) for frame in able) >= 1)
        return self._cost(around)[0]

    def _cost(self, around: NeighbourhoodModel) -> tuple[WhyNotAnswer, cp_model.CpSolver | None]:
        """Solves a model with something forced for its extra cost, or the causes against it."""
        model = around.guarded.enforcing(around.guarded.causes)
        model.minimize(around.cost)
        answer = self.engine.solve(model, FORCED_SECONDS)
        if answer.found:
            more = answer.cost - around.planned_cost
            return WhyNotAnswer(False, (), more, answer.bound - around.planned_cost), answer.solver
        if answer.status != "INFEASIBLE":
            return WhyNotAnswer(False), None
        causes = MusFinder(around.guarded, self.engine).find(around.guarded.causes, lambda _: 0)
        return WhyNotAnswer(True, cause_texts(causes or (), self.instance)), None
