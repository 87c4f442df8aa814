"""Relaxations of a cause: edits of athlete.yaml that loosen it, from the smallest on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from planner.constraints.base import Constraint
from planner.explain.cause_text import constraint_of, setting_of, value_of
from planner.explain.yaml_location import day_key, run_path
from planner.instance import Instance
from planner.reference.setting_facts import Form
from planner.rules.rule import Rule, Unit
from planner.rules.rule_keys import MOST_AMOUNT, PREFERRED_POINTS, UNITS
from planner.settings.base import Bounds
from planner.solver.causes import Cause, CostCeiling, Fact, FactKind, Requirement
from planner.text.dates import DAYS
from planner.text.key_path import KeyPath
from planner.yaml.edit.edits import Edit
from planner.yaml.edit.json_pointers import pointer_of


@dataclass(frozen=True, slots=True)
class RelaxationPart:
    """The part of a relaxation that rewrites one subject.

    Attributes:
        edits: Edits of the file, to make together.
        subject: The setting, rule or entry, in words.
        size: How much it asks of the athlete, in arbitrary points.
        before: The value written before, if it is replaced.
        after: The value written instead.
    """

    edits: tuple[Edit, ...]
    subject: str
    size: int
    before: object = None
    after: object = None

    @property
    def message(self) -> str:
        """The edit in words."""
        change = "" if self.after is None else f": {self.before} → {self.after}"
        return f"{self.subject}{change}"


@dataclass(frozen=True, slots=True)
class Relaxation:
    """Edits of athlete.yaml that together loosen what stands in the way."""

    parts: tuple[RelaxationPart, ...]

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The edits of all parts."""
        return tuple(edit for part in self.parts for edit in part.edits)

    @property
    def message(self) -> str:
        """All parts in words."""
        return "; and ".join(part.message for part in self.parts)

    @property
    def size(self) -> int:
        """Sum of the parts' sizes; smaller relaxations are tried first."""
        return sum(part.size for part in self.parts)

    def followed_by(self, later: "Relaxation") -> "Relaxation":
        """Joins a later relaxation to this one; it wins where both rewrite a subject."""
        before = {part.subject: part for part in self.parts}
        merged = [
            replace(part, before=before[part.subject].before) if part.subject in before else part
            for part in later.parts
        ]
        subjects = {part.subject for part in merged}
        return Relaxation((*(p for p in self.parts if p.subject not in subjects), *merged))


@dataclass(frozen=True, slots=True)
class RelaxationSeries:
    """Relaxations of one subject, each further than the one before."""

    steps: tuple[Relaxation, ...]


def relaxations_of(
    cause: Cause, instance: Instance, as_written: Instance | None = None
) -> Iterator[RelaxationSeries]:
    """Yields the relaxations of a cause; none of what keeps the athlete safe.

    Args:
        cause: The cause to loosen.
        instance: The file that it is in.
        as_written: The version whose lines name the rules; None for ``instance``.
    """
    if isinstance(cause, Fact):
        yield from _of_fact(cause, instance)
        return
    if isinstance(cause, CostCeiling):
        return
    constraint = constraint_of(cause.constraint, instance)
    if isinstance(constraint, Rule):
        yield from _of_rule(constraint, instance, as_written or instance)
    elif constraint.safety.can_be_loosened(youth=instance.problem.youth):
        yield from _of_constraint(constraint, cause, instance)


def _of_rule(rule: Rule, instance: Instance, as_written: Instance) -> Iterator[RelaxationSeries]:
    if rule.number is None:
        return
    rules = (each for each in as_written.constraints if isinstance(each, Rule))
    label = next((each.label for each in rules if each.number == rule.number), rule.label)
    entry = instance.written.document.data["rules"][rule.number]
    kind = next(key for key in entry if key not in ("weight", "name"))
    path: KeyPath = ("rules", rule.number, kind)
    unit = next((unit for unit in UNITS if unit in (entry[kind] or ())), None)
    if unit is not None and kind in ("at_least", "at_most"):
        value = entry[kind][unit]
        amounts = _amounts(value, 1 if kind == "at_least" else MOST_AMOUNT[Unit(unit)])
        steps = tuple(
            _rewrite(Edit(pointer_of((*path, unit)), amount), f"{label}, {unit}", value, amount)
            for amount in amounts
        )
        if steps:  # there is nothing below one
            yield RelaxationSeries(steps)
    soft_edit = Edit(pointer_of((*path, "weight")), PREFERRED_POINTS)
    soft = RelaxationPart((soft_edit,), f"{label}: a wish (weight: {PREFERRED_POINTS})", 8)
    yield RelaxationSeries((Relaxation((soft,)),))


