"""Settings of ``class-mix``: shares of light, medium and heavy sessions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final, cast

from pydantic import AfterValidator

from planner.athlete.phase_kind import RACE_AND_RECOVERY, PhaseKind
from planner.settings.base import Settings, Whole, setting

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


def _check_mix(mix: tuple[int, int, int]) -> tuple[int, int, int]:
    """Checks three shares of a whole.

    Raises:
        ValueError: A negative one, or not a hundred percent together.
    """
    if min(mix) < 0 or sum(mix) != 100:
        found = "has a share below 0" if min(mix) < 0 else f"are {sum(mix)} % together"
        raise ValueError(
            f"{list(mix)} {found}; write the shares of heavy, medium and light"
            " sessions, 100 % together, as [20, 60, 20]"
        )
    return mix


Mix = Annotated[tuple[Whole, Whole, Whole], AfterValidator(_check_mix)]


def _mix(default: tuple[int, int, int], where: str) -> Any:
    meaning = f"Heavy, medium and light sessions in {where}."
    return setting(default, meaning, unit="percent", source="evidence 3.3 (D)")


class ClassMixSettings(Settings):
    """Shares of the classes by phase, and from when on each is offered."""

    first_half: Mix = _mix((0, 60, 40), "the first half of a base")
    base: Mix = _mix((20, 60, 20), "the rest of a base")
    build: Mix = _mix((40, 40, 20), "build")
    peak: Mix = _mix((30, 40, 30), "peak")
    taper: Mix = _mix((0, 40, 60), "taper")
    maintenance: Mix = _mix((20, 60, 20), "maintenance")
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

    def of_phase(self, kind: PhaseKind, base_half: int) -> ClassMix:
        """Returns the mix of a phase; race weeks and recovery are all light."""
        if kind in RACE_AND_RECOVERY:
            return ClassMix(0, 0, 100)
        name = "first_half" if base_half == 1 else kind.value
        return ClassMix(*cast("tuple[int, int, int]", getattr(self, name)))
