"""Settings of ``level-cap``, and the levels that are usual."""

from collections.abc import Mapping
from typing import Any, cast

from planner.athlete.age import is_master, is_youth
from planner.athlete.models.person import Experience
from planner.athlete.phase_kind import PhaseKind, by_phase
from planner.settings.base import Settings, setting

LEVEL_CAPS: Mapping[Experience, Mapping[PhaseKind, int]] = {
    Experience.NEW: by_phase(3, 3, 3, 3, 2, 2, 3),
    Experience.REGULAR: by_phase(3, 4, 4, 4, 2, 2, 3),
    Experience.EXPERIENCED: by_phase(4, 5, 5, 5, 2, 2, 4),
}
"""Highest level; in the first half of base see ``FIRST_HALF_CAPS`` (evidence 3.3, defaults)."""


FIRST_HALF_CAPS = {Experience.NEW: 2, Experience.REGULAR: 3, Experience.EXPERIENCED: 3}


RESTRICTED_AGE_LEVEL = 4


def _level_in(where: str) -> Any:
    return setting(None, f"In {where}.", unit="level", source="evidence 3.3 (D)", ge=1, le=5)


class LevelCapSettings(Settings):
    """Highest exercise level by phase; None takes the table by experience and age."""

    most: int | None = setting(
        None,
        "Highest level in any phase.",
        unit="level",
        source="evidence 3.3, 2.5 (D)",
        ge=1,
        le=5,
    )
    first_half: int | None = _level_in("the first half of a base; unset: `base`")
    base: int | None = _level_in("base")
    build: int | None = _level_in("build")
    peak: int | None = _level_in("peak")
    taper: int | None = _level_in("taper")
    race: int | None = _level_in("the race week")
    recovery: int | None = _level_in("recovery")
    maintenance: int | None = _level_in("maintenance")
    cleared_days: int = setting(
        14,
        "For so long after a clinician agreed, exercises are of level 1 or 2.",
        unit="days",
        source="engineering choice (E)",
        ge=0,
        le=56,
    )
    young_weeks: int = setting(
        12,
        "Under 18 exercises are of level 3 at most in so many weeks of the season.",
        unit="weeks",
        source="Lloyd 2014; coach's reading (E)",
        ge=0,
        le=52,
        safer="more",
    )

    def written(self, kind: PhaseKind, first_half: bool) -> int | None:
        """Returns the athlete's number for a phase; None where there is none."""
        if first_half and self.first_half is not None:
            return self.first_half
        return cast("int | None", getattr(self, kind.value))


def usual_level_cap(
    experience: Experience, age: int | None, kind: PhaseKind, *, first_half: bool = False
) -> int:
    """Returns the highest level of a phase; at most 4 from 55 years on and under 18."""
    cap = FIRST_HALF_CAPS[experience] if first_half else LEVEL_CAPS[experience][kind]
    return min(cap, RESTRICTED_AGE_LEVEL) if is_master(age) or is_youth(age) else cap
