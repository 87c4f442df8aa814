"""``breathing``: blocks a week, and one a session at most."""

import pytest

from planner.constraints.breathing import Breathing
from tests.constraints.agreement import athlete, judged, said
from tests.constraints.builders import session

REGULAR = athlete()
DAYS = ("2027-01-06", "2027-01-08", "2027-01-09", "2027-01-10")


def week(blocks: int, sessions: int, minutes: int = 20, **settings: int) -> int | None:
    """What a week costs whose first sessions have a block each."""
    plans = [
        session(
            REGULAR,
            f"{day} 19:00",
            minutes,
            "medium",
            {"plank-forearm": 2} | ({"breath-march": 1} if n < blocks else {}),
        )
        for n, day in enumerate(DAYS[:sessions])
    ]
    return judged(REGULAR, Breathing(**settings), *plans)


@pytest.mark.parametrize(
    ("sessions", "blocks", "points"),
    [
        (1, 0, 1),
        (1, 1, 0),
        (2, 0, 1),  # not of every session of several
        (2, 1, 0),
        (3, 0, 2),
        (3, 1, 1),
        (3, 2, 0),
        (3, 3, 0),
        (4, 1, 1),
        (4, 2, 0),
    ],
)
def test_twice_a_week(sessions: int, blocks: int, points: int) -> None:
    assert week(blocks, sessions) == points


def test_settings() -> None:
    assert week(0, 3, target=0) == 0
    assert week(0, 3, target=1) == 1
    assert week(1, 4, target=7) == 2
    assert week(0, 3, weight=5) == 10
    assert week(0, 3, minutes=15) == 2
    assert week(0, 3, minutes=12) == 0
    assert week(0, 3, minutes=12, least_minutes=12) == 2


def test_once_a_session() -> None:
    blocks = {"breath-march": 1, "breath-9090": 1}
    one = session(REGULAR, "2027-01-06 19:00", 20, "medium", blocks)
    assert judged(REGULAR, Breathing(), one) is None
    assert said(REGULAR, Breathing(), one) == [
        "2 breathing exercises in a session, at most 1 allowed"
    ]


def test_bracing_is_no_breathing() -> None:
    sets = {"breath-march": 1, "pelvic-tilt": 1, "pf-contract": 1, "brace-ladder": 1}
    one = session(REGULAR, "2027-01-06 19:00", 20, "medium", sets)
    assert judged(REGULAR, Breathing(), one) == 0
    without = session(REGULAR, "2027-01-06 19:00", 20, "medium", {"pelvic-tilt": 1})
    assert judged(REGULAR, Breathing(), without) == 1
    assert said(REGULAR, Breathing(), without) == ["1 breathing exercise fewer than wanted"]


def test_weeks_count_on_their_own() -> None:
    both = {"breath-march": 1}
    sunday = session(REGULAR, "2027-01-10 19:00", 20, "medium", both)
    monday = session(REGULAR, "2027-01-11 19:00", 20, "medium")
    assert judged(REGULAR, Breathing(), sunday, monday) == 1


def test_nothing_is_wanted_that_nobody_can_do() -> None:
    loaded = athlete(about={"exclude": ["breath-march", "breath-9090", "breath-rib"]})
    one = session(loaded, "2027-01-06 19:00", 20, "medium")
    assert judged(loaded, Breathing(), one) == 0
