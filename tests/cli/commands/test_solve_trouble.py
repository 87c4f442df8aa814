"""Disks, permissions, signals and rivals: both files whole, or both as they were."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planner.ics.session_reader import read_sessions
from planner.plan.plan_json import read_plan
from tests.cli.command_line import COMMAND, ROOT
from tests.cli.small_athletes import SMALL, write_athlete
from tests.needs import need

pytestmark = pytest.mark.posix

Spawn = Callable[..., "subprocess.CompletedProcess[bytes]"]
NOBODY = 65534

LONG = SMALL.replace("end: 2027-01-24", "end: 2027-12-26").replace("new", "experienced")


def start(*arguments: object) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [*COMMAND, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def agree(folder: Path) -> int:
    """Both files are whole and say the same; returns the number of sessions."""
    plan = read_plan("plan.json", (folder / "plan.json").read_bytes())
    events = read_sessions((folder / "plan.ics").read_bytes())
    assert [event.uid for event in events] == [session.uid for session in plan.sessions]
    assert [event.starts_at for event in events] == [session.starts_at for session in plan.sessions]
    return len(events)


def test_a_file_too_large_for_its_limit_changes_nothing(spawn: Spawn, tmp_path: Path) -> None:
    import resource

    path = write_athlete(tmp_path)
    done = spawn("solve", path, preexec_fn=lambda: resource.setrlimit(
        resource.RLIMIT_FSIZE, (2000, 2000)
    ))  # fmt: skip
    assert done.returncode == 74
    assert b"File too large" in done.stderr
    assert b"Written" not in done.stdout
    assert os.listdir(tmp_path) == ["athlete.yaml"]


AS_NOBODY = f"""
import os, sys
import planner.ics.writer, planner.solver.run, planner.report.summary
import planner.cli.commands.check, planner.cli.commands.solve
from planner.catalogue.load import load_catalogue
from planner.cli import main
load_catalogue()
if os.geteuid() == 0:
    os.setuid({NOBODY})
