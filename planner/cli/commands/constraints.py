"""List the constraints, show one, or what is in force for an athlete."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from planner.cli.output import format_option, result, set_option
from planner.errors import UsageError
from planner.text.cleaning import quoted
from planner.text.did_you_mean import did_you_mean

if TYPE_CHECKING:
    from planner.constraints.base import Constraint


@click.command("constraints")
@click.argument("name", required=False)
@click.option(
    "--effective",
    type=click.Path(path_type=Path),
    metavar="ATHLETE_YAML",
    help="Show each value in force for this athlete, and where it comes from.",
)
@set_option("With --effective: a setting that wins over the file; may be repeated.")
@format_option("table", "json")
def command(
    name: str | None,
    effective: Path | None,
    settings: tuple[str, ...],
    style: Literal["table", "json"],
) -> None:
    """List the constraints, or show NAME in full: settings, units, ranges, sources, an example.

    For example:

    \b
      coreplan constraints
      coreplan constraints hard-run-recovery
      coreplan constraints --effective athlete.yaml
      coreplan constraints --effective athlete.yaml --set rest-day=2 rest-day
    """  # noqa: D301 - click wants a real backspace
    from planner.cli.views.constraint_pages import FULL, LISTS

    if effective is None and settings:
        raise UsageError("--set needs --effective ATHLETE_YAML.", "give the athlete's file")
    kind = None if name is None else _named(name)
    if effective is not None:
        result(_in_force(effective, settings, kind, style))
    elif kind is None:
        result(LISTS[style]())
    else:
        result(FULL[style](kind))


def _named(name: str) -> "type[Constraint]":
    """Find a constraint by its name; a misspelt one gets the nearest right one suggested.

    Raises:
        UsageError: There is none of that name.
    """
    from planner.configuration.plugins import by_name

    known = by_name()
    found = known.get(name) or known.get(name.strip().lower().replace("_", "-").replace(" ", "-"))
    if found is None:
        near = did_you_mean(name, tuple(known))
        message = f"There is no constraint called {quoted(name)}{near or '.'}"
        raise UsageError(message, "coreplan constraints lists them all")
    return found


def _in_force(
    path: Path,
    options: tuple[str, ...],
    kind: "type[Constraint] | None",
    style: Literal["table", "json"],
) -> str:
    from datetime import date

    from planner.cli.views.effective_settings import FORMATS, in_force
    from planner.instance import load

    instance = load(path, today=date.today(), options=options)
    return FORMATS[style](in_force(instance, only=kind))
