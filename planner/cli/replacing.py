"""Keep a damaged plan that is replaced."""

from collections.abc import Sequence
from itertools import count
from typing import TYPE_CHECKING

from planner.cli.output import say
from planner.storage.atomic_writes import Target, target

if TYPE_CHECKING:
    from planner.plan.plan_json import PlanFile


def copy_of_damaged(kept: Target, earlier: "PlanFile") -> Sequence[tuple[Target, bytes]]:
    """Say what is damaged in the earlier plan, and copy it to a file of its own."""
    if not earlier.faults:
        return ()
    used = "Its other rows are used" if earlier.plan else "Nothing else of it can be used"
    said = f"Note: {kept.shown} is damaged: {earlier.damage}. {used}"
    content = kept.existing()
    if kept.path is None or content is None:
        say(f"{said}.")
        return ()
    names = (f"{kept.path.name}.damaged{n if n > 1 else ''}" for n in count(1))
    path = next(each for name in names if not (each := kept.path.with_name(name)).exists())
    say(f"{said}, and the file as it was is kept as {path.name}.")
    return [(target(path), content)]
