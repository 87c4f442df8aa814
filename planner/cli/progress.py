"""Show the search's progress on one line of the terminal."""

import shutil
import sys
import time
from typing import TYPE_CHECKING

import click

from planner.cli.output import is_terminal

if TYPE_CHECKING:
    from planner.solver.run import Progress

_SECONDS_BETWEEN = 0.1
_MANY_FILES = 100


class ProgressLine:
    """The line on standard error is rewritten; it is silent where nobody looks."""

    def __init__(self, weeks: int, *, quiet: bool, verbose: bool) -> None:
        self._silent = quiet or not is_terminal(sys.stderr)
        self._verbose = verbose
        self._weeks = weeks
        self._level = ""
        self._shown_at = 0.0
        self._shown = 0

    def __call__(self, progress: "Progress") -> None:
        """Show the progress, at most ten times a second but for the first of a level."""
        now, level = time.monotonic(), self._level
        if self._silent or (level == progress.level and now - self._shown_at < _SECONDS_BETWEEN):
            return
        self._level, self._shown_at = progress.level, now
        self._write(in_numbers(progress) if self._verbose else in_words(progress, self._weeks))

    def close(self) -> None:
        """Wipe the line, so that the next output starts on a clean one."""
        if self._shown:
            self._write("")
            click.echo("\r", nl=False, err=True)
            self._shown = 0

    def _write(self, text: str) -> None:
        text = text[: shutil.get_terminal_size().columns - 1]
        click.echo("\r" + text.ljust(self._shown), nl=False, err=True)
        self._shown = len(text)


class FilesLine:
    """The files read are counted on standard error, on a rewritten line or in a line each tenth.

    Logs get the latter, and nothing about few files.
    """

    def __init__(self) -> None:
        self._rewrites = is_terminal(sys.stderr)
        self._shown = 0.0

    def __call__(self, done: int, total: int) -> None:
        """Show the progress, at most ten times a second or ten times in all."""
        text = f"Reading recordings: {done} of {total}"
        if self._rewrites:
            now = time.monotonic()
            if done < total and now - self._shown < _SECONDS_BETWEEN:
                return
            self._shown = now
            click.echo(f"\r{text}" + "\n" * (done == total), nl=False, err=True)
        elif total >= _MANY_FILES and done % (total // 10) == 0:
            click.echo(text, err=True)


def in_words(progress: "Progress", weeks: int) -> str:
    """Word the progress for an athlete; ``weeks`` is the season's length."""
    if progress.level == "calendar":
        return f"Finding days and times … {progress.seconds:.0f} s"
    if progress.level == "shortfalls":
        which = f"{progress.done + 1} of {progress.total}"
        return f"Looking into what fell short: {which} … {progress.seconds:.0f} s"
    doing = "Choosing exercises" if progress.cost is None else "Improving the choice"
    if progress.stopping:
        doing = "Finishing a whole plan (Ctrl-C again gives up)"
    unit = "week" if progress.total == weeks else "part"
    part = min(progress.done + 1, progress.total)
    return f"{doing}: {unit} {part} of {progress.total} … {progress.seconds:.0f} s"


def in_numbers(progress: "Progress") -> str:
    """Word the progress with the cost so far and the bound, in points."""
    cost = "-" if progress.cost is None else str(progress.cost)
    bound = "-" if progress.bound is None else str(progress.bound)
    done = f"{progress.done}/{progress.total}"
    return f"{progress.level} {done}  cost {cost}  bound {bound}  {progress.seconds:.1f} s"
