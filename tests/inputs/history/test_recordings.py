"""FIT, GPX and TCX files, alone and in folders."""

import contextlib
import gzip
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fit_tool.fit_file_builder import FitFileBuilder
from fit_tool.profile.messages.file_id_message import FileIdMessage
from fit_tool.profile.messages.record_message import RecordMessage
from fit_tool.profile.messages.session_message import SessionMessage
from fit_tool.profile.profile_type import FileType, Manufacturer, Sport, SubSport

from planner.errors import InputError
from planner.inputs.history import Source, read_history
from planner.inputs.history.activity import Kind
from planner.inputs.history.formats.fit import read_fit, skimmed
from planner.inputs.history.formats.gpx import read_gpx
from planner.inputs.history.formats.tcx import read_tcx
from planner.inputs.history.recordings import read_recordings, recordings_in
from tests.inputs.history.exports import BERLIN, fit, gpx, read, tcx

START = datetime(2026, 11, 3, 6, 30, tzinfo=UTC)


def source(path: Path, name: str = "watch") -> Source:
    return Source(path, name, None, BERLIN)


@pytest.mark.parametrize("big", [False, True])
def test_a_fit_files_session(big: bool) -> None:
    (run,) = read_fit(fit(START, metres=12_345.6, seconds=3600.4, big=big))
    assert (run.start, run.kind, run.seconds, run.metres) == (START, Kind.RUN, 3600, 12_346)
    assert (run.mean_heart_rate, run.top_heart_rate, run.rpe) == (151, 172, None)


@pytest.mark.parametrize(
    ("sport", "sub_sport", "kind"), [(1, 0, "run"), (1, 1, "run"), (10, 20, "strength"),
                                     (10, 43, "other"), (2, 0, "other"), (5, 17, "other")]
)  # fmt: skip
def test_a_fit_files_sport(sport: int, sub_sport: int, kind: str) -> None:
    assert read_fit(fit(START, sport=sport, sub_sport=sub_sport))[0].kind == kind


def test_a_fit_file_that_another_program_wrote() -> None:
    builder, at = FitFileBuilder(auto_define=True), round(START.timestamp() * 1000)
    about = FileIdMessage()
    about.type, about.manufacturer = FileType.ACTIVITY, Manufacturer.DEVELOPMENT.value
    about.product, about.serial_number, about.time_created = 0, 7, at
    builder.add(about)
    for second in range(100):
        point = RecordMessage()
        point.timestamp, point.distance = at + 1000 * second, 3.0 * second
        builder.add(point)
    session = SessionMessage()
    session.timestamp, session.start_time = at + 3_600_000, at
    session.sport, session.sub_sport = Sport.RUNNING, SubSport.TRAIL
    session.total_timer_time, session.total_elapsed_time = 3500.0, 3600.0
    session.total_distance = 10_500.0
    builder.add(session)
    content = builder.build().to_bytes()
    (run,) = read_fit(content)
    assert (run.start, run.kind, run.seconds, run.metres) == (START, Kind.RUN, 3500, 10_500)


def test_points_are_not_decoded() -> None:
    few, many = fit(START, points=1), fit(START, points=5000)
    assert skimmed(few) == skimmed(many)


def test_points_with_a_developers_own_fields_are_passed_over() -> None:
    whole = fit(START, points=0)
    definition = bytes([0x62, 0, 0, 20, 0, 1, 253, 4, 0x86, 2, 0, 2, 0, 1, 3, 0])
    frames = definition + bytes([2, *range(9)]) * 3 + whole[12:-2]
    content = whole[:4] + len(frames).to_bytes(4, "little") + b".FIT" + frames + b"\0\0"
    assert read_fit(content) == read_fit(whole)


def test_every_cut_of_a_fit_file_is_refused_or_read() -> None:
    whole = fit(START, points=3)
    for end in range(len(whole)):
        with contextlib.suppress(ValueError):
            assert read_fit(whole[:end])[0].metres == 10_000


def test_a_gpx_track_has_the_length_of_its_points() -> None:
    (run,) = read_gpx(gpx(START, points=101).encode())
    assert (run.start, run.kind, run.title) == (START, Kind.RUN, "Park")
    assert run.metres == pytest.approx(3000, abs=2)
    assert run.seconds == 1000


def test_standing_still_is_no_moving_time_and_a_gap_no_way() -> None:
    text = gpx(START, points=11)
    later = gpx(START + timedelta(hours=1), points=11)
    second = later.split("<trkseg>")[1].split("</trkseg>")[0]
    (run,) = read_gpx(text.replace("</trkseg>", f"</trkseg><trkseg>{second}</trkseg>").encode())
    assert run.metres == pytest.approx(600, abs=2)
    assert run.seconds == 200


@pytest.mark.parametrize(("sport", "kind"), [("9", "run"), ("1", "other"), ("hiking", "other")])
def test_a_gpx_tracks_sport(sport: str, kind: str) -> None:
    assert read_gpx(gpx(START, sport=sport).encode())[0].kind == kind


def test_tcx_laps_add_up() -> None:
    (run,) = read_tcx(tcx(START, laps=[(300.5, 1000), (290, 1000.4)]).encode())
    assert (run.start, run.seconds, run.metres) == (START, 590, 2000)


BOMB = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><gpx>&b;</gpx>'
OUTSIDE = '<!DOCTYPE a SYSTEM "file:///etc/passwd"><gpx/>'


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (BOMB.encode(), "it declares a document type or entities"),
        (BOMB.encode("utf-16"), "it declares a document type or entities"),
        (OUTSIDE.encode(), "it declares a document type or entities"),
        (b"<a>" * 100, "nested more than 40 deep"),
        (b"<gpx>", "it is not XML"),
        (b"", "it is not XML"),
        (b'<?xml version="1.0" encoding="klingon"?><gpx/>', "it is"),
        (b"<gpx " + b" ".join(b'a%d="1"' % n for n in range(90_000)) + b"/>", "is too long"),
        (b"<gpx/>", "no point of it has a time"),
        (gpx(START, points=1).encode(), "0.0 s is no plausible time"),
        (gpx(START).replace("<trkpt", "<p").encode(), "it is not XML"),
        (gpx(START).replace("2026-11", "2026-13").encode(), "is not a date with a time"),
    ],
)
def test_xml_that_is_no_recording(content: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_gpx(content)


@pytest.mark.parametrize("latitude", ["nan", "inf", "1e999", "91", "north", ""])
def test_a_point_that_is_nowhere_has_no_way(latitude: str) -> None:
    text = gpx(START, points=11).replace('lat="52.00000000"', f'lat="{latitude}"')
    assert read_gpx(text.encode())[0].metres == pytest.approx(270, abs=1)


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
    with pytest.raises(InputError, match=r"^watch:1:1: there is no FIT, GPX or TCX file in this"):
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
