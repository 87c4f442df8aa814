"""Define rules about exercises, sets and their minutes, for the content level."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from planner.catalogue.exercises import Exercise
from planner.constraints.base import ContentConstraint, Violation
from planner.plan.plan import Plan
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame, frames_of_slots
from planner.problem.slots import Slot
from planner.programme.block_view import BlockView
from planner.programme.plan_content import frames_of_plan
from planner.programme.tally import Place, Tally
from planner.programme.week_credits import distinct_weeks
from planner.rules.amounts import counted, posted, room
from planner.rules.rule import MINUTES_A_POINT, Rule, Unit, bands, select, sentence
from planner.rules.spans import Per, Span, spans

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import CalendarChoices, ContentChoices
    from planner.solver.expressions import Amount

PACE_POINTS = 10
"""While later sessions are still open, a hard rule leans on its pace with so many points a unit:
more than a set is worth to the constraints that fill a session (engineering choice, E)."""


class WorkRule(Rule, ContentConstraint):
    """The rule is about ``exercises``, ids or None for all, which ``what`` names."""

    monotone_in_sessions: ClassVar[Literal["nothing", "limits", "all"]] = "all"

    exercises: frozenset[str] | None = None
    what: str = "exercises"

    def selects(self, frame: SessionFrame, exercise: Exercise, problem: Problem) -> bool:
        """Tell whether the rule is about an exercise in a session."""
        return select(self.exercises, exercise) and self.about(frame, problem)

    def about(self, frame: SessionFrame, problem: Problem) -> bool:
        """Tell whether the rule is about a session."""
        return self.sessions.match(frame.day, frame.session_class, problem.season)


class ForbidWork(WorkRule):
    """No session has one of these exercises; in a soft rule, each use costs the weight."""

    @property
    def sentence(self) -> str:
        """``no russian twists in peak or taper``."""
        return sentence("no", self.what, self.sessions.words)

    @property
    def forbids_some(self) -> bool:
        """Tell whether the rule is hard."""
        return self.strict

    def forbids(self, frame: SessionFrame, exercise: Exercise, problem: Problem) -> bool:
        """Forbid a selected exercise, if the rule is hard."""
        return self.forbids_some and self.selects(frame, exercise, problem)

    def post(self, model: "CpModel", choices: "ContentChoices", problem: Problem) -> "Amount":
        """Count the uses; a hard rule has left none."""
        return sum(
            choices.uses(frame, exercise)
            for frame in choices.frames
            if choices.relevant([frame]) and self.about(frame, problem)
            for exercise in choices.candidates(frame)
            if select(self.exercises, exercise)
        )

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find uses of the exercises."""
        known = problem.catalogue.by_id
        for session in self.matching(plan, problem):
            for each in session.exercises:
                if self.exercises is None or each.id in self.exercises:
                    name = known[each.id].name if each.id in known else each.id
                    yield self.broken(session.day, 1, name, "day")


class Group(NamedTuple):
    """A group of sessions is counted together; it has no span where each counts on its own."""

    frames: Sequence[SessionFrame]
    span: Span | None


