"""Changing YAML: exact texts for each rule, and random changes of random files."""

import copy
import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import LiteralScalarString

from planner.errors import InputError
from planner.quoting import KeyPath
from planner.yaml_edit import Edit, edited, path_of, pointer_of
from planner.yaml_file import Document, parse_yaml

ROOT = Path(__file__).parents[1]
ATHLETES = sorted((ROOT / "examples").glob("*/athlete.yaml"))

LONG = ["one word after another " * 3 + "makes a line", "that is too long for its key"]
BELOW = "  - one word after another one word after another one word after another makes a line\n"
BELOW += "  - that is too long for its key\n"


def edit(text: str, pointer: str, value: object) -> str:
    return edited(text, [Edit(pointer, value)], "a.yaml")


@pytest.mark.parametrize(
    ("text", "pointer", "value", "result"),
    [
        ("a: 1\nb: 2\n", "/a", 3, "a: 3\nb: 2\n"),
        ("a:   1  # why\nb: 2\n", "/a", True, "a:   true  # why\nb: 2\n"),
        ("a: 1 # a\ttab\n", "/a", 2.5, "a: 2.5 # a\ttab\n"),
        ("a: 'x' # c\n", "/a", "half marathon", "a: half marathon # c\n"),
        ("a: x\n   y\n  z # c\nb: 1\n", "/a", 5, "a: 5 # c\nb: 1\n"),
        ('a: "x\n\n  y" # c\nb: 1\n', "/a", 5, "a: 5 # c\nb: 1\n"),
        ("a: | # c\n  x\n\n  y\n\n# d\nb: 1\n", "/a", 5, "a: 5 # c\n\n# d\nb: 1\n"),
        ("a: >+\n  x\n\n# d\nb: 1\n", "/a", 5, "a: 5\n# d\nb: 1\n"),
        ("a:\n  # c\n  x\nb: 1\n", "/a", 5, "a:\n  # c\n  5\nb: 1\n"),
        ("a: [1, 2] # c\n", "/a", [3], "a: [3] # c\n"),
        ("a: [1, # one\n  2] # c\nb: 1\n", "/a", {"x": 1}, "a: {x: 1} # c\nb: 1\n"),
        ("a: # c\n  - 1 # one\n  # d\n  - 2\nb: 1\n", "/a", [3], "a: [3] # c\nb: 1\n"),
        ("a: # c\n  # d\n  x: 1\nb: 1\n", "/a", 4, "a: 4 # c\n  # d\nb: 1\n"),
        ("a:\n- 1\n- 2\nb: 1\n", "/a", 4, "a: 4\nb: 1\n"),
        ("a:\n  b: 1", "/a", 4, "a: 4"),
        ("- a: 1\n  b: 2 # c\n- 3\n", "/0", 4, "- 4 # c\n- 3\n"),
        ("- - 1\n  - 2\n- 3\n", "/0/1", 4, "- - 1\n  - 4\n- 3\n"),
        ("a: { x: 1, y: [2, 3] }\n", "/a/y/1", "5 km", "a: { x: 1, y: [2, 5 km] }\n"),
        ("a: [x: 1, y]\n", "/a/0/x", 2, "a: [x: 2, y]\n"),
        ("a: [x: 1, y]\n", "/a/0", 2, "a: [2, y]\n"),
        ("# c\na: 1\n", "", [1, 2], "# c\n- 1\n- 2\n"),
        ("hello # c\n", "", "world", "world # c\n"),
        ("--- # d\na: 1\n...\n", "/a", 2, "--- # d\na: 2\n...\n"),
    ],
)
def test_a_value_is_replaced(text: str, pointer: str, value: object, result: str) -> None:
    assert edit(text, pointer, value) == result


