"""Say with which exercise an athlete begins a ladder (coach/tables.md 5, grade E)."""

from typing import Final

from planner.athlete.models.person import Experience

STARTS: Final = {
    Experience.NEW: (
        "plank-knee",
        "side-plank-knee",
        "bridge",
        "bicycle-headdown",
        "twist-feet-down",
        "hip-crossover",
        "slr-single",
        "bird-dog",
        "quad-leg-reach",
        "toe-tap",
        "clam",
        "march-hold",
    ),
    Experience.REGULAR: (
        "plank-forearm",
        "side-plank-knee",
        "bridge-march",
        "bicycle-headdown",
        "elbow-knee",
        "twist-feet-down",
        "leg-lower-bent",
        "slr-single",
        "bird-dog",
        "dead-bug",
        "side-lying-abd",
        "march-hold",
        "split-squat",
        "band-walk",
    ),
    Experience.EXPERIENCED: (
        "plank-forearm",
        "side-plank",
        "bridge-single",
        "bicycle-crunch",
        "twist-feet-down",
        "leg-raise-lying",
        "bird-dog",
        "dead-bug",
        "side-lying-abd",
        "band-walk",
        "split-squat",
        "march-hold",
        "crunch",
    ),
}
"""Exercises that an athlete may begin with; a ladder with one of them begins there or lower."""

START_LEVEL: Final = {Experience.NEW: 1, Experience.REGULAR: 2, Experience.EXPERIENCED: 2}
"""Level at which a ladder without one begins."""

HELD_FIRST: Final = {
    "side-plank": (
        "side-plank-dips",
        "side-plank-reach",
        "side-plank-roll",
        "side-plank-abd",
        "side-plank-knee-drive",
        "side-plank-leg-swing",
        "side-plank-suspended",
    ),
    "plank-forearm": (
        "plank-rkc",
        "plank-leg-lift",
        "mountain-climber-slow",
        "shoulder-tap",
    ),
}
"""A held rung is done three times before those that move from it (coach/tables.md 4, grade E)."""

HELD_BEFORE: Final = {later: held for held, all_later in HELD_FIRST.items() for later in all_later}

FIRST_DOSES: Final = {
    Experience.REGULAR: {"plank-forearm": 25, "side-plank-knee": 25},
    Experience.EXPERIENCED: {
        "plank-forearm": 30,
        "side-plank": 25,
        "bicycle-crunch": 10,
        "twist-feet-down": 10,
    },
}
"""First amounts above the catalogue's low ones (coach/tables.md 5, grade E)."""
