"""Unsafe characters go, wherever a text is shown or written."""

import pytest

from planner.cli.output import clean as clean_for_terminal
from planner.text.cleaning import UNSAFE, clean, clean_line, quoted, shortened
from planner.yaml.scanner import REFUSED

CONTROLS = "\x00\x08\x0b\x1b\x1f\x7f\x85\x9f"
LINE_SEPARATORS = "\u2028\u2029"
TURNS = "\u202a\u202e\u2066\u2069"
MARKS = "\u061c\u200e\u200f"
HALVES = "\ud800\udfff\ufeff\ufffe\uffff"
ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


@pytest.mark.parametrize("character", CONTROLS + LINE_SEPARATORS + TURNS + MARKS + HALVES)
def test_unsafe_characters_reach_nobody(character: str) -> None:
    assert UNSAFE.fullmatch(character)
    assert clean(f"a{character}b") == clean_line(f"a{character}b") == "ab"
    assert clean_for_terminal(f"a{character}b") == "a\N{REPLACEMENT CHARACTER}b"


def test_yaml_may_have_marks_of_right_to_left_text_and_nothing_else_unsafe() -> None:
    assert not REFUSED.search(MARKS)
    rest = CONTROLS + LINE_SEPARATORS + TURNS + HALVES
    assert REFUSED.findall(rest) == list(rest)


def test_a_flag_of_tags_stays_but_on_a_terminal() -> None:
    assert clean(ENGLAND) == clean_line(ENGLAND) == ENGLAND
    assert clean_for_terminal(ENGLAND) == "\U0001f3f4" + 6 * "\N{REPLACEMENT CHARACTER}"


def test_lines_stay_or_become_one() -> None:
    text = " a\r\nb\rc\td  e\n"
    assert clean(text) == " a\nb\nc d  e\n"
    assert clean_line(text) == "a b c d e"


def test_shortened_to_forty_characters() -> None:
    assert shortened("x" * 40) == "x" * 40
    assert shortened("x" * 41) == "x" * 39 + "…"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "nothing"),
        (True, "true"),
        ({}, "a mapping"),
        ([1], "a list"),
        ((), "a list"),
        ("a\x1b b\n", "'a b'"),
        (1.5, "1.5"),
    ],
)
def test_quoted(value: object, shown: str) -> None:
    assert quoted(value) == shown
