"""Title a session by its content: "Core A: hips and planks, 15 min, steady"."""

from planner.plan.effort_words import effort_of
from planner.plan.plan import Plan, Session
from planner.plan.programme_lookup import letter_of


def session_title(session: Session, plan: Plan) -> str:
    """Return a session's title; without a programme it has no content.

    Args:
        session: The session.
        plan: The plan that it belongs to.
    """
    letter = letter_of(plan, session)
    parts = [
        *([letter.title] if letter and letter.title else []),
        f"{session.minutes} min",
        effort_of(session),
    ]
    return f"Core {session.letter}: {', '.join(parts)}"
