"""Rows of CSV exports, of whichever program."""

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from planner.inputs.history.column_words import kind_of
from tests.inputs.history.exports import STRAVA_DATES, read, strava, strava_row


def test_sundays_late_run_is_in_the_athletes_week_not_utcs(tmp_path: Path) -> None:
    text = strava(strava_row("Nov 9, 2026, 1:30:00 AM"))
    for zone, monday in (("America/Los_Angeles", 2), ("Europe/Berlin", 9)):
        history = read(tmp_path, text, zone=ZoneInfo(zone))
        assert list(history.table["monday"]) == [date(2026, 11, monday)]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"km": "inf", "metres": "inf"}, "'inf' is not a number"),
        ({"km": "nan", "metres": "1e999"}, "'1e999' is not a number"),
        ({"metres": "401000"}, "401000.0 m is no plausible distance of a run"),
        ({"metres": "-5"}, "-5.0 m is no plausible distance of a run"),
        ({"seconds": 300_000}, "300000.0 s is no plausible time"),
        ({"seconds": 900}, "10.0 km in 15 min is faster than anyone runs"),
        ({"when": "yesterday"}, "'yesterday' is not a date with a time"),
        ({"when": ""}, "nothing is not a date with a time"),
    ],
)
def test_a_row_that_cannot_be_right_is_left_out_and_named(
    tmp_path: Path, change: dict[str, object], reason: str
) -> None:
    bad = strava_row(**{"when": "Nov 4, 2026, 6:00:00 AM", **change})  # type: ignore[arg-type]
    history = read(tmp_path, strava(strava_row(STRAVA_DATES["en"]), bad))
    assert [str(each) for each in history.skipped] == [f"0.csv:3: {reason}"]
    assert len(history.activities) == 1


@pytest.mark.parametrize("rpe", ["11", "-1", "hard", "nan", "0"])
def test_an_effort_that_is_none_is_not_known(tmp_path: Path, rpe: str) -> None:
    (run,) = read(tmp_path, strava(strava_row(STRAVA_DATES["en"], rpe=rpe))).activities
    assert run.rpe is None


@pytest.mark.parametrize(
    ("sport", "kind"),
    [
        ("Run", "run"), ("Virtual Run", "run"), ("VirtualRun", "run"), ("TrailRun", "run"),
        ("Treadmill Running", "run"), ("running treadmill", "run"), ("Lauf", "run"),
        ("Traillauf", "run"), ("Laufbandtraining", "run"), ("Course à pied", "run"),
        ("Carrera de montaña", "run"), ("Corsa", "run"), ("Corrida", "run"),
        ("Hardloopsessie", "run"), ("Weight Training", "strength"), ("Krafttraining", "strength"),
        ("training strength_training", "strength"), ("Entrenamiento con pesas", "strength"),
        ("Musculation", "strength"), ("Renforcement musculaire", "strength"), ("Core", "strength"),
        ("Pilates", "strength"), ("Ride", "other"), ("Skilanglauf", "other"),
        ("Eislaufen", "other"), ("Inlineskaten", "other"), ("Course à vélo", "other"),
        ("Walk", "other"), ("Hike", "other"), ("Rowing", "other"), ("Workout", "other"),
        ("", "other"), ("Nordic Ski", "other"), ("cycling indoor_cycling", "other"),
        ("Crunching numbers", "other"),
    ],
)  # fmt: skip
def test_sports(sport: str, kind: str) -> None:
    assert kind_of(sport) == kind


def test_a_file_that_changed_is_read_again(tmp_path: Path) -> None:
    row = strava_row("Nov 3, 2026, 5:45:10 PM", km=10)
    first = read(tmp_path, strava(row))
    again = read(tmp_path, strava(row))
    assert (again.activities, again.files) == (first.activities, first.files)
    longer = read(tmp_path, strava(strava_row("Nov 3, 2026, 5:45:10 PM", km=12)))
    assert [run.metres for run in (*first.activities, *longer.activities)] == [10_000, 12_000]
