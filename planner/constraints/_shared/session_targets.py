"""Soft targets of a session: so many of some exercises, points for each that is missing."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from planner.catalogue.exercises import Exercise
from planner.problem.session_frame import SessionFrame

if TYPE_CHECKING:
    from planner.solver.choices import ContentChoices
    from planner.solver.expressions import Amount


class SessionTarget(NamedTuple):
    """A soft target of one session.

    Attributes:
        exercises: Ids of the exercises that count.
        least: How many of them the session should hold.
        points: Cost of each that is missing.
        lacks: Words for a session without them.
    """

    exercises: frozenset[str]
    least: int
    points: int
    lacks: str


def target(exercises: Iterable[Exercise], least: int, points: int, lacks: str) -> SessionTarget:
    """Makes a target that asks for no more exercises than there are."""
    identifiers = frozenset(exercise.id for exercise in exercises)
    return SessionTarget(identifiers, min(least, len(identifiers)), points, lacks)


def post_targets(
    choices: "ContentChoices", frame: SessionFrame, targets: Iterable[SessionTarget]
) -> "Amount":
    """Returns the points that a session costs for the targets it misses."""
    cost: Amount = 0
    for one in targets:
        used = sum(
            choices.uses(frame, exercise)
            for exercise in choices.candidates(frame)
            if exercise.id in one.exercises
        )
        cost += one.points * choices.below(used, one.least)
    return cost


def unmet_targets(
    exercises: Iterable[Exercise], targets: Iterable[SessionTarget]
) -> Iterator[tuple[int, str]]:
    """Yields points and words for each target that a session's exercises miss."""
    names = {exercise.id for exercise in exercises}
    for one in targets:
        missing = one.least - len(names & one.exercises)
        if missing > 0:
            yield one.points * missing, one.lacks
