"""Read single values as rules spell them: days, weeks, levels and the catalogue's names."""

import re
from collections.abc import Collection, Iterable
from datetime import date
from typing import Final

from planner.athlete.fields import DAY_GROUPS, days_of, guessed_day, read_monday
from planner.athlete.phase_kind import PhaseKind
from planner.athlete.words import one_of, read_equipment
from planner.catalogue.exercises import Catalogue, normalised
from planner.plan.plan import SessionClass
from planner.text.cleaning import quoted
from planner.text.dates import DAYS
from planner.text.did_you_mean import did_you_mean
from planner.text.lists import or_list

LEVELS: Final = (1, 5)
MOST_WEEK: Final = 160
"""No season of three years has more weeks."""

_LISTED: Final = "; coreplan catalogue lists them"

LEVEL_PATTERN: Final = "[1-5](\\+|-[1-5])?"


def read_weekdays(value: object) -> frozenset[int]:
    """Read one weekday, or a group of them such as ``weekend``.

    Raises:
        ValueError: Anything else.
    """
    days = days_of(value)
    if days is None:
        guess = guessed_day(value, (*DAYS, *DAY_GROUPS))
        advice = guess or "; write monday to sunday, or weekend"
        raise ValueError(f"{quoted(value)} is not a day{advice}")
    return frozenset(days)


def read_phase(value: object) -> PhaseKind:
    """Read a phase."""
    return PhaseKind(one_of(PhaseKind, "a phase")(value))


def read_class(value: object) -> SessionClass:
    """Read a class of session."""
    return SessionClass(one_of(SessionClass, "a class")(value))


