"""``rotation``: a letter's exercises are kept through a mesocycle."""

from collections.abc import Iterable

import pytest

from planner.constraints.rotation import Rotation
from planner.plan.plan import Session
from planner.problem.session_frame import frames_of_sessions
from planner.solver.content_level import ContentLevel
from planner.solver.engine import Engine
from planner.solver.run import CONTENT
from tests.constraints.agreement import athlete, judged, said
from tests.constraints.builders import plan, session

LONG = athlete(weeks=8)
FIRST = ("plank-forearm", "bridge", "crunch")


def one(
    day: str, ids: Iterable[str], letter: str = "A", session_class: str = "heavy", minutes: int = 20
) -> Session:
    return session(LONG, f"{day} 12:00", minutes, session_class, dict.fromkeys(ids, 1), letter)


def after(ids: Iterable[str], day: str = "2027-01-14", **how: object) -> int | None:
    """What a later session costs after the letter's first."""
    return judged(LONG, Rotation(), one("2027-01-06", FIRST), one(day, ids, **how))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ids", "points"),
    [
        (FIRST, 0),
        (("plank-forearm", "bridge"), 0),
        ((), 0),
        (("plank-forearm", "bridge", "dead-bug"), 0),  # one change is free
        ((*FIRST, "dead-bug"), 0),
        (("plank-forearm", "dead-bug", "swimming"), 1),
        (("side-plank", "dead-bug", "swimming"), 2),
        (("plank-straight-arm", "bridge-march", "crunch"), 1),  # other rungs, same class
        ((*FIRST, "breath-march", "dead-bug"), 0),
    ],
    ids=str,
)
def test_changes(ids: tuple[str, ...], points: int) -> None:
    assert after(ids) == points


CHANGED = ("side-plank", "dead-bug", "swimming")


@pytest.mark.parametrize(
    ("day", "letter", "points"),
    [
        ("2027-01-31", "A", 2),
        ("2027-02-01", "A", 0),  # the next mesocycle
        ("2027-01-14", "B", 0),
    ],
)
def test_only_inside_letter_and_mesocycle(day: str, letter: str, points: int) -> None:
    assert after(CHANGED, day, letter=letter) == points


def test_the_letters_first_session_is_the_template() -> None:
    sessions = [one("2027-01-06", FIRST), one("2027-01-12", CHANGED), one("2027-01-14", CHANGED)]
    assert judged(LONG, Rotation(), *sessions) == 4
    turned = [one("2027-01-06", FIRST), one("2027-01-08", CHANGED, "B"),
              one("2027-01-12", FIRST), one("2027-01-14", CHANGED, "B")]  # fmt: skip
    assert judged(LONG, Rotation(), *turned) == 0


@pytest.mark.parametrize(("minutes", "points"), [(20, 2), (24, 1), (25, 0), (28, 0), (15, 2)])
def test_a_longer_session_may_have_more(minutes: int, points: int) -> None:
    assert after(CHANGED, minutes=minutes) == points


@pytest.mark.parametrize(
    ("session_class", "ids", "points"),
    [
        ("heavy", ("plank-straight-arm", "bridge-march", "ball-crunch"), 2),
        ("medium", ("plank-straight-arm", "bridge-march", "ball-crunch"), 0),
        ("medium", ("plank-rkc", "dead-bug", "swimming"), 1),
    ],
)
def test_another_class_may_take_another_rung(
    session_class: str, ids: tuple[str, ...], points: int
) -> None:
    assert after(ids, session_class=session_class) == points


def test_breathing_keeps_no_bracing() -> None:
    """They share a ladder, but breathing is no part of the template."""
    template = one("2027-01-06", (*FIRST, "breath-march"))
    braced = ("pelvic-tilt", "pf-contract", "brace-ladder")
    assert judged(LONG, Rotation(), template, one("2027-01-14", braced, "A", "medium")) == 2
    other_breath = one("2027-01-14", (*FIRST, "breath-9090", "dead-bug"), "A", "medium")
    assert judged(LONG, Rotation(), template, other_breath) == 0


def test_settings() -> None:
    sessions = one("2027-01-06", FIRST), one("2027-01-14", CHANGED)
    costs = [judged(LONG, Rotation(free_changes=n), *sessions) for n in (0, 1, 2, 3)]
    assert costs == [3, 2, 1, 0]
    assert judged(LONG, Rotation(weight=4), *sessions) == 8
    longer = one("2027-01-06", FIRST), one("2027-01-14", CHANGED, minutes=24)
    assert judged(LONG, Rotation(minutes_an_exercise=2), *longer) == 0
    assert judged(LONG, Rotation(minutes_an_exercise=3), *longer) == 0
    assert judged(LONG, Rotation(minutes_an_exercise=5), *longer) == 1
    (message,) = said(LONG, Rotation(), *sessions)
    assert message == "session A has more new exercises than a mesocycle should bring"


@pytest.mark.parametrize(("when", "points"), [("2027-01-11 17:55", 0), ("2027-01-13 12:00", 1)])
def test_a_ladder_that_is_closed_today_may_be_replaced(when: str, points: int) -> None:
    """Both rungs of the ball tuck load the hips: there is none on the day before intervals."""
    sets = {0: {"ball-jackknife": 1, "bridge": 1}, 1: {"bird-dog": 1, "crunch": 1}}
    whole = plan(
        LONG,
        session(LONG, "2027-01-06 12:00", 20, "heavy", sets[0]),
        session(LONG, when, 20, "heavy", sets[1]),
    )
    frames = frames_of_sessions(whole.sessions, LONG.problem)
    level = ContentLevel(LONG.problem, [Rotation()], frames, Engine(None), CONTENT["quick"])
    model, choices = level.build(frozenset({1}), {0: sets[0]})
    for exercise in choices.candidates(frames[1]):
        model.add(choices.sets(frames[1], exercise) == sets[1].get(exercise.id, 0))
    by_hand = sum(v.points or 0 for v in Rotation().violations(whole, LONG.problem))
    assert level.engine.solve(model, 5).cost == by_hand == points
