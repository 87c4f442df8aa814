"""Rules: what is read, and that following one from near the season finds what the library finds."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.inputs.calendar.recurrence import read_rule
from tests.inputs.calendar.event_reading import BERLIN, calendar, read_here

START = datetime(2020, 2, 29, 19, 30, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("written", "start", "text"),
    [
        ("freq=weekly", START, "FREQ=WEEKLY;BYDAY=SA"),
        ("FREQ=MONTHLY", START, "FREQ=MONTHLY;BYMONTHDAY=29"),
        ("FREQ=YEARLY", START, "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"),
        ("FREQ=YEARLY;BYMONTH=3,6", START, "FREQ=YEARLY;BYMONTH=3,6;BYMONTHDAY=29"),
        ("FREQ=MONTHLY;BYDAY=-1FR", START, "FREQ=MONTHLY;BYDAY=-1FR"),
        ("FREQ=DAILY;UNTIL=20270101", START, "FREQ=DAILY;UNTIL=20270101T225959Z"),
        ("FREQ=DAILY;UNTIL=20270101T120000", START, "FREQ=DAILY;UNTIL=20270101T110000Z"),
        ("FREQ=DAILY;UNTIL=20270101T120000Z", START, "FREQ=DAILY;UNTIL=20270101T120000Z"),
        ("FREQ=DAILY;UNTIL=20270101T120000Z", date(2020, 1, 1), "FREQ=DAILY;UNTIL=20270101"),
        ("RSCALE=GREGORIAN;FREQ=DAILY;X-A=B;", START, "FREQ=DAILY"),
    ],
)
def test_a_rule_in_one_spelling(written: str, start: date, text: str) -> None:
    assert read_rule(written, start).text == text


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("", "no frequency"),
        ("FREQ=SOMETIMES", "no frequency"),
        ("FREQ=DAILY;FREQ=DAILY", "can't be read"),
        ("FREQ=DAILY;BYDAY=XX", "can't be read"),
        ("FREQ=DAILY;BYMONTH=13", "up to 12"),
        ("FREQ=DAILY;BYMONTHDAY=0", "up to 31"),
        ("FREQ=DAILY;BYHOUR=1,x", "can't be read"),
        ("FREQ=DAILY;INTERVAL=1001", "from 1 to 1000"),
        ("FREQ=DAILY;COUNT=0", "from 1 to 10000"),
        ("FREQ=DAILY;UNTIL=tomorrow", "not a time"),
    ],
)
def test_rules_that_are_none(written: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_rule(written, START)


def test_years_that_are_read() -> None:
    assert read_rule("FREQ=YEARLY", date(1604, 2, 29))
    for year in (1599, 2101):
        with pytest.raises(ValueError, match=f"the year {year}"):
            read_rule("FREQ=YEARLY", date(year, 1, 1))


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("FREQ=WEEKLY", 11),  # days from the span's first to its last
        ("FREQ=DAILY", 4 * 11),
        ("FREQ=DAILY;INTERVAL=4", 11),
        ("FREQ=DAILY;COUNT=10000", 4 * 3664),  # counted from its start
        ("FREQ=DAILY;BYHOUR=8,12,18", 3 * 4 * 11),
        ("FREQ=MONTHLY;BYSETPOS=1,2", 3 * 11),
        ("FREQ=WEEKLY;UNTIL=20300105", 5),
        ("FREQ=WEEKLY;UNTIL=20250105", 0),
    ],
)
def test_what_following_a_rule_costs(written: str, days: int) -> None:
    rule = read_rule(written, datetime(2020, 1, 1, tzinfo=UTC))
    assert rule.work(datetime(2030, 1, 1), datetime(2030, 1, 11)) == days


DAYS = st.lists(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1, max_size=4)
NTH = st.sampled_from(["1MO", "2TU", "-1FR", "-2SU", "3WE,4TH"])


@st.composite
def rules(draw: st.DrawFn) -> str:
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.sampled_from([1, 1, 2, 3, 5, 13]))}"]
    by: list[st.SearchStrategy[str]] = [st.just(""), DAYS.map(lambda d: f"BYDAY={','.join(d)}")]
    by += [st.just("BYMONTH=1,2,7")]
    if frequency in ("MONTHLY", "YEARLY"):
        by += [NTH.map(lambda d: f"BYDAY={d}"), st.just("BYMONTHDAY=1,15,-1")]
        by += [st.just("BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,-1")]
    if frequency == "YEARLY":
        by += [st.just("BYWEEKNO=1,27,53;BYDAY=MO"), st.just("BYYEARDAY=1,100,-1")]
    parts.append(draw(st.one_of(by)))
    parts.append(draw(st.sampled_from(["", "", "COUNT=40", "UNTIL=20270120", "WKST=SU"])))
    return ";".join(filter(None, parts))


@settings(max_examples=150)
@given(rules(), st.integers(0, 4000), st.booleans(), st.sampled_from([15, 60, 600]))
def test_from_near_the_season_as_from_the_first_day(
    rule: str, days_before: int, all_day: bool, minutes: int
) -> None:
    """A date far away makes the event one for the library, which begins at its first day."""
    day = date.fromordinal(date(2027, 1, 10).toordinal() - days_before)
    start = f";VALUE=DATE:{day:%Y%m%d}" if all_day else f";TZID=Europe/Berlin:{day:%Y%m%d}T211500"
    lasts = "" if all_day else f"DURATION:PT{minutes}M\n"
    lines = f"DTSTART{start}\n{lasts}EXDATE;VALUE=DATE:20270108\nRRULE:{rule}"
    far = "RDATE;VALUE=DATE:20990101" if all_day else "RDATE:20990101T000000Z"
    near, library = read_here(calendar(lines)), read_here(calendar(f"{lines}\n{far}"))
    assert (near.events, near.skipped) == (library.events, library.skipped)
