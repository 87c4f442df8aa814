"""Rules about days, minutes and classes: the calendar's."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from planner.constraints.base import CalendarConstraint, Violation
from planner.plan import Plan, Session
from planner.problem import Problem
from planner.rules.rule import MINUTES_A_POINT, Rule, Unit, bands, place_of, sentence
from planner.rules.spans import Per, Span, spans
from planner.season import Season
from planner.slots import Slot
from planner.wording import counted

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import Amount, CalendarChoices


class ForbidTime(Rule, CalendarConstraint):
    """No session there; soft, each one costs its weight."""

    @property
    def sentence(self) -> str:
        """``no session in taper``."""
        return sentence("no session", self.sessions.words)

    def forbids(self, slot: Slot, problem: Problem) -> bool:
        """A slot that is selected, if the rule is hard."""
        return self.strict and self.points(slot, problem) > 0

    def points(self, slot: Slot, problem: Problem) -> int:
        """One for a slot that is selected."""
        return int(self.sessions.match(slot.day, slot.session_class, problem.season))

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Sessions that are selected."""
        for session in self.matching(plan, problem):
            yield self.broken(session.day, 1, f"a {session.session_class} session", "day")


class TimeRule(Rule, CalendarConstraint):
    """An amount of sessions or minutes."""

    unit: Unit
    amount: int
    per: Per

    @property
    def band(self) -> int:
        """How much of the unit a point is."""
        return MINUTES_A_POINT if self.unit is Unit.MINUTES else 1

    def measure(self, one: Slot | Session) -> int:
        """What a slot or session adds to the amount."""
        return one.minutes if self.unit is Unit.MINUTES else 1

    def slots_of(self, slots: Iterable[Slot], season: Season) -> dict[date, list[Slot]]:
        """Those that are selected, by day."""
        by_day: dict[date, list[Slot]] = {}
        for slot in slots:
            if self.sessions.match(slot.day, slot.session_class, season):
                by_day.setdefault(slot.day, []).append(slot)
        return by_day

    def expressions(
        self, choices: "CalendarChoices", season: Season
    ) -> "Iterator[tuple[Span, Amount]]":
        """Each span with what the chosen slots come to in it."""
        by_day = self.slots_of(choices.slots, season)
        for span in spans(self.per, self.sessions, season):
            slots = [slot for day in span.days for slot in by_day.get(day, ())]
            yield span, sum(self.measure(slot) * choices.taken(slot) for slot in slots)

    def counts(self, plan: Plan, problem: Problem) -> Iterator[tuple[Span, int]]:
        """Each span with what the plan's sessions come to in it."""
        chosen = list(self.matching(plan, problem))
        for span in spans(self.per, self.sessions, problem.season):
            inside = set(span.days)
            yield span, sum(self.measure(each) for each in chosen if each.day in inside)

    def points(self, slot: Slot, problem: Problem) -> int:
        """What a slot alone costs, where sessions are counted one by one."""
        selected = self.sessions.match(slot.day, slot.session_class, problem.season)
        return self.of_one(slot) if selected and self.per is Per.SESSION else 0

    @abstractmethod
    def of_one(self, one: Slot | Session) -> int:
        """Points of one session that is selected."""

    def forbids(self, slot: Slot, problem: Problem) -> bool:
        """A slot that alone costs something, if the rule is hard."""
        return self.strict and self.points(slot, problem) > 0

    def one_by_one(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Sessions that cost something each on its own."""
        for session in self.matching(plan, problem) if self.per is Per.SESSION else ():
            points = self.of_one(session)
            yield self.broken(session.day, points, f"{session.minutes} min", "day")


class AtMostTime(TimeRule):
    """At most so many sessions or minutes."""

    @property
    def sentence(self) -> str:
        """``at most 20 minutes per session on Tuesday``."""
        return sentence(
            f"at most {self.unit.counted(self.amount)} per {self.per}", self.sessions.words
        )

    def of_one(self, one: Slot | Session) -> int:
        """For every begun band that it is longer."""
        return bands(self.measure(one) - self.amount, self.band)

    def offered_minutes(self, slot: Slot, problem: Problem) -> int | None:
        """The amount, where sessions are counted one by one."""
        selected = self.sessions.match(slot.day, slot.session_class, problem.season)
        return self.amount if selected and self.per is Per.SESSION else None

    def post(self, model: "CpModel", choices: "CalendarChoices", problem: Problem) -> "Amount":
        """Adds up each span."""
        return sum(
            choices.above(amount, self.amount, self.band)
            for _, amount in self.expressions(choices, problem.season)
        )

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Sessions that are too long, spans with too much."""
        yield from (each for each in self.one_by_one(plan, problem) if each.points != 0)
        for span, found in self.counts(plan, problem):
            if found > self.amount:
                where, of = place_of(self.per, span)
                over = bands(found - self.amount, self.band)
                yield self.broken(where, over, self.unit.counted(found), of)


class AtLeastTime(TimeRule):
    """At least so many sessions or minutes; a week that is only partly there pro rata.

    No more is asked for than the days on which a session is possible at all could hold.
    """

    def offered_minutes(self, slot: Slot, problem: Problem) -> int | None:
        """The amount, where the minutes of each session are bounded."""
        selected = self.sessions.match(slot.day, slot.session_class, problem.season)
        alone = self.per is Per.SESSION and self.unit is Unit.MINUTES
        return self.amount if selected and alone else None

    @property
    def sentence(self) -> str:
        """``at least 3 sessions per week in base``."""
        return sentence(
            f"at least {self.unit.counted(self.amount)} per {self.per}", self.sessions.words
        )

    def wanted(self, span: Span, problem: Problem) -> int:
        """What the rule asks of a span before what its days allow."""
        return span.pro_rata(self.amount)

    def _needed(self, span: Span, possible: dict[date, list[Slot]], problem: Problem) -> int:
        room = sum(max(map(self.measure, possible[day])) for day in span.days if day in possible)
        return min(self.wanted(span, problem), room)

    def remarks(self, problem: Problem) -> Iterator[str]:
        """That it is about no day, or in which stretches it asks for less than was written."""
        yield from super().remarks(problem)
        possible = self.slots_of(problem.slots, problem.season)
        lowered = [
            span
            for span in spans(self.per, self.sessions, problem.season)
            if self._needed(span, possible, problem) < self.wanted(span, problem)
        ]
        if self.strict and lowered:
            yield (
                f"The {self.label} asks for less where too few days allow a session"
                f" ({counted(len(lowered), str(self.per))}, first from {lowered[0].days[0]})."
            )

    def of_one(self, one: Slot | Session) -> int:
        """For every begun band that it is shorter."""
        return bands(self.amount - self.measure(one), self.band)

    def post(self, model: "CpModel", choices: "CalendarChoices", problem: Problem) -> "Amount":
        """Adds up each span."""
        possible = self.slots_of(problem.slots, problem.season)
        return sum(
            choices.below(amount, self._needed(span, possible, problem), self.band)
            for span, amount in self.expressions(choices, problem.season)
        )

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Sessions that are too short, spans with too little."""
        yield from (each for each in self.one_by_one(plan, problem) if each.points != 0)
        possible = self.slots_of(problem.slots, problem.season)
        for span, found in self.counts(plan, problem):
            short = bands(self._needed(span, possible, problem) - found, self.band)
            if short:
                where, of = place_of(self.per, span)
                yield self.broken(where, short, self.unit.counted(found), of)


class PreferTime(AtLeastTime):
    """As many of a week's sessions as possible are of these; each other one costs the points."""

    unit: Unit = Unit.SESSIONS
    amount: int = 0
    per: Per = Per.WEEK

    @property
    def sentence(self) -> str:
        """``sessions on Tuesday are preferred``."""
        return sentence("sessions", self.sessions.words, "are preferred")

    def wanted(self, span: Span, problem: Problem) -> int:
        """All sessions that the week is meant to have."""
        return problem.target_sessions[span.monday]
