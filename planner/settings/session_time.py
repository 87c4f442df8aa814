"""Settings of ``session-time``: minutes of a session that no set fills."""

from planner.settings.base import Settings, setting


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
