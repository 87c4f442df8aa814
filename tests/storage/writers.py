"""What the tests of files and their locks share."""

import subprocess
import sys
import textwrap
from pathlib import Path


def no_wait() -> None:
    raise AssertionError("nobody else holds the lock")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def run_python(code: str, **kwargs: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        capture_output=True, text=True, timeout=60, **kwargs,  # type: ignore[call-overload]
    )  # fmt: skip
