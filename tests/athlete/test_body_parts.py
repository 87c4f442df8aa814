"""What ``hard_for`` may name, and the areas that it stands for."""

import pytest

from planner.athlete.body_parts import AREAS, BODY, areas_of
from planner.catalogue.load import load_catalogue


def test_areas_and_groups_are_those_of_the_catalogue() -> None:
    areas = load_catalogue().areas
    groups = {group: tuple(a.id for a in areas if a.group == group) for group in AREAS}
    assert groups == AREAS
    assert sum(map(len, groups.values())) == len(areas) == 15


def test_no_name_means_two_things() -> None:
    assert len(set(BODY)) == len(BODY) == 26 + 5 + 15


@pytest.mark.parametrize(
    ("words", "areas"),
    [
        (("hips",), {"gmax", "gmed", "hipflex", "add", "ham"}),
        (("shoulders",), {"scap", "lat"}),
        (("abdomen", "groin"), {"ra", "obl", "tva", "add"}),
        (("back",), {"es", "mf", "ql", "lat"}),
        (("low-back", "upper"), {"es", "mf", "ql", "scap"}),
        (("calves",), set()),
        (("gmed",), {"gmed"}),
        ((), set()),
    ],
)
def test_areas_of_words(words: tuple[str, ...], areas: set[str]) -> None:
    assert areas_of(words) == areas


def test_the_whole_body_is_all_but_breath_and_pelvic_floor() -> None:
    every = areas_of(AREAS)
    assert every - areas_of(["whole-body"]) == {"dia", "pf"}
    assert areas_of(BODY) == every
