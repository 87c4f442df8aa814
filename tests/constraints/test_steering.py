"""Settings that steer sessions before and beside the constraints they belong to.

Intervals are on Tuesdays from 18:00 to 19:00.
"""

from typing import Any

import pytest

from planner.constraints.core_families import CoreFamilies
from planner.constraints.load_ramp import LoadRamp
from planner.constraints.pattern_mix import PatternMix
from planner.constraints.session_class import SessionClassCeiling
from planner.constraints.session_time import SessionTime
from planner.constraints.variety import Variety
from planner.instance import Instance
from planner.problem.dose import dose, most_sets
from planner.problem.session_frame import SessionFrame, frames_of_slots
from tests.constraints.agreement import athlete, judged
from tests.constraints.builders import charged, only, session, slot

REGULAR = athlete()
WEDNESDAY = "2027-01-06 19:00"
WEEKS = ("01-04", "01-06", "01-11", "01-13", "01-18", "01-20", "01-25")


def frame(
    instance: Instance, when: str = WEDNESDAY, minutes: int = 20, kind: str = "heavy"
) -> SessionFrame:
    (found,) = frames_of_slots([slot(instance, when, minutes, kind)], instance.problem)
    return found


def set_to(name: str, experience: str = "regular", weeks: int = 4, **settings: Any) -> Instance:
    """An athlete with these settings of one constraint."""
    return athlete(experience, weeks, constraints={name: settings})


@pytest.mark.parametrize(
    ("experience", "settings", "letters"),
    [
        ("regular", {"letters": 3}, "ABCABCA"),
        ("regular", {"letters": 1}, "AAAAAAA"),
        ("regular", {"single_weeks": 1}, "AAABABA"),
        ("new", {"single_weeks": 0}, "ABABABA"),
        ("new", {"letters": 4, "single_weeks": 1}, "AAABCDA"),
    ],
)
def test_letters(experience: str, settings: dict[str, int], letters: str) -> None:
    instance = set_to("rotation", experience, **settings)
    slots = [slot(instance, f"2027-{day} 12:00") for day in WEEKS]
    assert "".join(each.letter for each in frames_of_slots(slots, instance.problem)) == letters


@pytest.mark.parametrize(
    ("hour", "time", "seconds"),
    [(8, "07:59", 300), (8, "08:00", 180), (10, "09:59", 300), (0, "00:30", 180)],
)
def test_early_sessions(hour: int, time: str, seconds: int) -> None:
    instance = set_to("session-time", early_hour=hour)
    assert frame(instance, f"2027-01-06 {time}").warm_up_seconds == seconds


@pytest.mark.parametrize(("minutes", "activation"), [(8, True), (9, False)])
def test_activations_are_as_short_as_before_races(minutes: int, activation: bool) -> None:
    instance = set_to("race-blackout", activation_minutes=8)
    assert frame(instance, minutes=minutes, kind="light").activation is activation


@pytest.mark.parametrize(("change_over", "seconds"), [(20, 170), (0, 150), (60, 210)])
def test_change_over(change_over: int, seconds: int) -> None:
    instance = set_to("session-time", change_over=change_over)
    exercise = instance.problem.catalogue.by_id["plank-forearm"]
    assert dose(exercise, frame(instance)).seconds(3) == seconds


@pytest.mark.parametrize(("change_over", "allowed"), [(0, True), (80, True), (81, False)])
def test_change_over_counts_towards_the_minutes(change_over: int, allowed: bool) -> None:
    """Three exercises of 100 s each in the 540 s after the warm-up of a session of 12 min."""
    instance = set_to("session-time", change_over=change_over)
    sets = {"plank-forearm": 2, "plank-straight-arm": 2, "plank-knee": 2}
    one = session(instance, WEDNESDAY, 12, "heavy", sets)
    assert sum(each.seconds for each in one.exercises) == 300 + 3 * change_over
    rule = SessionTime(change_over=change_over, free_seconds=300)
    assert (judged(instance, rule, one) is not None) == allowed


