"""Define the constraint ``level-cap``."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from planner.athlete.age import FROM_55, UNDER_18, athletes
from planner.athlete.phase_kind import PhaseKind
from planner.catalogue.exercises import Exercise
from planner.constraints.base import ContentConstraint, Safety, Strength, Violation
from planner.plan.plan import Plan
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame, read_content
from planner.settings.level_cap import RESTRICTED_AGE_LEVEL, LevelCapSettings, usual_level_cap


class LevelCap(LevelCapSettings, ContentConstraint):
    """No exercise above the level of the phase, the athlete's experience and age.

    Level 4 is the most from 55 years on and under 18. For two weeks after a clinician's word
    (``athlete.cleared``), where a flag has waited for it, level 2 is. Some exercises are for adults
    only, whatever their level: swings, weighted twists, roll-outs and hanging leg raises.

    Why: control before endurance before strength before power (McGill 2010; evidence 3.3 and
    2.5, grade D; Lloyd 2014 for youth, grade C).

    Example:
        ``level-cap: {build: 3}``
    """

    name: ClassVar[str] = "level-cap"
    says: ClassVar[str] = "the highest level of exercises, by phase, experience and age"
    strengths: ClassVar[tuple[Strength, ...]] = ("hard",)
    safety: ClassVar[Safety] = Safety(can_be_off=False, loosened_for="nobody")
    dominant: ClassVar[str | None] = "most"

    def defaults_for(self, problem: Problem) -> Mapping[str, tuple[Any, str]]:
        """Levels by experience and age."""
        found = {
            kind.value: self._usual(problem, kind)
            for kind in PhaseKind
            if self.written(kind, first_half=False) is None
        }
        if self.written(PhaseKind.BASE, first_half=True) is None:
            found["first_half"] = self._usual(problem, PhaseKind.BASE, first_half=True)
        return found

    def _usual(
        self, problem: Problem, kind: PhaseKind, *, first_half: bool = False
    ) -> tuple[int, str]:
        """Return the default level of a phase, and the reason for it."""
        caps = [
            usual_level_cap(problem.experience, age, kind, first_half=first_half)
            for age in (problem.age, None)
        ]
        by_age = UNDER_18 if problem.youth else FROM_55
        why = athletes(problem.experience) if caps[0] == caps[1] else by_age
        return min(caps[0], self.most or 5), why

    def clipped_by_age(self, problem: Problem) -> Mapping[str, tuple[Any, str]]:
        """Under 18 years no written level counts for more than 4."""
        names = ("most", "first_half", *PhaseKind) if problem.youth else ()
        return {
            str(name): (RESTRICTED_AGE_LEVEL, UNDER_18)
            for name in names
            if (getattr(self, name) or 0) > RESTRICTED_AGE_LEVEL
        }

    def forbids(self, frame: SessionFrame, exercise: Exercise, problem: Problem) -> bool:
        """Forbid exercises above the day's cap."""
        return exercise.level > frame.level_cap or (exercise.adults_only and problem.youth)

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find exercises above the cap."""
        for frame, sets in read_content(plan, problem):
            cap = problem.level_cap(frame.day)
            for exercise in sets:
                if exercise.level > cap:
                    yield self.hard(
                        frame.day,
                        f"{exercise.name} is level {exercise.level}, at most {cap} allowed",
                    )
                elif exercise.adults_only and problem.youth:
                    yield self.hard(frame.day, f"{exercise.name} is not for athletes under 18")
