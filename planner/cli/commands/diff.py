"""Show what one plan.json changes against another."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.output import format_option, result
from planner.errors import UsageError

if TYPE_CHECKING:
    from planner.plan.plan import Plan

_FILE = click.Path(exists=True, dir_okay=False, readable=False, path_type=Path)


@click.command("diff")
@click.argument("before", type=_FILE)
@click.argument("after", type=_FILE)
@format_option("text", "json")
@click.option("--all", "everything", is_flag=True, help="Show everything, however long.")
def command(before: Path, after: Path, style: str, everything: bool) -> None:
    """Show what AFTER changes against BEFORE, both of them a plan.json.

    Sessions that moved, appeared, vanished or changed, and the points of each constraint. To see
    what a tweak does before it replaces your plan, and after:

    \b
      coreplan solve athlete.yaml -o new.ics --json new.json
      coreplan diff plan.json new.json
      coreplan solve athlete.yaml --compare plan.json
    """  # noqa: D301 - click wants a real backspace
    from planner.catalogue.load import load_catalogue
    from planner.cli.views.diff_json import as_json
    from planner.cli.views.diff_text import as_text
    from planner.report.diff.plan_diff import compare

    difference = compare(read_compared(before), read_compared(after))
    catalogue = load_catalogue()
    if style == "json":
        result(as_json(difference, catalogue))
    else:
        result(as_text(difference, catalogue, everything=everything))


def read_compared(path: Path) -> "Plan":
    """Read a plan.json that is to be compared.

    Raises:
        UsageError: It is not a plan of ours, or is damaged.
        DiskError: The system refused.
    """
    from planner.cli.plan_files import looks_like_calendar, read_bytes
    from planner.plan.plan_json import read_plan

    content = read_bytes(path)
    if looks_like_calendar(content):
        raise UsageError(
            f"{path} is a calendar, which shows neither doses nor points.",
            "name the plan.json beside it",
        )
    return read_plan(str(path), content)
