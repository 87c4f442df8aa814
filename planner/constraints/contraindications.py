"""Define the constraint ``contraindications``."""

from collections.abc import Iterator
from typing import ClassVar

from planner.catalogue.exercises import Exercise
from planner.constraints.base import ContentConstraint, Safety, Strength, Violation
from planner.plan.plan import Plan
from planner.problem.problem import NEEDS_CLEARANCE, Problem
from planner.problem.session_frame import SessionFrame, read_content


class Contraindications(ContentConstraint):
    """Nothing that a flag of ``athlete.avoid`` rules out, through the flag's date if it has one.

    A flag with a ``side`` holds for both, so that neither gets ahead of a sore one. After its last
    day the exercises return where the athlete begins, and ``progression`` leads on from there.

    Pregnancy, postpartum, pelvic floor, hernia, blood pressure and bone fragility get level 1 and
    breathing only before the day of a clinician's word, ``athlete.cleared``. This constraint can't
    be switched off or loosened.

    Why: evidence 7.2 (grade D: expert judgement, safety first).

    Example:
        ``athlete: {avoid: [wrist, {flag: knee, until: 2027-03-01}]}``
    """

    name: ClassVar[str] = "contraindications"
    says: ClassVar[str] = "no exercise that hurts or could harm"
    strengths: ClassVar[tuple[Strength, ...]] = ("hard",)
    safety: ClassVar[Safety] = Safety(can_be_off=False, loosened_for="nobody")
    states_facts: ClassVar[bool] = True

    def forbids(self, frame: SessionFrame, exercise: Exercise, problem: Problem) -> bool:
        """Forbid exercises that a flag of the day or a missing clearance rules out."""
        flags = problem.flags_on(frame.day)
        cleared = problem.file.athlete.cleared
        waiting = bool(flags & NEEDS_CLEARANCE) and (cleared is None or frame.day < cleared)
        return bool(exercise.flags & flags) or (waiting and exercise.level > 1)

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find exercises that a flag rules out; flags aren't named."""
        athlete = problem.file.athlete
        for frame, sets in read_content(plan, problem):
            active = [a.flag for a in athlete.avoid if a.until is None or frame.day <= a.until]
            not_cleared = athlete.cleared is None or frame.day < athlete.cleared
            for exercise in sets:
                if any(flag in exercise.flags for flag in active):
                    yield self.hard(frame.day, f"{exercise.name} is ruled out by athlete.avoid")
                elif exercise.level > 1 and not_cleared and NEEDS_CLEARANCE.intersection(active):
                    yield self.hard(frame.day, f"{exercise.name} needs a clinician's word first")
