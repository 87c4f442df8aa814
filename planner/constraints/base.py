"""Define the interface of every constraint: said once to the solver, once in plain Python."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

from planner.catalogue.exercises import Exercise
from planner.plan.plan import Plan, SessionClass
from planner.problem.candidate_slots import SlotCriteria
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame
from planner.problem.sessions_before import SessionsBefore
from planner.problem.slots import Slot
from planner.programme.block_view import BlockView, views_of
from planner.programme.tally import Tally
from planner.settings.base import setting

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import CalendarChoices, ContentChoices
    from planner.solver.expressions import Amount


Strength = Literal["hard", "soft"]
Measure = Literal["areas", "minutes", "sessions"]


def strength(default: Strength) -> Any:
    """Declare the field ``strength`` of a constraint that may be hard or soft."""
    return setting(
        default,
        "Whether a plan that falls short is refused (hard) or charged (soft).",
        unit="hard or soft",
        source="engineering choice (E)",
    )


class Level(StrEnum):
    """A constraint speaks to one of these levels of the model."""

    CALENDAR = "calendar"
    PROGRAMME = "programme"
    CONTENT = "content"


@dataclass(frozen=True, slots=True, kw_only=True)
class Safety:
    """Says how far a constraint keeps the athlete safe.

    Attributes:
        can_be_off: True where athletes and profiles may switch it off.
        loosened_for: Whom ``explain`` may offer a looser setting; ``adults`` where it keeps a
            limit of youth, ``nobody`` where it keeps everyone safe or states facts.
    """

    can_be_off: bool
    loosened_for: Literal["anyone", "adults", "nobody"]

    def can_be_loosened(self, *, youth: bool) -> bool:
        """Tells whether ``explain`` may offer an athlete a looser setting."""
        return self.loosened_for == "anyone" or (self.loosened_for == "adults" and not youth)


@dataclass(frozen=True, slots=True)
class Violation:
    """A plan breaks a constraint, or falls short of it.

    Attributes:
        constraint: Name of the constraint.
        where: A day, a week's Monday or a session's uid (its start where it has none yet).
        of: The kind of place that ``where`` names.
        message: In an athlete's words.
        points: The points that it costs; None if it is hard.
        mend: The remedy, in words; may be empty.
        about_programme: Whether a block's letters fall short, not a day or a session.
    """

    constraint: str
    where: str
    of: Literal["day", "week", "session"]
    message: str
    points: int | None = None
    mend: str = ""
    about_programme: bool = False

    @property
    def hard(self) -> bool:
        """Tell whether the plan may not be handed out."""
        return self.points is None


class Constraint(BaseModel, ABC):
    """A constraint and its settings; the docstring of each is its manual page."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: ClassVar[str]
    level: ClassVar[Level]
    says: ClassVar[str]
    strengths: ClassVar[tuple[Strength, ...]] = ("hard", "soft")
    """Plans can break it (hard), fall short of it (soft), or both, with its default settings."""
    dominant: ClassVar[str | None] = None
    safety: ClassVar[Safety] = Safety(can_be_off=True, loosened_for="anyone")
    """How far it may be switched off and loosened; whatever can refuse a plan declares its own."""
    states_facts: ClassVar[bool] = False
    """True where it says only that facts of athlete.yaml hold; answers name those instead of it."""
    repealed: ClassVar[Mapping[str, str]] = {}
    """Settings of before that no longer count, with the reason; "" stands for a bare value."""
    measures: ClassVar[Measure | None] = None
    """The amount whose target and bounds it holds, by which others find it."""

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
        """Spell out ``on``, ``off`` or a bare value for the dominant setting as a mapping."""
        if isinstance(value, bool) or value in ("on", "off"):
            return {"enabled": value in (True, "on")}
        if "" in cls.repealed and isinstance(value, (int, str, list)):
            return {}
        if isinstance(value, dict):
            return {name: each for name, each in value.items() if name not in cls.repealed}
        if not cls.dominant:
            return value
        a_list = isinstance(cls.model_fields[cls.dominant].default, tuple)
        if isinstance(value, (int, str)) or (a_list and isinstance(value, list)):
            return {cls.dominant: value}
        return value

    @property
    def label(self) -> str:
        """Name the constraint in messages."""
        return self.name

    @property
    def strict(self) -> bool:
        """Tell whether ``strength: hard`` refuses plans instead of charging them."""
        return getattr(self, "strength", "soft") == "hard"

    @property
    def asked_for(self) -> bool:
        """Tell whether it holds hard demands of the athlete's own, which may be too much."""
        return self.strict

    def defaults_for(self, problem: Problem) -> Mapping[str, tuple[Any, str]]:
        """Settings left unset whose value follows from the athlete: the value, and from what."""
        return {}

    def clipped_by_age(self, problem: Problem) -> Mapping[str, tuple[Any, str]]:
        """Settings whose written value is cut by the athlete's age: what holds, and why."""
        return {}

    def switched_off(self) -> Self:
        """Return the settings that lay out the season while this constraint is off."""
        return self

    def remarks(self, problem: Problem) -> Iterator[str]:
        """Remark how the constraint was applied, for example what had to be lowered."""
        yield from ()

    @abstractmethod
    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find everything the plan breaks or falls short of, from its times and sets alone."""

    def hard(
        self,
        where: date | str,
        message: str,
        of: Literal["day", "week", "session"] = "day",
        mend: str = "",
    ) -> Violation:
        """Make a violation that no plan may have."""
        return Violation(self.label, str(where), of, message, None, mend)

    def soft(
        self,
        where: date | str,
        points: int,
        message: str,
        of: Literal["day", "week", "session"] = "week",
        mend: str = "",
    ) -> Violation:
        """Make a shortfall of so many points before the weight; a hard violation if strict."""
        charged = None if self.strict and points else points * self.weight
        return Violation(self.label, str(where), of, message, charged, mend)


class CalendarConstraint(Constraint):
    """A calendar constraint is about days, times, lengths and classes."""

    level: ClassVar[Level] = Level.CALENDAR

    def forbids(self, slot: Slot, problem: Problem) -> bool:
        """Tell whether a slot is left out of the model, whatever else is chosen."""
        return False

    def offered_minutes(self, slot: Slot, problem: Problem) -> int | None:
        """A length that it doesn't mind at a slot's start; it is offered besides the usual one."""
        return None

    def gaps(self, session_class: SessionClass) -> Collection[int]:
        """Minutes after a session's start from which on another is allowed, or costs less."""
        return ()

    def points(self, slot: Slot, problem: Problem) -> int:
        """Return the points that a slot costs whatever else is chosen, before the weight."""
        return 0

    def post(self, model: "CpModel", choices: "CalendarChoices", problem: Problem) -> "Amount":
        """Post what couples slots; return the points that it costs, before the weight."""
        return 0


