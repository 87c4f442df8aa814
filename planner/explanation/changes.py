"""Edits of athlete.yaml that could loosen a cause, from the smallest to the largest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from planner.constraints import Constraint
from planner.explanation.because import constraint_of, setting_of, value_of
from planner.explanation.causes import Cause, Fact, FactKind, Stated, Wish
from planner.explanation.places import day_key, run_path
from planner.loading import Loaded
from planner.manual.facts import Form
from planner.rules import Rule
from planner.rules.keys import MOST_AMOUNT, PREFERRED_POINTS, UNITS
from planner.rules.rule import Unit
from planner.settings.base import Bounds
from planner.text.dates import DAYS
from planner.text.key_path import KeyPath
from planner.yaml_edit import Edit, pointer_of


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is written otherwise.

    Attributes:
        edits: What to write, all of it together.
        what: What it is, in words.
        size: How much it asks of the athlete.
        before: What was written, where there is a before and an after.
        after: What is written instead.
    """

    edits: tuple[Edit, ...]
    what: str
    size: int
    before: object = None
    after: object = None

    @property
    def message(self) -> str:
        """The edit in words."""
        return self.what if self.after is None else f"{self.what}: {self.before} → {self.after}"


@dataclass(frozen=True, slots=True)
class Change:
    """Things that are written otherwise, together."""

    parts: tuple[Part, ...]

    @property
    def edits(self) -> tuple[Edit, ...]:
        """What to write."""
        return tuple(edit for part in self.parts for edit in part.edits)

    @property
    def message(self) -> str:
        """The edits in words."""
        return "; and ".join(part.message for part in self.parts)

    @property
    def size(self) -> int:
        """How much it asks of the athlete; smaller ones are tried first."""
        return sum(part.size for part in self.parts)

    def then(self, later: "Change") -> "Change":
        """This and a later one, which wins where both write the same."""
        before = {part.what: part for part in self.parts}
        mended = [
            replace(part, before=before[part.what].before) if part.what in before else part
            for part in later.parts
        ]
        whats = {part.what for part in mended}
        return Change((*(p for p in self.parts if p.what not in whats), *mended))


@dataclass(frozen=True, slots=True)
class Ladder:
    """Changes of one thing, each further than the one before; the first that helps is wanted."""

    steps: tuple[Change, ...]


def ladders_of(cause: Cause, loaded: Loaded, as_written: Loaded | None = None) -> Iterator[Ladder]:
    """What could be done about a cause; nothing for what keeps the athlete safe.

    Args:
        cause: What is to be loosened.
        loaded: The file that it is in.
        as_written: The file whose lines rules are named by, if that is another version.
    """
    if isinstance(cause, Fact):
        yield from _of_fact(cause, loaded)
        return
    if isinstance(cause, Wish):
        return
    constraint = constraint_of(cause.constraint, loaded)
    if isinstance(constraint, Rule):
        yield from _of_rule(constraint, loaded, as_written or loaded)
    elif constraint.safety.can_be_loosened(youth=loaded.problem.youth):
        yield from _of_constraint(constraint, cause, loaded)


def _of_rule(rule: Rule, loaded: Loaded, as_written: Loaded) -> Iterator[Ladder]:
    if rule.number is None:
        return
    rules = (each for each in as_written.constraints if isinstance(each, Rule))
    label = next((each.label for each in rules if each.number == rule.number), rule.label)
    entry = loaded.written.document.data["rules"][rule.number]
    kind = next(key for key in entry if key not in ("weight", "name"))
    path: KeyPath = ("rules", rule.number, kind)
    unit = next((unit for unit in UNITS if unit in (entry[kind] or ())), None)
    if unit is not None and kind in ("at_least", "at_most"):
        value = entry[kind][unit]
        amounts = _steps(value, 1 if kind == "at_least" else MOST_AMOUNT[Unit(unit)])
        steps = tuple(
            _changed(Edit(pointer_of((*path, unit)), amount), f"{label}, {unit}", value, amount)
            for amount in amounts
        )
        if steps:  # there is nothing below one
            yield Ladder(steps)
    wish = Edit(pointer_of((*path, "weight")), PREFERRED_POINTS)
    wished = Part((wish,), f"{label}: a wish (weight: {PREFERRED_POINTS})", 8)
    yield Ladder((Change((wished,)),))


def _of_constraint(constraint: Constraint, cause: Stated, loaded: Loaded) -> Iterator[Ladder]:
    if constraint.strict:
        edit = setting_edit(constraint, "strength", "soft", loaded)
        part = Part((edit,), f"{constraint.name}.strength", 8, "hard", "soft")
        yield Ladder((Change((part,)),))
    written = _written(constraint, loaded)
    for name in (name for name in written if cause.setting in ("", name)):
        about = setting_of(constraint, name)
        value = value_of(constraint, name, loaded)
        if about.form is not Form.NUMBER or not isinstance(value, int):
            continue
        low = 0 if about.minimum is None else about.minimum
        high = value if about.maximum is None else about.maximum
        for end in (low, high):
            steps = tuple(
                _changed(
                    setting_edit(constraint, name, amount, loaded),
                    f"{constraint.name}.{name}",
                    value,
                    amount,
                )
                for amount in _steps(value, end)
            )
            if steps:
                yield Ladder(steps)


def _written(constraint: Constraint, loaded: Loaded) -> list[str]:
    """Settings that the athlete wrote; a default is nobody's wish that could be given up."""
    written = (
        setting
        for (name, setting), origin in loaded.written.origins.items()
        if name == constraint.name and origin.file == loaded.written.document.name
    )
    return sorted(setting for setting in written if setting not in ("enabled", "weight"))


def _changed(edit: Edit, what: str, value: int, amount: int) -> Change:
    """Another number; it counts by its share of what was written, ten for all of it."""
    size = 1 + 10 * abs(amount - value) // max(1, value)
    return Change((Part((edit,), what, size, value, amount),))


def _steps(value: int, end: int) -> Sequence[int]:
    """From the nearest other number to the last; far ones in strides that grow."""
    step = 1 if end > value else -1
    found, stride, at = [], 1, value
    while at != end:
        at = at + step * stride
        at = min(at, end) if step > 0 else max(at, end)
        found.append(at)
        stride += len(found) // 10
    return found


def setting_edit(constraint: Constraint, setting: str, value: object, loaded: Loaded) -> Edit:
    """The edit that writes a setting, whatever short form the file uses."""
    data = loaded.written.document.data
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


def _of_fact(fact: Fact, loaded: Loaded) -> Iterator[Ladder]:
    match fact.kind:
        case FactKind.EQUIPMENT:
            yield Ladder((_equip(fact.name, loaded),))
        case FactKind.RUN if fact.day is not None:
            yield from _other_days(fact.day, fact, loaded)


def _equip(name: str, loaded: Loaded) -> Change:
    given = loaded.written.document.data.get("athlete", {}).get("equipment")
    owned = given if isinstance(given, list) else [given] if given else []
    edit = Edit(pointer_of(("athlete", "equipment")), [*owned, name])
    return Change((Part((edit,), f"athlete.equipment: add {name}", 6),))


def _other_days(day: date, fact: Fact, loaded: Loaded) -> Iterator[Ladder]:
    """A run of the usual week on each weekday without one."""
    path = run_path(loaded, fact)
    running = loaded.written.document.data.get("running", {})
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
            yield Ladder((Change((Part(edits, message, 5),)),))
