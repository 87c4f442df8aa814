"""Garmin Connect's CSV."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.errors import InputError
from planner.inputs.history.activity import Kind
from tests.inputs.history.exports import GARMIN_HEADER, garmin_row, read, table


def refusal(folder: Path, *contents: str | bytes, **more: object) -> list[str]:
    with pytest.raises(InputError) as caught:
        read(folder, *contents, **more)  # type: ignore[arg-type]
    return [str(mistake) for mistake in caught.value.mistakes]


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
