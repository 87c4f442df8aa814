"""What the catalogue promises about its data: breadth, doses, credit, words for beginners."""

from itertools import pairwise

import pytest

from planner.athlete.phase_kind import PhaseKind
from planner.catalogue.exercises import Exercise
from planner.catalogue.folder_reader import Reader
from planner.catalogue.load import catalogue_root, load_catalogue
from planner.settings.session_class import SessionClassSettings

SHIPPED = load_catalogue()


def test_there_are_enough_exercises_and_ladders() -> None:
    assert len(SHIPPED.exercises) >= 130
    assert len(SHIPPED.ladders) >= 30


@pytest.mark.parametrize("area", SHIPPED.areas, ids=lambda area: area.id)
def test_every_area_is_primary_in_four_exercises_at_least(area: object) -> None:
    area_id = getattr(area, "id", "")
    assert len([e for e in SHIPPED.exercises if area_id in e.primary]) >= 4


def test_secondary_counts_where_anatomy_leaves_little_else() -> None:
    ruled = {
        area.id: area.secondary_counts_from for area in SHIPPED.areas if area.secondary_counts_from
    }
    assert ruled == {"tva": 4, "lat": 3, "scap": 3}
    assert all(area.reason for area in SHIPPED.areas if area.id in ruled)


@pytest.mark.parametrize(
    ("area", "level", "least"),
    [("pf", 3, 1), ("dia", 3, 1), ("lat", 4, 1), ("ham", 1, 2), ("tva", 4, 1), ("add", 4, 2)],
)
def test_thin_spots_are_closed(area: str, level: int, least: int) -> None:
    found = [e for e in SHIPPED.exercises if e.level == level and area in e.primary]
    assert len(found) >= least


def test_lateral_flexion_is_a_ladder_of_its_own() -> None:
    bends = [e for e in SHIPPED.exercises if e.pattern == "lateral-flexion"]
    assert {e.level for e in bends} == {1, 2, 3}
    assert len(bends) >= 4


@pytest.mark.parametrize("rungs", SHIPPED.ladders.values(), ids=list(SHIPPED.ladders))
def test_ladders_skip_no_level(rungs: tuple[Exercise, ...]) -> None:
    assert [e.rung for e in rungs] == list(range(1, len(rungs) + 1))
    assert all(0 <= upper.level - lower.level <= 1 for lower, upper in pairwise(rungs))


@pytest.mark.parametrize("phase", list(SHIPPED.phases))
def test_phases_change_doses_as_the_plans_do(phase: str) -> None:
    aim = SHIPPED.phases[phase]
    kind = PhaseKind(phase)
    assert aim.most_sets == SessionClassSettings().most_sets_in(kind)
    assert aim.grows == (kind not in (PhaseKind.TAPER, PhaseKind.RACE, PhaseKind.RECOVERY))
    assert aim.source


def test_every_range_of_doses_has_its_source() -> None:
    assert set(SHIPPED.dose_ranges) == {"hold", "holds", "reps", "time", "distance"}
    assert list(SHIPPED.level_doses) == [1, 2, 3, 4, 5]
    for given in (*SHIPPED.dose_ranges.values(), *SHIPPED.level_doses.values()):
        assert given.source
    reps, hold = SHIPPED.dose_ranges["reps"], SHIPPED.dose_ranges["hold"]
    assert (reps.least, reps.most, hold.least, hold.most) == (4, 20, 5, 75)


def test_thirty_exercises_are_known_to_every_runner() -> None:
    everyday = {e.id for e in SHIPPED.exercises if e.everyday}
    assert len(everyday) == 30
    assert everyday >= {"plank-forearm", "bridge", "bird-dog", "dead-bug", "crunch", "march-hold"}
    assert all(e.level <= 4 for e in SHIPPED.exercises if e.everyday)


def test_what_is_not_for_athletes_under_18() -> None:
    assert {e.id for e in SHIPPED.exercises if e.adults_only} == {
        "kb-swing",
        "twist-weighted",
        "rollout-ball",
        "rollout-ball-toes",
        "rollout-wheel",
        "rollout-suspension",
        "hang-leg",
    }


def test_optional_rungs_and_eccentric_exercises() -> None:
    assert {e.id for e in SHIPPED.exercises if e.optional} == {
        "plank-straight-arm",
        "side-plank-knee-lift",
        "side-plank-wall",
        "side-plank-wall-lift",
        "bridge-squeeze",
        "clam",
        "elbow-knee",
        "psoas-march",
        "seated-leg-lift",
        "bridge-clam",
        "side-plank-reach",
        "side-plank-roll",
        "flutter",
    }
    assert {e.id for e in SHIPPED.exercises if e.eccentric} == {
        "sl-rdl",
        "sl-hinge-reach",
        "sl-hinge-overhead",
        "slide-add",
        "copenhagen-short",
        "copenhagen-hold",
        "copenhagen-full",
        "bridge-walk-out",
        "ball-leg-curl",
        "ball-leg-curl-single",
        "skater-squat",
        "kb-swing",
    }


@pytest.mark.parametrize(
    ("id_", "low", "highs"),
    [
        ("plank-forearm", 20, (40, 60, 75)),
        ("side-plank", 15, (25, 45, 60)),
        ("bridge-single", 6, (8, 12, 15)),
        ("ball-pike", 5, (6, 8, 10)),
        ("walk-out", 4, (4, 6, 8)),
        ("bird-dog", 5, (8, 8, 8)),
        ("fast-feet", 2, (3, 4, 4)),
        ("farmer-carry", 20, (40, 40, 40)),
    ],
)
def test_the_most_of_a_dose_grows_with_experience(
    id_: str, low: int, highs: tuple[int, int, int]
) -> None:
    dose = SHIPPED.by_id[id_].dose
    assert dose.low == low
    assert tuple(map(dose.high_for, ("new", "regular", "experienced"))) == highs


@pytest.mark.parametrize(
    ("ladder", "first", "then"),
    [
        ("front-plank", "plank-straight-arm", "plank-forearm"),
        ("lateral-plank", "side-plank-wall", "side-plank-knee"),
        ("lateral-plank", "side-plank-wall-lift", "side-plank-knee-lift"),
        ("hip-flexor", "seated-leg-lift", "leg-lower-bent"),
    ],
)
def test_an_optional_rung_comes_under_the_one_that_counts(
    ladder: str, first: str, then: str
) -> None:
    ids = [e.id for e in SHIPPED.ladders[ladder]]
    assert ids.index(then) == ids.index(first) + 1


def test_substitutes_are_said_for_all_equipment() -> None:
    assert set(SHIPPED.substitutes) == set(SHIPPED.equipment)
    assert "a full water bottle" in SHIPPED.substitutes["dumbbell"]
    assert SHIPPED.substitutes["ball"] == ()


def test_fit_numbers_come_as_a_pair_or_not_at_all() -> None:
    mapped = [e for e in SHIPPED.exercises if e.fit]
    assert len(mapped) >= 100
    exact = [(e.fit.category, e.fit.name) for e in mapped if e.fit and e.fit.exact]
    assert len(exact) == len(set(exact))


@pytest.mark.parametrize(("word", "id_"), [("dead bug", "dead-bug"), ("hip lift", "bridge")])
def test_other_names_are_found(word: str, id_: str) -> None:
    assert id_ in {e.id for e in SHIPPED.search(word)}


def test_no_two_exercises_are_the_same() -> None:
    assert Reader(catalogue_root(), thorough=True).catalogue() == SHIPPED
