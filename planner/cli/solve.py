"""``coreplan solve``: the season's plan, as a calendar and as plan.json."""

import contextlib
import math
import signal
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from planner.cli.group import EXIT_INTERRUPTED, VERBOSE
from planner.cli.output import clean, say
from planner.errors import UsageError
from planner.files import Target, only_writer, same_file, target, write_together

if TYPE_CHECKING:
    from planner.cli.progress import ProgressLine
    from planner.loading import Loaded
    from planner.plan import Plan
    from planner.solver.run import Options, Solution

MOST_SECONDS = 24 * 60 * 60


def _finite(_: click.Context, __: click.Parameter, value: float | None) -> float | None:
    if value is not None and not math.isfinite(value):
        raise click.BadParameter(f"{value} is not a number of seconds.")
    return value


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
@click.option(
    "--time-limit",
    type=click.FloatRange(min=0, max=MOST_SECONDS, min_open=True),
    metavar="SECONDS",
    callback=_finite,
    help="Stop searching after this long; the plan may then differ from run to run.",
)
@click.option(
    "--effort",
    type=click.Choice(["quick", "normal", "thorough"]),
    default="normal",
    show_default=True,
    help="How long to look for a better plan.",
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
    time_limit: float | None,
    effort: Literal["quick", "normal", "thorough"],
    verbose: bool,
    quiet: bool,
) -> None:
    """Plan the season in ATHLETE_YAML: write plan.ics and plan.json.

    Solving again updates the same events. Ctrl-C stops early and keeps the best plan so far.

    For example:

    \b
      coreplan solve athlete.yaml
      coreplan solve athlete.yaml -o ~/core.ics --effort thorough
      coreplan solve athlete.yaml -o - --json /dev/null > core.ics
    """  # noqa: D301 - click wants a real backspace
    ctx.meta[VERBOSE] = verbose
    ctx.with_resource(_stopped_by_sigterm())
    from planner.solver.run import Options

    calendar = target(output or athlete_yaml.with_name("plan.ics"))
    kept = target(plan_json or athlete_yaml.with_name("plan.json"))
    _refuse_doubles(athlete_yaml, calendar, kept)
    with only_writer((calendar, kept), _say_waiting):
        options = Options(time_limit_seconds=time_limit, effort=effort)
        text, solution = _plan(athlete_yaml, calendar, kept, force, options, verbose, quiet)
    if not quiet:
        files = " and ".join(each.shown for each in (calendar, kept) if not each.is_stdout)
        _report(text, files, calendar, to_stderr=calendar.is_stdout or kept.is_stdout)
    if solution.interrupted:
        say("Interrupted: the best plan so far was checked and written.")
        ctx.exit(EXIT_INTERRUPTED)


def _plan(
    athlete_yaml: Path,
    calendar: Target,
    kept: Target,
    force: bool,
    options: "Options",
    verbose: bool,
    quiet: bool,
) -> tuple[str, "Solution"]:
    """Solves and writes; returns the summary. The files' lock is held by the caller."""
    from planner.cli.plan_file import earlier_plan, plan_beside, refuse_foreign_calendar
    from planner.ics import write_calendar
    from planner.ics.banners import banners_of
    from planner.ics.identity import identify, key_of
    from planner.solver.run import solve
    from planner.tables import summary

    refuse_foreign_calendar(calendar, force=force)
    if kept.path is not None:
        earlier = earlier_plan(kept, force=force)
    else:
        earlier = plan_beside(athlete_yaml)
    loaded, earlier = _load(athlete_yaml, earlier, replaces=kept.path is not None)
    weeks = len(loaded.problem.season.weeks)
    with _progress(weeks, quiet, verbose) as report:
        solution = solve(loaded, options, report)
    banners = banners_of(solution.plan, loaded.file)
    plan, changes = identify(solution.plan, key_of(loaded.file.athlete), earlier, banners)
    text = summary(plan, loaded, changes, solution.seconds, solution.reproducible, verbose)
    events = write_calendar(plan, loaded.file, loaded.problem.catalogue)
    write_together([(calendar, events), (kept, plan.to_json().encode())])
    return text, solution


def _load(
    athlete_yaml: Path, earlier: "Plan | None", *, replaces: bool
) -> tuple["Loaded", "Plan | None"]:
    """Reads the athlete's file; a season without a start keeps the one of its earlier plan.

    Another athlete's plan says nothing about this one; that it is replaced is said.
    """
    from planner.ics.identity import key_of
    from planner.loading import load

    today = date.today()
    lasts = earlier is not None and earlier.season_end >= today
    start = earlier.season_start if earlier is not None and lasts else None
    loaded = load(athlete_yaml, today=today, season_start=start)
    if earlier is None or earlier.athlete == key_of(loaded.file.athlete):
        return loaded, earlier
    if replaces:
        say(f"Note: this replaces the plan of {earlier.athlete}; -o and --json keep two apart.")
    return load(athlete_yaml, today=today), None


@contextlib.contextmanager
def _stopped_by_sigterm() -> Iterator[None]:
    """SIGTERM ends the run as Ctrl-C does; while the solver searches, it listens itself."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextlib.contextmanager
def _progress(weeks: int, quiet: bool, verbose: bool) -> Iterator["ProgressLine"]:
    from planner.cli.progress import ProgressLine

    line = ProgressLine(weeks, quiet=quiet, verbose=verbose)
    try:
        yield line
    finally:
        line.close()


def _refuse_doubles(athlete_yaml: Path, calendar: Target, kept: Target) -> None:
    for each in (calendar, kept):
        if each.path is not None and same_file(each.path, athlete_yaml):
            raise UsageError(f"{each.shown} is the athlete's file; a plan never overwrites it.")
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
