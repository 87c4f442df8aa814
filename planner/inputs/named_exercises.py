"""Exercises that an athlete's file names: files of the athlete's own, and names in lists."""

from collections.abc import Iterable
from pathlib import Path

from planner.athlete.value_types import MOST_PATH
from planner.catalogue.exercises import Catalogue
from planner.catalogue.load import load_catalogue
from planner.catalogue.own_exercises import add_own, check_kind
from planner.errors import ForeignFileError, InputError, Mistake
from planner.text.cleaning import quoted
from planner.text.key_path import KeyPath
from planner.yaml.document import Document

Place = tuple[Document, KeyPath, str]
"""A name with the document and the place that it is written at."""


def read_own_exercises(document: Document, folder: Path) -> tuple[Catalogue, list[Mistake]]:
    """Reads the files of ``athlete.exercises``.

    Args:
        document: An athlete.yaml, which may have mistakes of other kinds.
        folder: Its folder; paths are relative to it.

    Returns:
        The catalogue with these exercises, without them after mistakes; and the mistakes.
    """
    catalogue = load_catalogue()
    paths, mistakes = [], []
    for _, place, name in _listed(document, "exercises"):
        try:
            paths.append(_file_of_exercises(folder, name))
        except (ForeignFileError, ValueError) as error:
            mistakes.append(document.mistake(place, str(error)))
    try:
        return (catalogue, mistakes) if mistakes or not paths else (add_own(catalogue, paths), [])
    except InputError as error:
        return catalogue, list(error.mistakes)


def _file_of_exercises(folder: Path, name: str) -> Path:
    """Find a file of exercises.

    Raises:
        ForeignFileError: It is of another kind.
        ValueError: It isn't there.
    """
    path, shown = folder / name, quoted(name)
    if len(name) > MOST_PATH or not path.is_file():
        raise ValueError(f"{shown}: there is no such file; write it as seen from athlete.yaml")
    check_kind(path, shown)
    return path


def unknown_exercises(
    document: Document, further: Iterable[Place], catalogue: Catalogue
) -> list[Mistake]:
    """Finds names that no exercise, ladder or family has.

    Args:
        document: An athlete.yaml, for what is excluded and liked.
        further: Names that are written elsewhere.
        catalogue: With the athlete's own exercises.
    """
    mistakes = []
    named = (*_listed(document, "exclude"), *_listed(document, "favourites"))
    for where, place, name in (*named, *further):
        if catalogue.resolve(name) is None:
            near = catalogue.suggest(name)
            hint = f"; did you mean '{near}'?" if near else ""
            message = f"{quoted(name)} is not an exercise, ladder or family{hint}"
            mistakes.append(where.mistake(place, message))
    return mistakes


def _listed(document: Document, key: str) -> list[Place]:
    """The texts of a list below ``athlete``."""
    athlete = document.data.get("athlete") if isinstance(document.data, dict) else None
    given = athlete.get(key) if isinstance(athlete, dict) else None
    entries = enumerate(given if isinstance(given, list) else ())
    return [(document, ("athlete", key, n), text) for n, text in entries if isinstance(text, str)]
