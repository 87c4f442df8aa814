"""The text of an event: kit, lines as people say them, a way down, reasons, safety."""

import unicodedata
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.athlete.age import ADULT_AT_SIDE
from planner.catalogue.exercises import Exercise, Mode
from planner.ics.event_reader import EventReader
from planner.ics.event_text import describe
from planner.ics.health_lines import BREATHE, RED_FLAGS, SAFETY, STOP
from planner.plan.plan import Prescription
from planner.text.cleaning import clean, clean_line
from tests.ics.calendar_samples import (
    BREATHING,
    CARRY,
    KNEES,
    SIDE_PLANK,
    SIDE_PLANK_DOSE,
    catalogue,
    exercise,
    plan,
    session,
)

START = "2027-01-11T19:00"


def text_of(*items: Prescription, first: bool = False, **changes: Any) -> str:
    unwanted = changes.pop("unwanted", frozenset())
    known = changes.pop("known", catalogue())
    reader = changes.pop("reader", EventReader(unwanted=unwanted))
    return describe(session(START, exercises=items, **changes), plan(), known, first, reader)


def line_of(chosen: Exercise, **dose: Any) -> str:
    item = Prescription(id=chosen.id, **dose)
    text = text_of(item, known=catalogue(chosen))
    return next(line for line in text.splitlines() if line.startswith("1. "))


def test_a_whole_event() -> None:
    breathing = Prescription(id="breathing", sets=1, hold_s=120, seconds=140)
    assert text_of(SIDE_PLANK_DOSE, breathing).splitlines() == [
        "Kit: none, just the floor",
        "Effort: steady, about 5 to 6 of 10",
        "Warm-up, 3 min: march on the spot, circle arms and hips, take five slow breaths",
        "1. Side plank, 3 × 20 s each side, rest 30 s: hips high; neck long",
        "2. Belly breathing, 2 min",
        "",
        "Easier: Side plank on knees instead of Side plank",
        "Only 8 minutes? Warm up for 2 min, then do line 1.",
        "",
        "Why this session: Monday evening is free; two days after the long run.",
        "",
        STOP,
    ]


@pytest.mark.parametrize(
    ("dose", "said"),
    [
        ({"sets": 3, "hold_s": 20, "rest_s": 30}, "3 × 20 s, rest 30 s"),
        ({"sets": 1, "hold_s": 20, "rest_s": 30}, "20 s"),
        ({"sets": 2, "hold_s": 60}, "2 × 1 min"),
        ({"sets": 1, "reps": 5, "hold_s": 8}, "5 × 8 s holds"),
        ({"sets": 2, "reps": 5, "hold_s": 8, "rest_s": 90}, "2 sets of 5 × 8 s holds, rest 1½ min"),
        ({"sets": 3, "reps": 10, "per_side": True}, "3 × 10 reps each side"),
        ({"sets": 2, "distance_m": 20, "per_side": True}, "2 × 20 m each side"),
        ({"sets": 1, "hold_s": 150}, "2½ min"),
        ({"sets": 1, "hold_s": 119}, "119 s"),
        ({"sets": 1, "hold_s": 121}, "2 min 1 s"),
    ],
)
def test_doses_as_people_say_them(dose: dict[str, Any], said: str) -> None:
    assert line_of(exercise("x", "Plank", cues=()), **dose) == f"1. Plank, {said}"


def test_a_hold_in_every_repetition() -> None:
    lift = exercise("x", "Lift", mode=Mode.REPS, cues=())
    assert line_of(lift, sets=2, reps=8, hold_s=2) == "1. Lift, 2 × 8 reps, 2 s hold in each"


def test_cues_begin_small_except_for_capitals() -> None:
    lift = exercise("x", "Lift", cues=("T only", "Y then W"))
    assert line_of(lift, sets=1, reps=8) == "1. Lift, 8 reps: T only; Y then W"


def test_the_kit_is_named_once_and_first() -> None:
    ball = exercise("ball", "Ball", equipment=("small-ball", "kettlebell"))
    items = [Prescription(id=id_, sets=1, reps=5) for id_ in ("suitcase-carry", "ball")]
    text = text_of(*items, known=catalogue(CARRY, ball))
    assert text.startswith("Kit: kettlebell, small ball\n")


@pytest.mark.parametrize(
    ("lower", "unwanted"),
    [
        (exercise("low", "Low", flags=frozenset({"shoulder", "wrist"})), frozenset()),
        (exercise("low", "Low", equipment=("bench",)), frozenset()),
        (exercise("low", "Low"), frozenset({"low"})),
        (exercise("low", "Low", rung=4), frozenset()),
    ],
)
def test_nothing_is_offered_that_the_athlete_may_have_ruled_out(
    lower: Exercise, unwanted: frozenset[str]
) -> None:
    text = text_of(SIDE_PLANK_DOSE, known=catalogue(lower, SIDE_PLANK), unwanted=unwanted)
    assert "Low" not in text
    assert "Easier: Side plank at half the dose, with more rest\n" in text


def test_the_nearest_lower_rung_is_offered() -> None:
    middle = exercise("middle", "Side plank, feet apart", rung=2)
    text = text_of(SIDE_PLANK_DOSE, known=catalogue(KNEES, middle, SIDE_PLANK))
    assert "Easier: Side plank, feet apart instead of Side plank\n" in text


def test_the_exercises_own_easier_version_comes_first() -> None:
    plank = exercise("side-plank", "Side plank", rung=3, easier="Bend the knees")
    text = text_of(SIDE_PLANK_DOSE, known=catalogue(KNEES, plank))
    assert "Easier: for Side plank, bend the knees\n" in text


