"""ical.js, which Thunderbird runs, through node."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.npm_packages import install_packages

HERE = Path(__file__).parent

IcalJs = Callable[[dict[str, bytes]], dict[str, Any]]
"""Reads calendars by name: for each, its events by uid."""


@pytest.fixture(scope="session")
def ical_js(tmp_path_factory: pytest.TempPathFactory) -> IcalJs:
    folder = tmp_path_factory.mktemp("ical-js")
    install_packages(HERE / "package.json", folder)

    def read(calendars: dict[str, bytes]) -> dict[str, Any]:
        files = {name: folder / f"{number}.ics" for number, name in enumerate(calendars)}
        for name, file in files.items():
            file.write_bytes(calendars[name])
        script = ["node", str(HERE / "read_calendars.mjs"), str(folder), *map(str, files.values())]
        done = subprocess.run(script, check=True, capture_output=True, timeout=300)
        events = json.loads(done.stdout)
        return {name: events[str(file)] for name, file in files.items()}

    return read
