"""GPX tracks, and XML that is no recording."""

from datetime import UTC, datetime, timedelta

import pytest

from planner.inputs.history.activity import Kind
from planner.inputs.history.formats.gpx import read_gpx
from tests.inputs.history.exports import gpx

START = datetime(2026, 11, 3, 6, 30, tzinfo=UTC)


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
