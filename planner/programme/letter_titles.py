"""Name a letter by its main work: "hips and planks"."""

from collections.abc import Collection, Sequence
from typing import Final

from planner.catalogue.exercises import Exercise, Role
from planner.programme.themes import Theme
from planner.text.lists import and_list

ROLE_WORDS: Final[dict[Role, str]] = {
    "front": "front",
    "side": "sides",
    "turn": "turns",
    "back": "back",
    "bridge": "bridges",
    "lift": "leg lifts",
    "hip": "hips",
    "upper": "shoulders",
    "breathing": "breathing",
}
"""Words of the roles that a title names."""

STANDING_BRIDGE: Final = "one-leg strength"
PLANKS: Final = "planks"
_PLANK_LADDERS: Final = frozenset({"front-plank", "lateral-plank"})
_QUIET_ROLES: Final[frozenset[Role]] = frozenset({"breathing", "pelvic-floor"})
_WORDS: Final = 2


def letter_title(
    exercises: Sequence[Exercise], theme: Theme | None = None, taken: Collection[str] = ()
) -> str:
    """Name a letter by two kinds of its work.

    Kinds of the theme's roles come first, in its order, then those of the lines in theirs.
    Breathing is named only where nothing else is there, the pelvic floor never.

    Args:
        exercises: The letter's exercises in dropping order, main lines first.
        theme: The block's theme, if it has one.
        taken: Titles of the programme's other letters, which this one should not have too.
    """
    stressed = theme.roles if theme else ()
    loud = [exercise for exercise in exercises if exercise.role not in _QUIET_ROLES]
    ranked = sorted(
        loud,
        key=lambda each: stressed.index(each.role) if each.role in stressed else len(stressed),
    )
    words = list(dict.fromkeys(map(_word, ranked)))
    if not words:
        quiet = any(exercise.role == "breathing" for exercise in exercises)
        return ROLE_WORDS["breathing"] if quiet else ""
    pairs = [[word, other] for n, word in enumerate(words) for other in words[n + 1 :]] or [
        words[:_WORDS]
    ]
    titles = [and_list(pair) for pair in pairs]
    return next((title for title in titles if title not in taken), titles[0])


def _word(exercise: Exercise) -> str:
    if exercise.ladder in _PLANK_LADDERS:
        return PLANKS
    if exercise.role == "bridge" and exercise.standing:
        return STANDING_BRIDGE
    return ROLE_WORDS[exercise.role]
