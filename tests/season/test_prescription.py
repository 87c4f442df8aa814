from datetime import date, timedelta
from typing import Any

import pytest

from planner.athlete.models.file import AthleteFile
from planner.athlete.models.free_time import FreeException, FreeTime
from planner.athlete.models.person import Experience
from planner.athlete.models.season import Race
from planner.athlete.phase_kind import PhaseKind
from planner.season.comebacks import breaks_of
from planner.season.plan_season import plan_season
from planner.season.prescription import PRESCRIBED_MINUTES, deload_minutes
from planner.season.season import Season, Week
from planner.season.season_settings import SeasonSettings
from planner.settings.class_mix import ClassMixSettings
from planner.settings.deload import DeloadSettings
from planner.settings.level_cap import LEVEL_CAPS, LevelCapSettings
from planner.settings.session_length import TARGET_MINUTES, SessionLengthSettings
from planner.settings.sessions_per_week import TARGET_SESSIONS, SessionsPerWeekSettings
from planner.settings.taper import TaperSettings
from tests.season.season_calendars import (
    FIVE,
    HALF,
    MARATHON,
    START,
    TEN,
    athlete_file,
    day,
    pause,
    race,
)

MARATHON_DAY = race("04-25", MARATHON)


def plan(*races: Race, settings: SeasonSettings | None = None, **more: Any) -> Season:
    return plan_season(athlete_file(*races, **more), settings or SeasonSettings(), START)


def column(season: Season, name: str) -> list[Any]:
    return [getattr(week, name) for week in season.weeks]


def of_phase(season: Season, kind: PhaseKind) -> list[Week]:
    return [week for week in season.weeks if week.phase is kind]


def test_a_regular_marathon_season_week_by_week() -> None:
    season = plan(MARATHON_DAY)  # base 5, build 5, peak 3, taper 2, race 1, recovery 3
    assert column(season, "sessions") == [3] * 10 + [2] * 3 + [2, 1, 1] + [0, 2, 2]
    assert column(season, "minutes") == (
        [25] * 4 + [15] + [25] * 4 + [15] + [20] * 3 + [15, 15, 8] + [10] * 3
    )
    assert column(season, "volume_percent") == (
        [100] * 4 + [67] + [100] * 4 + [67] + [70] * 3 + [70, 50, 40] + [25, 25, 50]
    )
    assert column(season, "level_cap") == [3] * 5 + [4] * 10 + [2] * 4
    assert column(season, "base_half") == [1, 1, 1, 2, 2] + [0] * 14
    heavy = [3, 5, 6, 7, 8, 10, 11, 12, 13, 14]
    assert [n for n, allowed in enumerate(column(season, "heavy")) if allowed] == heavy
    assert [week.number for week in season.weeks if week.full] == [
        1,
        2,
        3,
        4,
        6,
        7,
        8,
        9,
        11,
        12,
        13,
    ]


def test_a_new_season_starts_light_and_without_heavy() -> None:
    season = plan(race("05-02", HALF), experience="new")  # base 7, build 5, peak 3, taper, race
    assert column(season, "sessions") == [2] * 16 + [1, 1]
    assert column(season, "optional_sessions") == [1] * 7 + [0] * 11
    assert column(season, "level_cap") == [2] * 4 + [3] * 12 + [2, 2]
    assert [week.mix.light for week in season.weeks[:5]] == [100, 100, 100, 100, 20]
    assert column(season, "heavy")[:10] == [False] * 8 + [True, True]


def test_new_athletes_first_two_weeks_are_light_whatever_the_phase() -> None:
    season = plan(race("03-14", HALF), experience="new", phases="build 01-04")
    assert [week.mix.light for week in season.weeks[:3]] == [100, 100, 20]


def test_an_experienced_athlete_gets_more_levels_sessions_and_minutes() -> None:
    season = plan(MARATHON_DAY, experience="experienced")
    base, build = of_phase(season, PhaseKind.BASE), of_phase(season, PhaseKind.BUILD)
    assert [(w.sessions, w.optional_sessions) for w in base] == [(3, 1)] * 5
    assert [w.minutes for w in base] == [30, 30, 30, 30, 20]
    assert [w.level_cap for w in base + build] == [3, 3, 3, 4, 4] + [5] * 5
    assert of_phase(season, PhaseKind.RECOVERY)[1].minutes == 12


