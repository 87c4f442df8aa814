"""Dates of CSV columns: what is clear is read, what is not is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.inputs.runs.csv_dates import DateColumn

FOURTH = date(2027, 3, 4)


@pytest.mark.parametrize(
    "text",
    [
        *("2027-03-04", "2027-3-4", "2027/03/04", "2027.03.04", " 2027-03-04 "),
        *("04.03.2027", "4.3.27", "Do, 04.03.2027", "Thu 2027-03-04", "jeudi 04.03.2027"),
        *("2027-03-04 00:00:00", "2027-03-04T00:00:00Z", "2027-03-04T00:00:00.000+01:00"),
    ],
)
def test_clear_dates(text: str) -> None:
    assert DateColumn([text]).read(text)[0] == FOURTH


@pytest.mark.parametrize(
    ("others", "text"),
    [
        (["13/03/2027"], "04/03/2027"),
        (["03/13/2027"], "03/04/2027"),
        (["3/13/27"], "3/4/27"),
        (["28-03-2027"], "04-03-2027"),
    ],
)
def test_the_rest_of_the_column_tells_what_comes_first(others: list[str], text: str) -> None:
    assert DateColumn([text, *others]).read(text)[0] == FOURTH


@pytest.mark.parametrize(
    ("texts", "at", "said"),
    [
        (["Total", "03/04/2027"], 1, "'03/04/2027': which is the day, which the month?"),
        (["13/03/2027", "03/13/2027"], 1, "'13/03/2027' and '03/13/2027' cannot both be dates"),
    ],
)
def test_unclear_columns_are_refused(texts: list[str], at: int, said: str) -> None:
    with pytest.raises(ValueError, match=r"write|Write") as caught:
        DateColumn(texts)
    assert str(caught.value.args[0]).startswith(said)
    assert caught.value.args[1] == at


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("2027-03-04 18:30", 1110),
        ("2027-03-04T06:05:00", 365),
        ("04.03.2027 7:00", 420),
        ("4.3.2027 12:15 AM", 15),
        ("4.3.2027 12:15 p.m.", 735),
        ("2027-03-04 25:00", None),
        ("2027-03-04", None),
    ],
)
def test_a_time_behind_the_day(text: str, minutes: int | None) -> None:
    assert DateColumn([]).read(text) == (FOURTH, minutes)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Total", "'Total' is not a date as 2027-03-14"),
        ("", "'' is not a date as 2027-03-14"),
        ("2027-02-30", "'2027-02-30': there is no such day"),
        ("31.02.2027", "'31.02.2027': there is no such day"),
        ("1820-01-01", "'1820-01-01' is not from 1990 to 2100"),
        ("5 March", "'5 March' is not a date as 2027-03-14"),
    ],
)
def test_what_is_no_date(text: str, said: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - compared below
        DateColumn([]).read(text)
    assert str(caught.value) == said


@given(
    st.lists(st.text(max_size=30) | st.from_regex(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}"), max_size=4)
)
def test_any_column_is_read_or_refused_in_words(texts: list[str]) -> None:
    said = []
    try:
        column = DateColumn(texts)
    except ValueError as error:
        column = DateColumn([])
        said.append(texts[error.args[1]])
    for text in texts:
        try:
            column.read(text)
        except ValueError as error:
            said.append(str(error))
    assert all(said)


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_every_day_comes_back(day: date) -> None:
    for text in (day.isoformat(), f"{day.day}.{day.month}.{day.year}"):
        assert DateColumn([text]).read(text) == (day, None)
