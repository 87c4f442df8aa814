"""Goals of themes at doses that the plan reaches."""

from datetime import date

from planner.athlete.phase_kind import PhaseKind
from planner.plan.plan import Block, Plan
from planner.programme.theme_goals import goal_words
from planner.programme.themes import THEME_OF_NAME
from tests.report.season_samples import season

BLOCK = Block(
    start=date(2027, 1, 4),
    end=date(2027, 1, 25),
    phase=PhaseKind.BASE,
    lighter=(date(2027, 1, 18),),
    programme=1,
)


def goal(plan: Plan, theme: str) -> str:
    return goal_words(THEME_OF_NAME[theme], BLOCK, plan)


def planks(*doses: tuple[int, int]) -> Plan:
    return season(*[[[("plank-forearm", sets, hold)]] for sets, hold in doses])


def test_the_lesser_of_table_and_last_full_week() -> None:
    """The third week is lighter, the fourth of another block."""
    plan = planks((2, 20), (3, 25), (2, 20), (3, 60))
    assert goal(plan, "Firm middle") == "forearm plank 3 × 25 s"
    assert goal(planks((2, 20), (3, 60)), "Firm middle") == "forearm plank 2 × 45 s"
    assert goal(planks((1, 30)), "Firm middle") == "forearm plank 30 s"
    assert goal(planks((2, 60)), "Late in the race") == "plank 60 s after 20 min of work"


def test_what_the_athlete_does_not_do_is_no_goal() -> None:
    assert goal(planks((2, 20)), "Strong bridge") == ""
    assert goal(planks((2, 20)), "Steady hips") == "one-leg stance 30 s"
    bridges = season([[("bridge-single", 2, 10)]])
    assert goal(bridges, "Strong bridge") == "single-leg bridge 2 × 10 each, level"
    assert goal(bridges, "Ready") == "feeling springy"