def test_build_minutes_of_a_regular_athlete_fall_after_the_first_block() -> None:
    season = plan(race("2028-01-02", FIVE))  # build 8: two blocks of 4
    minutes = [week.minutes for week in of_phase(season, PhaseKind.BUILD)]
    assert minutes == [25, 25, 25, 15, 20, 20, 20, 12]


@pytest.mark.parametrize(("born", "most"), [(2010, 4), (2009, 5), (1973, 5), (1972, 4)])
def test_age_bounds_levels(born: int, most: int) -> None:
    season = plan(MARATHON_DAY, experience="experienced", born=born)
    assert max(column(season, "level_cap")) == most


def test_the_young_have_at_most_three_sessions_and_level_4_whatever_they_set() -> None:
    settings = SeasonSettings(
        sessions=SessionsPerWeekSettings(target=5), level_cap=LevelCapSettings(build=5)
    )
    young = plan(MARATHON_DAY, settings=settings, born=2010)
    assert (max(column(young, "sessions")), max(column(young, "level_cap"))) == (3, 4)
    adult = plan(MARATHON_DAY, settings=settings, born=2009)
    assert (max(column(adult, "sessions")), max(column(adult, "level_cap"))) == (5, 5)
    assert (
        max(column(plan(MARATHON_DAY, experience="experienced", born=2010), "optional_sessions"))
        == 0
    )


def test_maintenance_is_one_session_and_one_more_for_free_but_two_for_masters() -> None:
    numbers = {
        (week.sessions, week.optional_sessions)
        for week in of_phase(plan(end="02-28"), PhaseKind.MAINTENANCE)
    }
    assert numbers == {(1, 1)}
    assert plan(end="02-28", born=1972).weeks[0].sessions == 2
    assert plan(end="02-28", experience="experienced").weeks[0].sessions == 2


def test_settings_replace_the_tables_and_a_phase_beats_target() -> None:
    settings = SeasonSettings(
        sessions=SessionsPerWeekSettings(target=2, base=4),
        length=SessionLengthSettings(target=22, race=10),
        level_cap=LevelCapSettings(most=4, base=2),
    )
    season = plan(MARATHON_DAY, settings=settings, experience="experienced")
    assert column(season, "sessions") == [4] * 5 + [2] * 11 + [0, 2, 2]
    assert column(season, "optional_sessions") == [0] * 19
    assert column(season, "minutes")[:6] == [22, 22, 22, 22, 15, 22]
    assert of_phase(season, PhaseKind.RACE)[0].minutes == 10
    assert column(season, "level_cap")[:6] == [2] * 5 + [4]


def test_cuts_are_settings() -> None:
    settings = SeasonSettings(
        taper=TaperSettings(cut_first=40, cut_middle=45, cut_last=55),
        deload=DeloadSettings(volume=50),
    )
    season = plan(MARATHON_DAY, settings=settings)
    assert column(season, "volume_percent")[13:16] == [60, 55, 45]
    assert (season.weeks[4].volume_percent, season.weeks[4].minutes) == (50, 12)


@pytest.mark.parametrize(
    ("minutes", "cut"), [(30, 20), (25, 15), (20, 12), (15, 10), (12, 8), (10, 8), (5, 5), (60, 30)]
)
def test_deloads_cut_to_the_nearest_prescribed_minutes(minutes: int, cut: int) -> None:
    assert deload_minutes(minutes, 67) == cut


def test_a_b_race_makes_a_mini_taper_and_a_return() -> None:
    season = plan(race("03-07", HALF, "B"), MARATHON_DAY)
    before, week, after, later = season.weeks[7:11]
    assert before.volume_percent == 100
    assert (week.sessions, week.minutes, week.volume_percent, week.full) == (2, 15, 60, False)
    assert (after.sessions, after.volume_percent) == (3, 60)
    assert later.volume_percent == 70
    easy = plan(race("03-07", HALF, "B", effort="training"), MARATHON_DAY).weeks[8]
    assert (easy.sessions, easy.minutes, easy.volume_percent) == (3, 25, 80)


def test_a_c_race_changes_nothing_in_its_week_and_short_ones_nothing_at_all() -> None:
    plain = plan(MARATHON_DAY)
    short = plan(race("02-21", TEN, "C"), MARATHON_DAY)
    assert short.weeks == plain.weeks
    long = plan(race("02-21", HALF, "C"), MARATHON_DAY)
    assert long.weeks[6] == plain.weeks[6]
    assert (plain.weeks[7].volume_percent, long.weeks[7].volume_percent) == (100, 60)
    assert long.weeks[8] == plain.weeks[8]


