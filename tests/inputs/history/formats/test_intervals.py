"""Intervals.icu's CSV."""

from pathlib import Path

from planner.inputs.history.activity import Kind
from tests.inputs.history.exports import INTERVALS_HEADER, read, table


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
