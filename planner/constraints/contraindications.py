"""Define the constraint ``contraindications``."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import ClassVar

from planner.athlete.models.person import Athlete
from planner.catalogue.exercises import Exercise
from planner.constraints.base import ContentConstraint, Safety, Strength, Violation
from planner.plan.plan import Plan
from planner.problem.health import (
    DIPS_AND_ROLLS,
    NEEDS_CLEARANCE,
    SLOW_FLAGS,
    WALK_OUTS,
    ruling_flags,
)
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame
from planner.problem.stages import (
    FULL_SIDE_PLANK,
    GENTLEST,
    ON_KNEES,
    OPENED_WHEN_CHECKED,
    PLANK_LADDERS,
    STAGED_FLAGS,
    TURNS,
)
from planner.programme.plan_content import read_content
from planner.settings.contraindications import ContraindicationSettings


class Contraindications(ContraindicationSettings, ContentConstraint):
    """Nothing that a flag of ``athlete.avoid`` rules out, through the flag's date if it has one.

    A flag with a ``side`` holds for both, so that neither gets ahead of a sore one. After its last
    day the exercises return where the athlete begins, and ``progression`` leads on from there.

    Pregnancy, postpartum, diastasis, pelvic floor, hernia, blood pressure and bone fragility get
    level 1 and breathing only before the day of a clinician's word, ``athlete.cleared``. With
    these and with back pain there is nothing fast, and no dip, roll or walk-out.

    After a birth and with diastasis exercises return in stages. Before the clinician's word, and in
    the six weeks after ``athlete.born_child``, there is hardly more than breathing; then six weeks
    without planks on the toes. From then on some of what the flags rule out opens, and six weeks
    later the rest (with diastasis not before its ``until``), if ``athlete.checked`` gives the day
    of a look at the belly without doming or heaviness. This constraint can't be switched off or
    loosened.

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
        athlete = problem.file.athlete
        return bool(athlete.avoid and ruling_flags(exercise, frame.day, athlete, self))

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find exercises that a flag rules out; flags aren't named."""
        athlete = problem.file.athlete
        for frame, sets in read_content(plan, problem):
            active = {a.flag for a in athlete.avoid if a.until is None or frame.day <= a.until}
            for exercise in sets:
                against = self._against(exercise, frame.day, active, athlete)
                if against:
                    yield self.hard(frame.day, f"{exercise.name} {against}")

    def _against(
        self, exercise: Exercise, day: date, active: Collection[str], athlete: Athlete
    ) -> str:
        """Say what stands against an exercise on a day; empty where nothing does."""
        staged = [flag for flag in active if flag in STAGED_FLAGS]
        if any(flag in exercise.flags for flag in active if flag not in staged):
            return "is ruled out by athlete.avoid"
        not_cleared = athlete.cleared is None or day < athlete.cleared
        if exercise.level > 1 and not_cleared and NEEDS_CLEARANCE.intersection(active):
            return "needs a clinician's word first"
        if staged and self._comes_later(exercise, self._weeks(day, athlete), staged, athlete, day):
            return "comes in a later stage of the return"
        slowed = any(flag in SLOW_FLAGS for flag in active)
        lever = exercise.id in DIPS_AND_ROLLS or exercise.ladder == WALK_OUTS
        return "is too fast or too long a lever for now" * (slowed and (exercise.fast or lever))

    def _weeks(self, day: date, athlete: Athlete) -> int:
        """Count whole weeks since the clinician's word and the first weeks from a birth; or -1."""
        if athlete.cleared is None:
            return -1
        since = (day - athlete.cleared).days
        if athlete.born_child is not None:
            since = min(since, (day - athlete.born_child).days - 7 * self.birth_weeks)
        return max(since // 7, -1)

    def _comes_later(
        self, exercise: Exercise, weeks: int, staged: Collection[str], athlete: Athlete, day: date
    ) -> bool:
        """Tell whether an exercise waits for a later stage, ``weeks`` after the first one began."""
        carries = any(flag in exercise.flags for flag in staged)
        if weeks < 0:
            breath = exercise.pattern == "breathing-bracing" and exercise.ladder != "pelvic-floor"
            return carries or not (exercise.id in GENTLEST or (breath and exercise.level == 1))
        second = weeks >= self.toes_weeks and athlete.checked is not None and athlete.checked <= day
        if second and weeks >= self.stage_weeks and "diastasis" not in staged:
            return False
        if exercise.id in OPENED_WHEN_CHECKED:
            return not second
        knees = exercise.standing or exercise.id in ON_KNEES
        toes = exercise.ladder in PLANK_LADDERS and not knees
        if "diastasis" in staged:
            return carries or toes or exercise.id in TURNS
        return carries or (toes and not (second and exercise.id == FULL_SIDE_PLANK))
