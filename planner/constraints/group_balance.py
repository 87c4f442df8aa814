"""Define the constraint ``group-balance``."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Final

from planner.constraints.base import ProgrammeConstraint, Strength
from planner.programme.block_view import BlockView
from planner.programme.tally import Tally
from planner.programme.week_credits import credits_of, distinct_weeks
from planner.settings.base import setting

GROUPS: Final = {
    "abdomen": ("ra", "obl", "tva", "ql"),
    "back": ("es", "mf", "lat"),
    "hips": ("gmax", "gmed", "add", "ham"),
}
"""Areas of each group; hip flexors are apart (coach/plan.md 2, grade E)."""

WEIGHTED_SETS: Final = {1: (2, 2, 3), 2: (4, 4, 4), 3: (6, 4, 8)}
"""Weighted sets of abdomen, back and hips in weeks of so many sessions (plan.md 2, grade E)."""


class GroupBalance(ProgrammeConstraint):
    """Abdomen, back and hips get their weighted sets every full week.

    Weeks of three sessions want 6, 4 and 8, of two 4 each, of one 2, 2 and 3; less where the
    minutes are few.

    Why: none of the three works alone (evidence row 22; coach/plan.md 2, grade E).

    Example:
        ``group-balance: {points: 4}``
    """

    name: ClassVar[str] = "group-balance"
    says: ClassVar[str] = "abdomen, back and hips all get their sets every week"
    repealed: ClassVar[Mapping[str, str]] = dict.fromkeys(
        (
            "",
            "band_sets",
            "base",
            "build",
            "least_sessions",
            "maintenance",
            "peak",
            "strength",
            "taper",
            "tolerance",
        ),
        "abdomen, back and hips have weighted sets of their own now",
    )
    strengths: ClassVar[tuple[Strength, ...]] = ("soft",)

    percent: int = setting(
        100,
        "Share of the table's sets that is wanted.",
        unit="percent",
        source="coach/plan.md 2 (E)",
        ge=0,
        le=150,
    )
    minutes_a_set: int = setting(
        9,
        "A group is asked for at most one weighted set in so many minutes of the week.",
        unit="minutes",
        source="engineering choice (E)",
        ge=3,
        le=30,
    )
    points: int = setting(
        3,
        "Cost of each half set missing.",
        unit="points",
        source="coach/plan.md 2 (E)",
        ge=0,
        le=20,
    )

    def tallies(self, view: BlockView) -> Iterator[Tally]:
        """Count half sets of each group in each kind of week."""
        if not view.settled:
            return
        for week in distinct_weeks(view):
            minutes = sum(frame.minutes for frame in week)
            for name, half_sets in zip(GROUPS, self._wanted(len(week), minutes), strict=True):
                weights = credits_of(view, week, GROUPS[name])
                if weights and half_sets:
                    said = f"{name}: fewer than {half_sets / 2:g} weighted sets a week"
                    yield Tally(said, self.points, sets=weights, least=half_sets)

    def _wanted(self, sessions: int, minutes: int) -> list[int]:
        table = WEIGHTED_SETS[min(sessions, max(WEIGHTED_SETS))]
        most = 2 * minutes // self.minutes_a_set
        return [min(2 * sets * self.percent // 100, most) for sets in table]
