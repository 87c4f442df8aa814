"""An output is never an input, whatever name or link leads to it, and whatever is forced."""

import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import Result

from tests.catalogue.own_exercises import OWN
from tests.cli.small_athletes import SMALL, write_athlete
from tests.inputs.detect.folders import plan_ics, write
from tests.inputs.history.exports import gpx

Run = Callable[..., Result]

CALENDAR = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//EN
BEGIN:VEVENT
UID:a
DTSTART;TZID=Europe/Berlin:20270106T080000
DTEND;TZID=Europe/Berlin:20270106T090000
SUMMARY:Long run 16 km
END:VEVENT
END:VCALENDAR
"""
WEEKS = "week,distance\n2026-12-21,30\n2026-12-28,32\n"
FILES = {
    "busy.ics": CALENDAR,
    "runs.ics": CALENDAR,
    "weeks.csv": WEEKS,
    "club.yaml": "constraints: {rest-day: 2}\n",
    "mine.yaml": OWN,
}
ALL = (
    SMALL.replace("  experience: new", "  experience: new\n  exercises: [mine.yaml]").replace(
        "running:", "running:\n  runs: [runs.ics]\n  mileage: {file: weeks.csv, units: km}"
    )
    + "  busy: busy.ics\nconstraints: {profile: ./club.yaml}\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An athlete who names a file of every kind."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    write_athlete(tmp_path, ALL)
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def refused(run: Run, folder: Path, *arguments: object) -> str:
    """The error, after which no byte in the folder is another one."""
    before = contents(folder)
    done = run("solve", folder / "athlete.yaml", *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert contents(folder) == before
    return done.stderr


@pytest.mark.parametrize("name", sorted(FILES))
@pytest.mark.parametrize(("option", "other"), [("-o", "core.ics"), ("--json", "core.json")])
def test_every_file_that_is_named_is_kept(
    run: Run, folder: Path, name: str, option: str, other: str
) -> None:
    said = refused(run, folder, option, folder / name, "--force")
    assert said == (
        f"Error: {folder / name} is one of the files to read, and is never overwritten.\n"
        f"Try: write elsewhere: coreplan solve {folder}/athlete.yaml {option} {other}\n"
    )


@pytest.mark.parametrize("name", sorted(FILES))
def test_an_input_is_refused_as_one_before_it_is_read_as_a_plan(
    run: Run, folder: Path, name: str
) -> None:
    said = refused(run, folder, "--json", folder / name)
    assert f"Error: {folder / name} is one of the files to read, and is never overwritten" in said
    (folder / "foreign.txt").write_text("x")
    said = refused(run, folder, "--json", folder / "foreign.txt")
    assert (
        f"Error: {folder}/foreign.txt is not a plan that coreplan wrote: it is not JSON at line 1. "
        in said
    )


@pytest.mark.posix
def test_links_and_other_spellings_are_the_file_itself(run: Run, folder: Path) -> None:
    (folder / "soft.ics").symlink_to("runs.ics")
    os.link(folder / "runs.ics", folder / "hard.ics")
    (folder / "sub").mkdir()
    for name in ("soft.ics", "hard.ics", "sub/../runs.ics"):
        said = refused(run, folder, "-o", f"{folder}/{name}", "--force")
        assert f"{folder}/{name} is one of the files to read" in said


def test_a_file_of_a_folder_of_recordings_is_kept(run: Run, folder: Path) -> None:
    (folder / "watch").mkdir()
    recording = folder / "watch" / "monday.gpx"
    recording.write_text(gpx(datetime(2026, 12, 21, 7, tzinfo=UTC)))
    mine = recording.read_bytes()
    write_athlete(folder, ALL.replace("{file: weeks.csv, units: km}", "watch"))
    assert f"{recording} is one of the files" in refused(run, folder, "-o", recording, "--force")
    imported = run("import", folder / "watch", "-o", recording, "--force")
    assert imported.exit_code == 2
    assert "monday.gpx is one of the files to read" in imported.stderr
    assert recording.read_bytes() == mine


def test_a_training_plan_called_plan_ics_is_kept(run: Run, folder: Path) -> None:
    """What the athlete calls plan.ics stays, and solving works next to it."""
    (folder / "runs.ics").rename(folder / "plan.ics")
    path = write_athlete(folder, ALL.replace("runs.ics", "plan.ics"))
    for force in ((), ("--force",)):
        said = refused(run, folder, *force)
        assert f"Error: {folder}/plan.ics is one of the files to read" in said
        assert f"Try: write elsewhere: coreplan solve {path} -o core.ics\n" in said
    done = run("solve", path, "-o", folder / "core.ics", "-q")
    assert (done.exit_code, done.output) == (0, "")
    assert (folder / "plan.ics").read_text() == CALENDAR
    assert run("check", path, folder / "core.ics").exit_code == 0


def test_init_leads_around_a_plan_ics_that_is_there(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    monkeypatch.chdir(write(tmp_path, plan_ics=plan_ics(date.today())))
    mine = Path("plan.ics").read_bytes()
    done = run("init", "--from", ".", input="")
    assert done.exit_code == 0, done.output
    assert done.stderr.endswith(
        "Note: plan.ics is a file of your own, so the core training gets another name.\n"
        "Written: athlete.yaml\n"
        "Next: coreplan solve athlete.yaml -o core.ics\n"
    )
    text = Path("athlete.yaml").read_text()
    assert "# Change what you like, then: coreplan solve athlete.yaml -o core.ics\n" in text
    assert 'runs: ["plan.ics"]' in text
    solved = run("solve", "athlete.yaml", "-o", "core.ics", "--effort", "quick", "-q")
    assert solved.exit_code == 0, solved.output
    assert Path("plan.ics").read_bytes() == mine
    assert run("init", "other.yaml").stderr.endswith("coreplan solve other.yaml -o core.ics\n")
    Path("plan.ics").write_bytes(Path("core.ics").read_bytes())
    assert run("init", "third.yaml").stderr.endswith("coreplan solve third.yaml\n")


def test_init_writes_over_nothing_that_it_read(run: Run, tmp_path: Path) -> None:
    write(tmp_path, plan_ics=plan_ics(date.today()))
    before = contents(tmp_path)
    done = run("init", "--from", tmp_path, tmp_path / "plan.ics", "--force", input="")
    assert done.exit_code == 2
    assert "plan.ics is one of the files to read, and is never overwritten" in done.stderr
    assert contents(tmp_path) == before


@pytest.mark.posix
def test_import_writes_over_nothing_that_it_read(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("weeks.csv").write_text(WEEKS)
    Path("soft.csv").symlink_to("weeks.csv")
    for name in ("weeks.csv", "soft.csv"):
        done = run("import", "weeks.csv", "-o", name, "--force")
        assert (done.exit_code, done.stdout) == (2, "")
        assert f"{name} is one of the files to read, and is never overwritten" in done.stderr
        assert Path("weeks.csv").read_text() == WEEKS
