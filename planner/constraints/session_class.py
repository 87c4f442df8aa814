"""``session-class``."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from planner.catalogue import Exercise
from planner.constraints.base import ContentConstraint, Violation
from planner.dose import LIGHT_HOLD_SECONDS, dose, most_sets
from planner.frame import Frame, read_content
from planner.plan import Plan, SessionClass
from planner.problem import Problem
from planner.season.settings import setting

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import Amount, ContentChoices

LOADED_HIPS = frozenset({"gmax", "ham", "add", "hipflex"})
CEILING = {SessionClass.LIGHT: 2, SessionClass.MEDIUM: 3, SessionClass.HEAVY: 5}


def loads_hips(exercise: Exercise) -> bool:
    """Whether it loads a hip area at level 3 or more."""
    return exercise.level >= 3 and not LOADED_HIPS.isdisjoint(exercise.primary)


class SessionClassCeiling(ContentConstraint):
    """A session keeps under its class, and reaches it.

    Light: level 2 at most, two sets, holds of 20 s. Medium: level 3 at most and no loaded hip
    area at level 3. Heavy: anything the athlete may do. At least two exercises of
    a medium or heavy session are of level 3 or more, and one of a heavy session is of level 4
    where the athlete can do one.

    Why: class is what recovery around runs is planned with, so content must keep it; without a
    wish to reach it nothing would ever progress (engineering, grade E).

    Example:
        ``session-class: {at_class: 3}``
    """

    name: ClassVar[str] = "session-class"
    says: ClassVar[str] = "a ceiling on levels, areas and sets, and a wish to reach it"
    dominant: ClassVar[str | None] = "at_class"

    at_class: int = setting(
        2,
        "Exercises at the class of a session.",
        unit="exercises",
        source="defaults, Class (E)",
        ge=0,
        le=5,
    )
    grace_days: int = setting(
        14,
        "A rung is wished for only so long after it could first be open.",
        unit="days",
        source="engineering choice (E)",
        ge=0,
        le=60,
    )
    reach_points: int = setting(
        3, "Cost of each that is missing.", unit="points", source="defaults, Class (E)", ge=0, le=20
    )

    def forbids(self, frame: Frame, exercise: Exercise, problem: Problem) -> bool:
        """Above the class's level, or loading the hips in a medium session."""
        if exercise.level > CEILING[frame.session_class]:
            return True
        return frame.session_class is SessionClass.MEDIUM and loads_hips(exercise)

    def _wanted(self, frame: Frame, problem: Problem) -> list[tuple[frozenset[str], int]]:
        """Groups of exercises of which so many should be in the session."""
        if frame.session_class is SessionClass.LIGHT:
            return []
        usable = [e for e in problem.usable(frame) if self._within_reach(e, frame, problem)]
        medium = frame.session_class is SessionClass.MEDIUM
        at_class = [e for e in usable if e.level >= 3]
        level_4 = [e for e in usable if e.level >= 4 and not medium]
        groups = ((at_class, self.at_class), (level_4, 1))
        return [(frozenset(e.id for e in g), min(n, len(g))) for g, n in groups if g]

    def _within_reach(self, exercise: Exercise, frame: Frame, problem: Problem) -> bool:
        opens = problem.opens_on(exercise)
        waits = not problem.is_open(exercise)
        return opens is not None and frame.day >= opens + timedelta(days=self.grace_days * waits)

    def post(self, model: "CpModel", choices: "ContentChoices", problem: Problem) -> "Amount":
        """Limits sets; counts exercises at the class."""
        cost: Amount = 0
        for frame in choices.frames:
            if not choices.relevant([frame]):
                continue
            for exercise in choices.candidates(frame):
                most = most_sets(exercise, frame, problem.experience)
                model.add(choices.sets(frame, exercise) <= most)
            for group, least in self._wanted(frame, problem):
                used = sum(
                    choices.uses(frame, e) for e in choices.candidates(frame) if e.id in group
                )
                cost += self.reach_points * choices.below(used, least)
        return cost

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Sessions above their class, and sessions that don't reach it."""
        for frame, sets in read_content(plan, problem):
            name = frame.session_class.value
            for exercise, amount in sets.items():
                if exercise.level > {"light": 2, "medium": 3, "heavy": 5}[name] or (
                    name == "medium" and exercise.level > 2 and LOADED_HIPS & set(exercise.primary)
                ):
                    yield self.hard(frame.day, f"{exercise.name} is too much for a {name} session")
                if amount > most_sets(exercise, frame, problem.experience):
                    yield self.hard(frame.day, f"{amount} sets of {exercise.name} are too many")
                hold = dose(exercise, frame).hold_s or 0
                if name == "light" and hold > LIGHT_HOLD_SECONDS and not exercise.breathing:
                    yield self.hard(frame.day, f"{hold} s of {exercise.name} in a light session")
            for group, least in self._wanted(frame, problem):
                missing = least - sum(exercise.id in group for exercise in sets)
                if missing > 0:
                    yield self.soft(
                        frame.day,
                        self.reach_points * missing,
                        f"{missing} fewer exercises at its class than a {name} session has",
                        "day",
                    )
