"""Define the constraint ``breathing``."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from planner.constraints.base import ContentConstraint, Safety, Violation
from planner.plan.plan import Plan
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame, read_content, weeks_of
from planner.settings.base import setting
from planner.text.lists import counted

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import ContentChoices
    from planner.solver.expressions import Amount


class Breathing(ContentConstraint):
    """A breathing block some times a week, never more than one a session.

    Why: hard running tires inspiratory and trunk muscles together (Tong 2014, r = 0.67; evidence
    §1, grade C for core); as filler, breathing would only take the place of work.

    Example:
        ``breathing: 1``
    """

    name: ClassVar[str] = "breathing"
    monotone_in_sessions: ClassVar[Literal["nothing", "limits", "all"]] = "all"
    says: ClassVar[str] = "breathing exercises a few times a week, at most one a session"
    safety: ClassVar[Safety] = Safety(can_be_off=True, loosened_for="anyone")
    dominant: ClassVar[str | None] = "target"

    target: int = setting(
        2,
        "Breathing exercises wanted.",
        unit="a week",
        source="defaults, Inside the session (D)",
        ge=0,
        le=7,
    )
    least_minutes: int = setting(
        15,
        "Shorter sessions are not asked for one.",
        unit="minutes",
        source="engineering choice (E)",
        ge=8,
        le=30,
    )

    def _wanted(self, frames: Sequence[SessionFrame], problem: Problem) -> int:
        """Count the blocks wanted of a week's sessions: not of every one if there are several."""
        able = [
            frame
            for frame in frames
            if frame.minutes >= self.least_minutes
            and any(exercise.breathing for exercise in problem.usable(frame))
        ]
        return min(self.target, len(able), max(1, len(frames) - 1))

    def post(self, model: "CpModel", choices: "ContentChoices", problem: Problem) -> "Amount":
        """Count breathing blocks by session and week."""
        cost: Amount = 0
        for frames in weeks_of(choices.frames).values():
            if not choices.relevant(frames):
                continue
            blocks: Amount = 0
            for frame in frames:
                here = sum(choices.uses(frame, e) for e in choices.candidates(frame) if e.breathing)
                model.add(here <= 1)
                blocks += here
            cost += choices.below(blocks, self._wanted(frames, problem))
        return cost

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find sessions with too much breathing, weeks with too little."""
        content = read_content(plan, problem)
        blocks = {f.index: sum(e.breathing for e in sets) for f, sets in content}
        for frame, _ in content:
            if blocks[frame.index] > 1:
                yield self.hard(
                    frame.day,
                    f"{blocks[frame.index]} breathing exercises in a session, at most 1 allowed",
                )
        for monday, frames in weeks_of(frame for frame, _ in content).items():
            missing = self._wanted(frames, problem) - sum(blocks[f.index] for f in frames)
            if missing > 0:
                yield self.soft(
                    monday, missing, f"{counted(missing, 'breathing exercise')} fewer than wanted"
                )
