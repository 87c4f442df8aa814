"""A plan that empties a calendar says so first, and asks before it is written."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from planner.cli import main, replacing
from tests.cli.small_athletes import SMALL, write_athlete

Run = Callable[..., Result]
MISTYPED = SMALL.replace("19:00-20:30", "19:00-19:05")
SCARCE = SMALL.replace('  wednesday: ["19:00-20:30"]\n  friday: ["19:00-20:30"]\n', "").replace(
    "free_time:\n", "free_time:\n  exceptions: [{from: 2027-01-11, to: 2027-01-24, windows: []}]\n"
)


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("solved")
    done = CliRunner().invoke(main, ["solve", str(write_athlete(folder)), "--effort", "quick"])
    assert done.exit_code == 0, done.output
    return contents(folder)


@pytest.fixture
def folder(tmp_path: Path, solved: dict[str, bytes]) -> Path:
    """A folder with the small athlete and its plan of six sessions."""
    for name, content in solved.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def kept(folder: Path) -> Any:
    return json.loads((folder / "plan.json").read_bytes())


def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replacing, "is_terminal", lambda stream: True)


@pytest.mark.posix
def test_nothing_cancels_every_session_unasked(run: Run, folder: Path) -> None:
    path = write_athlete(folder, MISTYPED)
    before = contents(folder)
    for arguments in ((), ("--force",), ("-q",), ("-o", "-", "--json", "/dev/null")):
        done = run("solve", path, *arguments)
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr == (
            "Error: This plan cancels 6 of your 6 coming sessions. Nothing was written.\n"
            f"Try: look at free_time, running and races in {path}; if it is as you mean it, solve "
            "again with --yes\n"
        )
        assert contents(folder) == before


def test_yes_cancels_them_and_the_first_line_says_it(run: Run, folder: Path) -> None:
    done = run("solve", write_athlete(folder, MISTYPED), "--yes")
    assert (done.exit_code, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "No session at all, where your phases ask for 6."
    assert lines[1] == "Maya: Mon 4 Jan to Sun 24 Jan 2027, 3 weeks, 0 sessions"
    assert len(kept(folder)["cancelled"]) == 6
    assert (folder / "plan.ics").read_bytes().count(b"STATUS:CANCELLED") == 6


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("n\n", 2), ("\n", 2)])
def test_a_terminal_is_asked(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, answer: str, code: int
) -> None:
    at_a_terminal(monkeypatch)
    path = write_athlete(folder, MISTYPED)
    before = contents(folder)
    done = run("solve", path, input=answer)
    assert done.exit_code == code
    asked = "This plan cancels 6 of your 6 coming sessions. Write it? [y/N]: "
    assert asked in done.stderr
    assert (contents(folder) == before) is (code == 2)
    assert len(kept(folder)["sessions"]) == (0 if code == 0 else 6)


def test_most_of_them_are_asked_for_and_half_are_not(run: Run, folder: Path) -> None:
    path = write_athlete(folder, SCARCE)
    done = run("solve", path)
    assert done.exit_code == 2
    assert "Error: This plan cancels 5 of your 6 coming sessions. Nothing" in done.stderr
    two_weeks = "  exceptions: [{from: 2027-01-11, to: 2027-01-24, windows: []}]\n"
    assert run("solve", write_athlete(folder, SMALL + two_weeks)).exit_code == 2
    one_day = "  exceptions: [{from: 2027-01-13, to: 2027-01-24, windows: []}]\n"
    done = run("solve", write_athlete(folder, SMALL + one_day))
    assert done.exit_code == 0, done.output
    assert len(kept(folder)["cancelled"]) == 3


def test_without_an_earlier_plan_nothing_is_asked(run: Run, tmp_path: Path) -> None:
    done = run("solve", write_athlete(tmp_path, SCARCE), "--effort", "quick")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("Only 1 session, where your phases ask for 6.\nMaya: ")
    done = run("solve", write_athlete(tmp_path), "--effort", "quick")
    assert done.stdout.startswith("Maya: ")


def test_what_is_past_is_not_lost(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Later(date):
        @classmethod
        def today(cls) -> "Later":
            return cls(2027, 1, 12)

    monkeypatch.setattr(replacing, "date", Later)
    gone = "  exceptions: [{from: 2027-01-04, to: 2027-01-10, windows: []}]\n"
    coming = [s for s in kept(folder)["sessions"] if s["start"] >= "2027-01-12"]
    assert len(coming) == 3
    done = run("solve", write_athlete(folder, SMALL + gone))
    assert done.exit_code == 0, done.output
    last = Later(2027, 1, 24) + timedelta(days=1)
    monkeypatch.setattr(Later, "today", classmethod(lambda cls: last))
    assert run("solve", write_athlete(folder, MISTYPED)).exit_code == 0


def test_a_session_without_a_uid_is_named_and_counts_as_cancelled(run: Run, folder: Path) -> None:
    data, path = kept(folder), folder / "athlete.yaml"
    for session in data["sessions"][:4]:
        session["uid"] = ""
    del data["sessions"][0]["uid"]
    (folder / "plan.json").write_text(json.dumps(data))
    before = contents(folder)
    faults = "; ".join(f"sessions.{n}.uid is empty" for n in range(4))
    said = (
        f"Note: {folder}/plan.json is damaged: {faults}. Its other rows are used, and the file as "
        "it was is kept as plan.json.damaged.\n"
    )
    done = run("solve", path)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        f"{said}Error: This plan cancels 4 of your 6 coming sessions. Nothing was written.\n"
        f"Try: look at free_time, running and races in {path}; if it is as you mean it, solve "
        "again with --yes\n"
    )
    assert contents(folder) == before
    done = run("check", path, folder / "plan.json")
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"plan.json is damaged: {faults}.\n" in done.stderr
    done = run("solve", path, "-q", "--yes")
    assert (done.exit_code, done.stderr) == (0, said)
    assert (folder / "plan.json.damaged").read_bytes() == before["plan.json"]
    assert all(session["uid"] for session in kept(folder)["sessions"])


ELSEWHERE = ("--json", "new.json", "-o", "plan.ics")
ASKED = "Error: This plan cancels 6 of your 6 coming sessions. Nothing was written.\n"


@pytest.mark.posix
@pytest.mark.parametrize("options", [ELSEWHERE, ELSEWHERE[:2], ("-o", "plan.ics", "--json", "-")])
def test_a_calendar_keeps_its_history_wherever_the_plan_goes(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    monkeypatch.chdir(folder)
    path = write_athlete(Path(), MISTYPED)
    before = contents(folder)
    for force in ((), ("--force",)):
        done = run("solve", path, *options, *force)
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.startswith(ASKED)
        assert contents(folder) == before
    done = run("solve", path, *options, "-q", "--yes")
    assert (done.exit_code, done.stderr) == (0, "")
    assert Path("plan.ics").read_bytes().count(b"STATUS:CANCELLED") == 6
    assert Path("plan.json").read_bytes() == before["plan.json"]
    written = json.loads(done.stdout or Path("new.json").read_bytes())
    assert [each["uid"] for each in written["cancelled"]] == [
        each["uid"] for each in kept(folder)["sessions"]
    ]


@pytest.mark.posix
def test_a_new_pair_of_files_asks_nothing_and_is_no_way_around(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plan.json that doesn't know the calendar's sessions is not the calendar's history."""
    monkeypatch.chdir(folder)
    path = write_athlete(Path(), MISTYPED)
    new = ("--json", "new.json", "-o", "new.ics", "-q")
    assert run("solve", path, *new).output == ""
    assert b"STATUS:CANCELLED" not in Path("new.ics").read_bytes()
    before = contents(folder)
    done = run("solve", path, *ELSEWHERE)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(ASKED)
    assert contents(folder) == before
    assert run("solve", path, *ELSEWHERE, "-q", "--yes").output == ""
    for _ in range(2):
        assert Path("plan.ics").read_bytes().count(b"STATUS:CANCELLED") == 6
        assert run("solve", path, *ELSEWHERE, "-q").output == ""


