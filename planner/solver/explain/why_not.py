"""What it would take to have a session at another time, or an exercise in a week: solved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from ortools.sat.python import cp_model

from planner.catalogue import Exercise
from planner.explanation.because import because
from planner.explanation.causes import Cause
from planner.explanation.exercise_obstacles import exercise_obstacles
from planner.explanation.obstacles import Obstacles
from planner.frame import frames_of_sessions
from planner.instants import of_datetime
from planner.loading import Loaded
from planner.plan import Because, Plan, SessionClass
from planner.slots import Slot, candidate_lengths
from planner.solver.engine import Engine
from planner.solver.explain.smallest import Conflicts
from planner.solver.explain.soft_model import SoftModel, calendar_around, content_of_week

FORCED_SECONDS = 4.0
"""Deterministic seconds to find out what something costs."""


@dataclass(frozen=True)
class Answer:
    """What having something would take.

    Attributes:
        forbidden: Whether nothing that keeps every hard constraint has it.
        because: What forbids it; empty where nothing does.
        points: What the plan would cost more; None where it is forbidden or none was found.
        least_points: It can't cost less more than this.
        slot: The session that was asked about, or the one that costs least.
    """

    forbidden: bool
    because: tuple[Because, ...] = ()
    points: int | None = None
    least_points: int = 0
    slot: Slot | None = None


class WhyNot:
    """Answers for one plan.

    Args:
        loaded: What was planned.
        plan: Its plan.
        engine: Runs the models.
    """

    def __init__(self, loaded: Loaded, plan: Plan, engine: Engine) -> None:
        self.loaded = loaded
        self.plan = plan
        self.engine = engine

    def session_at(self, moment: datetime) -> Answer:
        """A session that starts at a local time, of any length and class."""
        start = of_datetime(moment.replace(tzinfo=self.loaded.problem.zone))
        return self.any_of(list(self._slots(moment.date(), start)))

    def other_slots(self, day: date) -> list[Answer]:
        """What each other session of a day would cost: all that nothing forbids on its own.

        Of the other classes of the day's session also those that something forbids.
        """
        planned = {
            Slot(session.starts_at, session.minutes, session.session_class, day)
            for session in self.plan.sessions
            if session.day == day
        }
        possible = {slot for slot in self.loaded.problem.slots if slot.day == day}
        classes = {replace(slot, session_class=kind) for slot in planned for kind in SessionClass}
        return [self.any_of([slot]) for slot in sorted((possible | classes) - planned)]

    def any_of(self, slots: Sequence[Slot]) -> Answer:
        """The cheapest of some sessions of one day, or what forbids all of them."""
        asked = slots[0] if len(slots) == 1 else None
        obstacles = Obstacles(self.loaded.problem, self.loaded.calendar_constraints)
        reasons = {slot: obstacles.of(slot) for slot in slots}
        allowed = [slot for slot, found in reasons.items() if not found]
        if not allowed:
            fewest = min(reasons.values(), key=len, default=[])
            causes = {cause for group in fewest for cause in group}
            return Answer(True, because(sorted(causes, key=repr), self.loaded), slot=asked)
        known = set(self.loaded.problem.slots)
        extra: dict[Slot, list[frozenset[Cause]]] = {s: [] for s in allowed if s not in known}
        soft, choices = calendar_around(self.loaded, self.plan, None, extra, self.engine)
        soft.switches.model.add(sum(choices.taken(slot) for slot in allowed) >= 1)
        answer, solver = self._cost(soft)
        if solver is None:
            return replace(answer, slot=asked)
        taken = next(slot for slot in allowed if solver.value(choices.taken(slot)))
        return Answer(False, (), answer.points, answer.least_points, taken)

    def _slots(self, day: date, start: int) -> Iterable[Slot]:
        """Sessions from a start: of each length and class there could be."""
        problem = self.loaded.problem
        lengths = list(candidate_lengths(day, start, problem))
        if not lengths:
            lengths = [problem.season.week_of(day).minutes]
        for minutes in lengths:
            yield from (Slot(start, minutes, kind, day) for kind in SessionClass)

    def exercise_in(self, exercise: Exercise, monday: date) -> Answer:
        """An exercise in any of a week's sessions, the other weeks as they are."""
        problem = self.loaded.problem
        frames = [
            frame
            for frame in frames_of_sessions(self.plan.sessions, problem)
            if frame.week.monday == monday
        ]
        if not frames:
            return Answer(True)
        able = [frame for frame in frames if exercise in problem.usable(frame)]
        if not able:
            content = self.loaded.content_constraints
            reasons = [exercise_obstacles(frame, exercise, problem, content) for frame in frames]
            causes = {cause for group in min(reasons, key=len) for cause in group}
            return Answer(True, because(sorted(causes, key=repr), self.loaded))
        soft, choices = content_of_week(
            self.loaded, self.plan, monday, self.engine, forbidden=False
        )
        soft.switches.model.add(sum(choices.uses(frame, exercise) for frame in able) >= 1)
        return self._cost(soft)[0]

    def _cost(self, soft: SoftModel) -> tuple[Answer, cp_model.CpSolver | None]:
        """What a model with something forced costs more than the plan, or what forbids it."""
        model = soft.switches.holding(soft.switches.causes)
        model.minimize(soft.cost)
        answer = self.engine.solve(model, FORCED_SECONDS)
        if answer.found:
            more = answer.cost - soft.cost_now
            return Answer(False, (), more, answer.bound - soft.cost_now), answer.solver
        if answer.status != "INFEASIBLE":
            return Answer(False), None
        causes = Conflicts(soft.switches, self.engine).smallest(soft.switches.causes, lambda _: 0)
        return Answer(True, because(causes or (), self.loaded)), None
