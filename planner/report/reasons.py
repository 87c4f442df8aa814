"""Explain in a runner's words why a session lies where it does, and what it leaves for the week."""

from collections.abc import Sequence

from planner.athlete.phase_kind import PhaseKind
from planner.catalogue.exercises import Exercise
from planner.problem.problem import Problem
from planner.problem.run_events import RunEvent
from planner.problem.session_frame import SessionFrame
from planner.timeline.instants import MINUTES_PER_HOUR

NEAR_HOURS = 72


def reasons(
    frame: SessionFrame,
    earlier: Sequence[tuple[SessionFrame, dict[Exercise, int]]],
    here: dict[Exercise, int],
    later: int,
    problem: Problem,
) -> tuple[str, ...]:
    """List the reasons of one session.

    Args:
        frame: The session.
        earlier: The week's sessions before it, with their sets.
        here: Its own sets.
        later: The number of the week's sessions after it.
        problem: The problem that is planned.
    """
    said = [_around_runs(frame, problem), _place(frame, problem)]
    trained = {a for _, sets in earlier for e in sets for a in e.primary}
    trained |= {area for exercise in here for area in exercise.primary}
    left = [a.name for a in problem.catalogue.areas if a.id not in trained and a.group != "upper"]
    if later and left:
        said.append(f"left for this week: {', '.join(left[:4])}")
    return tuple(reason for reason in said if reason)


def _around_runs(frame: SessionFrame, problem: Problem) -> str:
    near = problem.runs_near(frame.day, 3)
    before = [run for run in near if run.hard and run.end_minute <= frame.start_minute]
    after = [run for run in near if run.hard and run.start_minute >= frame.end_minute]
    parts = []
    if before:
        run = max(before, key=lambda run: run.end_minute)
        gap = (frame.start_minute - run.end_minute) // MINUTES_PER_HOUR
        if gap < NEAR_HOURS:
            parts.append(
                f"{_hours(frame.start_minute - run.end_minute)} after {_named(run, frame)}"
            )
    if after:
        run = min(after, key=lambda run: run.start_minute)
        gap = (run.start_minute - frame.end_minute) // MINUTES_PER_HOUR
        if gap < NEAR_HOURS:
            parts.append(
                f"{_hours(run.start_minute - frame.end_minute)} before {_named(run, frame)}"
            )
    return ", ".join(parts) or "no hard run within three days"


def _named(run: RunEvent, frame: SessionFrame) -> str:
    if run.race is None and run.day == frame.day:
        return f"today's {run.kind_words if run.kind != 'long' else 'long run'}"
    return run.label


def _hours(minutes: int) -> str:
    return f"{minutes} min" if minutes < MINUTES_PER_HOUR else f"{minutes // MINUTES_PER_HOUR} h"


def _place(frame: SessionFrame, problem: Problem) -> str:
    week = frame.week
    length = len(problem.season.mesocycles[week.mesocycle].mondays)
    if frame.phase is PhaseKind.RACE:
        return "race week: just enough to stay springy"
    text = f"{frame.phase}, week {week.week_of_mesocycle} of {length}"
    if week.deload:
        text += ", the lighter week"
    return text
