"""Show the value of each setting in force for an athlete, and its origin."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from planner.cli.constraint_views import plain_value, width
from planner.constraints import Constraint
from planner.loading import Loaded
from planner.manual.facts import Setting, because, value_words
from planner.manual.pages import common_settings, settings_of
from planner.rules import Rule
from planner.settings import every_constraint
from planner.wording import columns, cut, pad, wrap

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
class InForce:
    """One constraint, or one rule of the athlete's own, with its values.

    Attributes:
        constraint: The constraint with its settings.
        values: Its values; empty for a rule.
        switch: The origin of its being on or off.
    """

    constraint: Constraint
    values: tuple[Value, ...]
    switch: str


def in_force(loaded: Loaded, only: type[Constraint] | None = None) -> tuple[InForce, ...]:
    """List an athlete's constraints and rules, or one of them, with the values in force."""
    known = {one.name: one for one in (*loaded.constraints, *loaded.switched_off)}
    kinds = [kind for kind in every_constraint() if only in (None, kind)]
    rules = [one for one in loaded.constraints if isinstance(one, Rule)] if only is None else []
    built_in = [_in_force(known[kind.name], loaded) for kind in kinds]
    return (*built_in, *(InForce(rule, (), rule.place) for rule in rules))


def _in_force(constraint: Constraint, loaded: Loaded) -> InForce:
    kind = type(constraint)
    look_up = _LookUp(constraint, loaded)
    values = [value for setting in settings_of(kind) for value in look_up.values(setting)]
    switch, weight = (look_up.value(each, each.name) for each in common_settings())
    return InForce(constraint, (*values, weight), switch.origin)


class _LookUp:
    """The look-up finds the values of one constraint, and their origins."""

    def __init__(self, constraint: Constraint, loaded: Loaded) -> None:
        self._constraint = constraint
        self._origins = loaded.origins
        self._follows = constraint.defaults_for(loaded.problem)
        self._limits = constraint.clipped_by_age(loaded.problem)

    def values(self, setting: Setting) -> Iterator[Value]:
        """Yield the value of a setting, or of those of its parts that are set."""
        parts = [self.value(part, f"{setting.name}.{part.name}") for part in setting.parts]
        told = [part for part in parts if part.value is not None or part.origin != DEFAULT]
        yield from told or [self.value(setting, setting.name)]

    def value(self, setting: Setting, path: str) -> Value:
        """Return the value at a dotted path."""
        found = attrgetter(path)(self._constraint)
        origin = self._origins.get((self._constraint.name, path))
        following = self._follows.get(path)
        if following and (origin is None or found is None):
            value, why = following
            return Value(path, value, setting.unit, f"{DEFAULT} {because(why)}")
        if path in self._limits:
            value, why = self._limits[path]
            return Value(path, value, setting.unit, f"{why}, whatever is written")
        return Value(path, found, setting.unit, origin.text if origin else DEFAULT)


def _as_table(found: Sequence[InForce]) -> str:
    rows = {id(one): [_cells(value) for value in _shown(one)] for one in found}
    every = [row for each in rows.values() for row in each]
    widths = [max((columns(row[n]) for row in every), default=0) for n in range(2)]
    lines: list[str] = []
    for one in found:
        lines += ["", *_title(one)] if lines else _title(one)
        for name, value, origin in rows[id(one)]:
            lines.append(f"  {pad(name, widths[0])}  {pad(value, widths[1])}  {origin}".rstrip())
    return "\n".join(lines)


def _title(one: InForce) -> list[str]:
    if isinstance(one.constraint, Rule):
        strength = "hard" if one.constraint.strict else f"weight {one.constraint.weight}"
        return wrap(
            f"{one.constraint.label}: {one.constraint.sentence} ({strength})", width=width()
        )
    name = one.constraint.name
    return [name if one.constraint.enabled else f"{name}: off ({one.switch})"]


def _shown(one: InForce) -> list[Value]:
    """List the values worth a line: none if it is off, a weight only where somebody wrote it."""
    if not one.constraint.enabled:
        return []
    return [value for value in one.values if value.setting != "weight" or value.origin != DEFAULT]


def _cells(value: Value) -> tuple[str, str, str]:
    words = value_words(value.value)
    counted = isinstance(value.value, int) and not isinstance(value.value, bool)
    amount = f"{words} {value.unit}" if counted else words
    return value.setting, cut(amount, WIDEST_VALUE), value.origin


def _as_json(found: Sequence[InForce]) -> str:
    return json.dumps([_record(one) for one in found], indent=2, ensure_ascii=False, default=str)


def _record(one: InForce) -> dict[str, Any]:
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


FORMATS: dict[str, Callable[[Sequence[InForce]], str]] = {"table": _as_table, "json": _as_json}
