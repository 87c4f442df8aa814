"""Show every run of the season: what it is taken for, and which rule says so."""

from dataclasses import asdict
from pathlib import Path
from typing import Literal

import click

from planner.cli.output import format_option, result, say_warnings, set_option


@click.command("runs")
@click.argument("athlete_yaml", type=click.Path(path_type=Path))
@set_option("A setting that wins over the file, such as what makes a run hard.")
@format_option("table", "json")
def command(athlete_yaml: Path, settings: tuple[str, ...], style: Literal["table", "json"]) -> None:
    """Show every run of the season of ATHLETE_YAML, and which rule told what it is.

    Runs come from the files that running.runs names (.ics, or CSV with columns for date and title,
    and if there are any for description, type, distance, duration and start), from what is written
    in athlete.yaml, which wins on its day, from the usual week, and from the races. Those marked
    with ? are guesses: rules of your own, under running.titles, come before ours.

    For example:

    \b
      coreplan runs athlete.yaml
      coreplan runs athlete.yaml --format json
    """  # noqa: D301 - click wants a real backspace
    import json
    from datetime import date

    from planner.cli.views.run_table import rows, table
    from planner.instance import load

    instance = load(athlete_yaml, today=date.today(), options=settings)
    found = rows(instance)
    say_warnings(instance.warnings)
    if style == "json":
        result(json.dumps([asdict(row) for row in found], indent=2, ensure_ascii=False))
    else:
        result(table(found, instance.problem.file.athlete.units))
