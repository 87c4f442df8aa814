"""What is said where sessions found no exercises."""

from collections.abc import Iterable, Sequence
from datetime import date

from planner.constraints.base import Constraint, ContentConstraint
from planner.errors import NoPlanError
from planner.frame import Frame
from planner.problem import Problem


def refuse_too_much(
    constraints: Sequence[ContentConstraint], frames: Sequence[Frame], problem: Problem
) -> None:
    """Refuses what no exercises of a calendar's sessions can satisfy.

    Raises:
        NoPlanError: Each such constraint, with what it asks for and what there is room for.
    """
    reasons = [
        f"{constraint.label}: {reason}"
        for constraint in constraints
        if (reason := constraint.infeasible_reason(frames, problem))
    ]
    if reasons:
        beyond = (
            frame for each in constraints for frame in each.infeasible_sessions(frames, problem)
        )
        raise NoPlanError(
            f"your calendar's sessions can't hold what you ask for; {'; '.join(reasons)}",
            "ask for less, say in which phase, or give the rule a weight",
            tuple(sorted({frame.week.monday for frame in beyond})),
        )


def no_content(monday: date, constraints: Iterable[Constraint], *, proved: bool) -> NoPlanError:
    """Says in which week it failed, and which hard wishes of the athlete may be why.

    Args:
        monday: Of the week.
        constraints: That its sessions have to satisfy.
        proved: Whether there is none for this calendar, the weeks long before as they are.
    """
    week = f"the sessions in the week of {monday}"
    strict = [constraint.label for constraint in constraints if constraint.strict]
    if strict:
        advice = f"ask for less in one of these, or give it a weight: {', '.join(strict)}"
    else:
        advice = "loosen what constraints: tightens"
    if proved:
        said = (
            f"no exercises for {week} satisfy every hard constraint, on the days that were chosen"
        )
        return NoPlanError(said, advice, (monday,))
    said = f"no exercises were found for {week} in the time given"
    return NoPlanError(said, f"{advice}; or allow more time")
