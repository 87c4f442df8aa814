"""For every constraint: what the solver allows and charges is what the plain statement says."""

import inspect
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any, Generic, TypeVar

import pytest

from planner.constraints import ALL
from planner.constraints.base import CalendarConstraint, Constraint, ContentConstraint
from planner.frame import frames_of_sessions
from planner.loading import Loaded
from planner.plan import Plan
from planner.yaml_file import parse_yaml
from tests.constraints.agreement import BRIEFLY
from tests.constraints.athletes import careful, filled, flagged, racing
from tests.constraints.builders import alone, hard, plan, points, problem, session_of, sets_of
from tests.constraints.models import calendar_model, content_model
from tests.constraints.samples import (
    Calendar,
    Content,
    days_apart,
    offered_slots,
    other_calendar,
    other_content,
)

CALENDAR = [kind.name for kind in ALL if issubclass(kind, CalendarConstraint)]
CONTENT = [kind.name for kind in ALL if issubclass(kind, ContentConstraint)]

NEVER_HARD = {"regular-days", "core-families", "rotation", "pattern-mix"}
NEVER_SOFT = {
    "free-time",
    "race-blackout",
    "rest-day",
    "progression",
    "nothing-new-before-race",
    "level-cap",
    "equipment",
    "contraindications",
    "excluded",
}
BEYOND_REPERTOIRE = {"equipment", "contraindications", "excluded"}
"""Constraints about exercises that a repertoire doesn't have in the first place."""

CALENDARS = 6
CALENDAR_STEPS, CONTENT_STEPS = 140, 24
MOST_SETS = 4
TRIES = 5
START_STEPS = 60
SPOTLIGHT = {
    "area-recovery": ["superman", "side-plank-dips", "plank-rkc"],
    "breathing": ["breath-9090", "breath-march"],
    "equipment": ["band-walk", "pull-apart"],
    "rotation": ["breath-9090", "breath-march", "pelvic-tilt", "pf-contract"],
    "excluded": ["twist-feet-down", "dead-bug"],
    "contraindications": ["mcgill-curl-up", "bear-hold", "donkey-kick"],
}
"""Exercises that are drawn ten times as often."""

State = TypeVar("State", Calendar, Content)


@dataclass(frozen=True)
class Verdict:
    """Hard violations and points of a plan, by the plain statement."""

    broken: int
    points: int

    @property
    def charged(self) -> int | None:
        """The points; None if something hard is broken."""
        return None if self.broken else self.points

    @property
    def sort(self) -> str:
        """``refused``, ``charged`` or ``free``."""
        return "refused" if self.broken else "charged" if self.points else "free"


@dataclass
class Case(Generic[State]):
    """One constraint of one athlete.

    Attributes:
        empty: No session, or sessions without exercises.
        change: A state near another one.
        judge: What the plain statement says of a state.
        ask: The points by the solver; None if it refuses the state.
    """

    empty: State
    change: Callable[[State], State]
    judge: Callable[[State], Verdict]
    ask: Callable[[State], int | None]

    def compare(self, name: str, seen: Counter[str], random: Random, steps: int) -> None:
        """Walks along the edge, towards the sort of state that was seen least so far."""
        here, broken = self._start()
        for _ in range(steps):
            rarest = min(_sorts(name), key=lambda sort: seen[sort])
            nearby = self._nearby(here, rarest)
            sort = min(nearby, key=lambda sort: seen[sort])
            there, verdict = nearby[sort]
            assert self.ask(there) == verdict.charged, there
            seen[sort] += 1
            if verdict.broken <= broken or random.random() < 0.2:
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

    def _nearby(self, here: State, wish: str) -> dict[str, tuple[State, Verdict]]:
        """A state of each sort that a few changes lead to."""
        found: dict[str, tuple[State, Verdict]] = {}
        for _ in range(TRIES):
            there = self.change(here)
            verdict = self.judge(there)
            found[verdict.sort] = there, verdict
            if wish in found:
                break
        return found


@pytest.fixture(scope="module")
def athletes() -> dict[str, Loaded]:
    return {make.__name__: make() for make in (racing, careful, filled, flagged)}


