"""``equipment``: only what is at hand."""

import pytest

from planner.constraints.equipment import Equipment
from tests.constraints.agreement import athlete, judged, said
from tests.constraints.builders import session


@pytest.mark.parametrize(
    ("at_hand", "exercise", "points"),
    [
        ([], "plank-forearm", 0),
        ([], "pallof-standing", None),
        (["band"], "pallof-standing", 0),
        (["bench"], "pallof-standing", None),
        (["band", "ball"], "rollout-ball", 0),
        (["small-ball"], "rollout-ball", None),
        (["kettlebell"], "farmer-carry", 0),
        (["dumbbell"], "farmer-carry", 0),
        (["band"], "farmer-carry", None),
        (["dumbbell"], "kb-swing", None),
    ],
    ids=str,
)
def test_at_hand_or_not(at_hand: list[str], exercise: str, points: int | None) -> None:
    loaded = athlete(about={"equipment": at_hand})
    one = session(loaded, "2027-01-06 19:00", 20, "medium", {exercise: 1})
    assert judged(loaded, Equipment(), one) == points


def test_what_is_missing_is_said_once_a_session() -> None:
    loaded = athlete(about={"equipment": []})
    one = session(loaded, "2027-01-06 19:00", 20, "medium", {"rollout-ball": 1, "crunch": 1})
    two = session(loaded, "2027-01-07 19:00", 20, "medium", {"rollout-ball": 1})
    assert said(loaded, Equipment(), one, two) == ["Swiss-ball roll-out needs ball"] * 2


def test_either_piece_is_named() -> None:
    loaded = athlete(about={"equipment": ["band"]})
    one = session(loaded, "2027-01-06 19:00", 20, "medium", {"farmer-carry": 1})
    assert said(loaded, Equipment(), one) == ["Farmer's carry needs kettlebell or dumbbell"]


def test_every_exercise_of_a_bare_floor_needs_nothing() -> None:
    loaded = athlete(about={"equipment": []})
    assert loaded.problem.repertoire
    assert all(exercise.equipment == () for exercise in loaded.problem.repertoire)
    named = {exercise.id for exercise in athlete().problem.repertoire}
    assert {exercise.id for exercise in loaded.problem.repertoire} < named
