"""Exact texts for each rule of what takes the place of what."""

import pytest

from tests.yaml.edit.samples import edit


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
