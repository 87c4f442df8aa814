"""Who reads an event, by the athlete's file."""

from datetime import date
from typing import Any

import pytest

from planner.athlete.models.person import Avoid, Experience
from planner.catalogue.load import load_catalogue
from planner.ics.event_reader import EventReader, event_reader
from tests.ics.calendar_samples import athlete_file

CATALOGUE = load_catalogue()
DAY = date(2027, 1, 11)


def reader(**person: Any) -> EventReader:
    file = athlete_file()
    athlete = file.athlete.model_copy(update=person)
    return event_reader(file.model_copy(update={"athlete": athlete}), CATALOGUE, DAY)


def test_flags_hold_to_their_last_day() -> None:
    avoid = (
        Avoid(flag="wrist"),
        Avoid(flag="knee", until=DAY),
        Avoid(flag="neck", until=date(2027, 1, 10)),
    )
    assert reader(avoid=avoid).flags == {"wrist", "knee"}


def test_exclusions_and_kit() -> None:
    found = reader(exclude=("side-plank", "bridges"), equipment=("band",))
    assert {"side-plank", "bridge", "bridge-single"} <= found.unwanted
    assert found.equipment == {"band"}


@pytest.mark.parametrize(
    ("experience", "born", "experienced", "weeks"),
    [
        ("new", None, False, 4),
        ("regular", None, False, 3),
        ("experienced", None, True, 3),
        ("experienced", 1972, True, 4),
        ("experienced", 1973, True, 3),
        ("experienced", 2009, False, 3),
    ],
)
def test_what_a_rung_takes(
    experience: str, born: int | None, experienced: bool, weeks: int
) -> None:
    found = reader(experience=Experience(experience), born=born)
    assert (found.experienced, found.weeks_on_rung) == (experienced, weeks)
