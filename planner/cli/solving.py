"""Solve and write for ``coreplan solve``, between its options and its report."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.output import say, say_warnings
from planner.errors import ImpossibleError, NoPlanError
from planner.storage.atomic_writes import Target, write_together

if TYPE_CHECKING:
    from planner.cli.progress import ProgressLine
    from planner.instance import Instance
    from planner.plan.plan import Plan
    from planner.solver.run import Options, Solution


@dataclass(frozen=True, slots=True)
class Request:
    """A request names the file to solve, and the files to write.

    Attributes:
        athlete_yaml: The athlete's file.
        calendar: The calendar to write.
        kept: The plan.json to write.
        force: Whether files that aren't ours may be overwritten.
        compare: A plan whose differences are shown.
        settings: Texts of ``--set``.
        verbose: Whether points and bounds are shown.
        quiet: Whether only errors and warnings are shown.
    """

    athlete_yaml: Path
    calendar: Target
    kept: Target
    force: bool
    compare: Path | None
    settings: tuple[str, ...]
    verbose: bool
    quiet: bool


def solve_and_write(request: Request, options: "Options") -> tuple[str, "Solution"]:
    """Solve, write and return the summary. The caller holds the files' lock."""
    from planner.cli.commands.diff import read_compared
    from planner.cli.plan_files import earlier_plan, plan_beside, refuse_foreign_calendar
    from planner.ics.banners import banners_of
    from planner.ics.identity import identify, key_of
    from planner.ics.writer import write_calendar
    from planner.report.tables import summary

    calendar, kept, verbose = request.calendar, request.kept, request.verbose
    refuse_foreign_calendar(calendar, force=request.force)
    before = read_compared(request.compare) if request.compare else None
    if kept.path is not None:
        earlier = earlier_plan(kept, force=request.force)
    else:
        earlier = plan_beside(request.athlete_yaml)
    instance, earlier = _load(request, earlier)
    say_warnings(instance.warnings)
    weeks = len(instance.problem.season.weeks)
    with progress(weeks, request.quiet, verbose) as report:
        solution = _solve(instance, options, report)
    banners = banners_of(solution.plan, instance.problem.file)
    plan, changes = identify(solution.plan, key_of(instance.problem.file.athlete), earlier, banners)
    text = summary(plan, instance, changes, solution.seconds, solution.reproducible, verbose)
    if before is not None:
        different = _difference(before, plan, instance, verbose)
        text += f"\n\nCompared with {request.compare}:\n{different}"
    events = write_calendar(plan, instance.problem.file, instance.problem.catalogue)
    write_together([(kept, plan.to_json().encode()), (calendar, events)])
    return text, solution


def _solve(instance: "Instance", options: "Options", report: "ProgressLine") -> "Solution":
    """Solve, and look into the worst shortfalls, or explain why there is no plan.

    Raises:
        ImpossibleError: With the smallest conflict, and repairs.
    """
    from planner.explain.explain import with_worst_shortfalls
    from planner.solver.engine import Engine
    from planner.solver.run import Progress, solve

    try:
        solution = solve(instance, options, report)
    except (ImpossibleError, NoPlanError) as error:
        raise_explained(error, instance, options.time_limit_seconds)
        raise
    if solution.interrupted or not solution.reproducible:
        return solution
    rest = Engine(options.time_limit_seconds and options.time_limit_seconds - solution.seconds)

    def looking(done: int, total: int) -> None:
        seconds = solution.seconds + rest.seconds
        report(Progress("shortfalls", seconds, None, None, done, total, rest.interrupted))

    plan = with_worst_shortfalls(instance, solution.plan, date.today(), rest, looking)
    return replace(solution, plan=plan, interrupted=rest.interrupted)


def raise_explained(
    error: ImpossibleError | NoPlanError, instance: "Instance", time_limit_seconds: float | None
) -> None:
    """Explain why there is no plan; return if its absence was not proved.

    Raises:
        ImpossibleError: With the smallest conflict, and repairs.
    """
    from planner.cli.views.explanation_text import impossible_text
    from planner.explain.explain import explain_impossible
    from planner.solver.engine import Engine

    mondays = error.mondays if isinstance(error, NoPlanError) else ()
    if isinstance(error, ImpossibleError) or mondays:
        engine = Engine(time_limit_seconds)
        found = explain_impossible(instance, mondays, date.today(), engine)
        if found is not None:
            raise ImpossibleError(impossible_text(found, str(instance.written.path))) from error


def _load(request: Request, earlier: "Plan | None") -> tuple["Instance", "Plan | None"]:
    """Read the athlete's file; warn if the plan to be replaced is another athlete's."""
    path, settings = request.athlete_yaml, request.settings
    instance, own = load_after(earlier, path, settings, quiet=request.quiet)
    if earlier is not None and own is None and request.kept.path is not None:
        say(f"Note: this replaces the plan of {earlier.athlete}; -o and --json keep two apart.")
    return instance, own


def load_after(
    earlier: "Plan | None", path: Path, settings: tuple[str, ...], *, quiet: bool = False
) -> tuple["Instance", "Plan | None"]:
    """Read the athlete's file; a season without a start keeps that of its earlier plan.

    Args:
        earlier: A plan found beside the file. Another athlete's says nothing about this one.
        path: The athlete's file.
        settings: Texts of ``--set``.
        quiet: Whether the progress of reading is hidden.

    Returns:
        The instance, and the earlier plan if it is this athlete's.
    """
    from planner.cli.progress import FilesLine
    from planner.ics.identity import key_of
    from planner.instance import load

    today = date.today()
    lasts = earlier is not None and earlier.season_end >= today
    start = earlier.season_start if earlier is not None and lasts else None
    report = (lambda done, total: None) if quiet else FilesLine()
    instance = load(path, today=today, season_start=start, options=settings, report=report)
    if earlier is None or earlier.athlete == key_of(instance.problem.file.athlete):
        return instance, earlier
    return load(path, today=today, options=settings), None


def load_beside(path: Path, settings: tuple[str, ...]) -> tuple["Instance", "Plan | None"]:
    """Read an athlete's file, with the plan beside it if that is of just this file."""
    from planner.cli.plan_files import plan_beside

    instance, earlier = load_after(plan_beside(path), path, settings)
    return (
        instance,
        earlier if earlier and earlier.input_sha256 == instance.written.sha256 else None,
    )


def _difference(before: "Plan", plan: "Plan", instance: "Instance", verbose: bool) -> str:
    from planner.cli.views.diff_text import as_text
    from planner.report.diff.plan_diff import compare

    return as_text(compare(before, plan), instance.problem.catalogue, everything=verbose)


@contextlib.contextmanager
def progress(weeks: int, quiet: bool, verbose: bool) -> Iterator["ProgressLine"]:
    """Show a search's progress on a line of the terminal, wiped at its end."""
    from planner.cli.progress import ProgressLine

    line = ProgressLine(weeks, quiet=quiet, verbose=verbose)
    try:
        yield line
    finally:
        line.close()
