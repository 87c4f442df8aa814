"""Choose the movements of a session's warm-up.

Movements and seconds are coaching judgement (coach/tables.md 1 and 4, grade E).
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from planner.catalogue.exercises import Catalogue

BREATHS: Final = "take five slow breaths"
BREATHS_SECONDS: Final = 25


@dataclass(frozen=True, slots=True)
class WarmUpMove:
    """A movement of the warm-up.

    Attributes:
        text: The words for it, to be said to the athlete.
        seconds: Its time.
        flags: Flags under which it is left out.
        exercise: The exercise that it is; it is left out where the session has that, or where a
            flag of the exercise holds.
        instead: Shorter words, said where it is left out or does not fit.
        instead_seconds: Their time.
    """

    text: str
    seconds: int
    flags: frozenset[str] = frozenset()
    exercise: str | None = None
    instead: str | None = None
    instead_seconds: int = 0


MOVES: Final = (
    WarmUpMove(
        "march on the spot and hold each knee up for two breaths",
        40,
        exercise="march-hold",
        instead="march on the spot",
        instead_seconds=20,
    ),
    WarmUpMove("circle arms and hips", 20),
    WarmUpMove(
        "on hands and knees, round and hollow the back in six slow waves (cat-camel)",
        30,
        flags=frozenset({"wrist", "osteoporosis"}),
    ),
    WarmUpMove(
        "slide each leg back and lift it level four times, on hands and knees",
        30,
        exercise="quad-leg-reach",
    ),
)
"""In the order in which they are done: standing, all fours; the breaths come last."""

IN_ORDER_OF_WEIGHT: Final = (1, 0, 2, 3)
"""Places in ``MOVES``; where time is short, the last of these are left out first."""


def warm_up_lines(
    catalogue: Catalogue,
    session: Collection[str],
    flags: Collection[str],
    seconds: int,
    unwanted: Collection[str] = (),
) -> tuple[str, ...]:
    """Word the movements of a session's warm-up, in the order in which they are done.

    Args:
        catalogue: Whose exercises the movements may be.
        session: Ids of the session's exercises; none of them is done in the warm-up too.
        flags: Flags of the athlete that hold on the session's day.
        seconds: Time of the warm-up; without any there are no lines.
        unwanted: Ids of exercises that the athlete never wants.

    Returns:
        The lines. Marching, circles and breaths are always among them.
    """
    if seconds <= 0:
        return ()
    fixed = sum(move.instead_seconds or move.seconds for move in MOVES if _is_fixed(move))
    left = seconds - BREATHS_SECONDS - fixed
    said: dict[int, str] = {}
    for place in IN_ORDER_OF_WEIGHT:
        move = MOVES[place]
        more = 0 if _is_fixed(move) and not move.instead else move.seconds - move.instead_seconds
        allowed = _may_be_done(move, catalogue, session, flags, unwanted)
        if allowed and (more == 0 or more <= left):
            said[place] = move.text
            left -= more
        elif move.instead:
            said[place] = move.instead
    return *(said[place] for place in sorted(said)), BREATHS


def _is_fixed(move: WarmUpMove) -> bool:
    """Tell whether the move, or its shorter form, is in every warm-up."""
    return move.instead is not None or (not move.flags and move.exercise is None)


def _may_be_done(
    move: WarmUpMove,
    catalogue: Catalogue,
    session: Collection[str],
    flags: Collection[str],
    unwanted: Collection[str],
) -> bool:
    if not move.flags.isdisjoint(flags):
        return False
    exercise = catalogue.by_id.get(move.exercise or "")
    if exercise is None:
        return move.exercise is None
    barred = {*session, *unwanted}
    return exercise.id not in barred and exercise.flags.isdisjoint(flags)