@pytest.mark.parametrize(
    ("text", "pointer", "value", "result"),
    [
        ("races:\nb: 1\n", "/races", [1], "races: [1]\nb: 1\n"),
        ("races: # c\n  # d\nb: 1\n", "/races", [1], "races: [1] # c\n  # d\nb: 1\n"),
        ("races:", "/races", "x", "races: x"),
        ("races: ~ # c\n", "/races", "x", "races: x # c\n"),
        ("a: {b, c: 1}\n", "/a/b", 2, "a: {b: 2, c: 1}\n"),
        ("a: {b: , c: 1}\n", "/a/b", 2, "a: {b: 2 , c: 1}\n"),
        ("-\n- # c\n- 1\n", "/1", 2, "-\n- 2 # c\n- 1\n"),
        ("races: # c\nb: 1\n", "/races/-", {"x": 1}, "races: # c\n  - {x: 1}\nb: 1\n"),
        ("a: null # c\n", "/a/b/c", 1, "a: # c\n  b:\n    c: 1\n"),
        ("a: {b: }\n", "/a/b/c", 1, "a: {b: {c: 1} }\n"),
    ],
)
def test_nothing_is_replaced(text: str, pointer: str, value: object, result: str) -> None:
    assert edit(text, pointer, value) == result


@pytest.mark.parametrize(
    ("text", "pointer", "value", "result"),
    [
        ("a: 1 # c\n# end\n", "/b", 2, "a: 1 # c\nb: 2\n# end\n"),
        ("a: 1", "/b", 2, "a: 1\nb: 2"),
        ("a:\n  b: 1 # c\n\nd: 1\n", "/a/c", 2, "a:\n  b: 1 # c\n  c: 2\n\nd: 1\n"),
        ("a:\n    b:\n      - 1\n", "/a/c", 2, "a:\n    b:\n      - 1\n    c: 2\n"),
        ("- a: 1\n- 2\n", "/0/b", 2, "- a: 1\n  b: 2\n- 2\n"),
        ("a: |\n  x\n\n# c\n", "/b", 2, "a: |\n  x\nb: 2\n\n# c\n"),
        ("a: |+\n  x\n\n", "/b", 2, "a: |+\n  x\n\nb: 2\n"),
        ("a: {x: 1}\n", "/a/y", 2, "a: {x: 1, y: 2}\n"),
        ("a: { x: 1 }\n", "/a/y", {"z": []}, "a: { x: 1, y: { z: [] } }\n"),
        ("a: {x: 1, }\n", "/a/y", 2, "a: {x: 1, y: 2, }\n"),
        ("a: {x}\n", "/a/y", 2, "a: {x, y: 2}\n"),
        ("a: {}\n", "/a/y", 2, "a: {y: 2}\n"),
        ("a: { }\n", "/a/y", 2, "a: { y: 2 }\n"),
        ("a: []\nb: { c: {} }\n", "/b/c/d", 2, "a: []\nb: { c: { d: 2 } }\n"),
        ("{\n  a: 1 # c\n}\n", "/b", 2, "{\n  a: 1, # c\n  b: 2\n}\n"),
        ("{\n  a: 1, # c\n}\n", "/b", 2, "{\n  a: 1, # c\n  b: 2,\n}\n"),
        ("a: [ # c\n  ]\n", "/a/-", 2, "a: [2 # c\n  ]\n"),
    ],
)
def test_a_key_is_added(text: str, pointer: str, value: object, result: str) -> None:
    assert edit(text, pointer, value) == result


@pytest.mark.parametrize(
    ("text", "pointer", "value", "result"),
    [
        (
            "version: 1\n",
            "/constraints/sessions-per-week/least",
            2,
            "version: 1\nconstraints:\n  sessions-per-week:\n    least: 2\n",
        ),
        (
            "constraints: {} # c\n",
            "/constraints/sessions-per-week/least",
            2,
            "constraints: {sessions-per-week: {least: 2}} # c\n",
        ),
        ("a: 1\n", "/races/-", {"x": 1}, "a: 1\nraces:\n  - {x: 1}\n"),
        ("a: 1\n", "/races/0/x", 1, "a: 1\nraces:\n  - x: 1\n"),
        ("a:\n  b: 1\n", "/a/c/-/-", 1, "a:\n  b: 1\n  c:\n    - - 1\n"),
    ],
)
def test_what_is_missing_on_the_way_is_made(
    text: str, pointer: str, value: object, result: str
) -> None:
    assert edit(text, pointer, value) == result


