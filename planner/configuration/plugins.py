"""Constraints of other packages, through the entry point group ``coreplan.constraints``."""

import re
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Final

from planner.configuration.layers import PROFILE
from planner.constraints import ALL
from planner.constraints.base import CalendarConstraint, ContentConstraint
from planner.errors import UsageError

GROUP: Final = "coreplan.constraints"

Kind = type[CalendarConstraint] | type[ContentConstraint]


@cache
def every_constraint() -> tuple[Kind, ...]:
    """Lists our constraints, then those of installed packages in the order of their names.

    Raises:
        UsageError: A package's entry point is not a constraint, or has a name that is taken.
    """
    found: dict[str, Kind] = {kind.name: kind for kind in ALL}
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: (entry.name, entry.value)):
        kind = _instance(entry)
        if kind.name in found:
            raise _refused(entry, f"a constraint named '{kind.name}' is already there")
        found[kind.name] = kind
    return tuple(found.values())


def by_name() -> dict[str, Kind]:
    """Maps names to constraints."""
    return {kind.name: kind for kind in every_constraint()}


def _instance(entry: EntryPoint) -> Kind:
    try:
        kind = entry.load()
    except (Exception, SystemExit) as error:
        raise _refused(entry, f"{type(error).__name__}: {error}") from error
    if not (isinstance(kind, type) and issubclass(kind, CalendarConstraint | ContentConstraint)):
        raise _refused(entry, "it is neither a CalendarConstraint nor a ContentConstraint")
    missing = [name for name in ("name", "says") if not isinstance(getattr(kind, name, None), str)]
    if missing:
        raise _refused(entry, f"it has no {' and no '.join(missing)}")
    if not re.fullmatch("[a-z]+(-[a-z]+)*", kind.name) or kind.name == PROFILE:
        raise _refused(entry, f"'{kind.name}' is not a name such as hard-run-recovery")
    if kind.dominant is not None and kind.dominant not in kind.model_fields:
        raise _refused(entry, f"its main setting '{kind.dominant}' is none of its settings")
    try:
        kind()
    except (TypeError, ValueError) as error:
        raise _refused(entry, f"it can't be made without settings: {error}") from error
    return kind


def _refused(entry: EntryPoint, why: str) -> UsageError:
    package = entry.dist.name if entry.dist else "an installed package"
    return UsageError(
        f"The constraint '{entry.name}' of {package} cannot be used: {why}.",
        f"update or uninstall {package}; its entry point is {entry.value}",
    )
