"""Define the constraint ``session-class``."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from planner.athlete.age import athletes
from planner.athlete.models.person import Experience
from planner.athlete.phase_kind import PhaseKind
from planner.catalogue.exercises import Exercise
from planner.constraints._shared.session_targets import (
    SessionTarget,
    post_targets,
    target,
    unmet_targets,
)
from planner.constraints.base import ContentConstraint, Safety, Violation
from planner.plan.plan import Plan, SessionClass
from planner.problem.dose import dose, most_sets
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame, read_content
from planner.settings.base import setting
from planner.settings.session_class import SessionClassSettings

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import ContentChoices
    from planner.solver.expressions import Amount

LOADED_HIPS = frozenset({"gmax", "ham", "add", "hipflex"})
CLASS_LEVEL = 3
"""Exercises from this level on are at the level of a medium or heavy session."""


def loads_hips(exercise: Exercise) -> bool:
    """Tell whether an exercise loads a hip area at level 3 or more."""
    return exercise.level >= 3 and not LOADED_HIPS.isdisjoint(exercise.primary)


class SessionClassCeiling(SessionClassSettings, ContentConstraint):
    """A session keeps under its class, and reaches it.

    Light: level 2 at most, two sets, holds of 20 s. Medium: level 3 at most and no loaded hip
    area at level 3. Heavy: anything the athlete may do. Sets of one exercise are limited by phase
    too. At least two exercises of a medium or heavy session are of level 3 or more, and one of a
    heavy session is of level 4 where the athlete can do one.

    Why: class is what recovery around runs is planned with, so content must keep it; without a
    wish to reach it nothing would ever progress (engineering, grade E).

    Example:
        ``session-class: {at_class: 3, build: 4}``
    """

    name: ClassVar[str] = "session-class"
    monotone_in_sessions: ClassVar[Literal["nothing", "limits", "all"]] = "all"
    says: ClassVar[str] = (
        "light, medium and heavy sessions keep to their level and sets, and reach them"
    )
    safety: ClassVar[Safety] = Safety(can_be_off=False, loosened_for="adults")
    """Keeps what "light" before and after races rests on."""
    dominant: ClassVar[str | None] = "at_class"

    light_level: int = setting(
        2,
        "Highest level of a light session.",
        unit="level",
        source="defaults, Class (D); evidence 2.2, 3",
        ge=1,
        le=2,
    )
    medium_level: int = setting(
        3,
        "Highest level of a medium session.",
        unit="level",
        source="defaults, Class (D)",
        ge=2,
        le=4,
    )
    at_class: int = setting(
        2,
        "Exercises at level 3 or more that a medium or heavy session should have.",
        unit="exercises",
        source="defaults, Class (E)",
        ge=0,
        le=5,
    )
    grace_days: int = setting(
        14,
        "For so long after a harder exercise could first come it isn't asked for yet.",
        unit="days",
        source="engineering choice (E)",
        ge=0,
        le=60,
    )
    medium_sets: int = setting(
        3,
        "Sets at level 3 or more that a medium session should have.",
        unit="sets",
        source="engineering choice (E)",
        ge=0,
        le=12,
    )
    heavy_sets: int = setting(
        5,
        "Sets at level 3 or more that a heavy session should have.",
        unit="sets",
        source="engineering choice (E)",
        ge=0,
        le=16,
    )
    minutes_a_set: int = setting(
        4,
        "Short sessions are asked for one set at their level for so many minutes.",
        unit="minutes",
        source="engineering choice (E)",
        ge=1,
        le=15,
    )
    easy: int = setting(
        2,
        "Exercises of a medium or heavy session that may be far below the athlete's level.",
        unit="exercises",
        source="engineering choice (E)",
        ge=0,
        le=8,
    )
    stone_points: int = setting(
        1,
        "Cost of a session without an exercise that leads to a harder one.",
        unit="points",
        source="engineering choice (E)",
        ge=0,
        le=20,
    )
    reach_points: int = setting(
        3,
        "Cost of each exercise that is missing at the class of a session.",
        unit="points",
        source="defaults, Class (E)",
        ge=0,
        le=20,
    )

    def defaults_for(self, problem: Problem) -> Mapping[str, tuple[Any, str]]:
        """New athletes have fewer sets."""
        if problem.experience is not Experience.NEW:
            return {}
        return {
            kind.value: (self.new_sets, athletes(problem.experience))
            for kind in PhaseKind
            if self.most_sets_in(kind) > self.new_sets
        }

    def forbids(self, frame: SessionFrame, exercise: Exercise, problem: Problem) -> bool:
        """Forbid exercises above the class's level, and loaded hips in a medium session."""
        if exercise.level > self._ceiling(frame.session_class):
            return True
        return frame.session_class is SessionClass.MEDIUM and loads_hips(exercise)

    def _ceiling(self, session_class: SessionClass) -> int:
        levels = {SessionClass.LIGHT: self.light_level, SessionClass.MEDIUM: self.medium_level}
        return levels.get(session_class, 5)

    def _targets(self, frame: SessionFrame, problem: Problem) -> Iterator[SessionTarget]:
        """Targets of a medium or heavy session: work at its class, and the way there."""
        if frame.session_class is SessionClass.LIGHT:
            return
        usable = problem.usable(frame)
        reachable = [e for e in usable if self._within_reach(e, frame, problem)]
        level_3 = [e for e in reachable if e.level >= CLASS_LEVEL]
        hurried = problem.experience is Experience.REGULAR and not problem.older
        stones = [e for e in usable if hurried and e.id in problem.ladders.stepping_stones]
        yield target(
            level_3, self.at_class, self.reach_points, "too few exercises at the level of its class"
        )
        yield target(stones, 1, self.stone_points, "no exercise that leads to a harder one")
        if frame.session_class is SessionClass.HEAVY:
            level_4 = [e for e in reachable if e.level >= 4]
            yield target(level_4, 1, self.reach_points, "no exercise of level 4")

    def _sets_wanted(self, frame: SessionFrame, problem: Problem) -> int:
        """Count the sets at level 3 or more that the session's class needs, as far as possible."""
        wanted = {
            SessionClass.LIGHT: 0,
            SessionClass.MEDIUM: self.medium_sets,
            SessionClass.HEAVY: self.heavy_sets,
        }[frame.session_class]
        usable = [e for e in problem.usable(frame) if e.level >= CLASS_LEVEL]
        reachable = [e for e in usable if self._within_reach(e, frame, problem)]
        most = sorted((most_sets(e, frame) for e in reachable), reverse=True)
        able = sum(most[: self.at_class])
        return min(wanted, frame.minutes // self.minutes_a_set, able)

    def _too_easy(self, frame: SessionFrame, exercise: Exercise, problem: Problem) -> bool:
        """Tell whether an exercise counts as too easy for the session, if there are several."""
        floor = problem.ladders.start_level - 1
        counts = frame.session_class is not SessionClass.LIGHT and not exercise.breathing
        return counts and exercise.level < min(floor, frame.level_cap - 1)

    def _within_reach(self, exercise: Exercise, frame: SessionFrame, problem: Problem) -> bool:
        opens = problem.ladders.opens_on(exercise)
        waits = not problem.ladders.is_open(exercise)
        return opens is not None and frame.day >= opens + timedelta(days=self.grace_days * waits)

    def post(self, model: "CpModel", choices: "ContentChoices", problem: Problem) -> "Amount":
        """Limit sets; count exercises at the class."""
        cost: Amount = 0
        for frame in choices.frames:
            if not choices.relevant([frame]):
                continue
            for exercise in choices.candidates(frame):
                most = most_sets(exercise, frame)
                model.add(choices.sets(frame, exercise) <= most)
            cost += post_targets(choices, frame, self._targets(frame, problem))
            sets = sum(
                choices.sets(frame, e) for e in choices.candidates(frame) if e.level >= CLASS_LEVEL
            )
            cost += choices.below(sets, self._sets_wanted(frame, problem))
            easy = sum(
                choices.uses(frame, e)
                for e in choices.candidates(frame)
                if self._too_easy(frame, e, problem)
            )
            cost += choices.above(easy, self.easy)
        return cost

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find sessions above their class, and sessions that don't reach it."""
        for frame, sets in read_content(plan, problem):
            name = frame.session_class.value
            for exercise, amount in sets.items():
                levels = {"light": self.light_level, "medium": self.medium_level}
                if exercise.level > levels.get(name, 5) or (
                    name == "medium" and exercise.level > 2 and LOADED_HIPS & set(exercise.primary)
                ):
                    yield self.hard(frame.day, f"{exercise.name} is too much for a {name} session")
                if amount > most_sets(exercise, frame):
                    yield self.hard(frame.day, f"{amount} sets of {exercise.name} are too many")
                hold = dose(exercise, frame).hold_s or 0
                if name == "light" and hold > self.light_hold and not exercise.breathing:
                    yield self.hard(
                        frame.day,
                        f"{hold} s of {exercise.name} in a light session, at most"
                        f" {self.light_hold} s allowed",
                    )
            for points, lacks in unmet_targets(sets, self._targets(frame, problem)):
                yield self.soft(frame.day, points, f"a {name} session with {lacks}", "day")
            done = sum(amount for exercise, amount in sets.items() if exercise.level > 2)
            missing = self._sets_wanted(frame, problem) - done
            if missing > 0:
                yield self.soft(
                    frame.day, missing, f"a {name} session with {done} sets at its level", "day"
                )
            easy = sum(self._too_easy(frame, exercise, problem) for exercise in sets)
            if easy > self.easy:
                yield self.soft(
                    frame.day,
                    easy - self.easy,
                    f"a {name} session with {easy} easy exercises",
                    "day",
                )
