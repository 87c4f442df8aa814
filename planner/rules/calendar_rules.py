"""Define rules about days, minutes and classes, for the calendar level."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from planner.constraints.base import CalendarConstraint, Violation
from planner.plan.plan import Plan, Session
from planner.problem.problem import Problem
from planner.problem.slots import Slot
from planner.rules.rule import MINUTES_A_POINT, Rule, Unit, bands, place_of, sentence
from planner.rules.spans import Per, Span, spans
from planner.season.season import Season
from planner.text.lists import counted

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import CalendarChoices
    from planner.solver.expressions import Amount


class ForbidTime(Rule, CalendarConstraint):
    """No session is selected; in a soft rule, each one costs its weight."""

    @property
    def sentence(self) -> str:
        """``no session in taper``."""
        return sentence("no session", self.sessions.words)

    def forbids(self, slot: Slot, problem: Problem) -> bool:
        """Forbid a slot that is selected, if the rule is hard."""
        return self.strict and self.points(slot, problem) > 0

    def points(self, slot: Slot, problem: Problem) -> int:
        """Charge one for a slot that is selected."""
        return int(self.sessions.match(slot.day, slot.session_class, problem.season))

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find sessions that are selected."""
        for session in self.matching(plan, problem):
            yield self.broken(session.day, 1, f"a {session.session_class} session", "day")


class TimeRule(Rule, CalendarConstraint):
    """The rule is about an amount of sessions or minutes."""

    unit: Unit
    amount: int
    per: Per

    @property
    def band(self) -> int:
        """Return the amount of the unit that one point stands for."""
        return MINUTES_A_POINT if self.unit is Unit.MINUTES else 1

    def measure(self, one: Slot | Session) -> int:
        """Measure what a slot or session adds to the amount."""
        return one.minutes if self.unit is Unit.MINUTES else 1

    def slots_of(self, slots: Iterable[Slot], season: Season) -> dict[date, list[Slot]]:
        """Group the selected slots by day."""
        by_day: dict[date, list[Slot]] = {}
        for slot in slots:
            if self.sessions.match(slot.day, slot.session_class, season):
                by_day.setdefault(slot.day, []).append(slot)
        return by_day

    def expressions(
        self, choices: "CalendarChoices", season: Season
    ) -> "Iterator[tuple[Span, Amount]]":
        """Yield each span with the sum of its chosen slots."""
        by_day = self.slots_of(choices.slots, season)
        for span in spans(self.per, self.sessions, season):
            slots = [slot for day in span.days for slot in by_day.get(day, ())]
            yield span, sum(self.measure(slot) * choices.taken(slot) for slot in slots)

    def counts(self, plan: Plan, problem: Problem) -> Iterator[tuple[Span, int]]:
        """Yield each span with the sum of the plan's sessions."""
        chosen = list(self.matching(plan, problem))
        for span in spans(self.per, self.sessions, problem.season):
            inside = set(span.days)
            yield span, sum(self.measure(each) for each in chosen if each.day in inside)

    def points(self, slot: Slot, problem: Problem) -> int:
        """Charge a slot alone, where sessions are counted one by one."""
        selected = self.sessions.match(slot.day, slot.session_class, problem.season)
        return self.of_one(slot) if selected and self.per is Per.SESSION else 0

    @abstractmethod
    def of_one(self, one: Slot | Session) -> int:
        """Charge one session that is selected."""

    def forbids(self, slot: Slot, problem: Problem) -> bool:
        """Forbid a slot that alone costs something, if the rule is hard."""
        return self.strict and self.points(slot, problem) > 0

    def one_by_one(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find sessions that cost something each on its own."""
        for session in self.matching(plan, problem) if self.per is Per.SESSION else ():
            points = self.of_one(session)
            yield self.broken(session.day, points, f"{session.minutes} min", "day")


class AtMostTime(TimeRule):
    """The sessions or minutes are at most so many."""

    @property
    def sentence(self) -> str:
        """``at most 20 minutes per session on Tuesday``."""
        return sentence(
            f"at most {self.unit.counted(self.amount)} per {self.per}", self.sessions.words
        )

    def of_one(self, one: Slot | Session) -> int:
        """Charge every begun band above the amount."""
        return bands(self.measure(one) - self.amount, self.band)

    def offered_minutes(self, slot: Slot, problem: Problem) -> int | None:
        """The amount, where sessions are counted one by one."""
        selected = self.sessions.match(slot.day, slot.session_class, problem.season)
        return self.amount if selected and self.per is Per.SESSION else None

    def post(self, model: "CpModel", choices: "CalendarChoices", problem: Problem) -> "Amount":
        """Add up each span."""
        return sum(
            choices.above(amount, self.amount, self.band)
            for _, amount in self.expressions(choices, problem.season)
        )

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find sessions that are too long, and spans with too much."""
        yield from (each for each in self.one_by_one(plan, problem) if each.points != 0)
        for span, found in self.counts(plan, problem):
            if found > self.amount:
                where, of = place_of(self.per, span)
                over = bands(found - self.amount, self.band)
                yield self.broken(where, over, self.unit.counted(found), of)


class AtLeastTime(TimeRule):
    """The sessions or minutes are at least so many; a partial week is asked pro rata.

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
        """Return the rule's demand on a span, before its days lower it."""
        return span.pro_rata(self.amount)

    def _needed(self, span: Span, possible: dict[date, list[Slot]], problem: Problem) -> int:
        room = sum(max(map(self.measure, possible[day])) for day in span.days if day in possible)
        return min(self.wanted(span, problem), room)

    def remarks(self, problem: Problem) -> Iterator[str]:
        """Remark that no day is concerned, or that some spans are asked for less than written."""
        yield from super().remarks(problem)
        possible = self.slots_of(problem.slots, problem.season)
        lowered = [
            span
            for span in spans(self.per, self.sessions, problem.season)
            if self._needed(span, possible, problem) < self.wanted(span, problem)
        ]
        if self.strict and lowered:
            yield (
                f"In {counted(len(lowered), str(self.per))}, from {lowered[0].days[0]} on, too few"
                f" days allow a session, so the {self.label} was lowered there."
            )

    def of_one(self, one: Slot | Session) -> int:
        """Charge every begun band below the amount."""
        return bands(self.amount - self.measure(one), self.band)

    def post(self, model: "CpModel", choices: "CalendarChoices", problem: Problem) -> "Amount":
        """Add up each span."""
        possible = self.slots_of(problem.slots, problem.season)
        return sum(
            choices.below(amount, self._needed(span, possible, problem), self.band)
            for span, amount in self.expressions(choices, problem.season)
        )

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find sessions that are too short, and spans with too little."""
        yield from (each for each in self.one_by_one(plan, problem) if each.points != 0)
        possible = self.slots_of(problem.slots, problem.season)
        for span, found in self.counts(plan, problem):
            short = bands(self._needed(span, possible, problem) - found, self.band)
            if short:
                where, of = place_of(self.per, span)
                yield self.broken(where, short, self.unit.counted(found), of)


class PreferTime(AtLeastTime):
    """A week's sessions are these as far as possible; each other one costs the points."""

    unit: Unit = Unit.SESSIONS
    amount: int = 0
    per: Per = Per.WEEK

    @property
    def sentence(self) -> str:
        """``sessions on Tuesday are preferred``."""
        return sentence("sessions", self.sessions.words, "are preferred")

    def wanted(self, span: Span, problem: Problem) -> int:
        """Ask for all sessions that the week is meant to have."""
        return problem.target_sessions[span.monday]
