"""Numbers, times and dates as exports write them."""

import contextlib
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.inputs.history.numbers import (
    decimal_sign,
    month_first,
    plain,
    read_duration,
    read_moment,
    read_number,
)

MOMENT = datetime(2026, 11, 3, 17, 45, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("column", "values"),
    [
        (["1,020", "7,00"], [1.02, 7.0]),
        (["1,020", "10.02"], [1020.0, 10.02]),
        (["1.020", "7,00"], [1020.0, 7.0]),
        (["1,020", "--", "750"], [1020.0, None, 750.0]),
        (["1,020,500.5"], [1_020_500.5]),
        (["1.020.500,5"], [1_020_500.5]),
        (["9,44", "10"], [9.44, 10.0]),
        (["9442.3", "1.5"], [9442.3, 1.5]),
        (["12.345"], [12.345]),
        (["1\u202f020,5"], [1020.5]),
        (["1'020.5", ""], [1020.5, None]),
        (["-3,5"], [-3.5]),
    ],
)
def test_a_column_decides_what_its_commas_are(
    column: list[str], values: list[float | None]
) -> None:
    sign = decimal_sign(column)
    assert [read_number(cell, sign) for cell in column] == values


def test_a_column_of_three_digits_after_a_comma_is_read_as_asked() -> None:
    assert decimal_sign(["1,020", "2,500"]) == "."
    assert decimal_sign(["42,195", "21,098"], undecided=",") == ","


@given(
    st.lists(st.integers(-99_999_999, 99_999_999), min_size=1),
    st.sampled_from([(",", "."), (".", ","), ("\u00a0", ","), ("'", "."), ("", ".")]),
)
def test_what_a_locale_writes_is_read_back(hundredths: list[int], signs: tuple[str, str]) -> None:
    thousands, decimal = signs
    column = [
        f"{'-' * (n < 0)}{abs(n) // 100:,}".replace(",", thousands) + f"{decimal}{abs(n) % 100:02d}"
        for n in hundredths
    ]
    read = [read_number(cell, decimal_sign(column)) for cell in column]
    assert read == [pytest.approx(n / 100) for n in hundredths]


@pytest.mark.parametrize(
    "text", ["inf", "-inf", "1e3", "NaN5", "1e400", "0x10", "१२", "3 km", "1..2", "9" * 400]
)
def test_no_number(text: str) -> None:
    with pytest.raises(ValueError, match="is not a number"):
        read_number(text, ".")


@given(st.text(max_size=30), st.sampled_from([".", ","]))
def test_whatever_is_read_is_finite(text: str, decimal: str) -> None:
    try:
        number = read_number(text, decimal)  # type: ignore[arg-type]
    except ValueError:
        return
    assert number is None or abs(number) < 1e31


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1:02:03", 3723.0), ("45:12.3", 2712.3), ("45:12,3", 2712.3), ("3600", 3600.0),
        ("3600.5", 3600.5), ("--", None), ("", None), ("00:00:00", 0.0),
    ],
)  # fmt: skip
def test_durations(text: str, seconds: float | None) -> None:
    assert read_duration(text) == (None if seconds is None else pytest.approx(seconds))


@pytest.mark.parametrize("text", ["1:2:3:4", "1:xx", "an hour", "inf:00"])
def test_no_duration(text: str) -> None:
    with pytest.raises(ValueError, match="is not a"):
        read_duration(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nov 3, 2026, 5:45:10 PM", "Nov 3, 2026, 5:45:10\u202fPM", "3 Nov 2026, 17:45:10",
        "03.11.2026, 17:45:10", "3 nov. 2026 à 17:45:10", "3 nov 2026, 17:45:10",
        "3 de nov. de 2026, 17:45:10", "3 november 2026 17:45:10", "2026-11-03 17:45:10",
        "2026-11-03T17:45:10Z", "2026-11-03T18:45:10+01:00", "2026/11/03 17:45:10",
        "3/11/2026 17:45:10", "3 novembre 2026 17:45:10",
    ],
)  # fmt: skip
def test_one_moment_in_many_spellings(text: str) -> None:
    assert read_moment(text, UTC) == MOMENT


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("1 janv. 2026 8:00", 1), ("1 févr. 2026 8:00", 2), ("1. März 2026 8:00", 3),
        ("1 mrt 2026 8:00", 3), ("1 abr 2026 8:00", 4), ("1 mag 2026 8:00", 5),
        ("1 juin 2026 8:00", 6), ("1 giu 2026 8:00", 6), ("1 juil. 2026 8:00", 7),
        ("1 août 2026 8:00", 8), ("1 sept 2026 8:00", 9), ("1. Okt. 2026 8:00", 10),
        ("1 out 2026 8:00", 10), ("1 déc. 2026 8:00", 12), ("1. Dez. 2026 8:00", 12),
    ],
)  # fmt: skip
def test_months_in_seven_languages(text: str, month: int) -> None:
    assert read_moment(text, UTC).month == month


def test_midnight_and_noon_on_a_twelve_hour_clock() -> None:
    assert read_moment("Nov 3, 2026, 12:05:00 AM", UTC).hour == 0
    assert read_moment("Nov 3, 2026, 12:05:00 PM", UTC).hour == 12


def test_a_date_without_a_zone_is_in_the_one_given() -> None:
    zone = ZoneInfo("America/New_York")
    assert read_moment("2026-11-03 06:00:00", zone) == datetime(2026, 11, 3, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    ("column", "first"),
    [(["3/14/2026 8:00"], True), (["14/3/2026 8:00"], False), (["3/4/2026 8:00"], False)],
)
def test_whether_the_month_comes_first_is_a_columns_affair(column: list[str], first: bool) -> None:
    assert month_first(column) is first
    assert read_moment("3/4/2026 8:00", UTC, month_before_day=first).month == (3 if first else 4)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2026-11-03", "31.02.2026, 10:00", "Nov 3, 2026, 25:00", "1800-01-01 10:00",
     "2026-11-03 17:45:10 nowhere", "9999-12-31 23:59:59"],
)  # fmt: skip
def test_no_moment(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date with a time"):
        read_moment(text, UTC)


@given(
    st.datetimes(datetime(1995, 1, 1), datetime(2090, 1, 1)).map(lambda d: d.replace(microsecond=0))
)
def test_dates_survive_their_spellings(when: datetime) -> None:
    aware = when.replace(tzinfo=UTC)
    half = f"{when.hour % 12 or 12}:{when:%M:%S} {when:%p}"
    for text in (f"{when:%b} {when.day}, {when.year}, {half}", f"{when:%d.%m.%Y, %H:%M:%S}",
                 f"{when:%Y-%m-%d %H:%M:%S}", when.isoformat()):  # fmt: skip
        assert read_moment(text, UTC) == aware


@given(st.text(max_size=60))
def test_any_text_is_a_moment_or_refused(text: str) -> None:
    with contextlib.suppress(ValueError):
        assert read_moment(text, UTC).tzinfo is UTC


def test_words_are_compared_without_accents() -> None:
    assert plain("  Aktivitätsart ") == "aktivitatsart"
    assert plain("Date de l’activité") == "date de l'activite"
