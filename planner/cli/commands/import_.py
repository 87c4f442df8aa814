"""Read the training so far (Strava, Garmin, FIT, …) into one weekly table."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from planner.cli.output import clean, format_option, say
from planner.cli.training_help import TrainingCommand
from planner.errors import UsageError
from planner.storage.atomic_writes import Target, refuse_input, target, write_together
from planner.storage.locks import only_writer

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from planner.inputs.history.read_history import History

MOST_NAMED = 500
"""At most so many rows and files that were left out are named."""


@click.command("import", cls=TrainingCommand)
@click.argument(
    "sources",
    metavar="FILE|FOLDER...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, readable=False, path_type=Path),
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where the table goes; - is standard output.  [default: mileage.csv, or mileage.json]",
)
@click.option(
    "--units",
    type=click.Choice(["km", "mi"]),
    help="Unit of distances without one (Garmin's) and of the table.  [default: km]",
)
@click.option(
    "--timezone",
    metavar="ZONE",
    help="Time zone of days and weeks, such as Europe/Berlin.  [default: this computer's]",
)
@format_option("csv", "json")
@click.option("--force", is_flag=True, help="Overwrite a file that coreplan didn't write.")
def command(
    sources: tuple[Path, ...],
    output: Path | None,
    units: Literal["km", "mi"] | None,
    timezone: str | None,
    style: Literal["csv", "json"],
    force: bool,
) -> None:
    """Read the training so far and write one row a week.

    Reads what programs export and watches record; the formats are named below. An activity that
    is in several files is counted once: same kind, overlapping, begun within three minutes. The
    table is for running.mileage in athlete.yaml, which takes those files too.

    For example:

    \b
      coreplan import activities.csv
      coreplan import Activities.csv watch/ --units mi -o mileage.csv
    """  # noqa: D301 - click wants a real backspace
    from planner.cli.progress import FilesLine
    from planner.inputs.history.activity import Source
    from planner.inputs.history.read_history import read_history
    from planner.inputs.history.weekly_writer import as_csv, as_json, is_ours

    zone = _zone(timezone)
    written = target(output or Path(f"mileage.{style}"))
    refuse_input(written, sources, "name another file with -o")
    with only_writer((written,), lambda: say("Another coreplan is writing this file; waiting.")):
        _refuse_foreign(written, is_ours, force=force)
        history = read_history(
            [Source(path, clean(str(path)), units, zone) for path in sources], FilesLine()
        )
        refuse_input(written, history.files, "name another file with -o")
        text = (as_csv if style == "csv" else as_json)(history.table, units or "km")
        write_together([(written, text.encode())])
    _report(history, units or "km", written)


def _zone(name: str | None) -> "ZoneInfo":
    from planner.athlete.words import read_timezone
    from planner.cli.commands.init import guessed_timezone
    from planner.timeline.zones import load_zone

    try:
        return load_zone(read_timezone(name or guessed_timezone()))
    except ValueError as problem:
        raise UsageError(f"--timezone: {problem}.") from problem


def _refuse_foreign(written: Target, is_ours: Callable[[bytes], bool], *, force: bool) -> None:
    content = written.existing()
    if content is not None and not force and not is_ours(content):
        raise UsageError(
            f"{written.shown} was not written by coreplan and was left as it is.",
            "write elsewhere with -o, or replace it with --force",
        )


def _report(history: "History", units: str, written: Target) -> None:
    """Print a short summary on standard error, with all that was left out."""
    from planner.inputs.history.weekly_writer import summary

    for line in (*summary(history, units), *history.assumed):
        say(line)
    if history.skipped:
        say(f"Left out: {len(history.skipped)}")
    for skipped in history.skipped[:MOST_NAMED]:
        say(f"  {skipped}")
    if len(history.skipped) > MOST_NAMED:
        say(f"  and {len(history.skipped) - MOST_NAMED} more")
    if not written.is_stdout:
        say(f"Written: {written.shown}")
        say(f"Next: put mileage: {written.shown} under running in athlete.yaml")
