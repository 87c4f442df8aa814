"""``area-recovery``: hours for the same area, and hip work against hard runs.

Intervals are on Tuesdays from 18:00 to 19:00.
"""

from datetime import datetime, timedelta

import pytest

from planner.constraints.area_recovery import AreaRecovery
from tests.constraints.agreement import athlete, judged, said
from tests.constraints.builders import session

REGULAR = athlete()
EXPERIENCED = athlete("experienced")
FIRST = datetime(2027, 1, 6, 8)


def later(hours: float) -> str:
    return str(FIRST + timedelta(hours=hours))


def pair(
    hours: float, one: str, other: str, born: int = 1990, settings: dict[str, int] | None = None
) -> int | None:
    """What two sessions cost whose starts are so many hours apart."""
    loaded = REGULAR if born == 1990 else athlete(about={"born": born})
    first = session(loaded, later(0), 20, "heavy", {one: 1})
    second = session(loaded, later(hours), 20, "heavy", {other: 1})
    return judged(loaded, AreaRecovery(**(settings or {})), first, second)


@pytest.mark.parametrize(
    ("hours", "points"), [(20, None), (43.75, None), (44, 1), (47.75, 1), (48, 0), (96, 0)]
)
def test_same_area_at_level_3(hours: float, points: int | None) -> None:
    assert pair(hours, "hollow-tuck", "ball-crunch") == points


@pytest.mark.parametrize(
    ("born", "hours", "points"),
    [(1972, 43.75, None), (1972, 44, 1), (1972, 71.75, 1), (1972, 72, 0), (1973, 48, 0)],
)
def test_from_55_years_on_the_target_is_72_hours(
    born: int, hours: float, points: int | None
) -> None:
    assert pair(hours, "hollow-tuck", "ball-crunch", born) == points


@pytest.mark.parametrize(
    ("hours", "one", "other", "points"),
    [
        (44, "plank-rkc", "rollout-ball", 2),  # abdominals and obliques
        (44, "side-plank", "side-plank-dips", 2),
        (30, "hollow-tuck", "crunch", 0),  # level 3, then 2
        (30, "hollow-tuck", "dead-bug-band", None),
        (30, "hollow-tuck", "side-plank-dips", 0),  # no area in common
        (30, "plank-rkc", "hip-thrust", 0),  # glutes are secondary first
        (19.75, "crunch", "mcgill-curl-up", None),
        (20, "crunch", "mcgill-curl-up", 0),
        (19.75, "hollow-tuck", "crunch", None),
        (19.75, "crunch", "bridge", 0),
    ],
)
def test_levels_and_areas(hours: float, one: str, other: str, points: int | None) -> None:
    assert pair(hours, one, other) == points


@pytest.mark.parametrize(
    ("hours", "settings", "points"),
    [
        (44, {"hours": 48}, None),
        (48, {"hours": 48}, 0),
        (38, {"hours": 36}, 1),
        (38, {"hours": 36, "weight": 3}, 3),
        (35.75, {"hours": 36, "target_hours": 36}, None),
        (36, {"hours": 36, "target_hours": 36}, 0),
    ],
    ids=str,
)
def test_hours_are_settings(hours: float, settings: dict[str, int], points: int | None) -> None:
    assert pair(hours, "hollow-tuck", "ball-crunch", settings=settings) == points


def test_low_hours_are_a_setting() -> None:
    assert pair(23.75, "crunch", "mcgill-curl-up", settings={"low_hours": 24}) is None
    assert pair(24, "crunch", "mcgill-curl-up", settings={"low_hours": 24}) == 0


def before_tuesday(
    exercise: str, hours: float, experience: str = "regular", done: bool = False, **settings: int
) -> int | None:
    """What a session of 20 min costs that ends so long before the intervals of 12 January."""
    loaded = REGULAR if experience == "regular" else EXPERIENCED
    start = datetime(2027, 1, 12, 17, 40) - timedelta(hours=hours)
    sessions = [session(loaded, str(start), 20, "heavy", {exercise: 1})]
    if done:
        sessions.insert(0, session(loaded, str(FIRST), 20, "heavy", {exercise: 1}))
    return judged(loaded, AreaRecovery(**settings), *sessions)


