"""Define the constraint ``core-families``."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import ClassVar, Final

from planner.athlete.phase_kind import PhaseKind
from planner.catalogue.exercises import Exercise
from planner.constraints.base import ProgrammeConstraint, Strength
from planner.problem.session_frame import SessionFrame
from planner.programme.block_view import BlockView
from planner.programme.everyday import near_everyday
from planner.programme.tally import Place, Tally
from planner.settings.base import setting

FULL_BLOCK_WEEKS: Final = 3
STANDING_PHASES: Final = (PhaseKind.BUILD, PhaseKind.PEAK)

STAPLES: Final[tuple[tuple[str, Callable[[Exercise], bool]], ...]] = (
    (
        "a plank",
        lambda e: e.ladder in ("front-plank", "all-fours-brace", "plank-anti-rotation"),
    ),
    ("a side plank", lambda e: e.ladder == "lateral-plank"),
    ("a bridge", lambda e: e.family == "bridges"),
    ("a back exercise", lambda e: e.role == "back"),
    ("an exercise for the outer hip", lambda e: "gmed" in e.primary),
)
"""What every full week holds (coach/plan.md 2, grade E)."""


class CoreFamilies(ProgrammeConstraint):
    """Each block has the six founding families, each full week a plank, a side plank and a bridge.

    Planks, side planks, bridges, bicycle crunches, Russian twists and leg raises, at most as many
    as the block has lines less two; each full week of two sessions or of 20 minutes a back exercise
    and one for the outer hip too, in build and peak one that is done standing. What flags or
    exclusions leave empty is waived.

    Why: regular and varied is the founding idea of the product (grade D).

    Example:
        ``core-families: {weekly_points: 10}``
    """

    name: ClassVar[str] = "core-families"
    says: ClassVar[str] = "the six exercise families in each block, planks and bridges each week"
    repealed: ClassVar[Mapping[str, str]] = dict.fromkeys(
        ("", "days", "single_families"),
        "each block of the programme has its families now",
    )
    strengths: ClassVar[tuple[Strength, ...]] = ("soft",)

    missing_points: int = setting(
        6, "Cost of a family missing.", unit="points", source="coach/plan.md 2 (E)", ge=0, le=20
    )
    weekly_points: int = setting(
        8,
        "Cost of a plank, side plank, bridge, back or hip exercise missing in full weeks.",
        unit="points",
        source="coach/plan.md 2 (E); raised above what an everyday line costs",
        ge=0,
        le=20,
    )
    least_minutes: int = setting(
        20,
        "Weeks with less core than this and one session are left alone.",
        unit="minutes",
        source="coach/plan.md 2 (E)",
        ge=0,
        le=120,
    )

    def tallies(self, view: BlockView) -> Iterator[Tally]:
        """Count families in the block, and what every week should have."""
        if not view.settled:
            return
        families = [
            places
            for family in view.problem.catalogue.families
            if (places := _everyday_of(family, view))
        ]
        lines = sum(view.most_lines(letter) for letter in view.weekly_letters)
        least = min(len(families), max(1, lines - 2))
        if len(view.weeks) >= FULL_BLOCK_WEEKS or view.history.ladders is None:
            said = f"fewer than {least} exercise families in a block"
            yield Tally(said, self.missing_points, groups=tuple(families), least=least)
        if not all(self._asked(week) for week in view.weeks):
            return
        staples = [*STAPLES]
        if view.phase in STANDING_PHASES:
            staples.append(("a standing exercise", lambda e: e.standing))
        for name, wanted in staples:
            if uses := view.uses(wanted, view.weekly_letters):
                said = f"full weeks without {name}"
                yield Tally(said, self.weekly_points, uses=uses, least=1)

    def _asked(self, week: Sequence[SessionFrame]) -> bool:
        minutes = sum(frame.minutes for frame in week)
        return len(week) > 1 or minutes >= self.least_minutes


def _everyday_of(family: str, view: BlockView) -> frozenset[Place]:
    """Collect a family's places: everyday exercises, or those a level above."""
    return view.places(lambda e: e.family == family and near_everyday(e, view.problem))
