"""What is said where sessions found no exercises."""

from collections.abc import Iterable, Sequence
from datetime import date

from planner.constraints.base import Constraint, ContentConstraint
from planner.errors import NoPlanError
from planner.frame import Frame
from planner.problem import Problem


def refuse_too_much(
    constraints: Iterable[ContentConstraint], frames: Sequence[Frame], problem: Problem
) -> None:
    """Refuses what no exercises of a calendar's sessions can satisfy.

    Raises:
        NoPlanError: Each such constraint, with what it asks for and what there is room for.
    """
    reasons = [
        f"{constraint.label}: {reason}"
        for constraint in constraints
        if (reason := constraint.beyond(frames, problem))
    ]
    if reasons:
        raise NoPlanError(
            f"your calendar's sessions can't hold what you ask for; {'; '.join(reasons)}",
            "ask for less, say in which phase, or give the rule a weight",
        )


def no_content(monday: date, constraints: Iterable[Constraint]) -> NoPlanError:
    """Says in which week it failed, and which hard wishes of the athlete may be why."""
    message = f"no exercises were found for the sessions in the week of {monday} in the time given"
    strict = [constraint.label for constraint in constraints if constraint.strict]
    if not strict:
        return NoPlanError(message, "loosen what constraints: tightens, or allow more time")
    return NoPlanError(
        message,
        f"if one of these asks for too much there, ask for less or give it a weight:"
        f" {', '.join(strict)}; or allow more time",
    )
