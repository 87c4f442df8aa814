"""``session-time``: what fits, and what stays unfilled.

A forearm plank is 20 s and 30 s of rest in the first week, a bridge 30 s and 30 s; every exercise
has 20 s of change-over, and a session of 8 minutes 120 s of warm-up: 360 s are left.
"""

import pytest

from planner.constraints.session_time import SessionTime
from tests.constraints.agreement import athlete, judged, said
from tests.constraints.builders import only, session

REGULAR = athlete()
WEDNESDAY = "2027-01-06 19:00"
FULL = {"plank-forearm": 4, "bridge": 2}
OVER = {"plank-forearm": 3, "bridge": 3}
SHORT = {"plank-forearm": 4, "bridge": 1}
LITTLE = {"plank-forearm": 1, "bridge": 1}  # 150 s
EVERY_FIVE_SECONDS = SessionTime(free_seconds=0, band_seconds=5)


@pytest.mark.parametrize(("sets", "points"), [(FULL, 0), (OVER, None), (SHORT, 0)], ids=str)
def test_it_fits_or_not(sets: dict[str, int], points: int | None) -> None:
    assert judged(REGULAR, SessionTime(), session(REGULAR, WEDNESDAY, 8, "light", sets)) == points


def test_messages() -> None:
    over = session(REGULAR, WEDNESDAY, 8, "light", OVER)
    little = session(REGULAR, WEDNESDAY, 8, "light", LITTLE)
    assert said(REGULAR, SessionTime(), over) == [
        "exercises take 370 s, but 360 s of 8 min are left after the warm-up"
    ]
    assert said(REGULAR, SessionTime(), little) == ["about 4 of 8 min stay unfilled"]


@pytest.mark.parametrize(("longer", "minutes"), [(-31, 4), (-1, 4), (0, 4), (1, 3), (30, 3)])
def test_unfilled_minutes_are_rounded(longer: int, minutes: int) -> None:
    """210 s are left by two exercises, which is said as 4 min; from 209 s on it is 3."""
    one = session(REGULAR, WEDNESDAY, 8, "light", LITTLE)
    first = one.exercises[0]
    changed = first.model_copy(update={"seconds": first.seconds + longer})
    tampered = one.model_copy(update={"exercises": (changed, *one.exercises[1:])})
    said_now = said(REGULAR, SessionTime(), tampered)
    assert said_now == [f"about {minutes} of 8 min stay unfilled"]


@pytest.mark.parametrize(
    ("free", "band", "points"),
    [(60, 15, 0), (59, 15, 1), (45, 15, 1), (44, 15, 2), (0, 15, 4), (0, 20, 3), (0, 7, 9)],
)
def test_every_begun_band_beyond_the_free_seconds(free: int, band: int, points: int) -> None:
    one = session(REGULAR, WEDNESDAY, 8, "light", SHORT)  # 60 s unfilled
    assert judged(REGULAR, SessionTime(free_seconds=free, band_seconds=band), one) == points


def test_a_session_with_little_in_it_costs_all_the_rest() -> None:
    assert judged(REGULAR, SessionTime(), session(REGULAR, WEDNESDAY, 8, "light", LITTLE)) == 10
    assert judged(REGULAR, SessionTime(), session(REGULAR, WEDNESDAY, 20, "light", LITTLE)) == 54


@pytest.mark.parametrize(
    ("exercises", "least", "allowed"),
    [(0, 2, False), (1, 2, False), (2, 2, True), (1, 1, True), (2, 3, False), (3, 3, True)],
)
def test_least_exercises(exercises: int, least: int, allowed: bool) -> None:
    sets = dict.fromkeys(["bridge", "crunch", "toe-tap"][:exercises], 1)
    one = session(REGULAR, WEDNESDAY, 20, "light", sets)
    constraint = SessionTime(least_exercises=least)
    assert (judged(REGULAR, constraint, one) is not None) == allowed


def test_never_more_than_the_most() -> None:
    three = session(
        REGULAR, WEDNESDAY, 8, "light", dict.fromkeys(["bridge", "crunch", "toe-tap"], 1)
    )
    assert judged(REGULAR, SessionTime(least_exercises=4), three) is not None


@pytest.mark.parametrize(("left", "least"), [([], 0), (["bridge"], 1), (["bridge", "crunch"], 1)])
def test_no_more_than_can_be_used(left: list[str], least: int) -> None:
    poor = only(REGULAR, left)
    for count in range(len(left) + 1):
        one = session(poor, WEDNESDAY, 20, "light", dict.fromkeys(left[:count], 1))
        assert (judged(poor, SessionTime(), one) is not None) == (count >= least)


@pytest.mark.parametrize(("minutes", "exercises", "allowed"), [(8, 3, True), (8, 4, False),
                                                               (12, 4, True), (12, 5, False),
                                                               (30, 10, True)])  # fmt: skip
def test_most_exercises(minutes: int, exercises: int, allowed: bool) -> None:
    ids = ["bridge", "crunch", "toe-tap", "dead-bug", "plank-knee", "plank-forearm", "swimming",
           "plank-straight-arm", "bridge-squeeze", "bridge-clam"]  # fmt: skip
    one = session(REGULAR, WEDNESDAY, minutes, "light", dict.fromkeys(ids[:exercises], 1))
    if not allowed:
        assert judged(REGULAR, SessionTime(), one) is None
        assert f"{exercises} exercises are too many for {minutes} min" in said(
            REGULAR, SessionTime(), one
        )
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
    little = session(loaded, f"2027-01-06 {when}", 20, "light", LITTLE)
    assert judged(loaded, EVERY_FIVE_SECONDS, little) == (room - 150) // 5


@pytest.mark.parametrize(("when", "room"), [("19:45", 1140), ("19:46", 1020)])
def test_a_warm_runner_needs_a_minute(when: str, room: int) -> None:
    little = session(REGULAR, f"2027-01-05 {when}", 20, "light", LITTLE)
    assert judged(REGULAR, EVERY_FIVE_SECONDS, little) == (room - 150) // 5


def test_seconds_are_read_from_the_plan() -> None:
    one = session(REGULAR, WEDNESDAY, 8, "light", FULL)
    longer = one.exercises[0].model_copy(update={"seconds": one.exercises[0].seconds + 1})
    tampered = one.model_copy(update={"exercises": (longer, *one.exercises[1:])})
    assert said(REGULAR, SessionTime(), tampered) == [
        "exercises take 361 s, but 360 s of 8 min are left after the warm-up"
    ]
