"""Recordings, alone and in folders."""

import gzip
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from planner.errors import InputError
from planner.inputs.history.activity import Source
from planner.inputs.history.read_history import read_history
from planner.inputs.history.recordings import read_recordings, recordings_in
from tests.inputs.history.exports import BERLIN, fit, gpx, read, tcx

START = datetime(2026, 11, 3, 6, 30, tzinfo=UTC)


def source(path: Path, name: str = "watch") -> Source:
    return Source(path, name, None, BERLIN)


@pytest.mark.posix
def test_a_folder_of_all_kinds(tmp_path: Path) -> None:
    (tmp_path / "2026").mkdir()
    (tmp_path / "2026" / "a.fit.gz").write_bytes(gzip.compress(fit(START)))
    (tmp_path / "b.GPX").write_text(gpx(START + timedelta(days=1)))
    (tmp_path / "c.tcx").write_text(tcx(START + timedelta(days=2), laps=[(600, 2000)]))
    (tmp_path / "d.fit").write_bytes(b"no FIT at all, whatever its name says")
    (tmp_path / "e.tcx.gz").write_bytes(b"no gzip")
    (tmp_path / "notes.txt").write_text("left alone")
    os.mkfifo(tmp_path / "pipe.fit")
    done: list[tuple[int, int]] = []
    history = read_history([source(tmp_path)], lambda *each: done.append(each))
    assert [run.metres for run in history.activities] == [10_000, pytest.approx(1770, abs=2), 2000]
    assert [str(each) for each in history.skipped] == [
        "watch/d.fit: it is not a FIT file",
        "watch/e.tcx.gz: it can't be unpacked; it isn't gzip, or damaged",
    ]
    assert done == [(n, 5) for n in range(1, 6)]
    assert [path.name for path in history.files] == [
        "a.fit.gz", "b.GPX", "c.tcx", "d.fit", "e.tcx.gz"
    ]  # fmt: skip


def test_several_processes_read_what_one_reads_in_the_same_order(tmp_path: Path) -> None:
    for n in range(80):
        (tmp_path / f"{n:03}.fit").write_bytes(fit(START + timedelta(days=n), metres=9000 + n))
    paths = recordings_in(tmp_path, "watch")
    found = [read_recordings(paths, source(tmp_path), lambda *_: None, n) for n in (1, 2)]
    assert found[0] == found[1]
    assert [run.metres for run in found[0].activities] == [9000 + n for n in range(80)]


def test_no_recording_in_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"^watch: there is no FIT, GPX or TCX file in this"):
        read_history([source(tmp_path)])


def test_a_single_recording(tmp_path: Path) -> None:
    assert len(read(tmp_path, fit(START), names=["one.fit"]).activities) == 1
    with pytest.raises(InputError, match=r"the first that was left out: bad\.fit: it is not"):
        read(tmp_path, b"nothing", names=["bad.fit"])


def test_a_file_that_grows_when_unpacked_is_not_unpacked_further(tmp_path: Path) -> None:
    packed = gzip.compress(bytes(40 * 1024 * 1024))
    with pytest.raises(InputError, match="the file is larger than 6 MiB"):
        read(tmp_path, packed, names=["big.fit.gz"])


def test_without_the_extra_the_command_to_install_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "one.fit").write_bytes(fit(START))
    code = (
        "import sys; sys.modules['fitdecode'] = None\n"
        "import importlib.util as util; real = util.find_spec\n"
        "util.find_spec = lambda name, *rest: None if name == 'fitdecode' else real(name, *rest)\n"
        "from planner.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "import", str(tmp_path / "one.fit"), "-o", "-"],
        capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == 2
    assert "FIT files need an extra; install it: pip install 'coreplan[history]'" in done.stderr
