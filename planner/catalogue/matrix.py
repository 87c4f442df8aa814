"""Tell what can be trained: every area at every level, with no kit and with all of it, by flag."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from planner.catalogue.exercises import Catalogue, Exercise, usable
from planner.catalogue.file_shapes import Area

LEVELS: Final = (1, 2, 3, 4, 5)
KITS: Final = ("none", "full")
"""``none`` is a floor and nothing else, ``full`` every piece of equipment in the catalogue."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell asks one question: can this area be trained at this level with this kit?

    Attributes:
        area: The area's id.
        level: 1 to 5.
        kit: ``none`` or ``full``.
        flag: The one contraindication that holds; None if none does.
    """

    area: str
    level: int
    kit: str
    flag: str | None

    def __str__(self) -> str:
        kit = "no equipment" if self.kit == "none" else "all equipment"
        flag = f", avoiding {self.flag}" if self.flag else ""
        return f"{self.area} at level {self.level} with {kit}{flag}"


def trains(exercise: Exercise, area: Area) -> bool:
    """Tell whether an exercise trains an area: as primary, or by the area's rule as secondary."""
    if area.id in exercise.primary:
        return True
    least = area.secondary_counts_from
    return least is not None and exercise.level >= least and area.id in exercise.secondary


def matrix(catalogue: Catalogue) -> dict[Cell, tuple[str, ...]]:
    """Map every cell to the ids of the exercises of its level that train its area there."""
    return dict(_cells(catalogue))


def empty_cells(catalogue: Catalogue) -> frozenset[Cell]:
    """Collect the cells that no exercise trains."""
    return frozenset(cell for cell, ids in _cells(catalogue) if not ids)


def _cells(catalogue: Catalogue) -> Iterator[tuple[Cell, tuple[str, ...]]]:
    kits = {"none": frozenset[str](), "full": frozenset(catalogue.equipment)}
    for area in catalogue.areas:
        training = [e for e in catalogue.exercises if trains(e, area)]
        for level in LEVELS:
            at_level = [e for e in training if e.level == level]
            for kit in KITS:
                for flag in (None, *catalogue.flags):
                    flags = () if flag is None else (flag,)
                    ids = (e.id for e in at_level if usable(e, equipment=kits[kit], flags=flags))
                    yield Cell(area.id, level, kit, flag), tuple(ids)
