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
    assert (reps.least, reps.most, hold.least, hold.most) == (5, 20, 5, 60)


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
