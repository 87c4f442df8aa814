"""Run the worker that reads a calendar, within a time by the clock."""

import os
import subprocess
import sys
from collections.abc import Sequence
from typing import Final

WORKER: Final = "planner.inputs.calendar.worker"


def run_worker(arguments: Sequence[str], seconds: float) -> tuple[bytes, float]:
    """Return the worker's output and its computing time in seconds; it is killed when time is up.

    It finds modules where this process does, and never in the current folder.

    Args:
        arguments: The worker's arguments.
        seconds: The time by the clock until it is killed.
    """
    before = _computed_seconds()
    command = [sys.executable, "-P", "-m", WORKER, *arguments]
    path = os.pathsep.join(entry for entry in sys.path if entry)
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    ) as worker:
        try:
            output, _ = worker.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            worker.kill()
            output, _ = worker.communicate()
        except BaseException:
            worker.kill()
            raise
    return output, _computed_seconds() - before


def _computed_seconds() -> float:
    """Return the computing seconds of children that have ended; 0 where the system can't tell."""
    try:
        import resource
    except ImportError:
        return 0.0
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
