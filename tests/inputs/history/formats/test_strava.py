"""Strava's activities.csv."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.inputs.history.activity import Kind
from tests.inputs.history.exports import (
    STRAVA_DATES,
    STRAVA_HEADERS,
    STRAVA_RUN,
    read,
    strava,
    strava_row,
    table,
)

START = datetime(2026, 11, 3, 17, 45, 10, tzinfo=UTC)


@pytest.mark.parametrize("language", list(STRAVA_HEADERS))
def test_strava_in_any_language(tmp_path: Path, language: str) -> None:
    km = "10,02" if language != "en" else "10.02"
    date_, sport = STRAVA_DATES[language], STRAVA_RUN[language]
    row = strava_row(date_, sport, km, 3000, metres="10023.4", rpe="7")
    history = read(tmp_path, strava(row, language=language))
    (run,) = history.activities
    assert (run.start, run.kind, run.seconds, run.metres) == (START, Kind.RUN, 3000, 10023)
    assert run.rpe == (7 if language != "xx" else None)
    assert history.assumed == ("0.csv: Strava's dates are read as UTC",)
    assert history.skipped == ()


def test_stravas_distance_in_kilometres_counts_where_there_is_no_other(tmp_path: Path) -> None:
    header = "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description," \
             "Elapsed Time,Distance,Commute,Activity Gear,Filename"  # fmt: skip
    row = [1, "Sep 12, 2026, 3:02:23 PM", "Evening", "Run", "", 3600, "12.5", "", "", ""]
    assert read(tmp_path, table(header, row)).activities[0].metres == 12_500


def test_stravas_export_until_2019(tmp_path: Path) -> None:
    header = "id,date,name,type,description,elapsed_time,distance,commute,gear,filename"
    row = [1, "2018-09-12 15:02:23", "Evening", "Run", "", 783, "3681.0", "true", "", ""]
    (run,) = read(tmp_path, table(header, row)).activities
    assert (run.metres, run.seconds) == (3681, 783)


def test_a_description_of_several_lines_is_one_row(tmp_path: Path) -> None:
    row = strava_row(STRAVA_DATES["en"])
    row[4] = 'cloudy, 4 °C\n---\nwith "friends", slowly'
    history = read(tmp_path, strava(row, strava_row("Nov 5, 2026, 6:00:00 AM")))
    assert len(history.activities) == 2
