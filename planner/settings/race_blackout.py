"""Settings of ``race-blackout``: days before a race."""

from typing import Annotated, Any

from pydantic import AfterValidator

from planner.settings.base import Settings, Whole, days_around, rising, setting

Days = Annotated[tuple[Whole, Whole, Whole, Whole], AfterValidator(days_around)]
Boundaries = Annotated[
    tuple[Whole, Whole, Whole, Whole, Whole], AfterValidator(rising(1_000, 100_000))
]


def _days(default: tuple[int, int, int, int], before: str) -> Any:
    source = "evidence rows 16, 16b (D-E); defaults, Around runs"
    return setting(
        default,
        f"Before {before}: without loaded hips, heavy, medium, light sessions.",
        unit="days",
        source=source,
        safer="more",
    )


class RaceBlackoutSettings(Settings):
    """Days before a race free of heavy hip work / heavy / medium / light sessions.

    The boundaries of the classes of distances stand here, as what counts as which race is a limit
    too: they may be lowered, so that a race is kept clear like a longer one, and not raised.
    """

    a_marathon: Days = _days((10, 6, 5, 3), "an A race of a marathon or longer")
    a_half: Days = _days((7, 5, 4, 2), "an A half marathon")
    a_10k: Days = _days((5, 4, 3, 2), "an A 10 km")
    a_5k: Days = _days((4, 3, 2, 1), "an A 5 km")
    b_half: Days = _days((4, 3, 2, 1), "a B race of a half marathon or longer")
    b_short: Days = _days((3, 2, 1, 0), "a shorter B race")
    c: Days = _days((1, 1, 0, 0), "a C race")
    distance_boundaries: Boundaries = setting(
        (7_000, 14_500, 30_000, 46_000, 71_000),
        "From these lengths on a race counts as a 10 km, half marathon, marathon, 50 km and "
        "100 km, for taper, blackout and return alike.",
        unit="metres",
        source="geometric middles of the usual distances, engineering choice (E)",
        safer="less",
    )
    activation_day: int = setting(
        2,
        "An activation is allowed this many days before a race.",
        unit="days",
        source="defaults, Around runs (D)",
        ge=1,
        le=4,
        safer="more",
    )
    activation_minutes: int = setting(
        10,
        "A light session of at most this length is an activation.",
        unit="minutes",
        source="defaults, Class (D)",
        ge=5,
        le=15,
        safer="less",
    )
