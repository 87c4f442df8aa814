"""How long ``coreplan solve`` takes from a cold start, and how much memory.

Run ``python tests/benchmarks/bench_solve.py [athlete.yaml ...]``; without files it takes every
example. Each run is a process of its own; the files take turns, so that a machine that slows
down slows all of them, and the last column compares them with the first: it says more than the
seconds do, which belong to the machine.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[2]

KIBIBYTES_PER_UNIT = 1 / 1024 if sys.platform == "darwin" else 1
"""``ru_maxrss`` counts bytes on macOS and kibibytes elsewhere."""


@dataclass(frozen=True)
class Run:
    """One cold start: seconds of wall and of CPU time, peak memory in MiB, weeks planned."""

    wall: float
    cpu: float
    peak: float
    weeks: int


def solve(athlete: Path, effort: str) -> Run:
    """Solves a file in a fresh process.

    Raises:
        SystemExit: The command failed; its messages are shown.
    """
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / "plan.json"
        command = [sys.executable, "-c", "from planner.cli import main; main()", "solve"]
        command += [str(athlete), "-o", f"{folder}/plan.ics", "--json", str(plan)]
        began = time.perf_counter()
        process = subprocess.Popen([*command, "--quiet", "--effort", effort], cwd=ROOT)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{athlete}: exit code {process.returncode}")
        peak = used.ru_maxrss * KIBIBYTES_PER_UNIT / 1024
        return Run(wall, used.ru_utime + used.ru_stime, peak, weeks_of(plan))


def weeks_of(plan: Path) -> int:
    """Weeks from the first phase's start to the last one's end, begun ones included."""
    phases = json.loads(plan.read_bytes())["phases"]
    first, last = (date.fromisoformat(day) for day in (phases[0]["start"], phases[-1]["end"]))
    return -(-(last - first).days // 7)


def medians(runs: list[Run]) -> tuple[float, float, float]:
    """Of wall time, CPU time and peak memory, each on its own."""
    wall, cpu, peak = zip(*((run.wall, run.cpu, run.peak) for run in runs), strict=True)
    return statistics.median(wall), statistics.median(cpu), statistics.median(peak)


def table(measured: dict[str, list[Run]]) -> str:
    """A line per file with medians; ``times`` is its wall time against the first file's."""
    width = max(map(len, measured))
    lines = [f"{'file':<{width}}  weeks  wall s  spread   cpu s  peak MiB  times"]
    reference = medians(next(iter(measured.values())))[0]
    for name, runs in measured.items():
        wall, cpu, peak = medians(runs)
        spread = max(run.wall for run in runs) - min(run.wall for run in runs)
        lines.append(
            f"{name:<{width}}  {runs[0].weeks:5}  {wall:6.2f}  {spread:6.2f}  {cpu:6.2f}"
            f"  {peak:8.0f}  {wall / reference:5.2f}"
        )
    return "\n".join(lines)


def main() -> None:
    """Measures and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="athlete.yaml files")
    parser.add_argument("--runs", type=int, default=3, help="of each file (default: 3)")
    parser.add_argument("--effort", choices=("quick", "normal", "thorough"), default="normal")
    given = parser.parse_args()
    files = given.files or sorted((ROOT / "examples").glob("*/athlete.yaml"))
    measured: dict[str, list[Run]] = {f"{file.parent.name}/{file.name}": [] for file in files}
    for _ in range(max(1, given.runs)):
        for runs, file in zip(measured.values(), files, strict=True):
            runs.append(solve(file.resolve(), given.effort))
    print(table(measured))


if __name__ == "__main__":
    main()
