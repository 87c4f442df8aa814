"""Busy times take free time away; days in a row that are alike become one exception."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from planner.explain.busy_days import equal_days, exception_entry, subtract

MINUTE = st.integers(0, 1440)
SPANS = st.lists(st.tuples(MINUTE, MINUTE).map(sorted).filter(lambda p: p[0] < p[1]).map(tuple))


@given(SPANS, SPANS)
def test_busy_times_take_away_and_never_add(
    free: list[tuple[int, int]], busy: list[tuple[int, int]]
) -> None:
    def minutes(spans: list[tuple[int, int]]) -> set[int]:
        return {minute for start, end in spans for minute in range(start, end)}

    assert minutes(subtract(free, busy)) == minutes(free) - minutes(busy)


def test_days_in_a_row_that_are_alike() -> None:
    monday, tuesday, wednesday, friday = (date(2027, 1, day) for day in (4, 5, 6, 8))
    left = {monday: [(1, 2)], tuesday: [(1, 2)], wednesday: [(1, 3)], friday: [(1, 3)]}
    assert equal_days(left) == [[monday, tuesday], [wednesday], [friday]]
    assert exception_entry([monday, tuesday], [(0, 390), (480, 1440)]) == {
        "from": monday,
        "to": tuesday,
        "windows": ["00:00-06:30", "08:00-24:00"],
    }
    assert exception_entry([friday], []) == {"date": friday, "windows": []}
