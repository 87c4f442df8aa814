"""The nearest known word."""

import pytest

from planner.text.did_you_mean import did_you_mean

CHOICES = ("wednesday", "Small-Ball", "hip-extension")


@pytest.mark.parametrize(
    ("word", "choice"),
    [("wensday", "wednesday"), ("SMALL ball", "Small-Ball"), ("hip_extention", "hip-extension")],
)
def test_near_words(word: str, choice: str) -> None:
    assert did_you_mean(word, CHOICES) == f"; did you mean '{choice}'?"


def test_far_words_are_not_guessed() -> None:
    assert did_you_mean("xyz", CHOICES) == did_you_mean(3, CHOICES) == ""
