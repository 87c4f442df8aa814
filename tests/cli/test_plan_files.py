"""A plan.json is read, or refused with the reason; nothing foreign is overwritten."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.cli.plan_files import (
    earlier_plan,
    looks_like_calendar,
    plan_beside,
    read_plan,
    refuse_foreign_calendar,
)
from planner.errors import UsageError
from planner.plan.plan import Plan
from planner.storage.atomic_writes import target

PLAN = Plan(
    athlete="Maya",
    timezone="Europe/Berlin",
    generator="coreplan 0.1.0",
    input_sha256="00",
    season_start=date(2027, 1, 4),
    season_end=date(2027, 1, 24),
    status="optimal",
)
OURS = PLAN.to_json().encode()


def with_(**changes: object) -> bytes:
    return json.dumps({**json.loads(OURS), **changes}).encode()


def test_what_was_written_is_read_back() -> None:
    assert read_plan("plan.json", OURS) == PLAN


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is not JSON"),
        (b"{", "is not JSON"),
        (b"\xff\xfe\x00", "is not JSON"),
        (b"[" * 100_000, "is not JSON: its brackets are nested too deep"),
        (b"[]", "not a plan that coreplan wrote"),
        (b'"coreplan "', "not a plan that coreplan wrote"),
        (b"{}", "not a plan that coreplan wrote"),
        (with_(generator="other 1.0"), "not a plan that coreplan wrote"),
        (with_(generator=7), "not a plan that coreplan wrote"),
        (with_(schema=2), "has schema 2; this coreplan reads 1"),
        (with_(schema=None), "has schema None"),
        (with_(timezone=7), "is damaged: timezone"),
        (with_(sessions=[{}]), "is damaged: sessions.0.start"),
        (with_(surprise=1), "is damaged: surprise"),
        (with_(season_end="2027-01-03"), "its season is 2027-01-04 to 2027-01-03"),
        (with_(season_end="2030-01-07"), "is damaged: its season"),
        (with_(season_start="1989-12-31"), "starts in the year 1989"),
        (with_(season_start="2101-01-01"), "starts in the year 2101"),
    ],
)
def test_what_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        read_plan("plan.json", content)


@given(st.binary(max_size=60) | st.text().map(str.encode) | st.integers(0, len(OURS) - 3).map(
    lambda size: OURS[:size]
))  # fmt: skip
def test_any_other_bytes_are_refused(content: bytes) -> None:
    with pytest.raises(UsageError):
        read_plan("plan.json", content)


def test_the_earlier_plan_is_used_refused_or_given_up(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    assert earlier_plan(target(path), force=False) is None
    path.write_bytes(OURS)
    assert earlier_plan(target(path), force=False) == PLAN
    assert earlier_plan(target(path), force=True) == PLAN
    path.write_bytes(b"{}")
    assert earlier_plan(target(path), force=True) is None
    with pytest.raises(UsageError, match="left as it is") as refused:
        earlier_plan(target(path), force=False)
    assert "--force" in refused.value.hint
    assert path.read_bytes() == b"{}"


def test_the_plan_beside_is_only_read(tmp_path: Path) -> None:
    athlete = tmp_path / "athlete.yaml"
    assert plan_beside(athlete) is None
    (tmp_path / "plan.json").write_bytes(b"{}")
    assert plan_beside(athlete) is None
    (tmp_path / "plan.json").write_bytes(OURS)
    assert plan_beside(athlete) == PLAN


def test_a_foreign_calendar_stays_without_force(tmp_path: Path) -> None:
    path = tmp_path / "plan.ics"
    refuse_foreign_calendar(target(path), force=False)
    path.write_bytes(b"BEGIN:VCALENDAR\r\nPRODID:-//other//EN\r\nEND:VCALENDAR\r\n")
    refuse_foreign_calendar(target(path), force=True)
    with pytest.raises(UsageError, match="not written by coreplan"):
        refuse_foreign_calendar(target(path), force=False)


def test_a_calendar_is_known_by_its_first_line() -> None:
    assert looks_like_calendar(b"BEGIN:VCALENDAR\r\n")
    assert looks_like_calendar(b"\xef\xbb\xbf\nbegin:vcalendar\n")
    assert not looks_like_calendar(OURS)
    assert not looks_like_calendar(b"")
