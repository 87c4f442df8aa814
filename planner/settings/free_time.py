"""Settings of ``free-time``."""

from planner.settings.base import Settings, setting


class FreeTimeSettings(Settings):
    """Sets the time to change that a free window leaves next to a run."""

    changing_minutes: int = setting(
        10,
        "Time to change next to a run or race.",
        unit="minutes",
        source="defaults, Around runs (D)",
        ge=0,
        le=60,
    )
