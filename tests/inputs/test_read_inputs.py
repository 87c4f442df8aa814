"""All files that an athlete.yaml names, read together and in the right order."""

from datetime import date
from pathlib import Path

import pytest

from planner.errors import InputError
from planner.instance import Instance, load
from tests.inputs.calendar.event_reading import calendar

TEXT = """\
version: 1
athlete: {name: Maya, timezone: Europe/Berlin, experience: regular}
season: {start: 2027-01-04, end: 2027-01-31}
running:
  runs: plan.csv
  mileage: weeks.csv
free_time:
  daily: "18:00-21:00"
  busy: work.ics
"""
PLAN = "date,title\n2027-01-05,Easy 12 km\n2027-01-10,Long run 20 km\n"
WEEKS = "week,distance_km\n2026-12-21,40\n2026-12-28,44\n"
CHOIR = "DTSTART:20270106T190000\nDTEND:20270106T200000"
NAMES = ("plan.csv", "weeks.csv", "work.ics")


def write(folder: Path) -> Path:
    (folder / "plan.csv").write_text(PLAN)
    (folder / "weeks.csv").write_text(WEEKS)
    (folder / "work.ics").write_bytes(calendar(CHOIR))
    path = folder / "athlete.yaml"
    path.write_text(TEXT)
    return path


def read(path: Path, text: str | None = None) -> Instance:
    return load(path, today=date(2026, 12, 30), text=text)


def test_the_plan_fills_the_weeks_that_the_history_does_not_have(tmp_path: Path) -> None:
    instance = read(write(tmp_path))
    weeks = {str(monday): m for monday, m in sorted(instance.problem.file.running.mileage.items())}
    assert weeks == {
        "2026-12-21": 40_000, "2026-12-28": 44_000, "2027-01-04": 32_000,
        "2027-01-11": 42_000, "2027-01-18": 42_000, "2027-01-25": 42_000,
    }  # fmt: skip
    assert instance.problem.season.notes[-1] == (
        "Mileage from weeks.csv up to Sun 3 Jan 2027; after it 1 week as your runs say and 3 weeks "
        "held at 42 km, the mean of the last 2."
    )
    assert instance.problem.input_notes == ("2 runs and 0 rest days were read from plan.csv.",)
    assert len(instance.problem.busy) == 1


@pytest.mark.parametrize("name", NAMES)
def test_the_hash_covers_every_file(name: str, tmp_path: Path) -> None:
    path = write(tmp_path)
    before = read(path).written.sha256
    assert read(path).written.sha256 == before
    content = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(content + b"\r\n")
    assert read(path).written.sha256 != before


def test_another_text_sees_the_same_files(tmp_path: Path) -> None:
    path = write(tmp_path)
    changed = read(path, TEXT.replace("18:00-21:00", "19:00-21:00"))
    assert changed.written.text != read(path).written.text
    assert len(changed.problem.busy) == 1
    assert changed.problem.file.running.mileage == read(path).problem.file.running.mileage
    assert changed.written.document.place(("free_time", "daily")) == (8, 10)
    assert read(path, TEXT).written.sha256 == read(path).written.sha256


def test_mistakes_of_several_files_are_said_in_one_go(tmp_path: Path) -> None:
    path = write(tmp_path)
    (tmp_path / "plan.csv").write_text("name,price\npear,3\n")
    (tmp_path / "weeks.csv").write_text("name,price\npear,3\n")
    with pytest.raises(InputError) as caught:
        read(path)
    places = [(Path(each.file).name, each.line) for each in caught.value.mistakes]
    assert places == [("plan.csv", 1), ("weeks.csv", 1)]
