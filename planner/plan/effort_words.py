"""Word the effort of a session; the class, which is a ceiling, is no word for athletes."""

from typing import Final

from planner.plan.plan import Effort, Session, SessionClass

EFFORT_OF_CLASS: Final[dict[SessionClass, Effort]] = {
    SessionClass.HEAVY: "strong",
    SessionClass.MEDIUM: "steady",
    SessionClass.LIGHT: "easy",
}
"""Plans of before say no effort; their classes stand for it."""

ABOUT: Final[dict[Effort, str]] = {"strong": "7", "steady": "5 to 6", "easy": "3"}
"""The effort of 10 that a session should feel like (coach/plan.md 7, grade E)."""


def effort_of(session: Session) -> Effort:
    """Return a session's effort."""
    return session.effort or EFFORT_OF_CLASS[session.session_class]


def effort_words(session: Session) -> str:
    """Word the effort: ``steady, about 5 to 6 of 10``."""
    effort = effort_of(session)
    return f"{effort}, about {ABOUT[effort]} of 10"
