"""Runs the worker that reads a calendar, within a time by the clock."""

import os
import subprocess
import sys
from collections.abc import Sequence
from typing import Final

WORKER: Final = "planner.inputs.worker"


def run_worker(arguments: Sequence[str], seconds: float) -> tuple[bytes, float]:
    """What the worker wrote until it ended or its time was up, and what it computed, in seconds.

    It finds modules where this process does, and never in the current folder.

    Args:
        arguments: For the worker.
        seconds: By the clock; then it is killed.
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
    """What the children that have ended computed; 0 where the system doesn't say."""
    try:
        import resource
    except ImportError:
        return 0.0
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
