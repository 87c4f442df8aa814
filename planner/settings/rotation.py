"""Settings of ``rotation``: sessions in turn."""

from planner.athlete.models.person import Experience
from planner.settings.base import Settings, setting

LETTERS = {Experience.NEW: 2, Experience.REGULAR: 2, Experience.EXPERIENCED: 3}
"""Sessions in turn inside a mesocycle (defaults, Rotation)."""


SINGLE_WEEKS = {Experience.NEW: 3, Experience.REGULAR: 0, Experience.EXPERIENCED: 0}
"""Weeks of one and the same session at the start (defaults, Rotation)."""


class RotationSettings(Settings):
    """Sets how many sessions come in turn, and for how long one alone."""

    letters: int | None = setting(
        None,
        "Different sessions in turn; unset: 2, for experienced athletes 3.",
        unit="sessions",
        source="defaults, Rotation (D)",
        ge=1,
        le=4,
    )
    single_weeks: int | None = setting(
        None,
        "First weeks of one and the same session; unset: 3 for new athletes, else none.",
        unit="weeks",
        source="defaults, Rotation (D)",
        ge=0,
        le=8,
    )

    def letters_of(self, experience: Experience) -> int:
        """Returns the number of sessions in turn."""
        return LETTERS[experience] if self.letters is None else self.letters

    def single_weeks_of(self, experience: Experience) -> int:
        """Returns for how many weeks one session is repeated."""
        return SINGLE_WEEKS[experience] if self.single_weeks is None else self.single_weeks
