"""Tell beside each dose what the athlete knows of it: new, last time's, in whose place."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from planner.catalogue.exercises import Exercise
from planner.plan.plan import Effort, LastDose, Prescription
from planner.problem.dose import amount_of, in_order, prescribe
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame

NEW_USES = 2
"""An exercise is new the first two times (coach/plan.md 7, grade E)."""

STRONG_LEVEL = 4
STEADY_LEVEL = 3
STEADY_LINES = 2


@dataclass
class UseLog:
    """Prescribes session after session, and remembers what was done.

    Attributes:
        problem: What is planned.
    """

    problem: Problem
    _uses: Counter[str] = field(default_factory=Counter)
    _last: dict[str, LastDose] = field(default_factory=dict)
    _best: dict[str, int] = field(default_factory=dict)

    def prescribed(
        self, frame: SessionFrame, sets: Mapping[Exercise, int]
    ) -> tuple[Prescription, ...]:
        """Prescribe a session's exercises in their order."""
        if frame.course is None:
            return tuple(prescribe(e, sets[e], frame) for e in in_order(sets))
        course = replace(frame.course, best=dict(self._best))
        frame = replace(frame, course=course)
        return tuple(self._told(e, sets[e], frame) for e in in_order(sets))

    def _told(self, exercise: Exercise, sets: int, frame: SessionFrame) -> Prescription:
        assert frame.course is not None
        given = prescribe(exercise, sets, frame)
        dose = LastDose(
            sets=sets, reps=given.reps, hold_s=given.hold_s, distance_m=given.distance_m
        )
        before = self._last.get(exercise.id)
        self._last[exercise.id] = dose
        self._uses[exercise.id] += 1
        done = amount_of(given, exercise)
        self._best[exercise.id] = max(self._best.get(exercise.id, 0), done)
        return given.model_copy(
            update={
                "stands_in_for": frame.course.stands_in.get(exercise.id),
                "new": self._uses[exercise.id] <= NEW_USES,
                "last": before if before != dose else None,
            }
        )


def effort_of(exercises: Iterable[Exercise]) -> Effort:
    """Say what a session asks for, by its levels; breathing and pelvic floor count for nothing."""
    levels = [e.level for e in exercises if e.role not in ("breathing", "pelvic-floor")]
    if any(level >= STRONG_LEVEL for level in levels):
        return "strong"
    steady = sum(level >= STEADY_LEVEL for level in levels) >= STEADY_LINES
    return "steady" if steady else "easy"
