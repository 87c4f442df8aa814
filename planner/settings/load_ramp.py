"""Settings of ``load-ramp``: how load begins and comes back."""

from typing import Annotated

from pydantic import AfterValidator

from planner.athlete.models.person import Experience
from planner.settings.base import Settings, Whole, rising, setting

ENTRY_LOADS = {Experience.NEW: 225, Experience.REGULAR: 300, Experience.EXPERIENCED: 300}
ENTRY_SESSION_LOADS = {Experience.NEW: 110, Experience.REGULAR: 130, Experience.EXPERIENCED: 140}
"""RPE x minutes that are never too much (defaults, Around runs)."""


Steps2 = Annotated[tuple[Whole, Whole], AfterValidator(rising(1, 100))]
Steps3 = Annotated[tuple[Whole, Whole, Whole], AfterValidator(rising(1, 100))]
Steps4 = Annotated[tuple[Whole, Whole, Whole, Whole], AfterValidator(rising(1, 100))]
"""Volume of the first, second, ... week in percent."""


class LoadRampSettings(Settings):
    """Sets the load that a season begins with, and its return after races and breaks."""

    entry_load: int | None = setting(
        None,
        "A week's load that is never too much; unset: 300, for new athletes 225.",
        unit="RPE x minutes",
        source="defaults, Around runs (D)",
        ge=50,
        le=1000,
    )
    entry_session_load: int | None = setting(
        None,
        "A session's load that is never too much; unset: by experience 110, 130, 140.",
        unit="RPE x minutes",
        source="defaults, Around runs (D)",
        ge=20,
        le=400,
    )
    return_short: Steps2 = setting(
        (60, 100),
        "Volume of the weeks after a half marathon or less.",
        unit="percent",
        source="defaults, Around runs (D)",
        safer="less",
    )
    return_long: Steps4 = setting(
        (25, 50, 75, 100),
        "Volume of the weeks after longer races.",
        unit="percent",
        source="defaults, Around runs (D)",
        safer="less",
    )
    break_days: int = setting(
        10,
        "So many days in a row without core are a break.",
        unit="days",
        source="defaults, Around runs (D)",
        ge=5,
        le=28,
    )
    short_break_days: int = setting(
        28,
        "A break of more days than this is a longer one.",
        unit="days",
        source="evidence row 32 (C), range E",
        ge=14,
        le=56,
    )
    break_short: Steps2 = setting(
        (60, 100),
        "Volume of the weeks after a break of up to `short_break_days`.",
        unit="percent",
        source="evidence row 32 (C); defaults, Around runs; range E",
    )
    break_long: Steps3 = setting(
        (50, 75, 100),
        "Volume of the weeks after a longer break.",
        unit="percent",
        source="evidence row 32 (C), range E",
    )

    def entry_of(self, experience: Experience) -> int:
        """Returns a week's load that is never too much."""
        return ENTRY_LOADS[experience] if self.entry_load is None else self.entry_load

    def entry_session_of(self, experience: Experience) -> int:
        """Returns a session's load that is never too much."""
        usual = ENTRY_SESSION_LOADS[experience]
        return usual if self.entry_session_load is None else self.entry_session_load
