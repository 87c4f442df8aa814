"""The page says which exercises carry a mark, and why a flag rules one out."""

from planner.catalogue.load import load_catalogue
from planner.catalogue.page_marks import grounds_section, marks_section

SHIPPED = load_catalogue()


def rows(section: str) -> list[list[str]]:
    return [line.strip("| ").split(" | ") for line in section.splitlines() if "`" in line]


def test_every_mark_lists_its_exercises() -> None:
    found = {mark: ids for mark, _, ids in rows(marks_section(SHIPPED))}
    assert list(found) == ["`everyday`", "`optional`", "`eccentric`", "`fast`", "`adults_only`"]
    assert found["`everyday`"].count("`") == 2 * 30
    assert found["`fast`"] == "`mb-side-throw`, `kb-swing`, `skater-step`, `fast-feet`"


def test_every_ground_is_said_once_in_the_order_of_the_flags() -> None:
    found = rows(grounds_section(SHIPPED))
    assert ["`diastasis`", "Full bodyweight on one side", "`side-plank`"] in found
    flags = [flag.strip("`") for flag, _, _ in found]
    assert flags == sorted(flags, key=list(SHIPPED.flags).index)
    said = sum(ids.count("`") // 2 for _, _, ids in found)
    assert said == sum(len(exercise.grounds) for exercise in SHIPPED.exercises)