def test_names_are_unique_and_as_written_in_a_file() -> None:
    names = [kind.name for kind in ALL]
    assert len(set(names)) == len(names)
    assert [name for name in names if not re.fullmatch("[a-z]+(-[a-z]+)*", name)] == []


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)
def test_a_constraint_documents_itself(kind: type[Constraint]) -> None:
    text = inspect.cleandoc(kind.__doc__ or "")
    assert kind.says
    assert "Why: " in text
    assert "Example:" in text
    assert kind.dominant is None or kind.dominant in kind.model_fields
    for field, info in kind.model_fields.items():
        extra = info.json_schema_extra
        assert info.description, field
        assert isinstance(extra, dict), field
        assert extra["unit"], field
        assert extra["source"], field


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)
def test_the_example_of_a_constraint_can_be_written_so(kind: type[Constraint]) -> None:
    (example,) = re.findall(r"Example:\s+``(.*?)``", kind.__doc__ or "", re.DOTALL)
    written = parse_yaml(example, "example.yaml").data
    if "athlete" in written:
        assert problem(athlete=written["athlete"], free_time=BRIEFLY).file.athlete
    else:
        assert [*written] == [kind.name]
        assert problem(constraints=written, free_time=BRIEFLY).file.constraints


@pytest.mark.parametrize("name", CALENDAR)
def test_the_calendar_model_says_what_the_plain_statement_says(
    name: str, athletes: dict[str, Loaded]
) -> None:
    random, seen = Random(name), Counter[str]()
    for athlete in ("racing", "careful"):
        case = _calendar_case(name, athletes[athlete], random)
        case.compare(name, seen, random, CALENDAR_STEPS)
    _assert_all_sorts(seen, name)


@pytest.mark.parametrize("name", CONTENT)
def test_the_content_model_says_what_the_plain_statement_says(
    name: str, athletes: dict[str, Loaded]
) -> None:
    random, seen = Random(name), Counter[str]()
    for athlete in ["filled", "flagged"] * CALENDARS:
        case = _content_case(name, athletes[athlete], random)
        case.compare(name, seen, random, CONTENT_STEPS)
    _assert_all_sorts(seen, name)


def _calendar_case(name: str, loaded: Loaded, random: Random) -> Case[Calendar]:
    constraint = _constraint(loaded, name)
    offered = offered_slots(loaded, random)
    model = calendar_model(loaded.problem, constraint, offered)

    sessions = {slot: session_of(loaded, slot) for slot in offered}

    def judge(taken: Calendar) -> Verdict:
        return _verdict(constraint, plan(loaded, *(sessions[slot] for slot in taken)), loaded)

    return Case(
        empty=(),
        change=lambda taken: other_calendar(taken, offered, random),
        judge=judge,
        ask=lambda taken: model.cost(dict.fromkeys(taken, 1)),
    )


def _content_case(name: str, given: Loaded, random: Random) -> Case[Content]:
    constraint = _constraint(given, name)
    loaded = alone(given, constraint)
    it = loaded.problem
    known = it.catalogue.exercises if name in BEYOND_REPERTOIRE else it.repertoire
    slots = days_apart(loaded, random)
    ids = [exercise.id for exercise in known]
    ids += [id_ for id_ in SPOTLIGHT.get(name, ()) if id_ in ids] * 9
    letters = [random.choice("AB") for _ in slots]

    def whole(content: Content) -> Plan:
        places = zip(slots, content, letters, strict=True)
        return plan(loaded, *(session_of(loaded, *place) for place in places))

    empty = tuple({} for _ in slots)
    frames = frames_of_sessions(whole(empty).sessions, it)
    model = content_model(it, constraint, frames, known, MOST_SETS)
    return Case(
        empty=empty,
        change=lambda content: other_content(content, ids, random),
        judge=lambda content: _verdict(constraint, whole(content), loaded),
        ask=lambda content: model.cost(sets_of(whole(content))),
    )


def _constraint(loaded: Loaded, name: str) -> Any:
    return next(constraint for constraint in loaded.constraints if constraint.name == name)


def _verdict(constraint: Constraint, whole: Plan, loaded: Loaded) -> Verdict:
    violations = list(constraint.violations(whole, loaded.problem))
    return Verdict(len(hard(violations)), points(violations))


def _sorts(name: str) -> list[str]:
    """What plans can be for a constraint."""
    never = [("refused", NEVER_HARD), ("charged", NEVER_SOFT)]
    return ["free", *(sort for sort, names in never if name not in names)]


def _assert_all_sorts(seen: Counter[str], name: str) -> None:
    """200 plans, a quarter of them refused, a quarter allowed, and some at a cost."""
    quarter = seen.total() / 4
    assert seen.total() >= 200
    assert seen["free"] + seen["charged"] >= quarter, seen
    if name in NEVER_HARD:
        assert not seen["refused"]
    else:
        assert seen["refused"] >= quarter, seen
    if name in NEVER_SOFT:
        assert not seen["charged"]
    else:
        assert seen["charged"] >= quarter / 3, seen
