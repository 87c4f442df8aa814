"""Few causes that can't hold together, found by adding what solutions don't keep to."""

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from planner.explanation.causes import Cause
from planner.solver.engine import AT_ONCE


class Told(NamedTuple):
    """What is told of some causes.

    Attributes:
        settled: Whether it is told if they can hold together.
        broken: What a solution with them doesn't keep to; None where there is no solution.
        effort: What it took to tell.
    """

    settled: bool
    broken: frozenset[Cause] | None = None
    effort: float = 0.0

    @property
    def impossible(self) -> bool:
        """Whether they can't hold together."""
        return self.settled and self.broken is None


Ask = Callable[[Sequence[Sequence[Cause]]], Sequence[Told]]
"""Asks of each of some sets of causes whether they can hold together."""


def grown(
    causes: Sequence[Cause], first: Sequence[Cause], told: Told, ask: Ask
) -> list[Cause] | None:
    """Some of the causes that can't hold together, though one or the other may be needless.

    Args:
        causes: To choose from.
        first: Those that are likely to be needed, and never left out.
        told: What is told of those.
        ask: Is asked of at most two sets at once.

    Returns:
        None where all of the causes can hold together, or that they can't wasn't told soon.
    """
    some = list(first)
    while not told.impossible:
        missing = [each for each in causes if each in (told.broken or ()) and each not in some]
        if not missing:
            return None
        alone = _with_one_more(some, missing, ask)
        if alone is not None:
            return [*some, alone]
        some += missing
        (told,) = ask([some])
    return some


def _with_one_more(some: Sequence[Cause], missing: Collection[Cause], ask: Ask) -> Cause | None:
    """One cause that can't hold beside some; no solution that holds those keeps to it.

    Of two that are asked about at once the one that is easier to tell: so is what comes of it.
    """
    left = list(missing)
    while left:
        asked, left = left[:AT_ONCE], left[AT_ONCE:]
        told = ask([[*some, each] for each in asked])
        alone = [(each.effort, number) for number, each in enumerate(told) if each.impossible]
        if alone:
            return asked[min(alone)[1]]
        for broken in (each.broken for each in told if each.broken is not None):
            left = [other for other in left if other in broken]
    return None
