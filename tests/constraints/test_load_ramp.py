"""``load-ramp``."""

import pytest

from planner.constraints.load_ramp import LoadRamp
from planner.instance import Instance
from tests.constraints.agreement import BRIEFLY
from tests.constraints.builders import charged, hard, plan, problem, session, slot


def _athlete(experience: str = "regular", phase: str = "build") -> Instance:
    return problem(
        athlete={"experience": experience},
        season={"end": "2027-02-07", "phases": [{"phase": phase, "start": "2027-01-04"}]},
        free_time=BRIEFLY,
    )


@pytest.fixture(scope="module")
def instance() -> Instance:
    return _athlete()


def _week_of(instance: Instance, monday: int, load: int, **settings: int) -> int | None:
    """What a week of light sessions with this load in all is charged."""
    minutes, rest = divmod(load, 3)
    assert rest == 0
    lengths = [minutes // 4 + (n < minutes % 4) for n in range(4)]
    places = [
        slot(instance, f"2027-01-{monday + day:02d} 06:00", length, "light")
        for day, length in enumerate(lengths)
    ]
    return charged(instance, LoadRamp(**settings), *places)


@pytest.mark.parametrize(
    ("monday", "load", "points"),
    [
        (4, 330, 0),  # 110 % of the entry load of 300
        (4, 333, 1),
        (4, 360, 1),
        (4, 363, 2),
        (4, 390, 2),  # 130 %
        (4, 393, None),
        (11, 444, 0),  # 110 % of the 405 that the first week prescribed
        (11, 447, 1),
        (11, 483, 1),
        (11, 486, 2),
        (11, 525, 2),
        (11, 528, None),
    ],
)
def test_a_week_against_the_largest_of_the_last_full_ones(
    instance: Instance, monday: int, load: int, points: int | None
) -> None:
    assert _week_of(instance, monday, load) == points


@pytest.mark.parametrize(
    ("experience", "most"), [("new", 291), ("regular", 390), ("experienced", 390)]
)
def test_the_entry_load_by_experience(experience: str, most: int) -> None:
    instance = _athlete(experience)
    assert _week_of(instance, 4, most) is not None
    assert _week_of(instance, 4, most + 3) is None


@pytest.mark.parametrize(
    ("settings", "load", "points"),
    [
        ({"hard_percent": 120}, 360, 1),
        ({"hard_percent": 120}, 363, None),
        ({"soft_percent": 105}, 315, 0),
        ({"soft_percent": 105}, 318, 1),
        ({"soft_percent": 120, "weight": 4}, 363, 4),
    ],
)
def test_settings(
    instance: Instance, settings: dict[str, int], load: int, points: int | None
) -> None:
    assert _week_of(instance, 4, load, **settings) == points


@pytest.mark.parametrize(
    ("experience", "session_class", "minutes", "points"),
    [
        ("regular", "heavy", 30, 0),  # 120 % of 25 min heavy
        ("regular", "heavy", 31, 1),
        ("regular", "heavy", 33, 1),
        ("regular", "heavy", 34, 2),
        ("regular", "medium", 42, 0),
        ("regular", "medium", 43, 1),
        ("new", "medium", 22, 0),  # never under 110
        ("new", "medium", 23, 1),
    ],
)
def test_a_session_against_the_largest_of_its_phase(
    experience: str, session_class: str, minutes: int, points: int
) -> None:
    instance = _athlete(experience)
    place = slot(instance, "2027-01-06 19:00", minutes, session_class)
    assert charged(instance, LoadRamp(), place) == points


def test_messages_name_both_loads(instance: Instance) -> None:
    days = [session(instance, f"2027-01-0{day} 19:00", 29, "medium") for day in (4, 6, 8)]
    assert hard(LoadRamp().violations(plan(instance, *days), instance.problem)) == [
        "load 435, at most 390 allowed"
    ]
