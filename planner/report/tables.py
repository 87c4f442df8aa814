"""Lay out a plan as tables, and print the summary for the terminal."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pandas as pd

from planner.ics.identity import Changes
from planner.plan.plan import Plan
from planner.report.notes import wanted_sessions
from planner.report.summary import (
    NOT_REPRODUCIBLE,
    ROOMS,
    Room,
    changed,
    listed,
    more,
    races,
    shortfalls,
    weeks_short,
)
from planner.text.dates import day_words, span
from planner.text.lists import counted
from planner.text.tables import cut, table
from planner.timeline.instants import monday_of
from planner.verify import verify

if TYPE_CHECKING:
    from planner.instance import Instance

MOST_LINES = 27
"""Lines of a summary, so that with the files' names it stays readable in ten seconds."""

_WHOLE_WEEK_DAYS = 4
"""A phase's sessions a week are counted only in weeks with at least so many of its days."""


def session_table(plan: Plan) -> pd.DataFrame:
    """Make one row a session: day, monday, phase (index in the plan), minutes, class, load."""
    starts = [phase.start for phase in plan.phases]
    return pd.DataFrame(
        [
            {
                "day": session.day,
                "monday": monday_of(session.day),
                "phase": sum(start <= session.day for start in starts) - 1,
                "minutes": session.minutes,
                "class": session.session_class.value,
                "load": session.load,
            }
            for session in plan.sessions
        ],
        columns=["day", "monday", "phase", "minutes", "class", "load"],
    )


def phase_table(plan: Plan) -> pd.DataFrame:
    """Make one row a phase, with its sessions and minutes from the least to the most.

    Columns: phase, start, end (its last day), weeks, sessions (in all), a_week, minutes.
    """
    sessions = session_table(plan)
    rows = []
    for index, phase in enumerate(plan.phases):
        mine = sessions[sessions["phase"] == index]
        weekly = mine.groupby("monday").size()
        mondays = _mondays(phase.start, phase.end)
        rows.append(
            {
                "phase": phase.phase.value,
                "start": phase.start,
                "end": phase.end - timedelta(days=1),
                "weeks": -(-(phase.end - phase.start).days // 7),
                "sessions": len(mine),
                "a_week": span(int(weekly.get(monday, 0)) for monday in mondays),
                "minutes": span(int(minutes) for minutes in mine["minutes"]),
            }
        )
    return pd.DataFrame(rows)


def _mondays(start: date, end: date) -> list[date]:
    """List Mondays of weeks that lie mostly in the phase; of all its weeks if none does."""
    days = pd.Series([start + timedelta(days=n) for n in range((end - start).days)], dtype=object)
    in_week = days.map(monday_of).value_counts()
    whole = in_week[in_week >= _WHOLE_WEEK_DAYS]
    return sorted(whole.index if len(whole) else in_week.index)


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
    parts: list[Callable[[Room], list[str]]] = [
        lambda room: _phases(plan, room),
        lambda room: [*_coverage(plan, instance), *races(plan, instance.problem.file.races, room)],
        lambda room: shortfalls(plan, mends, room, verbose),
        lambda room: listed("Worth knowing:", plan.notes, room),
        lambda room: changed(changes, room),
    ]
    head = [
        *_scarcity(plan, instance),
        *_title(plan),
        *_quality(plan, seconds, reproducible, verbose),
    ]
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


def _quality(plan: Plan, seconds: float, reproducible: bool, verbose: bool) -> list[str]:
    lines = []
    if plan.sessions and plan.status == "optimal":
        lines = ["The best plan your hours allow (proved)."]
    elif plan.sessions:
        lines = ["A good plan; a better one may exist (--effort thorough looks longer)."]
    if not reproducible:
        lines.append(NOT_REPRODUCIBLE)
    if verbose:
        gap = sum(level.cost - level.bound for level in plan.levels)
        if gap:
            lines.append(
                f"At most {counted(gap, 'point')} above the best for these days and times."
            )
        lines += [
            f"{level.name}: cost {level.cost}, bound {level.bound}, {level.status}"
            for level in plan.levels
        ]
        lines.append(f"Searched for {seconds:.1f} s.")
    return lines


def _phases(plan: Plan, room: Room) -> list[str]:
    rows = [
        [
            str(row["phase"]).capitalize(),
            day_words(row["start"]),
            day_words(row["end"]),
            str(row["weeks"]),
            str(row["a_week"]),
            str(row["minutes"]),
        ]
        for row in phase_table(plan).to_dict("records")
    ]
    header = ["Phase", "From", "To", "Weeks", "Sessions a week", "Minutes"]
    lines = table(header, rows[: room.rows], [12, 10, 10, 5, 15, 7])
    return lines + more(len(rows) - room.rows, "phase")


def _coverage(plan: Plan, instance: "Instance") -> list[str]:
    """One line: in how many weeks an area fell short of its target."""
    if not plan.sessions or all(each.measures != "areas" for each in instance.constraints):
        return []
    short = weeks_short(plan)
    weeks = {monday_of(session.day) for session in plan.sessions}
    if not short:
        return ["Muscle areas: every target met, every week."]
    return [f"Muscle areas: short of a target in {short} of {counted(len(weeks), 'week')}."]
