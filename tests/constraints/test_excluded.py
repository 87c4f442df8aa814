"""``excluded``: exercises, ladders and families that the athlete never wants."""

import pytest

from planner.constraints.excluded import Excluded
from tests.constraints.agreement import athlete, judged, said
from tests.constraints.builders import session


@pytest.mark.parametrize(
    ("named", "exercise", "points"),
    [
        ("twist-feet-down", "twist-feet-down", None),
        ("twist-feet-down", "twist-feet-up", 0),
        ("side bridge", "side-plank", None),  # an alias
        ("Side Bridge", "side-plank-knee", 0),
        ("floor-twist", "twist-feet-up", None),  # a ladder
        ("floor-twist", "chop-standing", 0),
        ("russian-twists", "chop-standing", None),  # a family
        ("russian-twists", "crunch", 0),
    ],
)
def test_named_or_not(named: str, exercise: str, points: int | None) -> None:
    loaded = athlete(about={"exclude": [named]})
    one = session(loaded, "2027-01-06 19:00", 20, "medium", {exercise: 1})
    assert judged(loaded, Excluded(), one) == points
    expected = [] if points == 0 else [f"{exercise} is excluded"]
    assert said(loaded, Excluded(), one) == expected


def test_nothing_is_excluded_by_itself() -> None:
    assert athlete().problem.excluded == frozenset()
    both = athlete(about={"exclude": ["russian-twists", "crunch"]}).problem
    twists = {e.id for e in both.catalogue.exercises if e.family == "russian-twists"}
    assert both.excluded == twists | {"crunch"}
    assert not both.excluded & {exercise.id for exercise in both.repertoire}