@pytest.mark.posix
def test_a_calendar_of_another_name_keeps_its_history(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The plan of core.ics is plan.json, also for a file of a new name and behind a link."""
    monkeypatch.chdir(folder)
    assert run("solve", "athlete.yaml", "-o", "core.ics", "-q").output == ""
    path = write_athlete(Path(), MISTYPED)
    Path("link.ics").symlink_to("core.ics")
    Path("away").mkdir()
    Path("away", "plan.ics").symlink_to("../plan.ics")
    for calendar in ("core.ics", "link.ics", "away/plan.ics", folder / "core.ics"):
        done = run("solve", path, "-o", calendar, "--json", "core.json")
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.startswith(ASKED)
    path.rename("maya.yaml")
    before = Path("core.ics").read_bytes()
    done = run("solve", "maya.yaml", "-o", "core.ics", "-q")
    assert (done.exit_code, done.stdout) == (2, "")
    assert (
        "Error: core.ics belongs to the plan of athlete.yaml, not to that of maya.yaml, and was "
        "left as it is.\nTry: name another file with -o; if athlete.yaml is maya.yaml by an older "
        "name, go on with its plan with --force\n"
    ) in done.stderr
    done = run("solve", "maya.yaml", "-o", "core.ics", "-q", "--force")
    assert done.exit_code == 2
    assert ASKED in done.stderr
    assert Path("core.ics").read_bytes() == before
    assert run("solve", "maya.yaml", "-o", "core.ics", "-q", "--force", "--yes").exit_code == 0
    assert Path("core.ics").read_bytes().count(b"STATUS:CANCELLED") == 6


@pytest.mark.posix
def test_a_history_that_cannot_be_read_is_not_given_up_unasked(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    whole = Path("plan.json").read_bytes()
    Path("plan.json").write_bytes(whole[:-9])
    before = contents(folder)
    ends_early = "plan.json is not a plan that coreplan wrote: it ends early. It was left as it is."
    done = run("solve", "athlete.yaml", *ELSEWHERE)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        f"Error: {ends_early}\nTry: move plan.json away, write elsewhere with -o, or go on without "
        "it with --force\n"
    )
    assert contents(folder) == before
    done = run("solve", "athlete.yaml", *ELSEWHERE, "-q", "--force")
    assert (done.exit_code, done.stderr) == (
        0,
        "Note: plan.json is damaged: it is not a plan that coreplan wrote: it ends early. Nothing "
        "else of it can be used.\n",
    )
    assert set(contents(folder)) - set(before) == {"new.json"}
    assert Path("plan.json").read_bytes() == before["plan.json"]
    Path("plan.json").write_bytes(whole)
    Path("new.json").write_text("")
    done = run("solve", write_athlete(Path(), MISTYPED), *ELSEWHERE, "-q", "--force", "--yes")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == (
        "Note: new.json is damaged: it is not a plan that coreplan wrote: it is empty. Nothing "
        "else of it can be used, and the file as it was is kept as new.json.damaged.\n"
    )
    assert Path("plan.ics").read_bytes().count(b"STATUS:CANCELLED") == 6


@pytest.mark.posix
@pytest.mark.parametrize("name", ["plan.ics", "plan.json"])
def test_init_replaces_no_plan(run: Run, folder: Path, name: str) -> None:
    (folder / "link.yaml").symlink_to(name)
    before = contents(folder)
    for path in (folder / name, folder / "link.yaml"):
        done = run("init", path, "--force")
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr == (
            f"Error: {path} is a plan or a calendar, and is never overwritten by an athlete's file."
            "\nTry: name another file for the athlete\n"
        )
        assert contents(folder) == before
