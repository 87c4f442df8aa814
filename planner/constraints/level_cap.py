"""Define the constraint ``level-cap``."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, ClassVar

from planner.athlete.age import FROM_55, UNDER_18, athletes, is_master, is_youth
from planner.athlete.phase_kind import PhaseKind
from planner.catalogue.exercises import Exercise
from planner.constraints.base import ContentConstraint, Safety, Strength, Violation
from planner.plan.plan import Plan
from planner.problem.health import (
    DIPS_AND_ROLLS,
    EASED_LEVEL,
    LOADED_LEVEL,
    LOADS,
    NEEDS_CLEARANCE,
    NOT_UNDER_18,
    ROLL_OUTS,
    SLOW_FLAGS,
    SLOW_LEVEL,
    WALK_OUTS,
    YOUNG_LEVEL,
    is_dip_or_roll,
    is_for_adults,
)
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame
from planner.problem.stages import STAGED_FLAGS
from planner.programme.plan_content import read_content
from planner.settings.level_cap import RESTRICTED_AGE_LEVEL, LevelCapSettings, usual_level_cap
from planner.timeline.instants import monday_of


class LevelCap(LevelCapSettings, ContentConstraint):
    """No exercise above the level of the phase, the athlete's experience and age.

    Level 4 is the most from 55 years on and under 18, where it comes after twelve weeks and without
    band or weight, and never with swings, roll-outs and straight-leg hangs; from 55 years on dips,
    rolls, RKC planks and walk-outs are left out. With a flag that slows training down, such as
    ``osteoporosis`` or ``back-pain-now``, level 3 is the most. For two weeks after a clinician's
    word (``athlete.cleared``), where a flag has waited for it, level 2 is.

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
        """Forbid exercises above the day's cap, and those that age rules out."""
        if exercise.level > frame.level_cap or (problem.youth and is_for_adults(exercise)):
            return True
        return problem.older and is_dip_or_roll(exercise)

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find exercises above the cap, and those that age rules out."""
        age = problem.file.age_in(problem.season.start.year)
        for frame, sets in read_content(plan, problem):
            cap = _most_on(frame.day, problem, age)
            for exercise in sets:
                if exercise.level > cap:
                    yield self.hard(
                        frame.day,
                        f"{exercise.name} is level {exercise.level}, at most {cap} allowed",
                    )
                elif reason := _against(exercise, age):
                    yield self.hard(frame.day, f"{exercise.name} is left out {reason}")


def _most_on(day: date, problem: Problem, age: int | None) -> int:
    """Return the least of the levels that week, age, flags and clearance allow."""
    athlete, week = problem.file.athlete, problem.season.week_of(day)
    own = problem.settings.level_cap
    active = [a.flag for a in athlete.avoid if a.until is None or day <= a.until]
    levels = [week.level_cap]
    if is_youth(age) and (day - monday_of(problem.season.start)).days < 7 * own.young_weeks:
        levels.append(YOUNG_LEVEL)
    if any(flag in SLOW_FLAGS for flag in active):
        levels.append(SLOW_LEVEL)
    if any(flag in NEEDS_CLEARANCE for flag in active):
        agreed = athlete.cleared or date.max
        if athlete.born_child and any(flag in STAGED_FLAGS for flag in active):
            weeks = problem.settings.contraindications.birth_weeks
            agreed = max(agreed, athlete.born_child + timedelta(weeks=weeks))
        if day < agreed:
            levels.append(1)
        elif (day - agreed).days < own.cleared_days:
            levels.append(EASED_LEVEL)
    return min(levels)


def _against(exercise: Exercise, age: int | None) -> str:
    """Name the age that rules an exercise out; empty where none does."""
    if is_youth(age):
        load = exercise.level == LOADED_LEVEL and any(kit in LOADS for kit in exercise.equipment)
        if load or exercise.id in NOT_UNDER_18 or exercise.ladder == ROLL_OUTS:
            return UNDER_18
    if is_master(age) and (exercise.id in DIPS_AND_ROLLS or exercise.ladder == WALK_OUTS):
        return FROM_55
    return ""
