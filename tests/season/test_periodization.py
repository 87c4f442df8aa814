from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.athlete.models.person import Experience
from planner.athlete.phase_kind import PhaseKind
from planner.season.mesocycles import block_lengths, is_down_week, is_peak_mileage
from planner.season.phase_lengths import cycle_blocks, opening_blocks, training_blocks
from planner.season.plan_season import plan_season
from planner.season.race_rules import recovery_end, recovery_of, return_percents, taper_weeks
from planner.season.season_settings import SeasonSettings
from planner.settings.deload import DeloadSettings
from planner.settings.taper import TaperSettings
from tests.season.season_calendars import FIVE, HALF, MARATHON, START, TEN, athlete_file, race

NEW, REGULAR = Experience.NEW, Experience.REGULAR
MONDAY = date(2027, 3, 1)


def weeks_later(count: int) -> date:
    return MONDAY + timedelta(days=7 * count)


@given(st.integers(0, 300), st.sampled_from(list(Experience)), st.booleans())
def test_training_weeks_are_all_used(weeks: int, experience: Experience, first: bool) -> None:
    blocks = dict(training_blocks(weeks, experience, TaperSettings(), first=first))
    assert sum(blocks.values()) == weeks
    assert blocks.get(PhaseKind.PEAK, 0) <= 4
    assert blocks.get(PhaseKind.BUILD, 0) <= 8
    if experience is NEW:
        assert blocks.get(PhaseKind.BASE, 0) >= min(weeks, 4 if first else 3)
    if not first:
        assert blocks.get(PhaseKind.BASE, 0) <= 3
    if blocks.get(PhaseKind.BASE, 0) < 3:
        assert blocks.get(PhaseKind.BUILD, 0) <= 2
        assert blocks.get(PhaseKind.PEAK, 0) <= 1


@pytest.mark.parametrize(
    ("gap", "kinds"),
    [(3, "maintenance"), (4, "maintenance build taper"), (7, "maintenance build taper"),
     (8, "base build peak taper"), (16, "base build peak taper")],
)  # fmt: skip
def test_the_gap_between_goals_decides_the_cycle(gap: int, kinds: str) -> None:
    blocks = cycle_blocks(7, 2, REGULAR, TaperSettings(), gap_weeks=gap)
    assert " ".join(kind for kind, _ in blocks) == kinds
    assert sum(weeks for _, weeks in blocks) == 6


@pytest.mark.parametrize(
    ("weeks", "new", "regular"),
    [(0, 1, 0), (5, 5, 0), (6, 6, 0), (11, 6, 0), (12, 8, 6), (60, 8, 6)],
)
def test_a_season_without_a_goal_opens_with_base(weeks: int, new: int, regular: int) -> None:
    assert dict(opening_blocks(weeks, NEW)).get(PhaseKind.BASE, 0) == new
    assert dict(opening_blocks(weeks, REGULAR)).get(PhaseKind.BASE, 0) == regular


@pytest.mark.parametrize(
    ("distance", "days", "taper"),
    [
        (6_999, (1, 2, 3), 1), (7_000, (2, 3, 5), 2), (14_499, (2, 3, 5), 2),
        (14_500, (3, 5, 7), 2),
        (16_093, (3, 5, 7), 2), (29_999, (3, 5, 7), 2), (30_000, (7, 14, 21), 3),
        (45_999, (7, 14, 21), 3), (46_000, (7, 14, 21), 2), (70_999, (7, 14, 21), 2),
        (71_000, (10, 21, 28), 2),
    ],
)  # fmt: skip
def test_distances_have_edges(distance: int, days: tuple[int, ...], taper: int) -> None:
    goal = race("03-14", distance)
    record = recovery_of(goal, SeasonSettings(), None)
    last = (record.off_until, record.light_until, record.medium_until)
    assert tuple((until - goal.date).days for until in last) == days
    assert taper_weeks(goal, SeasonSettings()) == taper


@pytest.mark.parametrize(
    ("distance", "more", "age", "days"),
    [
        (MARATHON, {}, 54, (7, 14, 21)), (MARATHON, {}, 55, (11, 21, 32)),
        (MARATHON, {"first": True}, 30, (11, 21, 32)), (HALF, {"first": True}, 30, (3, 5, 7)),
        (HALF, {}, 55, (5, 8, 11)), (FIVE, {}, 55, (2, 3, 5)),
        (MARATHON, {"effort": "training"}, None, (4, 7, 11)),
        (MARATHON, {"effort": "training"}, 55, (6, 11, 16)),
    ],
)  # fmt: skip
def test_days_after_a_race_are_rounded_up(
    distance: int, more: dict[str, object], age: int | None, days: tuple[int, ...]
) -> None:
    record = recovery_of(race("03-14", distance, "C", **more), SeasonSettings(), age)
    last = (record.off_until, record.light_until, record.medium_until)
    assert tuple((until - record.race_day).days for until in last) == days


def test_a_recovery_ends_on_a_sunday() -> None:
    on_sunday = recovery_of(race("03-14", HALF), SeasonSettings(), None)
    on_monday = recovery_of(race("03-15", HALF), SeasonSettings(), None)
    assert recovery_end(on_sunday) == date(2027, 3, 21)
    assert recovery_end(on_monday) == date(2027, 3, 28)


