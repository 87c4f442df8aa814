"""What is in the repository and in the wheel, and what is not."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import planner
from tests.git_files import git_files
from tests.needs import ROOT, need

TOP_LEVEL = {"pyproject.toml", "planner", "catalogue", "tests", "examples", "README.md", "LICENSE"}


def test_the_top_level_holds_what_the_readme_of_a_small_project_would_name() -> None:
    names = {path.split("/")[0] for path in git_files()}
    assert {name for name in names if not name.startswith(".")} <= TOP_LEVEL


def test_nothing_that_is_ignored_is_tracked() -> None:
    assert git_files("--cached", "--ignored", "--exclude-standard") == []


@pytest.mark.parametrize(
    "made",
    [
        ".venv/bin/python",
        "planner/__pycache__/plan.cpython-311.pyc",
        "dist/coreplan-0.1.0-py3-none-any.whl",
        "coreplan.egg-info/PKG-INFO",
        "examples/marathon/plan.ics",
        "examples/marathon/plan.json",
        "node_modules/ical.js/package.json",
        ".hypothesis/examples/0",
    ],
)
def test_what_tools_make_is_ignored(made: str) -> None:
    need("git", "a git checkout")
    done = subprocess.run(["git", "check-ignore", "--no-index", "-q", made], cwd=ROOT)
    assert done.returncode == 0


def test_every_folder_of_modules_is_a_package() -> None:
    folders = {path.parent for path in (ROOT / "planner").rglob("*.py")}
    assert [str(each) for each in sorted(folders) if not (each / "__init__.py").exists()] == []


def test_the_version_is_said_once_for_code_and_once_for_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == planner.__version__


def test_the_lock_pins_all_with_hashes_and_names_no_address() -> None:
    text = (ROOT / ".ci" / "requirements.lock").read_text("utf-8")
    entries = re.findall(
        r"^([^\s#].*(?:\n    --hash=sha256:[0-9a-f]{64}(?: \\\\)?)*)", text, re.MULTILINE
    )
    pinned = {entry.partition("==")[0]: entry for entry in entries}
    assert all(re.match(r"[a-z0-9-]+==[\w.]+ \\\n    --hash", each) for each in entries)
    about = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras = about["project"]["optional-dependencies"]
    named = [*about["build-system"]["requires"], *about["project"]["dependencies"]]
    named += [each for extra in extras.values() for each in extra if "coreplan" not in each]
    missing = {re.split("[>=<]", each)[0].replace(".", "-") for each in named} - set(pinned)
    assert not missing, "renew the lock (.github/CONTRIBUTING.md)"
    content = [line for line in text.splitlines() if not line.startswith("#")]
    assert not [line for line in content if "/" in line or line.startswith("-")]
    assert "://" not in text


@pytest.mark.slow
def test_the_wheel_holds_the_package_and_the_catalogue_and_nothing_else(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(tmp_path), "."]
    subprocess.run(build, cwd=ROOT, check=True, timeout=300, stdin=subprocess.DEVNULL)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    code = {f"planner/{path}" for path in _files("planner") if "__pycache__" not in path}
    data = {f"planner/_catalogue/{path}" for path in _files("catalogue")}
    assert names == code | data


def _files(folder: str) -> list[str]:
    base = ROOT / folder
    return [path.relative_to(base).as_posix() for path in base.rglob("*") if path.is_file()]
