"""Every area at every level, with no kit and with all of it, under every single flag."""

import shutil
from pathlib import Path

import pytest

from planner.catalogue.data_file import SourceFile
from planner.catalogue.full_check import check_everything
from planner.catalogue.gaps import GapsFile, cells_of
from planner.catalogue.load import catalogue_root, load_catalogue
from planner.catalogue.matrix import Cell, empty_cells, matrix
from planner.errors import InputError

SHIPPED = load_catalogue()
CELLS = matrix(SHIPPED)
GAPS = SourceFile(catalogue_root() / "gaps.yaml", "gaps.yaml").read(GapsFile)


def trained(area: str, level: int, kit: str, flag: str | None = None) -> tuple[str, ...]:
    return CELLS[Cell(area, level, kit, flag)]


def test_the_matrix_has_every_cell() -> None:
    assert len(CELLS) == 15 * 5 * 2 * 21
    assert empty_cells(SHIPPED) == {cell for cell, ids in CELLS.items() if not ids}


@pytest.mark.parametrize("area", [area.id for area in SHIPPED.areas])
@pytest.mark.parametrize("flag", [None, *SHIPPED.flags])
def test_every_empty_cell_is_documented_and_every_documented_cell_is_empty(
    area: str, flag: str | None
) -> None:
    assert GAPS is not None
    documented = {cell for gap in GAPS.gaps for cell in cells_of(gap, SHIPPED)}
    for cell, ids in CELLS.items():
        if (cell.area, cell.flag) == (area, flag):
            assert (cell in documented) == (not ids), cell


@pytest.mark.parametrize("area", [area.id for area in SHIPPED.areas])
@pytest.mark.parametrize("flag", [None, *SHIPPED.flags])
def test_the_first_level_is_open_to_all_on_a_floor(area: str, flag: str | None) -> None:
    """Who waits for a clearance has level 1 only; a sore groin alone leaves an area out."""
    assert bool(trained(area, 1, "none", flag)) == ((area, flag) != ("add", "groin"))


def test_one_cell() -> None:
    assert trained("ham", 1, "none") == ("heel-dig-bridge", "standing-leg-curl")
    assert trained("ham", 1, "none", "pregnancy") == ("standing-leg-curl",)
    assert trained("add", 5, "none") == ()
    assert trained("add", 5, "full") == ("copenhagen-full",)


def test_secondary_counts_from_the_level_of_the_areas_rule_on() -> None:
    assert "chop-hk-rot" not in trained("lat", 2, "full")  # secondary, level 2
    assert "chop-standing" in trained("lat", 3, "full")  # secondary, level 3
    assert "sl-rdl" not in trained("gmed", 3, "full")  # no rule


@pytest.fixture
def root(tmp_path: Path) -> Path:
    copy = tmp_path / "catalogue"
    shutil.copytree(catalogue_root(), copy)
    return copy


def mistakes(root: Path) -> list[str]:
    with pytest.raises(InputError) as caught:
        check_everything(root)
    return [str(mistake) for mistake in caught.value.mistakes]


def edit(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text("utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "[ql, add, ham]",
            "[ql, ham]",
            "gaps: add at level 5 with no equipment is empty; say why here, or add an exercise",
        ),
        (
            "[ql, add, ham]",
            "[ql, add, ham, ra]",
            "gaps[3]: ra at level 5 with no equipment isn't empty (nor 13 more here); take it out",
        ),
        ("[ql, add, ham]", "[ql, ad, ham]", "areas[2]: 'ad' is not one of ra, obl, tva,"),
        ("    flags: [any]", "    flags: [wirst]", "'wirst' is not one of any, lumbar-flexion,"),
        ("    flags: [any]", "    flags: [any, wrist]", "flags[1]: 'any' is not one of"),
        ("    equipment: none", "    equipment: nothing", "'nothing' is not allowed (none, any)"),
        ("levels: [5]", "levels: [6]", "levels[1]: 6 is out of range; 1 to 5"),
    ],
)
def test_a_mistake_in_the_gaps(root: Path, old: str, new: str, expected: str) -> None:
    edit(root, "gaps.yaml", old, new)
    found = mistakes(root)
    assert any(expected in mistake for mistake in found), found
    assert all(mistake.startswith("catalogue/gaps.yaml:") for mistake in found)


def test_an_exercise_that_goes_leaves_an_empty_cell(root: Path) -> None:
    edit(root, "exercises/standing-hip-extension.yaml", "primary: [ham]", "primary: [gmed]")
    edit(root, "exercises/standing-hip-extension.yaml", "secondary: [gmed]", "secondary: [ham]")
    assert any(
        "ham at level 1 with no equipment, avoiding pregnancy is empty" in mistake
        for mistake in mistakes(root)
    )
