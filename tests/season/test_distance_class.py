"""A race counts as one usual distance, for what comes before it and after it."""

from itertools import pairwise
from math import sqrt

import pytest

from planner.athlete.models.season import Race
from planner.problem.run_events import blackout_days
from planner.season.distance_class import DistanceClass, distance_class
from planner.season.race_rules import class_of, recovery_of, return_percents, taper_weeks
from planner.season.season_settings import SeasonSettings
from planner.settings.race_blackout import RaceBlackoutSettings
from tests.season.season_calendars import race

USUAL = SeasonSettings()
BOUNDARIES = USUAL.race_blackout.distance_boundaries
FIVE_KM, TEN_KM, HALF, MARATHON, FIFTY_KM, HUNDRED_KM = DistanceClass


def days_after(goal: Race, settings: SeasonSettings) -> tuple[int, int, int]:
    """Days without core, of light and of at most medium sessions."""
    found = recovery_of(goal, settings, None)
    until = (found.off_until, found.light_until, found.medium_until)
    off, light, medium = ((day - goal.date).days for day in until)
    return off, light, medium


@pytest.mark.parametrize(
    ("metres", "kind", "taper", "blackout", "after", "percents"),
    [
        (5_000, FIVE_KM, 1, (4, 3, 2, 1), (1, 2, 3), (60, 100)),
        (10_000, TEN_KM, 2, (5, 4, 3, 2), (2, 3, 5), (60, 100)),
        (15_000, HALF, 2, (7, 5, 4, 2), (3, 5, 7), (60, 100)),
        (16_093, HALF, 2, (7, 5, 4, 2), (3, 5, 7), (60, 100)),  # 10 miles
        (21_098, HALF, 2, (7, 5, 4, 2), (3, 5, 7), (60, 100)),
        (25_000, HALF, 2, (7, 5, 4, 2), (3, 5, 7), (60, 100)),
        (30_000, MARATHON, 3, (10, 6, 5, 3), (7, 14, 21), (25, 50, 75, 100)),
        (42_195, MARATHON, 3, (10, 6, 5, 3), (7, 14, 21), (25, 50, 75, 100)),
        (50_000, FIFTY_KM, 2, (10, 6, 5, 3), (7, 14, 21), (25, 50, 75, 100)),
        (80_467, HUNDRED_KM, 2, (10, 6, 5, 3), (10, 21, 28), (25, 50, 75, 100)),  # 50 miles
        (100_000, HUNDRED_KM, 2, (10, 6, 5, 3), (10, 21, 28), (25, 50, 75, 100)),
    ],
)
def test_taper_blackout_and_return_agree(
    metres: int,
    kind: DistanceClass,
    taper: int,
    blackout: tuple[int, ...],
    after: tuple[int, ...],
    percents: tuple[int, ...],
) -> None:
    goal = race("03-14", metres)
    assert class_of(goal, USUAL.race_blackout) is kind
    assert taper_weeks(goal, USUAL) == taper
    assert blackout_days(goal, USUAL.race_blackout) == blackout
    assert days_after(goal, USUAL) == after
    assert return_percents(goal, USUAL) == percents


@pytest.mark.parametrize(
    ("boundary", "longer"),
    [
        (7_000, TEN_KM), (14_500, HALF), (30_000, MARATHON), (46_000, FIFTY_KM),
        (71_000, HUNDRED_KM),
    ],
)  # fmt: skip
def test_a_class_starts_on_its_boundary(boundary: int, longer: DistanceClass) -> None:
    assert distance_class(boundary, BOUNDARIES) is longer
    assert distance_class(boundary - 1, BOUNDARIES) is DistanceClass(longer - 1)


def test_boundaries_are_the_geometric_middles_of_the_usual_distances() -> None:
    usual = (5_000, 10_000, 21_097.5, 42_195, 50_000, 100_000)
    middles = [sqrt(one * two) for one, two in pairwise(usual)]
    assert BOUNDARIES == (7_000, 14_500, 30_000, 46_000, 71_000)
    apart = [abs(m - b) for m, b in zip(middles, BOUNDARIES, strict=True)]
    assert max(apart) < 300


def test_a_lower_boundary_makes_taper_blackout_and_return_longer() -> None:
    settings = SeasonSettings(
        race_blackout=RaceBlackoutSettings(
            distance_boundaries=(7_000, 14_500, 25_000, 46_000, 71_000)
        )
    )
    goal = race("03-14", 25_000)
    assert taper_weeks(goal, settings) == 3
    assert blackout_days(goal, settings.race_blackout) == (10, 6, 5, 3)
    assert days_after(goal, settings) == (7, 14, 21)


@pytest.mark.parametrize(
    ("metres", "days"),
    [(14_499, (3, 2, 1, 0)), (14_500, (4, 3, 2, 1)), (100_000, (4, 3, 2, 1))],
)
def test_a_b_race_is_kept_clear_by_the_same_classes(metres: int, days: tuple[int, ...]) -> None:
    assert blackout_days(race("03-14", metres, "B"), USUAL.race_blackout) == days


@pytest.mark.parametrize(("metres", "percents"), [(14_499, (100,)), (14_500, (60, 100))])
def test_a_c_race_returns_by_the_same_classes(metres: int, percents: tuple[int, ...]) -> None:
    assert return_percents(race("03-14", metres, "C"), USUAL) == percents
