"""Settings of ``taper``: phases and weeks before a race."""

from typing import Self

from pydantic import model_validator

from planner.settings.base import Settings, setting


class TaperSettings(Settings):
    """Sets the taper's days and cuts before an A race, and the phases before it."""

    days_5k: int = setting(
        7, "Taper before a 5 km A race.", unit="days", source="evidence row 18 (B)", ge=5, le=10
    )
    days_10k: int = setting(
        10, "Taper before a 10 km A race.", unit="days", source="evidence row 18 (B)", ge=7, le=14
    )
    days_half: int = setting(
        14,
        "Taper before a half-marathon A race, rounded up to whole weeks.",
        unit="days",
        source="evidence row 18 (B): 10-14, among the elite 7-10",
        ge=7,
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
        "Taper before a 50 or 100 km A race.",
        unit="days",
        source="evidence row 18 (B)",
        ge=10,
        le=21,
    )
    cut_first: int = setting(
        30,
        "Volume cut in the first taper week.",
        unit="percent",
        source="evidence row 19 (B running, C core): 41-60, 30 where it is progressive",
        ge=30,
        le=60,
    )
    cut_middle: int = setting(
        50,
        "Volume cut in the middle taper week.",
        unit="percent",
        source="evidence row 19 (B running, C core)",
        ge=41,
        le=60,
    )
    cut_last: int = setting(
        60,
        "Volume cut in the last taper week, the race week.",
        unit="percent",
        source="evidence row 19 (B running, C core)",
        ge=41,
        le=60,
    )
    mini_days: int = setting(
        4,
        "Mini-taper before a B race; a week before the race's own is cut if it has half of them.",
        unit="days",
        source="evidence 3.2 (D)",
        ge=2,
        le=5,
    )
    mini_cut: int = setting(
        40,
        "Volume cut in a B race's week.",
        unit="percent",
        source="evidence 3.2 (D)",
        ge=30,
        le=50,
    )
    mini_sessions: int = setting(
        2,
        "Most sessions wanted in a B race's week.",
        unit="sessions a week",
        source="engineering choice (E)",
        ge=0,
        le=4,
    )
    mini_minutes: int = setting(
        15,
        "Longest session wanted in a B race's week.",
        unit="minutes",
        source="engineering choice (E)",
        ge=5,
        le=30,
    )
    peak_share: int = setting(
        20,
        "Peak's share of the weeks before a taper.",
        unit="percent",
        source="defaults, Season; evidence 3.1 (D), range E",
        ge=0,
        le=40,
    )
    peak_least_weeks: int = setting(
        1, "Shortest peak.", unit="weeks", source="defaults, Season (D)", ge=0, le=4
    )
    peak_most_weeks: int = setting(
        4, "Longest peak.", unit="weeks", source="evidence 3.1 (D)", ge=1, le=6
    )
    build_share: int = setting(
        35,
        "Build's share of the weeks before a taper.",
        unit="percent",
        source="defaults, Season; evidence 3.1 (D), range E",
        ge=0,
        le=60,
    )
    build_least_weeks: int = setting(
        2, "Shortest build.", unit="weeks", source="defaults, Season (D)", ge=0, le=8
    )
    build_most_weeks: int = setting(
        8, "Longest build.", unit="weeks", source="evidence 3.1 (D)", ge=2, le=8
    )
    new_base_weeks: int = setting(
        4,
        "So much of a new athlete's base is kept at the cost of peak and build.",
        unit="weeks",
        source="evidence 3.1 (D)",
        ge=2,
        le=8,
    )
    later_base_weeks: int = setting(
        3,
        "Longest base after the season's first A race.",
        unit="weeks",
        source="defaults, Season (D); evidence 3.1-3.2: 2-8",
        ge=2,
        le=8,
    )

    @model_validator(mode="after")
    def _least_fits_most(self) -> Self:
        for phase in ("peak", "build"):
            low, high = f"{phase}_least_weeks", f"{phase}_most_weeks"
            least, most = getattr(self, low), getattr(self, high)
            if least > most:
                raise ValueError(f"{low} {least} is more than {high} {most}; lower one of them")
        return self
