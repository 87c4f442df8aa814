"""Settings of phases and weeks; the constraints of the same names inherit them."""

from planner.season.setting import Settings, setting


class SessionsPerWeekSettings(Settings):
    """How many sessions a week; None takes the table of ``TARGET_SESSIONS`` by experience."""

    target: int | None = setting(
        None,
        "Sessions a week in every phase.",
        unit="sessions a week",
        source="evidence rows 1-6 (C-D); defaults, Season",
        ge=0,
        le=7,
    )
    base: int | None = setting(
        None, "Target in base.", unit="sessions a week", source="evidence row 1 (C)", ge=0, le=7
    )
    build: int | None = setting(
        None, "Target in build.", unit="sessions a week", source="evidence row 2 (D)", ge=0, le=7
    )
    peak: int | None = setting(
        None, "Target in peak.", unit="sessions a week", source="evidence row 3 (C)", ge=0, le=7
    )
    taper: int | None = setting(
        None, "Target in taper.", unit="sessions a week", source="evidence row 4 (B)", ge=0, le=7
    )
    race: int | None = setting(
        None,
        "Target in the race week.",
        unit="sessions a week",
        source="evidence row 5 (D)",
        ge=0,
        le=7,
    )
    recovery: int | None = setting(
        None, "Target in recovery.", unit="sessions a week", source="evidence row 6 (D)", ge=0, le=7
    )
    maintenance: int | None = setting(
        None,
        "Target in maintenance.",
        unit="sessions a week",
        source="evidence rows 20-21 (B)",
        ge=0,
        le=7,
    )


class SessionLengthSettings(Settings):
    """Minutes of a session; None takes the table of ``TARGET_MINUTES`` by experience."""

    target: int | None = setting(
        None,
        "Minutes in every phase.",
        unit="minutes",
        source="evidence row 7 (C); defaults, Season",
        ge=5,
        le=60,
    )
    base: int | None = setting(
        None, "Target in base.", unit="minutes", source="evidence row 7 (C)", ge=5, le=60
    )
    build: int | None = setting(
        None, "Target in build.", unit="minutes", source="evidence row 7 (C)", ge=5, le=60
    )
    peak: int | None = setting(
        None, "Target in peak.", unit="minutes", source="evidence row 7 (C)", ge=5, le=60
    )
    taper: int | None = setting(
        None, "Target in taper.", unit="minutes", source="evidence row 7 (C)", ge=5, le=60
    )
    race: int | None = setting(
        None, "Target in the race week.", unit="minutes", source="evidence row 7 (C)", ge=5, le=60
    )
    recovery: int | None = setting(
        None, "Target in recovery.", unit="minutes", source="defaults, Season (D)", ge=5, le=60
    )
    maintenance: int | None = setting(
        None, "Target in maintenance.", unit="minutes", source="defaults, Season (D)", ge=5, le=60
    )


class TaperSettings(Settings):
    """How long before an A race the taper starts, and how far it cuts."""

    days_5k: int = setting(
        7, "Taper before a 5 km A race.", unit="days", source="evidence row 18 (B)", ge=5, le=10
    )
    days_10k: int = setting(
        10, "Taper before a 10 km A race.", unit="days", source="evidence row 18 (B)", ge=7, le=14
    )
    days_half: int = setting(
        14,
        "Taper before a half-marathon A race.",
        unit="days",
        source="evidence row 18 (B)",
        ge=10,
        le=14,
    )
    days_marathon: int = setting(
        21,
        "Taper before a marathon A race.",
        unit="days",
        source="evidence row 18 (B)",
        ge=14,
        le=21,
    )
    days_ultra: int = setting(
        14,
        "Taper before an A race beyond the marathon.",
        unit="days",
        source="evidence row 18 (B)",
        ge=10,
        le=21,
    )
    cut_first: int = setting(
        30,
        "Volume cut in the first taper week.",
        unit="percent",
        source="evidence row 19 (B running, C core)",
        ge=20,
        le=60,
    )
    cut_middle: int = setting(
        50,
        "Volume cut in the middle taper week.",
        unit="percent",
        source="evidence row 19 (B running, C core)",
        ge=30,
        le=70,
    )
    cut_last: int = setting(
        60,
        "Volume cut in the last taper week, the race week.",
        unit="percent",
        source="evidence row 19 (B running, C core)",
        ge=40,
        le=80,
    )
    mini_days: int = setting(
        4, "Mini-taper before a B race.", unit="days", source="evidence 3.2 (D)", ge=2, le=5
    )
    mini_cut: int = setting(
        40,
        "Volume cut in a B race's week.",
        unit="percent",
        source="evidence 3.2 (D)",
        ge=30,
        le=50,
    )


class DeloadSettings(Settings):
    """How often a lighter week comes, and how light it is."""

    every_weeks: int | None = setting(
        None,
        "A mesocycle's length, its last week the deload; None: 4, from 55 years on 3.",
        unit="weeks",
        source="evidence row 27 (D)",
        ge=3,
        le=6,
    )
    volume: int = setting(
        67,
        "Volume of a deload week against a full one (sets 3 to 2).",
        unit="percent",
        source="defaults, Season; evidence row 27b (D)",
        ge=40,
        le=80,
    )
    taper_gap_days: int = setting(
        10,
        "No deload this close before a taper.",
        unit="days",
        source="defaults, Season (D)",
        ge=0,
        le=21,
    )
    least_season_weeks: int = setting(
        7,
        "Seasons shorter than this have no deload.",
        unit="weeks",
        source="defaults, Season (D)",
        ge=1,
        le=12,
    )


class PostRaceSettings(Settings):
    """Days after a race by distance: none / only light / at most medium (until that day)."""

    days_5k: tuple[int, int, int] = setting(
        (1, 2, 3),
        "After up to 5 km: off, light, medium until.",
        unit="days",
        source="evidence row 17 (C); defaults",
    )
    days_10k: tuple[int, int, int] = setting(
        (2, 3, 5), "After up to 10 km.", unit="days", source="evidence row 17 (C); defaults"
    )
    days_half: tuple[int, int, int] = setting(
        (3, 5, 7),
        "After up to a half marathon.",
        unit="days",
        source="evidence row 17 (C); defaults",
    )
    days_marathon: tuple[int, int, int] = setting(
        (7, 14, 21), "After up to 50 km.", unit="days", source="evidence row 17 (C); defaults"
    )
    days_100k: tuple[int, int, int] = setting(
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


class LevelCapSettings(Settings):
    """Highest exercise level by phase; None takes the table by experience and age."""

    most: int | None = setting(
        None,
        "Highest level in any phase.",
        unit="level",
        source="evidence 3.3, 2.5 (D)",
        ge=1,
        le=5,
    )
    base: int | None = setting(
        None, "In base.", unit="level", source="evidence 3.3 (D)", ge=1, le=5
    )
    build: int | None = setting(
        None, "In build.", unit="level", source="evidence 3.3 (D)", ge=1, le=5
    )
    peak: int | None = setting(
        None, "In peak.", unit="level", source="evidence 3.3 (D)", ge=1, le=5
    )
    taper: int | None = setting(
        None, "In taper.", unit="level", source="evidence 3.3 (D)", ge=1, le=5
    )
    race: int | None = setting(
        None, "In the race week.", unit="level", source="evidence 3.3 (D)", ge=1, le=5
    )
    recovery: int | None = setting(
        None, "In recovery.", unit="level", source="evidence 3.3 (D)", ge=1, le=5
    )
    maintenance: int | None = setting(
        None, "In maintenance.", unit="level", source="evidence 3.3 (D)", ge=1, le=5
    )
