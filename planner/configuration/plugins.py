"""Constraints of other packages, through the entry point group ``coreplan.constraints``."""

import re
import traceback
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from inspect import isfunction, signature
from pathlib import PurePath
from types import FrameType
from typing import Final

from planner.configuration.layers import PROFILE
from planner.constraints import ALL
from planner.constraints.base import (
    CalendarConstraint,
    Constraint,
    ContentConstraint,
    ProgrammeConstraint,
)
from planner.errors import PluginError, UsageError
from planner.text.cleaning import clean_line

GROUP: Final = "coreplan.constraints"
NEAR_FRAMES: Final = 4
"""A wrong answer shows at most so many calls above the error."""

MOST_SAID: Final = 200
"""So many characters of a package's own words are shown."""

Kind = type[CalendarConstraint] | type[ProgrammeConstraint] | type[ContentConstraint]


@cache
def every_constraint() -> tuple[Kind, ...]:
    """Lists our constraints, then those of installed packages in the order of their names.

    Raises:
        PluginError: A package's module can't be imported for a mistake in it.
        UsageError: A package's entry point is not a constraint, or has a name that is taken.
    """
    found: dict[str, Kind] = {kind.name: kind for kind in ALL}
    for entry in _installed():
        kind = _instance(entry)
        if kind.name in found:
            raise _refused(entry, f"a constraint named '{kind.name}' is already there")
        found[kind.name] = kind
    return tuple(found.values())


def by_name() -> dict[str, Kind]:
    """Maps names to constraints."""
    return {kind.name: kind for kind in every_constraint()}


def raised_in_plugin(error: BaseException) -> PluginError | None:
    """Name the constraint of another package in whose code an error was raised, if it was."""
    hit = [(entry, places[0]) for entry in _installed() if (places := _places_in(entry, error))]
    if not hit:
        return _answered_wrongly(error)
    named = (each for each, (frame, _) in hit if each.attr == _owner(frame))
    return _raised(next(named, hit[0][0]), error)


def _answered_wrongly(error: BaseException) -> PluginError | None:
    """Name the constraint of another package whose answer is of a kind that can't be used."""
    if not isinstance(error, TypeError | AttributeError | ValueError | NotImplementedError):
        return None
    kinds = {each.load(): each for each in _installed() if each.load() in every_constraint()}
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    for frame in reversed(frames[-NEAR_FRAMES:]):
        for value in frame.f_locals.values():
            owner = type(getattr(value, "__self__", value))
            if owner in kinds:
                entry = kinds[owner]
                package = _distribution(entry)
                return PluginError(
                    f"The constraint '{entry.name}' of {package} gave an answer that can't be "
                    f"used: {clean_line(str(error))[:MOST_SAID]}.",
                    f"tell its author, or uninstall {package}; COREPLAN_DEBUG=1 shows where in "
                    "full",
                )
    return None


def contradicted(name: str, said: str) -> PluginError | None:
    """Name the package of a constraint that models one thing and finds another violated."""
    entry = next((each for each in _installed() if by_name().get(name) is each.load()), None)
    if entry is None:
        return None
    package = _distribution(entry)
    return PluginError(
        f"The constraint '{name}' of {package} contradicts itself: {said}.",
        f"tell its author, or uninstall {package}",
    )


def _installed() -> list[EntryPoint]:
    return sorted(entry_points(group=GROUP), key=lambda entry: (entry.name, entry.value))


def _places_in(entry: EntryPoint, error: BaseException) -> list[tuple[FrameType, int]]:
    """List the frames and lines of an error's traceback that are in the entry's package."""
    return [
        (frame, line)
        for frame, line in traceback.walk_tb(error.__traceback__)
        if _package(str(frame.f_globals.get("__name__", ""))) == _package(entry.module)
    ]


def _owner(frame: FrameType) -> str:
    return type(frame.f_locals.get("self")).__name__


def _package(module: str) -> str:
    return module.partition(".")[0]


def _instance(entry: EntryPoint) -> Kind:
    try:
        kind = entry.load()
    except MemoryError:
        raise
    except (Exception, SystemExit) as error:
        if _places_in(entry, error):
            raise _raised(entry, error) from error
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
    _check_methods(entry, kind)
    try:
        kind()
    except (TypeError, ValueError) as error:
        raise _refused(entry, f"it can't be made without settings: {error}") from error
    return kind


def _check_methods(entry: EntryPoint, kind: Kind) -> None:
    """Refuse a constraint whose methods can't be called as coreplan calls them."""
    base = CalendarConstraint if issubclass(kind, CalendarConstraint) else ContentConstraint
    for name, ours in {**vars(Constraint), **vars(base)}.items():
        theirs = getattr(kind, name, None)
        if name.startswith("_") or not isfunction(ours) or not isfunction(theirs):
            continue
        expected = signature(ours).parameters
        positional = [p for p in expected.values() if p.default is p.empty]
        try:
            signature(theirs).bind(*positional)
        except TypeError:
            names = ", ".join(each.name for each in positional[1:])
            raise _refused(entry, f"its {name} doesn't take ({names})") from None


def _raised(entry: EntryPoint, error: BaseException) -> PluginError:
    package = _distribution(entry)
    said = ": ".join(filter(None, (type(error).__name__, clean_line(str(error))[:MOST_SAID])))
    frame, line = _places_in(entry, error)[-1]
    where = f"{PurePath(frame.f_code.co_filename).name}:{line}"
    return PluginError(
        f"The constraint '{entry.name}' of {package} raised {said} ({where}).",
        f"tell its author, or uninstall {package}; COREPLAN_DEBUG=1 shows where in full",
    )


def _distribution(entry: EntryPoint) -> str:
    return f"the package {entry.dist.name}" if entry.dist else "an installed package"


def _refused(entry: EntryPoint, why: str) -> UsageError:
    package = _distribution(entry)
    return UsageError(
        f"The constraint '{entry.name}' of {package} cannot be used: {why}.",
        f"update or uninstall {package}; its entry point is {entry.value}",
    )
