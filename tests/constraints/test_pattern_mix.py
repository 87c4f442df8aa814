"""``pattern-mix``: groups, patterns, something standing, emphasis and sets of one session."""

import pytest

from planner.constraints.pattern_mix import PatternMix
from tests.constraints.agreement import athlete, judged, said
from tests.constraints.builders import session

BUILD = athlete()
WHOLE = {"plank-forearm": 2, "side-plank": 2, "split-squat": 2, "superman": 2}
"""Four patterns, three of them of build's, every group, and a split squat on one's feet."""


def cost(sets: dict[str, int], minutes: int = 30, **settings: int) -> int | None:
    """The points of one session on a Monday in build."""
    one = session(BUILD, "2027-01-04 12:00", minutes, "heavy", sets)
    return judged(BUILD, PatternMix(**settings), one)


@pytest.mark.parametrize(
    ("sets", "lacks"),
    [
        (WHOLE, []),
        ({**WHOLE, "split-squat": 0, "bridge": 2}, ["too few exercises done standing"]),
        ({"crunch": 2, "plank-forearm": 2, "split-squat": 2, "side-lunge": 2},
         ["no exercise for the back group"]),
        ({"superman": 2, "split-squat": 2, "side-lunge": 2, "band-walk": 2},
         ["no exercise for the abdominal group"]),
        ({**WHOLE, "superman": 0}, ["1 movement pattern fewer than wanted"]),
        ({**WHOLE, "superman": 0, "breath-rib": 2}, ["1 movement pattern fewer than wanted"]),
        ({"crunch": 2, "superman": 2, "band-walk": 2, "split-squat": 2},
         ["too few exercises of the kind that build is for"]),
        (dict.fromkeys(WHOLE, 1), ["too many exercises with one set only"]),
    ],
)  # fmt: skip
def test_a_session_is_told_what_it_lacks(sets: dict[str, int], lacks: list[str]) -> None:
    one = session(BUILD, "2027-01-04 12:00", 30, "heavy", {e: n for e, n in sets.items() if n})
    assert said(BUILD, PatternMix(), one) == lacks


@pytest.mark.parametrize(
    ("sets", "settings", "points"),
    [
        (WHOLE, {}, 0),
        (WHOLE, {"patterns": 5}, 1),
        (WHOLE, {"patterns": 6, "weight": 3}, 6),
        (WHOLE, {"standing": 2}, 1),
        (WHOLE, {"emphasis": 75}, 0),
        (WHOLE, {"emphasis": 76}, 1),
        (dict.fromkeys(WHOLE, 1), {}, 2),
        (dict.fromkeys(WHOLE, 1), {"single_sets": 4}, 0),
        ({**WHOLE, "crunch": 1, "bridge": 1}, {}, 0),
        ({**WHOLE, "crunch": 1, "bridge": 1, "clam": 1}, {}, 1),
    ],
)
def test_points(sets: dict[str, int], settings: dict[str, int], points: int) -> None:
    assert cost(sets, **settings) == points


@pytest.mark.parametrize(("minutes", "points"), [(15, 0), (16, 2)])
def test_a_short_session_needs_fewer_patterns_and_nobody_standing(
    minutes: int, points: int
) -> None:
    sets = {"side-plank": 2, "bridge": 2, "plank-forearm": 2}
    assert cost(sets, minutes) == points
    assert cost(sets, minutes, short_minutes=16) == 0
    assert cost(sets, minutes, short_minutes=16, short_patterns=4) == 1
    assert cost(sets, minutes, short_minutes=16, short_patterns=8, patterns=3) == 0


@pytest.mark.parametrize(("group_points", "points"), [(0, 0), (2, 2), (5, 5)])
def test_points_of_a_missing_group(group_points: int, points: int) -> None:
    sets = {"crunch": 2, "plank-forearm": 2, "split-squat": 2, "side-lunge": 2}
    assert cost(sets, group_points=group_points) == points
