"""Check ``gaps.yaml``, which says why cells of the matrix are empty, both ways."""

from collections.abc import Iterator
from itertools import product
from typing import Annotated, Literal

from pydantic import AfterValidator

from planner.catalogue.data_file import SourceFile
from planner.catalogue.exercises import Catalogue
from planner.catalogue.file_shapes import FileShape, Level, Line, count
from planner.catalogue.matrix import KITS, Cell, empty_cells
from planner.text.cleaning import quoted
from planner.text.did_you_mean import did_you_mean

ANY = "any"


class GapShape(FileShape):
    """Empty cells with one reason: every area x level x equipment x flag that it lists.

    ``equipment: any`` is with none and with all of it; ``flags: [any]`` is without a flag and
    under every single one.
    """

    areas: Annotated[list[str], AfterValidator(count(1, 15))]
    levels: Annotated[list[Level], AfterValidator(count(1, 5))]
    equipment: Literal["none", "any"]
    flags: Annotated[list[str], AfterValidator(count(1, 20))]
    reason: Line


class GapsFile(FileShape):
    """``gaps.yaml``."""

    gaps: list[GapShape]


def check_gaps(file: SourceFile, gaps: GapsFile, catalogue: Catalogue) -> None:
    """Note documented cells that aren't empty, and empty cells that aren't documented."""
    empty = empty_cells(catalogue)
    documented: set[Cell] = set()
    for n, gap in enumerate(gaps.gaps):
        if not _words_known(file, n, gap, catalogue):
            continue
        cells = set(cells_of(gap, catalogue))
        documented |= cells
        for cell in sorted(cells - empty, key=str)[:1]:
            more = len(cells - empty) - 1
            others = f" (nor {more} more here)" if more else ""
            file.say(("gaps", n), f"{cell} isn't empty{others}; take it out")
    missing = sorted(empty - documented, key=str)
    for cell in missing:
        file.say(("gaps",), f"{cell} is empty; say why here, or add an exercise")


def cells_of(gap: GapShape, catalogue: Catalogue) -> Iterator[Cell]:
    """Collect the cells that an entry documents."""
    kits = KITS if gap.equipment == ANY else (gap.equipment,)
    flags: list[str | None] = [None, *catalogue.flags] if gap.flags == [ANY] else [*gap.flags]
    for area, level, kit, flag in product(gap.areas, gap.levels, kits, flags):
        yield Cell(area, level, kit, flag)


def _words_known(file: SourceFile, n: int, gap: GapShape, catalogue: Catalogue) -> bool:
    known = {"areas": [area.id for area in catalogue.areas], "flags": [ANY, *catalogue.flags]}
    good = True
    for key, choices in known.items():
        for k, word in enumerate(getattr(gap, key)):
            if word not in choices or (word == ANY and gap.flags != [ANY]):
                near = did_you_mean(word, tuple(choices))
                message = f"{quoted(word)} is not one of {', '.join(choices)}{near}"
                file.say(("gaps", n, key, k), message)
                good = False
    return good
