"""The phases of a season, as athlete.yaml and plans name them."""

from enum import StrEnum


class PhaseKind(StrEnum):
    """The phases of a season."""

    BASE = "base"
    BUILD = "build"
    PEAK = "peak"
    TAPER = "taper"
    RACE = "race"
    RECOVERY = "recovery"
    MAINTENANCE = "maintenance"


RACE_AND_RECOVERY = frozenset({PhaseKind.RACE, PhaseKind.RECOVERY})
"""Phases with too little core to ask for anything in particular."""

EASED_PHASES = RACE_AND_RECOVERY | {PhaseKind.TAPER}
"""Phases that hold training back for the sake of a race."""

SETTLED_PHASES = frozenset(PhaseKind) - EASED_PHASES
"""Phases whose weeks are alike enough for habits, rotation and new rungs."""


def by_phase(*numbers: int) -> dict[PhaseKind, int]:
    """Assigns numbers to base, build, peak, taper, race week, recovery and maintenance."""
    return dict(zip(PhaseKind, numbers, strict=True))
