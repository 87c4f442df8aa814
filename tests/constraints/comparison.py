"""Both statements of a constraint side by side, over random plans around its edges."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import count
from random import Random
from typing import Any, Generic, TypeVar

from planner.catalogue.exercises import Exercise
from planner.constraints.base import CalendarConstraint, Constraint, ContentConstraint
from planner.constraints.free_time import FreeTime
from planner.constraints.heavy_effort import HeavyEffort
from planner.constraints.progression import Progression
from planner.instance import Instance
from planner.plan.plan import Plan
from planner.problem.session_frame import frames_of_sessions
from tests.constraints.athletes import (
    busy_racing,
    careful,
    climbing,
    filled,
    flagged,
    racing,
    slowly,
)
from tests.constraints.builders import alone, hard, plan, points, session_of, sets_of
from tests.constraints.edges import at_an_edge, near_an_edge
from tests.constraints.models import calendar_model, content_model
from tests.constraints.samples import (
    Calendar,
    Content,
    Offer,
    days_apart,
    offered_slots,
    other_calendar,
    other_content,
)

CALENDARS = 6
CALENDAR_STEPS, CONTENT_STEPS = 70, 18
MOST_SETS = 4
TRIES = 5
START_STEPS = 60
OTHER_WEIGHT = 3

State = TypeVar("State", Calendar, Content)


@dataclass(frozen=True)
class Verdict:
    """What the plain statement says of a plan.

    Attributes:
        broken: Hard violations.
        points: Of the soft ones.
        endings: The last words of each message: there are only so many, whatever it is about.
    """

    broken: int
    points: int
    endings: frozenset[str]

    @property
    def charged(self) -> int | None:
        """The points; None if something hard is broken."""
        return None if self.broken else self.points

    @property
    def sort(self) -> str:
        """``refused``, ``charged`` or ``free``."""
        return "refused" if self.broken else "charged" if self.points else "free"


@dataclass
class Seen:
    """What was seen so far: how often each sort, and how often each ending of a message."""

    sorts: Counter[str] = field(default_factory=Counter)
    endings: Counter[str] = field(default_factory=Counter)

    def add(self, verdict: Verdict) -> None:
        """Counts one more."""
        self.sorts[verdict.sort] += 1
        self.endings.update(verdict.endings)

    def rank(self, verdict: Verdict) -> tuple[bool, int]:
        """Least for what is refused for one reason or none, and was seen least."""
        return verdict.broken > 1, min((self.endings[end] for end in verdict.endings), default=0)

    def is_rare(self, verdict: Verdict) -> bool:
        """Whether nothing else was seen less often."""
        return self.rank(verdict) <= (False, min(self.endings.values(), default=0))


@dataclass(frozen=True)
class Posted(Generic[State]):
    """What the solver says once a constraint is posted.

    Attributes:
        text: Its model.
        ask: The points of a state; None if it is refused.
    """

    text: str
    ask: Callable[[State], int | None]


@dataclass
class Case(Generic[State]):
    """One constraint of one athlete.

    Attributes:
        constraint: With the athlete's settings.
        empty: No session, or sessions without exercises.
        change: A state near another one.
        judge: What the plain statement says of a state.
        posted: What the solver says, given the constraint that is posted: this one or a wrong one.
    """

    constraint: Any
    empty: State
    change: Callable[[State], State]
    judge: Callable[[State], Verdict]
    posted: Callable[[Any], Posted[State]]

    @cached_property
    def right(self) -> Posted[State]:
        """What the solver says of the constraint as it is."""
        return self.posted(self.constraint)

    @property
    def sorts(self) -> set[str]:
        """What plans can be for the constraint, with the settings it has here."""
        hard = (
            "hard" in self.constraint.strengths
            or getattr(self.constraint, "strength", "") == "hard"
        )
        soft = "soft" in self.constraint.strengths and not self.constraint.strict
        return {"free", *(["refused"] if hard else []), *(["charged"] if soft else [])}

    def walk(self, seen: Seen, random: Random, steps: int) -> Iterator[tuple[State, Verdict]]:
        """States along the edge, towards what was seen least so far."""
        here, broken = self._start()
        for _ in range(steps):
            rarest = min(sorted(self.sorts), key=lambda sort: seen.sorts[sort])
            nearby = self._nearby(here, rarest, seen)
            sort = min(nearby, key=lambda sort: seen.sorts[sort])
            there, verdict = nearby[sort]
            seen.add(verdict)
            yield there, verdict
            if verdict.broken <= broken + (random.random() < 0.2):
                here, broken = there, verdict.broken

    def _start(self) -> tuple[State, int]:
        """From an empty state to one that breaks nothing, if that takes only a few changes."""
        here = self.empty
        broken = self.judge(here).broken
        for _ in range(START_STEPS if broken else 0):
            there = self.change(here)
            after = self.judge(there).broken
            if after <= broken:
                here, broken = there, after
        return here, broken

    def _nearby(self, here: State, wish: str, seen: Seen) -> dict[str, tuple[State, Verdict]]:
        """A state of each sort that a few changes lead to; refused for one reason, if it can be."""
        found: dict[str, tuple[State, Verdict]] = {}
        for _ in range(TRIES):
            there = self.change(here)
            verdict = self.judge(there)
            known = found.get(verdict.sort)
            if known is None or seen.rank(verdict) < seen.rank(known[1]):
                found[verdict.sort] = there, verdict
            if wish in found and seen.is_rare(found[wish][1]):
                break
        return found


class Walks:
    """Every state that a constraint is compared on, with its case; walked once, when needed.

    Attributes:
        seen: What the states were so far.
    """

    def __init__(self, kind: type[Constraint]) -> None:
        self.seen = Seen()
        self._known: list[tuple[Case[Any], Any, Verdict]] = []
        self._further = self._walk(kind)

    def __iter__(self) -> Iterator[tuple[Case[Any], Any, Verdict]]:
        """The same states each time."""
        for n in count():
            if n == len(self._known):
                step = next(self._further, None)
                if step is None:
                    return
                self._known.append(step)
            yield self._known[n]

    def _walk(self, kind: type[Constraint]) -> Iterator[tuple[Case[Any], Any, Verdict]]:
        random = Random(kind.name)
        calendar = issubclass(kind, CalendarConstraint)
        race = {FreeTime: busy_racing, HeavyEffort: slowly}.get(kind, racing)
        others = [filled, climbing if kind is Progression else flagged] * CALENDARS
        athletes = [race, careful] * 2 if calendar else others
        for turn, make in enumerate(athletes):
            instance = _instance(make)
            constraint = _varied(kind, instance, other=turn // 2 % 2 == 1)
            case: Case[Any] = (
                _calendar_case(constraint, instance, random)
                if calendar
                else _content_case(constraint, instance, turn // 2, random)
            )
            steps = CALENDAR_STEPS if calendar else CONTENT_STEPS
            for state, verdict in case.walk(self.seen, random, steps):
                yield case, state, verdict


@cache
def walks(kind: type[Constraint]) -> Walks:
    """The walks of a constraint, kept for whoever compares something with them."""
    return Walks(kind)


@cache
def _instance(make: Callable[[], Instance]) -> Instance:
    return make()


def _varied(kind: type[Constraint], instance: Instance, *, other: bool) -> Constraint:
    """The athlete's constraint, or the same with another weight and the other strength."""
    its = next((one for one in instance.constraints if one.name == kind.name), kind())
    if not other:
        return its
    changes: dict[str, Any] = {"weight": OTHER_WEIGHT}
    if "strength" in kind.model_fields:
        changes["strength"] = "soft" if its.strict else "hard"
    return its.model_copy(update=changes)


