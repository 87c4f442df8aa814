"""Print the summary's parts that need no table: races, shortfalls, notes, changes."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from planner.athlete.models.season import Race
from planner.configuration.plugins import every_constraint
from planner.ics.identity import Changes
from planner.plan.plan import Cost, Plan, Session, SessionClass, Shortfall
from planner.text.dates import day_words, place_words, time_words
from planner.text.lists import counted
from planner.text.tables import WIDTH, cut, wrap

WORST = 3
MEND_LINES = 3
MOST_NAMES = 3
"""At most so many causes of a shortfall are named; ``explain`` names them all."""

NOT_REPRODUCIBLE = "Not reproducible: the time limit ended the search, so the next run may differ."


class Room(NamedTuple):
    """The room for a table is its rows, for an item of a list its lines."""

    rows: int
    lines: int

    @property
    def items(self) -> int:
        """Count the items that a list may have."""
        return self.rows if self.lines > 2 else min(self.rows, WORST)

    def wrap(self, text: str, first: str = "", rest: str = "  ") -> list[str]:
        """Break the text into the room's lines, with an ellipsis for what is left off."""
        lines = wrap(text, first, rest)
        if len(lines) <= self.lines:
            return lines
        last = " ".join([lines[self.lines - 1].removeprefix(rest), lines[self.lines].strip()])
        return [*lines[: self.lines - 1], *_one_line(last, first if self.lines == 1 else rest)]


def _one_line(text: str, start: str) -> list[str]:
    return [start + cut(text.removeprefix(start), WIDTH - len(start))]


ROOMS = [Room(rows, lines) for lines in (2, 1) for rows in range(12, 0, -1)]
"""The summary takes the first of these in which it fits, from roomy to tight."""


def races(plan: Plan, entered: Sequence[Race], room: Room) -> list[str]:
    """List each A and B race with the last heavy session and the last session before it.

    Where there is no room for all of them, B races are left out first.
    """
    main = sorted(
        (race for race in entered if race.priority != "C"),
        key=lambda race: (race.priority, race.date),
    )
    lines = []
    for race in sorted(main[: room.items], key=lambda race: race.date):
        before = [session for session in plan.sessions if session.day < race.date]
        heavy = [session for session in before if session.session_class is SessionClass.HEAVY]
        lines += room.wrap(
            f"{cut(race.name, 30)}, {day_words(race.date)}: {_last('heavy session', heavy)}, "
            f"{_last('session', before)}."
        )
    return lines + more(len(main) - room.items, "race")


def _last(what: str, sessions: Sequence[Session]) -> str:
    return f"last {what} {day_words(sessions[-1].day)}" if sessions else f"no {what}"


def shortfalls(
    plan: Plan, mends: dict[tuple[str, str], str], room: Room, verbose: bool
) -> list[str]:
    """List the costliest shortfalls by constraint, each with its worst case and its repair."""
    groups: dict[str, list[Cost]] = {}
    for cost in plan.costs:
        groups.setdefault(cost.constraint, []).append(cost)
    worst = sorted(groups, key=lambda name: -sum(cost.points for cost in groups[name]))
    starts = {session.uid: session.starts_at for session in plan.sessions}
    lines = [
        line
        for each in plan.shortfalls
        if not each.points
        for line in room.wrap(f"{each.message}.{_against(each)}", "- ")
    ]
    for name in worst[: room.items]:
        costs = sorted(groups[name], key=lambda cost: (-cost.points, cost.where))
        message = costs[0].message
        points = f" [{counted(sum(cost.points for cost in costs), 'point')}]" if verbose else ""
        mend = _looked_into(plan, costs[0])
        if not mend and mends.get((name, message)):
            mend = f" To mend it: {mends[name, message]}."
        place = place_words(costs[0].where, costs[0].of, starts)
        rule = f"{name}: " if costs[0].asked_for else ""
        said = f"{place}: {rule}{message}{points}."
        lines += _with_mend(said, mend, _others(len(costs) - 1, name, verbose), room)
    if not lines:
        return ["Nothing fell short."] if plan.sessions else []
    return ["What fell short, worst first:", *lines, *more(len(worst) - room.items, "shortfall")]


def _looked_into(plan: Plan, cost: Cost) -> str:
    """Name the causes of a shortfall and the change that ends it, if they were found."""
    for each in plan.shortfalls:
        if (each.constraint, each.where) == (cost.constraint, cost.where):
            return _against(each)
    return ""


def _against(shortfall: Shortfall) -> str:
    names = list(dict.fromkeys(each.name for each in shortfall.binds))
    more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
    against = f" Against it: {', '.join(names[:MOST_NAMES])}{more}." if names else ""
    change = f" To end it: {shortfall.change.message}." if shortfall.change else ""
    return against + change


def weeks_short(plan: Plan) -> int:
    """In how many weeks a muscle area fell short of its target."""
    about_areas = {kind.name for kind in every_constraint() if kind.measures == "areas"}
    return len({cost.where for cost in plan.costs if cost.constraint in about_areas})


def _others(count: int, name: str, verbose: bool) -> str:
    if not count:
        return ""
    return f" {counted(count, 'more case')} of {name}." if verbose else f" {count} more like it."


def _with_mend(said: str, mend: str, others: str, room: Room) -> list[str]:
    """Print a shortfall with lines enough that its repair is there as a whole or not at all."""
    wider = room._replace(lines=max(room.lines, MEND_LINES))
    if len(wrap(said + mend, "- ", "  ")) > wider.lines:
        mend = ""
    return wider.wrap(said + mend + others, "- ")


def changed(changes: Changes, room: Room) -> list[str]:
    """List the sessions that moved, and those to delete by hand."""
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
        *listed(f"{counted(len(said), 'session')} moved:", said, room),
        *listed(f"{counted(len(gone), 'session')} removed:", gone, room),
        *([f"Since the last plan: {', '.join(other)}."] if other else []),
    ]


def listed(title: str, items: Iterable[str], room: Room) -> list[str]:
    """List items under a title; nothing where there are none."""
    found = list(items)
    if not found:
        return []
    lines = [line for item in found[: room.items] for line in room.wrap(item, "- ")]
    return [title, *lines, *more(len(found) - room.items)]


def more(count: int, noun: str = "") -> list[str]:
    """Count, in one line, the items that had no room; no line for none."""
    if count <= 0:
        return []
    return [f"  and {count} more {noun}{'s' * (count > 1)}" if noun else f"  and {count} more"]