def overriding(constraints: Iterable[CalendarConstraint], method: str) -> list[Callable[..., Any]]:
    """Lists the methods that answer a question themselves: others say the same of every slot."""
    usual = getattr(CalendarConstraint, method)
    methods = [getattr(each, method) for each in constraints]
    return [own for own in methods if getattr(own, "__func__", None) is not usual]


def slot_criteria(constraints: Iterable[CalendarConstraint]) -> SlotCriteria:
    """Collects what constraints say of single slots."""
    asked = [each.name for each in fields(SlotCriteria)]
    return SlotCriteria(**{method: overriding(constraints, method) for method in asked})


class ProgrammeWishes(Constraint):
    """A constraint may say what a programme's letters hold, block by block."""

    def bars(self, view: BlockView, letter: str, exercise: Exercise) -> bool:
        """Tell whether a letter may not hold an exercise, whatever else it holds."""
        return False

    def complaint(self, exercise: Exercise) -> str:
        """Say in words that a letter holds what it bars."""
        return f"{exercise.name} may not be in this programme"

    def use_points(self, view: BlockView, letter: str, exercise: Exercise) -> int:
        """Return the points that an exercise in a letter costs on its own, before the weight."""
        return 0

    def tallies(self, view: BlockView) -> Iterator[Tally]:
        """Yield the amounts that a programme should keep within bounds."""
        yield from ()

    def leanings(self, view: BlockView) -> Iterator[Tally]:
        """Yield amounts that steer a programme beside its cost, for what sessions are asked."""
        yield from ()

    def unmet_wishes(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find the programmes that hold what is barred, or too much or too little."""
        for found in self._unmet(plan, problem):
            yield replace(found, about_programme=True)

    def _unmet(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        known = problem.catalogue.by_id
        for view, letters in views_of(plan, problem):
            chosen = {
                (each.letter, line.id): line.sets
                for each in letters
                for line in each.exercises
                if line.id in known and each.letter in view.letters
            }
            for letter, name in chosen:
                if self.bars(view, letter, known[name]):
                    yield self.hard(view.start, self.complaint(known[name]), "week")
                elif points := self.use_points(view, letter, known[name]):
                    said = f"{known[name].name} in session {letter} is second choice"
                    yield self.soft(view.start, points, said)
            for tally in self.tallies(view):
                off = tally.off(chosen)
                if off and tally.points is None:
                    yield self.hard(view.start, tally.message, "week")
                elif off:
                    yield self.soft(view.start, off * (tally.points or 0), tally.message)


class ProgrammeConstraint(ProgrammeWishes):
    """A programme constraint is about the letters of a block, not about days."""

    level: ClassVar[Level] = Level.PROGRAMME
    strengths: ClassVar[tuple[Strength, ...]] = ("soft",)

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find everything that the plan's programmes break or fall short of."""
        return self.unmet_wishes(plan, problem)


class ContentConstraint(ProgrammeWishes):
    """A content constraint is about exercises and sets."""

    level: ClassVar[Level] = Level.CONTENT
    monotone_in_sessions: ClassVar[Literal["nothing", "limits", "all"]] = "nothing"
    """Which of its hard statements, posted over all sessions there might be, ask no more than over
    those there are: none, upper limits, or all. They show what can't be had on any days."""

    met_by_templates: ClassVar[bool] = False
    """Whether templates meet its wishes as far as they go: no week is solved again for them."""

    @property
    def forbids_some(self) -> bool:
        """Tell whether it forbids any exercise in any session, whatever else is chosen."""
        return type(self).forbids is not ContentConstraint.forbids

    def area_limits(self) -> Mapping[str, int]:
        """Map areas to the most half sets that a week may give them."""
        return {}

    @property
    def looks_back(self) -> bool:
        """Tell whether what was done before can rule out an exercise."""
        return type(self).clashes is not ContentConstraint.clashes

    def forbids(self, frame: SessionFrame, exercise: Exercise, problem: Problem) -> bool:
        """Tell whether an exercise is ruled out of a session, whatever else is chosen."""
        return False

    def clashes(
        self, frame: SessionFrame, exercise: Exercise, before: SessionsBefore, problem: Problem
    ) -> bool:
        """Tell whether what was done before rules an exercise out of a session."""
        return False

    def post(self, model: "CpModel", choices: "ContentChoices", problem: Problem) -> "Amount":
        """Post what couples exercises; return the points that it costs, before the weight."""
        return 0

    def post_on_calendar(
        self, model: "CpModel", choices: "CalendarChoices", problem: Problem
    ) -> None:
        """Posts what the calendar must leave room for if any content is to satisfy this."""

    def infeasible_reason(self, frames: Sequence[SessionFrame], problem: Problem) -> str:
        """Say why no content of these sessions can satisfy it; empty where some might."""
        return ""

    def infeasible_sessions(
        self, frames: Sequence[SessionFrame], problem: Problem
    ) -> Sequence[SessionFrame]:
        """The first of these sessions that no content can satisfy; empty where some might."""
        return ()
