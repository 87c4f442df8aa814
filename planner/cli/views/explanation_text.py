"""Shows explanations: causes with their lines, numbered repairs, shortfalls."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from planner.explain.explanation import Explanation
from planner.plan.plan import Because, Plan, Repair, Shortfall
from planner.text.dates import place_words
from planner.text.lists import counted
from planner.text.tables import wrap

TOGETHER = "No plan is possible: these conditions contradict each other."
MOST_WHERE = 60
ANY_ONE = "Dropping any one of them resolves this contradiction."


def impossible_text(explanation: Explanation, file: str) -> str:
    """Says why there is no plan, and what would help.

    Args:
        explanation: The explanation of an impossible file.
        file: The file, as the user named it.
    """
    lines = [TOGETHER, *_because(explanation.because, file)]
    if len(explanation.because) > 1:
        lines.append(ANY_ONE)
    lines += ["", *repair_lines(explanation.repairs)]
    return "\n".join(lines)


def repair_lines(repairs: Sequence[Repair]) -> list[str]:
    """Lists the repairs, numbered."""
    if not repairs:
        return ["None of the changes tried makes a plan possible. Ask for less, or add free time."]
    lines = ["What would help, cheapest first; each was tried and gives a plan:"]
    for number, repair in enumerate(repairs, 1):
        cost = _cost(repair) if repair.cost else "nothing then falls short"
        lines += wrap(f"{repair.message} ({cost})", f"{number}. ", "   ")
    return [*lines, "`coreplan explain --apply 1` with your file writes the first one into it."]


def _because(because: Sequence[Because], file: str) -> Iterator[str]:
    for each in because:
        where = f"{_place(each, file)}{each.name}:"
        if len(where) <= MOST_WHERE:
            yield from wrap(f"{where} {each.message}", "- ", "  ")
        else:  # a long path stays whole, so that an editor can follow it
            yield f"- {where}"
            yield from wrap(each.message, "  ")


def _place(each: Because, file: str) -> str:
    return f"{file}:{each.line}: " if each.line else ""


def shortfall_text(explanation: Explanation, plan: Plan, file: str) -> str:
    """Lists all shortfalls: of each constraint the worst in full, then the others in brief."""
    if not explanation.shortfalls:
        return "Nothing fell short: every wish is met."
    starts = {session.uid: session.starts_at for session in plan.sessions}
    groups: dict[tuple[object, ...], list[Shortfall]] = {}
    for each in explanation.shortfalls:
        groups.setdefault((each.constraint, each.change is None), []).append(each)
    lines = [f"{counted(len(explanation.shortfalls), 'shortfall')}, worst first:"]
    for first, *others in groups.values():
        said = f"[{first.constraint}, {counted(first.points, 'point')}]"
        place = place_words(first.where, first.of, starts)
        lines += ["", *wrap(f"{place}: {first.message} {said}")]
        lines += _bound(first, file)
        lines += _ended(first)
        lines += _alike(others, starts)
    return "\n".join(lines)


def _alike(others: Sequence[Shortfall], starts: Mapping[str, datetime]) -> list[str]:
    lines = []
    for each in others:
        ends = f"; to end it: {each.change.message}" if each.change else ""
        place = place_words(each.where, each.of, starts)
        lines += wrap(f"{place}: {each.message}{ends}", "  also ", "       ")
    return lines


def _bound(shortfall: Shortfall, file: str) -> list[str]:
    if not shortfall.binds:
        return ["  Nothing was found that makes it necessary: a longer search may avoid it."]
    return ["  Against it:", *(f"  {line}" for line in _because(shortfall.binds, file))]


def _ended(shortfall: Shortfall) -> list[str]:
    if shortfall.change is None:
        return (
            ["  None of the single changes tried ends this shortfall."] if shortfall.binds else []
        )
    said = f"To end it: {shortfall.change.message} ({_cost(shortfall.change)})"
    return wrap(said, "  ", "    ")


def _cost(change: Repair) -> str:
    return f"a plan was found that costs {counted(change.cost, 'point')}"
