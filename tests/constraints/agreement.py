"""What both statements of a content constraint say of a plan; they have to say the same."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from planner.constraints.base import ContentConstraint
from planner.instance import Instance
from planner.plan.plan import Session
from tests.constraints.builders import content_cost, hard, plan, points, problem

BRIEFLY = {"sunday": ["06:00-06:20"]}
"""Hardly any free time: content is judged whatever the calendar, and this loads quickly."""

KIT = ["band", "ball", "small-ball", "bench", "dumbbell", "sliders", "kettlebell", "wheel"]


def athlete(experience: str = "regular", weeks: int = 4, **sections: Any) -> Instance:
    """An athlete with all kit, in build from Monday 4 January 2027; intervals on Tuesdays 18:00.

    ``about`` is merged into the athlete, ``season`` replaces the usual one.
    """
    end = str(date(2027, 1, 3) + timedelta(weeks=weeks))
    season = {"end": end, "phases": [{"phase": "build", "start": "2027-01-04"}]}
    about: Mapping[str, Any] = sections.pop("about", {})
    return problem(
        athlete={"experience": experience, "equipment": KIT, **about},
        season=sections.pop("season", season),
        free_time=BRIEFLY,
        **sections,
    )


def judged(instance: Instance, constraint: ContentConstraint, *sessions: Session) -> int | None:
    """The points of these sessions, None if they are refused, by solver and by hand alike."""
    whole = plan(instance, *sessions)
    violations = list(constraint.violations(whole, instance.problem))
    by_hand = None if hard(violations) else points(violations)
    assert content_cost(instance, constraint, whole) == by_hand, violations
    return by_hand


def said(instance: Instance, constraint: ContentConstraint, *sessions: Session) -> list[str]:
    """Every message about these sessions."""
    violations = constraint.violations(plan(instance, *sessions), instance.problem)
    return [violation.message for violation in violations]
