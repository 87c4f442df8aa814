"""``coreplan catalogue check``: the shipped data, and files of one's own."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from planner.catalogue.load import load_catalogue
from tests.catalogue.own_exercises import OWN

Run = Callable[..., Result]


def test_the_shipped_catalogue_is_well(run: Run) -> None:
    done = run("catalogue", "check")
    assert done.exit_code == 0, done.stderr
    shipped = load_catalogue()
    counts = f"{len(shipped.exercises)} exercises in {len(shipped.ladders)} ladders"
    assert done.stdout == f"{counts}; all is well.\n"


def test_a_file_of_ones_own_is_checked(run: Run, tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(OWN, "utf-8")
    assert run("catalogue", "check", mine).stdout == "2 exercises of your own; all is well.\n"
    mine.write_text(OWN.replace("level: 1", "level: one"), "utf-8")
    done = run("catalogue", "check", mine)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr == (
        f"{mine}:7:12: exercises[1].level: 'one' is not a whole number; "
        "write it as level: 2 (1 to 5)\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "nowhere.yaml"), "nowhere.yaml: there is no such file"),
        (("check", "."), ".: there is no such file"),
        (("side", "plank"), "plank: only one name is shown at a time"),
    ],
)
def test_wrong_usage(run: Run, arguments: tuple[str, ...], said: str) -> None:
    done = run("catalogue", *arguments)
    assert done.exit_code == 2
    assert said in done.stderr
