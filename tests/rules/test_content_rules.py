"""Rules about exercises: each on both sides of its edge, by solver and by hand alike."""

import pytest

from planner.instance import Instance
from planner.plan.plan import Session
from planner.problem.session_frame import frames_of_sessions
from tests.constraints.agreement import athlete, judged, said
from tests.constraints.builders import alone, only, plan, session
from tests.rules.written import rule

KNOWN = ["plank-forearm", "plank-knee", "side-plank", "superman", "crunch", "twist-feet-down"]
PHASES = [
    {"phase": "build", "start": "2027-01-04"},
    {"phase": "peak", "start": "2027-01-11"},
    {"phase": "build", "start": "2027-01-21"},
]
ATHLETE = only(athlete(season={"end": "2027-01-31", "phases": PHASES}), KNOWN)
PLANK, SIDE = {"plank-forearm": 2}, {"side-plank": 3}
TWIST = {"twist-feet-down": 1}


def on(day: str, *sets: dict[str, int], minutes: int = 25, kind: str = "medium") -> Session:
    """A session of January with all of these sets."""
    together = {name: amount for one in sets for name, amount in one.items()}
    return session(ATHLETE, f"2027-01-{day} 12:00", minutes, kind, together)


def cost(text: str, *sessions: Session, instance: Instance = ATHLETE) -> int | None:
    return judged(alone(instance, rule(text)), rule(text), *sessions)


def check(kind: str, rest: str, sessions: list[Session], units: int) -> None:
    """So many units cost so much if the rule has a weight, and are refused if it has none."""
    assert cost(f"{kind}: {{{rest}}}", *sessions) == (None if units else 0)
    assert cost(f"{kind}: {{{rest}, weight: 4}}", *sessions) == 4 * units


@pytest.mark.parametrize(
    ("rest", "sessions", "uses"),
    [
        ("family: planks", [on("04", SIDE)], 0),
        ("family: planks", [on("04", PLANK, SIDE)], 1),
        ("family: planks", [on("04", PLANK, {"plank-knee": 1}), on("06", PLANK)], 3),
        ("exercise: [superman, crunch]", [on("04", {"crunch": 1}, SIDE)], 1),
        ("family: russian-twists, phase: peak", [on("10", TWIST)], 0),
        ("family: russian-twists, phase: peak", [on("11", TWIST), on("21", TWIST)], 1),
        ("area: ra, weekday: tue", [on("04", PLANK)], 0),
        ("area: ra, weekday: mon", [on("04", PLANK)], 1),
        ("area: ra, class: heavy", [on("04", PLANK)], 0),
        ("area: ra, class: heavy", [on("04", PLANK, kind="heavy")], 1),
        ("level: 3+, week: 2", [on("10", SIDE), on("18", SIDE)], 0),
    ],
)
def test_forbid(rest: str, sessions: list[Session], uses: int) -> None:
    check("forbid", rest, sessions, uses)


@pytest.mark.parametrize(
    ("rest", "sessions", "over"),
    [
        ("sets: 2, family: planks", [on("04", PLANK, SIDE)], 0),
        ("sets: 1, family: planks", [on("04", PLANK, SIDE), on("06", PLANK)], 2),
        ("sets: 0, family: planks", [on("04", SIDE)], 0),
        ("sets: 0, family: planks", [on("04", PLANK)], 2),
        ("sets: 5", [on("04", PLANK, SIDE)], 0),
        ("sets: 4", [on("04", PLANK, SIDE)], 1),
        ("sets: 4, family: planks, per: week", [on("04", PLANK), on("10", PLANK)], 0),
        ("sets: 3, family: planks, per: week", [on("04", PLANK), on("10", PLANK)], 1),
        ("sets: 3, family: planks, per: week", [on("10", PLANK), on("11", PLANK)], 0),
        ("sets: 3, family: planks, per: phase", [on("10", PLANK), on("21", PLANK)], 0),
        ("sets: 3, family: planks, per: season", [on("10", PLANK), on("21", PLANK)], 1),
        ("sets: 3, family: planks, per: mesocycle", [on("04", PLANK), on("06", PLANK)], 1),
        ("exercises: 1", [on("04", PLANK), on("06", SIDE)], 0),
        ("exercises: 1", [on("04", PLANK, SIDE)], 1),
        ("exercises: 1, per: week", [on("04", PLANK), on("06", PLANK)], 0),
        ("exercises: 1, per: week", [on("04", PLANK), on("06", SIDE, TWIST)], 2),
        ("sessions: 1, family: planks", [on("04", PLANK, {"plank-knee": 1}), on("06", SIDE)], 0),
        ("sessions: 1, family: planks", [on("04", PLANK), on("06", {"plank-knee": 1})], 1),
    ],
)
def test_at_most(rest: str, sessions: list[Session], over: int) -> None:
    check("at_most", rest, sessions, over)