@pytest.mark.parametrize(
    ("text", "pointer", "value", "result"),
    [
        ("a:\n    - 1 # c\nb: 1\n", "/a/-", 2, "a:\n    - 1 # c\n    - 2\nb: 1\n"),
        ("a:\n- 1\nb: 1\n", "/a/1", 2, "a:\n- 1\n- 2\nb: 1\n"),
        ("- x: 1\n  y:\n    - 2\n", "/-", 3, "- x: 1\n  y:\n    - 2\n- 3\n"),
        ("a: [1, 2]\n", "/a/-", "08:00-09:00", 'a: [1, 2, "08:00-09:00"]\n'),
        ("a: [1,2,]\n", "/a/2", 3, "a: [1,2, 3,]\n"),
        ("a: [\n  1,\n  2\n]\n", "/a/-", 3, "a: [\n  1,\n  2,\n  3\n]\n"),
        ("a: [1,\n  2]\n", "/a/-", 3, "a: [1,\n  2, 3]\n"),
    ],
)
def test_a_list_gets_another_entry(text: str, pointer: str, value: object, result: str) -> None:
    assert edit(text, pointer, value) == result


@pytest.mark.parametrize(
    ("text", "pointer", "result"),
    [
        ("a: 1\n# b\nb: 2 # c\n# d\nd: 3\n", "/b", "a: 1\n# b\n# d\nd: 3\n"),
        ("a: 1\nb: 2", "/b", "a: 1"),
        ("a: 1\nb:\n  - 1\n  # c\n  - 2\nd: 3\n", "/b", "a: 1\nd: 3\n"),
        ("a: 1\nb: |\n  x\n  y\nd: 3\n", "/b", "a: 1\nd: 3\n"),
        ("a: # c\n  b: 1 # d\ne: 1\n", "/a/b", "a: {} # c\ne: 1\n"),
        ("a:\n  # c\n  - 1\n", "/a/0", "a: []\n  # c\n"),
        ("a:\n  - 1", "/a/0", "a: []"),
        ("# c\na: 1 # d\n", "/a", "# c\n{} # d\n"),
        ("- a: 1 # c\n  b: 2 # d\n", "/0/a", "- b: 2 # d\n"),
        ("- a: 1 # c\n  # d\n  b: 2\n", "/0/a", "-\n  # d\n  b: 2\n"),
        ("- a: 1\n  b: 2\n", "/0/b", "- a: 1\n"),
        ("- a: 1 # c\n- 2\n", "/0/a", "- {} # c\n- 2\n"),
        ("- - 1\n  - 2\n", "/0/0", "- - 2\n"),
        ("a: { x: 1, y: 2, z: 3 }\n", "/a/x", "a: { y: 2, z: 3 }\n"),
        ("a: { x: 1, y: 2, z: 3 }\n", "/a/y", "a: { x: 1, z: 3 }\n"),
        ("a: { x: 1, y: 2, z: 3 }\n", "/a/z", "a: { x: 1, y: 2 }\n"),
        ("a: { x: 1, y: 2, }\n", "/a/y", "a: { x: 1, }\n"),
        ("a: { x: 1 }\n", "/a/x", "a: {}\n"),
        ("a: [x: 1, y]\n", "/a/0", "a: [y]\n"),
        ("[\n  1, # a\n  2, # b\n  3 # c\n]\n", "/0", "[\n  2, # b\n  3 # c\n]\n"),
        ("[\n  1, # a\n  2, # b\n  3 # c\n]\n", "/1", "[\n  1, # a\n  3 # c\n]\n"),
        ("[\n  1, # a\n  2, # b\n  3 # c\n]\n", "/2", "[\n  1, # a\n  2 # b\n]\n"),
        ("[\n  1, # a\n  2, # b\n]\n", "/1", "[\n  1, # a\n]\n"),
        ("[\n  1,\n  2\n]\n", "/1", "[\n  1\n]\n"),
        ("[1, # a\n  2]\n", "/1", "[1 # a\n  ]\n"),
        ("[ 1, 2, # b\n  3]\n", "/1", "[ 1, # b\n  3]\n"),
        ("[ # c\n  1, # a\n]\n", "/0", "[ # c\n]\n"),
        ("[1 # a\n  ]\n", "/0", "[ # a\n  ]\n"),
        ("[\n  1\n]\n", "/0", "[]\n"),
    ],
)
def test_an_entry_is_taken_out(text: str, pointer: str, result: str) -> None:
    assert edit(text, pointer, None) == result


