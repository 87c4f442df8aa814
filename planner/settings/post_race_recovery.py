"""Settings of ``post-race-recovery``: days after a race."""

from typing import Annotated, Any

from pydantic import AfterValidator

from planner.settings.base import Settings, Whole, days_around, setting

Days = Annotated[tuple[Whole, Whole, Whole], AfterValidator(days_around)]


def _days(default: tuple[int, int, int], after: str) -> Any:
    source = "evidence row 17 (C); defaults"
    return setting(
        default,
        f"After {after}: without core, then light, then medium at most.",
        unit="days",
        source=source,
        safer="more",
    )


class PostRaceSettings(Settings):
    """Days after a race by distance: none / only light / at most medium (until that day)."""

    days_5k: Days = _days((1, 2, 3), "a 5 km race")
    days_10k: Days = _days((2, 3, 5), "a 10 km race")
    days_half: Days = _days((3, 5, 7), "a half marathon")
    days_marathon: Days = _days((7, 14, 21), "a marathon or 50 km")
    days_100k: Days = _days((10, 21, 28), "a 100 km race")
    older_percent: int = setting(
        150,
        "The days after a race are so much longer from 55 years on and after a first marathon.",
        unit="percent",
        source="defaults, Around runs (D)",
        ge=100,
        le=200,
        safer="more",
    )
