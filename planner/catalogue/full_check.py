"""Everything that must hold for the catalogue, also what plans don't depend on."""

from collections.abc import Iterator
from pathlib import Path

from planner.catalogue.emg import EmgFile, check_emg
from planner.catalogue.files import SourceFile
from planner.catalogue.gaps import GapsFile, check_gaps
from planner.catalogue.model import Catalogue
from planner.catalogue.reader import Reader
from planner.errors import InputError, Mistake


def check_everything(root: Path) -> Catalogue:
    """Read a catalogue afresh and check all of it.

    Schema, references, ladders, names, doses, duplicates; that the empty cells of the matrix are
    the documented ones; that areas agree with studies or say why not.

    Args:
        root: The folder with ``areas.yaml``, ``exercises/`` and the other files.

    Raises:
        InputError: Every mistake, each with file, line and column.
    """
    catalogue = Reader(root, thorough=True).catalogue()
    if mistakes := list(_mistakes(root, catalogue)):
        raise InputError(mistakes)
    return catalogue


def _mistakes(root: Path, catalogue: Catalogue) -> Iterator[Mistake]:
    file = SourceFile(root / "gaps.yaml", f"{root.name}/gaps.yaml")
    if gaps := file.read(GapsFile):
        check_gaps(file, gaps, catalogue)
    yield from file.mistakes
    file = SourceFile(root / "emg.yaml", f"{root.name}/emg.yaml")
    if emg := file.read(EmgFile):
        check_emg(file, emg, catalogue)
    yield from file.mistakes
