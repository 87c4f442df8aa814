"""The weekly table, how hard runs were, and the file that it becomes."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest

from planner.inputs.history.activity import Activity, Kind, WeekRow
from planner.inputs.history.rating import Rater
from planner.inputs.history.weekly_writer import as_csv, as_json, is_ours
from planner.inputs.history.weeks import COLUMNS, weekly_table
from planner.settings.hard_run_recovery import HardRunSettings
from tests.inputs.history.exports import BERLIN, read, strava, strava_row

MONDAY = datetime(2026, 11, 2, 6, tzinfo=UTC)


def run(day: int = 0, km: float = 10, minutes: float = 60, **more: object) -> Activity:
    start = MONDAY + timedelta(days=day)
    return Activity(start, Kind.RUN, round(60 * minutes), round(1000 * km), **more)  # type: ignore[arg-type]


def strength(day: int, minutes: int = 30, rpe: float | None = None) -> Activity:
    return Activity(MONDAY + timedelta(days=day), Kind.STRENGTH, 60 * minutes, rpe=rpe)


def weeks(*activities: Activity, rows: tuple[WeekRow, ...] = ()) -> pd.DataFrame:
    return weekly_table(activities, rows, BERLIN, Rater(activities))[0]


def test_a_row_for_each_week_with_all_that_is_counted() -> None:
    table = weeks(
        run(1, 10, 60, title="6 x 800 m"), run(3, 8, 50), run(6, 18.5, 110, rpe=5.0),
        strength(2), strength(4, 20, rpe=8.0), run(15, 5, 30),
    )  # fmt: skip
    assert list(table.columns) == list(COLUMNS)
    assert table.to_dict("records") == [
        {
            "monday": date(2026, 11, 2), "metres": 36_500, "minutes": 220, "longest_metres": 18_500,
            "runs": 3, "hard_runs": 2, "load": 7 * 60 + 3 * 50 + 5 * 110, "strength_sessions": 2,
            "strength_minutes": 50, "strength_load": 5 * 30 + 8 * 20,
        },
        {"monday": date(2026, 11, 9)} | dict.fromkeys(COLUMNS[1:], 0),
        {
            "monday": date(2026, 11, 16), "metres": 5000, "minutes": 30, "longest_metres": 5000,
            "runs": 1, "hard_runs": 0, "load": 90, "strength_sessions": 0, "strength_minutes": 0,
            "strength_load": 0,
        },
    ]  # fmt: skip


def test_a_week_written_down_wins_over_its_activities() -> None:
    table = weeks(run(0, 10), run(7, 12), rows=(WeekRow(date(2026, 11, 2), 44_000),))
    assert list(table["metres"]) == [44_000, 12_000]


def test_a_week_beyond_every_bound_is_left_out_and_named() -> None:
    runs = [run(day, 90, 600) for day in range(6)]
    table, skipped = weekly_table(runs, (), BERLIN, Rater(runs))
    assert table.empty
    assert [str(each) for each in skipped] == [
        "history: the week of 2026-11-02 has 540 km; left out"
    ]


@pytest.mark.parametrize(
    ("activity", "rule"),
    [
        (run(title="Tempo 5 mi"), "title"), (run(title="Schwellenlauf"), "title"),
        (run(title="Séance de fractionné"), "title"), (run(title="Berlin Marathon"), "title"),
        (run(title="Easy run with strides"), "none"), (run(title="Morning Run"), "none"),
        (run(minutes=75, title="Long run"), "title"), (run(minutes=74, title="Long run"), "none"),
        (run(title="Cuestas 8x200"), "title"), (run(title="Hilly, fast?"), "none"),
        (run(rpe=7.0), "effort"),
        (run(rpe=6.9), "none"), (run(minutes=90), "length"), (run(minutes=89), "none"),
        (run(), "none"),
    ],
)  # fmt: skip
def test_what_makes_a_run_hard(activity: Activity, rule: str) -> None:
    rating = Rater([activity]).rate(activity)
    assert (rating.rule, rating.hard) == (rule, rule != "none")


def test_of_endless_titles_the_newest_are_looked_at() -> None:
    runs = [run(day, title=f"Tempo {day:04} {'x' * 990}") for day in range(200)]
    rater = Rater(runs)
    assert [rater.rate(each).hard for each in (runs[0], runs[49], runs[51], runs[199])] == [
        False, False, True, True,
    ]  # fmt: skip


def test_heart_rate_and_pace_are_held_against_the_athletes_own() -> None:
    usual = [run(n, top_heart_rate=180 + n % 3) for n in range(20)]
    rater = Rater(usual)
    assert rater.rate(run(mean_heart_rate=163)).rule == "heart rate"
    assert rater.rate(run(mean_heart_rate=160)).rule == "none"
    assert rater.rate(run(minutes=53)).rule == "pace"
    assert rater.rate(run(minutes=55)).rule == "none"
    assert Rater(usual[:9]).rate(run(mean_heart_rate=175, minutes=50)).rule == "none"


def test_the_athletes_own_bound_of_a_long_run() -> None:
    rater = Rater([], HardRunSettings(any_minutes=60))
    assert rater.rate(run(minutes=60)).rule == "length"


def test_the_table_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    table = weeks(run(1, 10.25), strength(2), run(15, 21.1, 130))
    for units in ("km", "mi"):
        again = read(tmp_path, as_csv(table, units)).table
        assert (again["metres"] - table["metres"]).abs().max() <= 10
        others = [name for name in COLUMNS if "metres" not in name]
        assert again[others].to_dict("records") == table[others].to_dict("records")


def test_the_files_say_whose_they_are() -> None:
    table = weeks(run(1))
    assert is_ours(as_csv(table, "km").encode())
    assert is_ours(as_json(table, "mi").encode())
    assert not is_ours(b"week,distance\n2026-11-02,40\n")
    assert not is_ours(b"")
    assert not is_ours(b'{"generator": "else"}')
    assert json.loads(as_json(table, "mi"))["weeks"] == [
        {"week": "2026-11-02", "distance_mi": 6.21, "minutes": 60, "longest_mi": 6.21, "runs": 1,
         "hard_runs": 0, "load": 180, "strength_sessions": 0, "strength_minutes": 0,
         "strength_load": 0}
    ]  # fmt: skip


def test_only_other_sports_make_an_empty_table(tmp_path: Path) -> None:
    history = read(tmp_path, strava(strava_row("Nov 3, 2026, 6:30:00 AM", "Ride")))
    assert history.table.empty
    assert history.end == date(2026, 11, 3)
