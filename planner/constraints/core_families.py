"""Define the constraint ``core-families``."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from planner.constraints._shared.day_windows import stretches
from planner.constraints.base import ContentConstraint, Strength, Violation
from planner.plan.plan import Plan
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame, read_content, single_weeks
from planner.settings.base import setting

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import ContentChoices
    from planner.solver.expressions import Amount


class CoreFamilies(ContentConstraint):
    """Each of the six founding families comes up within so many days.

    Planks, side planks, bridges, bicycle crunches, Russian twists and leg raises; outside race
    weeks and recovery, where the family can be used and the minutes allow it. While a new athlete
    repeats one session, four of them do. A family that flags or exclusions leave empty is waived.

    Why: regular and varied is the founding idea of the product (grade D).

    Example:
        ``core-families: 10``
    """

    name: ClassVar[str] = "core-families"
    says: ClassVar[str] = "each of the six exercise families every few weeks, unless excluded"
    strengths: ClassVar[tuple[Strength, ...]] = ("soft",)
    dominant: ClassVar[str | None] = "days"

    days: int = setting(
        14,
        "Each family comes within so many days from a Monday.",
        unit="days",
        source="defaults, Rotation (D)",
        ge=7,
        le=28,
    )
    missing_points: int = setting(
        6, "Cost of a family missing.", unit="points", source="defaults, Coverage (E)", ge=0, le=20
    )
    least_minutes: int = setting(
        40,
        "Spans of `days` with less core than this are left alone.",
        unit="minutes",
        source="engineering choice (E)",
        ge=0,
        le=120,
    )

    single_families: int = setting(
        4,
        "Families wanted while one session is repeated.",
        unit="families",
        source="engineering choice (E)",
        ge=0,
        le=6,
    )

    def _stretches(
        self, frames: Sequence[SessionFrame], problem: Problem
    ) -> Iterator[list[SessionFrame]]:
        """Yield the sessions of each stretch with enough core for the families."""
        for inside in stretches(frames, problem, self.days):
            if sum(frame.minutes for frame in inside) >= self.least_minutes:
                yield inside

    def _expected(self, frames: list[SessionFrame], problem: Problem) -> tuple[list[str], int]:
        """Return the families that can be used in these sessions, and the number that should be."""
        usable = {e.family for frame in frames for e in problem.usable(frame)}
        families = [family for family in problem.catalogue.families if family in usable]
        if frames[0].week.number < single_weeks(problem):
            return families, min(len(families), self.single_families)
        return families, len(families)

    def post(self, model: "CpModel", choices: "ContentChoices", problem: Problem) -> "Amount":
        """Count families in each stretch."""
        cost: Amount = 0
        for frames in self._stretches(choices.frames, problem):
            if not choices.relevant(frames):
                continue
            families, wanted = self._expected(frames, problem)
            seen = [
                choices.some_of(
                    [
                        choices.uses(frame, exercise)
                        for frame in frames
                        for exercise in choices.candidates(frame)
                        if exercise.family == family
                    ]
                )
                for family in families
            ]
            cost += self.missing_points * choices.below(sum(seen), wanted)
        return cost

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find stretches without one of the families."""
        content = read_content(plan, problem)
        done = {frame.start_minute: {e.family for e in sets} for frame, sets in content}
        for frames in self._stretches([frame for frame, _ in content], problem):
            families, wanted = self._expected(frames, problem)
            seen = set().union(*(done[frame.start_minute] for frame in frames))
            absent = [family.replace("-", " ") for family in families if family not in seen]
            missing = wanted - (len(families) - len(absent))
            for family in absent[: max(0, missing)]:
                yield self.soft(
                    frames[0].week.monday,
                    self.missing_points,
                    f"no {family} in {self.days} days",
                    mend="a longer session, or fewer exclusions",
                )