@pytest.mark.parametrize("pointer", ["/b", "/b/c", "/a/-", "/a/1", "/n/x"])
def test_what_is_not_there_need_not_be_taken_out(pointer: str) -> None:
    text = "a: [ 1 ]\nn:\n"
    assert edit(text, pointer, None) == text


def test_what_is_there_already_stays_as_it_is_written() -> None:
    text = "a: '1'\nb: { c : 0x10 }\n"
    assert edited(text, [Edit("/a", "1"), Edit("/b", {"c": 16})], "a.yaml") == text
    assert edit(text, "/b/c", 16.0) == "a: '1'\nb: { c : 16.0 }\n"


@pytest.mark.parametrize(
    ("value", "block", "flow"),
    [
        ("half marathon", "half marathon", "half marathon"),
        ("Zoë’s 10 km", "Zoë’s 10 km", "Zoë’s 10 km"),
        ("off", "off", "off"),
        ("NO", "NO", "NO"),
        ("./club.yaml", "./club.yaml", "./club.yaml"),
        ("a, b", "a, b", '"a, b"'),
        ("a [b]", "a [b]", '"a [b]"'),
        ("a:b", "a:b", '"a:b"'),
        ("a: b", '"a: b"', '"a: b"'),
        ("a:", '"a:"', '"a:"'),
        ("a #b", '"a #b"', '"a #b"'),
        ("a#b", "a#b", "a#b"),
        ("- a", '"- a"', '"- a"'),
        ("*a", '"*a"', '"*a"'),
        ('say "hi"', 'say "hi"', 'say "hi"'),
        ('"hi"', '"\\"hi\\""', '"\\"hi\\""'),
        (" a", '" a"', '" a"'),
        ("a ", '"a "', '"a "'),
        ("", '""', '""'),
        ("...", '"..."', '"..."'),
        ("a\nb\tc", '"a\\nb\\tc"', '"a\\nb\\tc"'),
        ("18:00", '"18:00"', '"18:00"'),
        ("07:00-07:20", '"07:00-07:20"', '"07:00-07:20"'),
        ("true", '"true"', '"true"'),
        ("Null", '"Null"', '"Null"'),
        ("12", '"12"', '"12"'),
        ("1e3", '"1e3"', '"1e3"'),
        (".inf", '".inf"', '".inf"'),
        ("9" * 30, f'"{"9" * 30}"', f'"{"9" * 30}"'),
        ("2027-01-04", '"2027-01-04"', '"2027-01-04"'),
        (date(2027, 1, 4), "2027-01-04", "2027-01-04"),
        (False, "false", "false"),
        (-3, "-3", "-3"),
        (1e-7, "1e-07", "1e-07"),
        ([None, [], {}], "[null, [], {}]", "[null, [], {}]"),
        ({"a b": 1, "<<": 2, "a: b": 3, "5": 4, "x,": 5},) * 1
        + ('{a b: 1, "<<": 2, "a: b": 3, 5: 4, "x,": 5}',) * 2,
        (
            {"date": date(2027, 2, 9), "windows": ["09:00-10:00"]},
            '{date: 2027-02-09, windows: ["09:00-10:00"]}',
            '{date: 2027-02-09, windows: ["09:00-10:00"]}',
        ),
    ],
)
def test_quotes_only_where_they_are_needed(value: object, block: str, flow: str) -> None:
    assert edit("a: 0.5\n", "/a", value) == f"a: {block}\n"
    assert edit("a: [0.5]\n", "/a/0", value) == f"a: [{flow}]\n"


