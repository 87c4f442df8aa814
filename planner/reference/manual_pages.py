"""Take a constraint's manual page and settings apart as plain data."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from inspect import cleandoc
from textwrap import indent
from typing import Any, Final

from planner.constraints.base import Constraint
from planner.reference.derived_defaults import follows_of
from planner.reference.setting_facts import Setting, read_setting

COMMON: Final = frozenset(Constraint.model_fields)
"""Settings that every constraint has."""


@dataclass(frozen=True, slots=True)
class Manual:
    """A constraint's docstring, taken apart.

    Attributes:
        says: The effect, in paragraphs.
        why: The reasons with their sources, in paragraphs.
        example: Lines that can be pasted into athlete.yaml.
    """

    says: tuple[str, ...]
    why: tuple[str, ...]
    example: str


def manual(kind: type[Constraint]) -> Manual:
    """Read the manual page of a constraint; code in it stands between single backticks."""
    text, _, example = cleandoc(kind.__doc__ or "").partition("\n\nExample:\n")
    says, _, why = text.partition("\n\nWhy: ")
    example = cleandoc(example.replace("``", ""))
    if example.startswith(f"{kind.name}:"):
        example = "constraints:\n" + indent(example, "  ")
    return Manual(_paragraphs(says), _paragraphs(why), example)


def strength_words(kind: type[Constraint]) -> str:
    """Word the strength: ``hard``, ``soft``, ``hard and soft``; ``soft or hard`` for a choice."""
    if "strength" in kind.model_fields and len(kind.strengths) == 1:
        return " or ".join(sorted(("hard", "soft"), key=kind.strengths.__contains__, reverse=True))
    return " and ".join(kind.strengths)


def headline(kind: type[Constraint]) -> str:
    """Word level and strength, and what a bare value means or that the constraint stays on."""
    facts = f"{kind.level.capitalize()} level, {strength_words(kind)}."
    if not kind.safety.can_be_off:
        facts += " It keeps the athlete safe: it can't be switched off."
    return f"{facts} A bare value sets `{kind.dominant}`." if kind.dominant else facts


def settings_of(kind: type[Constraint]) -> tuple[Setting, ...]:
    """List the settings of a constraint, without those that every constraint has."""
    follows = follows_of(kind)
    return tuple(
        _following(read_setting(name, field), follows)
        for name, field in kind.model_fields.items()
        if name not in COMMON
    )


def common_settings() -> tuple[Setting, ...]:
    """List the settings that every constraint has."""
    return tuple(read_setting(name, field) for name, field in Constraint.model_fields.items())


def _following(
    setting: Setting, follows: Mapping[str, tuple[tuple[Any, str], ...]], above: str = ""
) -> Setting:
    path = above + setting.name
    parts = tuple(_following(part, follows, f"{path}.") for part in setting.parts)
    return replace(setting, parts=parts, follows=follows.get(path, ()))


def _paragraphs(text: str) -> tuple[str, ...]:
    """Split a docstring into paragraphs, each on one line, its double backticks single."""
    paragraphs = text.replace("``", "`").split("\n\n")
    return tuple(" ".join(each.split()) for each in paragraphs if each.strip())
