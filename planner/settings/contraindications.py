"""Settings of ``contraindications``: how long the stages after a birth last."""

from planner.settings.base import Settings, setting


class ContraindicationSettings(Settings):
    """Weeks of the stages after a birth and with parted abdominal muscles."""

    birth_weeks: int = setting(
        6,
        "After a birth only the gentlest work is planned for so long, whenever a clinician agreed.",
        unit="weeks",
        source="usual postnatal check-up; coach's reading (E)",
        ge=6,
        le=26,
        safer="more",
    )
    toes_weeks: int = setting(
        6,
        "For so long after that no plank on the toes, and nothing that a flag rules out.",
        unit="weeks",
        source="coach's reading (E)",
        ge=6,
        le=26,
        safer="more",
    )
    stage_weeks: int = setting(
        12,
        "After so long what flags rule out returns, rung by rung, once athlete.checked says so.",
        unit="weeks",
        source="Goom 2019, no running before 12 weeks; coach's reading (E)",
        ge=12,
        le=52,
        safer="more",
    )
