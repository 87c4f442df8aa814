"""Settings of ``progression``, and the levels that athletes begin with."""

from typing import Annotated

from pydantic import AfterValidator

from planner.athlete.models.person import Experience
from planner.settings.base import Settings, Whole, rising, setting

FAMILIAR_LEVELS = {Experience.NEW: 1, Experience.REGULAR: 2, Experience.EXPERIENCED: 3}
"""Levels that are familiar from the first day on (defaults, Around runs)."""


class ProgressionSettings(Settings):
    """Sets the practice that opens a ladder's next rung, and the levels to begin with."""

    exposures: int = setting(
        3,
        "Sessions with the easier exercise before the next one on its ladder.",
        unit="sessions",
        source="coach/plan.md 2 (E); evidence row 28 (D): 2-3 in a row without fault",
        ge=2,
        le=6,
    )
    days: int = setting(
        21,
        "Days from the easier exercise to the next one on its ladder.",
        unit="days",
        source="defaults, Progression; evidence row 28b (E): 7-21, 28 for the careful",
        ge=7,
        le=28,
    )
    careful_days: int = setting(
        28,
        "Those days for new athletes and from 55 years on.",
        unit="days",
        source="defaults, Progression (E)",
        ge=7,
        le=42,
    )
    familiar_level: int | None = setting(
        None,
        "Levels that are familiar from the first day on; unset: by experience 1, 2, 3.",
        unit="level",
        source="defaults, Around runs (D)",
        ge=1,
        le=5,
    )
    drop_after: Annotated[tuple[Whole, Whole, Whole], AfterValidator(rising(1, 366))] = setting(
        (15, 29, 57),
        "Days off after which levels are one lower, two lower, and those of a first base.",
        unit="days",
        source="evidence row 32 (C), range E",
    )
    drop_weeks: Annotated[tuple[Whole, Whole], AfterValidator(rising(0, 12))] = setting(
        (2, 3),
        "How long levels are lower after a short, and after a long break.",
        unit="weeks",
        source="engineering choice (E)",
    )

    regular_after: int = setting(
        12,
        "With so many strength sessions in 12 weeks of history, unwritten experience is regular.",
        unit="sessions",
        source="engineering choice (E): once a week keeps strength (evidence row 20, B)",
        ge=6,
        le=48,
    )

    def familiar_up_to(self, experience: Experience) -> int:
        """Returns the highest level that is familiar from the first day on."""
        return FAMILIAR_LEVELS[experience] if self.familiar_level is None else self.familiar_level

    def days_on_rung(self, experience: Experience, *, older: bool) -> int:
        """Returns the days on a rung before the next one."""
        careful = older or experience is Experience.NEW
        return max(self.days, self.careful_days) if careful else self.days
