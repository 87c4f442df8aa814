"""``level-cap``: by phase, experience and age."""

from typing import Any

import pytest

from planner.catalogue.load import load_catalogue
from planner.constraints.level_cap import LevelCap
from planner.problem.session_frame import frames_of_sessions
from tests.constraints.agreement import KIT, athlete, judged, said
from tests.constraints.builders import session

LEVELS = ["bridge", "bridge-march", "bridge-single", "bridge-single-elev", "kb-swing"]


def cap(when: str = "2027-01-06", experience: str = "regular", **sections: Any) -> int:
    """The highest level that both statements allow on a day."""
    loaded = athlete(experience, **sections)
    allowed = [
        judged(loaded, LevelCap(), session(loaded, f"{when} 19:00", 20, "heavy", {exercise: 1}))
        for exercise in LEVELS
    ]
    height = allowed.count(0)
    assert allowed == [0] * height + [None] * (5 - height)
    return height


@pytest.mark.parametrize(
    ("experience", "phase", "expected"),
    [
        ("new", "base", 2),
        ("new", "build", 3),
        ("regular", "base", 3),
        ("regular", "build", 4),
        ("regular", "peak", 4),
        ("regular", "recovery", 2),
        ("regular", "maintenance", 3),
        ("experienced", "base", 3),
        ("experienced", "build", 5),
        ("experienced", "taper", 5),
        ("experienced", "recovery", 2),
        ("experienced", "maintenance", 4),
    ],
)
def test_by_experience_and_phase(experience: str, phase: str, expected: int) -> None:
    season = {"end": "2027-01-31", "phases": [{"phase": phase, "start": "2027-01-04"}]}
    assert cap(experience=experience, season=season) == expected


@pytest.mark.parametrize(
    ("born", "expected"), [(1973, 5), (1972, 4), (1940, 4), (2009, 5), (2010, 3)]
)
def test_by_age(born: int, expected: int) -> None:
    assert cap(experience="experienced", about={"born": born}) == expected


@pytest.mark.parametrize(
    ("settings", "born", "expected"),
    [
        (3, 1990, 3),
        ({"build": 2}, 1990, 2),
        ({"base": 2}, 1990, 5),
        ({"build": 5, "most": 3}, 1990, 3),
        ({"build": 5}, 2010, 3),  # youth begins with 3
        (5, 2010, 3),
    ],
    ids=str,
)
def test_settings(settings: Any, born: int, expected: int) -> None:
    constraints = {"level-cap": settings}
    about = {"born": born}
    assert cap(experience="experienced", about=about, constraints=constraints) == expected


def test_level_1_while_a_clearance_is_missing() -> None:
    assert cap(about={"avoid": ["hernia"]}) == 1
    waiting = {"avoid": ["hernia"], "cleared": "2027-01-07"}
    assert cap("2027-01-06", about=waiting) == 1
    assert [cap(f"2027-01-{day}", about=waiting) for day in ("07", "20", "21")] == [2, 2, 3]
    at_once = {"level-cap": {"cleared_days": 0}}
    assert cap("2027-01-07", about=waiting, constraints=at_once) == 3
    assert cap(about={"avoid": ["knee"]}) == 4


def test_message() -> None:
    loaded = athlete("new")
    one = session(loaded, "2027-01-06 19:00", 20, "heavy", {"bridge-single-elev": 1})
    (message,) = said(loaded, LevelCap(), one)
    assert message.endswith("is level 4, at most 3 allowed")


def test_the_young_stay_at_3_for_twelve_weeks_and_at_4_after_it() -> None:
    young = {"born": 2010, "equipment": [kit for kit in KIT if kit != "kettlebell"]}
    days = ("2027-01-04", "2027-03-28", "2027-03-29", "2027-06-01")
    caps = [cap(day, "experienced", weeks=26, about=young) for day in days]
    assert caps == [3, 3, 4, 4]
    longer = {"level-cap": {"most": 5, "young_weeks": 14}}
    assert cap(days[2], "experienced", weeks=26, about=young, constraints=longer) == 3


