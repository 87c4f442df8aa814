"""Settings of ``race-blackout``: days before a race."""

from planner.settings.base import Settings, Whole, setting


class RaceBlackoutSettings(Settings):
    """Days before a race free of heavy hip work / heavy / medium / light sessions."""

    a_marathon: tuple[Whole, Whole, Whole, Whole] = setting(
        (10, 6, 5, 3),
        "Before an A race of a marathon or longer.",
        unit="days",
        source="evidence rows 16, 16b (D-E); defaults, Around runs",
    )
    a_half: tuple[Whole, Whole, Whole, Whole] = setting(
        (7, 5, 4, 2),
        "Before an A half marathon.",
        unit="days",
        source="evidence rows 16, 16b (D-E); defaults, Around runs",
    )
    a_10k: tuple[Whole, Whole, Whole, Whole] = setting(
        (5, 4, 3, 2),
        "Before an A 10 km.",
        unit="days",
        source="evidence rows 16, 16b (D-E); defaults, Around runs",
    )
    a_5k: tuple[Whole, Whole, Whole, Whole] = setting(
        (4, 3, 2, 1),
        "Before an A race up to 5 km.",
        unit="days",
        source="evidence rows 16, 16b (D-E); defaults, Around runs",
    )
    b_half: tuple[Whole, Whole, Whole, Whole] = setting(
        (4, 3, 2, 1),
        "Before a B race of a half marathon or longer.",
        unit="days",
        source="evidence rows 16, 16b (D-E); defaults, Around runs",
    )
    b_short: tuple[Whole, Whole, Whole, Whole] = setting(
        (3, 2, 1, 0),
        "Before a shorter B race.",
        unit="days",
        source="evidence rows 16, 16b (D-E); defaults, Around runs",
    )
    c: tuple[Whole, Whole, Whole, Whole] = setting(
        (1, 1, 0, 0),
        "Before a C race.",
        unit="days",
        source="evidence rows 16, 16b (D-E); defaults, Around runs",
    )
    activation_day: int = setting(
        2,
        "An activation is allowed this many days before a race.",
        unit="days",
        source="defaults, Around runs (D)",
        ge=1,
        le=4,
    )
    activation_minutes: int = setting(
        10,
        "A light session of at most this length is an activation.",
        unit="minutes",
        source="defaults, Class (D)",
        ge=5,
        le=15,
    )
