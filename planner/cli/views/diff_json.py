"""Write a difference of two plans as JSON, for programs."""

import json
from datetime import date, datetime
from typing import Any

from planner.catalogue.exercises import Catalogue
from planner.plan.plan import PlannedPhase, Prescription, Session
from planner.report.diff.matched_sessions import Kept
from planner.report.diff.plan_diff import Difference


def as_json(difference: Difference, catalogue: Catalogue) -> str:
    """Write all of a difference as JSON, as ``as_data`` has it."""
    return in_json(as_data(difference, catalogue))


def in_json(data: object) -> str:
    """Write plain data so that people can read it too; days and times as in ISO 8601."""
    return json.dumps(data, ensure_ascii=False, indent=2, default=_iso)


def as_data(difference: Difference, catalogue: Catalogue) -> dict[str, Any]:
    """Collect all of a difference; the first of two values is before, the second after.

    Args:
        difference: The difference.
        catalogue: The exercises' muscle areas; ``areas`` counts weighted sets a week.
    """
    both = (difference.before, difference.after)
    return {
        "same": difference.same,
        "athlete": [plan.athlete for plan in both],
        "timezone": [plan.timezone for plan in both],
        "season": [{"start": plan.season_start, "end": plan.season_end} for plan in both],
        "moved": [
            {"uid": pair.after.uid, "from": pair.before.starts_at, "to": pair.after.starts_at}
            for pair in difference.moved
        ],
        "added": [_session(session) for session in difference.added],
        "removed": [_session(session) for session in difference.removed],
        "changed": [_changed(pair) for pair in difference.changed],
        "costs": [
            {"constraint": cost.name, "before": cost.before, "after": cost.after}
            for cost in difference.costs
        ],
        "phases": [[phase and _phase(phase) for phase in pair] for pair in difference.phases],
        "weeks": [
            {"week": monday, "before": old._asdict(), "after": new._asdict()}
            for monday, (old, new) in difference.weeks.items()
        ],
        "areas": [
            {"area": area.name, "before": area.before / 10, "after": area.after / 10}
            for area in difference.areas(catalogue)
        ],
    }


def _iso(moment: date | datetime) -> str:
    return moment.isoformat()


def _session(session: Session) -> dict[str, Any]:
    return {
        "uid": session.uid,
        "start": session.starts_at,
        "class": session.session_class,
        "minutes": session.minutes,
        "exercises": [item.id for item in session.exercises],
    }


def _changed(pair: Kept) -> dict[str, Any]:
    both = (pair.before, pair.after)
    return {
        "uid": pair.after.uid,
        "start": pair.after.starts_at,
        "class": [session.session_class for session in both],
        "minutes": [session.minutes for session in both],
        "warm_up_s": [session.warm_up_s for session in both],
        "added": [item.id for item in pair.added],
        "removed": [item.id for item in pair.removed],
        "doses": [
            {"id": dose.after.id, "before": _dose(dose.before), "after": _dose(dose.after)}
            for dose in pair.doses
        ],
        "reordered": pair.reordered,
    }


def _dose(item: Prescription) -> dict[str, Any]:
    return item.model_dump(exclude={"id", "seconds"})


def _phase(phase: PlannedPhase) -> dict[str, Any]:
    return phase.model_dump(mode="json")