def out(day: str, *exercises: str, **about: Any) -> set[str]:
    """Those of some exercises that both statements forbid an experienced athlete on a day."""
    loaded = athlete("experienced", weeks=26, about=about)
    sessions = {id_: session(loaded, f"{day} 19:00", 20, "heavy", {id_: 1}) for id_ in exercises}
    problem = loaded.problem
    (frame,) = frames_of_sessions([next(iter(sessions.values()))], problem)
    by_hand = {id_ for id_, one in sessions.items() if said(loaded, LevelCap(), one)}
    known = problem.catalogue.by_id
    assert by_hand == {id_ for id_ in exercises if LevelCap().forbids(frame, known[id_], problem)}
    return by_hand


EVERY = tuple(load_catalogue().by_id)


def test_the_young_do_level_4_without_load_and_some_exercises_never() -> None:
    grown, young = (out("2027-04-07", *EVERY, born=born) for born in (1990, 2010))
    assert young - grown >= {
        "rollout-ball", "rollout-ball-toes", "twist-weighted", "bicycle-band", "chop-split",
        "pallof-march", "renegade-row", "waiter-carry",
    }  # fmt: skip
    above = {id_ for id_, each in load_catalogue().by_id.items() if each.level == 5}
    assert {"kb-swing", "hang-leg", "rollout-wheel", "rollout-suspension"} < above < young
    assert len(young - grown - above) == 8
    assert young.isdisjoint({"bridge-single-elev", "hang-knee", "body-saw", "ball-leg-curl"})
    assert young.isdisjoint({"sl-rdl", "dead-bug-band", "suitcase-carry"})


def test_from_55_on_there_are_no_dips_rolls_and_walk_outs() -> None:
    left_out = {
        "side-plank-dips", "side-plank-roll", "plank-rkc", "walk-out-knee", "walk-out", "inchworm",
    }  # fmt: skip
    above = {id_ for id_, each in load_catalogue().by_id.items() if each.level == 5}
    assert out("2027-04-07", *EVERY, born=1972) == left_out | above
    assert out("2027-04-07", *EVERY, born=1973).isdisjoint(left_out)


@pytest.mark.parametrize(
    "flag",
    [
        "pregnancy", "postpartum", "pelvic-floor", "diastasis", "hernia", "osteoporosis",
        "hypertension", "back-pain-now",
    ],
)  # fmt: skip
def test_level_3_while_a_slow_flag_lasts(flag: str) -> None:
    about = {"avoid": [{"flag": flag, "until": "2027-01-13"}], "cleared": "2026-12-01"}
    assert cap("2027-01-13", "experienced", about=about) == 3
    assert cap("2027-01-14", "experienced", about=about) == 5


def test_other_flags_leave_the_levels() -> None:
    assert cap("2027-01-13", "experienced", about={"avoid": ["wrist", "neck"]}) == 5


def test_after_a_birth_level_1_lasts_six_weeks_whatever_a_clinician_says() -> None:
    about = {"avoid": ["postpartum"], "cleared": "2026-12-20", "born_child": "2026-12-02"}
    days = ("2027-01-12", "2027-01-13", "2027-01-26", "2027-01-27")
    assert [cap(day, "experienced", about=about) for day in days] == [1, 2, 2, 3]


@pytest.mark.parametrize(
    ("born", "exercise", "reason"),
    [(2010, "rollout-ball", "under 18 years"), (1960, "plank-rkc", "from 55 years on")],
)
def test_the_message_names_the_age(born: int, exercise: str, reason: str) -> None:
    loaded = athlete("experienced", about={"born": born})
    one = session(loaded, "2027-01-06 19:00", 20, "heavy", {exercise: 1})
    name = loaded.problem.catalogue.by_id[exercise].name
    assert said(loaded, LevelCap(), one) == [f"{name} is left out {reason}"]
