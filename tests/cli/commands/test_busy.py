"""Busy calendars on the command line: kept clear of, checked, and never told on."""

import json
from datetime import datetime
from pathlib import Path

from click.testing import CliRunner

from planner.cli import main
from tests.cli.small_athletes import SMALL, write_athlete
from tests.inputs.calendar.event_reading import calendar

MONDAYS = "DTSTART;TZID=Europe/Berlin:20270104T180000\nDURATION:PT3H\nRRULE:FREQ=WEEKLY"
BAD = "DTSTART;TZID=America:20270105T190000"
NOTE = (
    "Note: work.ics:11: 'Secret talk' is not counted as busy: its time zone 'America' is unknown."
)


def busy_athlete(folder: Path) -> Path:
    data = calendar(MONDAYS, BAD).replace(b"SUMMARY:E1", b"SUMMARY:Interview elsewhere")
    (folder / "work.ics").write_bytes(data.replace(b"SUMMARY:E2", b"SUMMARY:Secret talk"))
    return write_athlete(folder, SMALL + "  busy: [{file: work.ics, travel: 10}]\n")


def test_a_plan_keeps_clear_and_tells_nobody_what_of(tmp_path: Path) -> None:
    path = busy_athlete(tmp_path)
    done = CliRunner().invoke(main, ["solve", str(path), "--effort", "quick"])
    assert done.exit_code == 0, done.output
    assert NOTE in done.stderr.splitlines()
    assert "1 event of work.ics could not be used and may clash (line 11)." in " ".join(
        done.stdout.split()
    )
    sessions = json.loads((tmp_path / "plan.json").read_text())["sessions"]
    assert {datetime.fromisoformat(one["start"]).weekday() for one in sessions} == {2, 4}
    for name in ("plan.ics", "plan.json"):
        text = (tmp_path / name).read_text()
        assert "Interview" not in text
        assert "Secret" not in text
    checked = CliRunner().invoke(main, ["check", str(path), str(tmp_path / "plan.ics")])
    assert checked.exit_code == 0, checked.output


def test_check_sees_a_calendar_that_has_changed(tmp_path: Path) -> None:
    path = write_athlete(tmp_path)
    assert CliRunner().invoke(main, ["solve", str(path), "--effort", "quick"]).exit_code == 0
    busy_athlete(tmp_path)
    done = CliRunner().invoke(main, ["check", str(path), str(tmp_path / "plan.json")])
    assert done.exit_code == 5, done.output
    broken = [line for line in done.stdout.splitlines() if "free-time" in line]
    assert broken
    assert all("busy from 18:00 to 21:00" in line for line in broken)
    assert "was not made from" in done.stderr
    assert "Interview" not in done.output


def test_a_calendar_that_is_none_is_a_mistake_at_its_place(tmp_path: Path) -> None:
    path = busy_athlete(tmp_path)
    (tmp_path / "work.ics").unlink()
    done = CliRunner().invoke(main, ["solve", str(path)])
    assert done.exit_code == 2
    assert f"{path}:15:17: free_time.busy[1].file: 'work.ics': there is no such file" in done.output
    assert not (tmp_path / "plan.ics").exists()