def test_breathing_alone_needs_no_easier_version() -> None:
    item = Prescription(id="breathing", sets=1, hold_s=120, seconds=140)
    assert "Easier" not in text_of(item, known=catalogue(BREATHING))


@pytest.mark.parametrize(
    ("warm_up", "seconds", "said"),
    [
        (180, (180, 180, 10), "Only 8 minutes? Warm up for 2 min, then do lines 1 to 2."),
        (120, (180, 180, 10), "Only 8 minutes? Warm up for 2 min, then do lines 1 to 2."),
        (120, (180, 181, 10), "Only 8 minutes? Warm up for 2 min, then do line 1."),
        (60, (180, 240, 10), "Only 8 minutes? Warm up for 1 min, then do lines 1 to 2."),
        (60, (180, 241, 10), "Only 8 minutes? Warm up for 1 min, then do line 1."),
        (0, (240, 240, 1), "Only 8 minutes? Do lines 1 to 2."),
        (180, (360, 10), "Only 8 minutes? Warm up for 2 min, then do line 1."),
        (180, (361, 10), None),
        (180, (160, 200), None),
    ],
)
def test_what_fits_into_eight_minutes(
    warm_up: int, seconds: tuple[int, ...], said: str | None
) -> None:
    items = [SIDE_PLANK_DOSE.model_copy(update={"seconds": s}) for s in seconds]
    lines = text_of(*items, warm_up_s=warm_up).splitlines()
    assert [line for line in lines if line.startswith("Only")] == ([said] if said else [])


def test_a_session_without_reasons_says_where_it_stands_instead() -> None:
    told, bare = text_of(SIDE_PLANK_DOSE), text_of(SIDE_PLANK_DOSE, why=())
    reasons = "Why this session: Monday evening is free; two days after the long run."
    assert bare == told.replace(reasons, "Week 2, base phase.")
    assert bare.count("\n\nWeek 2, base phase.\n\n") == 1
    assert "Week" not in told


def test_no_warm_up_and_no_reasons_leave_no_empty_lines() -> None:
    text = text_of(SIDE_PLANK_DOSE, warm_up_s=0, why=())
    assert "Warm-up" not in text
    assert "Why" not in text
    assert "\n\n\n" not in text


def test_red_flags_only_in_the_first_event() -> None:
    first, second = text_of(SIDE_PLANK_DOSE, first=True), text_of(SIDE_PLANK_DOSE)
    assert all(f"- {flag}\n" in first + "\n" for flag in RED_FLAGS)
    assert not any(flag in second for flag in RED_FLAGS)
    for sign in ("bladder", "bowel", "numbness", "both legs", "chest pain", "fever", "cancer"):
        assert sign in " ".join(RED_FLAGS)


def test_the_first_event_of_the_young_names_an_adult() -> None:
    young = plan().model_copy(update={"notes": (ADULT_AT_SIDE,)})
    one = session(START, exercises=(SIDE_PLANK_DOSE,))
    first, second = (describe(one, young, catalogue(), each) for each in (True, False))
    assert f"- {ADULT_AT_SIDE}\n" in first
    assert "adult" not in second
    assert "adult" not in text_of(SIDE_PLANK_DOSE, first=True)


def test_weeks_count_from_the_seasons_first_week() -> None:
    late_start = plan(season_start=date(2027, 1, 7))
    texts = [
        describe(session(start, why=()), late_start, catalogue(), first=False)
        for start in ("2027-01-10T19:00", "2027-01-11T19:00")
    ]
    assert ["Week 1, base" in texts[0], "Week 2, base" in texts[1]] == [True, True]


def test_health_lines_by_who_reads_them() -> None:
    later = text_of(SIDE_PLANK_DOSE)
    assert STOP in later
    assert BREATHE not in later
    flagged = text_of(SIDE_PLANK_DOSE, reader=EventReader(flags=frozenset({"wrist"})))
    assert all(line in flagged for line in SAFETY)
    assert "wrist" not in flagged
    assert all(line in text_of(SIDE_PLANK_DOSE, first=True) for line in SAFETY)


@pytest.mark.parametrize(
    ("effort", "said"),
    [("strong", "about 7"), ("steady", "about 5 to 6"), ("easy", "about 3")],
)
def test_the_effort_in_words(effort: str, said: str) -> None:
    text = text_of(SIDE_PLANK_DOSE, effort=effort)
    assert f"\nEffort: {effort}, {said} of 10\n" in text
    assert not any(word in text for word in ("heavy", "medium", "light"))


@given(st.text(st.characters(), max_size=80))
def test_clean_text_has_no_control_but_newlines(text: str) -> None:
    cleaned = clean(text)
    kinds = {unicodedata.category(c) for c in cleaned if c != "\n"}
    assert not kinds & {"Cc", "Cs", "Zl", "Zp"}
    assert clean(cleaned) == cleaned
    cleaned.encode()


@given(st.text(st.characters(), max_size=80))
def test_a_clean_line_is_one_line(text: str) -> None:
    line = clean_line(text)
    assert len(line.splitlines()) <= 1
    assert line == clean_line(line)


@pytest.mark.parametrize("mark", "\x00\x07\x1b\x7f\x85\u2028\u2029\u202e\u2066\u200f\ufeff")
def test_marks_that_mislead_are_taken_out(mark: str) -> None:
    assert clean(f"a{mark}b") == "ab"


def test_emoji_and_joiners_stay() -> None:
    assert clean("👩‍👧 é 東京") == "👩‍👧 é 東京"
