"""Define the constraint ``session-class``."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from planner.athlete.age import athletes
from planner.athlete.models.person import Experience
from planner.athlete.phase_kind import PhaseKind
from planner.catalogue.exercises import Exercise
from planner.constraints.base import ContentConstraint, Safety, Violation
from planner.plan.plan import Plan, SessionClass
from planner.problem.dose import dose, most_sets
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame
from planner.programme.block_view import BlockView
from planner.programme.plan_content import read_content
from planner.programme.tally import Place, Tally
from planner.settings.base import setting
from planner.settings.session_class import SessionClassSettings
from planner.timeline.instants import MINUTES_PER_HOUR

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import ContentChoices
    from planner.solver.expressions import Amount

LOADED_HIPS = frozenset({"gmax", "ham", "add", "hipflex"})
CLASS_LEVEL = 3
HARDER_HOURS = 24
"""Hours from a medium session with a line of level 4 to a hard run (coach/plan.md 4, grade E)."""

TOP_LEVEL = 4
"""Exercises from these levels on are at the level of a medium, and of a heavy session."""


def loads_hips(exercise: Exercise) -> bool:
    """Tell whether an exercise loads a hip area at level 3 or more, or lengthens it under load."""
    loaded = exercise.level >= 3 and not LOADED_HIPS.isdisjoint(exercise.primary)
    return loaded or exercise.eccentric


class SessionClassCeiling(SessionClassSettings, ContentConstraint):
    """A session keeps under its class, and reaches it.

    Light: level 2 at most, two sets, holds of 20 s. Medium: level 3 at most. Heavy: anything the
    athlete may do. Sets of one exercise are limited by phase too. A letter of medium or heavy
    sessions wants two lines of level 3 once two ladders have them open, of heavy ones a line of
    level 4.

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
    repealed: ClassVar[Mapping[str, str]] = {
        "easy": "a letter keeps its level now",
        "grace_days": "a level is asked for from the block on in which it is open",
        "heavy_sets": "lines at their level are counted now",
        "medium_sets": "lines at their level are counted now",
        "minutes_a_set": "lines at their level are counted now",
        "stone_points": "a programme climbs when a level is earned",
    }
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
    harder_from_block: int = setting(
        3,
        "From this programme on a medium session may hold one line of level 4 without kit.",
        unit="programme",
        source="coach/plan.md 4 (E)",
        ge=1,
        le=20,
    )
    level_points: int = setting(
        10,
        "Cost of a heavy session's letter without a line of level 4.",
        unit="points",
        source="coach/plan.md 4 (E)",
        ge=0,
        le=20,
    )
    at_class: int = setting(
        2,
        "Lines of level 3 or more that a medium or heavy session should have.",
        unit="lines",
        source="defaults, Class (E); coach/plan.md 4 (E)",
        ge=0,
        le=5,
    )
    reach_points: int = setting(
        2,
        "Cost of each line missing at the class of a session.",
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
        """Forbid exercises above the class's level."""
        ceiling = self._ceiling(frame.session_class)
        if exercise.level <= ceiling:
            return False
        return not self._is_the_harder_line(exercise, frame, problem)

    def _is_the_harder_line(
        self, exercise: Exercise, frame: SessionFrame, problem: Problem
    ) -> bool:
        """Tell whether a medium session may hold an exercise as its one line of level 4."""
        return (
            frame.session_class is SessionClass.MEDIUM
            and exercise.level == TOP_LEVEL == self.medium_level + 1
            and not exercise.equipment
            and not exercise.eccentric
            and problem.experience is not Experience.NEW
            and not problem.older
            and not problem.slow_on(frame.day)
            and problem.programme_on(frame.day) >= self.harder_from_block
            and all(gap >= HARDER_HOURS * MINUTES_PER_HOUR for _, gap in frame.before)
        )

    def _ceiling(self, session_class: SessionClass) -> int:
        levels = {SessionClass.LIGHT: self.light_level, SessionClass.MEDIUM: self.medium_level}
        return levels.get(session_class, 5)

    def tallies(self, view: BlockView) -> Iterator[Tally]:
        """Count the lines at the level of each letter's class."""
        for letter in view.letters:
            rank = view.rank(letter)
            hard = view.uses(lambda e: e.level >= TOP_LEVEL and _is_work(e), [letter])
            own = view.uses(lambda e: e.level >= CLASS_LEVEL and _is_work(e), [letter])
            if rank == SessionClass.HEAVY.rank and hard:
                said = f"nothing of level 4 in the heavy session {letter}"
                yield Tally(said, self.level_points, uses=hard, least=1)
            if rank == SessionClass.MEDIUM.rank and len(hard) > 1:
                said = f"more than one line of level 4 in the medium session {letter}"
                yield Tally(said, None, uses=hard, most=1)
            ladders = {_ladder_of(view, place) for place in own}
            if rank > 0 and len(ladders) > 1:
                said = f"too little of level 3 in session {letter}"
                least = min(self.at_class, len(ladders))
                yield Tally(said, self.reach_points, uses=own, least=least)

    def post(self, model: "CpModel", choices: "ContentChoices", problem: Problem) -> "Amount":
        """Allow a medium session one line of level 4."""
        for frame in choices.frames:
            if frame.session_class is SessionClass.MEDIUM and choices.relevant([frame]):
                model.add(
                    sum(
                        choices.uses(frame, e)
                        for e in choices.candidates(frame)
                        if e.level >= TOP_LEVEL
                    )
                    <= 1
                )
        return 0

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find sessions above their class, and sessions that don't reach it."""
        for frame, sets in read_content(plan, problem):
            name = frame.session_class.value
            for exercise, amount in sets.items():
                levels = {"light": self.light_level, "medium": self.medium_level}
                above = exercise.level > levels.get(name, 5)
                if above and not self._is_the_harder_line(exercise, frame, problem):
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
            hard = sum(exercise.level >= TOP_LEVEL for exercise in sets)
            if name == "medium" and hard > 1:
                yield self.hard(
                    frame.day, f"{hard} exercises of level 4 in a medium session, one is allowed"
                )
        yield from self.unmet_wishes(plan, problem)


def _is_work(exercise: Exercise) -> bool:
    return exercise.role not in ("breathing", "pelvic-floor")


def _ladder_of(view: BlockView, place: Place) -> str:
    return view.problem.catalogue.by_id[place[1]].ladder
