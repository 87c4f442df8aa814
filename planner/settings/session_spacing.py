"""Settings of ``session-spacing``: hours between sessions."""

from planner.settings.base import Settings, setting


class SpacingSettings(Settings):
    """Hours from the start of one session to the start of the next."""

    hours: int = setting(
        20,
        "From the start of one session to the start of the next, at least.",
        unit="hours",
        source="defaults, Around runs; evidence row 8 (D): 12-24, up to the 48 of row 9",
        ge=12,
        le=48,
    )
    heavy_hours: int = setting(
        40,
        "From the start of a heavy session to the start of the next, at least.",
        unit="hours",
        source="evidence row 9 (C); defaults",
        ge=36,
        le=72,
    )
