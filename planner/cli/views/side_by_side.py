"""Shows a plan and what it would become: side by side, then what changes."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from planner.catalogue.exercises import Catalogue
from planner.cli.views.diff_json import as_data, in_json
from planner.cli.views.diff_text import ALL, SOME, as_text
from planner.plan.plan import Plan
from planner.report.diff.plan_diff import compare
from planner.report.diff.totals import totals_of
from planner.report.shortfall_lines import shortfalls, weeks_short
from planner.report.summary_lists import NOT_REPRODUCIBLE
from planner.text.tables import table
from planner.yaml.edit.edits import Edit

_ROWS: Final = (
    ("Weeks with a session", "weeks"),
    ("Sessions", "sessions"),
    ("Minutes", "minutes"),
    ("Weeks short of a muscle area", "weeks_short"),
    ("Shortfalls in all", "shortfalls"),
)
_WIDTHS: Final = (30, 10, 10, 10)


class WhatIfResult(NamedTuple):
    """A season solved twice.

    Attributes:
        options: Each option with its text, in the order of the help.
        edits: Edits of athlete.yaml; settings stand in ``options`` alone.
        before: The plan of the file as it is; None where no plan is possible.
        refused: The reason why there is none.
        after: The plan of the file as it would be.
        reproducible: Whether the same input gives the same plans again.
    """

    options: tuple[tuple[str, str], ...]
    edits: tuple[Edit, ...]
    before: Plan | None
    refused: str
    after: Plan
    reproducible: bool


def whatif_json(found: WhatIfResult, catalogue: Catalogue) -> str:
    """Writes all of it as JSON, for programs."""
    before, after = found.before, found.after
    data = {
        "options": [{"option": option, "value": text} for option, text in found.options],
        "edits": [{"pointer": edit.pointer, "value": edit.value} for edit in found.edits],
        "reproducible": found.reproducible,
        "refused": found.refused or None,
        "before": before and _totals(before),
        "after": _totals(after),
        "difference": before and as_data(compare(before, after), catalogue),
    }
    return in_json(data)


def whatif_text(found: WhatIfResult, catalogue: Catalogue, *, verbose: bool) -> str:
    """Shows both plans to a person.

    Args:
        found: Both plans.
        catalogue: Names of exercises and areas.
        verbose: Leave nothing off, and show points.
    """
    before, after = found.before, found.after
    notes = [] if found.reproducible else [NOT_REPRODUCIBLE]
    if before is None:
        notes += ALL.wrap(f"As it is, {found.refused}.", rest="")
        said = "With this change there is one."
    else:
        said = as_text(compare(before, after), catalogue, everything=verbose, points=verbose)
    blocks = [
        ["What if:", *(line for each in found.options for line in _option(*each))],
        notes,
        _beside(before, after, verbose=verbose),
        _short(after, verbose=verbose),
        [said],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _option(option: str, text: str) -> list[str]:
    return ALL.wrap(f"{option.removeprefix('--')} {text}", "- ")


def _beside(before: Plan | None, after: Plan, *, verbose: bool) -> list[str]:
    old, new = None if before is None else _totals(before), _totals(after)
    rows = [_row(name, old[key] if old else None, new[key]) for name, key in _ROWS]
    if verbose:
        rows += [
            _row(f"Points, {level}", old["points"][level] if old else None, points)
            for level, points in new["points"].items()
        ]
    return table(["", "As it is", "What if", "Change"], rows, _WIDTHS)


def _row(name: str, old: int | None, new: int) -> Sequence[str]:
    if old is None:
        return [name, "-", str(new), ""]
    return [name, str(old), str(new), f"{new - old:+d}" if new != old else ""]


def _short(after: Plan, *, verbose: bool) -> list[str]:
    lines = shortfalls(after, {}, ALL if verbose else SOME, verbose)
    return ["What would fall short, worst first:", *lines[1:]] if after.costs else []


def _totals(plan: Plan) -> dict[str, Any]:
    weeks = totals_of(plan)
    return {
        "status": plan.status,
        "weeks": len(weeks),
        "sessions": sum(week.sessions for week in weeks.values()),
        "minutes": sum(week.minutes for week in weeks.values()),
        "weeks_short": weeks_short(plan),
        "shortfalls": len(plan.costs),
        "points": {level.name: level.cost for level in plan.levels},
    }
