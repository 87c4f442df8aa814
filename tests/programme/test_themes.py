"""Which theme a block has."""

import pytest

from planner.athlete.phase_kind import PhaseKind
from planner.athlete.words import FOCUS
from planner.catalogue.exercises import Role
from planner.programme.themes import (
    FOCUS_THEMES,
    THEME_OF_NAME,
    THEMES,
    BlockSituation,
    theme_of,
)

BASE, BUILD, PEAK = PhaseKind.BASE, PhaseKind.BUILD, PhaseKind.PEAK


def names(*phases: PhaseKind, **athlete: object) -> list[str]:
    """Themes of a season's blocks, one after another."""
    used: list[str] = []
    for n, phase in enumerate(phases):
        block = BlockSituation(phase, first_base=n == 0, **athlete)  # type: ignore[arg-type]
        used.append(theme_of(block, used).name)
    return used


def test_the_table() -> None:
    assert len(THEMES) == len(THEME_OF_NAME) == 13
    assert THEME_OF_NAME["Firm middle"].roles == ("front", "back")
    assert {name for found in FOCUS_THEMES.values() for name in found} <= set(THEME_OF_NAME)
    assert set(FOCUS_THEMES) <= set(FOCUS)
    assert all(any(phase in theme.phases for theme in THEMES) for phase in PhaseKind)


def test_a_regular_season() -> None:
    phases = (BASE, BASE, BUILD, BUILD, PEAK, PhaseKind.TAPER, PhaseKind.RECOVERY, BASE)
    assert names(*phases) == [
        "Firm middle",
        "Steady hips",
        "Strong bridge",
        "Turn without swaying",
        "Quick and light",
        "Ready",
        "Fresh again",
        "Firm middle",
    ]


def test_the_first_block_of_a_new_athlete() -> None:
    assert names(BASE, BASE, experience="new") == ["First steps", "Firm middle"]
    assert names(BASE, BASE, experience="new", focus=("posture",)) == ["First steps", "Tall back"]
    assert names(BUILD, experience="new") == ["Steady hips"]


def test_never_the_same_twice_and_the_one_of_longest_ago_first() -> None:
    found = names(*[BASE] * 7)
    assert found == ["Firm middle", "Steady hips", "Strong bridge"] * 2 + ["Firm middle"]
    assert names(PEAK, PEAK, PEAK) == ["Quick and light", "Steady hips", "Quick and light"]
    assert names(PhaseKind.TAPER, PhaseKind.RACE) == ["Ready", "Ready"]


def test_focus_picks_first_but_not_twice_running() -> None:
    assert names(BUILD, BUILD, BUILD, focus=("hip-flexion",)) == [
        "Knees up",
        "Steady hips",
        "Knees up",
    ]


@pytest.mark.parametrize("athlete", [{"older": True}, {"ultra": True}])
def test_a_tall_back_is_for_some(athlete: dict[str, bool]) -> None:
    assert "Tall back" in names(*[BASE] * 4, **athlete)
    assert "Tall back" not in names(*[BASE] * 9)


def test_who_returns_begins_with_the_basics() -> None:
    found = names(BASE, BASE, BASE, returning=True, experience="new", focus=("posture",))
    assert found == ["Back to basics", "Tall back", "Back to basics"][:2] + found[2:]
    assert found[2] != "Tall back"


def test_a_theme_whose_roles_are_out_of_reach_waits() -> None:
    roles: tuple[Role, ...] = ("hip", "side", "bridge")
    assert names(BASE, BASE, roles=roles) == ["Steady hips", "Strong bridge"]
    assert names(BASE, roles=("upper",)) == ["Firm middle"]