def read_week(value: object) -> int | date:
    """Read the number of a week in the season, from 1, or its Monday.

    Raises:
        ValueError: Anything else.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        if 1 <= value <= MOST_WEEK:
            return value
        raise ValueError(f"{value} is not a week; the season's first one is 1")
    try:
        return read_monday(value)
    except ValueError as error:
        if isinstance(value, date) or re.match(r"\d{4}-", str(value)):
            raise
        hint = "write its number, as 3, or its Monday, as 2027-01-18"
        raise ValueError(f"{quoted(value)} is not a week; {hint}") from error


def read_levels(value: object) -> frozenset[int]:
    """Read ``3``, ``3+`` (and above) or ``2-3``.

    Raises:
        ValueError: Anything else.
    """
    text = "" if isinstance(value, bool) else str(value).strip()
    if re.fullmatch(LEVEL_PATTERN, text):
        first, last = int(text[0]), LEVELS[1] if text.endswith("+") else int(text[-1])
        if first <= last:
            return frozenset(range(first, last + 1))
    raise ValueError(f"{quoted(value)} is not a level; write 1 to 5, as 3, '3+' or '2-3'")


class Names:
    """Rules may call exercises and their properties by these names."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._areas = {normalised(area.name): area.id for area in catalogue.areas}
        self._areas |= {area.id: area.id for area in catalogue.areas}

    def any(self, value: object) -> tuple[str, frozenset[str]]:
        """Read an exercise, ladder or family, tried in this order: its name and its ids.

        Raises:
            ValueError: The name is unknown.
        """
        found = self.catalogue.resolve(value) if isinstance(value, str) else None
        if found is None or not isinstance(value, str):
            raise self._unknown(value, "an exercise, ladder or family")
        kind, ids = found
        if kind == "exercise":
            return self.catalogue.by_id[min(ids)].name.lower(), ids
        return _plain(value), ids

    def exercise(self, value: object) -> tuple[str, frozenset[str]]:
        """Read one exercise.

        Raises:
            ValueError: The name is unknown, or of a ladder or family.
        """
        found = self.catalogue.resolve(value) if isinstance(value, str) else None
        if found is None or found[0] != "exercise":
            raise self._unknown(value, "an exercise")
        return self.any(value)

    def ladder(self, value: object) -> tuple[str, frozenset[str]]:
        """Read a ladder.

        Raises:
            ValueError: The name is unknown, or of something else.
        """
        name = _known(value, self.catalogue.ladders)
        if name is None:
            raise self._unknown(value, "a ladder", self.catalogue.ladders)
        return _plain(name), frozenset(e.id for e in self.catalogue.ladders[name])

    def family(self, value: object) -> tuple[str, frozenset[str]]:
        """Read a family.

        Raises:
            ValueError: The name is unknown, or of something else.
        """
        name = _known(value, self.catalogue.families)
        if name is None:
            raise self._unknown(value, "a family", self.catalogue.families)
        members = (e.id for e in self.catalogue.exercises if e.family == name)
        return _plain(name), frozenset(members)

    def area(self, value: object, *, secondary: bool) -> tuple[str, frozenset[str]]:
        """Find exercises that train an area, by its id or name: as a primary one, or at all."""
        name = self._one_of(value, self._areas, "an area")
        return self._training({self._areas[name]}, secondary)

    def group(self, value: object, *, secondary: bool) -> tuple[str, frozenset[str]]:
        """Find exercises that train any area of a group."""
        groups = dict.fromkeys(area.group for area in self.catalogue.areas)
        name = self._one_of(value, groups, "a group")
        areas = {area.id for area in self.catalogue.areas if area.group == name}
        return f"{name} exercises", self._training(areas, secondary)[1]

    def pattern(self, value: object) -> tuple[str, frozenset[str]]:
        """Find exercises of a movement pattern."""
        name = self._one_of(value, self.catalogue.patterns, "a pattern")
        return name, frozenset(e.id for e in self.catalogue.exercises if e.pattern == name)

    def level(self, value: object) -> tuple[str, frozenset[str]]:
        """Find exercises of some levels."""
        levels = read_levels(value)
        ids = frozenset(e.id for e in self.catalogue.exercises if e.level in levels)
        return f"level {str(value).strip()}", ids

    def equipment(self, value: object) -> tuple[str, frozenset[str]]:
        """Find exercises that need a piece of equipment."""
        name = read_equipment(value)
        return f"{name} exercises", frozenset(
            e.id for e in self.catalogue.exercises if name in e.equipment
        )

    def _training(self, areas: set[str], secondary: bool) -> tuple[str, frozenset[str]]:
        names = [area.name for area in self.catalogue.areas if area.id in areas]
        return or_list(names), frozenset(
            e.id
            for e in self.catalogue.exercises
            if areas & {*e.primary, *(e.secondary if secondary else ())}
        )

    def _one_of(self, value: object, known: Iterable[str], what: str) -> str:
        names = tuple(known)
        found = _known(value, names)
        if found is not None:
            return found
        guess = did_you_mean(value, names) if isinstance(value, str) else ""
        raise ValueError(f"{quoted(value)} is not {what}{guess or _LISTED}")

    def _unknown(self, value: object, what: str, near_by: Iterable[str] = ()) -> ValueError:
        guess = did_you_mean(value, tuple(near_by)) if isinstance(value, str) else ""
        if guess:
            return ValueError(f"{quoted(value)} is not {what}{guess}")
        found = self.catalogue.resolve(value) if isinstance(value, str) else None
        if found:
            return ValueError(f"{quoted(value)} is not {what}; write it as {found[0]}: {value}")
        near = self.catalogue.suggest(value) if isinstance(value, str) else None
        hint = f"; did you mean '{near}'?" if near else _LISTED
        return ValueError(f"{quoted(value)} is not {what}{hint}")


def _known(value: object, names: Collection[str]) -> str | None:
    """Find the known name that equals a value but for case, spaces, hyphens and underscores."""
    plain = normalised(value) if isinstance(value, str) else None
    return plain if plain is not None and plain in names else None


def _plain(name: str) -> str:
    return name.strip().replace("-", " ").replace("_", " ").lower()
