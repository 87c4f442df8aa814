"""Turns the options of ``whatif`` (busy days, a race, less equipment) into edits."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, TypeVar

from planner.athlete.fields import read_date, read_window
from planner.athlete.words import EQUIPMENT
from planner.errors import InputError, Mistake, UsageError
from planner.explain.busy_days import WHOLE_DAY, Minutes, equal_days, exception_entry, subtract
from planner.instance import Instance, load
from planner.text.cleaning import UNSAFE, clean, quoted
from planner.text.did_you_mean import did_you_mean
from planner.text.lists import or_list
from planner.yaml.edit.edits import Edit, edited
from planner.yaml.edit.json_pointers import pointer_of

BUSY: Final = "--busy"
RACE: Final = "--race"
WITHOUT: Final = "--without"

MOST_APPENDED: Final = 14
"""Most exceptions appended one by one (engineering); of more, the list is rewritten."""

_BUSY: Final = re.compile(r"(?P<first>[^\s.]+)(\s*\.\.\s*(?P<last>[^\s.]+))?(\s+(?P<times>.+))?")
_BUSY_EXAMPLES: Final = "2027-02-08, 2027-02-08..2027-02-12 or '2027-02-08 18:00-20:00'"
_RACE_EXAMPLES: Final = "'Spring 10k, 2027-04-11, 10 km' or 'Spring 10k, 2027-04-11, 10 km, B'"
_LIKE_A_DATE: Final = re.compile(r"\d+-\d+-\d+")
_OF_RACE: Final = re.compile(r"races\[(?P<number>\d+)\]\.?(?P<key>.*)")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class WhatIfOptions:
    """Texts of the options of ``whatif``.

    Attributes:
        busy: ``DAY`` or ``FIRST..LAST`` (both included), then times if not the whole day is meant.
        races: ``NAME, DATE, DISTANCE`` and a priority where it is not A; the name may hold commas.
        without: Equipment that is taken away, or an exercise, ladder or family that is left out.
    """

    busy: tuple[str, ...] = ()
    races: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    @property
    def named(self) -> tuple[tuple[str, str], ...]:
        """Each text behind its option."""
        options = ((BUSY, self.busy), (RACE, self.races), (WITHOUT, self.without))
        return tuple((option, text) for option, texts in options for text in texts)


def what_if(
    instance: Instance, options: WhatIfOptions, settings: Sequence[str], today: date
) -> tuple[Instance, tuple[Edit, ...]]:
    """Returns the file as it would be, and the edits that make it so; writes nothing.

    Args:
        instance: The file as it is; a season without a start keeps the start that it has there.
        options: Texts of the options.
        settings: Texts of ``--set``, which win over the file.
        today: See ``load``.

    Raises:
        InputError: Every mistake in the wishes and settings.
        UsageError: The file can't be edited, for example as a key is written with ``?``.
    """
    reading = _Reading(instance)
    edits = (
        *reading.without(options.without),
        *reading.races(options.races),
        *reading.busy(options.busy),
    )
    try:
        text = edited(instance.written.text, edits, instance.written.document.name)
    except ValueError as error:
        raise UsageError(str(error), "write the change into a copy of the file") from error
    start = instance.problem.season.start
    try:
        changed = load(
            instance.written.path, today=today, season_start=start, options=settings, text=text
        )
    except InputError as error:
        mistakes = [reading.of_option(mistake) for mistake in error.mistakes]
        raise InputError([*reading.mistakes, *mistakes]) from error
    if reading.mistakes:
        raise InputError(reading.mistakes)
    return changed, edits


class _Reading:
    """Reads the options once and collects their mistakes; races are read before busy days."""

    def __init__(self, instance: Instance) -> None:
        self.mistakes: list[Mistake] = []
        self._instance = instance
        self._start, self._end = instance.problem.season.start, instance.problem.season.end
        self._races: list[str] = []

    def without(self, texts: Iterable[str]) -> list[Edit]:
        """Takes equipment out; excludes exercises, ladders and families."""
        owned = self._instance.problem.file.athlete.equipment
        out, excluded = [], []
        for text in self._each(WITHOUT, texts):
            if text in owned:
                out += [n for n, name in enumerate(owned) if name == text]
            elif message := self._refused(text):
                self._say(WITHOUT, text, message)
            else:
                excluded.append(Edit("/athlete/exclude/-", text))
        places = sorted(out, reverse=True)
        taken = [Edit(pointer_of(("athlete", "equipment", n)), None) for n in places]
        return [*taken, *excluded]

    def _refused(self, text: str) -> str:
        """Says why a name can't be left out; empty if it can."""
        owned, catalogue = (
            self._instance.problem.file.athlete.equipment,
            self._instance.problem.catalogue,
        )
        if text in EQUIPMENT:
            has = f"it has {' and '.join(owned)}" if owned else "it has none"
            return f"{quoted(text)} is not in athlete.equipment; {has}"
        found = catalogue.resolve(text)
        if found is None:
            near = catalogue.suggest(text)
            guess = did_you_mean(text, EQUIPMENT) or (f"; did you mean '{near}'?" if near else "")
            known = f"; equipment is {or_list(EQUIPMENT)}"
            return f"{quoted(text)} is no equipment, exercise, ladder or family{guess or known}"
        if found[1] <= self._instance.problem.excluded:
            return f"{quoted(text)} is in athlete.exclude already; leave it out here"
        return ""

    def races(self, texts: Iterable[str]) -> list[Edit]:
        """Appends races; ``load`` finds what is wrong with their parts."""
        edits = []
        for text in self._each(RACE, texts):
            parts = [part.strip() for part in text.split(",")]
            dates = [n for n, part in enumerate(parts) if n and _LIKE_A_DATE.fullmatch(part)]
            at = dates[-1] if dates else 1
            if not 2 <= len(parts[at:]) <= 3:
                message = f"{quoted(text)} is not a race; write it as {_RACE_EXAMPLES}"
                self._say(RACE, text, message)
                continue
            day = _date_or_text(parts[at])
            if isinstance(day, date) and day < self._start:
                self._say(RACE, text, f"{day} is before the season's start, {self._start}")
                continue
            if isinstance(day, date) and self._instance.problem.file.season.end is None:
                self._end = max(self._end, day)
            keys = ("name", "date", "distance", "priority")
            values = (", ".join(parts[:at]), day, *parts[at + 1 :])
            edits.append(Edit("/races/-", dict(zip(keys, values, strict=False))))
            self._races.append(text)
        return edits

    def of_option(self, mistake: Mistake) -> Mistake:
        """Moves a mistake of the changed file to the option of the new race that it is about."""
        found = _OF_RACE.fullmatch(mistake.where)
        place = int(found["number"]) - 1 - len(self._instance.problem.file.races) if found else -1
        if found is None or place < 0 or mistake.file != self._instance.written.document.name:
            return mistake
        name = _named(RACE, self._races[place])
        return replace(mistake, file=name, line=1, column=1, where=found["key"])

    def busy(self, texts: Iterable[str]) -> list[Edit]:
        """Adds exceptions that take busy times out of each day's own windows."""
        busy: dict[date, list[Minutes]] = {}
        for text in self._each(BUSY, texts):
            days, minutes = self._busy(text)
            for day in days:
                busy.setdefault(day, []).append(minutes)
        usual = {day: self._windows(day) for day in sorted(busy)}
        left = {day: subtract(usual[day], busy[day]) for day in usual}
        new = [
            exception_entry(days, left[days[0]])
            for days in equal_days(left)
            if any(left[day] != usual[day] for day in days)
        ]
        written = self._instance.written.document.data["free_time"].get("exceptions") or []
        if written and len(new) <= MOST_APPENDED:
            return [Edit("/free_time/exceptions/-", each) for each in new]
        return [Edit("/free_time/exceptions", [*written, *new])] if new else []

    def _windows(self, day: date) -> list[Minutes]:
        return [(each.start, each.end) for each in self._instance.problem.clock_windows(day)]

    def _busy(self, text: str) -> tuple[list[date], Minutes]:
        """Reads the season's days that an option names, and its times; none after a mistake."""
        found = _BUSY.fullmatch(text)
        before = len(self.mistakes)
        if found is None:
            message = f"{quoted(text)} is not a time; write it as {_BUSY_EXAMPLES}"
            self._say(BUSY, text, message)
            return [], WHOLE_DAY
        first = self._value(read_date, found["first"], text)
        last = self._value(read_date, found["last"], text) if found["last"] else first
        minutes = self._value(read_window, found["times"], text) if found["times"] else WHOLE_DAY
        if first and last and (message := self._not_in_season(first, last)):
            self._say(BUSY, text, message)
        if len(self.mistakes) > before or not (first and last and minutes):
            return [], WHOLE_DAY
        start, end = max(first, self._start), min(last, self._end)
        return [start + timedelta(days=n) for n in range((end - start).days + 1)], minutes

    def _value(self, read: Callable[[str], T], part: str, text: str) -> T | None:
        try:
            return read(part)
        except ValueError as error:
            self._say(BUSY, text, str(error))
            return None

    def _not_in_season(self, first: date, last: date) -> str:
        if last < first:
            return f"{last} is before {first}; write the first day first, as {first}..{last}"
        if last < self._start:
            return f"{last} is before the season's start, {self._start}"
        return f"{first} is after the season's end, {self._end}" if first > self._end else ""

    def _each(self, option: str, texts: Iterable[str]) -> Iterator[str]:
        """Yields each text once, stripped; refuses control characters."""
        for text in dict.fromkeys(text.strip() for text in texts):
            if UNSAFE.search(text):
                self._say(option, text, "control characters are not allowed; take them out")
            else:
                yield text

    def _say(self, option: str, text: str, message: str) -> None:
        self.mistakes.append(Mistake(_named(option, text), 1, 1, "", message))


def _named(option: str, text: str) -> str:
    return clean(f"{option} {text}")


def _date_or_text(text: str) -> date | str:
    try:
        return read_date(text)
    except ValueError:
        return text
