"""Settings of ``session-length``, and the minutes that are usual."""

from collections.abc import Mapping
from typing import Any, Self

from pydantic import model_validator

from planner.athlete.models.person import Experience
from planner.athlete.phase_kind import PhaseKind, by_phase
from planner.settings.base import Bounds, Settings, bound, refuse_crossed, setting

TARGET_MINUTES: Mapping[Experience, Mapping[PhaseKind, int]] = {
    Experience.NEW: by_phase(15, 15, 15, 12, 8, 10, 15),
    Experience.REGULAR: by_phase(25, 20, 20, 15, 8, 10, 20),
    Experience.EXPERIENCED: by_phase(30, 25, 20, 15, 8, 12, 20),
}
"""Minutes of a session (defaults, Season)."""


FIRST_BUILD_MINUTES = {Experience.NEW: 15, Experience.REGULAR: 25, Experience.EXPERIENCED: 25}
"""Minutes in a build's first mesocycle: a regular athlete's 20 to 25 start at the upper end."""


class LengthBounds(Bounds):
    """Minutes of a session of one phase."""

    least: int | None = setting(
        None,
        "Hard minimum in that phase; unset: `least`.",
        unit="minutes",
        source="evidence row 7 (C)",
        ge=5,
        le=35,
    )
    target: int | None = setting(
        None,
        "Wanted in that phase; unset: `target`, else by experience.",
        unit="minutes",
        source="evidence row 7 (C); defaults, Season",
        ge=5,
        le=35,
    )
    most: int | None = setting(
        None,
        "Hard maximum in that phase; unset: `most`.",
        unit="minutes",
        source="evidence row 7 (C)",
        ge=5,
        le=35,
    )


def _minutes_in(where: str, source: str = "evidence row 7 (C)") -> Any:
    meaning = f"In {where}: the target, or least, target and most."
    return setting(LengthBounds(), meaning, unit="minutes", source=source)


class SessionLengthSettings(Settings):
    """Minutes of a session; an unset target follows from experience and phase."""

    least: int = setting(
        8, "Least minutes of a session.", unit="minutes", source="evidence row 7 (C)", ge=5, le=30
    )
    target: int | None = setting(
        None,
        "Minutes wanted in every phase.",
        unit="minutes",
        source="evidence row 7 (C); defaults, Season",
        ge=5,
        le=35,
    )
    most: int = setting(
        35, "Most minutes of a session.", unit="minutes", source="evidence row 7 (C)", ge=8, le=35
    )
    base: LengthBounds = _minutes_in("base")
    build: LengthBounds = _minutes_in("build")
    peak: LengthBounds = _minutes_in("peak")
    taper: LengthBounds = _minutes_in("taper")
    race: LengthBounds = _minutes_in("the race week")
    recovery: LengthBounds = _minutes_in("recovery", "defaults, Season (D)")
    maintenance: LengthBounds = _minutes_in("maintenance", "defaults, Season (D)")

    @model_validator(mode="after")
    def _least_fits_most(self) -> Self:
        refuse_crossed(self, PhaseKind, self.most)
        return self

    def least_in(self, kind: PhaseKind) -> int:
        """Returns the hard least of a phase."""
        return bound(self, kind, "least")[1] or self.least

    def most_in(self, kind: PhaseKind) -> int:
        """Returns the hard most of a phase."""
        return bound(self, kind, "most")[1] or self.most

    def target_in(self, kind: PhaseKind, usual: int) -> int:
        """Returns the target of a phase; where none is written, the usual one, at most the most."""
        target = bound(self, kind, "target")[1]
        return min(usual, self.most_in(kind)) if target is None else target
