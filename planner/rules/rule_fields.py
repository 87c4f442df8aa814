"""Read one rule's selectors and amounts, each mistake noted at its place."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple, TypeVar

from planner.athlete.fields import read_date
from planner.athlete.model_reader import Reading, unknown_key
from planner.athlete.words import read_switch
from planner.rules.rule_keys import BESIDE, EXAMPLES, KEYS, TRAITS, WHAT, WHEN
from planner.rules.rule_values import Names, read_class, read_phase, read_week, read_weekdays
from planner.rules.selectors import Sessions
from planner.text.key_path import KeyPath

T = TypeVar("T")


class Work(NamedTuple):
    """A rule selects these exercises, None for all, and calls them so."""

    exercises: frozenset[str] | None
    what: str


class Body:
    """The body holds the keys of one rule.

    Args:
        reading: Notes mistakes.
        kind: Such as ``forbid``.
        entry: The rule, a mapping with that key.
        path: The rule's key path.
    """

    def __init__(self, reading: Reading, kind: str, entry: dict[str, Any], path: KeyPath) -> None:
        self.reading = reading
        self.kind = kind
        self.path: KeyPath = (*path, kind)
        inside = reading.mapping(entry[kind], self.path, EXAMPLES[kind])
        beside = {key: entry[key] for key in BESIDE if key in entry}
        self._data: dict[str, Any] = {**beside, **inside}
        self._paths: dict[str, KeyPath] = {key: (*path, key) for key in beside}
        self._paths |= {key: (*self.path, key) for key in inside}
        if not inside and (entry[kind] is None or isinstance(entry[kind], dict)):
            self.say(f"nothing is written here; write it as {EXAMPLES[kind]}")
        for key in self._data:
            self._check(key, twice=key in beside and key in inside)

    def _check(self, key: str, *, twice: bool) -> None:
        if key not in KEYS[self.kind]:
            self.say(unknown_key(key, KEYS[self.kind]), key, of_key=True)
        elif twice:
            self.say(f"{key} is written twice; write it once", key, of_key=True)
        elif self._data[key] is None or self._data[key] == []:
            self.say(f"nothing is written here; write a value, or leave {key} out", key)

    def say(self, message: str, key: str | None = None, *, of_key: bool = False) -> None:
        """Note a mistake at a key's value, or at the rule."""
        path = self._paths.get(key, self.path) if key else self.path
        self.reading.say(path, message, of_key=of_key)

    def has(self, *keys: str) -> list[str]:
        """List those of the keys that are written and belong to this kind of rule."""
        return [key for key in keys if key in self._data and key in KEYS[self.kind]]

    def value(self, key: str, read: Callable[[Any], T]) -> T | None:
        """Read a key's value; None if it is not there, or a mistake."""
        written = self._data[key] if self.has(key) else None
        return self.reading.value(read, written, self._paths.get(key, self.path))

    @property
    def empty(self) -> bool:
        """Tell whether nothing is written at all."""
        return not self._data

    def size(self, key: str) -> int:
        """Count the values of a key, right or wrong."""
        data = self._data.get(key, [])
        return len(data) if isinstance(data, list) else 1

    def values(self, key: str, read: Callable[[Any], T]) -> list[T]:
        """Read a key's value, or each value of its list."""
        data = self._data[key] if self.has(key) else None
        if not isinstance(data, list):
            found = self.value(key, read)
            return [] if found is None else [found]
        made = []
        for n, entry in enumerate(data):
            place = (*self._paths[key], n)
            if entry is None:
                self.reading.say(place, "nothing is written here; take it out")
            made.append(self.reading.value(read, entry, place))
        return [each for each in made if each is not None]

    def sessions(self) -> Sessions:
        """Read the sessions that the rule is about."""
        first, last = self.value("from", read_date), self.value("to", read_date)
        if first and last and last < first:
            self.say(f"{last} is before from, {first}; write a later day", "to")
        if self.has("date") and self.has("from", "to"):
            self.say("write either date, or from and to", "date", of_key=True)
        return Sessions(
            weekdays=frozenset().union(*self.values("weekday", read_weekdays)),
            first=first,
            last=last,
            dates=frozenset(self.values("date", read_date)),
            weeks=frozenset(self.values("week", read_week)),
            phases=frozenset(self.values("phase", read_phase)),
            classes=frozenset(self.values("class", read_class)),
        )

    def selects(self) -> bool:
        """Tell whether it says anything about sessions or exercises."""
        return bool(self.has(*WHEN, *TRAITS))

    def work(self, names: Names) -> Work:
        """Find the exercises that have one value of each trait that is written."""
        secondary = bool(self.value("secondary", read_switch))
        if secondary and not self.has("area", "group"):
            self.say("secondary says how an area counts; write area or group too", "secondary")
        read: dict[str, Callable[[object], tuple[str, frozenset[str]]]] = {
            "exercise": names.exercise,
            "ladder": names.ladder,
            "family": names.family,
            "area": partial(names.area, secondary=secondary),
            "group": partial(names.group, secondary=secondary),
            "pattern": names.pattern,
            "level": names.level,
            "equipment": names.equipment,
        }
        exercises: frozenset[str] | None = None
        words = []
        for trait in self.has(*WHAT):
            found = self.values(trait, read[trait]) if trait in read else []
            if found:
                words.append(" or ".join(name for name, _ in found))
                ids = frozenset[str]().union(*(ids for _, ids in found))
                exercises = ids if exercises is None else exercises & ids
        if exercises is not None and not exercises:
            self.say(f"no exercise is all of this: {', '.join(words)}; take something out")
        return Work(exercises, ", ".join(words) or "exercises")
