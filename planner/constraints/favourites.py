"""Define the constraint ``favourites``."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from planner.constraints.base import ProgrammeConstraint, Strength, strength
from planner.programme.block_view import BlockView
from planner.programme.tally import Tally
from planner.settings.base import setting


class Favourites(ProgrammeConstraint):
    """Each of ``athlete.favourites`` is in every block.

    A favourite is an exercise, a ladder or a family, of which any exercise will do. It is never
    asked for before its rung can be reached, nor while a flag, an exclusion or missing equipment
    rules it out.

    Why: what one likes gets done; adherence is what self-directed programmes lack most (evidence
    §8, 3; grade D).

    Example:
        ``athlete: {favourites: [side-planks]}``
    """

    name: ClassVar[str] = "favourites"
    says: ClassVar[str] = "each favourite in every block, where it can be used"
    repealed: ClassVar[Mapping[str, str]] = dict.fromkeys(
        ("", "days", "least_minutes"),
        "each block of the programme has its favourites now",
    )
    strengths: ClassVar[tuple[Strength, ...]] = ("soft",)

    missing_points: int = setting(
        6,
        "Cost of a favourite missing.",
        unit="points",
        source="engineering choice (E), as core-families",
        ge=0,
        le=20,
    )
    strength: Strength = strength("soft")

    def tallies(self, view: BlockView) -> Iterator[Tally]:
        """Count each favourite's lines in the block."""
        if not view.settled:
            return
        for name, identifiers in view.problem.favourites.items():
            places = view.uses(lambda e, ids=identifiers: e.id in ids)  # type: ignore[misc]
            if places:
                said = f"no {name.replace('-', ' ')} in a block"
                yield Tally(said, self.missing_points, uses=places, least=1)