def _of_constraint(
    constraint: Constraint, cause: Requirement, instance: Instance
) -> Iterator[RelaxationSeries]:
    if constraint.strict:
        edit = setting_edit(constraint, "strength", "soft", instance)
        part = RelaxationPart((edit,), f"{constraint.name}.strength", 8, "hard", "soft")
        yield RelaxationSeries((Relaxation((part,)),))
    written = _written(constraint, instance)
    for name in (name for name in written if cause.setting in ("", name)):
        about = setting_of(constraint, name)
        value = value_of(constraint, name, instance)
        if about.form is not Form.NUMBER or not isinstance(value, int):
            continue
        low = 0 if about.minimum is None else about.minimum
        high = value if about.maximum is None else about.maximum
        for end in (low, high):
            steps = tuple(
                _rewrite(
                    setting_edit(constraint, name, amount, instance),
                    f"{constraint.name}.{name}",
                    value,
                    amount,
                )
                for amount in _amounts(value, end)
            )
            if steps:
                yield RelaxationSeries(steps)


def _written(constraint: Constraint, instance: Instance) -> list[str]:
    """Returns the settings that the athlete wrote; a default is no wish to give up."""
    written = (
        setting
        for (name, setting), origin in instance.written.origins.items()
        if name == constraint.name and origin.file == instance.written.document.name
    )
    return sorted(setting for setting in written if setting not in ("enabled", "weight"))


def _rewrite(edit: Edit, subject: str, value: int, amount: int) -> Relaxation:
    """Rewrites a number; its size is the share of the old one, ten for all of it."""
    size = 1 + 10 * abs(amount - value) // max(1, value)
    return Relaxation((RelaxationPart((edit,), subject, size, value, amount),))


def _amounts(value: int, end: int) -> Sequence[int]:
    """Returns numbers from the nearest other one to the end, far ones in growing strides."""
    step = 1 if end > value else -1
    found, stride, at = [], 1, value
    while at != end:
        at = at + step * stride
        at = min(at, end) if step > 0 else max(at, end)
        found.append(at)
        stride += len(found) // 10
    return found


def setting_edit(constraint: Constraint, setting: str, value: object, instance: Instance) -> Edit:
    """Makes the edit that writes a setting, whatever short form the file uses."""
    data = instance.written.document.data
    section = data.get("constraints") if isinstance(data, dict) else None
    given = section.get(constraint.name) if isinstance(section, dict) else None
    path: KeyPath = ("constraints", constraint.name)
    first, _, part = setting.partition(".")
    if given is not None and not isinstance(given, dict):
        if setting == constraint.dominant:
            return Edit(pointer_of(path), value)
        whole: dict[str, Any] = dict(constraint.spelled_out(given))
        whole[first] = _bounds(whole.get(first), part, value) if part else value
        return Edit(pointer_of(path), whole)
    own = given.get(first) if given else None
    if part and isinstance(own, int):
        return Edit(pointer_of((*path, first)), _bounds(own, part, value))
    default = type(constraint).model_fields[first].default
    if isinstance(default, Bounds) and not part:
        part = "target"
    return Edit(pointer_of((*path, first, part) if part else (*path, first)), value)


def _bounds(own: object, part: str, value: object) -> dict[str, Any]:
    before = {"target": own} if isinstance(own, int) else dict(own) if isinstance(own, dict) else {}
    return {**before, part: value}


def _of_fact(fact: Fact, instance: Instance) -> Iterator[RelaxationSeries]:
    match fact.kind:
        case FactKind.EQUIPMENT:
            yield RelaxationSeries((_equip(fact.name, instance),))
        case FactKind.RUN if fact.day is not None:
            yield from _other_days(fact.day, fact, instance)


def _equip(name: str, instance: Instance) -> Relaxation:
    given = instance.written.document.data.get("athlete", {}).get("equipment")
    owned = given if isinstance(given, list) else [given] if given else []
    edit = Edit(pointer_of(("athlete", "equipment")), [*owned, name])
    return Relaxation((RelaxationPart((edit,), f"athlete.equipment: add {name}", 6),))


def _other_days(day: date, fact: Fact, instance: Instance) -> Iterator[RelaxationSeries]:
    """Yields moves of a run of the usual week to each weekday without one."""
    path = run_path(instance, fact)
    running = instance.written.document.data.get("running", {})
    week = running.get("week") if isinstance(running, dict) else None
    if path[:2] != ("running", "week") or not isinstance(week, dict) or len(path) < 3:
        return
    name, entry = DAYS[day.weekday()], week[str(path[2])]
    others = (week.get(day_key(week, n) or "", "rest") for n in range(7))
    for other, there in zip(DAYS, others, strict=True):
        if there in ("rest", None) or (isinstance(there, dict) and there.get("kind") == "rest"):
            edits = (
                Edit(pointer_of(("running", "week", name)), "rest"),
                Edit(pointer_of(("running", "week", other)), entry),
            )
            kind = fact.run.kind_words if fact.run else "run"
            message = f"move {name.capitalize()}'s {kind} to {other.capitalize()}"
            yield RelaxationSeries((Relaxation((RelaxationPart(edits, message, 5),)),))