class CountRule(WorkRule):
    """The rule is about an amount of sets, minutes, sessions or distinct exercises."""

    unit: Unit
    amount: int
    per: Per

    @property
    def band(self) -> int:
        """Return the amount of the unit that a point stands for; minutes are counted in seconds."""
        return 60 * MINUTES_A_POINT if self.unit is Unit.MINUTES else 1

    @property
    def limit(self) -> int:
        """Return the amount, minutes in seconds."""
        return 60 * self.amount if self.unit is Unit.MINUTES else self.amount

    @property
    def words(self) -> str:
        """Word the amount: ``6 sets of outer hip per week in build``."""
        parts = self.unit.counted(self.amount), self._of, f"per {self.per}", self.sessions.words
        return sentence(*parts)

    @property
    def _of(self) -> str:
        if self.unit is Unit.SESSIONS:
            return f"with {self.what}"
        return f"of {self.what}" if self.exercises is not None else ""

    def groups(self, frames: Sequence[SessionFrame], problem: Problem) -> Iterator[Group]:
        """Group the sessions that the rule is about by the span that it counts over."""
        chosen = [frame for frame in frames if self.about(frame, problem)]
        if self.per is Per.SESSION:
            yield from (Group([frame], None) for frame in chosen)
        for span in spans(self.per, self.sessions, problem.season):
            days = set(span.days)
            inside = [frame for frame in chosen if frame.day in days]
            if inside:
                yield Group(inside, span)

    def room(self, frames: Sequence[SessionFrame], problem: Problem) -> int:
        """Bound the most that sessions could come to."""
        return room(self.unit, frames, self.exercises, problem)

    def counts(self, plan: Plan, problem: Problem) -> Iterator[tuple[Group, int]]:
        """Yield each group with its sum over the plan's prescriptions."""
        frames = frames_of_plan(plan, problem)
        for group in self.groups(frames, problem):
            done = [plan.sessions[frame.index].exercises for frame in group.frames]
            yield group, counted(self.unit, done, self.exercises)

    def where_of(self, group: Group) -> tuple[date, Literal["day", "week"]]:
        """Place a shortfall of a group: at its session's day, or its first session's week."""
        if self.per in (Per.SESSION, Per.DAY):
            return group.frames[0].day, "day"
        return group.frames[0].week.monday, "week"

    def found(self, amount: int) -> str:
        """Word the sum of a group."""
        if self.unit is Unit.MINUTES:
            return f"{amount // 60} min {amount % 60} s"
        return self.unit.counted(amount)

    def weekly(self, view: BlockView) -> Iterator[tuple[dict[Place, int], bool]]:
        """Yield what counts in each session or kind of week, by place, and whether as sets.

        Rules that count over longer, or in other units, leave programmes as they are.
        """
        if self.unit not in (Unit.SETS, Unit.SESSIONS) or self.per not in (Per.WEEK, Per.SESSION):
            return
        for week in distinct_weeks(view):
            about = [frame for frame in week if self.about(frame, view.problem)]
            parts = [about] if self.per is Per.WEEK else [[frame] for frame in about]
            for part in parts:
                weights: Counter[Place] = Counter()
                for frame in part:
                    places = view.places(lambda e: select(self.exercises, e), [frame.letter])
                    weights.update(dict.fromkeys(sorted(places), 1))
                if weights:
                    yield dict(weights), self.unit is Unit.SETS

    def _leaning(
        self, weights: dict[Place, int], as_sets: bool, least: int | None, most: int | None
    ) -> Tally:
        points = LEANING_POINTS * (1 if self.strict else max(1, self.weight) // 2 + 1)
        nothing: dict[Place, int] = {}
        return Tally(
            self.sentence,
            points,
            uses=nothing if as_sets else weights,
            sets=weights if as_sets else nothing,
            least=least,
            most=most,
        )


LEANING_POINTS = 8
"""A programme gives up so much of itself for each unit that an own rule asks for."""


class AtMostWork(CountRule):
    """The amount of some exercises is at most this."""

    @property
    def sentence(self) -> str:
        """``at most 2 sets of planks per session``."""
        return f"at most {self.words}"

    def leanings(self, view: BlockView) -> Iterator[Tally]:
        """Steer programmes to what their weeks may hold."""
        for weights, as_sets in self.weekly(view):
            yield self._leaning(weights, as_sets, None, self.amount)

    @property
    def forbids_some(self) -> bool:
        """Tell whether the rule is hard and allows nothing."""
        return self.strict and not self.amount

    def forbids(self, frame: SessionFrame, exercise: Exercise, problem: Problem) -> bool:
        """Forbid a selected exercise, if the rule is hard and allows nothing."""
        return self.forbids_some and self.selects(frame, exercise, problem)

    def post(self, model: "CpModel", choices: "ContentChoices", problem: Problem) -> "Amount":
        """Add up each group; while sessions are open, no more than their share is left to them."""
        cost: Amount = 0
        for frames, _ in self.groups(choices.frames, problem):
            if not choices.relevant(frames):
                continue
            amount = posted(self.unit, frames, self.exercises, choices)
            cost += choices.above(amount, self.limit, self.band)
            decided = [frame for frame in frames if not choices.later(frame)]
            whole = self.room(frames, problem)
            if len(decided) < len(frames) and whole and self.unit is not Unit.EXERCISES:
                pace = bands(self.limit * self.room(decided, problem), whole)
                weight = PACE_POINTS if self.strict else self.weight
                choices.lean(weight * choices.above(amount, pace, self.band))
        return cost

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find groups with too much."""
        for group, found in self.counts(plan, problem):
            over = bands(found - self.limit, self.band)
            if over:
                where, of = self.where_of(group)
                yield self.broken(where, over, self.found(found), of)


class AtLeastWork(CountRule):
    """The amount of some exercises is at least this, in a soft rule what sessions can hold.

    A week that is only partly there is asked pro rata; where the calendar has no session, nothing
    is asked for.
    """

    @property
    def sentence(self) -> str:
        """``at least 6 sets of outer hip per week in build``."""
        return f"at least {self.words}"

    def leanings(self, view: BlockView) -> Iterator[Tally]:
        """Steer programmes to what their weeks have to hold."""
        for weights, as_sets in self.weekly(view):
            yield self._leaning(weights, as_sets, self.amount, None)

    def _needed(self, group: Group, problem: Problem) -> int:
        wanted = group.span.pro_rata(self.limit) if group.span else self.limit
        return wanted if self.strict else min(wanted, self.room(group.frames, problem))

    def infeasible_reason(self, frames: Sequence[SessionFrame], problem: Problem) -> str:
        """The first group of sessions that a hard rule asks more of than they can hold."""
        group = self._too_much(frames, problem)
        if group is None:
            return ""
        needed, most = self._needed(group, problem), self.room(group.frames, problem)
        day, of = self.where_of(group)
        place = f"on {day}" if of == "day" else f"from the week of {day} on"
        return f"{self.found(needed)} asked for {place}, at most {self.found(most)} fit"

    def infeasible_sessions(
        self, frames: Sequence[SessionFrame], problem: Problem
    ) -> Sequence[SessionFrame]:
        """The sessions of that group."""
        group = self._too_much(frames, problem)
        return group.frames if group else ()

    def _too_much(self, frames: Sequence[SessionFrame], problem: Problem) -> Group | None:
        return next(
            (
                group
                for group in self.groups(frames, problem)
                if self._needed(group, problem) > self.room(group.frames, problem)
            ),
            None,
        )

    def post_on_calendar(
        self, model: "CpModel", choices: "CalendarChoices", problem: Problem
    ) -> None:
        """Sessions that can hold what a hard rule asks of them, one by one and together.

        Days that allow sessions get some, or leaving them out would satisfy the rule.
        """
        if not self.strict:
            return
        rooms: dict[Slot, int] = {}
        for slot in choices.slots:
            (frame,) = frames_of_slots([slot], problem)
            if self.about(frame, problem):
                rooms[slot] = self.room([frame], problem)
        for slot, most in rooms.items() if self.per is Per.SESSION else ():
            if most < self.limit:
                model.add(choices.taken(slot) == 0)
        for span in spans(self.per, self.sessions, problem.season):
            days = set(span.days)
            inside = [slot for slot in rooms if slot.day in days]
            together = sum(rooms[slot] * choices.taken(slot) for slot in inside)
            if inside:
                model.add(together >= span.pro_rata(self.limit))

    def post(self, model: "CpModel", choices: "ContentChoices", problem: Problem) -> "Amount":
        """Add up each group; open sessions count with all they could hold, at a steady pace."""
        cost: Amount = 0
        for group in self.groups(choices.frames, problem):
            frames = group.frames
            if not choices.relevant(frames):
                continue
            amount = posted(self.unit, frames, self.exercises, choices)
            needed = self._needed(group, problem)
            later = [frame for frame in frames if choices.later(frame)]
            cost += choices.below(amount + self.room(later, problem), needed, self.band)
            if later and needed:
                decided = [frame for frame in frames if not choices.later(frame)]
                pace = needed * self.room(decided, problem) // self.room(frames, problem)
                weight = PACE_POINTS if self.strict else self.weight
                choices.lean(weight * choices.below(amount, pace, self.band))
        return cost

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find groups with too little."""
        for group, found in self.counts(plan, problem):
            short = bands(self._needed(group, problem) - found, self.band)
            if short:
                where, of = self.where_of(group)
                yield self.broken(where, short, self.found(found), of)


class PreferWork(AtLeastWork):
    """Every week that can has some of these exercises; each other week is charged."""

    unit: Unit = Unit.SESSIONS
    amount: int = 1
    per: Per = Per.WEEK

    @property
    def sentence(self) -> str:
        """``planks every week``."""
        return sentence(self.what, f"every {self.per}", self.sessions.words)
