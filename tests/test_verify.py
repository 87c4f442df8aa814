"""Plans that somebody changed by hand are found out."""

from datetime import UTC, timedelta
from typing import Any

import pytest

from planner.athlete.phase_kind import PhaseKind
from planner.constraints.base import Violation
from planner.plan.plan import Plan, Session
from planner.problem.session_frame import frames_of_sessions
from planner.programme.block_rows import block_rows
from planner.programme.use_log import UseLog
from planner.verify import costs_of, verify, verify_times
from tests.constraints.agreement import athlete
from tests.constraints.builders import plan, session

LOADED = athlete()
SETS = {"plank-forearm": 2, "bridge-march": 2, "crunch": 2}
ONE = session(LOADED, "2027-01-06 19:00", 20, "medium", SETS)
TWO = session(LOADED, "2027-01-08 19:00", 20, "medium", SETS, "B")


def found(*sessions: Session) -> list[str]:
    """What is wrong whatever the constraints say."""
    whole = plan(LOADED, ONE).model_copy(update={"sessions": sessions})
    return [violation.message for violation in verify(whole, LOADED.problem, [])]


def test_a_plan_of_ours_is_in_order() -> None:
    assert found(ONE, TWO) == []


def dosed(**update: Any) -> Session:
    """The session with its first exercise changed."""
    first = ONE.exercises[0].model_copy(update=update)
    return ONE.model_copy(update={"exercises": (first, *ONE.exercises[1:])})


OTHER_DOSE = "plank-forearm has another dose than planned"


@pytest.mark.parametrize(
    ("update", "message"),
    [
        ({"hold_s": 25}, OTHER_DOSE),
        ({"reps": 5}, OTHER_DOSE),
        ({"distance_m": 5}, OTHER_DOSE),
        ({"per_side": True}, OTHER_DOSE),
        ({"rest_s": 0}, OTHER_DOSE),
        ({"seconds": 119}, OTHER_DOSE),
        ({"sets": 3}, OTHER_DOSE),
        ({"sets": 0}, "plank-forearm twice, or without sets"),
        ({"sets": -1}, "plank-forearm twice, or without sets"),
        ({"id": "sit-up"}, "'sit-up' is not in the catalogue"),
        ({"id": "crunch"}, "crunch has another dose than planned"),
    ],
    ids=str,
)
def test_exercises(update: dict[str, Any], message: str) -> None:
    assert message in found(dosed(**update), TWO)


def test_more_sets_with_their_seconds_are_for_the_constraints_to_judge() -> None:
    assert found(dosed(sets=3, seconds=170)) == []


def told(**update: Any) -> Plan:
    """A plan of these days that tells blocks, efforts and what is new; ``update`` changes it."""
    it, known = LOADED.problem, LOADED.problem.catalogue.by_id
    log = UseLog()
    sessions = tuple(
        one.model_copy(
            update={
                "exercises": log.prescribed(
                    frame, {known[n]: amount for n, amount in SETS.items()}
                ),
                "effort": "easy",
            }
        )
        for frame, one in zip(frames_of_sessions((ONE, TWO), it), (ONE, TWO), strict=True)
    )
    whole = plan(LOADED, ONE).model_copy(update={"sessions": sessions, "blocks": block_rows(it)})
    return whole.model_copy(update=update)


def messages(whole: Plan) -> list[str]:
    """What is wrong with a plan whatever the constraints say."""
    return [violation.message for violation in verify(whole, LOADED.problem, [])]


def test_what_is_told_beside_the_doses_follows_from_them() -> None:
    whole = told()
    assert messages(whole) == []
    one, two = whole.sessions
    assert [each.new for each in two.exercises] == [True, True, True]
    strong = one.model_copy(update={"effort": "strong"})
    assert messages(told(sessions=(strong, two))) == ["its effort is not what is in it"]
    known = two.exercises[0].model_copy(update={"new": False})
    other = two.model_copy(update={"exercises": (known, *two.exercises[1:])})
    assert messages(told(sessions=(one, other))) == [
        "an exercise is out of order, or told otherwise than done before"
    ]
    shorter = whole.blocks[0].model_copy(update={"theme": "Springy"})
    assert messages(told(blocks=(shorter, *whole.blocks[1:]))) == [
        "the blocks are not the season's"
    ]


def test_a_plan_of_before_tells_nothing_of_the_kind() -> None:
    assert messages(told(blocks=(), sessions=(ONE, TWO))) == []


