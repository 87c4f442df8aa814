"""What asks for too much is refused by name or bounded, and costs nothing else."""

from datetime import date
from pathlib import Path

import pytest

from planner.inputs.calendar.events import CalendarEvent, EventsRead, read_events
from tests.inputs.calendar.event_reading import BERLIN, read_here
from tests.inputs.calendar.hostile_calendars import BOUNDED, NAMED

FULL = {
    "four hundred daily events since 1950",
    "many events that count",
}
"""Calendars that are over the limit of events before the harmless one at their end is reached."""


def read(folder: Path, data: bytes) -> EventsRead:
    path = folder / "hostile.ics"
    path.write_bytes(data)
    return read_events(path, date(2027, 1, 4), date(2027, 12, 31), BERLIN)


def titles(events: tuple[CalendarEvent, ...]) -> set[str]:
    return {event.title for event in events}


@pytest.mark.parametrize("name", NAMED)
def test_the_event_is_named_with_the_reason(name: str) -> None:
    data, word = NAMED[name]
    here = read_here(data, last=date(2027, 12, 31))
    assert here.events == ["Dentist 01-11 10:00 to 11:00"]
    assert list(here.skipped) == ["Trap"]
    assert word in here.skipped["Trap"]


@pytest.mark.slow
@pytest.mark.parametrize("name", BOUNDED)
def test_what_is_bounded_loses_nothing_else(name: str, tmp_path: Path) -> None:
    found = read(tmp_path, BOUNDED[name])
    if name in FULL:
        assert len(found.events) >= 10_000
        assert found.more_skipped > 100
    else:
        assert "Dentist" in titles(found.events)
    assert all(each.name and each.reason for each in found.skipped)


def test_through_the_process_with_limits(tmp_path: Path) -> None:
    found = read(tmp_path, BOUNDED["rules that never match"])
    assert "Dentist" in titles(found.events)
    assert [each.name for each in found.skipped] == ["Trap"] * len(found.skipped)
