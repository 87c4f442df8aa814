"""Explain in a runner's words why a session lies where it does, and what it leaves for the week."""

from collections.abc import Sequence

from planner.athlete.phase_kind import PhaseKind
from planner.catalogue.exercises import Exercise
from planner.problem.problem import Problem
from planner.problem.run_events import RunEvent
from planner.problem.session_frame import SessionFrame
from planner.report.coverage_count import plain_areas
from planner.timeline.instants import MINUTES_PER_HOUR

NEAR_MINUTES = 72 * MINUTES_PER_HOUR
MOST_AREAS = 4


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
    left = [a.id for a in problem.catalogue.areas if a.id not in trained and a.group != "upper"]
    names = [name for name in plain_areas(left) if name not in plain_areas(sorted(trained))]
    if later and names:
        said.append(f"still to come this week: {', '.join(names[:MOST_AREAS])}")
    return tuple(reason for reason in said if reason)


def _around_runs(frame: SessionFrame, problem: Problem) -> str:
    near = problem.runs_near(frame.day, 3)
    before = [run for run in near if run.hard and run.end_minute <= frame.start_minute]
    after = [run for run in near if run.start_minute >= frame.end_minute]
    soon = [run for run in after if run.areas is None or run.hard]
    parts = []
    if before:
        run = max(before, key=lambda run: run.end_minute)
        gap = frame.start_minute - run.end_minute
        if gap < NEAR_MINUTES:
            parts.append(f"{_hours(gap)} after {_named(run, frame)}")
    ahead = [_first(soon), _first([run for run in after if run.hard])]
    for run in dict.fromkeys(each for each in ahead if each):
        gap = run.start_minute - frame.end_minute
        if gap < NEAR_MINUTES:
            parts.append(f"{_hours(gap)} before {_named(run, frame)}")
    return ", ".join(parts) or "no hard run within three days"


def _first(runs: Sequence[RunEvent]) -> RunEvent | None:
    return min(runs, key=lambda run: run.start_minute, default=None)


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
