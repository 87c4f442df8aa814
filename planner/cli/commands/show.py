"""Show the programme or one week of a plan, as a person reads it."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.output import result, say
from planner.errors import UsageError

if TYPE_CHECKING:
    from planner.catalogue.exercises import Catalogue
    from planner.plan.plan import Plan

_FILE = click.Path(exists=True, dir_okay=False, readable=False, path_type=Path)


@click.command("show")
@click.argument("athlete_yaml", type=_FILE)
@click.option(
    "--week",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="Show the sessions of the week of this day.",
)
@click.option(
    "--block", "number", type=click.IntRange(min=1), metavar="N", help="Show block N alone."
)
def command(athlete_yaml: Path, week: datetime | None, number: int | None) -> None:
    """Show the plan of ATHLETE_YAML: its blocks with their letters, or the sessions of one week.

    It reads the plan.json that solving wrote beside the file; nothing is solved or changed.

    \b
      coreplan show athlete.yaml
      coreplan show athlete.yaml --block 2
      coreplan show athlete.yaml --week 2027-02-08
    """  # noqa: D301 - click wants a real backspace
    from planner.cli.views.programme_text import block_text, old_plan_text, programme_text
    from planner.cli.views.week_text import week_text

    if week is not None and number is not None:
        raise UsageError("--week doesn't go with --block.", "leave one of them out")
    plan = _plan_of(athlete_yaml)
    catalogue = _catalogue_of(athlete_yaml)
    if week is not None:
        _check_day(plan, week.date())
        result(week_text(plan, catalogue, week.date()))
    elif not plan.blocks:
        if number is not None:
            raise UsageError(
                f"the plan of {athlete_yaml} is of before: it has no blocks.",
                f"solve it again: coreplan solve {athlete_yaml}",
            )
        result(old_plan_text(plan, catalogue, str(athlete_yaml)))
    elif number is None:
        result(programme_text(plan, catalogue))
    elif number > len(plan.blocks):
        raise UsageError(
            f"the plan has no block {number}.", f"write a number from 1 to {len(plan.blocks)}"
        )
    else:
        result(block_text(plan, catalogue, number))


def _plan_of(path: Path) -> "Plan":
    """Read the plan that an athlete's file has beside it.

    Raises:
        UsageError: There is none that is the athlete's own.
    """
    from planner.cli.plan_files import owner_of, plan_beside

    owner = owner_of(path)
    found = plan_beside(owner)
    if found.plan is None or not owner.is_same_athlete(found.plan):
        raise UsageError(f"{path} has no plan beside it.", f"solve it first: coreplan solve {path}")
    if found.faults:
        say(f"Note: the plan beside {path} is damaged: {found.damage}.")
    return found.plan


def _catalogue_of(path: Path) -> "Catalogue":
    """Read the catalogue with the athlete's own exercises, as far as they can be read."""
    from planner.athlete.athlete_file import ATHLETE_KEYS
    from planner.inputs.named_exercises import read_own_exercises
    from planner.yaml.document import read_yaml

    return read_own_exercises(read_yaml(path, ATHLETE_KEYS), path.parent)[0]


def _check_day(plan: "Plan", day: date) -> None:
    if not plan.season_start <= day <= plan.season_end:
        raise UsageError(
            f"{day} is not in the season of the plan.",
            f"write a day from {plan.season_start} to {plan.season_end}",
        )
