"""Programs, libraries and devices that some tests need besides Python, and where to get them."""

import ctypes
import os
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).parents[1]
NEED_ALL = "COREPLAN_TESTS_NEED_ALL"
"""Set where everything must be there: a test fails where it would be skipped elsewhere."""


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


NEEDS = {
    "git": (lambda: shutil.which("git"), "apt-get install git"),
    "a git checkout": (lambda: (ROOT / ".git").exists(), "git clone"),
    "node": (lambda: shutil.which("node"), "apt-get install nodejs"),
    "npm": (lambda: shutil.which("npm"), "apt-get install npm"),
    "libical": (lambda: _loads("libical.so.3"), "apt-get install libical3"),
    "ruff": (lambda: find_spec("ruff"), "pip install '.[lint]'"),
    "mypy": (lambda: find_spec("mypy"), "pip install '.[lint]'"),
    "/dev/full": (lambda: os.path.exists("/dev/full"), "a system such as Linux"),
}
"""For each name, how it is looked for and where it comes from."""


def need(*names: str) -> None:
    """Goes on only where everything named is there; else ``lacks`` ends the test."""
    for name in names:
        found, source = NEEDS[name]
        if not found():
            lacks(f"needs {name}: {source}")


def lacks(reason: str) -> NoReturn:
    """Skips the test that is running, or fails it where everything must be there."""
    if os.environ.get(NEED_ALL):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
