"""The interface of every constraint: said once to the solver, once in plain Python."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

from planner.catalogue import Exercise
from planner.frame import Frame
from planner.plan import Plan
from planner.problem import Problem
from planner.season.settings import setting
from planner.slots import Slot

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import Amount, CalendarChoices, ContentChoices


Strength = Literal["hard", "soft"]


def strength(default: Strength) -> Any:
    """The field ``strength`` of a constraint that may be either."""
    return setting(
        default,
        "Whether a plan that falls short is refused (hard) or charged (soft).",
        unit="hard or soft",
        source="engineering choice (E)",
    )


class Level(StrEnum):
    """The level of the model that a constraint speaks to."""

    CALENDAR = "calendar"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Violation:
    """What a plan breaks, or falls short of.

    Attributes:
        constraint: Name of the constraint.
        where: A day, a week's Monday or a session's uid (its start where it has none yet).
        of: What ``where`` is.
        message: In an athlete's words.
        points: What it costs; None if it is hard.
        mend: What would mend it; may be empty.
    """

    constraint: str
    where: str
    of: Literal["day", "week", "session"]
    message: str
    points: int | None = None
    mend: str = ""

    @property
    def hard(self) -> bool:
        """Whether the plan may not be handed out."""
        return self.points is None


class Constraint(BaseModel, ABC):
    """A constraint and its settings; the docstring of each is its manual page."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: ClassVar[str]
    level: ClassVar[Level]
    says: ClassVar[str]
    strengths: ClassVar[tuple[Strength, ...]] = ("hard", "soft")
    """Whether plans can break it, fall short of it, or both, with its default settings."""
    dominant: ClassVar[str | None] = None

    enabled: bool = setting(True, "Whether it counts at all.", unit="on or off", source="-")
    weight: int = setting(
        1, "Its points are multiplied by this.", unit="times", source="-", ge=0, le=20
    )

    @model_validator(mode="before")
    @classmethod
    def _shorthand(cls, value: Any) -> Any:
        return cls.spelled_out(value)

    @classmethod
    def spelled_out(cls, value: Any) -> Any:
        """The mapping that ``on``, ``off`` or a bare value for the dominant setting stands for."""
        if isinstance(value, bool) or value in ("on", "off"):
            return {"enabled": value in (True, "on")}
        if not cls.dominant:
            return value
        a_list = isinstance(cls.model_fields[cls.dominant].default, tuple)
        if isinstance(value, (int, str)) or (a_list and isinstance(value, list)):
            return {cls.dominant: value}
        return value

    @property
    def label(self) -> str:
        """What messages call it."""
        return self.name

    @property
    def strict(self) -> bool:
        """Whether what it would charge is refused instead: it has ``strength: hard``."""
        return getattr(self, "strength", "soft") == "hard"

    @property
    def asked_for(self) -> bool:
        """Whether it holds hard wishes of the athlete's own, which may be too much."""
        return self.strict

    def defaults_for(self, problem: Problem) -> Mapping[str, tuple[Any, str]]:
        """Settings left unset whose value follows from the athlete: the value, and from what."""
        return {}

    def clipped_by_age(self, problem: Problem) -> Mapping[str, tuple[Any, str]]:
        """Settings whose written value is cut by the athlete's age: what holds, and why."""
        return {}

    def switched_off(self) -> Self:
        """The settings with which the season is made up where this is off."""
        return self

    def remarks(self, problem: Problem) -> Iterator[str]:
        """What an athlete should know of how it was taken, such as what had to be lowered."""
        yield from ()

    @abstractmethod
    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Everything the plan breaks or falls short of, from its times and sets alone."""

    def hard(
        self,
        where: date | str,
        message: str,
        of: Literal["day", "week", "session"] = "day",
        mend: str = "",
    ) -> Violation:
        """A violation that no plan may have."""
        return Violation(self.label, str(where), of, message, None, mend)

    def soft(
        self,
        where: date | str,
        points: int,
        message: str,
        of: Literal["day", "week", "session"] = "week",
        mend: str = "",
    ) -> Violation:
        """A shortfall of so many points before the weight; a hard violation where it is strict."""
        charged = None if self.strict and points else points * self.weight
        return Violation(self.label, str(where), of, message, charged, mend)


class CalendarConstraint(Constraint):
    """A constraint on days, times, lengths and classes."""

    level: ClassVar[Level] = Level.CALENDAR

    def forbids(self, slot: Slot, problem: Problem) -> bool:
        """Whether a slot may not be used whatever else is chosen; it is left out of the model."""
        return False

    def offered_minutes(self, slot: Slot, problem: Problem) -> int | None:
        """A length that it doesn't mind at a slot's start; it is offered besides the usual one."""
        return None

    def points(self, slot: Slot, problem: Problem) -> int:
        """What using a slot costs whatever else is chosen, before the weight."""
        return 0

    def post(self, model: "CpModel", choices: "CalendarChoices", problem: Problem) -> "Amount":
        """Posts what couples slots; returns the points that costs, before the weight."""
        return 0


def overriding(
    constraints: Iterable[CalendarConstraint],
    method: Literal["forbids", "offered_minutes", "points"],
) -> list[CalendarConstraint]:
    """Those that answer a question themselves: the others say the same of every slot."""
    own = getattr(CalendarConstraint, method)
    return [
        each for each in constraints if getattr(getattr(each, method), "__func__", None) is not own
    ]


class ContentConstraint(Constraint):
    """A constraint on exercises and sets."""

    level: ClassVar[Level] = Level.CONTENT
    monotone_in_sessions: ClassVar[Literal["nothing", "limits", "all"]] = "nothing"
    """Which of its hard statements, posted over all sessions there might be, ask no more than over
    those there are: none, upper limits, or all. They show what can't be had on any days."""

    @property
    def forbids_some(self) -> bool:
        """Whether it forbids any exercise in any session whatever else is chosen."""
        return type(self).forbids is not ContentConstraint.forbids

    def forbids(self, frame: Frame, exercise: Exercise, problem: Problem) -> bool:
        """Whether an exercise may not be in a session whatever else is chosen."""
        return False

    def post(self, model: "CpModel", choices: "ContentChoices", problem: Problem) -> "Amount":
        """Posts what couples exercises; returns the points that costs, before the weight."""
        return 0

    def post_on_calendar(
        self, model: "CpModel", choices: "CalendarChoices", problem: Problem
    ) -> None:
        """Posts what the calendar must leave room for if any content is to satisfy this."""

    def infeasible_reason(self, frames: Sequence[Frame], problem: Problem) -> str:
        """Why no content of these sessions can satisfy it; empty where some might."""
        return ""

    def infeasible_sessions(self, frames: Sequence[Frame], problem: Problem) -> Sequence[Frame]:
        """The first of these sessions that no content can satisfy; empty where some might."""
        return ()
