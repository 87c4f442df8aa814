"""Runs the real command, in this process or in one of its own."""

import os
import subprocess
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import CliRunner, Result

from planner.cli import main
from tests.cli.command_line import COMMAND, ROOT


@pytest.fixture
def run() -> Callable[..., Result]:
    """The command in this process; standard input is no terminal."""

    def invoke(*arguments: object, **kwargs: Any) -> Result:
        return CliRunner().invoke(main, [str(each) for each in arguments], **kwargs)

    return invoke


@pytest.fixture
def spawn() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """The command in a process of its own."""

    def start(
        *arguments: object, env: dict[str, str] | None = None, **kwargs: Any
    ) -> subprocess.CompletedProcess[bytes]:
        kwargs.setdefault("stdout", subprocess.PIPE)
        return subprocess.run(
            [*COMMAND, *map(str, arguments)],
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
            timeout=300,
            **kwargs,
        )

    return start
