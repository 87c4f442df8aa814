"""The examples edited at many places, and random edits of random files."""

import copy
import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import LiteralScalarString

from planner.errors import InputError
from planner.text.key_path import KeyPath
from planner.yaml.document import Document, parse_yaml
from planner.yaml.edit.json_pointers import pointer_of
from tests.yaml.edit.samples import LONG, edit

ROOT = Path(__file__).parents[2]
ATHLETES = sorted((ROOT / "examples").glob("*/athlete.yaml"))


def plainly(data: Any, path: KeyPath, value: object) -> Any:
    """The same edit of plain data, said again."""
    if not path:
        return value
    result = copy.deepcopy(data)
    place = result
    for key in path[:-1]:
        place = place[key]
    if value is None:
        del place[path[-1]]
    elif isinstance(place, list) and path[-1] == len(place):
        place.append(value)
    else:
        place[path[-1]] = value
    return result


def paths_of(data: Any, path: KeyPath = ()) -> list[KeyPath]:
    """All values' paths, in the order of the file."""
    pairs: Any = data.items() if isinstance(data, dict) else ()
    pairs = enumerate(data) if isinstance(data, list) else pairs
    return [path, *(deep for key, item in pairs for deep in paths_of(item, (*path, key)))]


def place_after(data: Any, path: KeyPath) -> KeyPath:
    """The path of one more entry in what a path leads to."""
    for key in path:
        data = data[key]
    return (*path, len(data)) if isinstance(data, list) else (*path, "new key")


def check_lines(before: Document, text: str, result: str, path: KeyPath) -> None:
    """Lines before the value in front of an edit, and after the value behind it, are the same."""
    paths = paths_of(before.data)
    first = path if path in paths else path[:-1]
    inside = [other for other in paths if other[: len(first)] == first]
    end = paths.index(inside[-1])
    earlier = paths.index(first) - 1 if path in paths else end
    lines, new = text.splitlines(), result.splitlines()
    untouched = before.place(paths[earlier], of_key=True)[0] - 1 if earlier > 0 else 0
    assert new[:untouched] == lines[:untouched]
    later = paths[end + 1 : end + 2]
    if later:
        untouched = len(lines) - before.place(later[0], of_key=True)[0]
        assert new[len(new) - untouched :] == lines[len(lines) - untouched :]


VALUES = ["x: y, z", 7, date(2027, 2, 9), ["07:00-07:20", {"a": 1}], {}, LONG]


EXAMPLES = pytest.mark.parametrize("athlete", ATHLETES, ids=lambda path: path.parent.name)


@EXAMPLES
def test_examples_are_edited(athlete: Path) -> None:
    check_edits(athlete.read_text("utf-8"), most=6)


@pytest.mark.slow
@EXAMPLES
def test_examples_are_edited_anywhere(athlete: Path) -> None:
    check_edits(athlete.read_text("utf-8"), most=60)


