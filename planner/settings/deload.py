"""Settings of ``deload``: lighter weeks."""

from planner.athlete.age import is_master
from planner.athlete.models.person import Experience
from planner.settings.base import Settings, setting


class DeloadSettings(Settings):
    """Sets the weeks between lighter weeks, and their volume."""

    every_weeks: int | None = setting(
        None,
        "A mesocycle's length, its last week the deload; unset: 4, with two sessions a week 5 for"
        " new athletes and from 55 years on, and no deload at all with one.",
        unit="weeks",
        source="evidence row 27 (D); coach/plan.md 3 (E)",
        ge=3,
        le=6,
    )
    volume: int = setting(
        67,
        "Volume of a deload week against a full one (sets 3 to 2).",
        unit="percent",
        source="defaults, Season; evidence row 27b (D): a cut of 30-60",
        ge=40,
        le=70,
    )
    taper_gap_days: int = setting(
        10,
        "No deload this close before a taper.",
        unit="days",
        source="defaults, Season (D)",
        ge=0,
        le=21,
    )
    least_season_weeks: int = setting(
        7,
        "Seasons shorter than this have no deload.",
        unit="weeks",
        source="defaults, Season (D)",
        ge=1,
        le=12,
    )
    down_week_percent: int = setting(
        85,
        "A week of at most this much of its mesocycle's mean distance is a down week.",
        unit="percent",
        source="engineering choice (E)",
        ge=50,
        le=100,
    )

    def weeks_of(self, age: int | None, experience: Experience, sessions: int) -> int:
        """Returns a mesocycle's length in weeks.

        Args:
            age: In years; None if unknown.
            experience: With core training.
            sessions: A week's target.
        """
        careful = is_master(age) or experience is Experience.NEW
        return self.every_weeks or (5 if careful and sessions <= FEW_SESSIONS else 4)

    def has_deload(self, sessions: int) -> bool:
        """Tells whether so many sessions a week ever ease off."""
        return sessions > 1 or self.every_weeks is not None


FEW_SESSIONS = 2