def test_the_return_goes_on_after_recovery() -> None:
    season = plan(MARATHON_DAY, end="06-06")
    assert column(season, "volume_percent")[16:] == [25, 25, 50, 75, 100, 67]
    short = plan(race("03-14", HALF), end="04-11")
    assert column(short, "volume_percent")[10:] == [60, 100, 100, 67]
    assert short.weeks[10].sessions == 2  # off until Wednesday: four days are left


def test_recovery_sessions_follow_the_days_left() -> None:
    # A half on Monday 03-15: off until Thursday, three days left, then a whole week.
    season = plan(race("03-15", HALF), end="03-28")
    assert [(w.phase, w.sessions) for w in season.weeks[10:]] == [
        (PhaseKind.RACE, 1),
        (PhaseKind.RECOVERY, 2),
    ]
    # A marathon on Thursday 04-22: off until Thursday 04-29, three days are left.
    later = plan(race("04-22", MARATHON))
    assert [w.sessions for w in of_phase(later, PhaseKind.RECOVERY)] == [1, 2, 2]
    assert [w.volume_percent for w in of_phase(later, PhaseKind.RECOVERY)] == [25, 25, 50]
    # A marathon on Monday leaves its race week without any day for core.
    assert of_phase(plan(race("04-19", MARATHON)), PhaseKind.RACE)[0].sessions == 0


def test_a_pause_takes_days_away() -> None:
    season = plan(MARATHON_DAY, pauses=(pause("01-13", "01-25"),))
    assert [len(week.days) for week in season.weeks[:5]] == [7, 2, 0, 6, 7]
    assert [week.full for week in season.weeks[:4]] == [True, False, False, False]
    assert [week.volume_percent for week in season.weeks[:4]] == [100, 100, 60, 60]


def spans(file: AthleteFile) -> list[tuple[date, date]]:
    """First and last days of its breaks."""
    breaks = breaks_of(file, START, day("05-16"), SeasonSettings())
    return [(each.first, each.last) for each in breaks]


def test_days_without_free_time_count_as_a_break_unless_a_later_exception_opens_them() -> None:
    closed = FreeException.model_validate({"from": day("02-01"), "to": day("02-10")})
    opened = FreeException.model_validate(
        {"from": day("02-05"), "to": day("02-05"), "windows": [{"start": 600, "end": 700}]}
    )
    file = athlete_file(MARATHON_DAY)
    away = file.model_copy(update={"free_time": FreeTime(exceptions=(closed,))})
    assert spans(away) == [(day("02-01"), day("02-10"))]
    back = file.model_copy(update={"free_time": FreeTime(exceptions=(closed, opened))})
    assert spans(back) == []
    joined = away.model_copy(
        update={"season": file.season.model_copy(update={"pauses": (pause("02-09", "02-14"),)})}
    )
    assert spans(joined) == [(day("02-01"), day("02-14"))]


def test_a_break_before_the_season_counts() -> None:
    season = plan(MARATHON_DAY, pauses=(pause("2026-12-01", "2027-01-03"),))
    assert [week.volume_percent for week in season.weeks[:4]] == [50, 75, 100, 100]
    assert [week.level_cap for week in season.weeks[:4]] == [1, 1, 1, 3]
    assert season.weeks[0].mix.light == 100


def test_peak_mileage_weeks_are_marked() -> None:
    mileage = {START + timedelta(days=7 * n): 40_000 for n in range(-4, 6)}
    mileage[START + timedelta(days=14)] = 44_000
    season = plan(MARATHON_DAY, mileage=mileage)
    assert [week.number for week in season.weeks if week.peak_mileage] == [3]


def test_tables_are_complete() -> None:
    for table in (TARGET_SESSIONS, TARGET_MINUTES, LEVEL_CAPS):
        assert {len(table[experience]) for experience in Experience} == {len(PhaseKind)}
    prescribed = {minutes for row in TARGET_MINUTES.values() for minutes in row.values()}
    assert prescribed <= set(PRESCRIBED_MINUTES)
    mixes = [ClassMixSettings().of_phase(kind, half) for kind in PhaseKind for half in (0, 1, 2)]
    assert {mix.heavy + mix.medium + mix.light for mix in mixes} == {100}


def test_weeks_are_looked_up_by_day() -> None:
    season = plan(MARATHON_DAY)
    assert season.week_of(date(2027, 4, 25)).phase is PhaseKind.RACE
    assert season.week_of(date(2027, 4, 26)).phase is PhaseKind.RECOVERY
