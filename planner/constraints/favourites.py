"""Define the constraint ``favourites``."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from planner.constraints._shared.day_windows import stretches
from planner.constraints.base import ContentConstraint, Strength, Violation, strength
from planner.plan.plan import Plan
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame, read_content
from planner.settings.base import setting

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import ContentChoices
    from planner.solver.expressions import Amount


class Favourites(ContentConstraint):
    """Each of ``athlete.favourites`` comes up within so many days.

    A favourite is an exercise, a ladder or a family, of which any exercise will do. It is asked
    for outside race weeks and recovery, where the sessions in which it can be used last long
    enough: never before its rung can be reached, nor while a flag, an exclusion or missing
    equipment rules it out.

    Why: what one likes gets done; adherence is what self-directed programmes lack most (evidence
    §8, 3; grade D).

    Example:
        ``athlete: {favourites: [side-planks]}``
    """

    name: ClassVar[str] = "favourites"
    says: ClassVar[str] = "each favourite every few weeks, where it can be used"
    strengths: ClassVar[tuple[Strength, ...]] = ("soft",)
    dominant: ClassVar[str | None] = "days"

    days: int = setting(
        14,
        "Each favourite comes within so many days from a Monday.",
        unit="days",
        source="engineering choice (E), as core-families",
        ge=7,
        le=28,
    )
    missing_points: int = setting(
        6,
        "Cost of a favourite missing.",
        unit="points",
        source="engineering choice (E), as core-families",
        ge=0,
        le=20,
    )
    least_minutes: int = setting(
        40,
        "Asked for where it can be used in so many minutes of core.",
        unit="minutes",
        source="engineering choice (E), as core-families",
        ge=0,
        le=120,
    )
    strength: Strength = strength("soft")

    def _due(
        self, frames: Sequence[SessionFrame], problem: Problem
    ) -> Iterator[tuple[str, list[SessionFrame]]]:
        """Yield favourites that a stretch is asked for, with the sessions that can hold each."""
        for name, identifiers in problem.favourites.items():
            able = [
                frame for frame in frames if any(e.id in identifiers for e in problem.usable(frame))
            ]
            if able and sum(frame.minutes for frame in able) >= self.least_minutes:
                yield name, able

    def post(self, model: "CpModel", choices: "ContentChoices", problem: Problem) -> "Amount":
        """Count favourites in each stretch."""
        cost: Amount = 0
        if not problem.favourites:
            return cost
        for frames in stretches(choices.frames, problem, self.days):
            if not choices.relevant(frames):
                continue
            for name, able in self._due(frames, problem):
                uses = sum(
                    choices.uses(frame, exercise)
                    for frame in able
                    for exercise in choices.candidates(frame)
                    if exercise.id in problem.favourites[name]
                )
                cost += self.missing_points * choices.below(uses, 1)
        return cost

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find stretches without one of the favourites."""
        content = read_content(plan, problem)
        done = {frame.index: {e.id for e in sets} for frame, sets in content}
        for frames in stretches([frame for frame, _ in content], problem, self.days):
            seen = set().union(*(done[frame.index] for frame in frames))
            for name, _ in self._due(frames, problem):
                if not seen & problem.favourites[name]:
                    yield self.soft(
                        frames[0].week.monday,
                        self.missing_points,
                        f"no {name.replace('-', ' ')} in {self.days} days",
                        mend="a longer session, or more days (favourites.days)",
                    )
