"""Count what a programme holds against what is wanted: one statement for solver and check."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Place: TypeAlias = tuple[str, str]
"""A letter and the id of an exercise in it."""

Chosen: TypeAlias = Mapping[Place, int]
"""Sets by letter and exercise; what isn't chosen is missing."""


@dataclass(frozen=True, slots=True)
class Tally:
    """An amount that a programme should keep within bounds.

    The amount is the sum of ``uses`` over the chosen places, of ``sets`` times the sets there, and
    of one for each of ``groups`` of which any place is chosen.

    Attributes:
        message: The shortfall in an athlete's words.
        points: Points of each band missing or over; None refuses them.
        least: Wanted at least.
        most: Wanted at most.
        band: How much costs the points once.
    """

    message: str
    points: int | None
    uses: Mapping[Place, int] = field(default_factory=dict)
    sets: Mapping[Place, int] = field(default_factory=dict)
    groups: tuple[frozenset[Place], ...] = ()
    least: int | None = None
    most: int | None = None
    band: int = 1

    def amount(self, chosen: Chosen) -> int:
        """Count a programme."""
        return (
            sum(weight for place, weight in self.uses.items() if place in chosen)
            + sum(weight * chosen[place] for place, weight in self.sets.items() if place in chosen)
            + sum(not group.isdisjoint(chosen) for group in self.groups)
        )

    def off(self, chosen: Chosen) -> int:
        """Count the whole or begun bands that a programme is off the bounds."""
        amount = self.amount(chosen)
        under = 0 if self.least is None else self.least - amount
        over = 0 if self.most is None else amount - self.most
        return max(0, -(-under // self.band), -(-over // self.band))
