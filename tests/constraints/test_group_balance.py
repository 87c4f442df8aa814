"""``group-balance``: shares of a week's weighted sets for abdomen, back and hips."""

from typing import Any

import pytest
from pydantic import ValidationError

from planner.constraints.group_balance import GroupBalance
from planner.instance import Instance
from tests.constraints.agreement import athlete, judged, said
from tests.constraints.builders import only, problem, session

REGULAR = athlete()
HALVES = {"build": (50, 0, 50), "tolerance": 0, "band_sets": 1}
"""A set of crunches earns the abdomen 3 half sets, one of clams the hips 3, and nothing else."""


def week(
    *sets: dict[str, int],
    instance: Instance = REGULAR,
    days: tuple[str, str] = ("2027-01-04", "2027-01-06"),
    **settings: Any,
) -> int | None:
    """What sessions with these sets cost."""
    plans = [
        session(instance, f"{day} 12:00", 30, "heavy", done)
        for day, done in zip(days, sets, strict=False)
    ]
    return judged(instance, GroupBalance(**settings), *plans)


@pytest.mark.parametrize(
    ("crunches", "clams", "points"),
    [((0, 0), (0, 0), 0), ((2, 1), (1, 2), 0), ((2, 1), (1, 1), 1), ((1, 1), (1, 2), 1),
     ((3, 3), (1, 1), 3), ((3, 3), (1, 0), 4), ((4, 4), (0, 0), 6)],
    ids=str,
)  # fmt: skip
def test_a_point_for_each_begun_band_that_a_group_lacks(
    crunches: tuple[int, int], clams: tuple[int, int], points: int
) -> None:
    """Such as 6 of 15 half sets where half of them are due: 1.5 are lacking, a begun set."""
    sets = [{"crunch": n, "clam": m} for n, m in zip(crunches, clams, strict=True)]
    assert week(*sets, **HALVES) == points


@pytest.mark.parametrize(("tolerance", "points"), [(0, 3), (24, 1), (25, 0), (60, 0)])
def test_tolerance(tolerance: int, points: int) -> None:
    """The hips have a quarter of the sets; half is their target."""
    sets = {"crunch": 3, "clam": 1}
    assert week(sets, sets, **HALVES | {"tolerance": tolerance}) == points


@pytest.mark.parametrize(("band", "points"), [(1, 3), (2, 2), (3, 1), (10, 1)])
def test_bands(band: int, points: int) -> None:
    """Three weighted sets are lacking."""
    sets = {"crunch": 3, "clam": 1}
    assert week(sets, sets, **HALVES | {"band_sets": band}) == points
    assert week(sets, sets, **HALVES | {"band_sets": band, "weight": 4}) == 4 * points


def test_strict_shares_are_refused() -> None:
    hard = HALVES | {"strength": "hard"}
    assert week({"crunch": 3, "clam": 3}, {}, **hard) == 0
    assert week({"crunch": 3, "clam": 2}, {}, **hard) is None


def test_secondary_areas_and_the_other_groups_count_in_the_whole() -> None:
    """A plank on the knees earns the abdomen 5 half sets and the shoulders 1, a clam 3."""
    sets = {"plank-knee": 3, "clam": 1}
    exact = HALVES | {"build": (71, 0, 0)}  # 15 of 21 half sets are 71.4 %
    assert week(sets, {}, **exact) == 0
    assert week(sets, {}, **exact | {"build": (72, 0, 0)}) == 1


def test_breathing_earns_nothing() -> None:
    sets = {"crunch": 1, "clam": 1, "breath-9090": 1}
    assert week(sets, {}, **HALVES) == 0


@pytest.mark.parametrize(("sessions", "points"), [(1, 3), (2, 6)])
def test_weeks_with_few_sessions_are_left_alone(sessions: int, points: int) -> None:
    sets = [{"crunch": 4}] * sessions
    assert week(*sets, **HALVES, least_sessions=1) == points
    assert week(*sets, **HALVES) == (points if sessions > 1 else 0)
    assert week(*sets, **HALVES, least_sessions=3) == 0


def test_weeks_count_on_their_own() -> None:
    days = ("2027-01-10", "2027-01-11")
    assert week({"crunch": 4}, {"clam": 4}, days=days, **HALVES, least_sessions=1) == 6


@pytest.mark.parametrize("phase", ["base", "build", "peak", "taper", "maintenance"])
def test_each_phase_has_shares_of_its_own(phase: str) -> None:
    instance = _in(phase)
    sets = {"crunch": 4, "clam": 4}
    assert week(sets, sets, instance=instance, tolerance=0, **{phase: (50, 0, 50)}) == 0
    assert week(sets, sets, instance=instance, tolerance=0, **{phase: (0, 0, 100)}) == 6
    assert week(sets, sets, instance=instance, tolerance=0) > 0  # nothing for the back


@pytest.mark.parametrize("phase", ["race", "recovery"])
def test_race_week_and_recovery_are_left_alone(phase: str) -> None:
    assert week({"crunch": 4}, {"crunch": 4}, instance=_in(phase)) == 0


def _in(phase: str) -> Instance:
    season = {"end": "2027-01-31", "phases": [{"phase": phase, "start": "2027-01-04"}]}
    return problem(athlete={"equipment": ["band"]}, season=season)


def test_a_group_that_nothing_trains_is_waived() -> None:
    alone = only(REGULAR, {"crunch", "cobra"})
    assert week({"crunch": 4}, {"crunch": 4}, instance=alone, **HALVES) == 0
    assert week({"crunch": 4}, {"crunch": 4}, **HALVES) == 6


def test_message() -> None:
    sessions = [
        session(REGULAR, f"{day} 12:00", 30, "heavy", {"crunch": 3, "clam": 1})
        for day in ("2027-01-05", "2027-01-07")
    ]
    shares = GroupBalance(build=(35, 0, 45))
    assert said(REGULAR, shares, *sessions) == [
        "25 % of the sets for the pelvic group, at least 30 % wanted"
    ]


@pytest.mark.parametrize("shares", [(40, 30, 31), (-1, 50, 50), (101, 0, 0)], ids=str)
def test_what_is_no_share_is_refused(shares: tuple[int, int, int]) -> None:
    with pytest.raises(ValidationError, match="are no shares of a whole"):
        GroupBalance(base=shares)
    assert GroupBalance(base=(40, 30, 30)).base == (40, 30, 30)
