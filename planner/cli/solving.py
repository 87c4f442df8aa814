"""Solve and write for ``coreplan solve``, between its options and its report."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.output import say, say_warnings
from planner.errors import ImpossibleError, NoPlanError, UsageError
from planner.storage.atomic_writes import Target, refuse_input, write_together

if TYPE_CHECKING:
    from planner.cli.plan_files import Owner
    from planner.cli.progress import ProgressLine
    from planner.instance import Instance
    from planner.plan.plan import Plan
    from planner.plan.plan_json import PlanFile
    from planner.solver.run import Options, Solution


@dataclass(frozen=True, slots=True)
class Request:
    """A request names the file to solve, and the files to write.

    Attributes:
        owner: The athlete's file, and who it is about.
        calendar: The calendar to write.
        kept: The plan.json to write.
        force: Whether files that aren't ours may be overwritten.
        yes: Whether most of the coming sessions may be cancelled.
        compare: A plan whose differences are shown.
        settings: Texts of ``--set``.
        verbose: Whether points and bounds are shown.
        quiet: Whether only errors and warnings are shown.
    """

    owner: "Owner"
    calendar: Target
    kept: Target
    force: bool
    yes: bool
    compare: Path | None
    settings: tuple[str, ...]
    verbose: bool
    quiet: bool


def solve_and_write(request: Request, options: "Options") -> tuple[str, "Solution"]:
    """Solve, write and return the summary. The caller holds the files' lock."""
    from planner.cli.commands.diff import read_compared
    from planner.cli.replacing import agree_to_losses, copies_of_damaged
    from planner.ics.banners import banners_of
    from planner.ics.identity import identify, key_of
    from planner.ics.writer import write_calendar
    from planner.report.summary import summary

    calendar, kept, verbose = request.calendar, request.kept, request.verbose
    before = read_compared(request.compare) if request.compare else None
    read = _earlier(request)
    earlier = [*read.values()][-1]
    instance = _load(request, earlier.plan)
    say_warnings(instance.warnings)
    copies = copies_of_damaged(kept, read)
    weeks = len(instance.problem.season.weeks)
    with progress(weeks, request.quiet, verbose) as report:
        solution = _solve(instance, options, report)
    file = instance.problem.file
    banners = banners_of(solution.plan, file)
    plan, changes = identify(solution.plan, key_of(file.athlete), earlier.plan, banners)
    text = summary(plan, instance, changes, solution.seconds, solution.reproducible, verbose)
    if before is not None:
        different = _difference(before, plan, instance, verbose)
        text += f"\n\nCompared with {request.compare}:\n{different}"
    if earlier.plan is not None and not request.yes:
        agree_to_losses(earlier.plan, plan, request.owner)
    events = write_calendar(plan, file, instance.problem.catalogue)
    write_together(copies)
    write_together([(kept, plan.to_json().encode()), (calendar, events)])
    return text, solution


def _earlier(request: Request) -> dict[Target, "PlanFile"]:
    """Read the plan that is replaced, and the one to go on with, which comes last."""
    from planner.cli.plan_guards import history_of

    try:
        return history_of(request.calendar, request.kept, request.owner, force=request.force)
    except UsageError:
        _read(request, None)  # an input is refused as what it is
        raise


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


def _load(request: Request, earlier: "Plan | None") -> "Instance":
    """Read the athlete's file, and refuse to overwrite anything that was read or isn't ours."""
    from planner.cli.plan_guards import refuse_foreign_calendar

    instance = _read(request, earlier)
    refuse_foreign_calendar(request.calendar, request.owner, force=request.force)
    return instance


def _read(request: Request, earlier: "Plan | None") -> "Instance":
    """Read the athlete's file, and refuse to overwrite anything that was read."""
    instance = load_after(earlier, request.owner.path, request.settings, quiet=request.quiet)
    for written, name in ((request.calendar, "-o core.ics"), (request.kept, "--json core.json")):
        command = f"coreplan solve {request.owner.path} {name}"
        refuse_input(written, instance.written.paths, f"write elsewhere: {command}")
    return instance


def load_after(
    earlier: "Plan | None", path: Path, settings: tuple[str, ...], *, quiet: bool = False
) -> "Instance":
    """Read the athlete's file; a season without a start keeps that of its earlier plan.

    Args:
        earlier: The athlete's own plan, if there is one.
        path: The athlete's file.
        settings: Texts of ``--set``.
        quiet: Whether the progress of reading is hidden.
    """
    from planner.cli.progress import FilesLine
    from planner.instance import load

    today = date.today()
    lasts = earlier is not None and earlier.season_end >= today
    start = earlier.season_start if earlier is not None and lasts else None
    report = (lambda done, total: None) if quiet else FilesLine()
    return load(path, today=today, season_start=start, options=settings, report=report)


def load_beside(path: Path, settings: tuple[str, ...]) -> tuple["Instance", "PlanFile"]:
    """Read an athlete's file, with the plan beside it if that is the athlete's own."""
    from planner.cli.plan_files import owner_of, plan_beside
    from planner.plan.plan_json import PlanFile

    owner = owner_of(path)
    found = plan_beside(owner)
    if found.plan is not None and not owner.is_same_athlete(found.plan):
        found = PlanFile()
    if found.faults:
        say(f"Note: the plan beside {path} is damaged: {found.damage}.")
    return load_after(found.plan, path, settings), found


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