main(sys.argv[1:], prog_name="coreplan")
"""


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that every user may read."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def as_nobody(*arguments: object) -> "subprocess.CompletedProcess[bytes]":
    """Imports first: the other user may not be able to read where Python is."""
    return subprocess.run(
        [sys.executable, "-c", AS_NOBODY, *map(str, arguments)],
        capture_output=True, cwd=ROOT, timeout=120,
    )  # fmt: skip


def test_a_read_only_folder_is_74_before_solving(public: Path) -> None:
    path = write_athlete(public, LONG)
    public.chmod(0o555)
    began = time.monotonic()
    done = as_nobody("solve", path)
    assert done.returncode == 74, done.stderr
    assert b"Permission denied" in done.stderr
    assert b"Try: choose another folder" in done.stderr
    assert time.monotonic() - began < 10
    assert os.listdir(public) == ["athlete.yaml"]


def test_a_file_that_may_not_be_read_is_74(public: Path) -> None:
    path = write_athlete(public)
    path.chmod(0)
    done = as_nobody("check", path, path)
    assert done.returncode == 74, done.stderr


def test_a_full_standard_output_writes_no_file(spawn: Spawn, tmp_path: Path) -> None:
    path = write_athlete(tmp_path)
    need("/dev/full")
    with Path("/dev/full").open("wb") as full:
        done = spawn("solve", path, "-o", "-", stdout=full)
    assert done.returncode == 74
    assert b"No space left" in done.stderr
    assert os.listdir(tmp_path) == ["athlete.yaml"]


def test_links_and_modes_survive(spawn: Spawn, tmp_path: Path) -> None:
    path = write_athlete(tmp_path)
    (tmp_path / "shared").mkdir()
    (tmp_path / "plan.ics").symlink_to("shared/core.ics")
    assert spawn("solve", path, "-q").returncode == 0
    (tmp_path / "plan.json").chmod(0o640)
    assert spawn("solve", path, "-q").returncode == 0
    assert (tmp_path / "plan.ics").is_symlink()
    assert (tmp_path / "plan.json").stat().st_mode & 0o777 == 0o640
    assert agree(tmp_path) > 0


def test_two_at_once_wait_for_each_other(tmp_path: Path) -> None:
    path = write_athlete(tmp_path)
    both = [start("solve", path, "--effort", "quick") for _ in range(2)]
    said = b"".join(b"".join(process.communicate(timeout=120)) for process in both)
    assert [process.returncode for process in both] == [0, 0], said
    assert b"waiting for it to finish" in said
    assert agree(tmp_path) > 0
    assert sorted(os.listdir(tmp_path)) == ["athlete.yaml", "plan.ics", "plan.json"]


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("seconds", [2, 9])
def test_an_interrupt_writes_a_whole_plan(
    tmp_path: Path, number: signal.Signals, seconds: int
) -> None:
    """Nothing only if it came before there was a calendar."""
    path = write_athlete(tmp_path, LONG)
    process = start("solve", path, "--effort", "thorough")
    time.sleep(seconds)
    process.send_signal(number)
    _, stderr = process.communicate(timeout=60)
    assert process.returncode == 130, stderr
    if (tmp_path / "plan.ics").exists():
        assert b"the best plan so far" in stderr
        assert agree(tmp_path) > 0
    else:
        assert seconds < 9
        assert b"nothing was written" in stderr
        assert os.listdir(tmp_path) == ["athlete.yaml"]


def test_out_of_time_it_writes_a_whole_plan(spawn: Spawn, tmp_path: Path) -> None:
    """A year takes longer to improve than its calendar takes to be found."""
    path = write_athlete(tmp_path, LONG)
    done = spawn("solve", path, "--time-limit", "3")
    assert done.returncode == 0, done.stderr
    assert b"Not reproducible: the time limit ended the search" in done.stdout
    assert agree(tmp_path) > 100
    assert spawn("check", path, tmp_path / "plan.json").returncode == 0


def test_killed_outright_leaves_the_old_plan_and_the_next_run_works(
    spawn: Spawn, tmp_path: Path
) -> None:
    path = write_athlete(tmp_path)
    assert spawn("solve", path, "-q").returncode == 0
    before = {name: (tmp_path / name).read_bytes() for name in ("plan.ics", "plan.json")}
    process = start("solve", path)
    time.sleep(1.5)
    process.kill()
    process.communicate()
    assert {name: (tmp_path / name).read_bytes() for name in before} == before
    assert spawn("solve", path, "-q").returncode == 0
    assert sorted(os.listdir(tmp_path)) == ["athlete.yaml", "plan.ics", "plan.json"]


KILLED_BETWEEN = """
import os, sys
from planner.cli import main
real = os.replace
def replace(source, destination):
    real(source, destination)
    if str(destination).endswith("plan.json"):
        os._exit(9)
os.replace = replace
main(sys.argv[1:], prog_name="coreplan")
"""


def test_killed_between_its_files_the_next_run_finishes_them(spawn: Spawn, tmp_path: Path) -> None:
    """Even one that finds no plan, and the files are those of a run that was not killed."""
    path = write_athlete(tmp_path)
    assert spawn("solve", path, "-q").returncode == 0
    before = (tmp_path / "plan.ics").read_bytes()
    later = SMALL.replace('"19:00-20:30"', '"19:30-20:30"')
    path.write_text(later)
    done = subprocess.run(
        [sys.executable, "-c", KILLED_BETWEEN, "solve", str(path), "-q"],
        cwd=ROOT, capture_output=True, timeout=120,
    )  # fmt: skip
    assert (done.returncode, (tmp_path / "plan.ics").read_bytes()) == (9, before)
    plan = (tmp_path / "plan.json").read_bytes()
    path.write_text(later + "rules: [{at_least: {sessions: 2}}, {at_most: {sessions: 1}}]\n")
    note = f"Note: the last run was stopped before {tmp_path}/plan.ics was in place; now it is.\n"
    impossible = spawn("solve", path, "-q")
    assert impossible.returncode == 3
    assert impossible.stderr.startswith(note.encode())
    assert agree(tmp_path) == 6
    assert (tmp_path / "plan.json").read_bytes() == plan
    finished = (tmp_path / "plan.ics").read_bytes()
    path.write_text(later)
    assert spawn("solve", path, "-q").stderr == b""
    assert (tmp_path / "plan.ics").read_bytes() == finished != before
