"""Files are told by one of their keys, whatever else is wrong with them."""

import pytest

from planner.errors import ForeignFileError
from planner.yaml.known_keys import KnownKeys

CLUB = KnownKeys("a club's file", ("says", "rules"))


@pytest.mark.parametrize(
    "text",
    [
        "rules: []",
        "rules:\n",
        "# ours\n---\nname: x\nrules : 1",
        '  name: x\n  "rules":1',
        "'rules': [",
        "\ufeffrules: 1\r\nx: {",
        "x: *a\rrules: 1",
        '{"name": 1, "rules":[]}',
        "{name: 1,\n  says: 2",
        "rules:\n\t- tab",
        "",
        "# only a comment\n\n",
        "---\n",
    ],
)
def test_files_of_the_kind(text: str) -> None:
    CLUB.check(text.encode(), "f")


def test_the_kind_is_told_in_other_encodings_too() -> None:
    CLUB.check("rules: 1".encode("utf-16"), "f")
    CLUB.check("x: Zoë\nrules: 1".encode("latin-1"), "f")


@pytest.mark.parametrize(
    "content",
    [
        b"root:x:0:0:root:/root:/bin/sh\nrules:x:1:1\n",
        b"rule: 1\nsaysno: 1",
        b"other:\n  rules: []",
        b"other: {rules: []}",
        b"#rules: 1\nx: 1",
        b"- rules: 1",
        b"[rules, says]",
        b"text with rules: in it",
        b"\x7fELF\x02\x01\0\0",
        b"\0",
    ],
)
def test_foreign_files(content: bytes) -> None:
    with pytest.raises(ForeignFileError) as caught:
        CLUB.check(content, "f")
    assert str(caught.value) == (
        "f is not a club's file: it has none of the keys says or rules; name one that has"
    )
