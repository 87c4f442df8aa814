"""``level-cap``."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from planner.catalogue import Exercise
from planner.constraints.base import ContentConstraint, Strength, Violation
from planner.frame import Frame, read_content
from planner.plan import Plan
from planner.problem import Problem
from planner.season import PhaseKind
from planner.season.settings import LevelCapSettings
from planner.season.usual import athletes, usual_level_cap


class LevelCap(LevelCapSettings, ContentConstraint):
    """No exercise above the level of the phase, the athlete's experience and age.

    Level 4 is the most from 55 years on and under 18.

    Why: control before endurance before strength before power (McGill 2010; evidence 3.3 and
    2.5, grade D; Lloyd 2014 for youth, grade C).

    Example:
        ``level-cap: {build: 3}``
    """

    name: ClassVar[str] = "level-cap"
    says: ClassVar[str] = "by phase, experience and age"
    strengths: ClassVar[tuple[Strength, ...]] = ("hard",)
    dominant: ClassVar[str | None] = "most"

    def follows(self, problem: Problem) -> Mapping[str, tuple[Any, str]]:
        """Levels by experience and age."""
        experience, why = problem.experience, athletes(problem.experience)
        found: dict[str, tuple[Any, str]] = {
            kind.value: (min(usual_level_cap(experience, problem.age, kind), self.most or 5), why)
            for kind in PhaseKind
            if self.written(kind, first_half=False) is None
        }
        if self.written(PhaseKind.BASE, first_half=True) is None:
            cap = usual_level_cap(experience, problem.age, PhaseKind.BASE, first_half=True)
            found["first_half"] = min(cap, self.most or 5), why
        return found

    def forbids(self, frame: Frame, exercise: Exercise, problem: Problem) -> bool:
        """Above the day's cap."""
        return exercise.level > frame.level_cap

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Exercises above the cap."""
        for frame, sets in read_content(plan, problem):
            cap = problem.level_cap(frame.day)
            for exercise in sets:
                if exercise.level > cap:
                    yield self.hard(
                        frame.day, f"{exercise.name} is level {exercise.level}, the most is {cap}"
                    )
