"""``session-class``: what each class allows, and what it wants to reach."""

import pytest

from planner.constraints.session_class import SessionClassCeiling
from planner.plan.plan import SessionClass
from planner.problem.dose import dose, most_sets
from planner.problem.session_frame import frames_of_sessions
from tests.constraints.agreement import athlete, judged, said
from tests.constraints.builders import plan, session

NO_SETS = {"medium_sets": 0, "heavy_sets": 0}
REACH = {"stone_points": 0, "easy": 8, **NO_SETS}
"""Settings that leave only the ceiling and the wish to reach the class."""

SETS = {"reach_points": 0, "stone_points": 0, "easy": 8}
"""Settings that leave only the ceiling and the sets at the class."""

CEILING = SessionClassCeiling(reach_points=0, **REACH)
REGULAR = athlete()
SIX_WEEKS = athlete(weeks=6)
WEDNESDAY = "2027-01-06 19:00"


@pytest.mark.parametrize(
    ("session_class", "exercise", "sets", "allowed"),
    [
        ("light", "plank-forearm", 2, True),
        ("light", "plank-forearm", 3, False),
        ("light", "side-plank", 1, False),
        ("light", "bridge-march", 2, True),
        ("medium", "side-plank", 3, True),
        ("medium", "side-plank", 4, False),
        ("medium", "plank-rkc", 2, True),
        ("medium", "bridge-single", 1, False),
        ("medium", "bridge-long-lever", 1, False),
        ("medium", "slide-add", 1, False),
        ("medium", "mountain-climber-slow", 1, False),
        ("medium", "bridge-march", 3, True),
        ("medium", "plank-long-lever", 1, False),
        ("heavy", "bridge-single", 3, True),
        ("heavy", "stir-the-pot", 3, True),
        ("heavy", "kb-swing", 3, True),
        ("heavy", "plank-forearm", 4, False),
        ("light", "breath-march", 1, True),
        ("light", "breath-march", 2, False),
    ],
    ids=str,
)
def test_ceiling(session_class: str, exercise: str, sets: int, allowed: bool) -> None:
    one = session(REGULAR, WEDNESDAY, 20, session_class, {exercise: sets})
    assert judged(REGULAR, CEILING, one) == (0 if allowed else None)


def test_what_is_too_much_is_said() -> None:
    too_high = session(REGULAR, WEDNESDAY, 20, "light", {"side-plank": 1})
    too_many = session(REGULAR, WEDNESDAY, 20, "light", {"plank-forearm": 3})
    assert said(REGULAR, CEILING, too_high) == ["Side plank is too much for a light session"]
    assert said(REGULAR, CEILING, too_many) == ["3 sets of Forearm plank are too many"]


@pytest.mark.parametrize(
    ("when", "session_class", "sets", "points"),
    [
        ("2027-01-06", "medium", {"plank-forearm": 2}, 6),
        ("2027-01-06", "medium", {"side-plank": 2, "plank-forearm": 2}, 3),
        ("2027-01-06", "medium", {"side-plank": 2, "plank-rkc": 2}, 0),
        ("2027-01-06", "light", {"plank-forearm": 2}, 0),
        ("2027-02-07", "heavy", {"side-plank": 2, "plank-rkc": 2}, 0),
        ("2027-02-08", "heavy", {"side-plank": 2, "plank-rkc": 2}, 3),
        ("2027-02-08", "heavy", {"side-plank": 2, "side-plank-abd": 2}, 0),
        ("2027-02-08", "heavy", {"side-plank-abd": 2}, 3),
        ("2027-02-08", "heavy", {"plank-forearm": 2}, 9),
    ],
    ids=str,
)
def test_reaching_the_class(
    when: str, session_class: str, sets: dict[str, int], points: int
) -> None:
    """A regular athlete can do level 4 from the 21st day on; it is wanted 14 days later."""
    one = session(SIX_WEEKS, f"{when} 19:00", 20, session_class, sets)
    assert judged(SIX_WEEKS, SessionClassCeiling(**REACH), one) == points


