"""Print the summary of a plan for the terminal."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from planner.ics.identity import Changes
from planner.plan.plan import Plan
from planner.report.coverage_count import coverage_count, coverage_lines
from planner.report.growth import growth_line
from planner.report.notes import wanted_sessions
from planner.report.race_rows import other_races, race_rows
from planner.report.shortfall_lines import shortfalls
from planner.report.summary_lists import NOT_REPRODUCIBLE, ROOMS, Room, changed, listed
from planner.text.dates import day_words
from planner.text.lists import counted
from planner.text.tables import cut, wrap
from planner.verify import verify

if TYPE_CHECKING:
    from planner.instance import Instance

MOST_LINES = 27
"""Lines of a summary, so that with the files' names it stays readable in ten seconds."""


def summary(
    plan: Plan,
    instance: "Instance",
    changes: Changes,
    seconds: float,
    reproducible: bool,
    verbose: bool,
) -> str:
    """Print the plan in a few lines that take ten seconds to read.

    Args:
        plan: The plan, with its uids.
        instance: The instance that it was solved from.
        changes: The changes against the earlier plan.
        seconds: The time that the search took.
        reproducible: Whether the same input gives the same plan again.
        verbose: Print everything, with points and bounds; else at most ``MOST_LINES`` lines.
    """
    mends = {
        (violation.constraint, violation.message): violation.mend
        for violation in verify(plan, instance.problem, instance.constraints)
    }
    entered = instance.problem.file.races
    parts: list[Callable[[Room], list[str]]] = [
        lambda room: race_rows(plan, entered, room),
        lambda room: [*_coverage(plan, instance, room), *other_races(plan, entered, room)],
        lambda room: shortfalls(plan, mends, room, verbose),
        lambda room: listed("Worth knowing:", plan.notes, room),
        lambda room: changed(changes, room),
        lambda _: wrap(growth_line(plan, instance.problem.catalogue), rest="  "),
        lambda _: _search(plan, seconds) if verbose else [],
    ]
    head = [*_scarcity(plan, instance), *_title(plan), *_quality(plan, reproducible)]
    for room in [Room(1000, 1000)] if verbose else ROOMS:
        lines = [*head]
        for part in parts:
            block = part(room)
            lines += ["", *block] if block else []
        if len(lines) <= MOST_LINES:
            break
    return "\n".join(lines)


def _scarcity(plan: Plan, instance: "Instance") -> list[str]:
    """Say first that most sessions are missing, or all of them."""
    count, asked = len(plan.sessions), sum(map(wanted_sessions, instance.problem.season.weeks))
    if 2 * count >= asked:
        return []
    only = f"Only {counted(count, 'session')}" if count else "No session at all"
    return [f"{only}, where your phases ask for {asked}."]


def _title(plan: Plan) -> list[str]:
    weeks = -(-((plan.season_end - plan.season_start).days + 1) // 7)
    first, last = plan.season_start, plan.season_end
    year = "" if first.year == last.year else f" {first.year}"
    dates = f"{day_words(first)}{year} to {day_words(last)} {last.year}"
    size = f"{counted(weeks, 'week')}, {counted(len(plan.sessions), 'session')}"
    return [f"{cut(plan.athlete, 30)}: {dates}, {size}"]


def _quality(plan: Plan, reproducible: bool) -> list[str]:
    """Say how good the plan is; over a list of what fell short no word of proof."""
    lines = []
    if plan.sessions and plan.status == "optimal" and not plan.costs:
        lines = ["The best plan your hours allow (proved)."]
    elif plan.sessions and plan.status == "optimal":
        lines = ["As good as your days and times allow; what fell short stands below."]
    elif plan.sessions:
        lines = ["A good plan; a better one may exist (--effort thorough looks longer)."]
    return lines if reproducible else [*lines, NOT_REPRODUCIBLE]


def _search(plan: Plan, seconds: float) -> list[str]:
    """Tell what the search knows, for whoever asks for it."""
    lines = []
    gap = sum(level.cost - level.bound for level in plan.levels)
    if gap:
        lines = [f"At most {counted(gap, 'point')} above the best for these days and times."]
    lines += [
        f"{level.name}: cost {level.cost}, bound {level.bound}, {level.status}"
        for level in plan.levels
    ]
    return [*lines, f"Searched for {seconds:.1f} s."]


def _coverage(plan: Plan, instance: "Instance", room: Room) -> list[str]:
    """Tell how many areas get a full week's work."""
    if all(each.measures != "areas" for each in instance.constraints):
        return []
    count = coverage_count(plan, instance.problem.catalogue)
    return [line for text in coverage_lines(count) for line in room.wrap(text)] if count else []
