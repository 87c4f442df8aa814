"""Settings of ``hard-run-recovery``: which runs are hard."""

from typing import Any, cast

from planner.settings.base import Settings, setting


def _usual(minutes: int, what: str) -> Any:
    return setting(
        minutes,
        f"{what} that has neither minutes nor a distance.",
        unit="minutes",
        source="engineering choice (E)",
        ge=10,
        le=300,
    )


class HardRunSettings(Settings):
    """Sets the length from which a run is hard, and the length of a run without numbers."""

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
        "`share` counts only in weeks of this many runs.",
        unit="runs a week",
        source="defaults, Around runs (D)",
        ge=2,
        le=7,
    )
    very_long_minutes: int = setting(
        90,
        "A hard run of this length asks for the longer hours before it.",
        unit="minutes",
        source="defaults, Around runs (D)",
        ge=60,
        le=240,
    )
    straight_after_within: int = setting(
        60,
        "A session so soon after a run is straight after it.",
        unit="minutes",
        source="coach/plan.md 6 (E); evidence 2.2, 1 (D)",
        ge=10,
        le=120,
    )
    seconds_per_km: int = setting(
        360,
        "Pace of runs and races that have a distance and no minutes.",
        unit="seconds a kilometre",
        source="engineering choice (E)",
        ge=180,
        le=720,
    )
    usual_easy: int = _usual(45, "An easy run")
    usual_recovery: int = _usual(30, "A recovery run")
    usual_long: int = _usual(100, "A long run")
    usual_tempo: int = _usual(50, "A tempo run")
    usual_intervals: int = _usual(60, "An intervals session")
    usual_hills: int = _usual(50, "A hills session")
    usual_race: int = _usual(60, "A race among the runs")

    def usual_minutes(self, kind: str) -> int:
        """Returns the minutes of a run of this kind that has neither minutes nor a distance."""
        return cast("int", getattr(self, f"usual_{kind}"))
