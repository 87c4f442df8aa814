"""Check everything that must hold for the catalogue, also where plans don't depend on it."""

from itertools import zip_longest
from pathlib import Path

from planner.catalogue.catalogue_page import COMMAND, page
from planner.catalogue.data_file import SourceFile
from planner.catalogue.emg import EmgFile, check_emg
from planner.catalogue.exercises import Catalogue
from planner.catalogue.folder_reader import Reader
from planner.catalogue.gaps import GapsFile, check_gaps
from planner.errors import InputError, Mistake


def check_everything(root: Path) -> Catalogue:
    """Read a catalogue afresh and check all of it.

    Schema, references, ladders, names, doses, duplicates; that the empty cells of the matrix are
    the documented ones; that areas agree with studies or say why not; that README.md is current.

    Args:
        root: The folder with ``areas.yaml``, ``exercises/`` and the other files.

    Raises:
        InputError: Every mistake, each with file, line and column.
    """
    catalogue = Reader(root, thorough=True).catalogue()
    if mistakes := _mistakes(root, catalogue):
        raise InputError(mistakes)
    return catalogue


def _mistakes(root: Path, catalogue: Catalogue) -> list[Mistake]:
    gaps_file = SourceFile(root / "gaps.yaml", f"{root.name}/gaps.yaml")
    emg_file = SourceFile(root / "emg.yaml", f"{root.name}/emg.yaml")
    gaps, emg = gaps_file.read(GapsFile), emg_file.read(EmgFile)
    if gaps:
        check_gaps(gaps_file, gaps, catalogue)
    if emg:
        check_emg(emg_file, emg, catalogue)
    mistakes = [*gaps_file.mistakes, *emg_file.mistakes]
    if mistakes or gaps is None or emg is None:
        return mistakes
    readme = SourceFile(root / "README.md", f"{root.name}/README.md")
    return readme.mistakes or _not_current(readme, page(catalogue, gaps, emg))


def _not_current(readme: SourceFile, wanted: str) -> list[Mistake]:
    """Find the line where the page first differs from the one made of the data."""
    pairs = zip_longest(readme.text.split("\n"), wanted.split("\n"))
    for line, (written, current) in enumerate(pairs, start=1):
        if written != current:
            message = f"this page is not what the data says; run `{COMMAND}`"
            return [Mistake(readme.name, line, 1, "", message)]
    return []
