"""What stays as it is, and what is refused."""

from datetime import datetime

import pytest

from planner.errors import InputError
from planner.yaml.edit.edits import Edit, edited
from tests.yaml.edit.samples import edit


def test_what_is_there_already_stays_as_it_is_written() -> None:
    text = "a: '1'\nb: { c : 0x10 }\n"
    assert edited(text, [Edit("/a", "1"), Edit("/b", {"c": 16})], "a.yaml") == text
    assert edit(text, "/b/c", 16.0) == "a: '1'\nb: { c : 16.0 }\n"


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
