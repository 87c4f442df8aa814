"""Warm-ups: what the session has not got, as time and flags allow."""

import pytest

from planner.catalogue.load import load_catalogue
from planner.problem.warm_up import BREATHS, MOVES, warm_up_lines

CATALOGUE = load_catalogue()
MARCH, CIRCLES, CAMEL, REACH = (move.text for move in MOVES)
SHORT_MARCH = "march on the spot"


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (0, ()),
        (60, (SHORT_MARCH, CIRCLES, BREATHS)),
        (84, (SHORT_MARCH, CIRCLES, BREATHS)),
        (85, (MARCH, CIRCLES, BREATHS)),
        (115, (MARCH, CIRCLES, CAMEL, BREATHS)),
        (145, (MARCH, CIRCLES, CAMEL, REACH, BREATHS)),
        (300, (MARCH, CIRCLES, CAMEL, REACH, BREATHS)),
    ],
)
def test_more_time_is_more_movements(seconds: int, expected: tuple[str, ...]) -> None:
    assert warm_up_lines(CATALOGUE, (), (), seconds) == expected


@pytest.mark.parametrize(
    ("session", "flags", "unwanted", "expected"),
    [
        (["march-hold"], [], [], (SHORT_MARCH, CIRCLES, CAMEL, REACH, BREATHS)),
        (["quad-leg-reach", "bridge"], [], [], (MARCH, CIRCLES, CAMEL, BREATHS)),
        ([], ["wrist"], [], (MARCH, CIRCLES, BREATHS)),
        ([], ["osteoporosis"], [], (MARCH, CIRCLES, REACH, BREATHS)),
        ([], ["knee", "pregnancy"], [], (MARCH, CIRCLES, CAMEL, REACH, BREATHS)),
        ([], [], ["quad-leg-reach"], (MARCH, CIRCLES, CAMEL, BREATHS)),
    ],
)
def test_neither_twice_nor_where_a_flag_forbids_it(
    session: list[str], flags: list[str], unwanted: list[str], expected: tuple[str, ...]
) -> None:
    assert warm_up_lines(CATALOGUE, session, flags, 180, unwanted) == expected


def test_every_movement_that_is_an_exercise_is_in_the_catalogue() -> None:
    named = [move.exercise for move in MOVES if move.exercise]
    assert named == ["march-hold", "quad-leg-reach"]
    assert all(name in CATALOGUE.by_id for name in named)
