"""Progress in an athlete's words, or in points."""

import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from planner.cli.progress import ProgressLine, in_numbers, in_words
from planner.solver.run import Progress
from tests.cli.command_line import COMMAND, ROOT
from tests.cli.small_athletes import write_athlete

CALENDAR = Progress("calendar", 3.4, 12, 8, 0, 1)
FILLING = Progress("content", 5.6, None, None, 11, 24)
REPAIRING = Progress("content", 9.0, 40, 4, 6, 6)


def test_words() -> None:
    assert in_words(CALENDAR, 24) == "Finding days and times … 3 s"
    assert in_words(FILLING, 24) == "Choosing exercises: week 12 of 24 … 6 s"
    assert in_words(FILLING, 52) == "Choosing exercises: part 12 of 24 … 6 s"
    stopping = replace(FILLING, stopping=True)
    finishing = "Finishing a whole plan (Ctrl-C again gives up): week 12 of 24 … 6 s"
    assert in_words(stopping, 24) == finishing
    assert in_words(REPAIRING, 24) == "Improving the choice: part 6 of 6 … 9 s"


def test_numbers() -> None:
    assert in_numbers(CALENDAR) == "calendar 0/1  cost 12  bound 8  3.4 s"
    assert in_numbers(FILLING) == "content 11/24  cost -  bound -  5.6 s"


def test_silent_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    line = ProgressLine(24, quiet=False, verbose=False)
    line(CALENDAR)
    line.close()
    assert capsys.readouterr().err == ""


@pytest.mark.posix
@pytest.mark.parametrize(
    ("options", "word"), [([], "Choosing exercises: week 1 of 3 … "), (["-q"], "")]
)
def test_one_line_is_rewritten_on_a_terminal(tmp_path: Path, options: list[str], word: str) -> None:
    ours, theirs = os.openpty()
    process = subprocess.Popen(
        [*COMMAND, "solve", write_athlete(tmp_path), "--effort", "quick", *options],
        stderr=theirs, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    process.communicate(timeout=120)
    os.close(theirs)
    shown = b""
    try:
        while chunk := os.read(ours, 4096):
            shown += chunk
    except OSError:  # Linux says so when the other end of a terminal closes
        pass
    os.close(ours)
    text = shown.decode()
    assert process.returncode == 0
    assert word in text
    assert "\n" not in text
    assert text.endswith("\r") or not word
    assert bool(text) == bool(word)
