"""What keeps every line in its room."""

import ast
from collections.abc import Iterator
from pathlib import Path

from planner.constraints import ALL
from planner.season.season_settings import SeasonSettings

ROOT = Path(__file__).parents[1]
HOMES = {kind.name: Path(f"{kind.__module__.replace('.', '/')}.py") for kind in ALL}
FILES = sorted(path.relative_to(ROOT) for path in (ROOT / "planner").rglob("*.py"))

ORDINARY_WORDS = {
    "breathing": "a group of muscle areas, and an aim of athlete.focus",
    "equipment": "a key of athlete.yaml, of an exercise and of a rule",
    "favourites": "a key of athlete.yaml",
    "maintenance": "a phase",
    "taper": "a phase",
}
"""Names of constraints that stand as text for something else too, and what that is."""


def nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse((ROOT / path).read_text("utf-8")))


def names_in(path: Path) -> set[str]:
    """The names of constraints that stand in a file as texts of their own."""
    texts = {each.value for each in nodes(path) if isinstance(each, ast.Constant)}
    return {name for name, home in HOMES.items() if name in texts and home != path}


def test_a_constraint_s_name_stands_in_its_own_file_alone() -> None:
    found = {str(path): names for path in FILES if (names := names_in(path) - set(ORDINARY_WORDS))}
    assert not found, "let the constraint's class say it (planner/constraints/base.py)"


def test_words_that_are_allowed_are_needed() -> None:
    assert set().union(*map(names_in, FILES)) == set(ORDINARY_WORDS)


def test_no_other_room_imports_a_single_constraint() -> None:
    modules = {kind.__module__ for kind in ALL}
    rooms = [path for path in FILES if path.parts[:2] != ("planner", "constraints")]
    found = {
        str(path): each.module
        for path in rooms
        for each in nodes(path)
        if isinstance(each, ast.ImportFrom) and each.module in modules
    }
    assert not found, "let the constraint's class say it (planner/constraints/base.py)"


def test_a_file_of_settings_is_called_like_its_constraint_and_read_by_the_season() -> None:
    files = {path.stem for path in FILES if path.parts[:2] == ("planner", "settings")}
    files -= {"__init__", "base"}
    read = {
        field.annotation.__module__.rpartition(".")[2]
        for field in SeasonSettings.model_fields.values()
        if field.annotation
    }
    assert files <= {name.replace("-", "_") for name in HOMES}
    assert files == read
