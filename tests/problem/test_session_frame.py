"""Sessions before their exercises: letters, warm-ups, the runs around them."""

from typing import Any

import pytest

from planner.instance import Instance
from planner.problem.session_frame import (
    frames_of_sessions,
    frames_of_slots,
    mesocycles_of,
    read_content,
    weeks_of,
)
from tests.constraints.agreement import athlete
from tests.constraints.builders import at, plan, session, slot

REGULAR = athlete()


def letters(instance: Instance, *days: str) -> str:
    slots = [slot(instance, f"2027-{day} 12:00") for day in days]
    return "".join(frame.letter for frame in frames_of_slots(slots[::-1], instance.problem))


THREE_WEEKS = ("01-04", "01-06", "01-08", "01-11", "01-13", "01-18", "01-20")


@pytest.mark.parametrize(
    ("experience", "expected"),
    [("regular", "ABABABA"), ("experienced", "ABCABCA"), ("new", "AAAAAAA")],
)
def test_letters_in_turn(experience: str, expected: str) -> None:
    assert letters(athlete(experience), *THREE_WEEKS) == expected


def test_new_athletes_get_a_second_session_in_the_fourth_week() -> None:
    new = athlete("new", weeks=6)
    assert letters(new, "01-23", "01-24", "01-25", "01-26", "01-28") == "AAABA"


def test_letters_begin_again_with_each_mesocycle() -> None:
    assert letters(athlete(weeks=8), "01-27", "01-29", "01-31", "02-01", "02-03") == "ABAAB"


def warm_up(when: str, minutes: int = 20, **about: Any) -> int:
    instance = athlete(**about)
    (frame,) = frames_of_slots([slot(instance, when, minutes)], instance.problem)
    return frame.warm_up_seconds


@pytest.mark.parametrize(
    ("when", "minutes", "seconds"),
    [
        ("2027-01-06 19:00", 20, 180),
        ("2027-01-06 08:00", 20, 180),
        ("2027-01-06 07:59", 20, 300),
        ("2027-01-05 19:00", 20, 60),  # straight after the intervals
        ("2027-01-05 19:45", 20, 60),
        ("2027-01-05 19:46", 20, 180),
        ("2027-01-06 19:00", 12, 180),
        ("2027-01-06 19:00", 10, 150),  # a quarter of a short session
        ("2027-01-06 06:00", 8, 120),
    ],
)
def test_warm_up(when: str, minutes: int, seconds: int) -> None:
    assert warm_up(when, minutes) == seconds


def test_warm_up_by_age_and_settings() -> None:
    evening = "2027-01-06 19:00"
    assert warm_up(evening, about={"born": 1972}) == 300
    assert warm_up(evening, about={"born": 1973}) == 180
    longer = {"session-time": {"cold": 240, "older_or_early": 360, "after_run": 90}}
    assert warm_up(evening, constraints=longer) == 240
    assert warm_up("2027-01-06 07:00", minutes=30, constraints=longer) == 360
    assert warm_up("2027-01-05 19:10", constraints=longer) == 90
    assert warm_up(evening, 8, constraints={"session-time": {"most_share": 50}}) == 180


@pytest.mark.parametrize(
    ("when", "gaps", "straight"),
    [
        ("2027-01-05 17:00", [40], False),
        ("2027-01-05 12:00", [340], False),
        ("2027-01-05 19:00", [], True),
        ("2027-01-05 19:45", [], True),
        ("2027-01-05 19:46", [], False),
        ("2027-01-08 18:00", [4 * 1440 - 20], False),
        ("2027-01-08 17:40", [], False),
        ("2027-01-09 12:00", [3 * 1440 + 340], False),
    ],
)
def test_hard_runs_around(when: str, gaps: list[int], straight: bool) -> None:
    """Minutes from the end of 20 min to Tuesday's intervals at 18:00, four days ahead at most."""
    (frame,) = frames_of_slots([slot(REGULAR, when)], REGULAR.problem)
    assert [gap for _, gap in frame.before] == gaps
    assert frame.straight_after is straight


def test_easy_runs_are_not_hard() -> None:
    easy = {"kind": "easy", "start": "18:00", "minutes": 60}
    instance = athlete(running={"week": {"tuesday": easy}})
    (frame,) = frames_of_slots([slot(instance, "2027-01-05 19:00")], instance.problem)
    assert (frame.before, frame.straight_after, frame.warm_up_seconds) == ((), False, 60)


@pytest.mark.parametrize(
    ("session_class", "minutes", "activation"),
    [("light", 10, True), ("light", 12, False), ("medium", 10, False)],
)
def test_activation(session_class: str, minutes: int, activation: bool) -> None:
    chosen = slot(REGULAR, "2027-01-06 19:00", minutes, session_class)
    (frame,) = frames_of_slots([chosen], REGULAR.problem)
    assert frame.activation is activation
    assert frame.minutes == minutes
    assert frame.start_minute == at(REGULAR, "2027-01-06 19:00")


def test_a_plans_frames_are_those_of_its_slots() -> None:
    days = ("2027-01-04", "2027-01-06", "2027-02-01")
    instance = athlete(weeks=8)
    from_slots = frames_of_slots([slot(instance, f"{day} 19:00") for day in days], instance.problem)
    sessions = [
        session(instance, f"{day} 19:00", letter=frame.letter)
        for day, frame in zip(days, from_slots, strict=True)
    ]
    assert frames_of_sessions(sessions, instance.problem) == from_slots
    assert [len(week) for week in weeks_of(from_slots).values()] == [2, 1]
    assert {n: len(group) for n, group in mesocycles_of(from_slots).items()} == {0: 2, 1: 1}


def test_content_leaves_out_what_nobody_knows() -> None:
    one = session(REGULAR, "2027-01-06 19:00", sets={"crunch": 2, "bridge": 3})
    stranger = one.exercises[0].model_copy(update={"id": "sit-up"})
    whole = plan(REGULAR, one.model_copy(update={"exercises": (stranger, one.exercises[1])}))
    ((frame, sets),) = read_content(whole, REGULAR.problem)
    assert {exercise.id: n for exercise, n in sets.items()} == {"bridge": 3}
    assert (frame.index, frame.level_cap, frame.phase.value) == (0, 4, "build")
