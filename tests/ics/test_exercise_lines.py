"""An exercise's line, and the ways down, up and on from it."""

from typing import Any

import pytest

from planner.athlete.phase_kind import PhaseKind
from planner.catalogue.exercises import Exercise, Mode
from planner.ics.event_reader import EventReader
from planner.ics.event_text import describe
from planner.ics.exercise_lines import exercise_lines, next_rung
from planner.plan.plan import LastDose, Prescription
from tests.ics.calendar_samples import (
    CARRY,
    KNEES,
    SIDE_PLANK,
    SIDE_PLANK_DOSE,
    catalogue,
    exercise,
    session,
)
from tests.ics.programme_samples import letter, programmed

LIFT = exercise("side-plank-lift", "Side plank, leg up", rung=4, level=4)
REACH = exercise("reach", "Side plank reach", rung=2, level=2, optional=True)
KNOWN = catalogue(KNEES, REACH, SIDE_PLANK, LIFT, CARRY)


def lines(exercise_: Exercise = SIDE_PLANK, **dose: Any) -> list[str]:
    item = Prescription(**({"id": exercise_.id, "sets": 3, "hold_s": 35} | dose))
    return exercise_lines(1, item, exercise_, KNOWN)


def test_the_last_dose_is_named() -> None:
    assert lines(last=LastDose(sets=3, hold_s=30)) == [
        "1. Side plank, 3 × 35 s, last time 3 × 30 s: hips high; neck long"
    ]
    both = exercise("x", "Lift", mode=Mode.REPS, cues=())
    last = LastDose(sets=1, reps=8)
    assert lines(both, hold_s=None, reps=10, sets=2, per_side=True, last=last, rest_s=90) == [
        "1. Lift, 2 × 10 reps each side, last time 8 reps, rest 1½ min"
    ]


def test_what_is_new_is_explained() -> None:
    told = exercise("x", "Lift", cues=(), how_to=("Lie down.", "Lift both legs."))
    assert lines(told, new=True) == ["1. Lift, 3 × 35 s", "New: Lie down. Lift both legs."]
    assert lines(told) == ["1. Lift, 3 × 35 s"]
    assert lines(new=True)[1] == "New."


def test_a_stand_in_names_the_line_it_stands_for() -> None:
    assert ", today instead of side plank:" in lines(KNEES, stands_in_for="side-plank")[0]
    assert "instead" not in lines(KNEES, stands_in_for="no-such")[0]


def test_the_next_rung_is_of_the_next_level_and_within_reach() -> None:
    experienced = EventReader(experienced=True)
    assert next_rung(KNEES, KNOWN, EventReader()) is SIDE_PLANK
    assert next_rung(SIDE_PLANK, KNOWN, experienced) is LIFT
    assert next_rung(SIDE_PLANK, KNOWN, EventReader()) is None
    assert next_rung(LIFT, KNOWN, experienced) is None
    assert next_rung(KNEES, KNOWN, EventReader(unwanted=frozenset({"side-plank"}))) is None
    assert next_rung(KNEES, KNOWN, EventReader(flags=frozenset({"shoulder"}))) is None
    kit = exercise("kit", "Weighted", rung=2, level=2, equipment=("kettlebell",))
    for equipment, found in (
        (None, kit),
        (frozenset[str](), None),
        (frozenset({"kettlebell"}), kit),
    ):
        reader = EventReader(equipment=equipment)
        assert next_rung(KNEES, catalogue(KNEES, kit), reader) is found


def text(day: str = "2027-01-11", reader: EventReader | None = None, **changes: Any) -> list[str]:
    knees = SIDE_PLANK_DOSE.model_copy(update={"id": "side-plank-knees"})
    carry = Prescription(id="suitcase-carry", sets=2, distance_m=20)
    given = session(f"{day}T19:00", **({"exercises": (carry, knees)} | changes))
    planned = programmed(given, letters=(letter("side-plank-knees", "suitcase-carry"),))
    return describe(given, planned, KNOWN, False, reader or EventReader()).splitlines()


NEXT = "Next: side plank, once you have done side plank on knees in three sessions over three weeks"


def test_the_main_lines_say_what_comes_next_and_what_earns_it() -> None:
    assert [line for line in text() if line.startswith("Next")] == [NEXT]
    slow = text(reader=EventReader(weeks_on_rung=4))
    assert NEXT.replace("three weeks", "four weeks") in slow
    assert NEXT not in text(letter="B")
    assert NEXT not in text(phase=PhaseKind.TAPER)
    assert NEXT not in text("2027-01-25")
    assert NEXT not in text("2027-02-01")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, True),
        ({"effort": "easy"}, False),
        ({"phase": PhaseKind.TAPER}, False),
        ({"reader": EventReader(flags=frozenset({"wrist"}))}, False),
        ({"day": "2027-01-25"}, False),
    ],
)
def test_harder_only_where_it_is_time_for_it(changes: dict[str, Any], said: bool) -> None:
    hard = exercise("hard", "Hard plank", rung=5, level=5, harder="Lift the top leg")
    given = {"day": "2027-01-11", "reader": EventReader(), **changes}
    day, reader = given.pop("day"), given.pop("reader")
    item = SIDE_PLANK_DOSE.model_copy(update={"id": "hard"})
    planned = session(f"{day}T19:00", exercises=(item,), **given)
    whole = programmed(planned, letters=(letter("hard"),))
    found = describe(planned, whole, catalogue(hard), False, reader)
    assert ("\nHarder: for Hard plank, lift the top leg\n" in found) is said
