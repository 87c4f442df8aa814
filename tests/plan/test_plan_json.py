"""A plan.json is read whole, or refused with its bad rows; of a damaged one the rest is used."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import UsageError
from planner.plan.plan import Cancelled, Plan
from planner.plan.plan_fields import MOST_ROWS, MOST_SEQUENCE
from planner.plan.plan_json import MOST_BYTES, OtherSchemaError, read_plan, read_sound_rows
from tests.ics.calendar_samples import plan, session

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
SESSIONS = tuple(
    session(f"2027-01-{day:02}T19:00", uid=f"uid-{day}", sequence=day) for day in (4, 6, 11)
)
FIRST = SESSIONS[0]
GONE = Cancelled(uid="gone", sequence=3, starts_at=FIRST.starts_at, ends_at=FIRST.ends_at)
WHOLE = plan(*SESSIONS, cancelled=(GONE,), file="athlete.yaml")


def with_(**changes: object) -> bytes:
    return json.dumps({**json.loads(OURS), **changes}).encode()


def damaged(*path: str | int, value: Any) -> bytes:
    """The whole plan with one value changed."""
    data: Any = json.loads(WHOLE.to_json())
    *most, last = path
    place = data
    for key in most:
        place = place[key]
    place[last] = value
    return json.dumps(data).encode()


def test_what_was_written_is_read_back() -> None:
    assert read_plan("plan.json", OURS) == PLAN
    assert read_plan("plan.json", WHOLE.to_json().encode()) == WHOLE


def test_the_file_that_made_it_is_named_right_after_the_athlete() -> None:
    assert list(json.loads(WHOLE.to_json()))[:3] == ["schema", "athlete", "file"]
    assert json.loads(WHOLE.to_json())["file"] == "athlete.yaml"
    older = {key: value for key, value in json.loads(OURS).items() if key != "file"}
    assert read_plan("plan.json", json.dumps(older).encode()).file == ""


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", r"^plan\.json is not a plan that coreplan wrote: it is empty\.$"),
        (b" \n", "wrote: it is empty"),
        (b"{", "wrote: it ends early"),
        (OURS[:-3], "wrote: it ends early"),
        (OURS[:16], "wrote: it ends early"),
        (b'{\n"a": x}', r"wrote: it is not JSON at line 2\.$"),
        (OURS + b"{", r"wrote: it is not JSON at line \d+\.$"),
        (b'{"a": ' + b"9" * 5_000 + b"}", "wrote: one of its numbers has too many digits"),
        (b"\xff\xfe\x00", "wrote: it is not text"),
        (b"[" * 100_000, "wrote: its brackets are nested too deep"),
        (b"[]", "not a plan that coreplan wrote"),
        (b'"coreplan "', "not a plan that coreplan wrote"),
        (b"{}", "not a plan that coreplan wrote"),
        (with_(generator="other 1.0"), "not a plan that coreplan wrote"),
        (with_(generator=7), "not a plan that coreplan wrote"),
        (with_(schema=2), "has schema 2; this coreplan reads 1"),
        (with_(schema=None), "has schema None"),
        (with_(timezone=7), "is damaged: timezone is 7: it should be a valid string"),
        (with_(sessions=[{}]), "is damaged: sessions.0.start is missing"),
        (with_(sessions={}), "is damaged: sessions: it should be a valid list"),
        (with_(surprise=1), "is damaged: surprise is no part of a plan"),
        (with_(season_end="2027-01-03"), "is damaged: its season is 2027-01-04 to 2027-01-03"),
        (with_(season_end="2030-01-07"), "is damaged: its season"),
        (with_(season_start="1989-12-31"), "season_start is '1989-12-31': years 1990 to 2100 can"),
        (with_(season_start="2101-01-01"), "season_start is '2101-01-01': years 1990 to 2100 can"),
        (with_(**{f"k{n}": 1 for n in range(1_000)}), "one of its objects has 1,020 keys"),
        (b" " * (MOST_BYTES + 1), "has 30,000,001 bytes; a plan has at most 30,000,000"),
    ],
)
def test_what_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(UsageError, match=said) as refused:
        read_plan("plan.json", content)
    assert refused.value.hint


@given(st.binary(max_size=60) | st.text().map(str.encode) | st.integers(0, len(OURS) - 3).map(
    lambda size: OURS[:size]
))  # fmt: skip
def test_any_other_bytes_are_refused(content: bytes) -> None:
    with pytest.raises(UsageError):
        read_plan("plan.json", content)


def test_another_version_is_an_error_of_its_own() -> None:
    with pytest.raises(OtherSchemaError):
        read_sound_rows("plan.json", with_(schema=2))


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        (("sequence",), 2**31, "is 2147483648: it should be less than or equal to 1000000"),
        (("sequence",), MOST_SEQUENCE + 1, "is 1000001: it should be less than or equal to"),
        (("sequence",), -1, "is -1: it should be greater than or equal to 0"),
        (("sequence",), "7", "is '7': it should be a valid integer"),
        (("sequence",), 1.0, "is 1.0: it should be a valid integer"),
        (("sequence",), True, "is true: it should be a valid integer"),
        (("start",), "0001-01-01T00:00:00+01:00", "is '0001-01-01T00:00:00+01:00': years 1990"),
        (("end",), "9999-12-31T23:59:00-01:00", "is '9999-12-31T23:59:00-01:00': years 1990"),
        (("start",), "2027-01-06T19:00:00", "is '2027-01-06T19:00:00': it should have timezone"),
        (("uid",), "two words", "is 'two words': it should match"),
        (("uid",), "uid-4", "is 'uid-4', as in sessions.0"),
        (("uid",), "\ud800", "is '': "),
        (("load",), 10**30, "is 1000000000000000000000000000000: it should be less than"),
        (("class",), "huge", "is 'huge': it should be 'light', 'medium' or 'heavy'"),
        (("exercises", 0, "sets"), -1, "is -1: it should be greater than or equal to 0"),
    ],
)
def test_a_bad_row_is_named_and_the_others_are_used(
    path: tuple[str | int, ...], value: object, fault: str
) -> None:
    content = damaged("sessions", 1, *path, value=value)
    where = ".".join(map(str, ("sessions", 1, *path)))
    with pytest.raises(UsageError) as refused:
        read_plan("old.json", content)
    assert str(refused.value).startswith(f"old.json is damaged: {where} {fault}")
    found = read_sound_rows("old.json", content)
    rest = (SESSIONS[0], SESSIONS[2])
    assert found.plan == WHOLE.model_copy(update={"sessions": rest})
    assert len(found.faults) == 1


def test_a_session_that_ends_before_it_starts_is_a_bad_row() -> None:
    found = read_sound_rows("p", damaged("sessions", 1, "end", value="2027-01-06T18:59:00+01:00"))
    assert found.faults == ("sessions.1: it ends before it starts",)


def test_a_uid_that_is_planned_and_cancelled_is_planned() -> None:
    found = read_sound_rows("p", damaged("cancelled", 0, "uid", value="uid-4"))
    assert found.faults == ("cancelled.0.uid is 'uid-4', as in sessions.0",)
    assert found.plan == WHOLE.model_copy(update={"cancelled": ()})


def test_more_rows_than_a_season_can_have() -> None:
    row = json.loads(WHOLE.to_json())["cancelled"][0]
    rows = [{**row, "uid": f"x{n}"} for n in range(100_000)]
    found = read_sound_rows("p", damaged("cancelled", value=rows))
    assert found.faults == ("cancelled has 100,000 rows, of which 10,000 are read",)
    assert found.plan is not None
    assert len(found.plan.cancelled) == MOST_ROWS
    assert found.plan.sessions == SESSIONS


def test_ten_bad_rows_are_named_and_the_others_counted() -> None:
    bad = [{"uid": n} for n in range(15)]
    with pytest.raises(
        UsageError, match=r"; cancelled\.9\.sequence is missing; and 5 more\."
    ) as said:
        read_plan("p", damaged("cancelled", value=[{**each, "uid": "u"} for each in bad]))
    assert str(said.value).count("is missing") == 10


@pytest.mark.parametrize(
    ("key", "value", "left"),
    [
        ("athlete", 7, {"athlete": ""}),
        ("file", "a/b", {"file": ""}),
        ("timezone", None, {"timezone": ""}),
        ("status", "great", {"status": "feasible"}),
        ("input_sha256", [], {"input_sha256": ""}),
        ("notes", "none", {"notes": ()}),
        ("season_start", "0001-01-01", {}),
        ("season_start", "2101-01-01", {}),
        ("season_end", "9999-12-31", {"season_end": date(2027, 1, 11)}),
        ("season_end", "2032-01-01", {"season_end": date(2027, 1, 11)}),
    ],
)
def test_what_is_lost_of_the_head_does_not_lose_the_rows(
    key: str, value: object, left: dict[str, object]
) -> None:
    found = read_sound_rows("p", damaged(key, value=value))
    assert len(found.faults) == 1
    assert found.plan == WHOLE.model_copy(update=left)


def test_without_season_and_sessions_nothing_is_left() -> None:
    found = read_sound_rows("p", with_(season_start="0001-01-01"))
    assert found.plan is None
    assert found.damage == "season_start is '0001-01-01': years 1990 to 2100 can be read"


def test_only_a_whole_plan_of_this_input_stands_for_it() -> None:
    assert read_sound_rows("p", OURS).made_from("00") == PLAN
    assert read_sound_rows("p", OURS).made_from("01") is None
    assert read_sound_rows("p", with_(notes=7)).made_from("00") is None