@pytest.mark.parametrize(
    ("exercise", "experience", "done", "least"),
    [
        ("bridge-single", "regular", True, 24),
        ("bridge-single", "regular", False, 48),
        ("bridge-single", "experienced", False, 24),
        ("slide-add", "regular", True, 24),
        ("mountain-climber-slow", "regular", True, 24),
        ("copenhagen-hold", "experienced", True, 48),
        ("ball-leg-curl", "experienced", True, 48),
        ("sl-squat-box", "experienced", True, 24),
        ("sl-squat-box", "experienced", False, 48),
        ("kb-swing", "experienced", True, 48),
    ],
)
def test_loaded_hips_before_a_hard_run(
    exercise: str, experience: str, done: bool, least: int
) -> None:
    assert before_tuesday(exercise, least, experience, done) == 0
    assert before_tuesday(exercise, least - 0.25, experience, done) is None


@pytest.mark.parametrize("exercise", ["bridge-walk-out", "bridge-march", "plank-rkc", "side-plank"])
def test_other_work_is_free_right_up_to_the_run(exercise: str) -> None:
    assert before_tuesday(exercise, 0) == 0


def test_hours_before_runs_are_settings() -> None:
    long = {"new_hips_before_run": 72}
    assert before_tuesday("bridge-single", 72, **long) == 0
    assert before_tuesday("bridge-single", 71.75, **long) is None
    assert before_tuesday("bridge-single", 48, done=True, hips_before_run=48) == 0
    assert before_tuesday("bridge-single", 47.75, done=True, hips_before_run=48) is None


def test_message_before_a_run() -> None:
    one = session(REGULAR, "2027-01-11 17:55", 20, "heavy", {"bridge-single": 1})
    assert said(REGULAR, AreaRecovery(), one) == [
        "Single-leg bridge, 23 h before Tuesday's intervals; at least 48 h are needed"
    ]


@pytest.mark.parametrize(
    ("distance", "priority", "days"),
    [
        ("marathon", "A", 10),
        ("half marathon", "A", 7),
        ("10 km", "A", 5),
        ("5 km", "A", 4),
        ("half marathon", "B", 4),
        ("10 km", "B", 3),
    ],
)
def test_no_loaded_hips_in_the_days_before_a_race(distance: str, priority: str, days: int) -> None:
    race = {"name": "Race", "date": "2027-01-31", "distance": distance, "priority": priority}
    loaded = athlete("experienced", races=[race], running={"week": {"monday": "easy"}})
    day = datetime(2027, 1, 31, 8) - timedelta(days=days)
    inside = session(loaded, str(day), 20, "heavy", {"bridge-single": 1})
    outside = session(loaded, str(day - timedelta(days=1)), 20, "heavy", {"bridge-single": 1})
    assert judged(loaded, AreaRecovery(), inside) is None
    assert judged(loaded, AreaRecovery(), outside) == 0
    assert said(loaded, AreaRecovery(), inside) == [
        f"Single-leg bridge is hip work within {days} days of Race"
    ]
    trunk = session(loaded, str(day), 20, "heavy", {"plank-rkc": 1, "bridge-march": 1})
    assert judged(loaded, AreaRecovery(), trunk) == 0


@pytest.mark.parametrize(
    ("exercise", "when", "points"),
    [
        ("plank-forearm", "19:00", 0),
        ("pull-apart", "19:45", 0),
        ("bridge", "19:45", None),
        ("clam", "19:10", None),
        ("bridge", "19:46", 0),
        ("clam", "19:46", 0),
    ],
)
def test_straight_after_a_hard_run_only_the_trunk(
    exercise: str, when: str, points: int | None
) -> None:
    one = session(REGULAR, f"2027-01-05 {when}", 15, "light", {exercise: 1})
    assert judged(REGULAR, AreaRecovery(), one) == points


def test_straight_after_an_easy_run_anything_goes() -> None:
    easy = {"kind": "easy", "start": "18:00", "minutes": 60}
    loaded = athlete(running={"week": {"tuesday": easy}})
    one = session(loaded, "2027-01-05 19:10", 15, "light", {"bridge": 1})
    assert judged(loaded, AreaRecovery(), one) == 0


GYM = {"day": "thursday", "kind": "gym", "start": "18:00", "minutes": 60}


