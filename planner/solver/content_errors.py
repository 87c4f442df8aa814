"""Errors that say why the sessions of a calendar have no content."""

from collections.abc import Iterable, Sequence
from datetime import date

from planner.constraints.base import Constraint, ContentConstraint
from planner.errors import NoPlanError
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame


def refuse_infeasible_sessions(
    constraints: Sequence[ContentConstraint], frames: Sequence[SessionFrame], problem: Problem
) -> None:
    """Refuses constraints that no content of a calendar's sessions can satisfy.

    Raises:
        NoPlanError: With each such constraint, what it asks for, and what the sessions can hold.
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
            "the planned sessions are too few or too short for your hard amounts: "
            f"{'; '.join(reasons)}",
            "lower the amount, limit it to a phase, or make the rule a wish by giving it a weight",
            tuple(sorted({frame.week.monday for frame in beyond})),
        )


def no_content_error(
    monday: date, constraints: Iterable[Constraint], *, proved: bool
) -> NoPlanError:
    """Makes the error that a week found no content, naming the strict constraints.

    Args:
        monday: Monday of the week.
        constraints: Content constraints in force.
        proved: Whether the week is proved infeasible on this calendar, with the weeks long before
            fixed.
    """
    week = f"the sessions in the week of {monday}"
    strict = [constraint.label for constraint in constraints if constraint.strict]
    if strict:
        advice = f"ask for less in one of these, or give it a weight: {', '.join(strict)}"
    else:
        advice = "loosen the settings written under constraints:"
    if proved:
        said = f"no exercises can fill {week} and keep every hard constraint on the days chosen"
        return NoPlanError(said, advice, (monday,))
    said = f"no exercises were found in time for {week}"
    return NoPlanError(said, f"{advice}; or try --effort thorough")
