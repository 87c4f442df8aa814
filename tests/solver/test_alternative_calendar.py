"""A week whose exercises can't be had on the best days gets others, and the bound stays true."""

from datetime import date
from pathlib import Path

import pytest

from planner.errors import NoPlanError
from planner.instance import Instance, load
from planner.plan.plan import Plan
from planner.solver.run import Effort, Options, solve

FAMILIES = (
    "planks", "side-planks", "bridges", "bicycle-crunches", "leg-raises", "russian-twists"
)  # fmt: skip
QUARTER_OF_AN_HOUR = """\
athlete: {{timezone: Europe/Berlin, experience: regular}}
season: {{start: 2027-01-04, end: 2027-01-24}}
running:
  week:
    sunday: {{kind: long, start: "09:00", minutes: 80}}
free_time:
  monday: ["19:00-19:15"]
  wednesday: {wednesday}
constraints:
  sessions-per-week: {{target: 1, most: 1, least: 1}}
rules:
  - forbid: {{weekday: wednesday}}
    weight: 9
"""


def athlete(families: int, wednesday: str = '["19:00-20:00"]') -> Instance:
    """Mondays are short, Wednesdays disliked; week 2 is to have two sets of some families."""
    rules = (
        f"  - at_least: {{sets: 2, family: {family}, per: week, week: 2}}\n"
        for family in FAMILIES[:families]
    )
    text = QUARTER_OF_AN_HOUR.format(wednesday=wednesday) + "".join(rules)
    return load(Path("athlete.yaml"), today=date(2027, 1, 1), text=text)


def planned(instance: Instance, effort: Effort = "normal") -> Plan:
    return solve(instance, Options(effort=effort), lambda _: None).plan


@pytest.mark.parametrize(
    ("families", "days", "cost"),
    [(5, ["Mon", "Mon", "Mon"], 3), (6, ["Mon", "Wed", "Mon"], 12)],
)
def test_other_days_only_where_the_best_ones_have_no_exercises(
    families: int, days: list[str], cost: int
) -> None:
    plan = planned(athlete(families))
    assert [session.starts_at.strftime("%a") for session in plan.sessions] == days
    calendar = plan.levels[0]
    assert (calendar.cost, calendar.bound, calendar.status) == (cost, cost, "optimal")


@pytest.mark.parametrize("wednesday", ["[]", '["19:00-19:15"]'])
def test_where_no_day_is_better_the_first_answer_stands(wednesday: str) -> None:
    with pytest.raises(NoPlanError, match="the sessions in the week of 2027-01-11") as error:
        planned(athlete(6, wednesday))
    assert error.value.mondays == (date(2027, 1, 11),)


def test_a_draft_looks_for_none() -> None:
    with pytest.raises(NoPlanError, match="on the days chosen"):
        planned(athlete(6), "draft")
