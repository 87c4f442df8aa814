"""The catalogue's own page: current, and about the data that it stands beside."""

import shutil
from pathlib import Path

import pytest

from planner.catalogue import catalogue_page
from planner.catalogue.full_check import check_everything
from planner.catalogue.load import catalogue_root, load_catalogue
from planner.errors import InputError

PAGE = (catalogue_root() / "README.md").read_text("utf-8")
SHIPPED = load_catalogue()


def test_all_is_well_with_the_shipped_data() -> None:
    assert check_everything(catalogue_root()) == SHIPPED


def test_the_page_is_current(capsys: pytest.CaptureFixture[str]) -> None:
    assert catalogue_page.main(["--check"]) == 0
    assert capsys.readouterr().err == ""


def test_the_page_counts() -> None:
    assert f"{len(SHIPPED.exercises)} exercises in {len(SHIPPED.ladders)} ladders" in PAGE
    assert "| `ham` | 2 / 2 | 2 (−1) / 2 (−1) |" in PAGE
    for exercise in SHIPPED.exercises:
        assert f"{exercise.name} ({exercise.level})" in PAGE


def test_an_old_page_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "catalogue"
    shutil.copytree(catalogue_root(), copy)
    (copy / "README.md").write_text(PAGE.replace("# The catalogue", "# Catalogue"), "utf-8")
    with pytest.raises(InputError) as caught:
        check_everything(copy)
    (only,) = caught.value.mistakes
    assert str(only).startswith("catalogue/README.md:1:1: this page is not what the data says")
    monkeypatch.setattr(catalogue_page, "ROOT", copy)
    assert catalogue_page.main(["--check"]) == 1
    assert catalogue_page.main([]) == 0
    assert (copy / "README.md").read_text("utf-8") == PAGE


def test_anyone_may_use_the_data() -> None:
    licence = (catalogue_root() / "LICENSE").read_text("utf-8")
    assert "CC0 1.0 Universal" in licence
    assert "(CC0 1.0, see [LICENSE](LICENSE))" in PAGE
