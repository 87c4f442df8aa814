"""Tell a plan's full weeks, those of base, build and maintenance that are not lighter."""

from datetime import date

from planner.athlete.phase_kind import PhaseKind
from planner.plan.plan import Plan, Session
from planner.timeline.instants import monday_of

FULL_PHASES = frozenset({PhaseKind.BASE, PhaseKind.BUILD, PhaseKind.MAINTENANCE})


def full_weeks(plan: Plan) -> dict[date, list[Session]]:
    """Group the sessions of full weeks by their Monday, the first week first.

    Plans of before have no blocks and don't say which weeks are lighter: all of theirs count.
    """
    lighter = {monday for block in plan.blocks for monday in block.lighter}
    weeks: dict[date, list[Session]] = {}
    for session in sorted(plan.sessions, key=lambda session: session.start_minute):
        weeks.setdefault(monday_of(session.day), []).append(session)
    return {
        monday: sessions
        for monday, sessions in sorted(weeks.items())
        if monday not in lighter and all(session.phase in FULL_PHASES for session in sessions)
    }
