"""The ages and experience that defaults follow from, in numbers and in words."""

from planner.athlete.models import Experience

MASTERS_AGE = 55
"""From this age on recovery is longer and deloads are closer (evidence 2.5)."""

ADULT_AGE = 18

FROM_55 = "from 55 years on"
UNDER_18 = "under 18 years"
"""What a default follows from where age decides."""


def is_master(age: int | None) -> bool:
    """55 years or more."""
    return age is not None and age >= MASTERS_AGE


def is_youth(age: int | None) -> bool:
    """Under 18."""
    return age is not None and age < ADULT_AGE


def athletes(experience: Experience) -> str:
    """What a default follows from, for people: ``regular athletes``."""
    return f"{experience} athletes"
