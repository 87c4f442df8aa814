"""Define the constraint ``equipment``."""

from collections.abc import Iterator
from typing import ClassVar

from planner.catalogue.exercises import Exercise
from planner.constraints.base import ContentConstraint, Safety, Strength, Violation
from planner.plan.plan import Plan
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame, read_content
from planner.text.lists import or_list


class Equipment(ContentConstraint):
    """Only exercises whose equipment is at hand; an empty list means the floor and nothing else.

    Why: what can't be done isn't done.

    Example:
        ``athlete: {equipment: [band, ball]}``
    """

    name: ClassVar[str] = "equipment"
    says: ClassVar[str] = "only exercises for the equipment at hand"
    strengths: ClassVar[tuple[Strength, ...]] = ("hard",)
    safety: ClassVar[Safety] = Safety(can_be_off=False, loosened_for="nobody")
    states_facts: ClassVar[bool] = True

    def forbids(self, frame: SessionFrame, exercise: Exercise, problem: Problem) -> bool:
        """Forbid an exercise that needs missing equipment."""
        return not exercise.at_hand(problem.file.athlete.equipment)

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find exercises without their equipment."""
        at_hand = problem.file.athlete.equipment
        for frame, sets in read_content(plan, problem):
            for exercise in sets:
                if missing := exercise.missing(at_hand):
                    wanted = ", ".join(or_list(pieces) for pieces in missing)
                    yield self.hard(frame.day, f"{exercise.name} needs {wanted}")
