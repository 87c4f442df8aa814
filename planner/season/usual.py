"""Tabulate a week's defaults by experience, age and phase."""

from collections.abc import Mapping

from planner.athlete import Experience
from planner.season.model import PhaseKind

MASTERS_AGE = 55
"""From this age on recovery is longer and deloads are closer (evidence 2.5)."""

ADULT_AGE = 18

YOUTH_MOST_SESSIONS = 3
"""The most sessions a week under 18 years (evidence row 33, C); no setting raises it."""


def _by_phase(*numbers: int) -> dict[PhaseKind, int]:
    """Base, build, peak, taper, race week, recovery, maintenance."""
    return dict(zip(PhaseKind, numbers, strict=True))


TARGET_SESSIONS: Mapping[Experience, Mapping[PhaseKind, int]] = {
    Experience.NEW: _by_phase(2, 2, 2, 2, 1, 1, 1),
    Experience.REGULAR: _by_phase(3, 3, 2, 2, 1, 2, 1),
    Experience.EXPERIENCED: _by_phase(3, 3, 2, 2, 1, 2, 2),
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

TARGET_MINUTES: Mapping[Experience, Mapping[PhaseKind, int]] = {
    Experience.NEW: _by_phase(15, 15, 15, 12, 8, 10, 15),
    Experience.REGULAR: _by_phase(25, 20, 20, 15, 8, 10, 20),
    Experience.EXPERIENCED: _by_phase(30, 25, 20, 15, 8, 12, 20),
}
"""Minutes of a session (defaults, Season)."""

FIRST_BUILD_MINUTES = {Experience.NEW: 15, Experience.REGULAR: 25, Experience.EXPERIENCED: 25}
"""Minutes in a build's first mesocycle: a regular athlete's 20 to 25 start at the upper end."""

LEVEL_CAPS: Mapping[Experience, Mapping[PhaseKind, int]] = {
    Experience.NEW: _by_phase(3, 3, 3, 3, 2, 2, 3),
    Experience.REGULAR: _by_phase(3, 4, 4, 4, 2, 2, 3),
    Experience.EXPERIENCED: _by_phase(4, 5, 5, 5, 2, 2, 4),
}
"""Highest level; in the first half of base see ``FIRST_HALF_CAPS`` (evidence 3.3, defaults)."""

FIRST_HALF_CAPS = {Experience.NEW: 2, Experience.REGULAR: 3, Experience.EXPERIENCED: 3}
RESTRICTED_AGE_LEVEL = 4


def is_master(age: int | None) -> bool:
    """Tell whether an age is 55 years or more."""
    return age is not None and age >= MASTERS_AGE


def is_youth(age: int | None) -> bool:
    """Tell whether an age is under 18."""
    return age is not None and age < ADULT_AGE


def usual_sessions(experience: Experience, age: int | None, kind: PhaseKind) -> int:
    """Return the sessions a week of a phase."""
    if kind is PhaseKind.MAINTENANCE and is_master(age):
        return MASTERS_MAINTENANCE_SESSIONS
    return TARGET_SESSIONS[experience][kind]


def usual_optional(experience: Experience, age: int | None, kind: PhaseKind) -> int:
    """Return the sessions above the target that cost nothing."""
    if kind is PhaseKind.MAINTENANCE and is_master(age):
        return 0
    return int(kind in OPTIONAL_SESSIONS[experience])


def usual_level_cap(
    experience: Experience, age: int | None, kind: PhaseKind, *, first_half: bool = False
) -> int:
    """Return the highest level of a phase; at most 4 from 55 years on and under 18."""
    cap = FIRST_HALF_CAPS[experience] if first_half else LEVEL_CAPS[experience][kind]
    return min(cap, RESTRICTED_AGE_LEVEL) if is_master(age) or is_youth(age) else cap


FROM_55 = "from 55 years on"
UNDER_18 = "under 18 years"
"""The reason for a default that age decides."""


def athletes(experience: Experience) -> str:
    """Word the reason for a default that experience decides: ``regular athletes``."""
    return f"{experience} athletes"
