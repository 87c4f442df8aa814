"""Calendars of planners to runs; every file here is made up."""

from datetime import date
from pathlib import Path

import pytest

from planner.inputs.runs.ics_runs import read_ics_runs
from planner.timeline.zones import load_zone

FILES = Path(__file__).with_name("files")
BERLIN = load_zone("Europe/Berlin")
FIRST, LAST = date(2027, 1, 1), date(2027, 1, 31)


def test_all_day_events_of_a_plan() -> None:
    found = read_ics_runs(FILES / "plan-generator.ics", "plan.ics", FIRST, LAST, BERLIN)
    assert [(e.day.day, e.start, e.written.title) for e in found.entries] == [
        (4, None, "Rest or cross"),
        (5, None, "6x800 m @ 5K"),
        (6, None, "8-10 mile easy run"),
        (9, None, "20"),
    ]
    assert found.entries[1].written.details.endswith("Cool down 2 mi.")
    assert {e.written.blocked_minutes for e in found.entries} == {None}
    assert found.skipped == (
        "plan.ics: 'Week 1 of 18: base' on 2027-01-04: it lasts longer than a day, so it is no run",
    )


def test_timed_and_repeating_events() -> None:
    found = read_ics_runs(FILES / "coach-platform.ics", "coach.ics", FIRST, LAST, BERLIN)
    assert [
        (e.day.day, e.start, e.written.title, e.written.type, e.written.blocked_minutes)
        for e in found.entries
    ] == [
        (5, 360, "Run: Threshold", "Run", 65),
        (6, 1080, "Wednesday group", "Strength", 60),
        (8, 390, "Lockerer Dauerlauf", "", 45),
        (9, 540, "Langer Lauf 28 km", "", 60),
        (22, 390, "Lockerer Dauerlauf", "", 45),
    ]
    assert len(found.skipped) == 2
    assert found.skipped[0].startswith("coach.ics: 'Broken' (line ")
    assert found.skipped[1] == "coach.ics: 'Easy 8 km' on 2027-01-07: it is cancelled"


def test_days_outside_the_span_are_left_alone() -> None:
    day = date(2027, 1, 5)
    found = read_ics_runs(FILES / "plan-generator.ics", "plan.ics", day, day, BERLIN)
    assert [e.written.title for e in found.entries] == ["6x800 m @ 5K"]
    assert found.skipped == ()


def test_what_is_no_calendar_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="there is no such file"):
        read_ics_runs(tmp_path / "none.ics", "none.ics", FIRST, LAST, BERLIN)
