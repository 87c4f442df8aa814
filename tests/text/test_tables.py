"""Widths of what the terminal shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.text.tables import columns, cut, pad, table, wrap

WORDS = st.text(st.sampled_from("abé東京👟 -.\u0301"), max_size=120)


def test_columns_of_wide_and_combining_characters() -> None:
    assert columns("Åsa") == 3
    assert columns("A\u030asa") == 3
    assert columns("東京") == 4


def test_cut_only_what_is_too_wide() -> None:
    assert cut("twelve chars", 12) == "twelve chars"
    assert cut("thirteen char", 12) == "thirteen…"
    assert cut("東京マラソン", 7) == "東京マ…"
    assert cut("two\nlines", 20) == "two lines"


@pytest.mark.parametrize(
    ("width", "shown"),
    [(13, "one, two, six"), (12, "one, two…"), (10, "one, two…"), (9, "one…"), (4, "one…")],
)
def test_cut_after_a_whole_word(width: int, shown: str) -> None:
    assert cut("one, two, six", width) == shown


def test_a_word_too_wide_for_any_line_is_cut() -> None:
    assert cut("one incomprehensible", 16) == "one…"
    assert cut("one incomprehensible", 15) == "one incomprehe…"


@given(WORDS, st.integers(2, 40))
def test_cut_never_exceeds_its_width(text: str, width: int) -> None:
    assert columns(cut(text, width)) <= width


@given(WORDS, st.integers(10, 60))
def test_wrapped_lines_fit_and_lose_no_short_word(text: str, width: int) -> None:
    lines = wrap(text, "- ", "  ", width)
    assert all(columns(line) <= width for line in lines)
    words = [word for word in text.split() if columns(word) <= width - 2]
    shown = " ".join(line[2:] for line in lines).split()
    assert [word for word in shown if word in words] == [
        word for word in words if columns(word) <= width - 2
    ]


def test_wrap_indents() -> None:
    assert wrap("one two three", "- ", "  ", 9) == ["- one two", "  three"]
    assert wrap("", "- ", "  ") == ["- "]


@pytest.mark.parametrize(("text", "padded"), [("a", "a  "), ("東", "東 "), ("abcd", "abcd")])
def test_pad(text: str, padded: str) -> None:
    assert pad(text, 3) == padded


def test_a_table_lines_up_wide_characters() -> None:
    lines = table(["Name", "N"], [["東京", "1"], ["a very long name", "22"]], [8, 2])
    assert lines == ["Name     N", "東京     1", "a very…  22"]
