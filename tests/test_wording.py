"""Words and widths of what the terminal shows."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.wording import (
    columns,
    counted,
    cut,
    day_words,
    pad,
    place_words,
    span,
    table,
    time_words,
    wrap,
)

WORDS = st.text(st.sampled_from("abé東京👟 -.\u0301"), max_size=120)


def test_days_and_times_are_the_same_in_every_locale() -> None:
    assert day_words(date(2027, 1, 4)) == "Mon 4 Jan"
    assert day_words(date(2026, 12, 31)) == "Thu 31 Dec"
    assert time_words(datetime(2027, 5, 9, 7, 5)) == "Sun 9 May 07:05"


def test_counted() -> None:
    assert [counted(n, "week") for n in (0, 1, 2)] == ["0 weeks", "1 week", "2 weeks"]


def test_span() -> None:
    assert [span([]), span([3, 3]), span([3, 1, 2])] == ["-", "3", "1-3"]


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


def test_places() -> None:
    starts = {"uid-1": datetime(2027, 1, 4, 19, 0)}
    assert place_words("2027-01-04", "week", starts) == "week of Mon 4 Jan"
    assert place_words("2027-01-05", "day", starts) == "Tue 5 Jan"
    assert place_words("uid-1", "session", starts) == "Mon 4 Jan 19:00"
    assert place_words("2027-01-04T19:00:00+01:00", "session", {}) == "Mon 4 Jan 19:00"
    assert place_words("gone", "session", starts) == "gone"
    assert place_words("gone", "day", starts) == "gone"


@pytest.mark.parametrize(("text", "padded"), [("a", "a  "), ("東", "東 "), ("abcd", "abcd")])
def test_pad(text: str, padded: str) -> None:
    assert pad(text, 3) == padded


def test_a_table_lines_up_wide_characters() -> None:
    lines = table(["Name", "N"], [["東京", "1"], ["a very long name", "22"]], [8, 2])
    assert lines == ["Name     N", "東京     1", "a very…  22"]
