"""Define the constraint ``progression``."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from planner.athlete.age import FROM_55, athletes
from planner.athlete.phase_kind import SETTLED_PHASES
from planner.catalogue.exercises import Exercise
from planner.constraints.base import ContentConstraint, Safety, Violation
from planner.plan.plan import Plan
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame
from planner.programme.block_view import BlockView
from planner.programme.plan_content import read_content
from planner.settings.base import setting
from planner.settings.progression import ProgressionSettings


class Progression(ProgressionSettings, ContentConstraint):
    """Rungs in order, after enough sessions and days on the level below, and never down again.

    A block may hold the next level of a ladder once a rung of the level below was done in three
    sessions that count, over 21 days (28 for new athletes and from 55 years on). What has been
    reached is kept: a lower level costs points, and so does staying when the next one is open.
    After a break levels are lower for some weeks.

    Why: the "two for two" practice and a stay on each rung (evidence rows 28, 28b, grade D to E);
    order of overload in evidence 2.3; coach/plan.md 2 (E).

    Example:
        ``progression: {exposures: 5, days: 28}``
    """

    name: ClassVar[str] = "progression"
    says: ClassVar[str] = (
        "a harder exercise only after enough sessions with the easier one, and then no way back"
    )
    repealed: ClassVar[Mapping[str, str]] = {
        "new_a_session": "a letter has at most so many new exercises as variety.unfamiliar says",
        "rungs_a_mesocycle": "a block takes at most one level of a ladder",
        "start_level": "each ladder has a start of its own now",
    }
    safety: ClassVar[Safety] = Safety(can_be_off=True, loosened_for="anyone")
    dominant: ClassVar[str | None] = "exposures"

    down_points: int = setting(
        6,
        "Cost of each level below one that was done in the ladder.",
        unit="points",
        source="coach/plan.md 2 (E)",
        ge=0,
        le=20,
    )
    stay_points: int = setting(
        3,
        "Cost of a line whose next level is open.",
        unit="points",
        source="coach/plan.md 2 (E)",
        ge=0,
        le=20,
    )
    below_start_points: int = setting(
        2,
        "Cost of a line below where the athlete may begin.",
        unit="points",
        source="engineering choice (E)",
        ge=0,
        le=20,
    )

    def defaults_for(self, problem: Problem) -> Mapping[str, tuple[Any, str]]:
        """Return the familiar level by experience, and more days on a rung where that is wiser."""
        who, why = problem.experience, athletes(problem.experience)
        found: dict[str, tuple[Any, str]] = {}
        if self.familiar_level is None:
            found["familiar_level"] = self.familiar_up_to(who), why
        days = problem.ladders.days_on_rung
        if days != self.days:
            found["days"] = days, FROM_55 if problem.older else why
        return found

    def forbids(self, frame: SessionFrame, exercise: Exercise, problem: Problem) -> bool:
        """Forbid exercises earlier than any history could unlock them."""
        opens = problem.ladders.opens_on(exercise)
        return opens is None or frame.day < opens

    def bars(self, view: BlockView, letter: str, exercise: Exercise) -> bool:
        """Bar what isn't open when the block begins."""
        return not exercise.breathing and not view.history.is_open(exercise, view.start)

    def complaint(self, exercise: Exercise) -> str:
        """Say that an exercise comes too early."""
        return f"{exercise.name} before enough sessions with the easier one"

    def use_points(self, view: BlockView, letter: str, exercise: Exercise) -> int:
        """Charge what is easier than what the athlete has done, or may do now."""
        if exercise.role in ("breathing", "pelvic-floor") or view.phase not in SETTLED_PHASES:
            return 0
        within = self._within(view, letter, exercise)
        top = view.history.levels.get(exercise.ladder)
        if top is None:
            begin = view.problem.ladders.begins_at.get(exercise.ladder, 1)
            below = exercise.level < min(begin, within) and not view.problem.slow_on(view.start)
            return self.below_start_points if below else 0
        points = self.down_points * max(0, min(top, within) - exercise.level)
        levels = [e.level for e in view.candidates[letter] if e.ladder == exercise.ladder]
        if not points and exercise.level == top < max(levels, default=0):
            points = self.stay_points
        return points

    def _within(self, view: BlockView, letter: str, exercise: Exercise) -> int:
        """Return the highest level of a ladder that the letter's class and cap allow."""
        frames = view.strong[letter]
        most = min(max(view.class_level(f) for f in frames), max(f.level_cap for f in frames))
        flags = view.problem.flags_on(view.start)
        rungs = [
            e.level
            for e in view.problem.repertoire
            if e.ladder == exercise.ladder and not e.flags & flags and e.level <= most
        ]
        return max(rungs, default=exercise.level)

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find exercises that are not open yet, and programmes that go back or stand still."""
        for frame, sets in read_content(plan, problem):
            for exercise in sets:
                opens = problem.ladders.opens_on(exercise)
                early = opens is None or frame.day < opens
                if frame.course is not None and not exercise.breathing:
                    early |= exercise.level > frame.course.reach.get(exercise.ladder, 0)
                if early:
                    yield self.hard(
                        frame.day,
                        f"{exercise.name} before enough sessions with the easier one",
                    )
        yield from self.unmet_wishes(plan, problem)
