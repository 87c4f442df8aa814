"""What every rule of an athlete's own has: a place in the file, sessions, a strength."""

from abc import abstractmethod
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import Field

from planner.catalogue import Exercise
from planner.constraints.base import Constraint, Strength, Violation, strength
from planner.plan import ASKED_FOR, Plan, Session
from planner.problem import Problem
from planner.rules.selectors import Sessions
from planner.rules.spans import Per, Span
from planner.text.lists import counted

MINUTES_A_POINT = 5
"""A soft rule about minutes charges for every begun five of them (engineering choice, E)."""


class Unit(StrEnum):
    """What a rule counts."""

    SETS = "sets"
    MINUTES = "minutes"
    SESSIONS = "sessions"
    EXERCISES = "exercises"

    def counted(self, number: int) -> str:
        """``1 set``, ``3 sets``."""
        return counted(number, self.value.removesuffix("s"))


class Rule(Constraint):
    """A rule of the athlete's own: hard, unless it was written with a weight.

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
        """What it asks for, in words."""

    def remarks(self, problem: Problem) -> Iterator[str]:
        """That it is about no day of the season."""
        if not any(self.sessions.on(day, problem.season) for day in problem.season.days):
            yield f"The {self.label} is about no day of this season."

    def matches(self, session: Session, problem: Problem) -> bool:
        """Whether a session is one that it is about."""
        return self.sessions.match(session.day, session.session_class, problem.season)

    def matching(self, plan: Plan, problem: Problem) -> Iterator[Session]:
        """The sessions of a plan that it is about."""
        return (session for session in plan.sessions if self.matches(session, problem))

    def broken(self, where: date, points: int, found: str, of: Literal["day", "week"]) -> Violation:
        """A violation, or a shortfall of so many points, of what it asks for."""
        return self.soft(where, points, f"{found}{ASKED_FOR}{self.sentence}", of)


def select(exercises: frozenset[str] | None, exercise: Exercise) -> bool:
    """Whether a rule is about an exercise; None selects every one."""
    return exercises is None or exercise.id in exercises


def sentence(*parts: str) -> str:
    """The parts that say anything, joined by spaces."""
    return " ".join(part for part in parts if part)


def bands(amount: int, band: int = 1) -> int:
    """How many whole or begun bands an amount has; none if it is negative."""
    return max(0, -(-amount // band))


def place_of(per: Per, span: Span) -> tuple[date, Literal["day", "week"]]:
    """Where a shortfall of a span is: its day, or its first week."""
    return (span.days[0], "day") if per is Per.DAY else (span.monday, "week")