@pytest.mark.parametrize(
    ("text", "pointer", "result"),
    [
        ("a: 1\n", "/a", f"a:\n{BELOW}"),
        ("a: 1 # c\nb: 1\n", "/a", f"a: # c\n{BELOW}b: 1\n"),
        ("a: | # c\n  x\nb: 1\n", "/a", f"a: # c\n{BELOW}b: 1\n"),
        ("a: # c\nb: 1\n", "/a", f"a: # c\n{BELOW}b: 1\n"),
        ("a: # c\n  x: 1\nb: 1\n", "/a", f"a: # c\n{BELOW}b: 1\n"),
        ("a:\n- 1\nb: 1\n", "/a", "a:\n" + BELOW.replace("  -", "-") + "b: 1\n"),
        ("b: 1\n", "/a", f"b: 1\na:\n{BELOW}"),
        ("- 1\n", "/0", "- " + BELOW[2:]),
        ("- 1 # c\n", "/0", f"- # c\n{BELOW}"),
        ("- 1\n", "/-", "- 1\n- " + BELOW[2:]),
        ("- x: 1\n  y: 1\n", "/0", "- " + BELOW[2:]),
    ],
)
def test_what_is_too_long_for_a_line_gets_lines(text: str, pointer: str, result: str) -> None:
    assert edit(text, pointer, LONG) == result


def test_a_long_mapping_takes_the_place_of_a_list_at_its_keys_column() -> None:
    result = edit("a:\n- 1\nb: 1\n", "/a", {"x": LONG, "y": 1})
    assert result == "a:\n  x:\n" + BELOW.replace("  -", "    -") + "  y: 1\nb: 1\n"


def test_line_ends_and_a_byte_order_mark_stay() -> None:
    text = "\ufeffa: 1\r\nb:\r\n  c: 2 # é😀\r\nd: [1,\r\n  2]"
    edits = [Edit("/b/e", 3), Edit("/x/y", 1), Edit("/a", None), Edit("/d/0", "é")]
    result = "\ufeffb:\r\n  c: 2 # é😀\r\n  e: 3\r\nd: [é,\r\n  2]\r\nx:\r\n  y: 1"
    assert edited(text, edits, "a.yaml") == result


def test_mixed_line_ends_stay_where_they_are() -> None:
    assert edit("a: 1\nb: 2\r\nc: 3\rd: 4\n", "/c", 5) == "a: 1\nb: 2\r\nc: 5\rd: 4\n"


def test_json_stays_json() -> None:
    text = '{"a": 1, "b": [1, 2]}'
    edits = [Edit("/c/d", "x"), Edit("/b/-", "half"), Edit("/a", None)]
    assert edited(text, edits, "a.yaml") == '{"b": [1, 2, "half"], "c": {"d": "x"}}'


def test_edits_see_what_was_edited_before_them() -> None:
    edits = [Edit("/a/-", 1), Edit("/a/-", 2), Edit("/a/0", None), Edit("/a/1", 3)]
    assert edited("# c\nb: 1\n", edits, "a.yaml") == "# c\nb: 1\na:\n  - 2\n  - 3\n"
    assert edited("a: 1\n", [], "a.yaml") == "a: 1\n"


