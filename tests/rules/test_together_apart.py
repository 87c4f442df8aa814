"""``together`` and ``apart``: on both sides of their edges, by solver and by hand alike."""

import pytest

from planner.plan.plan import Session
from tests.constraints.agreement import athlete, judged, said
from tests.constraints.builders import session
from tests.rules.written import rule

ATHLETE = athlete()
PLANK, KNEE, SIDE, BRIDGE = (
    {name: 2} for name in ("plank-forearm", "plank-knee", "side-plank", "bridge")
)


def on(day: str, *sets: dict[str, int], hour: int = 12) -> Session:
    """A session of January with all of these sets."""
    whole = {name: amount for one in sets for name, amount in one.items()}
    return session(ATHLETE, f"2027-01-{day} {hour}:00", 25, "medium", whole)


def check(text: str, sessions: list[Session], pairs: int) -> None:
    assert judged(ATHLETE, rule(text), *sessions) == (None if pairs else 0)
    assert judged(ATHLETE, rule(f"{{{text}, weight: 3}}"), *sessions) == 3 * pairs


@pytest.mark.parametrize(
    ("rest", "sessions", "missing"),
    [
        ("[plank-forearm, side-plank]", [on("04", PLANK, SIDE), on("06", BRIDGE)], 0),
        ("[plank-forearm, side-plank]", [on("04", PLANK), on("06", SIDE)], 2),
        ("[planks, side-plank]", [on("04", KNEE, SIDE)], 0),
        ("[planks, side-plank]", [on("04", KNEE, PLANK)], 1),
        ("[planks, side-plank, bridges]", [on("04", PLANK, SIDE, BRIDGE)], 0),
        ("[planks, side-plank, bridges]", [on("04", PLANK, SIDE)], 1),
        ("[planks, side-plank, bridges]", [on("04", PLANK)], 2),
        ("[planks, side-plank], weekday: tue", [on("04", PLANK)], 0),
        ("[planks, side-plank], weekday: mon", [on("04", PLANK)], 1),
    ],
)
def test_together(rest: str, sessions: list[Session], missing: int) -> None:
    check(f"together: {{exercises: {rest}}}", sessions, missing)


@pytest.mark.parametrize(
    ("rest", "sessions", "pairs"),
    [
        ("[planks, side-plank]", [on("04", PLANK), on("05", SIDE)], 0),
        ("[planks, side-plank]", [on("04", PLANK, SIDE)], 1),
        ("[planks, side-plank]", [on("04", PLANK, KNEE, SIDE)], 1),
        ("[planks, side-plank, bridges]", [on("04", PLANK, SIDE, BRIDGE)], 3),
        ("[planks, side-plank], days: 2", [on("04", PLANK), on("06", SIDE)], 0),
        ("[planks, side-plank], days: 2", [on("04", PLANK), on("05", SIDE)], 1),
        ("[planks, side-plank], days: 2", [on("04", SIDE), on("05", PLANK)], 1),
        ("[planks, side-plank], days: 2", [on("04", SIDE), on("05", SIDE)], 0),
        ("[planks, side-plank], days: 3", [on("04", PLANK), on("05", SIDE), on("06", PLANK)], 2),
        ("[planks, side-plank], days: 3", [on("04", PLANK, SIDE), on("06", PLANK, SIDE)], 4),
        ("[planks, side-plank], days: 7", [on("04", PLANK), on("10", SIDE)], 1),
        ("[planks, side-plank], days: 7", [on("04", PLANK), on("11", SIDE)], 0),
        ("[planks, side-plank], days: 1", [on("04", PLANK), on("04", SIDE, hour=18)], 1),
        ("[planks, side-plank], days: 7, weekday: mon", [on("04", PLANK), on("05", SIDE)], 0),
    ],
)
def test_apart(rest: str, sessions: list[Session], pairs: int) -> None:
    check(f"apart: {{exercises: {rest}}}", sessions, pairs)


def test_what_is_said() -> None:
    together = rule("together: {exercises: [planks, side-plank]}")
    assert said(ATHLETE, together, on("04", PLANK)) == [
        "planks without the rest; asked for: planks and side plank in the same sessions"
    ]
    apart = rule("apart: {exercises: [planks, side-plank], days: 2, phase: build}")
    ends = "; asked for: planks and side plank in sessions at least 2 days apart, in build"
    assert said(ATHLETE, apart, on("04", SIDE, PLANK), on("05", SIDE)) == [
        f"planks and side plank in one session{ends}",
        f"side plank 1 day after planks{ends}",
    ]