@pytest.mark.parametrize(
    ("settings", "experience", "when", "kind", "sets"),
    [
        ({}, "regular", WEDNESDAY, "heavy", 3),
        ({"build": 2}, "regular", WEDNESDAY, "heavy", 2),
        ({"base": 2}, "regular", WEDNESDAY, "heavy", 3),
        ({"light_sets": 1}, "regular", WEDNESDAY, "light", 1),
        ({"light_sets": 3}, "regular", WEDNESDAY, "light", 3),
        ({"light_sets": 1}, "regular", WEDNESDAY, "heavy", 3),
        ({"deload_sets": 1}, "regular", "2027-01-27 19:00", "heavy", 1),
        ({"deload_sets": 1}, "regular", WEDNESDAY, "heavy", 3),
        ({"new_sets": 1}, "new", WEDNESDAY, "heavy", 1),
        ({"new_sets": 3}, "new", WEDNESDAY, "heavy", 3),
        ({"new_sets": 1}, "regular", WEDNESDAY, "heavy", 3),
    ],
)
def test_most_sets(
    settings: dict[str, int], experience: str, when: str, kind: str, sets: int
) -> None:
    instance = set_to("session-class", experience, 12, **settings)
    exercise = instance.problem.catalogue.by_id["plank-forearm"]
    assert most_sets(exercise, frame(instance, when, kind=kind)) == sets
    rule = SessionClassCeiling(reach_points=0, stone_points=0, medium_sets=0, heavy_sets=0, easy=8,
                               **settings)  # fmt: skip
    for amount in (sets, sets + 1):
        one = session(instance, when, 20, kind, {"plank-forearm": amount})
        assert (judged(instance, rule, one) is not None) == (amount == sets)


@pytest.mark.parametrize(
    ("phase", "usual"),
    [("base", 3), ("build", 3), ("peak", 2), ("taper", 2), ("race", 1), ("recovery", 2),
     ("maintenance", 3)],
)  # fmt: skip
def test_most_sets_of_every_phase(phase: str, usual: int) -> None:
    season = {"end": "2027-01-31", "phases": [{"phase": phase, "start": "2027-01-04"}]}
    for settings, sets in (({}, usual), ({phase: 1}, 1), ({phase: 3}, 3)):
        instance = athlete(season=season, constraints={"session-class": settings})
        plank = instance.problem.catalogue.by_id["plank-forearm"]
        assert most_sets(plank, frame(instance)) == sets


@pytest.mark.parametrize(("longest", "hold"), [(20, 20), (10, 10), (60, 20)])
def test_holds_of_light_sessions(longest: int, hold: int) -> None:
    instance = set_to("session-class", light_hold=longest)
    exercise = instance.problem.catalogue.by_id["plank-forearm"]
    assert dose(exercise, frame(instance, kind="light")).hold_s == hold
    assert dose(exercise, frame(instance)).hold_s == 20
    one = session(instance, WEDNESDAY, 20, "light", {"plank-forearm": 1})
    assert judged(instance, SessionClassCeiling(light_hold=longest), one) == 0


@pytest.mark.parametrize(
    ("settings", "kind", "exercise", "allowed"),
    [
        ({"light_level": 1}, "light", "plank-knee", True),
        ({"light_level": 1}, "light", "plank-forearm", False),
        ({"medium_level": 2}, "medium", "side-plank", False),
        ({"medium_level": 3}, "medium", "plank-long-lever", False),
        ({"medium_level": 4}, "medium", "plank-long-lever", True),
        ({"medium_level": 4}, "medium", "bridge-single", False),
    ],
)
def test_levels_of_a_class(
    settings: dict[str, int], kind: str, exercise: str, allowed: bool
) -> None:
    one = session(REGULAR, WEDNESDAY, 20, kind, {exercise: 1})
    rule = SessionClassCeiling(reach_points=0, stone_points=0, medium_sets=0, easy=8, **settings)
    assert (judged(REGULAR, rule, one) is not None) == allowed


@pytest.mark.parametrize(("minutes", "points"), [(4, 3), (7, 2), (15, 1)])
def test_short_sessions_are_asked_for_fewer_sets(minutes: int, points: int) -> None:
    """Sixteen minutes: four, two or one set at the class, at most the three wanted."""
    one = session(REGULAR, WEDNESDAY, 16, "medium", {"plank-forearm": 1})
    rule = SessionClassCeiling(reach_points=0, stone_points=0, easy=8, minutes_a_set=minutes)
    assert judged(REGULAR, rule, one) == points