def test_the_return_depends_on_distance_priority_and_effort() -> None:
    usual = SeasonSettings()
    assert return_percents(race("03-14", MARATHON, "C"), usual) == (25, 50, 75, 100)
    assert return_percents(race("03-14", MARATHON, effort="training"), usual) == (50, 100)
    assert return_percents(race("03-14", HALF, "B"), usual) == (60, 100)
    assert return_percents(race("03-14", TEN, "B"), usual) == (60, 100)
    assert return_percents(race("03-14", 14_500, "C"), usual) == (60, 100)
    assert return_percents(race("03-14", 14_499, "C"), usual) == (100,)


@pytest.mark.parametrize(
    ("weeks", "by_four", "by_three"),
    [
        (0, [], []), (1, [1], [1]), (2, [2], [2]), (3, [3], [3]), (4, [4], [4]), (5, [5], [5]),
        (6, [3, 3], [3, 3]), (7, [4, 3], [4, 3]), (8, [4, 4], [4, 4]), (9, [3, 3, 3], [3, 3, 3]),
        (10, [4, 3, 3], [4, 3, 3]), (12, [4, 4, 4], [3, 3, 3, 3]),
    ],
)  # fmt: skip
def test_phases_fall_into_blocks(weeks: int, by_four: list[int], by_three: list[int]) -> None:
    assert block_lengths(weeks, 4) == by_four
    assert block_lengths(weeks, 3) == by_three


@given(st.integers(6, 200), st.sampled_from([3, 4]))
def test_blocks_have_three_or_four_weeks(weeks: int, every_weeks: int) -> None:
    lengths = block_lengths(weeks, every_weeks)
    assert sum(lengths) == weeks
    assert set(lengths) <= {3, 4}


def test_a_down_week_is_at_most_85_percent_and_below_the_week_before() -> None:
    block = [weeks_later(n) for n in range(4)]
    mileage = dict(zip(block, [40_000, 40_000, 34_000, 40_000], strict=True))
    assert is_down_week(block[2], block, mileage, 85)
    assert not is_down_week(block[2], block, mileage | {block[2]: 34_001}, 85)
    rising = dict(zip(block, [20_000, 30_000, 40_000, 50_000], strict=True))
    assert not is_down_week(block[0], block, rising, 85)
    assert not is_down_week(block[0], block, rising | {weeks_later(-1): 19_000}, 85)
    assert is_down_week(block[0], block, rising | {weeks_later(-1): 50_000}, 85)
    assert not is_down_week(block[2], block, {}, 85)


def test_a_peak_week_is_at_least_110_percent_of_the_weeks_before() -> None:
    before = {weeks_later(-n): 40_000 for n in range(1, 5)}
    assert is_peak_mileage(MONDAY, before | {MONDAY: 44_000}, 110)
    assert not is_peak_mileage(MONDAY, before | {MONDAY: 43_999}, 110)
    assert not is_peak_mileage(MONDAY, before, 110)
    known = {MONDAY: 60_000, weeks_later(-1): 40_000}
    assert not is_peak_mileage(MONDAY, known, 110)
    assert is_peak_mileage(MONDAY, known | {weeks_later(-4): 40_000}, 110)
    assert not is_peak_mileage(MONDAY, known | {weeks_later(-5): 40_000}, 110)
    assert not is_peak_mileage(MONDAY, {MONDAY: 0, weeks_later(-1): 0, weeks_later(-2): 0}, 110)


def deloads(*races: object, deload: DeloadSettings | None = None, **more: object) -> list[int]:
    settings = SeasonSettings(deload=deload or DeloadSettings())
    season = plan_season(athlete_file(*races, **more), settings, START)  # type: ignore[arg-type]
    return [week.number for week in season.weeks if week.deload]


def test_deloads_end_blocks_but_not_near_a_taper() -> None:
    assert deloads(race("04-25", MARATHON)) == [5, 10]
    assert deloads(race("03-14", HALF)) == [3, 6]
    # base 3, build 2, peak 1, taper: base ends three weeks before it
    assert deloads(race("02-28", TEN)) == [3]
    # new, base 4, taper: its last week is next to the taper
    assert deloads(race("02-14", TEN), experience="new") == []
    # base 4, build 3, one week of peak: its Sunday is 8 days before the taper
    assert deloads(race("03-07", FIVE), experience="new") == [4]
    near = DeloadSettings(taper_gap_days=7)
    assert deloads(race("03-07", FIVE), experience="new", deload=near) == [4, 7]


def test_short_seasons_have_no_deload() -> None:
    assert deloads(end="02-14") == []
    assert deloads(end="02-21") == [4, 7]


def test_masters_deload_every_three_weeks() -> None:
    # base 6 and maintenance 12: in blocks of 4, or of 3 from 55 years on
    assert deloads(end="05-09", born=1973) == [3, 6, 10, 14, 18]
    assert deloads(end="05-09", born=1972) == [3, 6, 9, 12, 15, 18]
    by_four = DeloadSettings(every_weeks=4)
    assert deloads(end="05-09", born=1972, deload=by_four) == [3, 6, 10, 14, 18]


def test_a_deload_moves_to_the_down_week() -> None:
    kilometres = [40, 42, 30, 44, 46, 40, 42, 42, 42, 42, 42]
    mileage = {START + timedelta(days=7 * n): km * 1000 for n, km in enumerate(kilometres)}
    assert deloads(end="03-21", mileage=mileage) == [3, 8, 11]


def test_a_taper_and_its_race_week_are_one_mesocycle() -> None:
    season = plan_season(athlete_file(race("04-25", MARATHON)), SeasonSettings(), START)
    spelled = [(block.phase.value, len(block.mondays)) for block in season.mesocycles]
    assert spelled == [("base", 5), ("build", 5), ("peak", 3), ("taper", 3), ("recovery", 3)]
