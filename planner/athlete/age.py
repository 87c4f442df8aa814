"""The ages and experience that defaults follow from, in numbers and in words."""

from planner.athlete.models.person import Experience

MASTERS_AGE = 55
"""From this age on recovery is longer and deloads are closer (evidence 2.5)."""

ADULT_AGE = 18

FROM_55 = "from 55 years on"
UNDER_18 = "under 18 years"
"""Words for the ages that decide a default."""

ADULT_AT_SIDE = (
    "You are under 18: train with an adult at your side who knows these exercises and watches how "
    "you move."
)
"""Said in the summary and in the first event."""


def is_master(age: int | None) -> bool:
    """Tells whether an athlete is 55 years old or more."""
    return age is not None and age >= MASTERS_AGE


def is_youth(age: int | None) -> bool:
    """Tells whether an athlete is under 18."""
    return age is not None and age < ADULT_AGE


def athletes(experience: Experience) -> str:
    """Names the athletes whose experience decides a default: ``regular athletes``."""
    return f"{experience} athletes"
