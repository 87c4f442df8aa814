"""List what fell short, a line for each kind: when, how often, and one cause in words."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from planner.configuration.plugins import every_constraint
from planner.plan.plan import Cost, Plan, Shortfall
from planner.report.summary_lists import Room, more
from planner.text.dates import day_words, place_words
from planner.text.lists import and_list, counted
from planner.text.tables import wrap

MEND_LINES = 3
MOST_DATES = 3
"""At most so many weeks or days are named one by one; of more, their number, first and last."""

SHORTFALLS_TITLE = "What fell short, worst first:"


def shortfalls(
    plan: Plan, mends: dict[tuple[str, str], str], room: Room, verbose: bool
) -> list[str]:
    """List the costliest shortfalls by constraint, each with its dates, a cause and its repair."""
    groups: dict[str, list[Cost]] = {}
    for cost in plan.costs:
        groups.setdefault(cost.constraint, []).append(cost)
    worst = sorted(groups, key=lambda name: -sum(cost.points for cost in groups[name]))
    starts = {session.uid: session.starts_at for session in plan.sessions}
    lines = [
        line
        for each in plan.shortfalls
        if not each.points
        for line in room.wrap(_room_said(each, starts), "- ")
    ]
    for name in worst[: room.items]:
        costs = sorted(groups[name], key=lambda cost: (-cost.points, cost.where))
        mend = _looked_into(plan, costs)
        known = mends.get((name, costs[0].message))
        if not mend and known:
            mend = f" To mend it: {known}."
        lines += _with_mend(_said(costs, starts, verbose), mend, room)
    if not lines:
        return ["Nothing fell short."] if plan.sessions else []
    return [SHORTFALLS_TITLE, *lines, *more(len(worst) - room.items, "shortfall")]


def _room_said(each: Shortfall, starts: Mapping[str, datetime]) -> str:
    """Say a shortfall that costs nothing; its first week stands for all that are counted."""
    return f"{place_words(each.where, each.of, starts)}: {each.message}.{_against(each)}"


def _said(costs: Sequence[Cost], starts: Mapping[str, datetime], verbose: bool) -> str:
    """Say in one line what a constraint is charged for, the worst case standing for all."""
    first = costs[0]
    points = f" [{counted(sum(cost.points for cost in costs), 'point')}]" if verbose else ""
    rule = f"{first.constraint}: " if first.asked_for else ""
    worst = "at worst " if len({cost.message for cost in costs}) > 1 else ""
    return f"{dates_words(costs, starts)}: {rule}{worst}{first.message}{points}."


def dates_words(costs: Sequence[Cost], starts: Mapping[str, datetime]) -> str:
    """Say when: ``week of Mon 4 Jan``, ``43 weeks from Mon 4 Jan to Sun 31 Oct``.

    Args:
        costs: The cases of one constraint.
        starts: Starts of the plan's sessions by uid.
    """
    of = costs[0].of
    alike = list(dict.fromkeys(cost.where for cost in costs if cost.of == of))
    places = sorted(alike, key=lambda where: _when(where, starts))
    words = [place_words(where, of, starts) for where in places]
    if len(words) == 1:
        return words[0]
    if len(words) <= MOST_DATES:
        whole = and_list(word.removeprefix("week of ") for word in words)
        return f"weeks of {whole}" if of == "week" else whole
    ends = [_when(where, starts) for where in (places[0], places[-1])]
    if None in ends or "" in ends:
        return f"{len(words)} times"
    first, last = (datetime.fromisoformat(end) for end in ends)
    if of == "week":
        last += timedelta(days=6)
    span = f"{day_words(first.date())} to {day_words(last.date())}"
    return f"{counted(len(words), of)} from {span}"


def _when(where: str, starts: Mapping[str, datetime]) -> str:
    """Return a place's time in ISO form, which sorts; empty if it has none."""
    if where in starts:
        return starts[where].isoformat()
    try:
        return datetime.fromisoformat(where).isoformat()
    except ValueError:
        return ""


def _looked_into(plan: Plan, costs: Sequence[Cost]) -> str:
    """Name a cause of the worst case that was looked into, and the change that ends it."""
    found = {(each.constraint, each.where): each for each in plan.shortfalls if each.points}
    for cost in costs:
        if each := found.get((cost.constraint, cost.where)):
            return _against(each)
    return ""


def _against(shortfall: Shortfall) -> str:
    """Say one cause in words, and the change that ends the shortfall."""
    causes = shortfall.binds
    why = f" Why: {causes[0].message.rstrip('.')}." if causes else ""
    change = f" To end it: {shortfall.change.message}." if shortfall.change else ""
    return why + change


def weeks_short(plan: Plan) -> int:
    """In how many weeks a muscle area fell short of its target."""
    about_areas = {kind.name for kind in every_constraint() if kind.measures == "areas"}
    return len({cost.where for cost in plan.costs if cost.constraint in about_areas})


def _with_mend(said: str, mend: str, room: Room) -> list[str]:
    """Print a shortfall with lines enough that its repair is there as a whole or not at all."""
    wider = room._replace(lines=max(room.lines, MEND_LINES))
    if len(wrap(said + mend, "- ", "  ")) > wider.lines:
        mend = ""
    return wider.wrap(said + mend, "- ")
