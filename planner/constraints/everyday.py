"""Define the constraint ``everyday``."""

from collections.abc import Iterator
from typing import ClassVar

from planner.athlete.models.person import Experience
from planner.catalogue.exercises import Exercise
from planner.constraints.base import ProgrammeConstraint, Strength
from planner.programme.block_view import BlockView
from planner.programme.everyday import near_everyday
from planner.programme.session_template import leans_or_sits
from planner.programme.tally import Tally
from planner.settings.base import setting

LIGHT_LEVEL = 2


class Everyday(ProgrammeConstraint):
    """Half of the lines are exercises that every runner knows, or one level above those.

    Others cost a point; standing at a wall or sitting costs two for who can do more.

    Why: what one knows gets done (adherence, evidence §8, 3; coach/plan.md 2, grade E).

    Example:
        ``everyday: {other_points: 0}``
    """

    name: ClassVar[str] = "everyday"
    says: ClassVar[str] = "mostly exercises that a runner knows"
    strengths: ClassVar[tuple[Strength, ...]] = ("soft",)
    dominant: ClassVar[str | None] = "share"

    share: int = setting(
        50,
        "Lines of a session that are everyday or the level above.",
        unit="percent",
        source="coach/plan.md 2 (E)",
        ge=0,
        le=100,
    )
    missing_points: int = setting(
        4,
        "Cost of each everyday line missing.",
        unit="points",
        source="engineering choice (E)",
        ge=0,
        le=20,
    )
    other_points: int = setting(
        1,
        "Cost of any other exercise.",
        unit="points",
        source="coach/plan.md 2 (E)",
        ge=0,
        le=20,
    )
    oddity_points: int = setting(
        2,
        "Cost of an exercise at a wall or sitting for who can do more.",
        unit="points",
        source="coach/plan.md 2 (E)",
        ge=0,
        le=20,
    )

    def use_points(self, view: BlockView, letter: str, exercise: Exercise) -> int:
        """Charge what few runners know."""
        if exercise.role in ("breathing", "pelvic-floor"):
            return 0
        able = view.problem.experience is not Experience.NEW
        if able and leans_or_sits(exercise) and not view.problem.slow_on(view.start):
            return self.oddity_points
        return 0 if near_everyday(exercise, view.problem) else self.other_points

    def tallies(self, view: BlockView) -> Iterator[Tally]:
        """Count the everyday lines of each session."""
        for letter in view.letters:
            places = view.uses(lambda e: near_everyday(e, view.problem), [letter])
            least = -(-view.wanted_lines(letter) * self.share // 100)
            if places and least:
                said = f"fewer than {least} everyday exercises in session {letter}"
                yield Tally(said, self.missing_points, uses=places, least=min(least, len(places)))
            if any(frame.light for frame in view.of_letter[letter]):
                easy = view.uses(lambda e: e.ladder in _easy_ladders(view), [letter])
                if easy:
                    said = f"nothing everyday that a light session {letter} could hold"
                    yield Tally(said, self.missing_points, uses=easy, least=1)


def _easy_ladders(view: BlockView) -> frozenset[str]:
    """Collect the ladders whose highest rungs for a light session are everyday exercises."""
    highest: dict[str, list[Exercise]] = {}
    for exercise in view.problem.repertoire:
        if exercise.level <= LIGHT_LEVEL:
            rungs = highest.setdefault(exercise.ladder, [])
            if rungs and rungs[0].level < exercise.level:
                rungs.clear()
            rungs.append(exercise)
    return frozenset(name for name, rungs in highest.items() if all(e.everyday for e in rungs))
