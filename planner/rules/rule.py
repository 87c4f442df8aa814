"""Define what the athlete's own rules share: a place in the file, sessions, a strength."""

from abc import abstractmethod
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import Field

from planner.catalogue.exercises import Exercise
from planner.constraints.base import Constraint, Strength, Violation, strength
from planner.plan.plan import ASKED_FOR, Plan, Session
from planner.problem.problem import Problem
from planner.rules.selectors import Sessions
from planner.rules.spans import Per, Span
from planner.text.lists import counted

MINUTES_A_POINT = 5
"""A soft rule about minutes charges for every begun five of them (engineering choice, E)."""


class Unit(StrEnum):
    """A rule counts in one of these units."""

    SETS = "sets"
    MINUTES = "minutes"
    SESSIONS = "sessions"
    EXERCISES = "exercises"

    def counted(self, number: int) -> str:
        """Word a number with its unit: ``1 set``, ``3 sets``."""
        return counted(number, self.value.removesuffix("s"))


class Rule(Constraint):
    """The athlete's own rule is hard, unless it was written with a weight.

    A rule can only restrict or charge; nothing that a constraint refuses is allowed by one.
    """

    name: ClassVar[str] = "rule"
    says: ClassVar[str] = "what the athlete wrote under rules"

    place: str = Field(description="Where it is written, such as `on line 42`.")
    line: int = Field(0, description="The line it is written on, from 1.")
    number: int | None = Field(None, description="Which of athlete.yaml's rules, from 0.")
    title: str = Field("", description="What the athlete calls it.")
    sessions: Sessions = Field(Sessions(), description="The sessions that it is about.")
    strength: Strength = strength("hard")

    @property
    def label(self) -> str:
        """``rule on line 42``, with the athlete's own name for it."""
        return f"rule {self.place}" + (f" ({self.title})" if self.title else "")

    @property
    @abstractmethod
    def sentence(self) -> str:
        """Word the rule's demand."""

    def remarks(self, problem: Problem) -> Iterator[str]:
        """Remark that no day of the season is concerned."""
        if not any(self.sessions.on(day, problem.season) for day in problem.season.days):
            yield f"The {self.label} concerns no day of this season, so it changes nothing."

    def matches(self, session: Session, problem: Problem) -> bool:
        """Tell whether the rule is about a session."""
        return self.sessions.match(session.day, session.session_class, problem.season)

    def matching(self, plan: Plan, problem: Problem) -> Iterator[Session]:
        """Find the sessions of a plan that the rule is about."""
        return (session for session in plan.sessions if self.matches(session, problem))

    def broken(self, where: date, points: int, found: str, of: Literal["day", "week"]) -> Violation:
        """Make a violation, or a shortfall of so many points, of the rule's demand."""
        return self.soft(where, points, f"{found}{ASKED_FOR}{self.sentence}", of)


def select(exercises: frozenset[str] | None, exercise: Exercise) -> bool:
    """Tell whether a rule is about an exercise; None selects every one."""
    return exercises is None or exercise.id in exercises


def sentence(*parts: str) -> str:
    """Join the parts that say anything by spaces."""
    return " ".join(part for part in parts if part)


def bands(amount: int, band: int = 1) -> int:
    """Count the whole or begun bands of an amount; none if it is negative."""
    return max(0, -(-amount // band))


def place_of(per: Per, span: Span) -> tuple[date, Literal["day", "week"]]:
    """Place a shortfall of a span: at its day, or its first week."""
    return (span.days[0], "day") if per is Per.DAY else (span.monday, "week")
