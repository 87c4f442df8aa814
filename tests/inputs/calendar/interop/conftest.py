"""ical.js, which Thunderbird runs: lays out calendars, and writes them."""

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.npm_packages import install_packages

HERE = Path(__file__).parent


@dataclass(frozen=True)
class IcalJs:
    """ical.js in a folder of its own."""

    folder: Path

    def run(self, script: str, *arguments: str) -> bytes:
        """What a script of this folder prints."""
        command = ["node", str(HERE / script), str(self.folder), *arguments]
        return subprocess.run(command, check=True, capture_output=True, timeout=300).stdout

    def expand(self, data: bytes, first: str, last: str) -> Sequence[dict[str, Any]]:
        """The occurrences of a calendar near some days."""
        path = self.folder / "given.ics"
        path.write_bytes(data)
        found = json.loads(self.run("expand_calendars.mjs", first, last, str(path)))[str(path)]
        assert isinstance(found, list), found
        return found

    def write(self, data: bytes) -> bytes:
        """A calendar as ical.js writes it."""
        path = self.folder / "given.ics"
        path.write_bytes(data)
        return self.run("write_calendar.mjs", str(path))


@pytest.fixture(scope="session")
def ical_js(tmp_path_factory: pytest.TempPathFactory) -> IcalJs:
    folder = tmp_path_factory.mktemp("ical-js")
    install_packages(HERE / "package.json", folder)
    return IcalJs(folder)
