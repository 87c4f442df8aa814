"""Add up two plans: points, weeks and muscle areas."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from planner.catalogue.exercises import Catalogue, Exercise
from planner.plan.plan import Cost, Plan
from planner.problem.coverage import credit
from planner.timeline.instants import monday_of

DAYS_PER_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Amounts:
    """A name's amounts in both plans; the unit is the list's."""

    name: str
    before: int
    after: int


class Totals(NamedTuple):
    """A week's sessions, minutes and load."""

    sessions: int = 0
    minutes: int = 0
    load: int = 0


def different(old: Mapping[str, int], new: Mapping[str, int]) -> tuple[Amounts, ...]:
    """List the names whose amounts differ, the largest difference first."""
    amounts = [Amounts(name, old.get(name, 0), new.get(name, 0)) for name in sorted({*old, *new})]
    differing = [each for each in amounts if each.before != each.after]
    return tuple(sorted(differing, key=lambda each: -abs(each.after - each.before)))


def points_of(plan: Plan) -> Counter[str]:
    """Add up points by constraint."""
    points: Counter[str] = Counter()
    for cost in plan.costs:
        points[_known_as(cost)] += cost.points
    return points


def _known_as(cost: Cost) -> str:
    """Return a constraint's name; for a rule, its sentence, as its line may be another by now."""
    return f"rule: {cost.asked_for}" if cost.asked_for else cost.constraint


def totals_of(plan: Plan) -> dict[date, Totals]:
    """Add up totals by the week's Monday."""
    weeks: defaultdict[date, Totals] = defaultdict(Totals)
    for session in plan.sessions:
        monday = monday_of(session.day)
        sessions, minutes, load = weeks[monday]
        weeks[monday] = Totals(sessions + 1, minutes + session.minutes, load + session.load)
    return weeks


def tenths_of(plan: Plan, catalogue: Catalogue) -> dict[str, int]:
    """Average weighted sets a week by area, in tenths, rounded."""
    weeks = -(-((plan.season_end - plan.season_start).days + 1) // DAYS_PER_WEEK)
    sets: Counter[Exercise] = Counter()
    for session in plan.sessions:
        for item in session.exercises:
            if exercise := catalogue.by_id.get(item.id):
                sets[exercise] += item.sets
    return {
        area.id: (10 * half_sets + weeks) // (2 * weeks)
        for area in catalogue.areas
        if (half_sets := sum(credit(each, area.id) * count for each, count in sets.items()))
    }
