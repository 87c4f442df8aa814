"""The whole run, stopped by Ctrl-C at a stage that its progress line names."""

import os
import re
import select
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.ics.session_reader import read_sessions
from planner.plan.plan import Plan
from planner.plan.plan_json import read_plan
from tests.cli.command_line import COMMAND, ROOT

SEASON = ROOT / "examples" / "two-marathons" / "athlete.yaml"
FILLING = re.compile(rb"content [1-9]\d*/\d+  cost -")
REPAIRING = re.compile(rb"content \d+/\d+  cost \d")
pytestmark = pytest.mark.posix

STAGE_SECONDS = 240
"""To get to a stage, on a slow and busy machine."""

STOP_SECONDS = 15
"""From the signal to the end once there is a plan; a fraction of it is usual."""

FINISH_SECONDS = 90
"""From the signal to the end where the first whole plan is still being completed."""


class Running:
    """``coreplan solve --verbose`` with a terminal for its progress."""

    def __init__(self, path: Path) -> None:
        self._terminal, theirs = os.openpty()
        self.process = subprocess.Popen(
            [*COMMAND, "solve", str(path), "--effort", "thorough", "--verbose"],
            stderr=theirs, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        os.close(theirs)
        self.shown = b""

    def wait_for(self, stage: re.Pattern[bytes]) -> None:
        """Until the progress line says so."""
        until = time.monotonic() + STAGE_SECONDS
        while not stage.search(self.shown):
            assert time.monotonic() < until, self.shown[-500:]
            assert self._read(1.0), self.shown[-500:]

    def interrupt(self, at_most_seconds: float) -> None:
        """Sends Ctrl-C and waits for the end, so long at most."""
        began = time.monotonic()
        self.process.send_signal(signal.SIGINT)
        while self._read(1.0):
            assert time.monotonic() - began < at_most_seconds, self.shown[-500:]
        self.process.wait(timeout=at_most_seconds)

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._terminal)

    def _read(self, seconds: float) -> bool:
        """Reads what is there; False once the other end is closed."""
        if not select.select([self._terminal], [], [], seconds)[0]:
            return True
        try:
            self.shown += (chunk := os.read(self._terminal, 4096))
        except OSError:  # Linux says so when the other end of a terminal closes
            return False
        return bool(chunk)


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    path = tmp_path / "athlete.yaml"
    shutil.copy(SEASON, path)
    started = Running(path)
    yield started
    started.end()


def written(folder: Path) -> Plan:
    """The plan, which the calendar agrees with and ``coreplan check`` finds whole."""
    plan = read_plan("plan.json", (folder / "plan.json").read_bytes())
    events = read_sessions((folder / "plan.ics").read_bytes())
    assert [event.uid for event in events] == [session.uid for session in plan.sessions]
    checked = subprocess.run(
        [*COMMAND, "check", "athlete.yaml", "plan.json"],
        cwd=folder, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, timeout=120,
    )  # fmt: skip
    assert checked.returncode == 0, checked.stdout + checked.stderr
    return plan


@pytest.mark.slow
def test_stopped_while_it_improves_it_keeps_the_best_plan(running: Running, tmp_path: Path) -> None:
    running.wait_for(REPAIRING)
    running.interrupt(STOP_SECONDS)
    assert running.process.returncode == 130, running.shown[-500:]
    assert b"Interrupted: the best plan so far was checked and written." in running.shown
    plan = written(tmp_path)
    assert plan.status == "feasible"
    assert all(session.exercises for session in plan.sessions)


@pytest.mark.slow
def test_stopped_while_it_fills_it_keeps_a_whole_plan(running: Running, tmp_path: Path) -> None:
    running.wait_for(FILLING)
    running.interrupt(FINISH_SECONDS)
    assert running.process.returncode == 130, running.shown[-500:]
    assert b"Interrupted: the best plan so far was checked and written." in running.shown
    assert all(session.exercises for session in written(tmp_path).sessions)
