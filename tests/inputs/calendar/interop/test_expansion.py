"""What four programs write is laid out as ical.js lays it out, event by event."""

from collections import Counter
from datetime import UTC, datetime, time, timedelta

import pytest

from tests.inputs.calendar.event_reading import BERLIN, read_here
from tests.inputs.calendar.interop.busy_years import (
    FIRST,
    LAST,
    by_ical_js,
    by_icalendar,
    by_libical,
    by_vobject,
    made_up,
)
from tests.inputs.calendar.interop.conftest import IcalJs

pytestmark = pytest.mark.interop

Occurrences = Counter[tuple[str, float, float]]


def theirs(ical_js: IcalJs, data: bytes) -> Occurrences:
    """What ical.js finds within the days; floating times are Berlin's."""
    after = datetime.combine(FIRST, time(), BERLIN).timestamp()
    before = datetime.combine(LAST + timedelta(days=1), time(), BERLIN).timestamp()
    found: Occurrences = Counter()
    for each in ical_js.expand(data, str(FIRST), str(LAST)):
        start, end = (_seconds(each[key]) for key in ("start", "end"))
        if start < before and end > after:
            found[each["title"], start, end] += 1
    return found


def _seconds(shown: int | str) -> float:
    if isinstance(shown, int):
        return float(shown)
    return datetime.fromisoformat(shown).replace(tzinfo=BERLIN).astimezone(UTC).timestamp()


def ours(data: bytes) -> Occurrences:
    here = read_here(data, FIRST, LAST)
    assert here.skipped == {}
    return Counter((str(e["title"]), float(e["start"]), float(e["end"])) for e in here.plain)


@pytest.mark.parametrize("program", ["icalendar", "vobject", "ical.js", "libical"])
def test_every_occurrence_of_what_a_program_writes(program: str, ical_js: IcalJs) -> None:
    events = made_up(150)
    match program:
        case "icalendar":
            data = by_icalendar(events)
        case "vobject":
            data = by_vobject(events)
        case "ical.js":
            data = by_ical_js(events, ical_js)
        case _:
            data = by_libical(events)
    expected = theirs(ical_js, data)
    assert expected.total() >= 500
    assert ours(data) == expected
