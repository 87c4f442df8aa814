"""Refuse settings that are unsafe.

Only here is read from the constraints' classes what an athlete or a profile may not switch off or
loosen; nothing is named.
"""

from typing import Any

from planner.constraints.base import Constraint
from planner.errors import Mistake
from planner.settings.base import Safer, safer_side
from planner.yaml.document import Document


def stricter(safer: Safer, one: Any, other: Any) -> Any:
    """Returns the stricter of two values of one limit, comparing lists entry by entry."""
    pick = min if safer == "less" else max
    if isinstance(one, list | tuple):
        return [pick(pair) for pair in zip(one, other, strict=True)]
    return pick(one, other)


def unsafe_settings(constraint: Constraint, document: Document) -> list[Mistake]:
    """Refuses a constraint switched off that can't be, and limits laxer than their defaults.

    Args:
        constraint: With the settings that are in force.
        document: Where they are written.
    """
    path = ("constraints", constraint.name)
    if not (constraint.enabled or constraint.safety.can_be_off):
        return [document.mistake(path, "this one keeps you safe and can't be switched off")]
    mistakes = []
    for name, field in type(constraint).model_fields.items():
        given, safer = getattr(constraint, name), safer_side(field)
        if safer and (message := _laxer(safer, given, field.default)):
            mistakes.append(document.mistake((*path, name), message))
    return mistakes


def plain(value: Any) -> str:
    """Writes a number or a list of them as people do."""
    return str(list(value)) if isinstance(value, tuple | list) else str(value)


def _laxer(safer: Safer, given: Any, usual: Any) -> str:
    """Returns what is wrong with a number or list on the lax side of the default, or nothing."""
    pairs = zip(given, usual, strict=True) if isinstance(usual, tuple) else [(given, usual)]
    lax = any(mine > limit if safer == "less" else mine < limit for mine, limit in pairs)
    word = "more" if safer == "less" else "less"
    rule = "what keeps you safe may be tightened, not loosened"
    return f"{plain(given)} is {word} than the default {plain(usual)}; {rule}" if lax else ""
