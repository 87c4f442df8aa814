"""Settings that steer a season: each moves what it says, and nothing else is needed."""

from datetime import timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from planner.athlete.models.person import Experience
from planner.athlete.models.season import Race
from planner.athlete.phase_kind import PhaseKind
from planner.season.comebacks import Break
from planner.season.mesocycles import is_down_week
from planner.season.phase_lengths import cycle_blocks, training_blocks
from planner.season.plan_season import plan_season
from planner.season.season import Season
from planner.season.season_settings import SeasonSettings
from planner.settings.class_mix import ClassMix, ClassMixSettings
from planner.settings.deload import DeloadSettings
from planner.settings.level_cap import LevelCapSettings
from planner.settings.load_ramp import LoadRampSettings
from planner.settings.progression import ProgressionSettings
from planner.settings.taper import TaperSettings
from tests.season.season_calendars import HALF, MARATHON, START, athlete_file, day, pause, race

MARATHON_DAY = race("04-25", MARATHON)
REGULAR, NEW = Experience.REGULAR, Experience.NEW


def plan(*races: Race, settings: dict[str, Any], **more: Any) -> Season:
    return plan_season(athlete_file(*races, **more), SeasonSettings(**settings), START)


def column(season: Season, name: str) -> list[Any]:
    return [getattr(week, name) for week in season.weeks]


@pytest.mark.parametrize(
    ("settings", "base", "build", "peak"),
    [
        ({}, 5, 5, 3),
        ({"peak_share": 10}, 7, 5, 1),
        ({"peak_share": 0, "peak_least_weeks": 0}, 8, 5, None),
        ({"peak_most_weeks": 2}, 6, 5, 2),
        ({"build_share": 20}, 7, 3, 3),
        ({"build_most_weeks": 4}, 6, 4, 3),
        ({"build_share": 0, "build_least_weeks": 4}, 6, 4, 3),
    ],
)
def test_shares_of_the_weeks_before_a_taper(
    settings: dict[str, int], base: int, build: int, peak: int | None
) -> None:
    blocks = dict(training_blocks(13, REGULAR, TaperSettings(**settings)))
    assert blocks.get(PhaseKind.BASE) == base
    assert blocks.get(PhaseKind.BUILD) == build
    assert blocks.get(PhaseKind.PEAK) == peak


@pytest.mark.parametrize(("weeks", "base"), [(4, 4), (3, 3), (6, 6)])
def test_a_new_athletes_base_is_kept(weeks: int, base: int) -> None:
    settings = TaperSettings(new_base_weeks=weeks)
    assert dict(training_blocks(6, NEW, settings))[PhaseKind.BASE] == base


@pytest.mark.parametrize(("weeks", "base"), [(3, 3), (2, 2), (5, 5)])
def test_the_base_after_a_first_race(weeks: int, base: int) -> None:
    settings = TaperSettings(later_base_weeks=weeks)
    blocks = cycle_blocks(20, 2, REGULAR, settings, gap_weeks=22)
    assert dict(blocks)[PhaseKind.BASE] == base


def test_shares_reach_the_season_and_bounds_must_fit() -> None:
    season = plan(MARATHON_DAY, settings={"taper": TaperSettings(peak_most_weeks=1)})
    assert column(season, "phase").count(PhaseKind.PEAK) == 1
    with pytest.raises(ValidationError, match="peak_least_weeks 4 is more than peak_most_weeks 3"):
        TaperSettings(peak_least_weeks=4, peak_most_weeks=3)
    assert TaperSettings(build_least_weeks=3, build_most_weeks=3).build_least_weeks == 3


@pytest.mark.parametrize(("most", "minutes"), [(2, 15), (1, 10), (4, 30)])
def test_a_b_race_week(most: int, minutes: int) -> None:
    settings = {"taper": TaperSettings(mini_sessions=most, mini_minutes=minutes)}
    week = plan(race("03-07", HALF, "B"), MARATHON_DAY, settings=settings).weeks[8]
    assert (week.sessions, week.minutes) == (min(3, most), min(25, minutes))


