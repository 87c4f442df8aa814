"""``coreplan import``: files in, one weekly table out."""

import json
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.small_athletes import SMALL, write_athlete
from tests.inputs.history.exports import GARMIN_HEADER, fit, garmin_row, strava, strava_day, table

Run = Callable[..., Result]
Spawn = Callable[..., subprocess.CompletedProcess[bytes]]

MONDAY = datetime(2026, 11, 2, 6, tzinfo=UTC)
TEXT = strava(
    strava_day(MONDAY, km=10, seconds=3600),
    strava_day(MONDAY + timedelta(days=2), km="far", metres="far"),
    strava_day(MONDAY + timedelta(days=8), km=12.5, seconds=4500, title="Tempo"),
)


@pytest.fixture
def export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "activities.csv"
    path.write_text(TEXT)
    return path


def test_a_table_and_a_short_summary(run: Run, export: Path) -> None:
    done = run("import", "activities.csv", "--timezone", "Europe/Berlin")
    assert (done.exit_code, done.stdout) == (0, "")
    assert Path("mileage.csv").read_text() == (
        "week,distance_km,minutes,longest_km,runs,hard_runs,load,strength_sessions,"
        "strength_minutes,strength_load\n"
        "2026-11-02,10.00,60,10.00,1,0,180,0,0,0\n"
        "2026-11-09,12.50,75,12.50,1,1,525,0,0,0\n"
    )
    assert done.stderr == (
        "Read: 2 activities.\n"
        "2 weeks from 2026-11-02 to 2026-11-10: a week 11.2 km, 1.0 runs, 0.5 of them hard, "
        "0.0 strength sessions; longest run 12.5 km.\n"
        "activities.csv: Strava's dates are read as UTC\n"
        "Left out: 1\n"
        "  activities.csv:3: 'far' is not a number\n"
        "Written: mileage.csv\n"
        "Next: put mileage: mileage.csv under running in athlete.yaml\n"
    )


def test_the_table_is_what_mileage_takes(run: Run, export: Path) -> None:
    assert run("import", "activities.csv", "--units", "mi").exit_code == 0
    text = SMALL.replace("running:\n", "running:\n  mileage: mileage.csv\n")
    path = write_athlete(export.parent, text)
    shown = run("constraints", "--effective", path)
    assert shown.exit_code == 0, shown.output


def test_json_to_standard_output(run: Run, export: Path) -> None:
    done = run("import", "activities.csv", "--format", "json", "-o", "-", "--units", "mi")
    data = json.loads(done.stdout)
    assert data["units"] == "mi"
    assert [week["distance_mi"] for week in data["weeks"]] == [6.21, 7.77]
    assert not Path("mileage.json").exists()


def test_a_file_of_somebody_else_is_left_alone(run: Run, export: Path) -> None:
    Path("mileage.csv").write_text("week,distance\n2026-11-02,40\n")
    done = run("import", "activities.csv")
    assert done.exit_code == 2
    assert "mileage.csv was not written by coreplan and was left as it is." in done.stderr
    assert Path("mileage.csv").read_text() == "week,distance\n2026-11-02,40\n"
    assert run("import", "activities.csv", "--force").exit_code == 0
    assert run("import", "activities.csv").exit_code == 0  # now it is ours


def test_what_is_read_is_never_written(run: Run, export: Path) -> None:
    done = run("import", "activities.csv", "-o", "activities.csv", "--force")
    assert done.exit_code == 2
    assert "is one of the files to read" in done.stderr
    assert export.read_text() == TEXT


def test_nothing_is_written_after_a_mistake(run: Run, export: Path) -> None:
    Path("Garmin.csv").write_text(table(GARMIN_HEADER, garmin_row("2026-11-02 06:30:00", "10")))
    done = run("import", "activities.csv", "Garmin.csv")
    assert (done.exit_code, Path("mileage.csv").exists()) == (2, False)
    assert done.stderr.startswith("Garmin.csv:1:1: Garmin doesn't write whether distances")
    assert run("import", "activities.csv", "Garmin.csv", "--units", "km").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nowhere.csv",), "does not exist"),
        (("activities.csv", "--timezone", "Mars/Base"), "Mars/Base"),
        (("activities.csv", "--units", "yd"), "'yd' is not one of"),
        ((), "Missing argument"),
    ],
)
def test_wrong_usage(run: Run, export: Path, arguments: tuple[str, ...], words: str) -> None:
    done = run("import", *arguments)
    assert done.exit_code == 2
    assert words in done.stderr


def test_many_recordings_show_how_far_they_are(run: Run, tmp_path: Path) -> None:
    for n in range(100):
        (tmp_path / f"{n:03}.fit").write_bytes(fit(MONDAY + timedelta(days=n)))
    done = run("import", tmp_path, "-o", "-")
    lines = done.stderr.splitlines()
    assert lines[:10] == [f"Reading recordings: {n} of 100" for n in range(10, 101, 10)]
    assert lines[10] == "Read: 100 activities."
    assert len(done.stdout.splitlines()) == 1 + 15


def test_help_needs_neither_pandas_nor_a_solver(spawn: Spawn) -> None:
    done = spawn("import", "--help", env={"PYTHONPROFILEIMPORTTIME": "1"})
    loaded = {line.split(b"|")[-1].strip() for line in done.stderr.splitlines()}
    assert done.returncode == 0
    assert not loaded & {b"pandas", b"icalendar", b"ortools", b"fitdecode"}


def test_a_folder_without_recordings_is_named_as_one(run: Run, tmp_path: Path) -> None:
    done = run("import", tmp_path, "-o", tmp_path / "mileage.csv")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        f"{tmp_path}: there is no FIT, GPX or TCX file in this folder; name another one\n"
    )
