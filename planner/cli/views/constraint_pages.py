"""Show constraints and their settings on the terminal or to a program."""

import json
from collections.abc import Callable
from shutil import get_terminal_size
from textwrap import indent
from typing import Any

from planner.configuration.plugins import every_constraint
from planner.configuration.profile_reader import built_in, says
from planner.constraints.base import Constraint
from planner.reference.manual_pages import (
    common_settings,
    headline,
    manual,
    settings_of,
    strength_words,
)
from planner.reference.setting_facts import Setting
from planner.text.tables import columns, pad, wrap

NARROWEST, WIDEST = 60, 100

Kind = type[Constraint]


def width() -> int:
    """Count the terminal's columns, as far as they can be read well; 80 where there is none."""
    return min(WIDEST, max(NARROWEST, get_terminal_size().columns))


def _list() -> str:
    head = ("constraint", "level", "strength")
    rows = [(kind.name, str(kind.level), _short(kind)) for kind in every_constraint()]
    widths = [max(map(columns, column)) for column in zip(head, *rows, strict=True)]
    lines = _row(head, "says", widths)
    for kind, row in zip(every_constraint(), rows, strict=True):
        lines += _row(row, kind.says, widths)
    lines += ["", "Profiles (constraints: {profile: NAME}), settings to start from:", ""]
    longest = max(map(columns, built_in()))
    for name in built_in():
        lines += wrap(says(name), f"{pad(name, longest)}  ", " " * (longest + 2), width())
    return "\n".join(lines)


def _row(cells: tuple[str, ...], text: str, widths: list[int]) -> list[str]:
    """Print a row of a table whose last column is wrapped."""
    first = "".join(pad(cell, wide) + "  " for cell, wide in zip(cells, widths, strict=True))
    return wrap(text, first, " " * columns(first), width())


def _short(kind: Kind) -> str:
    return strength_words(kind).replace(" and ", ", ")


def _full(kind: Kind) -> str:
    about = manual(kind)
    lines = [kind.name]
    for paragraph in (headline(kind), *about.says):
        lines += ["", *_wrapped(paragraph)]
    for number, paragraph in enumerate(about.why):
        lines += ["", *_wrapped(paragraph, "" if number else "Why: ")]
    if about.example:
        lines += ["", "Example:", "", indent(about.example, "  ")]
    settings, said = _all_settings(kind), set[str]()
    lines += ["", "Settings:" if settings else "It has no settings."]
    for setting in settings:
        lines += ["", *_setting(setting, "  ", said)]
    return "\n".join(lines)


def _all_settings(kind: Kind) -> list[Setting]:
    """Its own settings, then those of every constraint that mean something to this one."""
    useless = set() if kind.safety.can_be_off else {"enabled"}
    useless |= set() if "soft" in strength_words(kind) else {"weight"}
    return [*settings_of(kind), *(each for each in common_settings() if each.name not in useless)]


def _setting(setting: Setting, margin: str, said: set[str]) -> list[str]:
    """Print default, range and unit on a line, below it meaning and source.

    Parts of a setting print a shared meaning only once; ``said`` collects these.
    """
    inner = margin + "    "
    span = setting.allowed_with_unit
    facts = f"{setting.usual} ({span})" if span else setting.usual
    lines = wrap(facts, f"{margin}{setting.name}: ", inner, width())
    if setting.meaning not in said:
        lines += wrap(_plain(setting.meaning), inner, inner, width())
        if setting.source.strip("-"):
            lines += wrap(f"Source: {setting.source}", inner, inner, width())
    for part in setting.parts:
        if part.meaning not in said or part.follows or not part.optional:
            lines += _setting(part, inner, said)
        said.add(part.meaning)
    return lines


def _wrapped(text: str, first: str = "") -> list[str]:
    return wrap(_plain(text), first, "", width())


def _plain(text: str) -> str:
    return text.replace("`", "")


def _as_json(data: Any) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False, default=str)


def _record(kind: Kind) -> dict[str, Any]:
    """Turn a constraint into plain data."""
    about = manual(kind)
    return {
        "name": kind.name,
        "level": str(kind.level),
        "strengths": list(kind.strengths),
        "says": kind.says,
        "always_on": not kind.safety.can_be_off,
        "dominant": kind.dominant,
        "about": list(about.says),
        "why": list(about.why),
        "example": about.example,
        "settings": [_setting_record(each) for each in (*settings_of(kind), *common_settings())],
    }


def _setting_record(setting: Setting) -> dict[str, Any]:
    record = {
        "name": setting.name,
        "default": plain_value(setting.default),
        "follows": [{"value": plain_value(value), "from": why} for value, why in setting.follows],
        "allowed": setting.allowed,
        "minimum": setting.minimum,
        "maximum": setting.maximum,
        "unit": setting.unit,
        "meaning": setting.meaning,
        "source": setting.source,
    }
    parts = [_setting_record(part) for part in setting.parts]
    return record | ({"parts": parts} if parts else {})


def plain_value(value: Any) -> Any:
    """Return a setting's value as JSON has it."""
    return value.model_dump() if hasattr(value, "model_dump") else value


LISTS: dict[str, Callable[[], str]] = {
    "table": _list,
    "json": lambda: _as_json([_record(kind) for kind in every_constraint()]),
}
FULL: dict[str, Callable[[Kind], str]] = {
    "table": _full,
    "json": lambda kind: _as_json(_record(kind)),
}
