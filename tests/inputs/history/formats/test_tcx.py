"""TCX files."""

from datetime import UTC, datetime

from planner.inputs.history.formats.tcx import read_tcx
from tests.inputs.history.exports import tcx

START = datetime(2026, 11, 3, 6, 30, tzinfo=UTC)


def test_tcx_laps_add_up() -> None:
    (run,) = read_tcx(tcx(START, laps=[(300.5, 1000), (290, 1000.4)]).encode())
    assert (run.start, run.seconds, run.metres) == (START, 590, 2000)
