"""What a set is worth to an area, and what a week's sessions can give it."""

import pytest

from planner.catalogue.load import load_catalogue
from planner.problem.coverage import attainable, credit
from planner.problem.session_frame import frames_of_sessions
from tests.constraints.agreement import athlete
from tests.constraints.builders import only, session

KNOWN = load_catalogue().by_id
DAYS = ("2027-01-06", "2027-01-08", "2027-01-10", "2027-01-13")


@pytest.mark.parametrize(
    ("exercise", "area", "half_sets"),
    [
        ("plank-forearm", "ra", 2),
        ("plank-forearm", "hipflex", 1),
        ("plank-forearm", "gmax", 0),
        ("breath-9090", "dia", 0),
        ("breath-march", "hipflex", 0),
        ("pf-contract", "pf", 2),
        ("pf-contract", "dia", 1),
    ],
)
def test_credit(exercise: str, area: str, half_sets: int) -> None:
    assert credit(KNOWN[exercise], area) == half_sets


def can(ids: list[str], areas: list[str], *minutes: int, session_class: str = "heavy") -> int:
    """Half sets that sessions of these minutes can give, with these exercises alone."""
    loaded = only(athlete(), ids)
    sessions = [
        session(loaded, f"{day} 12:00", length, session_class)
        for day, length in zip(DAYS, minutes, strict=False)
    ]
    frames = frames_of_sessions(sessions, loaded.problem)
    return attainable(areas, frames, loaded.problem, 30)


@pytest.mark.parametrize(
    ("minutes", "half_sets"),
    [(4, 0), (5, 2), (7, 2), (8, 4), (11, 4), (12, 6), (30, 6)],
)
def test_thirty_percent_of_the_time_of_one_session(minutes: int, half_sets: int) -> None:
    """Crunches: 60 s a set and 20 s of change-over; 3 sets at most."""
    assert can(["crunch"], ["ra"], minutes) == half_sets


def test_sessions_add_up_and_the_best_exercise_counts() -> None:
    assert can(["crunch", "plank-forearm"], ["ra"], 8, 12, 12) == 4 + 6 + 6
    assert can(["crunch", "plank-forearm"], ["obl"], 12) == 6  # the plank, not the crunch
    assert can(["crunch", "swimming"], ["es", "mf"], 12) == 4  # not both areas of one set
    assert can(["crunch"], ["gmax"], 12) == 0


def test_a_lone_exercise_may_not_be_in_every_session() -> None:
    assert [can(["crunch"], ["ra"], *(12,) * n) for n in (1, 2, 3, 4)] == [6, 12, 12, 16]


def test_light_sessions_have_two_sets() -> None:
    assert can(["crunch", "plank-forearm"], ["ra"], 12, session_class="light") == 4


def test_only_what_is_usable_counts() -> None:
    """Single-leg bridges are too much for a medium session."""
    assert can(["bridge-single", "crunch"], ["gmax"], 20, session_class="medium") == 0
    assert can(["bridge-single", "crunch"], ["gmax"], 20) > 0
