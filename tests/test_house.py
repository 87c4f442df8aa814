"""What keeps every line in its room."""

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from planner.cli import COMMANDS
from planner.constraints import ALL
from planner.inputs.history.formats import FORMATS
from planner.season.season_settings import SeasonSettings

ROOT = Path(__file__).parents[1]
HOMES = {kind.name: Path(f"{kind.__module__.replace('.', '/')}.py") for kind in ALL}
FILES = sorted(path.relative_to(ROOT) for path in (ROOT / "planner").rglob("*.py"))

LOOSE = {"__init__", "errors", "instance", "verify"}
"""The modules of ``planner`` that are in no room: all rooms may read errors, and two cross them."""

MOST_LINES = 300

NOT_FIRST = ("What", "That", "Of", "Whether", "Where", "How", "Why")
"""Words that begin no docstring: it says who does what."""

NAMED_AFTER = {
    "planner/athlete/models": "the sections of athlete.yaml",
    "planner/cli/commands": "commands",
    "planner/settings": "constraints",
}
"""Rooms whose modules have the names of something else; all other names are unique."""

TESTS_ALONE = {"editor", "interop", "metamorphic", "random_problems"}
"""Folders of tests that look at several rooms, or at the whole from outside."""

ORDINARY_WORDS = {
    "breathing": "a group of muscle areas, and an aim of athlete.focus",
    "equipment": "a key of athlete.yaml, of an exercise and of a rule",
    "favourites": "a key of athlete.yaml",
    "maintenance": "a phase",
    "rotation": "a movement pattern",
    "taper": "a phase",
}
"""Names of constraints that stand as text for something else too, and what that is."""


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse((ROOT / path).read_text("utf-8"))


def nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(tree(path))


def names(path: Path) -> set[str]:
    return {each.id for each in nodes(path) if isinstance(each, ast.Name)}


def docstrings(path: Path) -> Iterator[str]:
    for each in nodes(path):
        if isinstance(each, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield ast.get_docstring(each) or ""


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


def test_every_file_of_a_constraint_is_in_all() -> None:
    files = {path for path in FILES if path.parent == Path("planner/constraints")}
    base = {Path("planner/constraints") / name for name in ("__init__.py", "base.py")}
    assert files - base == set(HOMES.values())


def test_only_these_modules_are_in_no_room() -> None:
    assert {path.stem for path in FILES if path.parent == Path("planner")} == LOOSE


def test_no_file_is_too_long() -> None:
    long = {str(path): n for path in FILES if (n := len(lines(path))) > MOST_LINES}
    assert not long, "split it by what it is about"


def lines(path: Path) -> list[str]:
    return (ROOT / path).read_text("utf-8").splitlines()


def test_a_module_s_name_tells_its_room() -> None:
    own = [path.stem for path in FILES if path.parent.as_posix() not in NAMED_AFTER]
    twice = {name for name, times in Counter(own).items() if times > 1}
    assert twice == {"__init__"}
    assert {path.parent.as_posix() for path in FILES} >= set(NAMED_AFTER)


def test_a_docstring_says_who_does_what() -> None:
    found = {
        (str(path), text.partition("\n")[0])
        for path in FILES
        for text in docstrings(path)
        if text.split(maxsplit=1)[:1] and text.split(maxsplit=1)[0] in NOT_FIRST
    }
    assert not found


ROOMS = [path for path in FILES if path.name == "__init__.py"]


@pytest.mark.parametrize("path", ROOMS, ids=str)
def test_a_room_says_in_one_line_what_lives_there(path: Path) -> None:
    first, *rest = (ast.get_docstring(tree(path)) or "").splitlines()
    assert first.endswith((".", ":"))
    assert not rest or rest[0] == ""


@pytest.mark.parametrize("path", ROOMS, ids=str)
def test_a_room_hands_on_nothing_from_another(path: Path) -> None:
    imported = {
        alias.asname or alias.name
        for each in nodes(path)
        if isinstance(each, ast.Import | ast.ImportFrom)
        for alias in each.names
    }
    assert imported <= names(path), "import it from where it is made"


def test_no_module_lists_what_it_hands_on() -> None:
    assert [str(path) for path in FILES if "__all__" in names(path)] == []


def test_tests_are_where_what_they_test_is() -> None:
    tested = {path.parent for path in (ROOT / "tests").rglob("test_*.py")}
    folders = {folder.relative_to(ROOT / "tests") for folder in tested}
    shared = {folder for folder in folders if TESTS_ALONE.isdisjoint(folder.parts)}
    assert [str(each) for each in sorted(shared) if not (ROOT / "planner" / each).is_dir()] == []
    assert {part for folder in folders for part in folder.parts} >= TESTS_ALONE


def test_each_constraint_command_and_format_has_its_file_of_tests() -> None:
    constraints = {f"constraints/test_{home.stem}.py" for home in HOMES.values()}
    commands = {f"cli/commands/test_{name}.py" for name in COMMANDS}
    folder = "inputs/history/formats"
    formats = {path.stem for path in FILES if path.parent == Path("planner") / folder}
    formats -= {"__init__"}
    assert len(formats) == len(FORMATS)
    needed = constraints | commands | {f"{folder}/test_{name}.py" for name in formats}
    assert {name for name in needed if not (ROOT / "tests" / name).is_file()} == set()
