"""``class-mix``."""

from dataclasses import replace

import pytest

from planner.constraints.class_mix import ClassMix, quotas
from planner.instance import Instance
from planner.plan.plan import SessionClass
from planner.settings.class_mix import ClassMix as ClassMixPercents
from tests.constraints.builders import charged, hard, plan, problem, session, slot

DAYS = [f"2027-01-{day:02d}" for week in (4, 11, 18, 25) for day in (week, week + 2, week + 4)]


def _athlete(phase: str = "build", experience: str = "regular", free: str = "daily") -> Instance:
    return problem(
        athlete={"experience": experience},
        season={"end": "2027-01-31", "phases": [{"phase": phase, "start": "2027-01-04"}]},
        running={"week": {"sunday": "rest"}},
        free_time={free: ["19:00-20:00"]},
    )


@pytest.fixture(scope="module")
def instance() -> Instance:
    return _athlete()


@pytest.mark.parametrize(
    ("phase", "experience", "wanted"),
    [
        ("build", "regular", (5, 10)),  # 40 and 80 % of 12 sessions
        ("base", "regular", (1, 8)),  # a first half without heavy ones at 60 %, a second at 20/80 %
        ("peak", "regular", (2, 6)),  # 30 and 70 % of 8
        ("build", "new", (0, 3)),  # nothing but light in the first two weeks, nothing heavy yet
        ("recovery", "regular", (0, 0)),
    ],
)
def test_whole_numbers_by_phase(phase: str, experience: str, wanted: tuple[int, int]) -> None:
    it = _athlete(phase, experience).problem
    each = [quotas(mesocycle, it) for mesocycle in it.season.mesocycles]
    assert (sum(heavy for heavy, _ in each), sum(above for _, above in each)) == wanted


def test_only_days_that_offer_a_class_count() -> None:
    """One free day a week: four sessions of which 40 and 80 % are 2 and 3."""
    it = _athlete(free="monday").problem
    assert [quotas(mesocycle, it) for mesocycle in it.season.mesocycles] == [(2, 3)]


@pytest.mark.parametrize(
    ("heavy", "medium", "points"),
    [(5, 5, 0), (4, 6, 3), (6, 4, 3), (5, 4, 2), (5, 6, 2), (4, 5, 5), (0, 0, 35), (7, 5, 10)],
)
def test_points_for_each_session_too_few_or_too_many(
    instance: Instance, heavy: int, medium: int, points: int
) -> None:
    """Five heavy ones and ten above light are wanted: 3 points and 2 points each."""
    classes = ["heavy"] * heavy + ["medium"] * medium + ["light"] * (12 - heavy - medium)
    places = [
        slot(instance, f"{day} 19:00", 20, kind) for day, kind in zip(DAYS, classes, strict=True)
    ]
    for weight in (1, 2):
        constraint = ClassMix(heavy_points=3, medium_points=2, weight=weight)
        assert charged(instance, constraint, *places) == weight * points


@pytest.mark.parametrize(
    ("phase", "experience", "day", "session_class", "allowed"),
    [
        ("base", "regular", "2027-01-04", "heavy", False),  # the first half of a first base
        ("base", "regular", "2027-01-04", "medium", True),
        ("base", "regular", "2027-01-29", "heavy", True),
        ("base", "new", "2027-01-04", "medium", False),  # the level cap is 2
        ("base", "new", "2027-01-04", "light", True),
        ("build", "new", "2027-01-29", "heavy", False),  # before week 9
        ("build", "new", "2027-01-29", "medium", True),
        ("build", "regular", "2027-01-04", "heavy", True),
        ("recovery", "regular", "2027-01-04", "medium", False),
        ("recovery", "regular", "2027-01-04", "light", True),
    ],
)
def test_a_class_is_there_where_the_level_cap_and_the_phase_reach_it(
    phase: str, experience: str, day: str, session_class: str, allowed: bool
) -> None:
    instance = _athlete(phase, experience)
    place = slot(instance, f"{day} 19:00", 20, session_class)
    assert (charged(instance, ClassMix(), place) is not None) is allowed


@pytest.mark.parametrize(("reach", "allowed"), [(3, True), (4, False)])
def test_the_level_that_a_class_needs_can_be_set(reach: int, allowed: bool) -> None:
    instance = _athlete("base")
    place = slot(instance, "2027-01-29 19:00", 20, "medium")
    assert instance.problem.level_cap(place.day) == 3
    assert (charged(instance, ClassMix(reach_level=reach), place) is not None) is allowed


def test_messages_name_the_level() -> None:
    instance = _athlete("base")
    whole = plan(instance, session(instance, "2027-01-29 19:00", 20))
    assert hard(ClassMix(reach_level=4).violations(whole, instance.problem)) == [
        "a medium session where the level cap is below 4"
    ]


@pytest.mark.parametrize(
    ("heavy", "said"), [(0, "0 heavy sessions"), (1, "1 heavy session"), (6, "6 heavy sessions")]
)
def test_messages_count_sessions(instance: Instance, heavy: int, said: str) -> None:
    whole = plan(
        instance, *(session(instance, f"{day} 19:00", 20, "heavy") for day in DAYS[:heavy])
    )
    messages = [each.message for each in ClassMix().violations(whole, instance.problem)]
    assert f"{said} in 4 weeks, 5 wanted" in messages


def test_heavy_sessions_that_lie_too_close_are_not_meant() -> None:
    """All heavy is wanted; three days in a row hold two heavy sessions, 40 h apart."""
    free = {day: ["19:00-20:00"] for day in ("monday", "tuesday", "wednesday")}
    instance = problem(
        athlete={"experience": "regular"},
        season={"end": "2027-01-10", "phases": [{"phase": "build", "start": "2027-01-04"}]},
        running={"week": {"sunday": "rest"}},
        free_time=free,
    )
    monday = instance.problem.season.start
    assert instance.problem.target_sessions[monday] == 3
    assert instance.problem.placeable(monday, SessionClass.HEAVY) == 2
    (week,) = instance.problem.season.weeks
    all_heavy = replace(week, mix=ClassMixPercents(100, 0, 0))
    season = replace(instance.problem.season, weeks=(all_heavy,))
    it = replace(instance.problem, season=season)
    assert quotas(it.season.mesocycles[0], it) == (2, 3)
