"""Define the constraint ``excluded``."""

from collections.abc import Iterator
from typing import ClassVar

from planner.catalogue.exercises import Exercise
from planner.constraints.base import ContentConstraint, Safety, Strength, Violation
from planner.plan.plan import Plan
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame


class Excluded(ContentConstraint):
    """Nothing that ``athlete.exclude`` names: an exercise, a ladder or a family.

    Why: an unwanted exercise is skipped anyway, and takes the session along.

    Example:
        ``athlete: {exclude: [russian-twists]}``
    """

    name: ClassVar[str] = "excluded"
    says: ClassVar[str] = "no exercise that you excluded"
    strengths: ClassVar[tuple[Strength, ...]] = ("hard",)
    safety: ClassVar[Safety] = Safety(can_be_off=False, loosened_for="nobody")
    states_facts: ClassVar[bool] = True

    def forbids(self, frame: SessionFrame, exercise: Exercise, problem: Problem) -> bool:
        """Forbid exercises that ``athlete.exclude`` names."""
        return exercise.id in problem.excluded

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find exercises that were excluded."""
        for session in plan.sessions:
            for prescription in session.exercises:
                if prescription.id in problem.excluded:
                    yield self.hard(session.day, f"{prescription.id} is excluded")
