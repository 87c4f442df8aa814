"""FIT files: their sessions, whoever wrote them."""

import contextlib
from datetime import UTC, datetime

import pytest
from fit_tool.fit_file_builder import FitFileBuilder
from fit_tool.profile.messages.file_id_message import FileIdMessage
from fit_tool.profile.messages.record_message import RecordMessage
from fit_tool.profile.messages.session_message import SessionMessage
from fit_tool.profile.profile_type import FileType, Manufacturer, Sport, SubSport

from planner.inputs.history.activity import Kind
from planner.inputs.history.formats.fit import read_fit, skimmed
from tests.inputs.history.exports import fit

START = datetime(2026, 11, 3, 6, 30, tzinfo=UTC)


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
