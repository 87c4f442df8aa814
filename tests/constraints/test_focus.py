"""``focus``: so many exercises a week for each word of the athlete's focus."""

from typing import Any

import pytest

from planner.athlete.words import FOCUS
from planner.catalogue.load import load_catalogue
from planner.constraints.focus import AIMS, Focus
from planner.instance import Instance
from tests.constraints.agreement import athlete, judged, said
from tests.constraints.builders import only, session

DAYS = ("2027-01-04", "2027-01-06", "2027-01-08")
HIPS = athlete(about={"focus": ["hip-flexion"]})
SERVING = ["march-hold", "slr-single", "psoas-march", "flutter", "leg-raise-lying"]


def cost(
    *counts: int, instance: Instance = HIPS, minutes: int = 20, kind: str = "heavy", **settings: Any
) -> int | None:
    """What sessions cost that have so many exercises for the hip flexors each."""
    plans = [
        session(instance, f"{day} 12:00", minutes, kind, dict.fromkeys(["clam", *SERVING[:n]], 1))
        for day, n in zip(DAYS, counts, strict=False)
    ]
    return judged(instance, Focus(**settings), *plans)


@pytest.mark.parametrize(
    ("counts", "points"),
    [((0,), 4), ((1,), 2), ((2,), 0), ((3,), 0), ((0, 0, 0), 12), ((1, 2, 2), 2), ((5, 1, 0), 0)],
    ids=str,
)
def test_two_a_session_counted_by_week(counts: tuple[int, ...], points: int) -> None:
    assert cost(*counts) == points


def test_weeks_count_on_their_own() -> None:
    plans = [
        session(HIPS, f"{day} 12:00", 20, "heavy", dict.fromkeys(SERVING[:n], 1))
        for day, n in (("2027-01-10", 4), ("2027-01-11", 0))
    ]
    assert judged(HIPS, Focus(), *plans) == 4


def test_settings() -> None:
    assert cost(0, exercises=1) == 2
    assert cost(0, exercises=0) == 0
    assert cost(0, exercises=6) == 4
    assert cost(0, exercises=6, minutes_each=4) == 10
    assert cost(0, minutes_each=11) == 2
    assert cost(0, missing_points=5) == 10
    assert cost(0, weight=3) == 12


@pytest.mark.parametrize(("minutes", "points"), [(11, 2), (19, 2), (20, 4), (40, 4)])
def test_short_sessions_are_asked_for_less(minutes: int, points: int) -> None:
    assert cost(0, minutes=minutes) == points


@pytest.mark.parametrize(
    ("focus", "points"),
    [(["hip-flexion"], 12), (["hip-flexion", "hip-flexion"], 12), (["hip-flexion", "posture"], 12),
     (["hip-flexion", "posture", "breathing", "upper-body", "balance", "stability"], 12),
     (list(FOCUS), 0)],
    ids=str,
)  # fmt: skip
def test_the_words_share_the_minutes(focus: list[str], points: int) -> None:
    """An hour of core has room for six; clams alone serve none of these words."""
    assert cost(0, 0, 0, instance=athlete(about={"focus": focus})) == points


def test_without_a_focus_nothing_is_asked() -> None:
    assert cost(0, 0, 0, instance=athlete()) == 0


@pytest.mark.parametrize(
    ("usable", "points"), [(["march-hold"], 4), (["march-hold", "flutter"], 8), (SERVING[:3], 12)]
)
def test_no_exercise_is_asked_for_in_every_session(usable: list[str], points: int) -> None:
    """In two of three sessions each of them, so that variety can be kept."""
    instance = only(HIPS, {"clam", *usable})
    assert cost(0, 0, 0, instance=instance) == points


def test_one_block_of_breathing_a_session_is_asked_for() -> None:
    instance = athlete(about={"focus": ["breathing"]})
    blocks = only(instance, {"clam", "breath-9090", "breath-march"})
    assert cost(0, 0, instance=blocks) == 4
    assert cost(0, 0, instance=only(instance, {"clam", "breath-9090", "pelvic-tilt"})) == 4
    wide = only(instance, {"clam", "breath-9090", "breath-march", "pelvic-tilt", "brace-ladder"})
    assert cost(0, 0, instance=wide) == 8


def test_activations_race_week_and_recovery_are_left_alone() -> None:
    assert cost(0, minutes=10, kind="light") == 0
    assert cost(0, minutes=10, kind="medium") == 2
    for phase in ("race", "recovery"):
        season = {"end": "2027-01-31", "phases": [{"phase": phase, "start": "2027-01-04"}]}
        calm = athlete(about={"focus": ["hip-flexion"]}, season=season)
        assert cost(0, 0, 0, instance=calm) == 0


@pytest.mark.parametrize("word", FOCUS)
def test_every_word_has_exercises_without_kit_and_an_effect(word: str) -> None:
    exercises = load_catalogue().exercises
    serving = [e for e in exercises if AIMS[word].serves(e)]
    easy = [e for e in serving if e.level <= 2 and not e.equipment]
    assert len(easy) >= 5
    assert len(serving) < len(exercises) / 2
    others = [e.id for e in exercises if not AIMS[word].serves(e) and e.level <= 2][:4]
    instance = athlete(about={"focus": [word]})
    with_it, without = (
        session(instance, "2027-01-04 12:00", 20, "heavy", dict.fromkeys(ids, 1))
        for ids in ([easy[0].id, easy[-1].id], others)
    )
    assert judged(instance, Focus(), with_it) == 0
    assert judged(instance, Focus(), without) == 4
    assert said(instance, Focus(), without) == [f"0 of 2 exercises for {word.replace('-', ' ')}"]


@pytest.mark.parametrize(
    ("word", "serves", "not_this"),
    [
        ("injury-prevention", "clam", "crunch"),
        ("posture", "floor-ytw", "plank-forearm"),
        ("balance", "sl-hinge-reach", "side-plank-wall"),
        ("breathing", "breath-9090", "bird-dog"),
        ("hip-flexion", "flutter", "plank-forearm"),
        ("upper-body", "push-up-knee", "side-plank-knee"),
        ("late-race-form", "plank-forearm", "inchworm"),
        ("stability", "dead-bug", "superman"),
        ("coordination", "bird-dog", "clam"),
        ("performance", "bridge-single", "clam"),
    ],
)
def test_what_serves_a_word(word: str, serves: str, not_this: str) -> None:
    known = load_catalogue().by_id
    assert AIMS[word].serves(known[serves])
    assert not AIMS[word].serves(known[not_this])


def test_the_table_has_every_word_and_no_other() -> None:
    assert set(AIMS) == set(FOCUS)