@pytest.mark.parametrize(("grace", "when", "points"), [(0, "2027-01-24", 0), (0, "2027-01-25", 3),
                                                       (3, "2027-01-27", 0), (3, "2027-01-28", 3),
                                                       (60, "2027-02-14", 0)])  # fmt: skip
def test_days_of_grace_before_a_rung_is_wanted(grace: int, when: str, points: int) -> None:
    one = session(SIX_WEEKS, f"{when} 19:00", 20, "heavy", {"side-plank": 2, "plank-rkc": 2})
    assert judged(SIX_WEEKS, SessionClassCeiling(grace_days=grace, **REACH), one) == points


def test_at_class_is_a_setting() -> None:
    one = session(REGULAR, WEDNESDAY, 20, "medium", {"side-plank": 2})
    costs = [judged(REGULAR, SessionClassCeiling(at_class=n, **REACH), one) for n in (0, 1, 2, 3)]
    assert costs == [0, 0, 3, 6]
    assert judged(REGULAR, SessionClassCeiling(reach_points=5, weight=2, **REACH), one) == 10


@pytest.mark.parametrize(("sets", "points"), [({"plank-rkc": 2}, 1), ({"side-plank-roll": 2}, 0)])
def test_something_that_leads_to_a_higher_rung(sets: dict[str, int], points: int) -> None:
    one = session(REGULAR, WEDNESDAY, 20, "medium", sets)
    assert judged(REGULAR, SessionClassCeiling(reach_points=0, **NO_SETS), one) == points
    costly = SessionClassCeiling(reach_points=0, stone_points=4, **NO_SETS)
    assert judged(REGULAR, costly, one) == 4 * points


@pytest.mark.parametrize(
    ("session_class", "easy", "points"),
    [("medium", 2, 0), ("medium", 3, 1), ("heavy", 4, 2), ("light", 4, 0)],
)
def test_little_far_below_the_athletes_level(session_class: str, easy: int, points: int) -> None:
    """A regular athlete may have two exercises of level 1; breathing is none."""
    ids = ["bridge", "toe-tap", "plank-knee", "cobra"][:easy]
    sets = dict.fromkeys([*ids, "breath-march", "crunch"], 1)
    one = session(REGULAR, WEDNESDAY, 20, session_class, sets)
    ceiling = SessionClassCeiling(reach_points=0, stone_points=0, **NO_SETS)
    assert judged(REGULAR, ceiling, one) == points


@pytest.mark.parametrize(
    ("minutes", "session_class", "sets", "points"),
    [
        (20, "medium", {"side-plank": 3}, 0),
        (20, "medium", {"side-plank": 2, "plank-rkc": 1}, 0),
        (20, "medium", {"side-plank": 2, "plank-forearm": 3}, 1),
        (20, "medium", {"side-plank": 1}, 2),
        (20, "medium", {"plank-forearm": 3}, 3),
        (12, "medium", {"side-plank": 2}, 1),  # a set for every 4 minutes
        (11, "medium", {"side-plank": 2}, 0),
        (8, "medium", {"side-plank": 1}, 1),
        (7, "medium", {"side-plank": 1}, 0),
        (20, "heavy", {"side-plank": 3, "plank-rkc": 2}, 0),
        (20, "heavy", {"side-plank": 2, "plank-rkc": 2}, 1),
        (30, "heavy", {"side-plank": 3, "plank-rkc": 2}, 0),
        (19, "heavy", {"side-plank": 2, "plank-rkc": 2}, 0),
        (20, "heavy", {"stir-the-pot": 3, "bridge-single": 2}, 0),  # above level 3 as well
        (20, "heavy", {"plank-forearm": 3}, 5),
        (20, "light", {"plank-forearm": 2}, 0),
    ],
    ids=str,
)
def test_sets_at_the_class(
    minutes: int, session_class: str, sets: dict[str, int], points: int
) -> None:
    """Three sets at level 3 or more make a session medium, five make it heavy."""
    one = session(REGULAR, WEDNESDAY, minutes, session_class, sets)
    assert judged(REGULAR, SessionClassCeiling(**SETS), one) == points


