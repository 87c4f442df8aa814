"""Read and guard a plan's files: is one ours, can it be read, may it be replaced?"""

import contextlib
import json
from datetime import date
from pathlib import Path
from typing import Any

from planner.athlete.fields import YEARS
from planner.errors import UsageError
from planner.plan.plan import SCHEMA, Plan
from planner.storage.atomic_writes import Target

GENERATOR = "coreplan "
MOST_SEASON_DAYS = 3 * 366
CALENDAR_MARK = b"BEGIN:VCALENDAR"


def looks_like_calendar(content: bytes) -> bool:
    """Tell whether it is an iCalendar file by its first line, whatever its name."""
    return content.removeprefix(b"\xef\xbb\xbf").lstrip().upper().startswith(CALENDAR_MARK)


def read_plan(shown: str, content: bytes) -> Plan:
    """Read the plan in a plan.json.

    Args:
        shown: The file as the user named it.
        content: Its bytes.

    Raises:
        UsageError: It isn't JSON, not coreplan's, of a newer coreplan, or damaged.
    """
    from pydantic import ValidationError

    data = _read_json(shown, content)
    if not _is_ours(data):
        raise UsageError(f"{shown} is not a plan that coreplan wrote.")
    if data.get("schema") != SCHEMA:
        raise UsageError(
            f"{shown} has schema {data.get('schema')!r}; this coreplan reads {SCHEMA}.",
            "use the coreplan that wrote it, or solve again",
        )
    try:
        plan = Plan.model_validate_json(content)
    except ValidationError as problem:
        first = problem.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise UsageError(f"{shown} is damaged: {where}: {first['msg']}.") from problem
    check_season_start(shown, plan.season_start)
    if not 0 <= (plan.season_end - plan.season_start).days <= MOST_SEASON_DAYS:
        season = f"{plan.season_start} to {plan.season_end}"
        raise UsageError(f"{shown} is damaged: its season is {season}.")
    return plan


def check_season_start(shown: str, start: date) -> None:
    """Refuse a season that no athlete.yaml can have, before anything counts its weeks.

    Raises:
        UsageError: It starts before 1990 or after 2100.
    """
    if not YEARS[0] <= start.year <= YEARS[1]:
        raise UsageError(
            f"{shown} starts in the year {start.year}; years {YEARS[0]} to {YEARS[1]} can be read."
        )


def _read_json(shown: str, content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as problem:
        reason = (
            "its brackets are nested too deep" if isinstance(problem, RecursionError) else problem
        )
        raise UsageError(f"{shown} is not JSON: {reason}.") from problem


def _is_ours(data: Any) -> bool:
    return isinstance(data, dict) and str(data.get("generator", "")).startswith(GENERATOR)


def earlier_plan(plan_json: Target, *, force: bool) -> Plan | None:
    """Read the plan about to be replaced; None if there is none, or ``force`` gives it up.

    Raises:
        UsageError: The file is not a plan of ours, or can't be read, and ``force`` is off.
    """
    content = plan_json.existing()
    if content is None:
        return None
    try:
        return read_plan(plan_json.shown, content)
    except UsageError as problem:
        if force:
            return None
        raise UsageError(
            f"{problem} It was left as it is.",
            f"move {plan_json.shown} away, write elsewhere with --json, or replace it with --force",
        ) from problem


def plan_beside(athlete_yaml: Path) -> Plan | None:
    """Read the plan.json beside an athlete.yaml; None if there is none of ours."""
    path = athlete_yaml.with_name("plan.json")
    with contextlib.suppress(UsageError, OSError):
        return read_plan(str(path), path.read_bytes())
    return None


def refuse_foreign_calendar(calendar: Target, *, force: bool) -> None:
    """Keep somebody else's calendar from being overwritten.

    Raises:
        UsageError: The file exists, is not a calendar of ours, and ``force`` is off.
    """
    from planner.ics.writer import is_ours

    content = calendar.existing()
    if content is not None and not force and not is_ours(content):
        raise UsageError(
            f"{calendar.shown} was not written by coreplan and was left as it is.",
            "write elsewhere with -o, or replace it with --force",
        )


def read_bytes(path: Path) -> bytes:
    """Read the bytes of an input file.

    Raises:
        DiskError: The system refused.
    """
    from planner.storage.atomic_writes import disk_error

    try:
        return path.read_bytes()
    except OSError as problem:
        raise disk_error(str(path), problem) from problem
