"""Settings of ``mileage-balance``: weeks with much running."""

from planner.settings.base import Settings, setting


class MileageSettings(Settings):
    """Defines peak-mileage weeks, and the core that they have less."""

    cut: int = setting(
        25,
        "How much less core a peak-mileage week has.",
        unit="percent",
        source="evidence row 31 (D)",
        ge=0,
        le=40,
    )
    peak_percent: int = setting(
        110,
        "A week of this much of the mean distance of the four weeks before is a peak-mileage week.",
        unit="percent",
        source="evidence row 31 (D), range E",
        ge=100,
        le=150,
    )
    top_percent: int = setting(
        10,
        "So many of the season's weeks, those with the most distance, are peak-mileage weeks too.",
        unit="percent of the weeks",
        source="evidence row 31 (D), range E",
        ge=0,
        le=30,
    )

    forecast_weeks: int = setting(
        4,
        "Weeks after a history whose runs have no distance get the mean of so many before.",
        unit="weeks",
        source="engineering choice (E)",
        ge=1,
        le=12,
    )

    @property
    def kept_percent(self) -> int:
        """Percent of core that is left in a peak-mileage week at full volume."""
        return 100 - self.cut
