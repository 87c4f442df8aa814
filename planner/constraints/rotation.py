"""``rotation``."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from planner.constraints.base import ContentConstraint, Violation
from planner.frame import Frame, read_content
from planner.plan import Plan
from planner.problem import Problem
from planner.season_settings import setting

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel, LinearExprT

    from planner.solver.choices import ContentChoices


class Rotation(ContentConstraint):
    """A and B sessions in turn: a letter's exercises are kept through the mesocycle.

    What a session has beyond the first session of its letter costs points, except where its class
    rules some of those out, or where it is longer.

    Why: to learn a movement and to progress it, it has to come back (evidence row 28b, grade E).

    Example:
        ``rotation: {weight: 2}``
    """

    name: ClassVar[str] = "rotation"
    says: ClassVar[str] = "a letter's exercises are kept through the mesocycle"

    minutes_an_exercise: int = setting(
        4, "A session so much longer than its template may have one more.", unit="minutes",
        source="engineering choice (E)", ge=2, le=10,
    )

    def _extra(self, frame: Frame, template: Frame) -> int:
        return max(0, -(-(frame.minutes - template.minutes) // self.minutes_an_exercise))

    def post(self, model: "CpModel", choices: "ContentChoices", problem: Problem) -> "LinearExprT":
        """Counts exercises outside the letter's template."""
        cost: LinearExprT = 0
        for frame, template in _templates(choices.frames):
            if not choices.relevant([frame, template]):
                continue
            here = {e.id for e in choices.candidates(frame)}
            outside: LinearExprT = 0
            for exercise in choices.candidates(frame):
                if not exercise.breathing:
                    used, kept = choices.uses(frame, exercise), choices.uses(template, exercise)
                    outside += choices.above(used, kept)
            blocked: LinearExprT = sum(
                choices.uses(template, e)
                for e in choices.candidates(template)
                if e.id not in here and not e.breathing
            )
            cost += choices.above(outside, blocked + self._extra(frame, template))
        return cost

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Sessions with exercises that their letter doesn't have."""
        content = read_content(plan, problem)
        done = {f.index: {e.id for e in sets if not e.breathing} for f, sets in content}
        for frame, template in _templates([frame for frame, _ in content]):
            usable = {exercise.id for exercise in problem.usable(frame)}
            outside = done[frame.index] - done[template.index]
            blocked = done[template.index] - usable
            over = len(outside) - len(blocked) - self._extra(frame, template)
            if over > 0:
                yield self.soft(
                    frame.day, over,
                    f"{over} exercises that session {frame.letter} of this block doesn't have",
                    "day",
                )


def _templates(frames: Sequence[Frame]) -> Iterator[tuple[Frame, Frame]]:
    """Each session with the first of its letter and mesocycle, that one itself left out."""
    first: dict[tuple[int, str], Frame] = {}
    for frame in frames:
        template = first.setdefault((frame.week.mesocycle, frame.letter), frame)
        if template is not frame:
            yield frame, template
