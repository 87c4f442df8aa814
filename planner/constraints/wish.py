"""Wish for exercises in a session: at least so many, with points for each that is missing."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from planner.catalogue import Exercise
from planner.frame import Frame

if TYPE_CHECKING:
    from planner.solver.choices import Amount, ContentChoices


class Wish(NamedTuple):
    """At least ``least`` of ``exercises`` (ids); ``lacks`` is what a session without them lacks."""

    exercises: frozenset[str]
    least: int
    points: int
    lacks: str


def wish(exercises: Iterable[Exercise], least: int, points: int, lacks: str) -> Wish:
    """Wish for no more than there is."""
    identifiers = frozenset(exercise.id for exercise in exercises)
    return Wish(identifiers, min(least, len(identifiers)), points, lacks)


def post_wishes(choices: "ContentChoices", frame: Frame, wishes: Iterable[Wish]) -> "Amount":
    """Charge points for what a session lacks."""
    cost: Amount = 0
    for one in wishes:
        used = sum(
            choices.uses(frame, exercise)
            for exercise in choices.candidates(frame)
            if exercise.id in one.exercises
        )
        cost += one.points * choices.below(used, one.least)
    return cost


def unmet(exercises: Iterable[Exercise], wishes: Iterable[Wish]) -> Iterator[tuple[int, str]]:
    """Yield points and words for each wish that a session's exercises don't meet."""
    names = {exercise.id for exercise in exercises}
    for one in wishes:
        missing = one.least - len(names & one.exercises)
        if missing > 0:
            yield one.points * missing, one.lacks
