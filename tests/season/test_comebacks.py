"""Coming back after a break: volume, levels and classes of the weeks after it."""

from datetime import timedelta
from typing import Any

import pytest

from planner.athlete.models.season import Race
from planner.season.comebacks import Break
from planner.season.plan_season import plan_season
from planner.season.season import Season
from planner.season.season_settings import SeasonSettings
from planner.settings.level_cap import LevelCapSettings
from planner.settings.load_ramp import LoadRampSettings
from planner.settings.progression import ProgressionSettings
from tests.season.season_calendars import MARATHON, START, athlete_file, day, pause, race

MARATHON_DAY = race("04-25", MARATHON)


def plan(*races: Race, settings: SeasonSettings | None = None, **more: Any) -> Season:
    return plan_season(athlete_file(*races, **more), settings or SeasonSettings(), START)


@pytest.mark.parametrize(
    ("length", "percents", "drop", "most", "weeks"),
    [
        (10, (60, 100), 0, 5, 0), (14, (60, 100), 0, 5, 0), (15, (60, 100), 1, 5, 2),
        (28, (60, 100), 1, 5, 2), (29, (50, 75, 100), 2, 5, 3), (56, (50, 75, 100), 2, 5, 3),
        (57, (50, 75, 100), 0, 2, 3),
    ],
)  # fmt: skip
def test_longer_breaks_need_more_care(
    length: int, percents: tuple[int, ...], drop: int, most: int, weeks: int
) -> None:
    run = Break(
        START, START + timedelta(days=length - 1), LoadRampSettings(), ProgressionSettings()
    )
    assert (run.percents, run.level_drop, run.level_most, run.level_weeks) == (
        percents, drop, most, weeks,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("last", "volumes", "levels"),
    [
        ("02-16", [100, 100, 100], [4, 4, 4]),  # 9 days
        ("02-21", [60, 100, 67], [4, 4, 4]),  # 14 days
        ("02-28", [60, 67, 70], [3, 3, 4]),  # 21 days
        ("03-14", [50, 70, 70], [2, 2, 2]),  # 35 days, in peak from here on
    ],
)
def test_weeks_after_a_pause(last: str, volumes: list[int], levels: list[int]) -> None:
    season = plan(MARATHON_DAY, pauses=(pause("02-08", last),))
    first = day(last) + timedelta(days=1)
    weeks = [w for w in season.weeks if w.monday >= first - timedelta(days=first.weekday())][:3]
    assert [w.volume_percent for w in weeks] == volumes
    assert [w.level_cap for w in weeks] == levels


@pytest.mark.parametrize(
    ("last", "volumes", "heavy"),
    [
        ("02-02", [100, 100], [True, True]),  # 9 days are no break
        ("02-07", [60, 100], [False, True]),  # 14 days
        ("02-28", [50, 75, 100], [False, False, True]),  # 35 days
    ],
)
def test_nothing_heavy_in_a_week_of_return(
    last: str, volumes: list[int], heavy: list[bool]
) -> None:
    settings = SeasonSettings(level_cap=LevelCapSettings(build=5))
    season = plan(end="05-30", phases="build 01-04", settings=settings,
                  experience="experienced", pauses=(pause("01-25", last),))  # fmt: skip
    first = day(last) + timedelta(days=1)
    weeks = [w for w in season.weeks if w.monday >= first - timedelta(days=first.weekday())]
    weeks = weeks[: len(heavy)]
    assert [w.volume_percent for w in weeks] == volumes
    assert [w.heavy for w in weeks] == heavy
    assert [w.mix.heavy > 0 for w in weeks] == heavy
    assert all(w.level_cap >= 3 for w in weeks)  # it isn't the level that forbids it