def test_an_exercise_twice() -> None:
    twice = ONE.model_copy(update={"exercises": (*ONE.exercises, ONE.exercises[0])})
    assert found(twice) == ["plank-forearm twice, or without sets"]


@pytest.mark.parametrize(
    ("update", "message"),
    [
        ({"phase": PhaseKind.PEAK}, "peak is not this day's phase"),
        ({"warm_up_s": 60}, "the warm-up has another length"),
        ({"load": 99}, "the load isn't RPE x minutes"),
    ],
    ids=str,
)
def test_sessions(update: dict[str, Any], message: str) -> None:
    assert found(ONE.model_copy(update=update)) == [message]


def test_a_session_that_ends_before_it_starts() -> None:
    backwards = ONE.model_copy(
        update={"ends_at": ONE.starts_at - timedelta(minutes=20), "load": -100}
    )
    assert "a session that ends before it starts" in found(backwards)


def test_a_start_in_another_zone_than_the_athletes() -> None:
    abroad = ONE.model_copy(
        update={"starts_at": ONE.starts_at.astimezone(UTC), "ends_at": ONE.ends_at.astimezone(UTC)}
    )
    assert found(abroad) == ["a time that isn't Europe/Berlin's"]


def test_out_of_order() -> None:
    assert found(TWO, ONE) == ["sessions out of order"]


@pytest.mark.parametrize(("days", "outside"), [(-2, False), (-3, True), (25, False), (26, True)])
def test_outside_the_season(days: int, outside: bool) -> None:
    """The season lasts from Monday 4 to Sunday 31 January."""
    moved = ONE.model_copy(
        update={
            "starts_at": ONE.starts_at + timedelta(days=days),
            "ends_at": ONE.ends_at + timedelta(days=days),
        }
    )
    assert ("a session outside the season" in found(moved)) == outside


def test_constraints_are_asked_of_other_doses_too() -> None:
    whole = plan(LOADED, ONE, TWO)
    violations = verify(whole, LOADED.problem, LOADED.constraints)
    assert {violation.constraint for violation in violations} >= {"free-time", "session-time"}
    assert all(violation.hard or violation.points for violation in violations)
    tampered = verify(
        whole.model_copy(update={"sessions": (dosed(hold_s=60), TWO)}),
        LOADED.problem,
        LOADED.constraints,
    )
    assert tampered[0] == Violation("plan", "2027-01-06", "day", OTHER_DOSE)
    assert tampered[1:] == violations


@pytest.mark.parametrize(
    "update", [{"id": "sit-up"}, {"sets": 0}, {"sets": -1}, {"id": "crunch"}], ids=str
)
def test_constraints_bear_what_is_malformed(update: dict[str, Any]) -> None:
    whole = plan(LOADED, dosed(**update), TWO)
    violations = verify(whole, LOADED.problem, LOADED.constraints)
    assert violations[0].constraint == "plan"
    assert "free-time" in {violation.constraint for violation in violations}


def test_constraints_are_not_asked_of_sessions_out_of_order() -> None:
    whole = plan(LOADED, ONE, TWO).model_copy(update={"sessions": (TWO, ONE)})
    (order,) = verify(whole, LOADED.problem, LOADED.constraints)
    assert order.message == "sessions out of order"


def test_what_is_switched_off_is_not_asked() -> None:
    off = athlete(constraints={"session-time": "off"})
    names = {v.constraint for v in verify(plan(off, ONE), off.problem, off.constraints)}
    assert "session-time" not in names
    assert "free-time" in names


def test_times_alone() -> None:
    """A plan read from an .ics has no doses; only the calendar's hard constraints are asked."""
    bare: Plan = plan(LOADED, ONE.model_copy(update={"exercises": (), "warm_up_s": 0, "load": 0}))
    violations = verify_times(bare, LOADED.problem, LOADED.constraints)
    assert {violation.constraint for violation in violations} == {"free-time"}
    assert all(violation.hard for violation in violations)
    reversed_ = bare.model_copy(update={"sessions": (TWO, ONE)})
    (order,) = verify_times(reversed_, LOADED.problem, LOADED.constraints)
    assert order.message == "sessions out of order"


def test_costs_are_the_soft_ones() -> None:
    soft = Violation("breathing", "2027-01-04", "week", "less", 2)
    hard = Violation("free-time", "2027-01-06", "day", "not free")
    (cost,) = costs_of([soft, hard])
    assert (cost.constraint, cost.points, cost.where, cost.of) == (
        "breathing",
        2,
        "2027-01-04",
        "week",
    )
