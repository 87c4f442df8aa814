"""Read and check the shipped exercises, ladders, areas and patterns."""

from functools import lru_cache
from pathlib import Path

from planner.catalogue.exercises import (
    Catalogue,
)
from planner.catalogue.folder_reader import Reader

_PACKAGE = Path(__file__).parent.parent


def catalogue_root() -> Path:
    """Find the folder of the data: the copy that a wheel ships if there, else the checkout's."""
    shipped = _PACKAGE / "_catalogue"
    return shipped if shipped.is_dir() else _PACKAGE.parent / "catalogue"


def load_catalogue(root: Path | None = None) -> Catalogue:
    """Load the catalogue, read and checked once per folder and process.

    Args:
        root: Its folder; left out, the shipped one.

    Raises:
        InputError: Every mistake in its files.
    """
    return _load(catalogue_root() if root is None else root)


@lru_cache(maxsize=4)
def _load(root: Path) -> Catalogue:
    return check_catalogue(root)


def check_catalogue(root: Path) -> Catalogue:
    """Read the files of a catalogue afresh and check all of them.

    Args:
        root: The folder with ``areas.yaml``, ``exercises/`` and the other files.

    Raises:
        InputError: Every mistake, each with file, line and column.
    """
    return Reader(root).catalogue()
