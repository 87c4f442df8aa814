"""``--set``: what can be written, and what is said of slips."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.configuration.set_options import read_option
from planner.errors import InputError
from tests.configuration.layered import layered, mistakes


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("rest-day=2", {"rest-day": 2}),
        ("regular-days=off", {"regular-days": "off"}),
        ("hard-run-recovery.heavy_before=36", {"hard-run-recovery": {"heavy_before": 36}}),
        ("sessions-per-week.base.most=3", {"sessions-per-week": {"base": {"most": 3}}}),
        ("session-length={base: 20}", {"session-length": {"base": 20}}),
        ("race-blackout.c=[2, 2, 1, 1]", {"race-blackout": {"c": [2, 2, 1, 1]}}),
        ("profile=gentle", {"profile": "gentle"}),
        (" rest-day = 2 ", {"rest-day": 2}),
    ],
)
def test_what_can_be_written(text: str, data: object) -> None:
    assert read_option(text).data == {"constraints": data}


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("rest-day", 1, "write it as"),
        ("rest-day=", 1, "write it as"),
        ("=2", 1, "write it as"),
        ("rest-day..days=2", 1, "write it as"),
        ("rest-day=[", 11, "not valid YAML"),
        ("rest-day=&a 2", 10, "anchor"),
    ],
)
def test_what_is_no_setting(text: str, column: int, message: str) -> None:
    with pytest.raises(InputError) as refused:
        read_option(text)
    (mistake,) = refused.value.mistakes
    assert (mistake.file, mistake.column) == (f"--set {text}", column)
    assert message in mistake.message


def test_several_options_are_read_in_order_and_refused_at_once() -> None:
    _, constraints = layered(options=("rest-day=2", "rest-day.light_minutes=10", "rest-day=1"))
    assert (constraints["rest-day"].days, constraints["rest-day"].light_minutes) == (1, 10)
    said = mistakes(options=("rest-day=9", "rest-dy=1", "rest-day.dys=1", "rest-day"))
    assert said == [
        "--set rest-day:1:1: : write it as hard-run-recovery.heavy_before=36 or regular-days=off",
        "--set rest-day.dys=1:1:1: constraints.rest-day.dys: 'dys' is not a setting of rest-day;"
        " did you mean 'days'?",
        "--set rest-day=9:1:10: constraints.rest-day.days: 9 is not a whole number from 1 to 2"
        " (days a week)",
        "--set rest-dy=1:1:1: constraints.rest-dy: 'rest-dy' is not a constraint;"
        " did you mean 'rest-day'?",
    ]


def test_options_are_part_of_what_was_planned() -> None:
    plain, _ = layered()
    other, _ = layered(options=("rest-day=2",))
    assert plain.written.sha256 == layered()[0].written.sha256
    assert plain.written.sha256 != other.written.sha256


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(InputError):
        document = read_option(text)
        assert "=" in text
        assert list(document.data) == ["constraints"]
