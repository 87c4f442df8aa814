"""What keeps an athlete safe: it may be tightened, never switched off or loosened."""

from typing import Any, Final

from planner.constraints import Constraint
from planner.errors import Mistake
from planner.quoting import KeyPath
from planner.yaml_file import Document

ALWAYS_ON: Final = frozenset(
    {
        "contraindications",
        "excluded",
        "race-blackout",
        "post-race-recovery",
        "free-time",
        "session-spacing",  # keeps two sessions from being at once
        "area-recovery",  # keeps the hip days of race-blackout
        "level-cap",  # keeps the limits of youth
    }
)
"""These can't be switched off."""

NEVER_LOOSENED: Final = ("race-blackout", "post-race-recovery")
"""These may not be laxer than their defaults."""

UNITED: Final = frozenset({*NEVER_LOOSENED, "level-cap"})
"""Where a profile and the athlete differ in one of these, the stricter value holds."""

MOST_DAYS: Final = 90
"""Around a race; more is a slip of the keyboard, and soon no date at all."""

_LAXER_IF_MORE: Final = frozenset({("race-blackout", "activation_minutes")})
_COMMON: Final = frozenset(Constraint.model_fields)


def stricter(name: str, path: KeyPath, one: Any, other: Any) -> Any:
    """The stricter of two values of one setting; lists are compared entry by entry."""
    if path[0] in _COMMON:
        return other
    if other is None:
        return one
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
        if field in _COMMON:
            continue
        given, usual = getattr(constraint, field), getattr(default, field)
        if message := _laxer(constraint.name, field, given, usual) or _too_far(given):
            place = ("constraints", constraint.name, field)
            mistakes.append(document.mistake(place, message))
    return mistakes


def plain(value: Any) -> str:
    """A number or a list of them as people write it."""
    return str(list(value)) if isinstance(value, tuple | list) else str(value)


def _laxer_if_more(name: str, field: str | int) -> bool:
    return name == "level-cap" or (name, field) in _LAXER_IF_MORE


def _laxer(name: str, field: str, given: Any, usual: Any) -> str:
    """What is said of a number, or of numbers, on the wrong side of the default."""
    more = _laxer_if_more(name, field)
    if isinstance(usual, tuple):
        lax = any(mine < least for mine, least in zip(given, usual, strict=True))
    else:
        lax = given > usual if more else given < usual
    word = "more" if more else "less"
    rule = "days around races may be tightened, not loosened"
    return f"{plain(given)} is {word} than the default {plain(usual)}; {rule}" if lax else ""


def _too_far(given: Any) -> str:
    if isinstance(given, tuple) and max(given) > MOST_DAYS:
        return f"{plain(given)} has more than {MOST_DAYS} days; write fewer"
    return ""