def check_edits(text: str, most: int) -> None:
    """Values replaced and taken out, entries added, under either kind of line end."""
    before = parse_yaml(text, "a.yaml")
    comments = [line for line in text.splitlines() if line.lstrip().startswith("#")]
    paths = paths_of(before.data)
    for number, path in enumerate(paths[:: max(1, len(paths) // most)]):
        value = VALUES[number % len(VALUES)]
        if path:
            check_edit(before, text, path, value)
            check_edit(before, text, path, None)
        if isinstance(at(before.data, path), dict | list):
            new = place_after(before.data, path)
            result = check_edit(before, text, new, value)
            assert edit(result, pointer_of(new), None) == text
            assert [line for line in result.splitlines() if line.lstrip()[:1] == "#"] == comments
    windows = edit(text.replace("\n", "\r\n"), pointer_of(paths[-1]), 5)
    assert windows == edit(text, pointer_of(paths[-1]), 5).replace("\n", "\r\n")


def check_edit(before: Document, text: str, path: KeyPath, value: object) -> str:
    result = edit(text, pointer_of(path), value)
    assert repr(parse_yaml(result, "a.yaml").data) == repr(plainly(before.data, path, value))
    check_lines(before, text, result, path)
    return result


def at(data: Any, path: KeyPath) -> Any:
    for key in path:
        data = data[key]
    return data


words = st.text("ab é1-:#,[]{}'\"!?&*|>%@~.\\/\n\t😀", max_size=8)
text_values = words | st.sampled_from(["07:00", "true", "2027-01-04", "half marathon", "x\ny\n"])
scalars = st.one_of(
    st.booleans(),
    st.integers(-(10**6), 10**6),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
    text_values,
)
keys = st.text("ab é1-:#,[]{}'\"!?&*|>%@~.<", min_size=1, max_size=5).filter(str.strip)
plain_data = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)
documents = st.dictionaries(keys, plain_data | st.none(), min_size=1, max_size=4) | st.lists(
    plain_data | st.none(), min_size=1, max_size=4
)


def with_literals(data: Any) -> Any:
    """Text with line ends as block scalars."""
    if isinstance(data, dict):
        return {key: with_literals(item) for key, item in data.items()}
    if isinstance(data, list):
        return [with_literals(item) for item in data]
    return LiteralScalarString(data) if isinstance(data, str) and "\n" in data else data


def commented(text: str, where: list[tuple[int, bool]]) -> str:
    """Comments put wherever they change no data."""
    data = repr(parse_yaml(text, "a.yaml").data)
    for number, (place, is_alone) in enumerate(where):
        lines = text.split("\n")
        line = lines[place % len(lines)]
        indent = " " * (len(line) - len(line.lstrip(" ")))
        comment = f"# comment {number}, {{[: x"
        lines[place % len(lines)] = (
            f"{indent}{comment}\n{line}" if is_alone else f"{line} {comment}"
        )
        try:
            read = parse_yaml("\n".join(lines), "a.yaml")
        except InputError:
            continue
        text = "\n".join(lines) if repr(read.data) == data else text
    return text


@st.composite
def files(draw: st.DrawFn) -> str:
    yaml = YAML()
    yaml.default_flow_style = draw(st.sampled_from([False, True, None]))
    yaml.width = draw(st.sampled_from([20, 1000]))
    if draw(st.booleans()):
        yaml.indent(mapping=2, sequence=4, offset=2)
    data = draw(documents)
    stream = io.StringIO()
    yaml.dump(with_literals(data) if draw(st.booleans()) else data, stream)
    text = stream.getvalue()
    try:
        parse_yaml(text, "a.yaml")
    except InputError:
        assume(False)
    places = st.tuples(st.integers(0, 40), st.booleans())
    text = commented(text, draw(st.lists(places, max_size=5)))
    return text if draw(st.booleans()) else text.removesuffix("\n")


@given(files(), st.data())
def test_random_edits_of_random_files(text: str, draw: st.DataObject) -> None:
    before = parse_yaml(text, "a.yaml")
    paths = paths_of(before.data)
    path = draw.draw(st.sampled_from(paths))
    if isinstance(at(before.data, path), dict | list) and draw.draw(st.booleans()):
        path = place_after(before.data, path)
    is_taken_out = path in paths and path and draw.draw(st.booleans())
    value = None if is_taken_out else draw.draw(plain_data)
    try:
        result = edit(text, pointer_of(path), value)
    except ValueError as error:
        assume("a key with ?" not in str(error) and "needs braces" not in str(error))
        raise
    wanted = plainly(before.data, path, value)
    assert repr(parse_yaml(result, "a.yaml").data) == repr(wanted)
    if path:
        check_lines(before, text, result, path)
    if "\n" in text:
        windows = edit(text.replace("\n", "\r\n"), pointer_of(path), value)
        assert windows == result.replace("\n", "\r\n")
