"""Which file of a folder is what."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from planner.athlete.models.running import RunKind
from planner.ics.writer import PRODID
from planner.inputs.detect.detect import Survey, survey
from planner.inputs.detect.file_kind import Use
from planner.timeline.zones import load_zone
from tests.inputs.calendar.event_reading import calendar
from tests.inputs.detect.folders import TODAY, activities, plan_csv, plan_ics, weekly, work, write
from tests.inputs.history.exports import GARMIN_HEADER, fit, garmin_row, gpx, table

BERLIN = load_zone("Europe/Berlin")


def look(folder: Path) -> Survey:
    return survey(folder, TODAY, BERLIN, "km", lambda done, total: None)


def said(found: Survey) -> list[str]:
    return [f"{file.path.name}: {file.use}: {file.said}" for file in found.files]


def test_each_file_is_told_by_what_is_in_it(tmp_path: Path) -> None:
    garmin = table(GARMIN_HEADER, garmin_row("2026-11-03 07:00:00", "10.00"))
    folder = write(
        tmp_path, a_ics=work(), b_ics=plan_ics(), c_csv=plan_csv(), d_csv=activities(),
        e_csv=garmin, f_csv="week,distance\n2026-11-02,40\n", notes_txt="nothing",
    )  # fmt: skip
    found = look(folder)
    assert said(found) == [
        "a.ics: busy calendar: 361 events, 301 more shown as free, 2026-09-30 to 2027-11-24",
        "b.ics: planned runs: 9 runs, 2026-12-01 to 2026-12-19",
        "c.csv: planned runs: 18 runs, 2026-12-01 to 2027-01-09",
        "d.csv: training so far: Strava",
        "e.csv: training so far: Garmin Connect",
        "f.csv: training so far: a table of weeks",
    ]
    assert found.left_out == []
    assert found.history is not None
    assert len(found.history.activities) == 32
    assert [(title, race.day.isoformat(), race.distance_m) for title, race in found.races] == [
        ("Winter Park Race 10 km", "2026-12-19", 10_000),
        ("Winter Park Race 10 km", "2027-01-09", 10_000),
    ]


def test_recordings_lie_in_folders_or_beside_the_rest(tmp_path: Path) -> None:
    start = datetime(2026, 11, 3, 6, tzinfo=UTC)
    write(tmp_path / "watch", a_fit=fit(start), b_fit=fit(start + timedelta(days=1)))
    write(tmp_path / "empty", c_txt="")
    found = look(tmp_path)
    assert said(found) == ["watch: training so far: 2 recordings"]
    write(tmp_path, d_gpx=gpx(start + timedelta(days=2)))
    found = look(tmp_path)
    assert said(found) == [f"{tmp_path.name}: training so far: 3 recordings"]


def test_what_is_of_no_use_is_named_with_the_reason(tmp_path: Path) -> None:
    ours = calendar("DTSTART:20261201T070000Z").replace(b"-//Nobody//EN", PRODID.encode())
    old = calendar("DTSTART:20200106T070000Z\nDTEND:20200106T080000Z")
    folder = write(
        tmp_path, a_ics="no calendar", b_ics=old, c_csv="name,price\npear,3\n",
        d_csv="date,title\n2026-12-01,Buy pears\n2026-12-02,Tax\n", e_csv="", plan_ics=ours,
    )  # fmt: skip
    found = look(folder)
    assert said(found) == []
    reasons = dict(line.split(": ", 1) for line in found.left_out)
    assert reasons["a.ics"].startswith("this is no calendar")
    assert reasons["b.ics"] == "it has no event from 2026-09-30 to 2027-11-24"
    neither = "neither planned runs nor a known export of training"
    assert reasons["c.csv"] == reasons["d.csv"] == neither
    assert reasons["e.csv"] == "it has no line of headers; export it again"
    assert reasons["plan.ics"] == "coreplan's own plan"


def test_a_history_that_cannot_be_read_leaves_the_others(tmp_path: Path) -> None:
    broken = table(GARMIN_HEADER.replace("Distance", "Far"), garmin_row("2026-11-03", "10.00"))
    found = look(write(tmp_path, a_csv=broken, b_csv=activities()))
    assert said(found) == ["b.csv: training so far: Strava"]
    assert found.left_out[0].startswith("a.csv: ")
    assert "istan" in found.left_out[0]
    assert found.history is not None
    assert len(found.history.activities) == 31


@pytest.mark.parametrize(
    ("titles", "use"),
    [
        (("Team meeting", "Review", "6x800 m"), Use.BUSY),
        (("Team meeting", "6x800 m", "Long run 20 km"), Use.RUNS),
        (("Yoga", "Swim", "Gym", "Dentist"), Use.BUSY),
        (("Rest", "Yoga", "Rest", "Tempo 8 km"), Use.RUNS),
        (("8 km", "10 km"), Use.BUSY),
    ],
)
def test_a_calendar_is_a_plan_if_most_of_it_is_surely_runs(
    titles: tuple[str, ...], use: Use, tmp_path: Path
) -> None:
    events = [weekly(TODAY, "0700", "0800", "MO", "") for _ in titles]
    text = calendar(*events).decode()
    for number, title in enumerate(titles, 1):
        text = text.replace(f"SUMMARY:E{number}\r\n", f"SUMMARY:{title}\r\n")
    found = look(write(tmp_path, a_ics=text.encode()))
    assert [file.use for file in found.files] == [use]
    kinds = {run.kind for run in found.planned}
    assert kinds == (set() if use is Use.BUSY else kinds - {RunKind.REST})
