"""The register of formats, and that whatever names them is made from it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from planner.cli import main
from planner.errors import InputError
from planner.inputs.detect.file_kind import Use, kind_of
from planner.inputs.history import formats
from planner.inputs.history.activity import Found, Source
from planner.inputs.history.csv_file import Table, read_table
from planner.inputs.history.format import TableFormat
from planner.inputs.history.formats import FORMATS, RECORDINGS, TABLES
from tests.inputs.detect.folders import TODAY
from tests.inputs.history.exports import (
    BERLIN,
    GARMIN_HEADER,
    INTERVALS_HEADER,
    STRAVA_HEADERS,
    read,
    table,
)

HEADERS = {
    "Garmin Connect": (GARMIN_HEADER,),
    "Intervals.icu": (INTERVALS_HEADER,),
    "Strava": tuple(STRAVA_HEADERS.values()),
    "a table of weeks": ("week,distance",),
}
SAMPLES = [(name, header) for name, headers in HEADERS.items() for header in headers]


def _read(table: Table, source: Source) -> Found:
    return Found()


OTHER = TableFormat("Other", "another CSV", lambda table: "other" in table.header, _read)


def test_every_module_of_the_folder_has_one_format() -> None:
    modules = {path.stem for path in Path(formats.__file__).parent.glob("*.py")} - {"__init__"}
    assert len(modules) == len({each.name for each in FORMATS}) == len(TABLES) + len(RECORDINGS)


@pytest.mark.parametrize(("name", "header"), SAMPLES)
def test_an_export_is_of_one_format_only(name: str, header: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(table(header), encoding="utf-8")
    found = read_table(tmp_path / "a.csv", "a.csv")
    assert [each.name for each in TABLES if each.matches(found)] == [name]


@pytest.mark.parametrize("command", ["import", "init"])
def test_help_names_every_format(command: str) -> None:
    shown = " ".join(CliRunner().invoke(main, [command, "--help"]).stdout.split())
    for export in TABLES:
        assert export.export in shown
    for recording in RECORDINGS.values():
        assert recording.name in shown


def test_one_more_format_is_told_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "TABLES", (*TABLES, OTHER))
    path = tmp_path / "a.csv"
    path.write_text(table("other,day", ["1", "2026-11-02"]))
    told = kind_of(path, path.name, TODAY, TODAY, BERLIN, "km")
    assert (told.use, told.said) == (Use.HISTORY, "Other")
    with pytest.raises(InputError, match=r"no known export; use .* or another CSV"):
        read(tmp_path, table("hello", ["world"]))
