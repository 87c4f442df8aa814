"""Kill writers of a pair of files at random moments, and see what the next one finds."""

import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from planner.storage.atomic_writes import target
from planner.storage.locks import only_writer
from tests.storage.writers import no_wait

MOST_SECONDS = 0.05
WRITER = """
import sys
from itertools import count
from pathlib import Path
from planner.storage.atomic_writes import target, write_together
from planner.storage.locks import only_writer
pair = [target(Path(name)) for name in sys.argv[1:]]
for n in count(1):
    with only_writer(pair, lambda: None):
        write_together([(each, b"%d " % n * 20_000) for each in pair])
    if n == 1:
        print("ready", flush=True)
"""


def killed(folder: Path, seconds: float) -> str:
    """Kill a writer so long after its first pair; return how the pair was found.

    Raises:
        AssertionError: The files are torn, or stay apart.
    """
    pair = [folder / "plan.json", folder / "plan.ics"]
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, *map(str, pair)], stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(seconds)
        writer.send_signal(signal.SIGKILL)
    json, ics = (path.read_bytes().split() for path in pair)
    assert all(len(each) == 20_000 and len(set(each)) == 1 for each in (json, ics)), "torn"
    with only_writer([target(path) for path in pair], no_wait) as finished:
        pass
    assert finished == (() if json == ics else (str(pair[1]),)), finished
    assert pair[0].read_bytes() == pair[1].read_bytes(), "apart"
    assert pair[0].read_bytes().split() == json
    assert sorted(path.name for path in folder.iterdir()) == ["plan.ics", "plan.json"]
    return "together" if json == ics else "apart, and finished by the next"


def campaign(count: int, seed: int) -> Counter[str]:
    """Kill so many writers; return how often the pair was found in which way."""
    moments = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        return Counter(killed(Path(folder), moments.uniform(0, MOST_SECONDS)) for _ in range(count))
