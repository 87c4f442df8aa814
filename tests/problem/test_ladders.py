"""What opens each exercise, and when."""

from datetime import date, timedelta

import pytest

from planner.catalogue.load import load_catalogue
from planner.problem.problem import Problem
from tests.constraints.agreement import athlete

START = date(2027, 1, 4)
REGULAR = athlete().problem
KNOWN = load_catalogue().by_id


@pytest.mark.parametrize(("experience", "open_", "familiar"), [("new", 2, 1), ("regular", 3, 2),
                                                               ("experienced", 4, 3)])  # fmt: skip
def test_where_an_athlete_begins(experience: str, open_: int, familiar: int) -> None:
    found = athlete(experience).problem
    ladder = ["bridge", "bridge-march", "bridge-single", "bridge-single-elev", "kb-swing"]
    assert [found.ladders.is_open(KNOWN[name]) for name in ladder] == [
        n <= open_ for n in range(1, 6)
    ]
    assert [found.ladders.is_familiar(KNOWN[name]) for name in ladder] == [
        n <= familiar for n in range(1, 6)
    ]
    assert found.ladders.is_familiar(KNOWN["breath-9090"])


def below(found: Problem, name: str) -> set[str]:
    return {exercise.id for exercise in found.ladders.below[name]}


def test_rungs_below() -> None:
    assert "side-plank" not in REGULAR.ladders.below  # open from the start
    assert below(REGULAR, "side-plank-abd") == {"side-plank-roll"}
    assert below(REGULAR, "side-plank-knee-drive") == {"side-plank-abd"}
    on_the_floor = {"skater-squat", "bridge-long-single"}
    assert below(REGULAR, "kb-swing") == {"bridge-single-elev", "ball-leg-curl"} | on_the_floor
    without = athlete(about={"exclude": ["side-plank-roll"]}).problem
    assert below(without, "side-plank-abd") == {"side-plank-reach"}
    bare = athlete(about={"equipment": ["kettlebell"]}).problem
    assert below(bare, "kb-swing") == on_the_floor


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("side-plank", 0),
        ("side-plank-abd", 21),
        ("side-plank-knee-drive", None),
        ("kb-swing", None),
    ],
)
def test_the_first_day_is_a_rung_after_the_one_below(name: str, days: int | None) -> None:
    """Four weeks of build are too short for two rungs, and level 5 is above its cap."""
    opens = REGULAR.ladders.opens_on(KNOWN[name])
    assert opens == (None if days is None else START + timedelta(days=days))


def test_the_first_day_waits_for_a_week_that_takes_new_rungs() -> None:
    ten = athlete(weeks=10).problem
    deload = next(week for week in ten.season.weeks if week.deload)
    assert not ten.ladders.may_step_up(deload)
    after = ten.season.weeks[deload.number]
    assert not ten.ladders.may_step_up(after)
    opens = ten.ladders.opens_on(KNOWN["side-plank-knee-drive"])
    first = ten.ladders.opens_on(KNOWN["side-plank-abd"])
    assert first is not None
    assert opens is not None
    assert (opens - first).days >= 21
    assert ten.ladders.may_step_up(ten.season.week_of(opens))


def test_what_cannot_be_reached_opens_never() -> None:
    lone = athlete(about={"equipment": ["suspension"], "exclude": ["front-plank", "supine-brace",
                          "all-fours-brace", "hollow-body", "hand-walk-out"]}).problem  # fmt: skip
    assert lone.ladders.opens_on(KNOWN["rollout-suspension"]) is None