@pytest.mark.parametrize(
    ("day", "days", "cut"),
    [
        ("03-07", 5, [8]),  # Wednesday to Sunday of one week
        ("03-08", 4, [8, 9]),
        ("03-10", 4, [8, 9]),  # two of the four days are in the week before
        ("03-10", 3, [9]),
        ("03-11", 5, [9]),
    ],
)
def test_the_week_before_a_b_race_early_in_its_week(day: str, days: int, cut: list[int]) -> None:
    settings = {"taper": TaperSettings(mini_days=days)}
    season = plan(race(day, HALF, "B"), MARATHON_DAY, settings=settings)
    assert {season.weeks[n].volume_percent for n in cut} == {60}
    assert [n for n in (7, 8, 9) if season.weeks[n].sessions == 2] == cut


@pytest.mark.parametrize(("days", "weeks"), [(7, 1), (8, 2), (14, 2)])
def test_days_of_taper_before_a_half_marathon(days: int, weeks: int) -> None:
    season = plan(race("04-25", HALF), settings={"taper": TaperSettings(days_half=days)})
    tapered = {PhaseKind.TAPER, PhaseKind.RACE}
    assert sum(week.phase in tapered for week in season.weeks) == weeks


@pytest.mark.parametrize(("percent", "down"), [(85, False), (89, False), (90, True)])
def test_down_weeks(percent: int, down: bool) -> None:
    weeks = [START + timedelta(days=7 * n) for n in range(4)]
    mileage = dict(zip(weeks, (40_000, 40_000, 40_000, 36_000), strict=True))
    assert is_down_week(weeks[3], weeks, mileage, percent) is down
    settings = {"deload": DeloadSettings(down_week_percent=percent, least_season_weeks=1)}
    calm = {weeks[1]: 36_000, **{week: 40_000 for week in weeks if week != weeks[1]}}
    season = plan(end="01-31", phases="build 01-04", mileage=calm, settings=settings)
    assert column(season, "deload") == (
        [False, True, False, False] if down else [False] * 3 + [True]
    )


def test_return_after_races() -> None:
    ramp = LoadRampSettings(return_short=(40, 80), return_long=(10, 20, 30, 40))
    long = plan(MARATHON_DAY, end="06-06", settings={"load_ramp": ramp})
    assert column(long, "volume_percent")[16:20] == [10, 10, 20, 30]
    short = plan(race("03-14", HALF), end="04-11", settings={"load_ramp": ramp})
    assert column(short, "volume_percent")[10:12] == [40, 80]
    with pytest.raises(ValidationError, match="is not a rising list of numbers from 1 to 100"):
        LoadRampSettings(return_short=(80, 60))


@pytest.mark.parametrize(("days", "percents"), [(13, [100, 100]), (12, [50, 90])])
def test_what_a_break_is_and_how_one_comes_back(days: int, percents: list[int]) -> None:
    """Twelve days off, up to Friday 15 January."""
    ramp = LoadRampSettings(break_days=days, break_short=(50, 90))
    gone = (pause("01-04", "01-15"),)
    season = plan(MARATHON_DAY, pauses=gone, settings={"load_ramp": ramp})
    assert column(season, "volume_percent")[2:4] == percents


@pytest.mark.parametrize(
    ("days", "drop", "most", "weeks"), [(5, 0, 5, 0), (6, 1, 5, 1), (9, 2, 5, 4), (12, 0, 2, 4)]
)
def test_levels_after_a_break(days: int, drop: int, most: int, weeks: int) -> None:
    rules = ProgressionSettings(drop_after=(6, 9, 12), drop_weeks=(1, 4))
    off = Break(START, START + timedelta(days=days - 1), LoadRampSettings(), rules)
    assert (off.level_drop, off.level_most, off.level_weeks) == (drop, most, weeks)
    gone = (pause("01-04", str(START + timedelta(days=9))),)
    season = plan(MARATHON_DAY, pauses=gone, settings={"progression": rules})
    assert column(season, "level_cap")[1:6] == [1, 1, 1, 1, 4]
    ramp = LoadRampSettings(break_long=(10, 20, 30))
    long = Break(START, START + timedelta(days=40), ramp, rules)
    assert long.percents == (10, 20, 30)
    with pytest.raises(ValidationError, match="is not a rising list"):
        ProgressionSettings(drop_after=(15, 10, 57))