@pytest.mark.parametrize(("session_class", "wanted", "points"), [("medium", 2, 0), ("medium", 3, 1),
                                                                 ("heavy", 2, 0), ("heavy", 3, 1),
                                                                 ("heavy", 16, 4)])  # fmt: skip
def test_sets_at_the_class_are_settings(session_class: str, wanted: int, points: int) -> None:
    """Two exercises give six sets at most, whatever is set."""
    one = session(REGULAR, WEDNESDAY, 30, session_class, {"side-plank": 2})
    settings = SETS | {f"{session_class}_sets": wanted, "weight": 2}
    assert judged(REGULAR, SessionClassCeiling(**settings), one) == 2 * points


def test_no_more_sets_are_wanted_than_two_exercises_can_give() -> None:
    """Three sets each, two of them in a deload and for new athletes; none under level 3."""
    long, new = athlete(weeks=12), athlete("new", weeks=12)
    flat = athlete(constraints={"level-cap": 2})
    ceiling = SessionClassCeiling(medium_sets=12, heavy_sets=16, **SETS)
    costs = [
        judged(loaded, ceiling, session(loaded, f"{day} 19:00", 60, name, {"plank-forearm": 2}))
        for loaded, day, name in (
            (long, "2027-01-20", "heavy"),
            (long, "2027-01-27", "heavy"),
            (new, "2027-03-10", "medium"),
            (flat, "2027-01-06", "medium"),
        )
    ]
    assert costs == [6, 4, 4, 0]


def test_missing_sets_are_said() -> None:
    one = session(REGULAR, WEDNESDAY, 20, "heavy", {"side-plank": 3, "plank-forearm": 1})
    costly = [
        violation.message
        for violation in SessionClassCeiling(**SETS).violations(plan(REGULAR, one), REGULAR.problem)
        if violation.points
    ]
    assert costly == ["a heavy session with 3 sets at its level"]


def test_only_as_many_as_are_usable_are_wanted() -> None:
    flat = athlete(constraints={"level-cap": 2})
    one = session(flat, WEDNESDAY, 20, "medium", {"plank-forearm": 2})
    assert judged(flat, SessionClassCeiling(**REACH), one) == 0


@pytest.mark.parametrize(("week_4", "sets", "allowed"), [(False, 3, True), (True, 3, False),
                                                        (True, 2, True)])  # fmt: skip
def test_deload_takes_a_set(week_4: bool, sets: int, allowed: bool) -> None:
    long = athlete(weeks=12)
    day = "2027-01-27" if week_4 else "2027-01-20"
    one = session(long, f"{day} 19:00", 20, "heavy", {"plank-forearm": sets})
    assert judged(long, CEILING, one) == (0 if allowed else None)


def test_new_athletes_do_two_sets() -> None:
    new = athlete("new")
    two, three = (session(new, WEDNESDAY, 20, "medium", {"bridge": n}) for n in (2, 3))
    assert judged(new, CEILING, two) == 0
    assert judged(new, CEILING, three) is None


def test_light_sessions_hold_twenty_seconds() -> None:
    plank = REGULAR.problem.catalogue.by_id["plank-forearm"]
    last_week = [session(REGULAR, "2027-01-27 19:00", 20, name) for name in SessionClass]
    frames = frames_of_sessions(last_week, REGULAR.problem)
    assert [dose(plank, frame).hold_s for frame in frames] == [20, 45, 45]
    assert [most_sets(plank, frame) for frame in frames] == [2, 3, 3]
