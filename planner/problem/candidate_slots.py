"""Find the slots worth deciding about: nothing forbids them, and no two of them are alike."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner.plan.plan import SessionClass
from planner.problem.problem import Problem
from planner.problem.slots import Slot, candidate_lengths, candidate_starts
from planner.timeline.instants import MINUTES_PER_DAY


@dataclass(frozen=True)
class SlotCriteria:
    """Holds what constraints say of single slots, as their methods.

    Attributes:
        forbids: Whether a slot may not be used.
        offered_minutes: A length that isn't minded at a slot's start; None where all are alike.
        points: What using a slot costs.
        gaps: Minutes after a session's start, by its class, from which on another is allowed or
            costs less.
    """

    forbids: Sequence[Callable[[Slot, Problem], bool]] = ()
    offered_minutes: Sequence[Callable[[Slot, Problem], int | None]] = ()
    points: Sequence[Callable[[Slot, Problem], int]] = ()
    gaps: Sequence[Callable[[SessionClass], Collection[int]]] = ()


def admissible_slots(problem: Problem, criteria: SlotCriteria) -> tuple[Slot, ...]:
    """Every slot worth deciding about, in order.

    From each start a class is offered at the longest length that nothing forbids, and where a
    constraint minds the length (``offered_minutes``) at the longest one that it doesn't mind.
    """
    gaps = {kind: {gap for each in criteria.gaps for gap in each(kind)} for kind in SessionClass}
    offered: dict[date, set[Slot]] = {}
    for day in problem.season.days:
        marks = _marks(day, offered, gaps)
        alike: dict[tuple[object, ...], list[Slot]] = defaultdict(list)
        for start in sorted({*candidate_starts(day, problem), *marks}):
            window = next((w for w in problem.windows(day) if w[0] <= start < w[1]), None)
            for session_class in SessionClass if window else ():
                for slot in _lengths(start, session_class, day, problem, criteria):
                    points = tuple(cost(slot, problem) for cost in criteria.points)
                    alike[window, session_class, slot.minutes, points].append(slot)
        offered[day] = {slot for slots in alike.values() for slot in _worthwhile(slots, marks)}
    return tuple(sorted(slot for slots in offered.values() for slot in slots))


def _marks(
    day: date,
    offered: Mapping[date, Iterable[Slot]],
    gaps: Mapping[SessionClass, Collection[int]],
) -> set[int]:
    """Instants from which on a session is far enough from one of the days before."""
    days = max((gap for each in gaps.values() for gap in each), default=0) // MINUTES_PER_DAY + 1
    before = [day - timedelta(days=n) for n in range(1, days + 1)]
    slots = (slot for each in before for slot in offered.get(each, ()))
    return {slot.start_minute + gap for slot in slots for gap in gaps[slot.session_class]}


def _worthwhile(alike: Sequence[Slot], marks: Iterable[int]) -> set[Slot]:
    """Keep, of slots alike but for their start, the first one and the first at each mark.

    Whatever is planned, each session could be moved to one of these without coming nearer to
    another: to the first start, or to where it just keeps its distance from an earlier session.
    """
    first = alike[0]
    return {first, *(next((s for s in alike if s.start_minute >= mark), first) for mark in marks)}


def _lengths(
    start: int,
    session_class: SessionClass,
    day: date,
    problem: Problem,
    criteria: SlotCriteria,
) -> list[Slot]:
    first = Slot(start, 0, session_class, day)
    limits = {limit for offered in criteria.offered_minutes if (limit := offered(first, problem))}
    found: list[Slot] = []
    for minutes in candidate_lengths(day, start, problem, limits):
        slot = Slot(start, minutes, session_class, day)
        if found and not _worth_offering(minutes, found[-1].minutes, day, problem, limits):
            continue
        if not any(forbids(slot, problem) for forbids in criteria.forbids):
            found.append(slot)
    return found


def _worth_offering(
    minutes: int, longer: int, day: date, problem: Problem, limits: Iterable[int]
) -> bool:
    """Tell whether a length, less than ``longer``, is the week's own or the longest in a limit."""
    own = problem.season.week_of(day).minutes
    return minutes == own or any(minutes <= limit < longer for limit in limits)