@pytest.mark.parametrize(
    ("text", "pointer", "value", "message"),
    [
        ("a: {b: 3}\n", "/a/b/c", 2, "a.b is 3; there can be no c in it"),
        ("a: {b: 3}\n", "/a/b/c", None, "a.b is 3; there can be no c in it"),
        ("a: x\n", "/a/-", 2, "a is 'x'; there can be no - in it"),
        ("[1]\n", "/2", 2, "the file has 1 entries; [3] would leave a gap"),
        ("a: [1]\n", "/a/3/x", None, "a has 1 entries; [4] would leave a gap"),
        ("a: [1]\n", "/a/01", 2, "'/a/01': '01' is not a list's entry"),
        ("a: [1]\n", "/a/x", 2, "'/a/x': 'x' is not a list's entry"),
        ("a: 1\n", "/b/1", 2, "b has 0 entries; [2] would leave a gap"),
        ("a: 1\n", "a", 2, "'a' is not a JSON pointer, such as /races/0/date"),
        ("a: 1\n", "/a~2", 2, "'/a~2' is not a JSON pointer, such as /races/0/date"),
        ("a: 1\n", "", None, "a file cannot be taken out of itself"),
        ("b: 1\n? a\n: 1\n", "/b", 2, "line 2: a key with ? cannot be edited"),
        ("{b: 1, ? a : 1}\n", "/b", 2, "line 1: a key with ? cannot be edited"),
        ("a: [x: 1]\n", "/a/0/y", 2, "line 1: a pair in a list needs braces before it can be"),
        ("a: [x: 1]\n", "/a/0/x", None, "line 1: a pair in a list needs braces before it can be"),
        ("a: 1\n", "/a", (1, 2), "a list (tuple) cannot be written as YAML"),
        ("a: 1\n", "/a", float("inf"), "inf (float) cannot be written as YAML"),
        ("a: 1\n", "/a", datetime(2027, 1, 1), "2027-01-01 00:00:00 (datetime) cannot be"),
        ("a: 1\n", "/a", {1: 2}, "a key must be text, not 1"),
        ("a: 1\n", "/a", "x\x1by", "a.yaml: /a cannot be written: a.yaml:1:4: a: the escape"),
        ("a: 1\n", "/a", 10**18, "a.yaml: /a cannot be written: a.yaml:1:4: a: '1000"),
        ("a: 1\n", "/ ", 1, "a.yaml: /  cannot be written: a.yaml:2:1"),
        ("a: 1\n", "/a" * 21, 1, "a is 1; there can be no a in it"),
        ("b: 1\n", "/a" * 21, 1, "a.yaml: " + "/a" * 21 + " cannot be written: a.yaml:"),
        (
            "a: |\n  x\nb:\n    - 1\n    # c\nd: 1\n",
            "/b",
            None,
            "a.yaml: /b cannot be changed without harm to the rest",
        ),
    ],
)
def test_refusals_say_why(text: str, pointer: str, value: object, message: str) -> None:
    with pytest.raises(ValueError, match=r"\A") as caught:
        edit(text, pointer, value)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("text", ["", "a: &x 1\n", "a: 1\na: 2\n", "a: [1\n"])
def test_a_file_with_mistakes_is_not_edited(text: str) -> None:
    with pytest.raises(InputError):
        edit(text, "/b", 1)


@pytest.mark.parametrize(
    ("pointer", "path"),
    [
        ("", ()),
        ("/", ("",)),
        ("/races/0/date", ("races", 0, "date")),
        ("/a~1b/m~0n/~01", ("a/b", "m~n", "~1")),
        ("/é/2027-01-04/01/-", ("é", "2027-01-04", "01", "-")),
    ],
)
def test_pointers_and_paths(pointer: str, path: KeyPath) -> None:
    assert path_of(pointer) == path
    assert pointer_of(path) == pointer


def test_data_says_what_a_number_means() -> None:
    data = {"a": {"0": [5, 6]}, "n": None}
    assert path_of("/a/0/1", data) == ("a", "0", 1)
    assert path_of("/a/0/-", data) == ("a", "0", 2)
    assert path_of("/a/-/0", data) == ("a", "-", 0)
    assert path_of("/n/-/-", data) == ("n", 0, 0)


@given(st.lists(st.text() | st.integers(0, 10**8)).map(tuple))
def test_every_path_has_its_pointer(path: KeyPath) -> None:
    assume(not any(isinstance(key, str) and key.isdigit() for key in path))
    assert path_of(pointer_of(path)) == path


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


@settings(deadline=None)
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
