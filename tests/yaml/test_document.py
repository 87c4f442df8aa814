"""Reading YAML: YAML 1.2's values, places, and every refusal with its place."""

import os
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner.errors import DiskError, InputError, Mistake, UsageError
from planner.yaml.document import Document, parse_yaml, read_yaml
from planner.yaml.known_keys import KnownKeys

NAMED = KnownKeys("a file of names", ("name",))


def mistakes_of(text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        parse_yaml(text, "a.yaml")
    return [str(mistake) for mistake in caught.value.mistakes]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12:30", "12:30"),
        ("NO", "NO"),
        ("off", "off"),
        ("yes", "yes"),
        ("true", True),
        ("False", False),
        ("tRUE", "tRUE"),
        ("~", None),
        ("NULL", None),
        ("", None),
        ("010", 10),
        ("0o10", 8),
        ("0x1F", 31),
        ("-7", -7),
        ("1_000", "1_000"),
        ("123456789012345678", 123456789012345678),
        ("42.2", 42.2),
        ("1e3", 1000.0),
        (".5", 0.5),
        (".", "."),
        ("2027-01-04", date(2027, 1, 4)),
        ("2027-02-30", "2027-02-30"),
        ("2027-01-04T10:00:00", "2027-01-04T10:00:00"),
        ('"2027-01-04"', "2027-01-04"),
        ("'5'", "5"),
        ("[06:30-07:15, 19:00–21:00]", ["06:30-07:15", "19:00–21:00"]),
        ("{a: 1, 2027-01-04: 2, 5: 3}", {"a": 1, "2027-01-04": 2, "5": 3}),
        ("|\n    two\n    lines\n", "two\nlines\n"),
    ],
)
def test_values_are_those_of_yaml_1_2(text: str, value: object) -> None:
    data = parse_yaml(f"key: {text}\n", "a.yaml").data["key"]
    assert data == value
    assert type(data) is type(value)


def test_places_count_from_one_and_fall_back_to_what_is_around() -> None:
    document = parse_yaml("# comment\na:\n  - b: 1\n    c:   two\nd:\n", "a.yaml")
    assert document.place(("a", 0, "c")) == (4, 10)
    assert document.place(("a", 0, "c"), of_key=True) == (4, 5)
    assert document.place(("a", 0, "missing", "deep")) == (3, 5)
    assert document.place(("d",)) == (5, 1), "nothing stands where its key does"
    assert document.place(("nowhere",)) == (2, 1)
    mistake = document.mistake(("a", 0, "c"), "is wrong")
    assert mistake == Mistake("a.yaml", 4, 10, "a[1].c", "is wrong")


def test_a_document_without_positions_points_at_its_start() -> None:
    assert Document("a.yaml", {}, {}, {}).place(("a",)) == (1, 1)


@pytest.mark.parametrize("start", ["", "\ufeff", "%YAML 1.2\n---\n", "---\n", "# x\r\n"])
def test_harmless_openings_are_read(start: str) -> None:
    assert parse_yaml(f"{start}a: 1\r\nb: 2\r\n...\n", "a.yaml").data == {"a": 1, "b": 2}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1:1: the file is empty"),
        ("# nothing\n", "1:1: the file is empty"),
        ("---\n~\n", "1:1: the file is empty"),
        ("a: &x 1", "1:4: a: anchors (&) are not read; write the value out"),
        ("a: *x", "1:4: a: aliases (*) are not read; write the value out"),
        ("a: !!str 1", "1:4: a: tags (!) are not read; write the value out"),
        ("&x a: 1", "1:1: anchors (&) are not read; write the value out"),
        ("<<: {b: 1}", "1:1: merge keys (<<) are not read; write the keys out"),
        ("? [a]\n: 1", "1:3: a key must be plain text, not a list or a mapping"),
        (": 1", "1:1: a key is missing before this ':'"),
        ("a: 1\n---\nb: 2", "2:1: a second document starts here; keep one per file"),
        ("a: 1\nb: 2\na: 3", "3:1: a: 'a' is written twice; the first is on line 1"),
        ("a: .nan", "1:4: a: '.nan' is not a finite number"),
        ("a: [-.inf]", "1:5: a[1]: '-.inf' is not a finite number"),
        ("a: 1e999", "1:4: a: '1e999' is not a finite number"),
        ("a: " + "9" * 19, f"1:4: a: '{'9' * 19}' has too many digits for a number"),
        ("a: 1\nb: x\x1b[0m", "2:5: the control character U+001B is not allowed; take it out"),
        ("a: \u202eevil", "1:4: the control character U+202E is not allowed; take it out"),
        ('a: "\\e[0m"', "1:4: a: the escape gives the control character U+001B; take it out"),
        ('a: "\\ud800"', "1:4: a: the escape gives the control character U+D800; take it out"),
        ("a:\n\tb: 1", "2:1: a tab cannot indent YAML; use spaces"),
        ("a: @x", "1:4: text cannot start with @; put it in quotes"),
        ("a: b: c", "1:5: a ':' does not fit here; put text that has ': ' in it in quotes"),
        ("a: - b", "1:4: a '-' does not fit here; start the list on a line of its own"),
        ("a: 1\nb: 'x", "2:4: this quote is never closed"),
        ("a: [1, 2", "1:9: a ',' is missing here, or the bracket is not closed"),
        ("- a\nb: 1", "2:1: this does not line up with the lines above, or follows a closed quote"),
        ('a: "\\q"', "1:6: an unknown escape in double quotes; use single quotes"),
        ("a: *", "1:5: text cannot start with * or &; put it in quotes"),
        ("%YAML 1.1\n---\na: 1", "2:1: only YAML 1.2 is read; take the %YAML line out"),
        ("%YAML 9.1\n---\na: 1", "1:1: a directive (%) is of no use here; take it out"),
        (
            "]",
            "1:1: this is not valid YAML; look at the indentation, quotes and brackets around it",
        ),
        ("[" * 21, "1:21: more than 20 levels inside each other"),
    ],
)
def test_refusals_have_their_place_and_words(text: str, message: str) -> None:
    assert mistakes_of(text)[0] == f"a.yaml:{message}"


