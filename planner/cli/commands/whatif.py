"""Show what a busy week, a race, less equipment or a setting would change."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from planner.cli.group import VERBOSE
from planner.cli.output import format_option, result, set_option
from planner.cli.search_options import search_options
from planner.errors import ImpossibleError, NoPlanError, StoppedError, UsageError

if TYPE_CHECKING:
    from planner.cli.views.side_by_side import WhatIfResult
    from planner.explain.what_if import WhatIfOptions
    from planner.instance import Instance
    from planner.plan.plan import Plan
    from planner.solver.run import Options, Solution


@click.command("whatif")
@click.argument(
    "athlete_yaml", type=click.Path(exists=True, dir_okay=False, readable=False, path_type=Path)
)
@set_option("A setting that wins over the file, such as rest-day=2; may be given again.")
@click.option(
    "--busy",
    multiple=True,
    metavar="DAYS",
    help="DAY or FIRST..LAST (both included), and times if not all day; may be given again.",
)
@click.option(
    "--race",
    "races",
    multiple=True,
    metavar="RACE",
    help="'NAME, DATE, DISTANCE', and ', B' or ', C' if it is no A race; may be given again.",
)
@click.option(
    "--without",
    multiple=True,
    metavar="NAME",
    help="Equipment, or else an exercise, ladder or family; may be given again.",
)
@search_options
@format_option("text", "json")
@click.option("-v", "--verbose", is_flag=True, help="Show everything, with points.")
@click.pass_context
def command(
    ctx: click.Context,
    athlete_yaml: Path,
    settings: tuple[str, ...],
    busy: tuple[str, ...],
    races: tuple[str, ...],
    without: tuple[str, ...],
    time_limit: float | None,
    effort: Literal["quick", "normal", "thorough"],
    style: str,
    verbose: bool,
) -> None:
    """Plan the season in ATHLETE_YAML as it is and as it would be, and show the difference.

    No file changes. A busy time only ever takes free time away; a race replaces that day's run.

    For example:

    \b
      coreplan whatif athlete.yaml --set hard-run-recovery.heavy_before=36
      coreplan whatif athlete.yaml --busy 2027-02-08..2027-02-12 --without band
      coreplan whatif athlete.yaml --busy "2027-02-08..2027-02-12 18:00-20:00"
      coreplan whatif athlete.yaml --race "Spring 10k, 2027-04-11, 10 km, B"
    """  # noqa: D301 - click wants a real backspace
    ctx.meta[VERBOSE] = verbose
    if not (settings or busy or races or without):
        raise UsageError(
            "no option says what would change",
            "write what would be otherwise, such as --busy 2027-02-08..2027-02-12, --without band, "
            '--set rest-day=2 or --race "Spring 10k, 2027-04-11, 10 km, B"',
        )
    from planner.catalogue.load import load_catalogue
    from planner.cli.views.side_by_side import whatif_json, whatif_text
    from planner.explain.what_if import WhatIfOptions
    from planner.solver.run import Options

    texts = WhatIfOptions(busy, races, without)
    options = Options(time_limit_seconds=time_limit, effort=effort)
    found = _both(athlete_yaml, texts, settings, options, verbose)
    catalogue = load_catalogue()
    if style == "json":
        result(whatif_json(found, catalogue))
    else:
        result(whatif_text(found, catalogue, verbose=verbose))


def _both(
    path: Path, texts: "WhatIfOptions", settings: tuple[str, ...], options: "Options", verbose: bool
) -> "WhatIfResult":
    """Solves the file as it is and as it would be.

    Raises:
        ImpossibleError: Proved that there is no plan with these options.
    """
    from planner.cli.solving import load_beside
    from planner.cli.views.side_by_side import WhatIfResult
    from planner.explain.what_if import what_if

    instance, beside = load_beside(path, ())
    earlier = beside.plan
    changed, edits = what_if(instance, texts, settings, date.today())
    first, before, refused = None, None, ""
    try:
        first = _solved(instance, options, "as it is", verbose)
        before = _identified(first.plan, instance, earlier)
    except ImpossibleError as error:
        refused = str(error)
    try:
        second = _solved(changed, options, "with this change", verbose)
    except ImpossibleError as error:
        why = _why(changed, options) or str(error)
        raise ImpossibleError(f"with this change no plan is possible: {why}", error.hint) from error
    return WhatIfResult(
        options=(*(("--set", text) for text in settings), *texts.named),
        edits=edits,
        before=before,
        refused=refused,
        after=_identified(second.plan, changed, before or earlier),
        reproducible=second.reproducible and (first is None or first.reproducible),
    )


def _solved(instance: "Instance", options: "Options", which: str, verbose: bool) -> "Solution":
    from planner.cli.solving import progress
    from planner.solver.run import solve

    try:
        with progress(len(instance.problem.season.weeks), False, verbose) as report:
            solution = solve(instance, options, report)
    except NoPlanError as error:
        raise NoPlanError(f"{which}, {error}", error.hint, error.mondays) from error
    if solution.interrupted:
        raise StoppedError("interrupted before both plans were found; nothing was written")
    return solution


def _identified(plan: "Plan", instance: "Instance", earlier: "Plan | None") -> "Plan":
    """Gives the plan's sessions the uids that solving would give them."""
    from planner.ics.banners import banners_of
    from planner.ics.identity import identify, key_of

    key = key_of(instance.problem.file.athlete)
    return identify(plan, key, earlier, banners_of(plan, instance.problem.file))[0]


def _why(instance: "Instance", options: "Options") -> str:
    """Says a conflict in one sentence; empty if none was proved."""
    from planner.explain.cause_text import cause_texts
    from planner.explain.conflict import find_conflict
    from planner.explain.oracle import InconclusiveError
    from planner.solver.engine import Engine

    engine = Engine(options.time_limit_seconds)
    try:
        with engine.listening():
            causes = find_conflict(instance, (), engine).causes
    except (NoPlanError, InconclusiveError):
        return ""
    said = [f"{each.name} ({each.message})" for each in cause_texts(causes, instance)]
    return f"{' and '.join(said)} contradict each other" if len(said) > 1 else "".join(said)
