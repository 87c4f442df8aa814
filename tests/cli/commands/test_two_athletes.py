"""A file keeps the plan.json that names it; no other file replaces or reads anything of it."""

import contextlib
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from planner.cli import main
from planner.cli.commands import solve
from planner.storage import locks
from planner.storage.atomic_writes import Target
from tests.cli.small_athletes import SMALL, write_athlete

Run = Callable[..., Result]
NOOR = SMALL.replace("name: Maya", "name: Noor")
PLAN = ("plan.ics", "plan.json")


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What solving the small athlete writes."""
    folder = tmp_path_factory.mktemp("solved")
    done = CliRunner().invoke(main, ["solve", str(write_athlete(folder))])
    assert done.exit_code == 0, done.output
    return {name: (folder / name).read_bytes() for name in PLAN}


@pytest.fixture
def folder(tmp_path: Path, solved: dict[str, bytes]) -> Path:
    """A folder with the small athlete and its plan."""
    write_athlete(tmp_path)
    for name, content in solved.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def kept(folder: Path, name: str = "plan.json") -> Any:
    return json.loads((folder / name).read_bytes())


def test_the_plan_names_the_file_that_made_it(folder: Path) -> None:
    assert kept(folder)["file"] == "athlete.yaml"


def test_a_neighbour_gets_files_of_its_own_and_is_told(run: Run, folder: Path) -> None:
    before = contents(folder)
    (folder / "noor.yaml").write_text(NOOR)
    done = run("solve", folder / "noor.yaml")
    assert done.exit_code == 0, done.output
    assert done.stderr == (
        f"Note: plan.json beside {folder}/noor.yaml is the plan of athlete.yaml, which stays as it "
        "is; the files of noor.yaml are noor.ics and noor.json.\n"
    )
    assert f"Written: {folder}/noor.ics and {folder}/noor.json" in done.stdout
    after = contents(folder)
    assert {name: after[name] for name in before} == before
    assert set(after) - set(before) == {"noor.ics", "noor.json", "noor.yaml"}
    theirs = kept(folder, "noor.json")
    assert (theirs["athlete"], theirs["file"], theirs["cancelled"]) == ("Noor", "noor.yaml", [])
    both = [{s["uid"] for s in each["sessions"]} for each in (kept(folder), theirs)]
    assert not both[0] & both[1]


@pytest.mark.parametrize("options", [(), ("-o", "core.ics")])
def test_a_first_plan_that_came_in_between_keeps_the_names(
    run: Run,
    tmp_path: Path,
    solved: dict[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
    options: tuple[str, ...],
) -> None:
    """Both find the folder empty; while one waits for the other's lock, the other's plan lands."""
    real, waits = locks.only_writer, [solved]

    @contextlib.contextmanager
    def only_writer(targets: Sequence[Target], on_wait: Callable[[], None]) -> Iterator[object]:
        for name, content in waits.pop().items() if waits else ():
            Path(name).write_bytes(content)
        with real(targets, on_wait) as finished:
            yield finished

    monkeypatch.setattr(solve, "only_writer", only_writer)
    monkeypatch.chdir(tmp_path)
    write_athlete(tmp_path)
    Path("noor.yaml").write_text(NOOR)
    done = run("solve", "noor.yaml", *options, "-q")
    assert done.exit_code == 0, done.output
    assert done.stderr == (
        "Note: plan.json beside noor.yaml is the plan of athlete.yaml, which stays as it is; the "
        f"{'other file of noor.yaml is' if options else 'files of noor.yaml are noor.ics and'} "
        "noor.json.\n"
    )
    after = contents(tmp_path)
    assert {name: after[name] for name in PLAN} == solved
    assert set(after) - set(PLAN) == {
        "athlete.yaml",
        "noor.yaml",
        "noor.json",
        *(options[1:] or ["noor.ics"]),
    }
    assert kept(tmp_path, "noor.json")["file"] == "noor.yaml"


def test_both_are_solved_again_each_to_its_own(run: Run, folder: Path) -> None:
    (folder / "noor.yaml").write_text(NOOR)
    assert run("solve", folder / "noor.yaml", "-q").exit_code == 0
    before = contents(folder)
    for name in ("athlete.yaml", "noor.yaml", "athlete.yaml"):
        assert run("solve", folder / name, "-q").exit_code == 0
        assert contents(folder) == before


def test_a_copy_has_the_same_uids_and_that_is_said(run: Run, folder: Path) -> None:
    before = contents(folder)
    later = SMALL.replace('"19:00-20:30"', '"19:30-20:30"')
    (folder / "try.yaml").write_text(later)
    done = run("solve", folder / "try.yaml", "-q")
    assert done.exit_code == 0, done.output
    assert "the files of try.yaml are try.ics and try.json. Both plans have" in done.stderr
    assert "events of the same UIDs: import only one of them." in done.stderr
    after = contents(folder)
    assert {name: after[name] for name in before} == before
    ours, copy = kept(folder)["sessions"], kept(folder, "try.json")["sessions"]
    assert [s["uid"] for s in copy] == [s["uid"] for s in ours]
    assert {s["sequence"] for s in copy} == {0}


@pytest.mark.posix
def test_a_neighbour_takes_no_start_from_the_plan_beside_it(run: Run, tmp_path: Path) -> None:
    """A season without a start begins next Monday, wherever the other's plan began."""
    monday = date.today() - timedelta(days=date.today().weekday())
    season = f"end: {monday + timedelta(27)}"
    text = SMALL.replace("start: 2027-01-04, end: 2027-01-24", season)
    path = write_athlete(tmp_path, text)
    assert run("solve", path, "-q", "--effort", "quick").exit_code == 0
    early = {**kept(tmp_path), "season_start": str(monday)}
    (tmp_path / "plan.json").write_text(json.dumps(early))
    (tmp_path / "try.yaml").write_text(text)
    for name, start in (("try", monday + timedelta(7)), ("athlete", monday)):
        arguments = ("--json", "-", "-o", "/dev/null", "-q", "--effort", "quick", "--yes")
        done = run("solve", tmp_path / f"{name}.yaml", *arguments)
        assert json.loads(done.stdout)["season_start"] == str(start)


