"""Packages of npm that tests run, each in a folder of its own and in one pinned version."""

import shutil
import subprocess
from pathlib import Path

from tests.needs import lacks, need

_INSTALL = ("npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts")


def install_packages(wanted: Path, folder: Path) -> None:
    """Installs what a package.json names; without node, npm or their registry the test is skipped.

    Args:
        wanted: The package.json.
        folder: Where ``node_modules`` is put.
    """
    need("node", "npm")
    shutil.copy(wanted, folder)
    done = subprocess.run(_INSTALL, cwd=folder, capture_output=True, encoding="utf-8", timeout=300)
    if done.returncode:
        lacks(f"needs npm's registry, a network: {done.stderr.strip()}")
