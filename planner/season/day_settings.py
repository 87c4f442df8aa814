"""Settings of days and sessions; the constraints of the same names inherit them."""

from typing import Annotated

from pydantic import AfterValidator

from planner.season.setting import Settings, Whole, rising, setting


class WarmUpSettings(Settings):
    """Time of a session that no set fills."""

    after_run: int = setting(
        60,
        "Warm-up straight after a run.",
        unit="seconds",
        source="defaults, Inside the session (D)",
        ge=0,
        le=600,
    )
    cold: int = setting(
        180,
        "Warm-up otherwise.",
        unit="seconds",
        source="defaults, Inside the session (D)",
        ge=60,
        le=900,
    )
    older_or_early: int = setting(
        300,
        "Warm-up from 55 years on, or in an early session.",
        unit="seconds",
        source="defaults, Inside the session (D)",
        ge=60,
        le=900,
    )
    most_share: int = setting(
        25,
        "Warm-up takes at most this share of a short session.",
        unit="percent",
        source="engineering choice (E)",
        ge=10,
        le=50,
    )
    early_hour: int = setting(
        8,
        "Sessions that start before this hour are early.",
        unit="o'clock",
        source="defaults, Inside the session (D)",
        ge=0,
        le=12,
    )
    change_over: int = setting(
        20,
        "From the end of one exercise to the start of the next.",
        unit="seconds",
        source="defaults, Inside the session (D)",
        ge=0,
        le=120,
    )


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


class RaceBlackoutSettings(Settings):
    """Days before a race free of heavy hip work / heavy / medium / light sessions.

    The boundaries of the classes of distances stand here, as what counts as which race is a limit
    too: they may be lowered, so that a race is kept clear like a longer one, and not raised.
    """

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
        "Before an A 5 km.",
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
    distance_boundaries: Annotated[
        tuple[Whole, Whole, Whole, Whole, Whole], AfterValidator(rising(1_000, 100_000))
    ] = setting(
        (7_000, 14_500, 30_000, 46_000, 71_000),
        "From these lengths on a race counts as a 10 km, half marathon, marathon, 50 km and "
        "100 km, for taper, blackout and return alike.",
        unit="metres",
        source="geometric middles of the usual distances, engineering choice (E)",
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


class SpacingSettings(Settings):
    """Hours from the start of one session to the start of the next."""

    hours: int = setting(
        20,
        "Start to start.",
        unit="hours",
        source="defaults, Around runs; evidence row 8 (D): 12-24, up to the 48 of row 9",
        ge=12,
        le=48,
    )
    heavy_hours: int = setting(
        40,
        "Start to start after a heavy session.",
        unit="hours",
        source="evidence row 9 (C); defaults",
        ge=36,
        le=72,
    )
