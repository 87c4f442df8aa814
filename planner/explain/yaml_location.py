"""Locates facts in athlete.yaml."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from planner.athlete.fields import days_of, read_date
from planner.athlete.models.running import PlannedRun
from planner.athlete.words import as_list
from planner.instance import Instance
from planner.solver.causes import Fact, FactKind
from planner.text.cleaning import clean
from planner.text.key_path import KeyPath


def path_of(fact: Fact, instance: Instance) -> KeyPath:
    """Returns the path of a fact's entry, or of the section that lacks it."""
    data = instance.written.document.data
    match fact.kind:
        case FactKind.WINDOW:
            return ("free_time",)
        case FactKind.RACE:
            return _entry(data, ("races",), fact.day)
        case FactKind.RUN:
            return run_path(instance, fact)
        case FactKind.BUSY:
            return ("free_time", "busy")
        case FactKind.OTHER:
            return _other(data, fact)
        case FactKind.PAUSE:
            return ("season", "pauses")
        case FactKind.EQUIPMENT:
            return ("athlete", "equipment")
        case FactKind.AVOID:
            return _named(data, "avoid", "flag", fact.name)
        case FactKind.EXCLUDE:
            return _named(data, "exclude", "", fact.name)


def run_path(instance: Instance, fact: Fact) -> KeyPath:
    """Returns the path of a run: its file, else its dated entry, else the usual week's day."""
    data, day = instance.written.document.data, fact.day
    run = fact.run.run if fact.run else None
    if isinstance(run, PlannedRun):
        return _file(data, run.source)
    found = _entry(data, ("running", "runs"), day)
    if len(found) > 2 or day is None:
        return found
    key = day_key(_section(data, ("running", "week")), day.weekday())
    return ("running", "week", key) if key else ("running",)


def day_key(section: Mapping[str, Any], weekday: int) -> str | None:
    """Returns the key of a section that covers a weekday: its own, else a group's."""
    of_day = [key for key in section if weekday in (days_of(key) or ())]
    return min(of_day, key=lambda key: len(days_of(key) or ()), default=None)


def _section(data: Any, path: Sequence[str | int]) -> Mapping[str, Any]:
    for part in path:
        data = data.get(part) if isinstance(data, dict) else None
    return data if isinstance(data, dict) else {}


def _entry(data: Any, path: KeyPath, day: date | None) -> KeyPath:
    """Returns the path of the entry of a day; the list's own if there is none."""
    entries = _section(data, path[:-1]).get(str(path[-1]))
    for number, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict) and "date" in entry and read_date(entry["date"]) == day:
            return (*path, number)
    return path


def _file(data: Any, name: str) -> KeyPath:
    """Returns the path of the entry of ``running.runs`` that names a file."""
    path: KeyPath = ("running", "runs")
    entries = _section(data, path[:-1]).get("runs")
    for number, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, str) and clean(entry.strip()) == name:
            return (*path, number)
    return path


def _other(data: Any, fact: Fact) -> KeyPath:
    for number, entry in enumerate(as_list(_section(data, ()).get("other")) or ()):
        if isinstance(entry, dict) and fact.run and entry.get("kind") == fact.run.kind:
            return ("other", number)
    return ("other",)


def _named(data: Any, section: str, key: str, name: str) -> KeyPath:
    """Returns the path of a named entry of a list below ``athlete``."""
    entries = _section(data, ("athlete",)).get(section)
    for number, entry in enumerate(entries if isinstance(entries, list) else ()):
        if name == (entry.get(key) if isinstance(entry, dict) else entry):
            return ("athlete", section, number)
    return ("athlete",)
