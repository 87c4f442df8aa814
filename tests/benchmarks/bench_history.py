"""How long a history takes to read: a year of activities as a CSV, and a thousand recordings.

Run ``python tests/benchmarks/bench_history.py [--fit N]``. Each command is a process of its own, as
often as ``--repeat`` says, and the quickest counts; what a bare start costs, with pandas, is taken
off in the last column. A recording is an hour with a point every second.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.inputs.history.exports import fit, strava, strava_day  # noqa: E402

START = datetime(2026, 1, 1, 6, tzinfo=UTC)
BARE = "import pandas, planner.cli.commands.import_, planner.inputs.history.weeks"
COMMAND = "from planner.cli import main; main(prog_name='coreplan')"


def seconds(code: str, *arguments: str, repeat: int) -> tuple[float, float]:
    """Wall and CPU time of the quickest of several runs, its workers' included."""
    best = (float("inf"), 0.0)
    for _ in range(repeat):
        before, began = os.times(), time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments], cwd=ROOT, capture_output=True, check=False
        )
        wall, after = time.perf_counter() - began, os.times()
        if done.returncode:
            raise SystemExit(done.stderr.decode())
        cpu = after.children_user + after.children_system
        cpu -= before.children_user + before.children_system
        best = min(best, (wall, cpu))
    return best


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fit", type=int, default=1000, help="recordings")
    parser.add_argument("--repeat", type=int, default=3, help="runs of each")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = [strava_day(START + timedelta(hours=21.9 * n)) for n in range(400)]
        (folder / "activities.csv").write_text(strava(*rows))
        (folder / "watch").mkdir()
        for n in range(asked.fit):
            recording = fit(START + timedelta(hours=9 * n), points=3600)
            (folder / "watch" / f"{n:04}.fit").write_bytes(recording)
        cases = {
            "start, with pandas": (BARE,),
            "400 activities, CSV": (COMMAND, "import", f"{folder}/activities.csv", "-o", "-"),
            f"{asked.fit} FIT files": (COMMAND, "import", f"{folder}/watch", "-o", "-"),
        }
        print(f"{'':22}{'wall s':>9}{'CPU s':>9}{'beyond start s':>16}")
        start = None
        for label, command in cases.items():
            wall, cpu = seconds(*command, repeat=asked.repeat)
            start = wall if start is None else start
            print(f"{label:22}{wall:9.2f}{cpu:9.2f}{wall - start:16.2f}")


if __name__ == "__main__":
    main()