@pytest.mark.parametrize(
    ("settings", "open_", "familiar"),
    [({}, 3, 2), ({"start_level": 1}, 1, 2), ({"start_level": 5, "familiar_level": 4}, 5, 4)],
)
def test_where_an_athlete_begins(settings: dict[str, int], open_: int, familiar: int) -> None:
    ladders = set_to("progression", **settings).problem.ladders
    assert (ladders.start_level, ladders.familiar_level) == (open_, familiar)
    known = REGULAR.problem.catalogue.exercises
    assert {e.level for e in known if ladders.is_open(e)} == set(range(1, open_ + 1))
    work = [e for e in known if not e.breathing]
    assert {e.level for e in work if ladders.is_familiar(e)} == set(range(1, familiar + 1))


@pytest.mark.parametrize(
    ("settings", "minutes", "points"),
    [
        ({}, 44, 0),
        ({"entry_load": 200}, 44, 0),
        ({"entry_load": 119}, 44, 1),
        ({"entry_load": 100}, 44, None),
    ],
)
def test_entry_loads(settings: dict[str, int], minutes: int, points: int | None) -> None:
    """A light session of 44 min is a load of 132, where a week of build begins."""
    place = slot(REGULAR, WEDNESDAY, minutes, "light")
    found = charged(REGULAR, LoadRamp(**settings), place)
    assert found == points


@pytest.mark.parametrize(("entry", "points"), [(None, 0), (110, 0), (109, 1), (99, 2), (90, 3)])
def test_the_entry_load_of_a_session(entry: int | None, points: int) -> None:
    """A medium session of 22 min is a load of 110, where 90 is a new athlete's usual most."""
    new = athlete("new")
    place = slot(new, WEDNESDAY, 22, "medium")
    assert charged(new, LoadRamp(entry_session_load=entry), place) == points


@pytest.mark.parametrize(
    ("settings", "missing"),
    [
        ({}, 7),
        ({"distinct_a_session": 0}, 4),
        ({"distinct_a_session": 50}, 5),
        ({"minutes_an_exercise": 20}, 2),
    ],
)
def test_distinct_exercises(settings: dict[str, int], missing: int) -> None:
    """Two sessions of 20 min want 4 + 3 exercises, as far as 40 min have room for them."""
    empty = [session(REGULAR, f"2027-01-{day} 12:00", 20, "heavy") for day in ("06", "08")]
    rule = Variety(distinct_points=1, **settings)
    assert judged(REGULAR, rule, *empty) == missing


@pytest.mark.parametrize(("families", "points"), [(4, 6), (3, 0), (6, 18)])
def test_families_of_a_single_session(families: int, points: int) -> None:
    """Three families in the first fortnight of a new athlete; the later ones have them all."""
    new = athlete("new", 2, constraints={"core-families": {"single_families": families}})
    three = {"plank-forearm": 1, "bridge": 1, "leg-lower-bent": 1}
    days = [session(new, f"2027-01-{day} 12:00", 20, "heavy", three) for day in ("06", "13")]
    assert judged(new, CoreFamilies(single_families=families), *days) == points


@pytest.mark.parametrize(("patterns", "points"), [(1, 0), (2, 1), (4, 3)])
def test_patterns_of_a_short_session(patterns: int, points: int) -> None:
    instance = only(REGULAR, ["plank-forearm", "crunch", "bird-dog", "twist-feet-down", "cobra"])
    one = session(instance, WEDNESDAY, 15, "heavy", {"plank-forearm": 2})
    settings = {"emphasis": 0, "group_points": 0, "standing": 0}
    assert judged(instance, PatternMix(short_patterns=patterns, **settings), one) == points


@pytest.mark.parametrize(("standing", "points"), [(0, 0), (1, 1), (2, 2)])
def test_standing_exercises(standing: int, points: int) -> None:
    one = session(REGULAR, WEDNESDAY, 20, "heavy", {"plank-forearm": 2})
    settings = {"emphasis": 0, "group_points": 0, "patterns": 1}
    assert judged(REGULAR, PatternMix(standing=standing, **settings), one) == points
