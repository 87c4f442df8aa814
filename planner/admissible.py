"""Find the slots worth deciding about: nothing forbids them, and no two of them are alike."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from planner.constraints.base import CalendarConstraint, overriding
from planner.constraints.session_spacing import SessionSpacing
from planner.plan import SessionClass
from planner.problem import Problem
from planner.slots import Slot, candidate_lengths, candidate_starts


def admissible_slots(
    problem: Problem, constraints: Sequence[CalendarConstraint]
) -> tuple[Slot, ...]:
    """List every slot worth deciding about, in order.

    From each start a class is offered at the longest length that nothing forbids, and where a
    constraint minds the length (``offered_minutes``) at the longest one that it doesn't mind.
    """
    limiting = overriding(constraints, "offered_minutes")
    forbidding = overriding(constraints, "forbids")
    charging = overriding(constraints, "points")
    offered: dict[date, set[Slot]] = {}
    for day in problem.season.days:
        marks = _marks(day, offered, constraints)
        alike: dict[tuple[object, ...], list[Slot]] = defaultdict(list)
        for start in sorted({*candidate_starts(day, problem), *marks}):
            window = next((w for w in problem.windows(day) if w[0] <= start < w[1]), None)
            for session_class in SessionClass if window else ():
                for slot in _lengths(start, session_class, day, problem, limiting, forbidding):
                    points = tuple(c.points(slot, problem) for c in charging)
                    alike[window, session_class, slot.minutes, points].append(slot)
        offered[day] = {slot for slots in alike.values() for slot in _worthwhile(slots, marks)}
    return tuple(sorted(slot for slots in offered.values() for slot in slots))


def _marks(
    day: date, offered: Mapping[date, Iterable[Slot]], constraints: Sequence[CalendarConstraint]
) -> set[int]:
    """List the instants from which a session is far enough from one of the days before."""
    marks: set[int] = set()
    for spacing in constraints:
        if isinstance(spacing, SessionSpacing):
            days = max(spacing.hours, spacing.heavy_hours, spacing.target_hours) // 24 + 1
            before = [day - timedelta(days=n) for n in range(1, days + 1)]
            for slot in (slot for each in before for slot in offered.get(each, ())):
                marks.update(slot.start + gap for gap in spacing.gaps(slot.session_class))
    return marks


def _worthwhile(alike: Sequence[Slot], marks: Iterable[int]) -> set[Slot]:
    """Keep, of slots alike but for their start, the first one and the first at each mark.

    Whatever is planned, each session could be moved to one of these without coming nearer to
    another: to the first start, or to where it just keeps its distance from an earlier session.
    """
    first = alike[0]
    return {first, *(next((s for s in alike if s.start >= mark), first) for mark in marks)}


def _lengths(
    start: int,
    session_class: SessionClass,
    day: date,
    problem: Problem,
    limiting: Sequence[CalendarConstraint],
    forbidding: Sequence[CalendarConstraint],
) -> list[Slot]:
    first = Slot(start, 0, session_class, day)
    limits = {limit for c in limiting if (limit := c.offered_minutes(first, problem))}
    found: list[Slot] = []
    for minutes in candidate_lengths(day, start, problem, limits):
        slot = Slot(start, minutes, session_class, day)
        if found and not _worth_offering(minutes, found[-1].minutes, day, problem, limits):
            continue
        if not any(constraint.forbids(slot, problem) for constraint in forbidding):
            found.append(slot)
    return found


def _worth_offering(
    minutes: int, longer: int, day: date, problem: Problem, limits: Iterable[int]
) -> bool:
    """Tell whether a length, less than ``longer``, is the week's own or the longest in a limit."""
    own = problem.season.week_of(day).minutes
    return minutes == own or any(minutes <= limit < longer for limit in limits)
