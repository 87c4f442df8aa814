"""Define the command line: a group whose commands are imported only when they are run."""

from pathlib import Path

import click

from planner import __version__
from planner.cli.group import LazyGroup

FIRST = ("init", "solve", "explain", "whatif")
"""Commands that a newcomer needs first; the others follow by name."""


def _commands() -> dict[str, str]:
    """Read each command's line of help: the first line of its file, which is not imported.

    The file of a command whose name is a word of Python's ends in ``_``.
    """
    help_of = {}
    for path in Path(__file__).with_name("commands").glob("[!_]*.py"):
        with path.open(encoding="utf-8") as file:
            help_of[path.stem.rstrip("_")] = file.readline().strip().strip('"')
    return {name: help_of[name] for name in (*FIRST, *sorted(help_of.keys() - set(FIRST)))}


COMMANDS = _commands()


@click.group(
    cls=LazyGroup,
    lazy=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", prog_name="coreplan")
def main() -> None:
    """Plan a runner's core training: races, mileage and free time in, a calendar out.

    Start with `coreplan init`, then `coreplan solve athlete.yaml`, then import plan.ics into
    your calendar.

    Exit codes: 0 done, 2 wrong usage or input, 3 impossible, 4 no plan found in time, 5 a broken
    constraint, 70 a bug, 74 the disk or the memory, 130 interrupted.
    """
