"""``level-cap``: by phase, experience and age."""

from typing import Any

import pytest

from planner.constraints.level_cap import LevelCap
from tests.constraints.agreement import athlete, judged, said
from tests.constraints.builders import session

LEVELS = ["bridge", "bridge-march", "bridge-single", "bridge-single-elev", "kb-swing"]


def cap(when: str = "2027-01-06", experience: str = "regular", **sections: Any) -> int:
    """The highest level that both statements allow on a day."""
    loaded = athlete(experience, **sections)
    allowed = [
        judged(loaded, LevelCap(), session(loaded, f"{when} 19:00", 20, "heavy", {exercise: 1}))
        for exercise in LEVELS
    ]
    height = allowed.count(0)
    assert allowed == [0] * height + [None] * (5 - height)
    return height


@pytest.mark.parametrize(
    ("experience", "phase", "expected"),
    [
        ("new", "base", 2),
        ("new", "build", 3),
        ("regular", "base", 3),
        ("regular", "build", 4),
        ("regular", "peak", 4),
        ("regular", "recovery", 2),
        ("regular", "maintenance", 3),
        ("experienced", "base", 3),
        ("experienced", "build", 5),
        ("experienced", "taper", 5),
        ("experienced", "recovery", 2),
        ("experienced", "maintenance", 4),
    ],
)
def test_by_experience_and_phase(experience: str, phase: str, expected: int) -> None:
    season = {"end": "2027-01-31", "phases": [{"phase": phase, "start": "2027-01-04"}]}
    assert cap(experience=experience, season=season) == expected


@pytest.mark.parametrize(
    ("born", "expected"), [(1973, 5), (1972, 4), (1940, 4), (2009, 5), (2010, 4)]
)
def test_by_age(born: int, expected: int) -> None:
    assert cap(experience="experienced", about={"born": born}) == expected


@pytest.mark.parametrize(
    ("settings", "born", "expected"),
    [
        (3, 1990, 3),
        ({"build": 2}, 1990, 2),
        ({"base": 2}, 1990, 5),
        ({"build": 5, "most": 3}, 1990, 3),
        ({"build": 5}, 2010, 4),  # youth stays at 4
        (5, 2010, 4),
    ],
    ids=str,
)
def test_settings(settings: Any, born: int, expected: int) -> None:
    constraints = {"level-cap": settings}
    about = {"born": born}
    assert cap(experience="experienced", about=about, constraints=constraints) == expected


def test_level_1_while_a_clearance_is_missing() -> None:
    assert cap(about={"avoid": ["hernia"]}) == 1
    waiting = {"avoid": ["hernia"], "cleared": "2027-01-07"}
    assert cap("2027-01-06", about=waiting) == 1
    assert [cap(f"2027-01-{day}", about=waiting) for day in ("07", "20", "21")] == [2, 2, 4]
    at_once = {"level-cap": {"cleared_days": 0}}
    assert cap("2027-01-07", about=waiting, constraints=at_once) == 4
    assert cap(about={"avoid": ["knee"]}) == 4


def test_message() -> None:
    loaded = athlete("new")
    one = session(loaded, "2027-01-06 19:00", 20, "heavy", {"bridge-single-elev": 1})
    (message,) = said(loaded, LevelCap(), one)
    assert message.endswith("is level 4, at most 3 allowed")


@pytest.mark.parametrize(("born", "points"), [(1990, 0), (2009, 0), (2010, None)])
@pytest.mark.parametrize("exercise", ["rollout-ball", "twist-weighted"])
def test_some_exercises_are_for_adults_only(exercise: str, born: int, points: int | None) -> None:
    loaded = athlete("experienced", about={"born": born})
    one = session(loaded, "2027-01-06 19:00", 20, "heavy", {exercise: 1})
    assert judged(loaded, LevelCap(), one) == points


def test_what_is_for_adults_only_is_said() -> None:
    loaded = athlete("experienced", about={"born": 2010})
    one = session(loaded, "2027-01-06 19:00", 20, "heavy", {"rollout-ball": 1})
    assert said(loaded, LevelCap(), one) == ["Swiss-ball roll-out is not for athletes under 18"]