def test_a_bare_parser_error_becomes_a_mistake() -> None:
    message = "after this something is not YAML; look at the escapes in double quotes"
    assert mistakes_of('a: 1\nb: "\\UFFFFFFFF"') == [f"a.yaml:2:1: {message}"]


def test_twenty_levels_are_read() -> None:
    assert parse_yaml("[" * 20 + "1" + "]" * 20, "a.yaml").data


def test_all_duplicates_and_references_are_reported_at_once() -> None:
    text = "a: 1\na: 2\nb: &x\n  c: 1\n  c: 2\nd: *x\na: 3\n"
    assert [line.split(": ")[0] for line in mistakes_of(text)] == [
        "a.yaml:2:1",
        "a.yaml:3:4",
        "a.yaml:5:3",
        "a.yaml:6:4",
        "a.yaml:7:1",
    ]


def test_a_hundred_mistakes_are_enough() -> None:
    lines = mistakes_of("a: 1\n" * 500)
    assert len(lines) == 101
    assert lines[-1].endswith("the rest was not read: too many mistakes")


BOMBS = {
    "alias": "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(30)),
    "merge": "a: &a {x: 1}\nb: {<<: [*a, *a, *a]}\n",
    "brackets": "[" * 200_000,
    "many values": "- 1\n" * 60_000,
    "many keys": "".join(f"k{n}: 1\n" for n in range(25_000)),
    "long number": "a: " + "9" * 200_000,
}


MOST_CALLS = 60_000_000
"""Calls and returns that reading a text may take."""


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS)
def test_bombs_are_refused_in_few_calls(text: str) -> None:
    calls = [0]

    def count(*_: object) -> None:
        calls[0] += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        if text == BOMBS["many keys"]:
            assert len(parse_yaml(text, "a.yaml").data) == 25_000
        else:
            assert mistakes_of(text)
    finally:
        sys.setprofile(before)
    assert calls[0] < MOST_CALLS


def test_256_kib_are_the_most() -> None:
    filler = "# " + "x" * (256 * 1024 - 7) + "\n"
    assert parse_yaml(filler + "a: 1", "a.yaml").data == {"a": 1}
    message = "the file is larger than 256 KiB; no plan needs that much, split it"
    assert mistakes_of(filler + "a: 12") == [f"a.yaml:1:1: {message}"]


@given(st.text())
@example("\ufeff")
@example("? ")
@example("%TAG ! x")
@example("a: !<")
@example('"\\x')
def test_arbitrary_text_is_read_or_refused_with_places(text: str) -> None:
    try:
        document = parse_yaml(text, "a.yaml")
    except InputError as error:
        mistakes = error.mistakes
    else:
        assert document.data is not None
        return
    assert mistakes
    assert all(m.line >= 1 and m.column >= 1 and m.message for m in mistakes)


@given(st.text(alphabet="ab1 \n\t:-?[]{},&*!|>'\"%@`#<~\\.", max_size=40))
def test_arbitrary_punctuation_is_read_or_refused(text: str) -> None:
    try:
        parse_yaml(text, "a.yaml")
    except InputError as error:
        mistakes = error.mistakes
    else:
        return
    assert all("expected" not in m.message for m in mistakes), "the parser's own words"
    assert all(m.line <= text.count("\n") + 2 for m in mistakes)


def test_a_file_is_read_with_the_name_the_user_gave(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("name: Zoë\r\n".encode())
    document = read_yaml(path, NAMED)
    assert (document.name, document.data) == (str(path), {"name": "Zoë"})


@pytest.mark.posix
def test_missing_files_and_folders_are_wrong_usage(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path / "none" / "a.yaml"):
        with pytest.raises(UsageError, match=r"none.*: there is no such file"):
            read_yaml(path, NAMED)
    with pytest.raises(UsageError, match="is not a file"):
        read_yaml(tmp_path, NAMED)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UsageError, match="is not a file"):
        read_yaml(tmp_path / "pipe", NAMED)


@pytest.mark.posix
def test_a_file_that_the_disk_refuses(tmp_path: Path) -> None:
    loop = tmp_path / "loop.yaml"
    loop.symlink_to(loop)
    with pytest.raises(DiskError, match=r"loop\.yaml: Too many levels"):
        read_yaml(loop, NAMED)


def test_a_large_file_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(10_000_000)
    with pytest.raises(InputError, match=r"1:1: the file is larger than 256 KiB"):
        read_yaml(path, NAMED)


def test_text_that_is_not_utf_8_is_refused_at_its_place(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes(b"a: 1\nname: Zo\xeb\n")
    with pytest.raises(InputError) as caught:
        read_yaml(path, NAMED)
    message = "this character is not UTF-8; save the file as UTF-8"
    assert str(caught.value) == f"{path}:2:9: {message}"
