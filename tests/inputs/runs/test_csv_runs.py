"""CSV of planners and spreadsheets to runs; every file here is made up."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.errors import InputError
from planner.inputs.runs.csv_runs import read_csv_runs
from planner.inputs.runs.entries import Entry, Found

FILES = Path(__file__).with_name("files")
TUESDAY = date(2027, 1, 5)

Short = tuple[date, int | None, str, int | None, int | None]


def read(folder: Path, text: str, units: str = "km") -> Found:
    path = folder / "plan.csv"
    path.write_text(text, encoding="utf-8")
    return read_csv_runs(path, "plan.csv", units)


def short(found: Found) -> list[Short]:
    return [
        (e.day, e.start, e.written.title, e.written.distance_m, e.written.minutes)
        for e in found.entries
    ]


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(InputError) as caught:
        read(folder, text)
    return str(caught.value).removeprefix(f"{folder}/")


@pytest.mark.parametrize(
    "header",
    [
        "date,title,distance,duration,start",
        "Date,Workout,Distance (km),Duration,Start time",
        "Datum,Einheit,Distanz,Dauer,Uhrzeit",
        "Date,Séance,Distance,Durée,Heure",
        "Fecha,Sesión,Distancia,Duración,Hora",
        "day,description,km,minutes,time",
    ],
)
def test_columns_in_four_languages(tmp_path: Path, header: str) -> None:
    found = read(tmp_path, f"{header}\n2027-01-05,Easy,8.5,50,18:30\n")
    assert short(found) == [(TUESDAY, 1110, "Easy", 8_500, 50)]
    assert found.skipped == ()


@pytest.mark.parametrize(
    ("column", "cell", "units", "metres"),
    [
        ("distance", "10", "km", 10_000),
        ("distance", "10", "mi", 16_093),
        ("distance (miles)", "10", "km", 16_093),
        ("distance [m]", "5000", "km", 5_000),
        ("km", '"7,5"', "mi", 7_500),
        ("miles", "6", "km", 9_656),
        ("distance", "10 km", "mi", 10_000),
        ("planneddistanceinmeters", "12070.5", "mi", 12_070),
        ("distance", "--", "km", None),
        ("distance", "0", "km", None),
        ("distance", "5000", "km", None),
        ("distance", "nan", "km", None),
        ("distance", "inf", "km", None),
    ],
)
def test_distances(tmp_path: Path, column: str, cell: str, units: str, metres: int | None) -> None:
    found = read(tmp_path, f"date,title,{column}\n2027-01-05,Easy,{cell}\n", units)
    assert found.entries[0].written.distance_m == metres


@pytest.mark.parametrize(
    ("column", "cell", "minutes"),
    [
        ("duration", "45", 45),
        ("duration", "1:30", 90),
        ("duration", "45:00", 45),
        ("duration", "1:30:00", 90),
        ("duration", "1h15", 75),
        ("duration", "50 min", 50),
        ("duration (h)", "1.5", 90),
        ("plannedduration", "0.75", 45),
        ("duration (s)", "2700", 45),
        ("duration", "0:00:00", None),
        ("duration", "99:99:99", None),
        ("duration", "1e9", None),
    ],
)
def test_durations(tmp_path: Path, column: str, cell: str, minutes: int | None) -> None:
    found = read(tmp_path, f"date,title,{column}\n2027-01-05,Easy,{cell}\n")
    assert found.entries[0].written.minutes == minutes


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [("6:30", 390), ("18h30", 1110), ("6:30 PM", 1110), ("7:05 a.m.", 425), ("early", None)],
)
def test_starts(tmp_path: Path, cell: str, minutes: int | None) -> None:
    found = read(tmp_path, f"date,title,start\n2027-01-05,Easy,{cell}\n")
    assert found.entries[0].start == minutes


def test_what_cannot_be_used_is_named_with_its_line(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "date,title,type,distance\n2027-01-05,,,\n2027-01-06,,Run,\nTotal,,,30\n,Easy,,\n"
        "2027-02-30,Long,,\n2027-01-09,,,12\n",
    )
    assert short(found) == [
        (date(2027, 1, 6), None, "Run", None, None),
        (date(2027, 1, 9), None, "", 12_000, None),
    ]
    assert found.skipped == (
        "plan.csv:2: it has no title, distance or duration",
        "plan.csv:4: 'Total' is not a date as 2027-03-14",
        "plan.csv:5: '' is not a date as 2027-03-14",
        "plan.csv:6: '2027-02-30': there is no such day",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "plan.csv:1:1: there is no column with the date of each run; call one date, "),
        ("\nweek,title\n", "plan.csv:2:1: there is no column with the date of each run"),
        (
            "date,km\n",
            "plan.csv:1:1: there is no column with the title of each run; call one title",
        ),
        (
            "date,title\n2027-01-04,a\n03/04/2027,b\n",
            "plan.csv:3:1: '03/04/2027': which is the day, which the month? "
            "Write dates as 2027-03-14",
        ),
    ],
)
def test_files_that_do_not_tell_are_refused(tmp_path: Path, text: str, said: str) -> None:
    assert refusal(tmp_path, text).startswith(said)


@pytest.mark.parametrize(
    ("name", "units", "expected"),
    [
        (
            "coach-platform.csv",  # a row for each workout, planned and done side by side
            "km",
            [
                (date(2027, 1, 4), None, "Day Off", None, None),
                (date(2027, 1, 5), None, "Intervals 6x800", 11_000, 65),
                (date(2027, 1, 6), None, "Endurance ride", None, 90),
                (date(2027, 1, 9), None, "Long Run", 24_000, None),
            ],
        ),
        (
            "training-log.csv",  # AM and PM runs, distances with their units
            "mi",
            [
                (date(2027, 1, 5), 390, "Easy", 9_656, None),
                (date(2027, 1, 5), 1080, "Track: 12 x 400", 11_265, None),
                (date(2027, 1, 13), None, "Tempo Run", 12_875, 60),
            ],
        ),
        (
            "watch.csv",  # semicolons, decimal commas, German
            "km",
            [
                (date(2027, 1, 5), None, "Langer Lauf", 22_500, None),
                (date(2027, 1, 6), None, "Ruhetag", None, None),
                (date(2027, 1, 7), 1110, "Intervalle 5 x 1000 m", None, 55),
            ],
        ),
        (
            "paces.csv",  # effort letters
            "mi",
            [
                (date(2027, 1, 5), None, "2E + 4 x 1T w/1min + 2E", 12_875, None),
                (date(2027, 1, 13), None, "L 90 min", None, None),
            ],
        ),
    ],
)
def test_files_in_the_style_of_planners(name: str, units: str, expected: list[Short]) -> None:
    found = read_csv_runs(FILES / name, name, units)
    assert short(found) == expected
    assert found.skipped == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.lists(
            st.text(max_size=12)
            | st.sampled_from(["2027-01-05", "1/2/2027", "1:30", "10 km", '"', "\n", "1e400"]),
            max_size=6,
        ).map(",".join),
        max_size=6,
    )
)
def test_any_file_is_read_or_refused_in_words(tmp_path: Path, rows: list[str]) -> None:
    text = "\n".join(["date,title,distance,duration,start,type", *rows])
    entries: tuple[Entry, ...] = ()
    with suppress(InputError):  # nothing else may be raised
        entries = read(tmp_path, text.encode("utf-8", "replace").decode()).entries
    for entry in entries:
        assert entry.written.distance_m is None or 1 <= entry.written.distance_m <= 1_000_000
        assert entry.written.minutes is None or 1 <= entry.written.minutes <= 1440
        assert entry.start is None or 0 <= entry.start < 1440
