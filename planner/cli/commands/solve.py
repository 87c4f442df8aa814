"""Plan the season: write plan.ics and plan.json."""

import contextlib
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from planner.cli.group import EXIT_INTERRUPTED, VERBOSE
from planner.cli.output import clean, say, set_option
from planner.cli.search_options import search_options
from planner.cli.solving import Request, solve_and_write
from planner.errors import UsageError
from planner.storage.atomic_writes import Target, same_file, target
from planner.storage.locks import only_writer

if TYPE_CHECKING:
    from planner.cli.plan_files import Owner


@click.command("solve")
@click.argument(
    "athlete_yaml", type=click.Path(exists=True, dir_okay=False, readable=False, path_type=Path)
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="PLAN_ICS",
    help="Where the calendar goes; - is standard output.  [default: plan.ics beside ATHLETE_YAML]",
)
@click.option(
    "--json",
    "plan_json",
    type=click.Path(path_type=Path),
    metavar="PLAN_JSON",
    help="Where the plan goes; - is standard output.  [default: plan.json beside ATHLETE_YAML]",
)
@click.option("--force", is_flag=True, help="Overwrite files that coreplan didn't write.")
@click.option("--yes", is_flag=True, help="Cancel most of the coming sessions without asking.")
@search_options
@set_option("A setting that wins over the file, such as rest-day=2; may be given again.")
@click.option(
    "--compare",
    type=click.Path(exists=True, dir_okay=False, readable=False, path_type=Path),
    metavar="PLAN_JSON",
    help="Also show what changed against this plan, which may be the one that is replaced.",
)
@click.option("-v", "--verbose", is_flag=True, help="Show points, bounds and how long it took.")
@click.option("-q", "--quiet", is_flag=True, help="Show nothing but errors and warnings.")
@click.pass_context
def command(
    ctx: click.Context,
    athlete_yaml: Path,
    output: Path | None,
    plan_json: Path | None,
    force: bool,
    yes: bool,
    time_limit: float | None,
    effort: Literal["quick", "normal", "thorough"],
    settings: tuple[str, ...],
    compare: Path | None,
    verbose: bool,
    quiet: bool,
) -> None:
    """Plan the season in ATHLETE_YAML: write plan.ics and plan.json.

    Solving again updates the same events, and asks before it cancels most of them. If plan.json is
    the plan of another file, both files are called like ATHLETE_YAML. Ctrl-C stops early and keeps
    the best plan so far.

    For example:

    \b
      coreplan solve athlete.yaml
      coreplan solve athlete.yaml -o ~/core.ics --effort thorough
      coreplan solve athlete.yaml --set hard-run-recovery.heavy_before=36 --compare plan.json
      coreplan solve athlete.yaml -o - --json /dev/null > core.ics
    """  # noqa: D301 - click wants a real backspace
    ctx.meta[VERBOSE] = verbose
    ctx.with_resource(_stopped_by_sigterm())
    from planner.cli.plan_files import owner_of
    from planner.solver.run import Options

    owner = owner_of(athlete_yaml)
    with _files_of(owner, output, plan_json) as (calendar, kept):
        text, solution = solve_and_write(
            Request(owner, calendar, kept, force, yes, compare, settings, verbose, quiet),
            Options(time_limit_seconds=time_limit, effort=effort),
        )
    if not quiet:
        files = " and ".join(each.shown for each in (calendar, kept) if not each.is_stdout)
        _report(text, files, calendar, to_stderr=calendar.is_stdout or kept.is_stdout)
    if solution.interrupted:
        say("Interrupted: the best plan so far was checked and written.")
        ctx.exit(EXIT_INTERRUPTED)


@contextlib.contextmanager
def _files_of(
    owner: "Owner", output: Path | None, plan_json: Path | None
) -> Iterator[tuple[Target, Target]]:
    """Choose the calendar and the plan.json, and hold them.

    The choice is made again if the plan of a neighbour took the names while it was waited for.
    """
    from planner.cli.plan_files import names_for

    while True:
        names = names_for(owner)
        calendar, kept = target(output or names.calendar), target(plan_json or names.kept)
        _refuse_doubles(owner.path, calendar, kept)
        with only_writer((kept, calendar), _say_waiting) as finished:
            for name in finished:
                say(f"Note: the last run was stopped before {name} was in place; now it is.")
            if names_for(owner).kept != names.kept:
                continue
            if note := names.said(owner, output, plan_json):
                say(note)
            yield calendar, kept
            return


@contextlib.contextmanager
def _stopped_by_sigterm() -> Iterator[None]:
    """End the run at SIGTERM as at Ctrl-C; the solver, while it searches, listens itself."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _refuse_doubles(athlete_yaml: Path, calendar: Target, kept: Target) -> None:
    for each, elsewhere in ((calendar, "-o core.ics"), (kept, "--json core.json")):
        if each.path is not None and same_file(each.path, athlete_yaml):
            raise UsageError(
                f"{each.shown} is the athlete's file; a plan never overwrites it.",
                f"write elsewhere: {elsewhere}",
            )
    both = calendar.path and kept.path and same_file(calendar.path, kept.path)
    if both or (calendar.is_stdout and kept.is_stdout):
        raise UsageError(
            f"The calendar and the plan can't both go to {calendar.shown}.",
            "name two different files with -o and --json",
        )


def _say_waiting() -> None:
    say("Another coreplan is writing this plan; waiting for it to finish.")


def _report(text: str, files: str, calendar: Target, *, to_stderr: bool) -> None:
    lines = [text, ""]
    if files:
        lines.append(f"Written: {files}")
    if not calendar.is_stdout:
        lines.append(
            f"Next: import {calendar.shown} into its own calendar, emptied before each import."
        )
    click.echo(clean("\n".join(lines).rstrip()), err=to_stderr)
