"""How much of an exercise: reps, holds, seconds, most sets, order."""

import pytest

from planner.athlete.models.person import Experience
from planner.catalogue.load import load_catalogue
from planner.instance import Instance
from planner.problem.dose import dose, in_order, most_sets, prescribe
from planner.problem.session_frame import SessionFrame, frames_of_sessions
from tests.constraints.agreement import athlete
from tests.constraints.builders import session

KNOWN = load_catalogue().by_id
LONG = athlete(weeks=12)
WEEKS = ("2027-01-06", "2027-01-13", "2027-01-20", "2027-01-27", "2027-02-03")


def frame(
    day: str = WEEKS[0], session_class: str = "heavy", instance: Instance = LONG
) -> SessionFrame:
    (found,) = frames_of_sessions(
        [session(instance, f"{day} 12:00", 20, session_class)], instance.problem
    )
    return found


@pytest.mark.parametrize(
    ("exercise", "reps", "hold", "metres", "per_side", "per_set"),
    [
        ("plank-forearm", None, 20, None, False, 20 + 30),
        ("side-plank", None, 15, None, True, 2 * 15 + 30),
        ("bird-dog", 5, 8, None, True, 2 * 5 * (8 + 3) + 30),
        ("cobra", 5, 5, None, False, 5 * (5 + 3) + 30),
        ("bridge", 10, None, None, False, 10 * 3 + 30),
        ("dead-bug", 6, None, None, True, 2 * 6 * 3 + 30),
        ("flutter", None, 15, None, False, 15 + 30),
        ("bear-crawl", None, None, 10, False, 10 * 2 + 30),
        ("suitcase-carry", None, None, 20, True, 2 * 20 * 1 + 30),
        ("breath-9090", None, 120, None, False, 120 + 15),
    ],
)
def test_first_week(
    exercise: str,
    reps: int | None,
    hold: int | None,
    metres: int | None,
    per_side: bool,
    per_set: int,
) -> None:
    given = dose(KNOWN[exercise], frame())
    assert (given.reps, given.hold_s, given.distance_m) == (reps, hold, metres)
    assert given.per_side is per_side
    assert given.seconds_per_set == per_set


@pytest.mark.parametrize(("sets", "seconds"), [(0, 0), (1, 70), (2, 120), (3, 170)])
def test_seconds_are_sets_rests_and_one_change_over(sets: int, seconds: int) -> None:
    assert dose(KNOWN["plank-forearm"], frame()).seconds(sets) == seconds
    given = prescribe(KNOWN["plank-forearm"], sets, frame())
    assert (given.sets, given.seconds, given.rest_s, given.hold_s) == (sets, seconds, 30, 20)


@pytest.mark.parametrize(
    ("exercise", "by_week"),
    [
        ("plank-forearm", [20, 25, 35, 20, 20]),  # 20 to 45 s, in steps of 5
        ("plank-rkc", [10, 10, 15, 10, 10]),
        ("hollow-hold", [10, 15, 20, 10, 10]),
    ],
)
def test_holds_grow_up_to_the_deload(exercise: str, by_week: list[int]) -> None:
    assert [dose(KNOWN[exercise], frame(day)).hold_s for day in WEEKS] == by_week


def test_reps_grow_and_breathing_does_not() -> None:
    weeks = [frame(day) for day in WEEKS]
    assert [dose(KNOWN["bridge"], week).reps for week in weeks] == [10, 11, 13, 10, 10]
    assert [dose(KNOWN["breath-9090"], week).hold_s for week in weeks] == [120] * 5


def test_a_fourth_week_without_deload_is_the_high_end() -> None:
    short = athlete(weeks=4)
    days = ("2027-01-06", "2027-01-13", "2027-01-20", "2027-01-27")
    assert [dose(KNOWN["bridge"], frame(day, instance=short)).reps for day in days] == [
        10,
        11,
        13,
        15,
    ]


@pytest.mark.parametrize("phase", ["taper", "race", "recovery"])
def test_easy_phases_stay_at_the_low_end(phase: str) -> None:
    phases = [{"phase": phase, "start": "2027-01-04"}]
    instance = athlete(season={"end": "2027-01-31", "phases": phases})
    assert dose(KNOWN["bridge"], frame("2027-01-20", instance=instance)).reps == 10


@pytest.mark.parametrize(("session_class", "hold"), [("light", 20), ("medium", 35), ("heavy", 35)])
def test_light_holds(session_class: str, hold: int) -> None:
    third = frame("2027-01-20", session_class)
    assert dose(KNOWN["plank-forearm"], third).hold_s == hold
    assert dose(KNOWN["bird-dog"], third).hold_s == 8
    assert dose(KNOWN["breath-9090"], third).hold_s == 120


@pytest.mark.parametrize(
    ("exercise", "day", "session_class", "experience", "sets"),
    [
        ("plank-forearm", WEEKS[0], "heavy", Experience.REGULAR, 3),
        ("plank-forearm", WEEKS[0], "medium", Experience.EXPERIENCED, 3),
        ("plank-forearm", WEEKS[0], "light", Experience.REGULAR, 2),
        ("plank-forearm", WEEKS[3], "heavy", Experience.REGULAR, 2),
        ("plank-forearm", WEEKS[0], "heavy", Experience.NEW, 2),
        ("pelvic-tilt", WEEKS[0], "heavy", Experience.REGULAR, 2),
        ("breath-march", WEEKS[0], "heavy", Experience.REGULAR, 1),
    ],
)
def test_most_sets(
    exercise: str, day: str, session_class: str, experience: Experience, sets: int
) -> None:
    instance = athlete(experience.value, weeks=12)
    assert most_sets(KNOWN[exercise], frame(day, session_class, instance=instance)) == sets


@pytest.mark.parametrize(
    ("phase", "sets"),
    [("base", 3), ("build", 3), ("peak", 2), ("taper", 2), ("race", 1), ("recovery", 2),
     ("maintenance", 3)],
)  # fmt: skip
def test_most_sets_by_phase(phase: str, sets: int) -> None:
    phases = [{"phase": phase, "start": "2027-01-04"}]
    instance = athlete(season={"end": "2027-01-31", "phases": phases})
    assert most_sets(KNOWN["plank-forearm"], frame(instance=instance)) == sets


def test_order() -> None:
    """Fast, hinges, hardest levers, one side at a time, holds, breathing."""
    wanted = ["kb-swing", "sl-rdl", "sl-hinge-reach", "body-saw", "leg-raise-lift",
              "bridge-single", "dead-bug", "plank-long-lever", "side-plank", "plank-forearm",
              "breath-march"]  # fmt: skip
    shuffled = [KNOWN[name] for name in sorted(wanted)]
    assert [exercise.id for exercise in in_order(shuffled)] == wanted
    assert [exercise.id for exercise in in_order(reversed(shuffled))] == wanted
