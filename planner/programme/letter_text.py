"""Order the lines of a letter, and choose its reserve."""

from collections.abc import Iterable, Sequence
from typing import Final

from planner.catalogue.exercises import Exercise, Role
from planner.programme.block_view import BlockView
from planner.programme.themes import STRESSED, Theme

MAIN_FIRST: Final[tuple[Role, ...]] = (
    "pelvic-floor",
    "front",
    "side",
    "bridge",
    "hip",
    "back",
    "turn",
    "lift",
    "upper",
    "breathing",
)
"""Lines are dropped from the end of this order (coach/plan.md 2, grade E)."""

RESERVE_LEVEL: Final = 2


def in_dropping_order(exercises: Iterable[Exercise], theme: Theme | None) -> list[Exercise]:
    """Sort a letter's lines so that the last are dropped first; the theme's roles stay longest."""
    stressed = theme.roles[:STRESSED] if theme else ()
    return sorted(
        exercises,
        key=lambda e: (e.role not in stressed, MAIN_FIRST.index(e.role), -e.level, e.id),
    )


def reserve_of(lines: Sequence[Exercise], view: BlockView, letter: str) -> list[Exercise]:
    """Choose what takes the place of a line that a day forbids: one a role, easy and known."""
    ladders = {exercise.ladder for exercise in lines}
    found: dict[Role, Exercise] = {}
    able = [
        e
        for e in view.candidates[letter]
        if e.everyday and e.level <= RESERVE_LEVEL and e.ladder not in ladders
    ]
    for exercise in sorted(
        able, key=lambda e: (not view.history.known(e), e.standing, -e.level, e.id)
    ):
        found.setdefault(exercise.role, exercise)
    return [found[role] for role in MAIN_FIRST if role in found]