def _calendar_case(constraint: Any, instance: Instance, random: Random) -> Case[Calendar]:
    offered = offered_slots(instance, random)
    sessions = {slot: session_of(instance, slot) for slot in offered}

    def judge(taken: Calendar) -> Verdict:
        return _verdict(constraint, plan(instance, *(sessions[slot] for slot in taken)), instance)

    def posted(said: Any) -> Posted[Calendar]:
        model = calendar_model(instance.problem, said, offered)
        return Posted(model.text, lambda taken: model.cost(dict.fromkeys(taken, 1)))

    likely = offered + 4 * [slot for slot in offered if at_an_edge(constraint, slot, instance)]
    return Case(constraint, (), lambda taken: other_calendar(taken, likely, random), judge, posted)


def _content_case(constraint: Any, given: Instance, turn: int, random: Random) -> Case[Content]:
    instance = alone(given, constraint)
    it = instance.problem
    known = _known(constraint, instance)
    slots = days_apart(instance, random, turn)
    letters = [random.choice("AB") for _ in slots]

    def whole(content: Content) -> Plan:
        places = zip(slots, content, letters, strict=True)
        return plan(instance, *(session_of(instance, *place) for place in places))

    def judge(content: Content) -> Verdict:
        return _verdict(constraint, whole(content), instance)

    empty = tuple({} for _ in slots)
    frames = frames_of_sessions(whole(empty).sessions, it)
    evenly = _evenly(known, lambda one: judge(({one.id: 2},) * len(slots)))
    ladders = [
        [e.id for e in known if e.ladder == one.ladder and e.rung <= one.rung] for one in evenly
    ]

    def posted(said: Any) -> Posted[Content]:
        model = content_model(it, said, frames, known, MOST_SETS)
        return Posted(model.text, lambda content: model.cost(sets_of(whole(content))))

    forbidden = [{e.id for e in known if constraint.forbids(frame, e, it)} for frame in frames]
    offer = Offer(ladders, near_an_edge(constraint, frames, known, instance), forbidden)

    def change(content: Content) -> Content:
        return other_content(content, offer, random)

    return Case(constraint, empty, change, judge, posted)


def _known(constraint: Constraint, instance: Instance) -> Sequence[Exercise]:
    """The repertoire; all there is for those that only forbid, perhaps what it doesn't have."""
    it = instance.problem
    couples = type(constraint).post is not ContentConstraint.post
    return it.repertoire if couples else it.catalogue.exercises


def _evenly(known: Sequence[Exercise], judge: Callable[[Exercise], Verdict]) -> list[Exercise]:
    """These exercises, those more often that few others are like: as much of each verdict."""
    alike: dict[Verdict, list[Exercise]] = defaultdict(list)
    for exercise in known:
        alike[judge(exercise)].append(exercise)
    return [
        exercise
        for group in alike.values()
        for exercise in group
        for _ in range(max(1, len(known) // (len(alike) * len(group))))
    ]


def _verdict(constraint: Constraint, whole: Plan, instance: Instance) -> Verdict:
    violations = list(constraint.violations(whole, instance.problem))
    endings = (violation.message.split()[-3:] for violation in violations)
    said = frozenset(" ".join(filter(str.isalpha, words)) for words in endings)
    return Verdict(len(hard(violations)), points(violations), said)
