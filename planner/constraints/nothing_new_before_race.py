"""Define the constraint ``nothing-new-before-race``."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from planner.catalogue.exercises import Exercise
from planner.constraints.base import ContentConstraint, Safety, Strength, Violation
from planner.plan.plan import Plan
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame
from planner.problem.sessions_before import SessionsBefore
from planner.programme.plan_content import read_content
from planner.settings.base import setting

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import ContentChoices
    from planner.solver.expressions import Amount


class NothingNewBeforeRace(ContentConstraint):
    """Before an A race only what is familiar: done before, a lower rung of it, or where one began.

    Why: first exposures make muscles sore for 24 to 72 h (evidence rows 12 and 16c, grade C).

    Example:
        ``nothing-new-before-race: 21``
    """

    name: ClassVar[str] = "nothing-new-before-race"
    says: ClassVar[str] = "only familiar exercises in the days before an A race"
    strengths: ClassVar[tuple[Strength, ...]] = ("hard",)
    safety: ClassVar[Safety] = Safety(can_be_off=True, loosened_for="nobody")
    dominant: ClassVar[str | None] = "days"

    days: int = setting(
        14, "Days before an A race.", unit="days", source="evidence row 16c (C)", ge=7, le=21
    )

    def _close(self, frame: SessionFrame, problem: Problem) -> bool:
        return any(
            race.priority == "A" and 0 < (race.date - frame.day).days <= self.days
            for race in problem.file.races
        )

    def clashes(
        self, frame: SessionFrame, exercise: Exercise, before: SessionsBefore, problem: Problem
    ) -> bool:
        """Rule out what was never done before, close to a race."""
        if not self._close(frame, problem) or problem.ladders.is_open(exercise):
            return False
        return not any(e.id in before.done for e in _upwards(exercise, problem))

    def post(self, model: "CpModel", choices: "ContentChoices", problem: Problem) -> "Amount":
        """Allow only exercises that were used before, or a lower rung of them."""
        for frame in choices.frames:
            earlier = [f for f in choices.frames if f.index <= frame.index]
            if not self._close(frame, problem) or not choices.relevant(earlier):
                continue
            for exercise in choices.candidates(frame):
                if not problem.ladders.is_open(exercise) and choices.undecided(exercise, frame):
                    known = sum(choices.exposures(e, frame) for e in _upwards(exercise, problem))
                    model.add(choices.uses(frame, exercise) <= known)
        return 0

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find new exercises close to an A race."""
        done: set[str] = set()
        for frame, sets in read_content(plan, problem):
            if self._close(frame, problem):
                for exercise in sets:
                    known = {e.id for e in _upwards(exercise, problem)} & done
                    if not known and not problem.ladders.is_open(exercise):
                        yield self.hard(
                            frame.day,
                            f"{exercise.name} is new within {self.days} days of a race",
                        )
            done |= {exercise.id for exercise in sets}


def _upwards(exercise: Exercise, problem: Problem) -> list[Exercise]:
    """List the exercise and the higher rungs of its ladder."""
    return [e for e in problem.catalogue.ladders[exercise.ladder] if e.rung >= exercise.rung]
