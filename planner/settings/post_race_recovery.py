"""Settings of ``post-race-recovery``: days after a race."""

from planner.settings.base import Settings, Whole, setting


class PostRaceSettings(Settings):
    """Days after a race by distance: none / only light / at most medium (until that day)."""

    days_5k: tuple[Whole, Whole, Whole] = setting(
        (1, 2, 3),
        "After up to 5 km: off, light, medium until.",
        unit="days",
        source="evidence row 17 (C); defaults",
    )
    days_10k: tuple[Whole, Whole, Whole] = setting(
        (2, 3, 5), "After up to 10 km.", unit="days", source="evidence row 17 (C); defaults"
    )
    days_half: tuple[Whole, Whole, Whole] = setting(
        (3, 5, 7),
        "After up to a half marathon.",
        unit="days",
        source="evidence row 17 (C); defaults",
    )
    days_marathon: tuple[Whole, Whole, Whole] = setting(
        (7, 14, 21), "After up to 50 km.", unit="days", source="evidence row 17 (C); defaults"
    )
    days_100k: tuple[Whole, Whole, Whole] = setting(
        (10, 21, 28), "After longer races.", unit="days", source="evidence row 17 (C); defaults"
    )
    older_percent: int = setting(
        150,
        "Of those days from 55 years on and after a first marathon.",
        unit="percent",
        source="defaults, Around runs (D)",
        ge=100,
        le=200,
    )
