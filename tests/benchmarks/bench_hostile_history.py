"""What files made to hurt cost: seconds and memory of reading each, in a process of its own.

Run ``python tests/benchmarks/bench_hostile_history.py``. None may take more than 6 s or 1 GB; on a
busy machine the CPU's seconds say more. Start-up, with pandas, is in every number.
"""

import gzip
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.inputs.history.exports import STRAVA_DATES, strava, strava_row  # noqa: E402

COMMAND = [sys.executable, "-c", "from planner.cli import main; main()", "import"]
HEADER, ROW = (f"{line}\n" for line in strava(strava_row(STRAVA_DATES["en"])).splitlines())
POINT = '<trkpt lat="1" lon="1"><time>2026-01-01T00:00:00Z</time></trkpt>'
TENFOLD = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
MIB = 1024 * 1024


def cases() -> Iterator[tuple[str, str | bytes]]:
    """Names and contents."""
    yield "a row of 10^6 columns.csv", HEADER + ROW + "," * 10**6 + "\n" + ROW
    yield "a header of 10^6 columns.csv", "," * 10**6 + "\n" + ROW
    yield "rows of 10^5 columns.csv", HEADER + ROW + ("a" + "," * 99_000 + "\n") * 300
    yield "the most rows.csv", HEADER + ROW * 20_000
    titles = (ROW.replace("Morning Run", f"Run {n} 6x800 m @ 5K") for n in range(20_000))
    yield "the most titles.csv", HEADER + "".join(titles)
    yield "too many rows.csv", HEADER + ROW * 250_000
    yield "only line ends.csv", HEADER + "\r" * 30_000_000
    yield "an open quotation.csv", HEADER + '1,"' + "1,2\n" * 7_000_000
    yield "too large.csv", b"," * 33 * MIB
    yield "entities.gpx", f'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">{TENFOLD}]><gpx>&m;</gpx>'
    yield "deep.gpx", "<a>" * 10_000_000
    yield "attributes.gpx", "<gpx " + " ".join(f'a{n}="1"' for n in range(2_000_000)) + "/>"
    yield "points.gpx", f"<gpx><trk><trkseg>{POINT * 480_000}</trkseg></trk></gpx>"
    yield "text.tcx", "<a>" + "x" * 31_000_000 + "</a>"
    definition = bytes([0x40, 0, 0, 20, 0, 1, 253, 1, 0])
    wide = bytes([0x40, 0, 0, 18, 0, 255]) + bytes([2, 4, 0x86]) * 255
    yield "definitions.fit", _fit(definition * (5 * MIB // 9))
    yield "points.fit", _fit(definition + bytes([0, 1]) * (5 * MIB // 2))
    yield "wide sessions.fit", _fit((wide + bytes(1 + 4 * 255)) * 199)
    yield "unpacks to much.fit.gz", gzip.compress(bytes(600 * MIB))


def _fit(frames: bytes) -> bytes:
    size = len(frames).to_bytes(4, "little")
    return bytes([12, 0x10, 0, 0]) + size + b".FIT" + frames + b"\0\0"


def main() -> None:
    """Measures and prints."""
    print(f"{'':30}{'wall s':>8}{'CPU s':>8}{'MiB':>7}  said")
    with tempfile.TemporaryDirectory() as folder:
        for name, content in cases():
            path = Path(folder) / name
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
            began = time.perf_counter()
            process = subprocess.Popen(
                [*COMMAND, str(path), "-o", "-"], cwd=ROOT, text=True,
                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            )  # fmt: skip
            assert process.stderr is not None
            said = process.stderr.read().splitlines()
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            wall, cpu = time.perf_counter() - began, used.ru_utime + used.ru_stime
            last = said[-1].replace(folder, "")[:70] if said else ""
            print(f"{name:30}{wall:8.2f}{cpu:8.2f}{used.ru_maxrss // 1024:7}  {last}")
            path.unlink()


if __name__ == "__main__":
    main()
