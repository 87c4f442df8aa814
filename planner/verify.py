"""Check any plan against every constraint, without the solver."""

from collections.abc import Iterable, Sequence

from planner.constraints.base import Constraint, Level, Violation
from planner.plan.plan import Cost, Plan, Prescription
from planner.problem.dose import prescribe
from planner.problem.problem import Problem
from planner.programme.plan_content import frames_of_plan
from planner.programme.programme_faults import programme_faults
from planner.timeline.instants import to_datetime


def verify(
    plan: Plan, problem: Problem, constraints: Iterable[Constraint]
) -> tuple[Violation, ...]:
    """List everything a plan breaks or falls short of, in the order of the constraints.

    Findings that depend on no constraint come first: sessions outside the season or out of order
    (then the constraints aren't asked), unknown exercises, numbers that don't add up.
    """
    broken = tuple(_out_of_time(plan, problem))
    if broken:
        return broken
    asked = (
        violation
        for constraint in constraints
        if constraint.enabled
        for violation in constraint.violations(plan, problem)
        if violation.hard or violation.points
    )
    return (*_malformed(plan, problem), *asked)


def verify_times(
    plan: Plan, problem: Problem, constraints: Iterable[Constraint]
) -> tuple[Violation, ...]:
    """List broken hard constraints that times and classes alone decide, for a plan from an .ics."""
    broken = tuple(_out_of_time(plan, problem))
    if broken:
        return broken
    return tuple(
        violation
        for constraint in constraints
        if constraint.enabled and constraint.level is Level.CALENDAR
        for violation in constraint.violations(plan, problem)
        if violation.hard
    )


def costs_of(violations: Sequence[Violation]) -> tuple[Cost, ...]:
    """Turn soft violations into costs, as plan.json lists them."""
    return tuple(
        Cost(constraint=v.constraint, points=v.points, where=v.where, of=v.of, message=v.message)
        for v in violations
        if v.points is not None
    )


def _out_of_time(plan: Plan, problem: Problem) -> Iterable[Violation]:
    first, last = problem.season.start, problem.season.end
    for session in plan.sessions:
        if not first <= session.day <= last:
            yield Violation("plan", str(session.day), "day", "a session outside the season")
        if session.minutes < 1:
            yield Violation("plan", str(session.day), "day", "a session that ends before it starts")
        if (
            session.starts_at.utcoffset()
            != to_datetime(session.start_minute, problem.zone).utcoffset()
        ):
            zone = problem.zone.key
            yield Violation("plan", str(session.day), "day", f"a time that isn't {zone}'s")
    starts = [session.start_minute for session in plan.sessions]
    if starts != sorted(starts):
        yield Violation("plan", str(first), "day", "sessions out of order")


def _malformed(plan: Plan, problem: Problem) -> Iterable[Violation]:
    known = problem.catalogue.by_id
    frames = frames_of_plan(plan, problem)
    for frame, session in zip(frames, plan.sessions, strict=True):
        where = str(session.day)
        if session.phase != frame.phase:
            yield Violation("plan", where, "day", f"{session.phase} is not this day's phase")
        if session.warm_up_s != frame.warm_up_seconds:
            yield Violation("plan", where, "day", "the warm-up has another length")
        if session.load != session.due_load:
            yield Violation("plan", where, "day", "the load isn't RPE x minutes")
        seen: set[str] = set()
        for given in session.exercises:
            if given.id not in known:
                yield Violation("plan", where, "day", f"{given.id!r} is not in the catalogue")
            elif given.id in seen or given.sets < 1:
                yield Violation("plan", where, "day", f"{given.id} twice, or without sets")
            elif plan.programme and _dose(given) != _dose(
                prescribe(known[given.id], given.sets, frame)
            ):
                yield Violation("plan", where, "day", f"{given.id} has another dose than planned")
            seen.add(given.id)
    for day, said in programme_faults(plan, problem):
        yield Violation("plan", str(day), "day", said)


def _dose(given: Prescription) -> Prescription:
    """Return a prescription without what is told beside it."""
    return given.model_copy(update={"stands_in_for": None, "new": False, "last": None})
