"""Hold the settings of ``area-recovery``: hours for areas and hips."""

from planner.season.setting import Settings, setting


class AreaRecoverySettings(Settings):
    """Hours before the same area is loaded again, and from loaded hips to a hard run."""

    hours: int = setting(
        44,
        "Hard, same primary area at level 3 or more.",
        unit="hours",
        source="evidence row 9 (C); defaults",
        ge=36,
        le=72,
    )
    target_hours: int = setting(
        48, "Soft, the same.", unit="hours", source="evidence row 9 (C)", ge=36, le=72
    )
    older_target_hours: int = setting(
        72,
        "Soft, from 55 years on.",
        unit="hours",
        source="evidence rows 9-10 (D): up to 24 more than 36-72",
        ge=36,
        le=96,
    )
    low_hours: int = setting(
        20, "Hard, at levels 1 and 2.", unit="hours", source="evidence row 8 (D)", ge=12, le=24
    )
    hips_before_run: int = setting(
        24,
        "Hard, loaded hips before a hard run.",
        unit="hours",
        source="evidence row 11 (B-C)",
        ge=24,
        le=48,
    )
    hips_before_run_soft: int = setting(
        24,
        "Soft, the same; up to the hard hours it changes nothing.",
        unit="hours",
        source="evidence row 11 (B-C)",
        ge=24,
        le=48,
    )
    hips_points: int = setting(
        1,
        "Cost of each exercise for loaded hips inside those soft hours.",
        unit="points",
        source="engineering choice (E)",
        ge=0,
        le=20,
    )
    new_hips_before_run: int = setting(
        48,
        "New loaded hips, or hamstring and adductor at level 4.",
        unit="hours",
        source="evidence row 12 (C)",
        ge=48,
        le=72,
    )
