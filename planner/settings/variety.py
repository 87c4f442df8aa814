"""Settings of ``variety``: how often one exercise comes."""

from planner.settings.base import Settings, setting


class VarietySettings(Settings):
    """Limits how often one exercise comes; targets of sets ask for no more than that allows."""

    most_share: int = setting(
        67,
        "Most of a mesocycle's sessions with one exercise.",
        unit="percent",
        source="defaults, Rotation; evidence row 36 (E): 30-60",
        ge=30,
        le=67,
    )
