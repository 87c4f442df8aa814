"""Settings of ``class-mix``: the classes of a week's sessions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from planner.athlete.phase_kind import RACE_AND_RECOVERY, PhaseKind
from planner.settings.base import Settings, setting

CLASS_RPE: Final[Mapping[str, int]] = {"light": 3, "medium": 5, "heavy": 7}
"""Planned effort of a session by its class, on the CR-10 scale (evidence 2.4, engineering)."""


@dataclass(frozen=True, slots=True)
class ClassMix:
    """Percent of a phase's sessions by class; they add up to 100."""

    heavy: int
    medium: int
    light: int

    @property
    def rpe_percent(self) -> int:
        """Returns a hundred times the mean RPE of the mix."""
        shares = {"heavy": self.heavy, "medium": self.medium, "light": self.light}
        return sum(CLASS_RPE[name] * percent for name, percent in shares.items())

    @property
    def highest_rpe(self) -> int:
        """Returns the RPE of the heaviest class that has a share."""
        return CLASS_RPE["heavy" if self.heavy else "medium" if self.medium else "light"]


Classes = tuple[str, ...]
"""The classes of a week's sessions, the heaviest first."""

FULL_WEEK: Final[Mapping[int, Classes]] = {
    1: ("heavy",),
    2: ("heavy", "medium"),
    3: ("heavy", "medium", "light"),
    4: ("heavy", "medium", "medium", "light"),
}
"""Classes of a full week of build by its sessions; base has medium for heavy (plan.md 1, E)."""

HEAVY_PHASES: Final = frozenset({PhaseKind.BUILD, PhaseKind.PEAK})
SINGLE_HEAVY_FROM_BLOCK: Final = 3
"""One session a week is heavy in build, and from the third block on (coach/plan.md 1, grade E)."""


class ClassMixSettings(Settings):
    """Sets from when on each class is offered."""

    reach_level: int = setting(
        3,
        "Medium and heavy sessions come where the level cap is at least this.",
        unit="level",
        source="defaults, Class (D)",
        ge=2,
        le=4,
    )
    first_half_weeks: int = setting(
        6,
        "The first half of a base is at most so long.",
        unit="weeks",
        source="defaults, Season (D)",
        ge=1,
        le=12,
    )
    new_light_weeks: int = setting(
        2,
        "New athletes have light sessions only for so long.",
        unit="weeks",
        source="engineering choice (E)",
        ge=0,
        le=8,
    )
    new_without_heavy_weeks: int = setting(
        8,
        "New athletes have no heavy session for so long.",
        unit="weeks",
        source="defaults, Class (D)",
        ge=0,
        le=26,
    )

    def classes_of(
        self, sessions: int, kind: PhaseKind, *, block: int, deload: bool, heavy: bool
    ) -> Classes:
        """Returns the classes of a week, the heaviest first.

        Args:
            sessions: How many it has.
            kind: Its phase.
            block: Its mesocycle's number in the season, from 1.
            deload: Whether it is a deload week, which has medium for heavy.
            heavy: Whether a heavy session may be offered at all.
        """
        if kind in RACE_AND_RECOVERY or not sessions:
            return ("light",) * sessions
        if kind is PhaseKind.TAPER:
            return ("medium", *("light",) * (sessions - 1))
        most = max(FULL_WEEK)
        classes = (*FULL_WEEK[min(sessions, most)], *("light",) * (sessions - most))
        strong = kind in HEAVY_PHASES or (sessions == 1 and block >= SINGLE_HEAVY_FROM_BLOCK)
        if strong and heavy and not deload:
            return classes
        return tuple("medium" if name == "heavy" else name for name in classes)


def mix_of(classes: Classes) -> ClassMix:
    """Returns the shares of a week's classes, in percent; all light where it has none."""
    if not classes:
        return ClassMix(0, 0, 100)
    heavy = 100 * classes.count("heavy") // len(classes)
    medium = 100 * classes.count("medium") // len(classes)
    return ClassMix(heavy, medium, 100 - heavy - medium)
