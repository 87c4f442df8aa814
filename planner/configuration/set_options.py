"""``--set hard-run-recovery.heavy_before=36`` as a document of its own."""

from collections.abc import Iterable

from planner.configuration.layers import OPTION, SECTION
from planner.errors import InputError, Mistake
from planner.text.cleaning import clean
from planner.text.key_path import KeyPath
from planner.yaml.document import Document, parse_yaml

_EXAMPLE = "write it as hard-run-recovery.heavy_before=36 or regular-days=off"


def read_option(text: str) -> Document:
    """Reads the settings that one ``--set`` writes.

    Args:
        text: ``CONSTRAINT=VALUE``, ``CONSTRAINT.SETTING=VALUE`` or one part deeper; the value is
            YAML.

    Raises:
        InputError: There is no ``=``, an empty part, or the value is not YAML.
    """
    name = clean(f"{OPTION} {text}")
    left, equals, right = text.partition("=")
    parts = tuple(part.strip() for part in left.split("."))
    if not equals or not all(parts) or right.strip() in ("", "null", "~"):
        raise InputError([Mistake(name, 1, 1, "", _EXAMPLE)])
    try:
        value = parse_yaml(right, name)
    except InputError as error:
        at = len(left) + 1
        shifted = [Mistake(m.file, 1, at + m.column, m.where, m.message) for m in error.mistakes]
        raise InputError(shifted) from error
    path: KeyPath = (SECTION, *parts)
    column = len(left) + 2
    data = value.data
    for part in reversed(path):
        data = {part: data}
    above = {path[:length]: (1, 1) for length in range(len(path) + 1)}
    below = {(*path, *inner): (1, column + at) for inner, (_, at) in _places(value).items()}
    return Document(name, data, above | below, above)


def read_options(texts: Iterable[str]) -> tuple[list[Document], list[Mistake]]:
    """Reads every ``--set``: what they write, in order, and all mistakes in them."""
    documents: list[Document] = []
    mistakes: list[Mistake] = []
    for text in texts:
        try:
            documents.append(read_option(text))
        except InputError as error:
            mistakes += error.mistakes
    return documents, mistakes


def _places(value: Document) -> dict[KeyPath, tuple[int, int]]:
    return {path: (line, column - 1) for path, (line, column) in value.values.items()}
