"""Guard what a plan replaces: its history goes on, and nobody else's files are overwritten."""

import contextlib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from planner.cli.plan_files import USUAL, Owner, is_nobodys, names_for, plan_in, whose_is
from planner.errors import UsageError
from planner.plan.plan import Plan
from planner.plan.plan_json import OtherSchemaError, PlanFile, read_sound_rows
from planner.storage.atomic_writes import Target, same_file


def history_of(
    calendar: Target, kept: Target, owner: Owner, *, force: bool
) -> dict[Target, PlanFile]:
    """Find and read the plan that a new one goes on with, wherever that one is written.

    It is the plan.json that is replaced. Where that doesn't know the sessions of the calendar that
    is replaced, it is the plan beside the calendar, else the one beside the athlete's file.

    Returns:
        The plan that is replaced, and the one to go on with if it is another; the last one counts.

    Raises:
        UsageError: As of ``earlier_plan``.
    """
    earlier = earlier_plan(kept, owner, force=force)
    others = [path for path in _plans_of(calendar, kept, owner) if path.is_file()]
    others = [path for path in others if kept.path is None or not same_file(path, kept.path)]
    if not others or (earlier.plan and (earlier.faults or _knows(earlier.plan, calendar))):
        return {kept: earlier}
    place, replaced = Target(str(others[0]), others[0]), calendar if calendar.path else None
    return {kept: earlier, place: earlier_plan(place, owner, force=force, calendar=replaced)}


def _plans_of(calendar: Target, kept: Target, owner: Owner) -> Iterator[Path]:
    """Yield the places where the history of a calendar can be, the likeliest first."""
    from planner.ics.writer import is_ours

    names, content = names_for(owner), calendar.existing()
    replaced = content is not None and is_ours(content)
    if replaced and calendar.path is not None:
        yield from (each.with_suffix(".json") for each in (Path(calendar.shown), calendar.path))
    if replaced or kept.path is None:
        yield names.kept
    if replaced and names.other is not None and owner.is_same_athlete(names.other):
        yield owner.path.with_name(USUAL)


def _knows(plan: Plan, calendar: Target) -> bool:
    known = {each.uid for each in (*plan.sessions, *plan.cancelled)}
    return known.issuperset(_days_by_uid(calendar.existing() or b""))


def earlier_plan(
    place: Target, owner: Owner, *, force: bool, calendar: Target | None = None
) -> PlanFile:
    """Read the plan to go on with; it is empty if there is none, or ``force`` gives it up.

    Args:
        place: The plan.json.
        owner: The athlete's file.
        force: Whether to go on with the plan of another file, or without one that can't be read.
        calendar: The calendar that is replaced, if the plan.json itself is not.

    Raises:
        UsageError: The file is not a plan of ours or not the owner's, and ``force`` is off; or
            another version of coreplan wrote it; or its athlete is another one.
    """
    content = place.existing()
    if content is None:
        return PlanFile()
    option, by_force = ("-o", "go on without it") if calendar else ("--json", "replace it")
    try:
        found = read_sound_rows(place.shown, content)
    except OtherSchemaError as problem:
        raise UsageError(f"{problem} It was left as it is.", problem.hint) from problem
    except UsageError as problem:
        if force:
            fault = str(problem).removeprefix(f"{place.shown} ").removesuffix(".")
            return PlanFile(faults=(f"it {fault}",))
        raise UsageError(
            f"{problem} It was left as it is.",
            f"move {place.shown} away, write elsewhere with {option}, or {by_force} with --force",
        ) from problem
    if found.plan is None or owner.owns(found.plan):
        if found.plan is not None:
            owner.check_athlete(found.plan, place.shown)
        return found
    if not force:
        raise _is_anothers(calendar or place, option, found.plan, owner)
    days = {session.uid: session.day for session in found.plan.sessions}
    mine = not is_nobodys(found.plan) or not _are_anothers(days, owner)
    return found if mine and owner.is_same_athlete(found.plan) else PlanFile(faults=found.faults)


def refuse_foreign_calendar(calendar: Target, owner: Owner, *, force: bool) -> None:
    """Keep a calendar that isn't the owner's from being overwritten.

    Raises:
        UsageError: The file exists, is not a calendar of ours or belongs to the plan of another
            athlete's file, and ``force`` is off; or its athlete is another one.
    """
    from planner.ics.writer import is_ours

    content = calendar.existing()
    if content is None or calendar.path is None:
        return
    if not force and not is_ours(content):
        raise UsageError(
            f"{calendar.shown} was not written by coreplan and was left as it is.",
            "write elsewhere, such as -o core.ics, or replace it with --force",
        )
    beside = plan_in(calendar.path.with_suffix(".json"))
    if beside is not None and owner.owns(beside):
        owner.check_athlete(beside, calendar.shown)
    elif beside is not None and not force:
        raise _is_anothers(calendar, "-o", beside, owner)
    elif beside is None and not force and _are_anothers(_days_by_uid(content), owner):
        raise UsageError(
            f"{calendar.shown} holds the sessions of another athlete than {owner.name}, and was "
            "left as it is.",
            "name another file with -o, or replace it with --force",
        )


def _days_by_uid(content: bytes) -> dict[str, date]:
    """Read the days of a calendar's sessions; empty if it can't be read."""
    from planner.ics.session_reader import read_sessions

    with contextlib.suppress(UsageError):
        return {each.uid: each.starts_at.date() for each in read_sessions(content)}
    return {}


def _are_anothers(days: Mapping[str, date], owner: Owner) -> bool:
    """Tell whether there are sessions, by uid, and none has a uid of the owner's weeks."""
    from planner.ics.identity import own_uids

    return bool(days and owner.key) and own_uids(owner.key, days.values()).isdisjoint(days)


def _is_anothers(written: Target, option: str, plan: Plan, owner: Owner) -> UsageError:
    whose = whose_is(plan)
    its = f"if {whose} is {owner.name} by an older name, go on with its plan with --force"
    if is_nobodys(plan):
        its = f"if it is the plan of {owner.name}, go on with it with --force"
    return UsageError(
        f"{written.shown} belongs to the plan of {whose}, not to that of {owner.name}, and was "
        "left as it is.",
        f"name another file with {option}; {its}",
    )
