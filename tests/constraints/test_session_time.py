"""``session-time``: what fits, and what stays unfilled.

A forearm plank is 20 s and 30 s of rest in the first week, a bridge 30 s and 30 s; every exercise
has 20 s of change-over, and a session of 8 minutes 120 s of warm-up: 360 s are left.
"""

import pytest

from planner.constraints.session_time import SessionTime
from tests.constraints.agreement import athlete, judged, said
from tests.constraints.builders import session

REGULAR = athlete()
WEDNESDAY = "2027-01-06 19:00"
FULL = {"plank-forearm": 4, "bridge": 2}
OVER = {"plank-forearm": 3, "bridge": 3}
SHORT = {"plank-forearm": 4, "bridge": 1}


@pytest.mark.parametrize(("sets", "points"), [(FULL, 0), (OVER, None), (SHORT, 0)], ids=str)
def test_it_fits_or_not(sets: dict[str, int], points: int | None) -> None:
    assert judged(REGULAR, SessionTime(), session(REGULAR, WEDNESDAY, 8, "light", sets)) == points


def test_messages() -> None:
    over = session(REGULAR, WEDNESDAY, 8, "light", OVER)
    empty = session(REGULAR, WEDNESDAY, 8, "light")
    assert said(REGULAR, SessionTime(), over) == [
        "370 s of exercises, where 360 s are left of 8 min after the warm-up"
    ]
    assert said(REGULAR, SessionTime(), empty) == ["360 s of 8 min stay unfilled"]


@pytest.mark.parametrize(
    ("free", "band", "points"),
    [(60, 15, 0), (59, 15, 1), (45, 15, 1), (44, 15, 2), (0, 15, 4), (0, 20, 3), (0, 7, 9)],
)
def test_every_begun_band_beyond_the_free_seconds(free: int, band: int, points: int) -> None:
    one = session(REGULAR, WEDNESDAY, 8, "light", SHORT)  # 60 s unfilled
    assert judged(REGULAR, SessionTime(free_seconds=free, band_seconds=band), one) == points


def test_an_empty_session_costs_all_of_it() -> None:
    assert judged(REGULAR, SessionTime(), session(REGULAR, WEDNESDAY, 8, "light")) == 20
    assert judged(REGULAR, SessionTime(), session(REGULAR, WEDNESDAY, 20)) == 64


@pytest.mark.parametrize(("minutes", "exercises", "allowed"), [(8, 3, True), (8, 4, False),
                                                               (12, 4, True), (12, 5, False),
                                                               (30, 10, True)])  # fmt: skip
def test_most_exercises(minutes: int, exercises: int, allowed: bool) -> None:
    ids = ["bridge", "crunch", "toe-tap", "dead-bug", "plank-knee", "plank-forearm", "swimming",
           "plank-straight-arm", "bridge-squeeze", "bridge-clam"]  # fmt: skip
    one = session(REGULAR, WEDNESDAY, minutes, "light", dict.fromkeys(ids[:exercises], 1))
    if not allowed:
        assert judged(REGULAR, SessionTime(), one) is None
        assert f"{exercises} exercises in {minutes} min" in said(REGULAR, SessionTime(), one)
    else:
        assert judged(REGULAR, SessionTime(), one) is not None


@pytest.mark.parametrize(
    ("born", "when", "room"),
    [
        (None, "19:00", 1020),
        (None, "08:00", 1020),
        (None, "07:59", 900),
        (1972, "19:00", 900),
        (1973, "19:00", 1020),
    ],
)
def test_warm_up_takes_time(born: int | None, when: str, room: int) -> None:
    loaded = athlete(about={"born": born} if born else {})
    empty = session(loaded, f"2027-01-06 {when}", 20)
    assert said(loaded, SessionTime(), empty) == [f"{room} s of 20 min stay unfilled"]


@pytest.mark.parametrize(("when", "room"), [("19:45", 1140), ("19:46", 1020)])
def test_a_warm_runner_needs_a_minute(when: str, room: int) -> None:
    empty = session(REGULAR, f"2027-01-05 {when}", 20)
    assert said(REGULAR, SessionTime(), empty) == [f"{room} s of 20 min stay unfilled"]


def test_seconds_are_read_from_the_plan() -> None:
    one = session(REGULAR, WEDNESDAY, 8, "light", FULL)
    longer = one.exercises[0].model_copy(update={"seconds": one.exercises[0].seconds + 1})
    tampered = one.model_copy(update={"exercises": (longer, *one.exercises[1:])})
    assert said(REGULAR, SessionTime(), tampered) == [
        "361 s of exercises, where 360 s are left of 8 min after the warm-up"
    ]