def test_a_plan_of_before_stays_with_its_athlete(run: Run, folder: Path) -> None:
    older = {key: value for key, value in kept(folder).items() if key != "file"}
    (folder / "plan.json").write_text(json.dumps(older))
    (folder / "noor.yaml").write_text(NOOR)
    done = run("solve", folder / "noor.yaml", "-q")
    assert done.exit_code == 0
    assert "is the plan of 'Maya', which stays as it is" in done.stderr
    assert kept(folder) == older
    assert run("check", folder / "athlete.yaml", folder / "plan.json").exit_code == 0
    assert run("solve", folder / "athlete.yaml", "-q").exit_code == 0
    assert kept(folder) == {**older, "file": "athlete.yaml"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--json", "plan.json"), "plan.json belongs to the plan of athlete.yaml, not to that of"),
        (("-o", "plan.ics"), "plan.ics belongs to the plan of athlete.yaml, not to that of"),
    ],
)
def test_the_others_files_are_not_for_the_naming(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, str], said: str
) -> None:
    monkeypatch.chdir(folder)
    Path("noor.yaml").write_text(NOOR)
    before = contents(folder)
    done = run("solve", "noor.yaml", *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"Error: {said} noor.yaml, and was left as it is.\n" in done.stderr
    assert f"Try: name another file with {arguments[0]}; if athlete.yaml is noor" in done.stderr
    assert contents(folder) == before


def test_a_renamed_file_is_told_how_to_go_on(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    before = kept(folder)
    Path("athlete.yaml").rename("maya.yaml")
    done = run("solve", "maya.yaml", "-q")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == (
        "Note: plan.json beside maya.yaml is the plan of athlete.yaml, which stays as it is; the "
        "files of maya.yaml are maya.ics and maya.json. Both plans have events of the same UIDs: "
        "import only one of them. If it is the plan of maya.yaml, go on with it: coreplan solve "
        "maya.yaml --json plan.json -o plan.ics --force\n"
    )
    assert kept(folder) == before
    command = done.stderr.rstrip().partition(" coreplan ")[2].split()
    done = run(*command, "-q")
    assert (done.exit_code, done.output) == (0, "")
    assert kept(folder) == {**before, "file": "maya.yaml"}
    assert run("solve", "maya.yaml", "-q").output == ""
    assert kept(folder) == {**before, "file": "maya.yaml"}


def test_a_renamed_file_goes_on_with_its_plan_by_force(run: Run, folder: Path) -> None:
    (folder / "athlete.yaml").rename(folder / "maya.yaml")
    (folder / "maya.yaml").write_text(SMALL.replace('"19:00-20:30"', '"19:30-20:30"'))
    names = ("--json", folder / "plan.json", "-o", folder / "plan.ics")
    uids = [each["uid"] for each in kept(folder)["sessions"]]
    assert run("solve", folder / "maya.yaml", *names, "-q").exit_code == 2
    assert run("solve", folder / "maya.yaml", *names, "-q", "--force").exit_code == 0
    after = kept(folder)
    assert after["file"] == "maya.yaml"
    assert [(s["uid"], s["sequence"]) for s in after["sessions"]] == [(uid, 1) for uid in uids]


def test_another_name_is_another_athlete_until_the_id_says_no(run: Run, folder: Path) -> None:
    path = folder / "athlete.yaml"
    path.write_text(NOOR)
    before = contents(folder)
    for arguments in (
        (),
        ("--force",),
        ("--yes",),
        ("--json", "-"),
        ("--json", folder / "noor.json"),
    ):
        done = run("solve", path, *arguments)
        assert (done.exit_code, done.stdout) == (2, "")
        assert f"is the plan of 'Maya', and {path} is now that of 'Noor'; nothing" in done.stderr
        assert "Try: if that is one person, write athlete: {id: Maya}, which keeps" in done.stderr
        assert contents(folder) == before
    path.write_text(NOOR.replace("  name: Noor", "  name: Noor\n  id: Maya"))
    assert run("solve", path, "-q").exit_code == 0
    uids = [each["uid"] for each in kept(folder)["sessions"]]
    assert uids == [each["uid"] for each in json.loads(before["plan.json"])["sessions"]]
    path.write_text(NOOR)
    assert run("solve", path, "-q", "--json", folder / "noor.json", "-o", "-").exit_code == 0
    assert kept(folder, "noor.json")["athlete"] == "Noor"


def test_explain_and_whatif_look_at_the_athletes_own_plan(run: Run, folder: Path) -> None:
    (folder / "noor.yaml").write_text(NOOR)
    assert run("solve", folder / "noor.yaml", "-q").exit_code == 0
    before = contents(folder)
    for name in ("athlete", "noor"):
        done = run("explain", folder / f"{name}.yaml", "--at", "2027-01-04")
        assert (done.exit_code, done.stderr) == (0, "")
        options = ("--busy", "2027-01-12", "--effort", "quick")
        assert run("whatif", folder / f"{name}.yaml", *options).exit_code == 0
    assert contents(folder) == before


def test_a_copy_does_not_take_an_older_plan_over(run: Run, folder: Path) -> None:
    older = {key: value for key, value in kept(folder).items() if key != "file"}
    (folder / "plan.json").write_text(json.dumps(older))
    (folder / "try.yaml").write_bytes((folder / "athlete.yaml").read_bytes())
    before = contents(folder)
    done = run("solve", folder / "try.yaml")
    assert done.exit_code == 0, done.output
    assert f"plan.json beside {folder}/try.yaml is the plan of 'Maya', which stays" in done.stderr
    after = contents(folder)
    assert after.keys() - before.keys() == {"try.ics", "try.json"}
    assert {name: after[name] for name in before} == before


def test_a_calendar_of_another_athlete_is_left_as_it_is(run: Run, folder: Path) -> None:
    (folder / "noor.yaml").write_text(NOOR)
    core = folder / "core.ics"
    core.write_bytes((folder / "plan.ics").read_bytes())
    assert run("solve", folder / "athlete.yaml", "-o", core, "-q").exit_code == 0
    before = core.read_bytes()
    done = run("solve", folder / "noor.yaml", "-o", core)
    assert done.exit_code == 2
    assert (
        f"{core} holds the sessions of another athlete than noor.yaml, and was left" in done.stderr
    )
    assert core.read_bytes() == before
    assert run("solve", folder / "noor.yaml", "-o", core, "--force", "-q").exit_code == 0
    assert core.read_bytes() != before


def test_a_plan_that_names_nobody_any_more_is_left_to_nobody(run: Run, folder: Path) -> None:
    (folder / "plan.json").write_text(json.dumps({**kept(folder), "file": 7, "athlete": 7}))
    (folder / "noor.yaml").write_text(NOOR)
    before = contents(folder)
    done = run("solve", folder / "noor.yaml", "-q")
    assert done.exit_code == 0, done.output
    assert done.stderr == (
        f"Note: plan.json beside {folder}/noor.yaml is the plan of somebody it no longer names, "
        "which stays as it is; the files of noor.yaml are noor.ics and noor.json. If it is the "
        f"plan of noor.yaml, go on with it: coreplan solve {folder}/noor.yaml "
        f"--json {folder}/plan.json -o {folder}/plan.ics --force\n"
    )
    after = contents(folder)
    assert {name: after[name] for name in before} == before
    done = run("solve", folder / "athlete.yaml")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        f"Error: {folder}/plan.json belongs to the plan of somebody it no longer names, not to "
        "that of athlete.yaml, and was left as it is.\n"
        "Try: name another file with --json; if it is the plan of athlete.yaml, go on with it with "
        "--force\n"
    )
    assert contents(folder) == after
    uids = [each["uid"] for each in kept(folder)["sessions"]]
    assert run("solve", folder / "athlete.yaml", "-q", "--force").exit_code == 0
    assert (folder / "plan.json.damaged").read_bytes() == before["plan.json"]
    assert [each["uid"] for each in kept(folder)["sessions"]] == uids


@pytest.mark.parametrize(("option", "name"), [("-o", "core.ics"), ("--json", "core.json")])
def test_the_athletes_file_is_no_place_for_a_plan(
    run: Run, folder: Path, option: str, name: str
) -> None:
    path, before = folder / "athlete.yaml", contents(folder)
    done = run("solve", path, option, path, "--force")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        f"Error: {path} is the athlete's file; a plan never overwrites it.\n"
        f"Try: write elsewhere: {option} {name}\n"
    )
    assert contents(folder) == before


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b'{"schema": 1,', "ends early"),
        (b"{\n\n7}", "is not JSON at line 3"),
        (b"\x7fELF\xff\x00", "is not text"),
    ],
)
def test_a_plan_that_is_no_json_stays_as_it_is(
    run: Run, folder: Path, content: bytes, reason: str
) -> None:
    path = folder / "plan.json"
    path.write_bytes(content)
    before = contents(folder)
    done = run("solve", folder / "athlete.yaml")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        f"Error: {path} is not a plan that coreplan wrote: it {reason}. It was left as it is.\n"
        f"Try: move {path} away, write elsewhere with --json, or replace it with --force\n"
    )
    assert contents(folder) == before
    done = run("solve", folder / "athlete.yaml", "-q", "--force")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == (
        f"Note: {path} is damaged: it is not a plan that coreplan wrote: it {reason}. Nothing else "
        "of it can be used, and the file as it was is kept as plan.json.damaged.\n"
    )
    assert (folder / "plan.json.damaged").read_bytes() == content
    assert run("check", folder / "athlete.yaml", path).exit_code == 0
