"""Show the value of each setting in force for an athlete, and its origin."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from planner.cli.views.constraint_pages import plain_value, width
from planner.configuration.in_force import InForce
from planner.configuration.plugins import every_constraint
from planner.constraints.base import Constraint
from planner.instance import Instance
from planner.reference.manual_pages import common_settings, settings_of
from planner.reference.setting_facts import Setting, because, value_words
from planner.rules.rule import Rule
from planner.text.tables import columns, cut, pad, wrap

DEFAULT = "default"

WIDEST_VALUE = 36


@dataclass(frozen=True, slots=True)
class Value:
    """One setting in force.

    Attributes:
        setting: Its name, such as ``heavy_before`` or ``base.least``.
        value: The value in force.
        unit: The unit, such as ``hours``.
        origin: Its origin: ``athlete.yaml:12``, ``profile gentle`` or ``default``.
    """

    setting: str
    value: Any
    unit: str
    origin: str


@dataclass(frozen=True, slots=True)
class Effective:
    """One constraint, or one rule of the athlete's own, with its values.

    Attributes:
        constraint: The constraint with its settings.
        values: Its values; empty for a rule.
        switch: The origin of its being on or off.
    """

    constraint: Constraint
    values: tuple[Value, ...]
    switch: str


def in_force(instance: Instance, only: type[Constraint] | None = None) -> tuple[Effective, ...]:
    """Every constraint and rule of an athlete, or one of them, with the values in force."""
    known = {one.name: one for one in (*instance.constraints, *instance.switched_off)}
    kinds = [kind for kind in every_constraint() if only in (None, kind)]
    rules = [one for one in instance.constraints if isinstance(one, Rule)] if only is None else []
    built_in = [_in_force(known[kind.name], instance) for kind in kinds]
    return (*built_in, *(Effective(rule, (), rule.place) for rule in rules))


def _in_force(constraint: Constraint, instance: Instance) -> Effective:
    found = InForce(constraint, instance.problem, instance.written.origins)
    values = [each for setting in settings_of(type(constraint)) for each in _values(setting, found)]
    switch, weight = (_value(each, each.name, found) for each in common_settings())
    return Effective(constraint, (*values, weight), switch.origin)


def _values(setting: Setting, found: InForce) -> Iterator[Value]:
    """The value of a setting, or of those of its parts that are set."""
    parts = [_value(part, f"{setting.name}.{part.name}", found) for part in setting.parts]
    told = [part for part in parts if part.value is not None or part.origin != DEFAULT]
    yield from told or [_value(setting, setting.name, found)]


def _value(setting: Setting, path: str, found: InForce) -> Value:
    """The value at a dotted path."""
    held = found.held(path)
    origin = held.origin.text if held.origin else DEFAULT
    if held.follows:
        origin = f"{DEFAULT} {because(held.follows)}"
    elif held.limit:
        origin = f"{held.limit}, whatever is written"
    return Value(path, held.value, setting.unit, origin)


def _as_table(found: Sequence[Effective]) -> str:
    rows = {id(one): [_cells(value) for value in _shown(one)] for one in found}
    every = [row for each in rows.values() for row in each]
    widths = [max((columns(row[n]) for row in every), default=0) for n in range(2)]
    lines: list[str] = []
    for one in found:
        lines += ["", *_title(one)] if lines else _title(one)
        for name, value, origin in rows[id(one)]:
            lines.append(f"  {pad(name, widths[0])}  {pad(value, widths[1])}  {origin}".rstrip())
    return "\n".join(lines)


def _title(one: Effective) -> list[str]:
    if isinstance(one.constraint, Rule):
        strength = "hard" if one.constraint.strict else f"weight {one.constraint.weight}"
        return wrap(
            f"{one.constraint.label}: {one.constraint.sentence} ({strength})", width=width()
        )
    name = one.constraint.name
    return [name if one.constraint.enabled else f"{name}: off ({one.switch})"]


def _shown(one: Effective) -> list[Value]:
    """The values worth a line: none of what is off, a weight only where somebody wrote it."""
    if not one.constraint.enabled:
        return []
    return [value for value in one.values if value.setting != "weight" or value.origin != DEFAULT]


def _cells(value: Value) -> tuple[str, str, str]:
    words = value_words(value.value)
    counted = isinstance(value.value, int) and not isinstance(value.value, bool)
    amount = f"{words} {value.unit}" if counted else words
    return value.setting, cut(amount, WIDEST_VALUE), value.origin


def _as_json(found: Sequence[Effective]) -> str:
    return json.dumps([_record(one) for one in found], indent=2, ensure_ascii=False, default=str)


def _record(one: Effective) -> dict[str, Any]:
    constraint = one.constraint
    if isinstance(constraint, Rule):
        strength = {"strength": constraint.strength, "weight": constraint.weight}
        return {"rule": constraint.label, "says": constraint.sentence, **strength}
    values = [
        {
            "setting": value.setting,
            "value": plain_value(value.value),
            "unit": value.unit,
            "from": value.origin,
        }
        for value in one.values
    ]
    on = {"enabled": constraint.enabled, "enabled_from": one.switch}
    return {"constraint": constraint.name, **on, "settings": values}


FORMATS: dict[str, Callable[[Sequence[Effective]], str]] = {"table": _as_table, "json": _as_json}
