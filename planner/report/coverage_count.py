"""Count the areas that get a full week's work, against the full table and not a lowered target."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low
from typing import Final

from planner.catalogue.exercises import Catalogue
from planner.constraints._shared.coverage_settings import RARE, TABLE, CoverageSettings
from planner.plan.plan import Plan, Session
from planner.problem.coverage import credit
from planner.report.full_weeks import full_weeks
from planner.text.lists import and_list
from planner.text.sentences import times_words

PLAIN_AREAS: Final = {
    "ra": "front of the belly",
    "obl": "sides of the belly",
    "tva": "deep belly",
    "es": "back",
    "mf": "back",
    "ql": "side of the low back",
    "lat": "broad back",
    "gmax": "back of the hip",
    "gmed": "outer hip",
    "hipflex": "front of the hip",
    "add": "inner thigh",
    "ham": "back of the thigh",
    "pf": "pelvic floor",
    "dia": "breathing",
    "scap": "shoulders",
}
"""Areas in a runner's words; the two of the back are one."""

MOST_NAMES: Final = 4
"""So many areas that fall short are named, and of more their number is said."""

_FULL_MINUTES: Final = CoverageSettings.model_fields["nominal_minutes"].default


@dataclass(frozen=True, slots=True)
class CoverageCount:
    """The areas of a plan got a full week's work or not.

    Attributes:
        areas: Number of areas that want work every week.
        short: Ids of those that get less in more than half of the full weeks, in table order.
        rare_short: Ids of the areas that were once left out for 14 days and more.
        minutes: Usual length of a session.
        a_week: Usual number of sessions a week.
    """

    areas: int
    short: tuple[str, ...]
    rare_short: tuple[str, ...]
    minutes: int
    a_week: int


def coverage_count(plan: Plan, catalogue: Catalogue) -> CoverageCount | None:
    """Count weighted sets (primary 1, secondary a half) by area in the plan's full weeks.

    Args:
        plan: The plan.
        catalogue: The areas of its exercises.

    Returns:
        The count; None for a plan without a full week.
    """
    weeks = list(full_weeks(plan).values())
    if not weeks:
        return None
    gained = [_half_sets(sessions, catalogue) for sessions in weeks]
    short: list[str] = []
    for areas, sets in TABLE.items():
        enough = sum(sum(week[area] for area in areas) >= 2 * sets for week in gained)
        short += areas if 2 * enough < len(weeks) else ()
    return CoverageCount(
        areas=sum(map(len, TABLE)),
        short=tuple(short),
        rare_short=tuple(_left_out(plan, catalogue)),
        minutes=median_low([session.minutes for week in weeks for session in week]),
        a_week=median_low([len(week) for week in weeks]),
    )


def _half_sets(sessions: Iterable[Session], catalogue: Catalogue) -> Counter[str]:
    gained: Counter[str] = Counter()
    for session in sessions:
        for item in session.exercises:
            if exercise := catalogue.by_id.get(item.id):
                for area in (*exercise.primary, *exercise.secondary):
                    gained[area] += credit(exercise, area) * item.sets
    return gained


def _left_out(plan: Plan, catalogue: Catalogue) -> Iterable[str]:
    """Yield the rare areas that two full weeks in a row did without."""
    weeks = list(full_weeks(plan).items())
    trained = {
        monday: {
            area
            for session in sessions
            for item in session.exercises
            if (exercise := catalogue.by_id.get(item.id))
            for area in (*exercise.primary, *exercise.secondary)
        }
        for monday, sessions in weeks
    }
    pairs = [
        trained[first] | trained[second]
        for (first, _), (second, _) in pairwise(weeks)
        if (second - first).days == 7
    ]
    return (area for area in RARE if any(area not in pair for pair in pairs))


def coverage_lines(count: CoverageCount) -> list[str]:
    """Tell the count in one sentence, and in a second one the areas that come up too seldom."""
    full = count.areas - len(count.short)
    whole = f"{full} of {count.areas} areas get a full week's work"
    if not count.short:
        lines = [f"All {count.areas} areas get a full week's work."]
    elif count.minutes * count.a_week < _FULL_MINUTES:
        time = f"{count.minutes} minutes {_a_week(count.a_week)}"
        lines = [f"{whole}; {time} are too short for: {_listed(count.short)}."]
    else:
        lines = [f"{whole}; less than that: {_listed(count.short)}."]
    if count.rare_short:
        names = and_list(plain_areas(count.rare_short))
        lines.append(f"Not in every 14 days: {names}.")
    return lines


def plain_areas(areas: Sequence[str]) -> list[str]:
    """Name areas in a runner's words, each name once; an unknown area keeps its id."""
    return list(dict.fromkeys(PLAIN_AREAS.get(area, area) for area in areas))


def _listed(areas: Sequence[str]) -> str:
    names = plain_areas(areas)
    more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES + 1 else ""
    return ", ".join(names[:MOST_NAMES] if more else names) + more


def _a_week(sessions: int) -> str:
    return f"{times_words(sessions)} a week"