def around_gym(
    when: str, exercise: str, *hard_for: str, experience: str = "regular", **settings: int
) -> int | None:
    """What one exercise costs near a gym session on Thursday 7 January, 18:00 to 19:00."""
    gym = {**GYM, "hard_for": hard_for}
    loaded = athlete(experience, running={"week": {"monday": "rest"}}, other=[gym])
    one = session(loaded, f"2027-01-{when}", 20, "heavy", {exercise: 1})
    return judged(loaded, AreaRecovery(**settings), one)


@pytest.mark.parametrize(
    ("when", "allowed"),
    [
        ("06 17:40", True),  # ends 24 h before it
        ("06 17:41", False),
        ("07 17:40", False),
        ("07 19:00", False),
        ("09 14:59", False),
        ("09 15:00", True),  # begins 44 h after it
    ],
)
@pytest.mark.parametrize(
    ("exercise", "hard_for"),
    [("push-up-plus", "shoulders"), ("plank-rkc", "abdomen"), ("side-plank-abd", "gmed")],
)
def test_areas_of_other_training_are_spared_around_it(
    when: str, allowed: bool, exercise: str, hard_for: str
) -> None:
    known = REGULAR.problem.catalogue.by_id[exercise]
    assert known.level >= 3
    assert around_gym(when, exercise, hard_for) == (0 if allowed else None)
    assert around_gym(when, exercise) == 0


@pytest.mark.parametrize("when", ["07 12:00", "07 20:00", "08 12:00"])
def test_what_is_hard_for_the_shoulders_stops_no_hip_work_and_the_other_way_round(
    when: str,
) -> None:
    for exercise, own, others in (
        ("bridge-single", "hips", ("shoulders", "abdomen", "calves")),
        ("push-up-plus", "shoulders", ("hips", "legs", "abdomen")),
    ):
        assert around_gym(when, exercise, own, experience="experienced") is None
        assert around_gym(when, exercise, *others, experience="experienced") == 0


def test_low_levels_are_free_around_other_training() -> None:
    assert around_gym("07 17:30", "bridge", "hips") == 0
    assert around_gym("08 08:00", "side-plank-knee", "whole-body") == 0


@pytest.mark.parametrize(
    ("when", "settings", "allowed"),
    [
        ("06 05:40", {"hips_before_run": 36}, True),
        ("06 05:41", {"hips_before_run": 36}, False),
        ("09 06:59", {"hours": 36}, False),
        ("09 07:00", {"hours": 36}, True),
    ],
)
def test_hours_around_other_training_are_settings(
    when: str, settings: dict[str, int], allowed: bool
) -> None:
    assert around_gym(when, "plank-rkc", "core", **settings) == (0 if allowed else None)


@pytest.mark.parametrize(("when", "allowed"), [("05 17:40", True), ("05 17:41", False)])
def test_new_hip_work_keeps_48_hours_before_what_is_hard_for_the_hips(
    when: str, allowed: bool
) -> None:
    assert around_gym(when, "bridge-single", "hips") == (0 if allowed else None)
    assert around_gym(when, "bridge-single", "shoulders") == 0


@pytest.mark.parametrize(
    ("hard_for", "points"), [("hips", None), ("shoulders", 0), ("abdomen", 0), ("gmed", None)]
)
def test_straight_after_other_training_hips_rest_only_if_it_was_hard_for_them(
    hard_for: str, points: int | None
) -> None:
    assert around_gym("07 19:45", "bridge", hard_for) == points
    assert around_gym("07 19:46", "bridge", hard_for) == 0


def test_messages_around_other_training() -> None:
    loaded = athlete(running={"week": {"monday": "rest"}}, other=[{**GYM, "hard_for": ["legs"]}])
    before = session(loaded, "2027-01-06 19:40", 20, "heavy", {"bridge-single": 1})
    after = session(loaded, "2027-01-08 20:00", 20, "heavy", {"bridge-single": 1})
    assert said(loaded, AreaRecovery(), before) == [
        "Single-leg bridge, 22 h before Thursday's gym; at least 48 h are needed"
    ]
    assert said(loaded, AreaRecovery(), after) == [
        "Single-leg bridge, 25 h after Thursday's gym; at least 44 h are needed"
    ]
