"""Parts of sentences."""

import pytest

from planner.text.sentences import mid_sentence, times_words


@pytest.mark.parametrize(
    ("text", "inside"),
    [("Side plank", "side plank"), ("T only", "T only"), ("RKC plank", "RKC plank"), ("A", "A")],
)
def test_a_name_inside_a_sentence(text: str, inside: str) -> None:
    assert mid_sentence(text) == inside


def test_times() -> None:
    assert [times_words(n) for n in (1, 2, 3)] == ["once", "twice", "3 times"]
