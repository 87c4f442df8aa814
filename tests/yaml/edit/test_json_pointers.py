"""JSON pointers and paths."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planner.text.key_path import KeyPath
from planner.yaml.edit.json_pointers import path_of, pointer_of


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
