"""ical.js, which Thunderbird runs, through node."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent

IcalJs = Callable[[dict[str, bytes]], dict[str, Any]]
"""Reads calendars by name: for each, its events by uid."""


@pytest.fixture(scope="session")
def ical_js(tmp_path_factory: pytest.TempPathFactory) -> IcalJs:
    if not (shutil.which("node") and shutil.which("npm")) and "CI" not in os.environ:
        pytest.skip("ical.js needs node and npm (Debian: nodejs npm)")
    folder = tmp_path_factory.mktemp("ical-js")
    shutil.copy(HERE / "package.json", folder)
    install = ["npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts"]
    subprocess.run(install, cwd=folder, check=True, capture_output=True, timeout=300)

    def read(calendars: dict[str, bytes]) -> dict[str, Any]:
        files = {name: folder / f"{number}.ics" for number, name in enumerate(calendars)}
        for name, file in files.items():
            file.write_bytes(calendars[name])
        script = ["node", str(HERE / "read_calendars.mjs"), str(folder), *map(str, files.values())]
        done = subprocess.run(script, check=True, capture_output=True, timeout=300)
        events = json.loads(done.stdout)
        return {name: events[str(file)] for name, file in files.items()}

    return read
