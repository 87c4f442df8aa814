"""Change a YAML file and leave everything else as somebody wrote it, comments included.

The parser's events say where values stand; the text is spliced there and read again.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from planner.errors import InputError
from planner.text.key_path import KeyPath
from planner.yaml.document import parse_yaml
from planner.yaml.edit.json_pointers import changed, path_of
from planner.yaml.edit.nodes import Node, node_of
from planner.yaml.edit.splices import Splice, Splices
from planner.yaml.edit.yaml_writer import Style


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of a YAML file.

    Attributes:
        pointer: Where, as a JSON pointer (RFC 6901); ``-`` is the end of a list. What is missing
            on the way is made.
        value: Plain data; None takes the entry out, if it is there.
    """

    pointer: str
    value: object


def edited(text: str, edits: Iterable[Edit], name: str) -> str:
    """Apply edits to the text one after another; everything else stays byte for byte.

    New values are written in one line where they fit, in quotes where they need them; containers
    made for them stand on lines of their own. A value that the file has already is left as it is
    written.

    Args:
        text: YAML as ``parse_yaml`` reads it.
        edits: The changes; each pointer is about the text as the edits before it left it.
        name: The text's name in messages.

    Raises:
        InputError: Mistakes in the text as it is.
        ValueError: A pointer leads nowhere or through a value that holds nothing, a value is not
            plain data, a key is written with ``?``, or the text cannot say what was asked for.
    """
    data = parse_yaml(text, name).data
    for edit in edits:
        path = path_of(edit.pointer, data)
        wanted = changed(data, path, edit.value)
        if not _same(wanted, data):
            text = _edited(text, path, edit.value, data)
            _refuse_harm(text, wanted, edit, name)
            data = wanted
    return text


def _edited(text: str, path: KeyPath, value: object, data: object) -> str:
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    root = node_of(lines)
    splices = Splices(lines, root, _style_of(lines, root))
    if value is None:
        return _spliced(text, splices.removed(path))
    return _spliced(text, splices.written(path, value, data))


def _refuse_harm(text: str, wanted: object, edit: Edit, name: str) -> None:
    try:
        data = parse_yaml(text, name).data
    except InputError as error:
        raise ValueError(f"{name}: {edit.pointer} cannot be written: {error}") from error
    if not _same(data, wanted):
        raise ValueError(f"{name}: {edit.pointer} cannot be changed without harm to the rest")


def _same(one: object, other: object) -> bool:
    """Compare types and order too: 1 is neither true nor 1.0."""
    return repr(one) == repr(other)


def _style_of(text: str, root: Node) -> Style:
    first = next((node for node in root.all() if node.is_braced and node.entries), None)
    try:
        json.loads(text)
    except ValueError:
        is_json = False
    else:
        is_json = True
    return Style(padded=first is not None and text[first.start + 1] == " ", quoted=is_json)


def _spliced(text: str, splices: list[Splice]) -> str:
    """Splices count every line's end as one character, and no byte order mark."""
    mark = len(text) - len(text.removeprefix("\ufeff"))
    at = [match.start() for match in re.compile(r"\r\n|.", re.DOTALL).finditer(text, mark)]
    at.append(len(text))
    line_end = re.search(r"\r\n|\r|\n", text)
    parts, done = [], 0
    for start, end, new in sorted(splices, key=lambda splice: splice[:2]):
        parts += [text[done : at[start]], new.replace("\n", line_end[0] if line_end else "\n")]
        done = at[end]
    return "".join([*parts, text[done:]])
