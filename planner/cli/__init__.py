"""Define the command line: a group whose commands are imported only when they are run."""

import click

from planner import __version__
from planner.cli.group import LazyGroup

COMMANDS = {
    "init": "Write an athlete.yaml that solves as it is: ask, or look at your files.",
    "solve": "Plan the season: write plan.ics and plan.json.",
    "explain": "Say why there is no plan, what fell short, and why not otherwise.",
    "whatif": "Show what a busy week, a race, less equipment or a setting would change.",
    "import": "Read the training so far (Strava, Garmin, FIT, …) into one weekly table.",
    "check": "Check a plan (plan.json or plan.ics) against every constraint.",
    "diff": "Show what one plan.json changes against another.",
    "runs": "Show every run of the season: what it is taken for, and which rule says so.",
    "constraints": "List the constraints, show one, or what is in force for an athlete.",
    "catalogue": "List the exercises, or show one with its ladder.",
    "schema": "Print the JSON Schema of athlete.yaml, for editors.",
}
"""Each command has its line of help here; ``planner.cli.<name>`` holds it as ``command``.

The module's name ends in ``_`` where the command is a Python keyword.
"""


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
    constraint, 70 a bug, 74 the disk, 130 interrupted.
    """
