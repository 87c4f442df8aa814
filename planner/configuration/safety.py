"""What keeps an athlete safe: it may be tightened, never switched off or loosened."""

from collections.abc import Mapping
from typing import Any, Final

from planner.constraints import Constraint
from planner.errors import Mistake
from planner.quoting import KeyPath
from planner.yaml_file import Document

ALWAYS_ON: Final = frozenset(
    {
        "contraindications",
        "equipment",
        "excluded",
        "race-blackout",
        "post-race-recovery",
        "free-time",
        "session-spacing",  # keeps two sessions from being at once
        "sessions-per-week",  # keeps the limit of youth
        "session-class",  # what "light" before and after races rests on
        "area-recovery",  # keeps the hip days of race-blackout
        "level-cap",  # keeps the limits of youth
    }
)
"""These can't be switched off."""

NEVER_LOOSENED: Final[Mapping[str, frozenset[str] | None]] = {
    "race-blackout": None,
    "post-race-recovery": None,
    "load-ramp": frozenset({"return_short", "return_long"}),
}
"""Constraints, and which of their settings (None: all) may not be laxer than their defaults."""

MOST_DAYS: Final = 90
"""Around a race; more is a slip of the keyboard, and soon no date at all."""

_LAXER_IF_MORE: Final = frozenset(
    {
        ("race-blackout", "activation_minutes"),
        ("load-ramp", "return_short"),
        ("load-ramp", "return_long"),
    }
)
_COMMON: Final = frozenset(Constraint.model_fields)


def is_limit(name: str, path: KeyPath) -> bool:
    """Whether a setting is a limit of which the athlete's and a profile's stricter value holds."""
    if name not in NEVER_LOOSENED or path[0] in _COMMON:
        return False
    tight = NEVER_LOOSENED[name]
    return tight is None or path[0] in tight


def stricter(name: str, path: KeyPath, one: Any, other: Any) -> Any:
    """The stricter of two values of one limit; lists are compared entry by entry."""
    pick = min if _laxer_if_more(name, path[0]) else max
    if isinstance(one, list | tuple):
        return [pick(pair) for pair in zip(one, other, strict=True)]
    return pick(one, other)


def loosened(constraint: Constraint, document: Document) -> list[Mistake]:
    """Settings of a safety constraint that are laxer than its defaults.

    Args:
        constraint: With the settings that are in force.
        document: Where they are written.
    """
    if constraint.name not in NEVER_LOOSENED:
        return []
    default = type(constraint)()
    mistakes = []
    for field in type(constraint).model_fields:
        if not is_limit(constraint.name, (field,)):
            continue
        given, usual = getattr(constraint, field), getattr(default, field)
        far = _too_far(given) if NEVER_LOOSENED[constraint.name] is None else ""
        if message := _laxer(constraint.name, field, given, usual) or far:
            place = ("constraints", constraint.name, field)
            mistakes.append(document.mistake(place, message))
    return mistakes


def plain(value: Any) -> str:
    """A number or a list of them as people write it."""
    return str(list(value)) if isinstance(value, tuple | list) else str(value)


def _laxer_if_more(name: str, field: str | int) -> bool:
    return (name, field) in _LAXER_IF_MORE


def _laxer(name: str, field: str, given: Any, usual: Any) -> str:
    """What is said of a number, or of numbers, on the wrong side of the default."""
    more = _laxer_if_more(name, field)
    pairs = zip(given, usual, strict=True) if isinstance(usual, tuple) else [(given, usual)]
    lax = any(mine > least if more else mine < least for mine, least in pairs)
    word = "more" if more else "less"
    rule = "what keeps you safe around races may be tightened, not loosened"
    return f"{plain(given)} is {word} than the default {plain(usual)}; {rule}" if lax else ""


def _too_far(given: Any) -> str:
    if isinstance(given, tuple) and max(given) > MOST_DAYS:
        return f"{plain(given)} has more than {MOST_DAYS} days; write fewer"
    return ""
