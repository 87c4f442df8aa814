"""The example in CONTRIBUTING.md: three files, and a constraint is there."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.git_files import git_files
from tests.needs import ROOT, need

GUIDE = (ROOT / ".github" / "CONTRIBUTING.md").read_text("utf-8")
NAME = "free-weekends"
CONSTRAINT = "planner/constraints/free_weekends.py"
REGISTER = "planner/constraints/__init__.py"
TEST = "tests/constraints/test_free_weekends.py"
PAGE = "planner/constraints/README.md"
COMMAND = "from planner.cli import main; main()"


def fenced(path: str) -> str:
    """The fenced block that follows a line ending in this path."""
    found = re.search(rf"`{re.escape(path)}`:\n\n```\w+\n(.*?)```\n", GUIDE, re.DOTALL)
    assert found is not None, path
    return found[1]


def with_additions(text: str, difference: str) -> str:
    """A text with the lines marked ``+`` after the line that comes before them."""
    before = ""
    for mark, line in ((line[0], line[1:]) for line in difference.splitlines()):
        if mark == "+":
            assert text.count(f"\n{before}\n") == 1, before
            text = text.replace(f"\n{before}\n", f"\n{before}\n{line}\n")
        before = line
    return text


def tracked() -> Iterator[str]:
    """What is, or is about to be, in the repository."""
    listed = git_files("--cached", "--others", "--exclude-standard")
    return (path for path in listed if (ROOT / path).is_file())


class Checkout:
    """A copy of the checkout with the example in it.

    Attributes:
        folder: Where it is.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._before = {path: (ROOT / path).read_bytes() for path in tracked()}
        for path, content in self._before.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
        for path in (CONSTRAINT, TEST):
            (folder / path).write_text(fenced(path), encoding="utf-8")
        register = folder / REGISTER
        changed = with_additions(register.read_text("utf-8"), fenced(REGISTER))
        register.write_text(changed, encoding="utf-8")

    def touched(self) -> set[str]:
        """Files that aren't as they were."""
        files = {path for path in self.folder.rglob("*") if path.is_file()}
        now = {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in files}
        return {path for path, content in now.items() if self._before.get(path) != content}

    def run(self, *arguments: str) -> str:
        """What Python prints in there; leaves no caches behind."""
        done = subprocess.run(
            [sys.executable, "-B", *arguments],
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=600,
        )
        assert done.returncode == 0, done.stdout
        return done.stdout


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    return Checkout(tmp_path_factory.mktemp("checkout"))


def test_the_rooms_are_told_in_the_order_of_imports() -> None:
    told = re.findall(r"^\| `(\w+)` +\|", GUIDE, re.MULTILINE)
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    assert told == [room for layer in layers for room in layer.split(" | ")]


def test_the_guide_names_files_that_there_are() -> None:
    named = re.findall(r"`((?:planner|tests|catalogue)/[\w/.]+)`", GUIDE)
    examples = {CONSTRAINT, TEST}
    assert [path for path in named if not (ROOT / path).exists() and path not in examples] == []


def test_three_files_are_touched_and_the_page_is_generated(checkout: Checkout) -> None:
    assert checkout.touched() == {CONSTRAINT, REGISTER, TEST}
    checkout.run("-m", "planner.reference.constraints_page")
    assert checkout.touched() == {CONSTRAINT, REGISTER, TEST, PAGE}
    assert f"\n## {NAME}\n" in (checkout.folder / PAGE).read_text("utf-8")


def test_command_and_schema_know_the_constraint(checkout: Checkout) -> None:
    listed = checkout.run("-c", COMMAND, "constraints")
    assert "few sessions on Saturdays and Sundays" in " ".join(listed.split())
    shown = checkout.run("-c", COMMAND, "constraints", NAME)
    assert "Sessions of a weekend that cost nothing." in " ".join(shown.split())
    assert f'"{NAME}"' in checkout.run("-c", COMMAND, "schema")


@pytest.mark.slow
def test_every_test_that_names_the_constraint_passes(checkout: Checkout) -> None:
    tests = f"{NAME} or {Path(TEST).stem}"
    every = ["-o", "addopts=--import-mode=importlib", "-p", "no:cacheprovider", "-k", tests]
    said = checkout.run("-m", "pytest", "-v", *every)
    assert f"test_the_model_says_what_the_plain_statement_says[{NAME}] PASSED" in said
    assert f"test_every_bug_is_noticed[{NAME}] PASSED" in said
    assert f"{TEST}::" in said


@pytest.mark.slow
def test_style_and_types_are_right(checkout: Checkout) -> None:
    files = [CONSTRAINT, REGISTER, TEST]
    need("ruff", "mypy")
    checkout.run("-m", "ruff", "check", "--no-cache", *files)
    checkout.run("-m", "ruff", "format", "--no-cache", "--check", *files)
    checkout.run("-m", "mypy", "--strict", "--cache-dir", "/dev/null", CONSTRAINT)
