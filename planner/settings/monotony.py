"""Settings of ``monotony``: efforts of runs."""

from planner.settings.base import Settings, setting


class MonotonySettings(Settings):
    """Sets the effort of each kind of run, and how much alike a week's days may be."""

    warn: int = setting(
        200,
        "Weeks above this monotony are named in the plan's notes.",
        unit="hundredths of monotony",
        source="evidence row 29 (C)",
        ge=150,
        le=250,
    )
    easy_rpe: int = setting(
        3, "Effort of an easy or recovery run.", unit="RPE", source="evidence 2.4 (E)", ge=1, le=10
    )
    long_rpe: int = setting(
        5, "Effort of a long run.", unit="RPE", source="evidence 2.4 (E)", ge=1, le=10
    )
    tempo_rpe: int = setting(
        7,
        "Effort of a tempo run, and of other training that is hard for some part of the body.",
        unit="RPE",
        source="evidence 2.4 (E)",
        ge=1,
        le=10,
    )
    intervals_rpe: int = setting(
        8, "Effort of intervals and hills.", unit="RPE", source="evidence 2.4 (E)", ge=1, le=10
    )
    race_rpe: int = setting(
        10, "Effort of a race.", unit="RPE", source="evidence 2.4 (E)", ge=1, le=10
    )
    mileage_percent: int = setting(
        150,
        "A week's mileage makes the usual runs at most so much longer than they are written.",
        unit="percent of their minutes",
        source="engineering choice (E)",
        ge=100,
        le=200,
    )

    @property
    def reported(self) -> bool:
        """Tells whether the plan's notes name monotonous weeks."""
        return True
