"""One line on the terminal that says how far the search is."""

import shutil
import sys
import time
from typing import TYPE_CHECKING

import click

from planner.cli.output import is_terminal

if TYPE_CHECKING:
    from planner.solver.run import Progress

_SECONDS_BETWEEN = 0.1


class ProgressLine:
    """Rewrites one line on standard error; silent where nobody looks."""

    def __init__(self, *, quiet: bool, verbose: bool) -> None:
        self._silent = quiet or not is_terminal(sys.stderr)
        self._verbose = verbose
        self._shown_at = 0.0
        self._shown = 0

    def __call__(self, progress: "Progress") -> None:
        """Shows the progress, at most ten times a second."""
        now = time.monotonic()
        if self._silent or now - self._shown_at < _SECONDS_BETWEEN:
            return
        self._shown_at = now
        self._write(in_numbers(progress) if self._verbose else in_words(progress))

    def close(self) -> None:
        """Wipes the line, so that what follows starts on a clean one."""
        if self._shown:
            self._write("")
            click.echo("\r", nl=False, err=True)
            self._shown = 0

    def _write(self, text: str) -> None:
        text = text[: shutil.get_terminal_size().columns - 1]
        click.echo("\r" + text.ljust(self._shown), nl=False, err=True)
        self._shown = len(text)


def in_words(progress: "Progress") -> str:
    """As an athlete would say it."""
    if progress.level == "calendar":
        return f"Finding days and times … {progress.seconds:.0f} s"
    week = (
        f": week {min(progress.done, progress.total)} of {progress.total}" if progress.total else ""
    )
    return f"Choosing exercises{week} … {progress.seconds:.0f} s"


def in_numbers(progress: "Progress") -> str:
    """With the cost so far and the bound, in points."""
    cost = "-" if progress.cost is None else str(progress.cost)
    bound = "-" if progress.bound is None else str(progress.bound)
    done = f"{progress.done}/{progress.total}"
    return f"{progress.level} {done}  cost {cost}  bound {bound}  {progress.seconds:.1f} s"
