"""Doses and times as people say them."""

import pytest

from planner.plan.dose_words import duration_words, half_minutes_words, work_of
from planner.plan.plan import LastDose, Prescription


@pytest.mark.parametrize(
    ("seconds", "exact", "halves"),
    [
        (45, "45 s", "45 s"),
        (60, "1 min", "1 min"),
        (83, "83 s", "1½ min"),
        (90, "90 s", "1½ min"),
        (104, "104 s", "1½ min"),
        (105, "105 s", "2 min"),
        (150, "2½ min", "2½ min"),
        (155, "2 min 35 s", "2½ min"),
    ],
)
def test_seconds(seconds: int, exact: str, halves: str) -> None:
    assert (duration_words(seconds), half_minutes_words(seconds)) == (exact, halves)


def test_the_work_of_all_sets() -> None:
    assert work_of(LastDose(sets=2, reps=5, hold_s=8)) == 80
    assert work_of(Prescription(id="x", sets=3, hold_s=20)) == 60
    assert work_of(Prescription(id="x", sets=2, distance_m=20)) == 40
    assert work_of(LastDose(sets=1, reps=8)) == 8
