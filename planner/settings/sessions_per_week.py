"""Settings of ``sessions-per-week``, and the sessions that are usual."""

from collections.abc import Mapping
from typing import Any, Self

from pydantic import model_validator

from planner.athlete.age import is_master
from planner.athlete.models.person import Experience
from planner.athlete.phase_kind import PhaseKind, by_phase
from planner.settings.base import Bounds, Settings, bound, refuse_crossed, setting

USUAL_MOST_SESSIONS = 4
"""Sessions a week where neither ``most`` nor a higher target is written (evidence row 1)."""


YOUTH_MOST_SESSIONS = 3
"""Sessions a week under 18 years (evidence row 33, C); no setting raises it."""


TARGET_SESSIONS: Mapping[Experience, Mapping[PhaseKind, int]] = {
    Experience.NEW: by_phase(2, 2, 2, 2, 1, 1, 1),
    Experience.REGULAR: by_phase(3, 3, 2, 2, 1, 2, 1),
    Experience.EXPERIENCED: by_phase(3, 3, 2, 2, 1, 2, 2),
}
"""Sessions a week (defaults, Season; evidence rows 1 to 6 and 20)."""


MASTERS_MAINTENANCE_SESSIONS = 2


LAST_TAPER_SESSIONS = 1


OPTIONAL_SESSIONS: Mapping[Experience, frozenset[PhaseKind]] = {
    Experience.NEW: frozenset({PhaseKind.BASE, PhaseKind.MAINTENANCE}),
    Experience.REGULAR: frozenset({PhaseKind.MAINTENANCE}),
    Experience.EXPERIENCED: frozenset({PhaseKind.BASE}),
}
"""Phases in which one session more costs nothing (defaults, Season)."""


class SessionBounds(Bounds):
    """Sessions a week of one phase."""

    least: int | None = setting(
        None,
        "Hard minimum in that phase, in weeks whose days allow it; unset: `least`.",
        unit="sessions a week",
        source="defaults, Around runs (D)",
        ge=0,
        le=7,
    )
    target: int | None = setting(
        None,
        "Wanted in that phase; unset: `target`, else by experience and age.",
        unit="sessions a week",
        source="evidence rows 1-6, 20-21 (B-D), range E",
        ge=0,
        le=7,
    )
    most: int | None = setting(
        None,
        "Hard maximum in that phase; unset: `most`.",
        unit="sessions a week",
        source="evidence row 1 (C), range E",
        ge=0,
        le=7,
    )


def _sessions_in(where: str, source: str) -> Any:
    meaning = f"In {where}: the target, or least, target and most."
    return setting(SessionBounds(), meaning, unit="sessions a week", source=source)


class SessionsPerWeekSettings(Settings):
    """Sets the sessions of a week; an unset target follows from experience, age and phase."""

    least: int | None = setting(
        None,
        "Least sessions, in weeks whose days allow it.",
        unit="sessions a week",
        source="defaults, Around runs (D)",
        ge=0,
        le=7,
    )
    target: int | None = setting(
        None,
        "Sessions wanted in every phase.",
        unit="sessions a week",
        source="evidence rows 1-6 (C-D); defaults, Season; range E",
        ge=0,
        le=7,
    )
    most: int | None = setting(
        None,
        "Most sessions in any week; unset: 4, or the largest target where one is set higher.",
        unit="sessions a week",
        source="evidence row 1 (C), range E",
        ge=1,
        le=7,
    )
    base: SessionBounds = _sessions_in("base", "evidence row 1 (C)")
    build: SessionBounds = _sessions_in("build", "evidence row 2 (D)")
    peak: SessionBounds = _sessions_in("peak", "evidence row 3 (C)")
    taper: SessionBounds = _sessions_in("taper", "evidence row 4 (B)")
    race: SessionBounds = _sessions_in("the race week", "evidence row 5 (D)")
    recovery: SessionBounds = _sessions_in("recovery", "evidence row 6 (D)")
    maintenance: SessionBounds = _sessions_in("maintenance", "evidence rows 20-21 (B)")
    optional: int | None = setting(
        None,
        "Sessions above the target that cost nothing; unset: by experience and phase.",
        unit="sessions a week",
        source="defaults, Season (D)",
        ge=0,
        le=3,
    )

    @model_validator(mode="after")
    def _least_fits_most(self) -> Self:
        refuse_crossed(self, PhaseKind, self.usual_most)
        return self

    @property
    def usual_most(self) -> int:
        """The hard most of a phase that has none written."""
        targets = [self.target, *(getattr(self, kind.value).target for kind in PhaseKind)]
        return max(USUAL_MOST_SESSIONS, *(target or 0 for target in targets))

    def most_in(self, kind: PhaseKind) -> int:
        """Returns the hard most of a phase."""
        most = bound(self, kind, "most")[1]
        return self.usual_most if most is None else most

    def least_in(self, kind: PhaseKind) -> int:
        """Returns the hard least of a phase; 0 where none is written."""
        return bound(self, kind, "least")[1] or 0

    def optional_in(self, kind: PhaseKind, usual: int) -> int:
        """Returns the sessions above the target that cost nothing; none above a written target."""
        if self.optional is not None:
            return self.optional
        return usual if bound(self, kind, "target")[1] is None else 0

    def target_in(self, kind: PhaseKind, usual: int) -> int:
        """Returns the target of a phase; if none is written, the usual one within the bounds."""
        target = bound(self, kind, "target")[1]
        if target is not None:
            return target
        return max(self.least_in(kind), min(usual, self.most_in(kind)))


def usual_sessions(experience: Experience, age: int | None, kind: PhaseKind) -> int:
    """Returns the usual sessions a week of a phase."""
    if kind is PhaseKind.MAINTENANCE and is_master(age):
        return MASTERS_MAINTENANCE_SESSIONS
    return TARGET_SESSIONS[experience][kind]


def usual_optional(experience: Experience, age: int | None, kind: PhaseKind) -> int:
    """Returns how many sessions above the target usually cost nothing."""
    if kind is PhaseKind.MAINTENANCE and is_master(age):
        return 0
    return int(kind in OPTIONAL_SESSIONS[experience])
