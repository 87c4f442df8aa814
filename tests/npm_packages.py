"""Packages of npm that tests run, each in a folder of its own and in one pinned version."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

_INSTALL = ("npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts")


def install_packages(wanted: Path, folder: Path) -> None:
    """Installs what a package.json names; without node and npm the test is skipped, save in CI.

    Args:
        wanted: The package.json.
        folder: Where ``node_modules`` is put.
    """
    if not (shutil.which("node") and shutil.which("npm")) and "CI" not in os.environ:
        pytest.skip(f"{wanted.parent.name} needs node and npm (Debian: nodejs npm)")
    shutil.copy(wanted, folder)
    subprocess.run(_INSTALL, cwd=folder, check=True, capture_output=True, timeout=300)
