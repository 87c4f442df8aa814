"""Settings of days, runs and sessions; the constraints of the same names inherit them."""

from planner.season.setting import Settings, setting


class HardRunSettings(Settings):
    """What makes a run hard, and what a run without numbers is taken to be."""

    long_minutes: int = setting(
        75,
        "A long run of this length is hard.",
        unit="minutes",
        source="defaults, Around runs (D)",
        ge=45,
        le=240,
    )
    any_minutes: int = setting(
        90,
        "A run of any kind of this length is hard.",
        unit="minutes",
        source="evidence row 15c (E)",
        ge=60,
        le=240,
    )
    share: int = setting(
        25,
        "A long run of this share of its week's distance is hard.",
        unit="percent",
        source="evidence row 15c (E)",
        ge=15,
        le=60,
    )
    share_runs: int = setting(
        4,
        "That share counts only in weeks of this many runs.",
        unit="runs a week",
        source="defaults, Around runs (D)",
        ge=2,
        le=7,
    )


class WarmUpSettings(Settings):
    """Seconds of warm-up at the start of a session."""

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
        "Warm-up from 55 years on, or before 08:00.",
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
    """Days before a race free of heavy hip work / heavy / medium / light sessions."""

    a_marathon: tuple[int, int, int, int] = setting(
        (10, 6, 5, 3),
        "Before an A race of a marathon or longer.",
        unit="days",
        source="evidence rows 16, 16b (D-E); defaults, Around runs",
    )
    a_half: tuple[int, int, int, int] = setting(
        (7, 5, 4, 2),
        "Before an A half marathon.",
        unit="days",
        source="evidence rows 16, 16b (D-E); defaults, Around runs",
    )
    a_10k: tuple[int, int, int, int] = setting(
        (5, 4, 3, 2),
        "Before an A 10 km.",
        unit="days",
        source="evidence rows 16, 16b (D-E); defaults, Around runs",
    )
    a_5k: tuple[int, int, int, int] = setting(
        (4, 3, 2, 1),
        "Before an A race up to 5 km.",
        unit="days",
        source="evidence rows 16, 16b (D-E); defaults, Around runs",
    )
    b_half: tuple[int, int, int, int] = setting(
        (4, 3, 2, 1),
        "Before a B race of a half marathon or longer.",
        unit="days",
        source="evidence rows 16, 16b (D-E); defaults, Around runs",
    )
    b_short: tuple[int, int, int, int] = setting(
        (3, 2, 1, 0),
        "Before a shorter B race.",
        unit="days",
        source="evidence rows 16, 16b (D-E); defaults, Around runs",
    )
    c: tuple[int, int, int, int] = setting(
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


class ProgressionSettings(Settings):
    """What opens the next rung of a ladder."""

    exposures: int = setting(
        5,
        "Sessions on the rung below.",
        unit="sessions",
        source="evidence row 28 (D); defaults",
        ge=1,
        le=15,
    )
    days: int = setting(
        21,
        "Days since the rung below was first done.",
        unit="days",
        source="evidence row 28b (E); defaults",
        ge=7,
        le=60,
    )
    careful_days: int = setting(
        28,
        "The same for new athletes and from 55 years on.",
        unit="days",
        source="defaults, Progression (E)",
        ge=7,
        le=60,
    )


class SpacingSettings(Settings):
    """Hours from the start of one session to the start of the next."""

    hours: int = setting(
        20, "Start to start.", unit="hours", source="evidence row 8 (D); defaults", ge=8, le=96
    )
    heavy_hours: int = setting(
        40,
        "Start to start after a heavy session.",
        unit="hours",
        source="evidence row 9 (C); defaults",
        ge=8,
        le=120,
    )
