"""Ask before a plan is replaced by one that loses much, and keep a damaged one."""

import os
import sys
from collections.abc import Mapping
from datetime import date
from itertools import count
from typing import TYPE_CHECKING

import click

from planner.cli.output import is_terminal, say
from planner.errors import UsageError
from planner.storage.atomic_writes import Target, target
from planner.text.lists import counted

if TYPE_CHECKING:
    from planner.cli.plan_files import Owner
    from planner.plan.plan import Plan
    from planner.plan.plan_json import PlanFile


def agree_to_losses(earlier: "Plan", plan: "Plan", owner: "Owner") -> None:
    """Ask before more than half of the sessions that are still to come are cancelled.

    A damaged one without a uid counts as cancelled: its event can't be updated.

    Raises:
        UsageError: The answer was no, or nobody is there to give it.
    """
    today = date.today()
    coming = [session.uid for session in earlier.sessions if session.day >= today]
    kept = {session.uid for session in plan.sessions}
    lost = [uid for uid in coming if uid not in kept]
    if 2 * len(lost) <= len(coming):
        return
    said = f"This plan cancels {len(lost)} of your {counted(len(coming), 'coming session')}"
    if not is_terminal(sys.stdin) or not click.confirm(f"{said}. Write it?", False, err=True):
        raise UsageError(
            f"{said}. Nothing was written.",
            f"look at free_time, running and races in {owner.path}; if it is as you mean it, "
            "solve again with --yes",
        )


def copies_of_damaged(
    kept: Target, read: Mapping[Target, "PlanFile"]
) -> list[tuple[Target, bytes]]:
    """Say what is damaged in the plans that were read, and copy the replaced one to a file."""
    copies = []
    for place, found in read.items():
        if not found.faults:
            continue
        used = "Its other rows are used" if found.plan else "Nothing else of it can be used"
        said = f"Note: {place.shown} is damaged: {found.damage}. {used}"
        content = place.existing()
        if place != kept or kept.path is None or content is None:
            say(f"{said}.")
            continue
        names = (f"{kept.path.name}.damaged{n if n > 1 else ''}" for n in count(1))
        paths = map(kept.path.with_name, names)
        path = next(each for each in paths if not os.path.lexists(each))
        say(f"{said}, and the file as it was is kept as {path.name}.")
        copies.append((target(path), content))
    return copies
