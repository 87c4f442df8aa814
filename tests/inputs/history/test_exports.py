"""CSV exports of Strava, Garmin and Intervals.icu, and plain weeks."""

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from planner.errors import InputError
from planner.inputs.history.activity import Kind
from planner.inputs.history.words import kind_of
from tests.inputs.history.exports import (
    GARMIN_HEADER,
    INTERVALS_HEADER,
    STRAVA_DATES,
    STRAVA_HEADERS,
    STRAVA_RUN,
    garmin_row,
    read,
    strava,
    strava_row,
    table,
)

START = datetime(2026, 11, 3, 17, 45, 10, tzinfo=UTC)


def refusal(folder: Path, *contents: str | bytes, **more: object) -> list[str]:
    with pytest.raises(InputError) as caught:
        read(folder, *contents, **more)  # type: ignore[arg-type]
    return [str(mistake) for mistake in caught.value.mistakes]


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


def test_sundays_late_run_is_in_the_athletes_week_not_utcs(tmp_path: Path) -> None:
    text = strava(strava_row("Nov 9, 2026, 1:30:00 AM"))
    for zone, monday in (("America/Los_Angeles", 2), ("Europe/Berlin", 9)):
        history = read(tmp_path, text, zone=ZoneInfo(zone))
        assert list(history.table["monday"]) == [date(2026, 11, monday)]


@pytest.mark.parametrize(
    ("distances", "units", "metres"),
    [
        (["10.02", "5.00"], "km", [10_020, 5000]),
        (["7,00", "12,50"], "km", [7000, 12_500]),
        (["6.21", "--"], "mi", [9994, 0]),
    ],
)
def test_garmin_in_the_units_that_it_is_said_to_be_in(
    tmp_path: Path, distances: list[str], units: str, metres: list[int]
) -> None:
    rows = [garmin_row(f"2026-11-0{n} 06:30:00", d) for n, d in enumerate(distances, 2)]
    swim = garmin_row("2026-11-08 07:00:00", "1,020", "Pool Swim")
    text = table(GARMIN_HEADER, *rows, *([swim] if "," not in distances[0] else []))
    runs = [a for a in read(tmp_path, text, units=units).activities if a.kind is Kind.RUN]  # type: ignore[arg-type]
    assert [run.metres for run in runs] == metres
    assert runs[0].start == datetime(2026, 11, 2, 5, 30, tzinfo=UTC)


def test_garmin_asks_for_its_units(tmp_path: Path) -> None:
    (said,) = refusal(tmp_path, table(GARMIN_HEADER, garmin_row("2026-11-02 06:30:00", "10.02")))
    assert said == (
        "0.csv:1:1: Garmin doesn't write whether distances are kilometres or miles; say it: "
        "{file: 0.csv, units: km} in athlete.yaml, or --units km"
    )


def test_garmin_in_german(tmp_path: Path) -> None:
    header = (
        "Aktivitätstyp,Datum,Favorit,Titel,Distanz,Kalorien,Zeit,Ø Herzfrequenz,"
        "Maximale Herzfrequenz"
    )
    row = [
        "Laufbandtraining",
        "2026-11-02 06:30:00",
        "false",
        "Halle",
        "7,00",
        "1.020",
        "00:42:00",
        "148",
        "--",
    ]
    (run,) = read(tmp_path, table(header, row), units="km").activities
    assert (run.kind, run.metres, run.seconds) == (Kind.RUN, 7000, 2520)
    assert (run.mean_heart_rate, run.top_heart_rate) == (148, None)


def test_intervals_icu(tmp_path: Path) -> None:
    rows = [
        ["i1", "Run", "2026-11-03T06:30:00", "Easy", 3000, 3100, 9876.5, 3],
        ["i2", "WeightTraining", "2026-11-04T19:00:00", "Core", "", 1800, "", 4],
        ["i3", "Ride", "2026-11-05T19:00:00", "", 5400, 5400, 40000, ""],
    ]
    history = read(tmp_path, table(INTERVALS_HEADER, *rows))
    assert [(a.kind, a.seconds, a.metres, a.rpe) for a in history.activities] == [
        (Kind.RUN, 3000, 9876, 3.0), (Kind.STRENGTH, 1800, 0, 4.0), (Kind.OTHER, 5400, 0, None),
    ]  # fmt: skip
    assert history.activities[0].start.hour == 5


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_plain_weeks(tmp_path: Path, sign: str) -> None:
    rows = [["2026-11-02", "40,5"], ["2026-11-16", "38"]]
    history = read(tmp_path, table("week,distance", *rows, sign=sign))
    assert list(history.table["metres"]) == [40_500, 0, 38_000]
    assert history.end == date(2026, 11, 22)


def test_weeks_in_miles_by_their_header_or_by_what_is_said(tmp_path: Path) -> None:
    by_header = read(tmp_path, table("week,distance_mi", ["2026-11-02", "10"]), units="km")
    by_word = read(tmp_path, table("week,distance", ["2026-11-02", "10"]), units="mi")
    assert list(by_header.table["metres"]) == list(by_word.table["metres"]) == [16_093]


def test_weeks_that_are_none_are_named(tmp_path: Path) -> None:
    rows = [["2026-11-02", "40"], ["2026-11-03", "40"], ["2026-11-09", "501"], ["2026-11-16", ""],
            ["2026-11-02", "41"], ["2026-11-23", "-1"], ["soon", "3"]]  # fmt: skip
    assert [str(each) for each in read(tmp_path, table("week,distance", *rows)).skipped] == [
        "0.csv:3: 2026-11-03 is a Tuesday; write the week's Monday, 2026-11-02",
        "0.csv:4: 501.0 km is out of range; a week has 0 to 500 km",
        "0.csv:5: no distance; write 0 for a week without running",
        "0.csv:6: the week of 2026-11-02 is in line 2 too",
        "0.csv:7: -1.0 km is out of range; a week has 0 to 500 km",
        "0.csv:8: 'soon' is not a date; write it as 2027-03-14",
    ]


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
