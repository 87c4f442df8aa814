"""``session-length``."""

import pytest

from planner.constraints.session_length import SessionLength
from planner.loading import Loaded
from tests.constraints.agreement import BRIEFLY
from tests.constraints.builders import charged, hard, plan, problem, session, slot


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    """In a regular athlete's first mesocycle of build, 25 min are meant."""
    phases = [{"phase": "build", "start": "2027-01-04"}]
    return problem(season={"end": "2027-01-17", "phases": phases}, free_time=BRIEFLY)


@pytest.mark.parametrize(
    ("minutes", "points"),
    [(25, 0), (24, 1), (20, 1), (19, 2), (30, 1), (31, 2), (8, 4), (7, None), (35, 2), (36, None)],
)
def test_a_point_for_every_begun_five_minutes(
    loaded: Loaded, minutes: int, points: int | None
) -> None:
    place = slot(loaded, "2027-01-06 19:00", minutes)
    assert charged(loaded, SessionLength(), place) == points


@pytest.mark.parametrize(
    ("settings", "minutes", "points"),
    [
        ({"least": 20}, 19, None),
        ({"least": 20}, 20, 1),
        ({"most": 24}, 24, 1),
        ({"most": 24}, 25, None),
        ({"band_minutes": 1, "weight": 2}, 22, 6),
    ],
)
def test_settings(
    loaded: Loaded, settings: dict[str, int], minutes: int, points: int | None
) -> None:
    place = slot(loaded, "2027-01-06 19:00", minutes)
    assert charged(loaded, SessionLength(**settings), place) == points


def test_points_add_up_over_sessions(loaded: Loaded) -> None:
    places = [slot(loaded, f"2027-01-{day} 19:00", 15) for day in ("06", "08", "11")]
    assert charged(loaded, SessionLength(), *places) == 6


def test_messages_name_the_bounds(loaded: Loaded) -> None:
    whole = plan(loaded, session(loaded, "2027-01-06 19:00", 40))
    assert hard(SessionLength().violations(whole, loaded.problem)) == [
        "40 min is not between 8 and 35 min"
    ]
