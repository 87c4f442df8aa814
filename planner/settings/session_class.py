"""Settings of ``session-class``: sets and holds by phase and class."""

from typing import Any, cast

from planner.athlete.phase_kind import PhaseKind
from planner.settings.base import Settings, setting


def _sets_in(most: int, where: str) -> Any:
    return setting(
        most,
        f"Most sets of one exercise in a session of {where}.",
        unit="sets",
        source="evidence row 23d (C); defaults, Season",
        ge=1,
        le=4,
    )


class SessionClassSettings(Settings):
    """Limits the sets and holds of one exercise in a session, by phase and class."""

    base: int = _sets_in(3, "base")
    build: int = _sets_in(3, "build")
    peak: int = _sets_in(2, "peak")
    taper: int = _sets_in(2, "taper")
    race: int = _sets_in(1, "the race week")
    recovery: int = _sets_in(2, "recovery")
    maintenance: int = _sets_in(3, "maintenance")
    light_sets: int = setting(
        2,
        "Most sets of one exercise in light sessions.",
        unit="sets",
        source="defaults, Class (D)",
        ge=1,
        le=4,
    )
    deload_sets: int = setting(
        2,
        "Most sets of one exercise in deload weeks.",
        unit="sets",
        source="defaults, Season (D)",
        ge=1,
        le=4,
    )
    new_sets: int = setting(
        2,
        "Most sets of one exercise for new athletes.",
        unit="sets",
        source="defaults, Inside the session (D)",
        ge=1,
        le=4,
    )
    light_hold: int = setting(
        20,
        "Longest hold of a light session.",
        unit="seconds",
        source="evidence 2.2, 3 (D); defaults, Class",
        ge=5,
        le=60,
    )

    def most_sets_in(self, kind: PhaseKind) -> int:
        """Returns the most sets of one exercise in a session of a phase."""
        return cast("int", getattr(self, kind.value))