@pytest.mark.parametrize(
    ("rest", "sessions", "short"),
    [
        ("sets: 2, family: planks", [on("04", PLANK)], 0),
        ("sets: 3, family: planks", [on("04", PLANK), on("06", SIDE)], 4),
        ("sets: 3, family: planks, weekday: mon", [on("04", PLANK), on("06", SIDE)], 1),
        ("sets: 4, family: planks, per: week", [on("04", PLANK), on("10", PLANK)], 0),
        ("sets: 5, family: planks, per: week", [on("04", PLANK), on("10", PLANK)], 1),
        ("sets: 3, family: planks, per: season", [on("04", PLANK), on("31", PLANK)], 0),
        ("sets: 5, family: planks, per: season", [on("04", PLANK), on("31", PLANK)], 1),
        ("exercises: 2, per: week", [on("04", PLANK), on("06", SIDE)], 0),
        ("exercises: 3, per: week", [on("04", PLANK), on("06", SIDE), on("08", PLANK)], 1),
        ("sessions: 2, family: planks", [on("04", PLANK), on("06", PLANK), on("08", SIDE)], 0),
        ("sessions: 2, family: planks", [on("04", PLANK), on("06", SIDE), on("08", SIDE)], 1),
        # Weeks without a session, or with none that is meant, are left alone.
        ("sets: 3, family: planks, per: week, class: heavy", [on("04", PLANK)], 0),
        # Three days of the week are peak, four are build.
        ("sets: 6, family: planks, per: week, phase: build", [on("21", PLANK), on("24", PLANK)], 0),
        ("sets: 7, family: planks, per: week, phase: build", [on("21", PLANK), on("23", TWIST)], 2),
        ("sets: 5, family: planks, per: week, phase: peak", [on("18", PLANK), on("20")], 0),
        ("sets: 7, family: planks, per: week, phase: peak", [on("18", PLANK), on("20")], 1),
    ],
)
def test_at_least(rest: str, sessions: list[Session], short: int) -> None:
    check("at_least", rest, sessions, short)


def test_minutes_of_exercises_are_those_of_their_prescription() -> None:
    one = on("04", {"plank-forearm": 3}, SIDE)
    seconds = one.exercises[0].seconds
    assert 120 < seconds < 420
    limit = -(-seconds // 60)
    check("at_most", f"minutes: {limit}, family: planks", [one], 0)
    check("at_most", f"minutes: {limit - 1}, family: planks", [one], 1)
    check("at_least", f"minutes: {seconds // 60}, family: planks, per: season", [one], 0)


BOTH = {"plank-forearm": 3, "plank-knee": 3}


@pytest.mark.parametrize(
    ("rest", "sessions", "short"),
    [
        ("sets: 60, family: planks", [on("04", BOTH)], 0),
        ("sets: 60, family: planks", [on("04", PLANK)], 4),
        ("exercises: 9, family: planks", [on("04", BOTH)], 0),
        ("exercises: 9, family: planks", [on("04", PLANK)], 1),
        ("sessions: 9, family: planks", [on("04", BOTH), on("06", PLANK)], 0),
        ("sets: 6, family: bridges", [on("04", BOTH)], 0),  # there are none
    ],
)
def test_a_soft_rule_asks_no_more_than_sessions_can_hold(
    rest: str, sessions: list[Session], short: int
) -> None:
    assert cost(f"at_least: {{{rest}, weight: 4}}", *sessions) == 4 * short


def test_what_a_hard_rule_asks_is_never_lowered() -> None:
    assert cost("at_least: {sets: 6, family: planks}", on("04", BOTH)) == 0
    assert cost("at_least: {sets: 7, family: planks}", on("04", BOTH)) is None
    assert cost("at_least: {sets: 6, family: bridges}", on("04", BOTH)) is None


def test_a_hard_rule_says_where_it_asks_for_more_than_fits() -> None:
    whole = [on("04", BOTH), on("06", BOTH), on("12", BOTH)]
    frames = frames_of_sessions(whole, ATHLETE.problem)
    weekly = "at_least: {{sets: {sets}, family: planks, per: {per}}}"

    def beyond(sets: int, per: str) -> str:
        return str(
            rule(weekly.format(sets=sets, per=per)).infeasible_reason(frames, ATHLETE.problem)
        )

    assert beyond(4, "session") == beyond(4, "week") == ""
    assert beyond(7, "session") == "7 sets asked for on 2027-01-04, at most 6 sets fit"
    assert beyond(12, "week") == (
        "12 sets asked for from the week of 2027-01-11 on, at most 4 sets fit"
    )


@pytest.mark.parametrize(
    ("rest", "sessions", "without"),
    [
        ("family: planks", [on("04", PLANK), on("06", SIDE)], 0),
        ("family: planks", [on("04", SIDE), on("06", SIDE), on("11", PLANK)], 1),
        ("family: planks, per: session", [on("04", PLANK), on("06", SIDE)], 1),
        ("family: bridges", [on("04", PLANK)], 0),
        ("family: planks, class: heavy", [on("04", SIDE)], 0),
    ],
)
def test_prefer(rest: str, sessions: list[Session], without: int) -> None:
    assert cost(f"prefer: {{{rest}, points: 5}}", *sessions) == 5 * without
    assert cost(f"prefer: {{{rest}}}", *sessions) == 3 * without


@pytest.mark.parametrize(
    ("text", "sessions", "where", "of", "message"),
    [
        ("forbid: {family: planks}", [on("04", PLANK)], "2027-01-04", "day",
         "Forearm plank; asked for: no planks"),
        ("at_most: {sets: 1, family: planks}", [on("06", PLANK)], "2027-01-06", "day",
         "2 sets; asked for: at most 1 set of planks per session"),
        ("at_least: {sessions: 2, family: planks}", [on("06", PLANK), on("08")], "2027-01-04",
         "week", "1 session; asked for: at least 2 sessions with planks per week"),
        ("at_most: {minutes: 1, exercise: side-plank, per: season}", [on("06", SIDE)],
         "2027-01-04", "week", "asked for: at most 1 minute of side plank per season"),
    ],
)  # fmt: skip
def test_what_is_said(
    text: str, sessions: list[Session], where: str, of: str, message: str
) -> None:
    found = rule(text)
    (violation,) = found.violations(plan(ATHLETE, *sessions), ATHLETE.problem)
    assert (violation.constraint, violation.where, violation.of) == ("rule on line 2", where, of)
    assert violation.message.endswith(message)
    assert said(ATHLETE, found, *sessions) == [violation.message]
