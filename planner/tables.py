"""A plan as tables, and the summary that the terminal shows."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pandas as pd

from planner.identity import Changes
from planner.instants import monday_of
from planner.plan import Cost, Plan, SessionClass
from planner.summary import counted, cut, day_words, place_words, span, table, time_words, wrap
from planner.verify import verify

if TYPE_CHECKING:
    from planner.athlete import Race
    from planner.loading import Loaded

MOST_LINES = 27
"""Lines of a summary, so that with the files' names it stays readable in ten seconds."""

WORST = 3
_WHOLE_WEEK_DAYS = 4
"""A week with fewer days in a phase says nothing about the phase's sessions a week."""


def session_table(plan: Plan) -> pd.DataFrame:
    """One row a session: day, monday, phase (its index in the plan), minutes, class, load."""
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
    """One row a phase, with its sessions and minutes from the least to the most.

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
    """Mondays of the weeks of which the phase has most days; if it has none such, of all."""
    days = pd.Series([start + timedelta(days=n) for n in range((end - start).days)], dtype=object)
    in_week = days.map(monday_of).value_counts()
    whole = in_week[in_week >= _WHOLE_WEEK_DAYS]
    return sorted(whole.index if len(whole) else in_week.index)


def summary(
    plan: Plan,
    loaded: "Loaded",
    changes: Changes,
    seconds: float,
    reproducible: bool,
    verbose: bool,
) -> str:
    """The plan in a few lines that take ten seconds to read.

    Args:
        plan: The plan, with its uids.
        loaded: What it was solved from.
        changes: What it changes against the earlier plan.
        seconds: How long the search took.
        reproducible: Whether the same input gives the same plan again.
        verbose: Everything, with points and bounds; else at most ``MOST_LINES`` lines.
    """
    mends = {
        (violation.constraint, violation.message): violation.mend
        for violation in verify(plan, loaded.problem, loaded.constraints)
    }
    parts: list[tuple[Callable[[int], list[str]], int]] = [
        (lambda most: _phases(plan, most), 10),
        (lambda most: _races(plan, loaded.file.races, most), 4),
        (lambda most: _shortfalls(plan, mends, most, verbose), WORST),
        (lambda most: _list("Worth knowing:", plan.notes, most), 4),
        (lambda most: _changes(changes, most), 4),
    ]
    head = [*_title(plan), *_quality(plan, seconds, reproducible, verbose)]
    room = 1000 if verbose else 10
    while True:
        lines = [*head]
        for part, most in parts:
            block = part(room if verbose else min(most, max(1, room)))
            lines += ["", *block] if block else []
        if verbose or len(lines) <= MOST_LINES or room == 1:
            return "\n".join(lines)
        room -= 1


def _title(plan: Plan) -> list[str]:
    weeks = -(-((plan.season_end - plan.season_start).days + 1) // 7)
    dates = f"{day_words(plan.season_start)} to {day_words(plan.season_end)} {plan.season_end.year}"
    size = f"{counted(weeks, 'week')}, {counted(len(plan.sessions), 'session')}"
    return [f"{cut(plan.athlete, 30)}: {dates}, {size}"]


def _quality(plan: Plan, seconds: float, reproducible: bool, verbose: bool) -> list[str]:
    if plan.status == "optimal":
        lines = ["The best plan your hours allow (proved)."]
    else:
        lines = ["A good plan; a better one may exist."]
    if not reproducible:
        lines.append("Not reproducible: the clock ended the search, not the search itself.")
    if verbose:
        gap = sum(level.cost - level.bound for level in plan.levels)
        if gap:
            lines.append(f"Within {counted(gap, 'point')} of the best possible for this calendar.")
        lines += [
            f"{level.name}: cost {level.cost}, bound {level.bound}, {level.status}"
            for level in plan.levels
        ]
        lines.append(f"Searched for {seconds:.1f} s.")
    return lines


def _phases(plan: Plan, most: int) -> list[str]:
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
    lines = table(header, rows[:most], [12, 10, 10, 5, 15, 7])
    return lines + _more(len(rows) - most, "phase")


def _races(plan: Plan, races: "Sequence[Race]", most: int) -> list[str]:
    main = sorted((race for race in races if race.priority == "A"), key=lambda race: race.date)
    lines = []
    for race in main[:most]:
        before = [session for session in plan.sessions if session.day < race.date]
        heavy = [session.day for session in before if session.session_class is SessionClass.HEAVY]
        said = [f"last heavy session {day_words(heavy[-1])}"] if heavy else ["no heavy session"]
        said += [f"last session {day_words(before[-1].day)}"] if before else ["no session"]
        lines += wrap(
            f"{cut(race.name, 30)}, {day_words(race.date)}: {' and '.join(said)} before it.",
            rest="  ",
        )
    return lines + _more(len(main) - most, "race")


def _shortfalls(
    plan: Plan, mends: dict[tuple[str, str], str], most: int, verbose: bool
) -> list[str]:
    groups: dict[tuple[str, str], list[Cost]] = {}
    for cost in plan.costs:
        groups.setdefault((cost.constraint, cost.message), []).append(cost)
    worst = sorted(groups, key=lambda key: -sum(cost.points for cost in groups[key]))
    starts = {session.uid: session.start for session in plan.sessions}
    lines = []
    for key in worst[:most]:
        costs = sorted(groups[key], key=lambda cost: cost.where)
        points = f" [{counted(sum(cost.points for cost in costs), 'point')}]" if verbose else ""
        others = f" and {counted(len(costs) - 1, 'more time')}" if len(costs) > 1 else ""
        mend = f" To mend it: {mends[key]}." if mends.get(key) else ""
        place = place_words(costs[0].where, costs[0].of, starts)
        lines += wrap(f"{key[0]}, {place}{others}: {key[1]}{points}.{mend}", "- ", "  ")
    if not lines:
        return ["Nothing fell short."]
    return ["What fell short, worst first:", *lines, *_more(len(worst) - most, "smaller shortfall")]


def _changes(changes: Changes, most: int) -> list[str]:
    said = [f"{time_words(old)} is now {time_words(new)}" for old, new in changes.moved]
    gone = [
        f"{time_words(start)}: delete it by hand if your calendar keeps it"
        for start in changes.removed
    ]
    other = [
        f"{counted(number, 'session')} {what}"
        for number, what in ((len(changes.added), "added"), (changes.changed, "changed in place"))
        if number
    ]
    return [
        *_list(f"{counted(len(said), 'session')} moved:", said, most),
        *_list(f"{counted(len(gone), 'session')} removed:", gone, most),
        *([f"Since the last plan: {', '.join(other)}."] if other else []),
    ]


def _list(title: str, items: Iterable[str], most: int) -> list[str]:
    found = list(items)
    if not found:
        return []
    lines = [line for item in found[:most] for line in wrap(item, "- ", "  ")]
    return [title, *lines, *_more(len(found) - most)]


def _more(count: int, noun: str = "") -> list[str]:
    if count <= 0:
        return []
    return [f"  and {count} more {noun}{'s' * (count > 1)}" if noun else f"  and {count} more"]
