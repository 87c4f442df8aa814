"""The quick reader agrees with the full parser, or gives up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import InputError
from planner.yaml.document import parse_yaml
from planner.yaml.fast_reader import read_plain


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: 1\n", {"a": 1}),
        ("# note\n\na: some text, with [brackets]\n", {"a": "some text, with [brackets]"}),
        ("a: [x y, 2, true]\n", {"a": ["x y", 2, True]}),
        ("a: {b: 1, c: text}\n", {"a": {"b": 1, "c": "text"}}),
        ('a: {b: "1.5, c", d: 2}\n', {"a": {"b": "1.5, c", "d": 2}}),
        ("a: []\nb: {}\n", {"a": [], "b": {}}),
        ('a: "90/90: yes"\n', {"a": "90/90: yes"}),
        ('a: ["x, y", z]\n', {"a": ["x, y", "z"]}),
        (
            "a:\n  - b: 1\n    c:\n      - one\n      - two\n",
            {"a": [{"b": 1, "c": ["one", "two"]}]},
        ),
        ("- no\n- off\n", ["no", "off"]),
        ("a: b:c\n", {"a": "b:c"}),
        ("a: b#c\n", {"a": "b#c"}),
    ],
)
def test_reads(text: str, data: object) -> None:
    assert read_plain(text) == data
    assert parse_yaml(text, "x.yaml").data == data


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# only a note\n",
        "text\n",
        " a: 1\n",
        "a: 1\na: 2\n",
        "a: {b: 1, b: 2}\n",
        "a:\n",
        "a: null\n",
        "a: True\n",
        "a: NULL\n",
        "a: 007\n",
        "a: 1.5\n",
        "a: -1\n",
        "a: 2027-01-04\n",
        "a: 1234567890123456789\n",
        "a: &x 1\n",
        "a: *x\n",
        "a: !!str 1\n",
        "a: |\n  text\n",
        "a: 'text'\n",
        'a: "te\\x1bxt"\n',
        "a: text # note\n",
        "a: text: more\n",
        "a: text:\n",
        "a: text\n  goes on\n",
        "- text\n  goes on\n",
        "a: [b\n",
        "a: [b: 1]\n",
        'a: [b: "c"]\n',
        "a: [[b]]\n",
        "a: [b, ]\n",
        "a: [b,, c]\n",
        "a: {b}\n",
        "a:\tb\n",
        "a: b\r\n",
        "a: \u202eb\n",
        "a:\n- b\n",
        "a:\n    - b\n  - c\n",
        "a: 1\n---\nb: 2\n",
        "? a\n: b\n",
        "<<: {a: 1}\n",
        "a: b\n" * 10_001,
        "".join(f"{' ' * n}a:\n" for n in range(25)) + " " * 25 + "a: 1\n",
    ],
)
def test_gives_up_on_anything_else(text: str) -> None:
    assert read_plain(text) is None


_SIGNS = list("ab10[]{}#&|?-é \\\"'\n")
_BITS = [
    "b:",
    '{b: "',
    '"}',
    "- ",
    ": ",
    " #",
    ", ",
    "  ",
    "true",
    "null",
    "x y",
    "\n  ",
    "\n- ",
    "\n  - ",
]
_PIECES = st.sampled_from(_SIGNS + _BITS)


@given(st.lists(_PIECES, max_size=14).map("".join))
def test_never_differs_from_the_full_parser(text: str) -> None:
    data = read_plain("a: 1\nk: " + text)
    if data is None:
        return
    try:
        full = parse_yaml("a: 1\nk: " + text, "x.yaml").data
    except InputError as error:
        raise AssertionError(f"read {data!r}, refused by the parser") from error
    assert repr(data) == repr(full)
