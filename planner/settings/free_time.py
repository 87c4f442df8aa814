"""Settings of ``free-time``."""

from planner.settings.base import Settings, setting


class FreeTimeSettings(Settings):
    """What a free window needs besides room."""

    changing_minutes: int = setting(
        10,
        "Time to change next to a run or race.",
        unit="minutes",
        source="defaults, Around runs (D)",
        ge=0,
        le=60,
    )