@pytest.mark.parametrize(
    "kind", [kind for kind in PhaseKind if kind not in (PhaseKind.RACE, PhaseKind.RECOVERY)]
)
def test_every_phase_has_its_mix(kind: PhaseKind) -> None:
    usual, other = ClassMixSettings(), ClassMixSettings(**{kind.value: (10, 20, 70)})
    for phase in PhaseKind:
        before, after = usual.of_phase(phase, 2), other.of_phase(phase, 2)
        assert after == (ClassMix(10, 20, 70) if phase is kind else before)
    assert other.of_phase(PhaseKind.BASE, 1) == ClassMix(0, 60, 40)


def test_mixes_of_a_phase() -> None:
    mix = ClassMixSettings(build=(50, 30, 20), first_half=(0, 20, 80))
    season = plan(MARATHON_DAY, settings={"class_mix": mix})
    by_week = [(week.mix.heavy, week.mix.medium) for week in season.weeks]
    assert by_week[0] == (0, 20)
    assert (50, 30) in by_week[5:10]
    for wrong in ((50, 30, 30), (120, -40, 20)):
        with pytest.raises(ValidationError, match="write the shares of heavy, medium and light"):
            ClassMixSettings(build=wrong)


@pytest.mark.parametrize(("light", "heavy"), [(2, 8), (0, 6), (4, 10)])
def test_a_new_athletes_first_weeks(light: int, heavy: int) -> None:
    mix = ClassMixSettings(new_light_weeks=light, new_without_heavy_weeks=heavy)
    found = plan(
        MARATHON_DAY,
        experience="new",
        settings={"class_mix": mix, "level_cap": LevelCapSettings(base=3)},
    )
    all_light = [week.number for week in found.weeks if week.mix.light == 100]
    assert [number for number in all_light if number < 12] == list(range(1, light + 1))
    assert min(week.number for week in found.weeks if week.heavy) == heavy + 1


@pytest.mark.parametrize(("weeks", "halves"), [(6, [1, 1, 1, 2, 2]), (2, [1, 1, 2, 2, 2])])
def test_the_first_half_of_a_base(weeks: int, halves: list[int]) -> None:
    mix = ClassMixSettings(first_half_weeks=weeks)
    assert column(plan(MARATHON_DAY, settings={"class_mix": mix}), "base_half")[:5] == halves


@pytest.mark.parametrize(
    ("caps", "levels"),
    [
        ({}, [3, 3, 3, 3, 3]),
        ({"first_half": 2}, [2, 2, 2, 3, 3]),
        ({"base": 4, "first_half": 2}, [2, 2, 2, 4, 4]),
        ({"base": 4}, [4, 4, 4, 4, 4]),
        ({"first_half": 5, "most": 4}, [4, 4, 4, 3, 3]),
    ],
)
def test_levels_of_the_first_half(caps: dict[str, int], levels: list[int]) -> None:
    season = plan(MARATHON_DAY, settings={"level_cap": LevelCapSettings(**caps)})
    assert column(season, "level_cap")[:5] == levels


@pytest.mark.parametrize(("level", "light"), [(3, True), (2, False)])
def test_a_class_is_wanted_where_its_level_is_in_reach(level: int, light: bool) -> None:
    settings = {
        "class_mix": ClassMixSettings(reach_level=level),
        "level_cap": LevelCapSettings(most=2),
    }
    week = plan(end=str(day("02-28")), phases="build 01-04", settings=settings).weeks[0]
    assert (week.mix.light == 100, week.heavy) == (light, not light)
