"""Plain weeks."""

from datetime import date
from pathlib import Path

import pytest

from tests.inputs.history.exports import read, table


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_plain_weeks(tmp_path: Path, sign: str) -> None:
    rows = [["2026-11-02", "40,5"], ["2026-11-16", "38"]]
    history = read(tmp_path, table("week,distance", *rows, sign=sign))
    assert list(history.table["metres"]) == [40_500, 0, 38_000]
    assert history.end == date(2026, 11, 22)


def test_weeks_in_miles_by_their_header_or_by_what_is_said(tmp_path: Path) -> None:
    by_header = read(tmp_path, table("week,distance_mi", ["2026-11-02", "10"]), units="km")
    by_word = read(tmp_path, table("week,distance", ["2026-11-02", "10"]), units="mi")
    assert list(by_header.table["metres"]) == list(by_word.table["metres"]) == [16_093]


def test_weeks_that_are_none_are_named(tmp_path: Path) -> None:
    rows = [["2026-11-02", "40"], ["2026-11-03", "40"], ["2026-11-09", "501"], ["2026-11-16", ""],
            ["2026-11-02", "41"], ["2026-11-23", "-1"], ["soon", "3"]]  # fmt: skip
    assert [str(each) for each in read(tmp_path, table("week,distance", *rows)).skipped] == [
        "0.csv:3: 2026-11-03 is a Tuesday; write the week's Monday, 2026-11-02",
        "0.csv:4: 501.0 km is out of range; a week has 0 to 500 km",
        "0.csv:5: no distance; write 0 for a week without running",
        "0.csv:6: the week of 2026-11-02 is in line 2 too",
        "0.csv:7: -1.0 km is out of range; a week has 0 to 500 km",
        "0.csv:8: 'soon' is not a date; write it as 2027-03-14",
    ]
