"""Read the sessions of a plan as frames with their exercises, along its programme."""

from dataclasses import replace

from planner.catalogue.exercises import Exercise
from planner.plan.plan import Plan
from planner.problem.dose import amount_of
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame, frames_of_sessions
from planner.programme.course import follow_all

Content = list[tuple[SessionFrame, dict[Exercise, int]]]


def frames_of_plan(plan: Plan, problem: Problem) -> tuple[SessionFrame, ...]:
    """Return the frames of a plan's sessions; with their course if it has a programme.

    The best set of each exercise done before is counted from the plan's own sessions.
    """
    kept = problem.memory.plans
    for known, frames in kept:
        if known is plan:
            return frames
    frames = frames_of_sessions(plan.sessions, problem)
    if plan.programme:
        frames = _with_own_best(plan, follow_all(frames, plan.programme, problem), problem)
    kept.append((plan, frames))
    del kept[:-2]
    return frames


def read_content(plan: Plan, problem: Problem) -> Content:
    """List each session's frame with its sets by exercise; unknown exercises are left out."""
    known = problem.catalogue.by_id
    return [
        (frame, {known[e.id]: e.sets for e in session.exercises if e.id in known})
        for frame, session in zip(frames_of_plan(plan, problem), plan.sessions, strict=True)
    ]


def _with_own_best(
    plan: Plan, frames: tuple[SessionFrame, ...], problem: Problem
) -> tuple[SessionFrame, ...]:
    known = problem.catalogue.by_id
    best: dict[str, int] = {}
    found = []
    for frame, session in zip(frames, plan.sessions, strict=True):
        assert frame.course is not None
        found.append(replace(frame, course=replace(frame.course, best=dict(best))))
        for given in session.exercises:
            if given.id in known:
                done = amount_of(given, known[given.id])
                best[given.id] = max(best.get(given.id, 0), done)
    return tuple(found)
