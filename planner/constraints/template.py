"""Define the constraint ``template``."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Literal

from planner.constraints.base import ContentConstraint, Safety, Strength, Violation
from planner.plan.plan import Plan
from planner.problem.problem import Problem
from planner.programme.plan_content import read_content
from planner.settings.base import setting
from planner.text.lists import counted

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import ContentChoices
    from planner.solver.expressions import Amount


class Template(ContentConstraint):
    """A session holds the lines of its letter, as its day allows.

    A line that the day forbids is done as an easier rung of its ladder, or the letter's reserve
    takes its place. What is outside, missing, or has other sets costs points.

    Why: a session that comes back is learnt and grows (coach/plan.md 1, grade E).

    Example:
        ``template: {outside_points: 6}``
    """

    name: ClassVar[str] = "template"
    monotone_in_sessions: ClassVar[Literal["nothing", "limits", "all"]] = "nothing"
    says: ClassVar[str] = "each session holds its letter's exercises, as its day allows"
    strengths: ClassVar[tuple[Strength, ...]] = ("soft",)
    safety: ClassVar[Safety] = Safety(can_be_off=True, loosened_for="anyone")
    met_by_templates: ClassVar[bool] = True
    dominant: ClassVar[str | None] = "outside_points"

    outside_points: int = setting(
        4,
        "Cost of an exercise that the session's letter doesn't have.",
        unit="points",
        source="engineering choice (E)",
        ge=0,
        le=20,
    )
    missing_points: int = setting(
        3,
        "Cost of a line missing.",
        unit="points",
        source="engineering choice (E)",
        ge=0,
        le=20,
    )
    set_points: int = setting(
        1,
        "Cost of each set more or fewer.",
        unit="points",
        source="engineering choice (E)",
        ge=0,
        le=20,
    )

    def post(self, model: "CpModel", choices: "ContentChoices", problem: Problem) -> "Amount":
        """Count what differs from the template."""
        cost: Amount = 0
        for frame in choices.frames:
            if frame.course is None or not choices.relevant([frame]):
                continue
            wanted = frame.course.template
            here = {exercise.id for exercise in choices.candidates(frame)}
            cost += self.missing_points * sum(name not in here for name in wanted)
            for exercise in choices.candidates(frame):
                used, sets = choices.uses(frame, exercise), choices.sets(frame, exercise)
                if exercise.id not in wanted:
                    cost += self.outside_points * used
                    continue
                amount = wanted[exercise.id]
                cost += self.missing_points * (1 - used)
                cost += self.set_points * choices.above(sets, amount)
                cost += self.set_points * choices.below(sets, amount * used)
        return cost

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find sessions that differ from their letter's lines."""
        for frame, sets in read_content(plan, problem):
            if frame.course is None:
                continue
            wanted = frame.course.template
            done = {exercise.id: amount for exercise, amount in sets.items()}
            outside = [e.name for e in sets if e.id not in wanted]
            missing = sum(name not in done for name in wanted)
            other = sum(abs(done[name] - n) for name, n in wanted.items() if name in done)
            points = (
                self.outside_points * len(outside)
                + self.missing_points * missing
                + self.set_points * other
            )
            if points:
                said = [
                    *([f"{', '.join(outside)} instead of its own exercises"] if outside else ()),
                    *([f"{counted(missing, 'exercise')} fewer"] if missing else ()),
                    *([f"{counted(other, 'set')} more or fewer"] if other else ()),
                ]
                yield self.soft(
                    frame.day, points, f"session {frame.letter} with " + ", ".join(said), "day"
                )
