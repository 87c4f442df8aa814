"""Compare a week's load with a full week's, for taper, deload and return."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from planner.plan.plan import Plan, SessionClass
from planner.problem.problem import Problem
from planner.season.season import Week
from planner.timeline.instants import monday_of

if TYPE_CHECKING:
    from planner.solver.choices import CalendarChoices
    from planner.solver.expressions import Amount

Chooses = Callable[[Week, Problem], bool]


def _limit_and_band(week: Week, problem: Problem) -> tuple[int, int]:
    """Return the load that a week's share of the reference allows, and a tenth of the reference."""
    reference = problem.season.reference_load[week.monday]
    share = reference * week.volume_percent // 100
    return max(share, asked_load(week, problem)), max(1, reference // 10)


def asked_load(week: Week, problem: Problem) -> int:
    """Return the week's prescribed load, with room for one session's class a step higher."""
    sessions = problem.target_sessions[week.monday]
    step = SessionClass.MEDIUM.rpe - SessionClass.LIGHT.rpe
    return sessions * week.minutes * week.mix.rpe_percent // 100 + step * week.minutes


def load_of(week: Week, plan: Plan) -> int:
    """Add up RPE x minutes of a week's sessions."""
    return sum(s.due_load for s in plan.sessions if monday_of(s.day) == week.monday)


def post_over_volume(choices: "CalendarChoices", problem: Problem, chooses: Chooses) -> "Amount":
    """Charge a point for every begun tenth of a full week's load above the week's share."""
    cost: Amount = 0
    for week in problem.season.weeks:
        if chooses(week, problem) and choices.in_week(week.monday):
            limit, band = _limit_and_band(week, problem)
            cost += choices.above(choices.load(choices.in_week(week.monday)), limit, band)
    return cost


def over_volume(
    plan: Plan, problem: Problem, chooses: Chooses
) -> Iterator[tuple[Week, int, int, int]]:
    """Find weeks above their share: the week, its points, its load and the load allowed."""
    for week in problem.season.weeks:
        if not chooses(week, problem):
            continue
        load = load_of(week, plan)
        limit, band = _limit_and_band(week, problem)
        if load > limit:
            yield week, (load - limit + band - 1) // band, load, limit
