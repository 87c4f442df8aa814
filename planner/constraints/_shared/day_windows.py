"""Cut the season into stretches of days that a content constraint looks at as a whole."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from planner.athlete.phase_kind import RACE_AND_RECOVERY
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame


def stretches(
    frames: Sequence[SessionFrame], problem: Problem, days: int
) -> Iterator[list[SessionFrame]]:
    """Yield the sessions of each stretch of ``days`` that starts on a Monday and has sessions.

    Stretches that reach beyond the season, or into race weeks or recovery, are left out.
    """
    for week in problem.season.weeks:
        end = week.monday + timedelta(days=days)
        if end > problem.season.end + timedelta(days=1):
            break
        if any(
            phase.kind in RACE_AND_RECOVERY and phase.start < end and phase.end > week.monday
            for phase in problem.season.phases
        ):
            continue
        inside = [frame for frame in frames if week.monday <= frame.day < end]
        if inside:
            yield inside
