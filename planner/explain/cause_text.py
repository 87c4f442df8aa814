"""Says causes in an athlete's words, each with its line and its days."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from planner.athlete.models.running import PlannedRun
from planner.configuration.in_force import InForce
from planner.constraints.base import Constraint
from planner.explain.yaml_location import path_of
from planner.instance import Instance
from planner.plan.plan import Because
from planner.reference.setting_facts import Setting, read_setting
from planner.rules.rule import Rule
from planner.solver.causes import Cause, CostCeiling, Fact, FactKind, Requirement
from planner.text.dates import WEEKDAYS, day_words
from planner.timeline.busy_intervals import BusyTime
from planner.timeline.instants import to_datetime


def cause_texts(causes: Iterable[Cause], instance: Instance) -> tuple[Because, ...]:
    """Says causes in words, those that the athlete wrote first.

    Args:
        causes: The causes; weeks of one setting are united.
        instance: The athlete's file.
    """
    united: dict[tuple[str, str], set[date]] = {}
    facts: list[Fact] = []
    ceilings: list[str] = []
    for cause in causes:
        if isinstance(cause, CostCeiling):
            ceilings.append(cause.constraint)
        elif isinstance(cause, Requirement):
            united.setdefault((cause.constraint, cause.setting), set()).update(cause.mondays)
        else:
            facts.append(cause)
    said = [
        _of_setting(label, setting, tuple(sorted(mondays)), instance)
        for (label, setting), mondays in united.items()
    ]
    said.sort(key=lambda each: (each.line is None, each.line or 0, each.name))
    facts.sort(key=lambda f: (f.kind, str(f.day), f.name, f.busy.start_minute if f.busy else 0))
    return (
        *said,
        *(_of_fact(fact, instance) for fact in facts),
        *(_of_ceiling(label, instance) for label in sorted(ceilings)),
    )


def constraint_of(label: str, instance: Instance) -> Constraint:
    """Returns the constraint with a label."""
    return next(each for each in instance.constraints if each.label == label)


def value_of(constraint: Constraint, setting: str, instance: Instance) -> Any:
    """Returns the value in force of a setting such as ``base.least``."""
    return InForce(constraint, instance.problem, instance.written.origins).held(setting).value


def setting_of(constraint: Constraint, setting: str) -> Setting:
    """Returns the description of a setting."""
    first, _, part = setting.partition(".")
    whole = read_setting(first, type(constraint).model_fields[first])
    return next((each for each in whole.parts if each.name == part), whole)


def line_of(label: str, setting: str, instance: Instance) -> int | None:
    """Returns the line of athlete.yaml that writes a setting, or its whole constraint."""
    for (name, written), origin in sorted(instance.written.origins.items()):
        if (
            name == label
            and setting in (written, "")
            and origin.file == instance.written.document.name
        ):
            return origin.line
    return None


def _is_written(label: str, setting: str, instance: Instance) -> bool:
    """Tells whether the file, a profile or an option sets a setting."""
    return any((label, written) in instance.written.origins for written in (setting, ""))


def _said(name: str, line: int | None, dates: tuple[date, ...], message: str) -> Because:
    return Because(name=name, line=line, dates=dates, message=message)


def _of_setting(label: str, setting: str, mondays: tuple[date, ...], instance: Instance) -> Because:
    constraint = constraint_of(label, instance)
    if isinstance(constraint, Rule):
        line = constraint.line if constraint.number is not None else None
        return _said(label, line, mondays, f"{constraint.sentence}{_weeks(mondays)}")
    if not setting:
        return _said(
            label, line_of(label, "", instance), mondays, f"{constraint.says}{_weeks(mondays)}"
        )
    about = setting_of(constraint, setting)
    value = value_of(constraint, setting, instance)
    line = line_of(label, setting, instance)
    usual = "" if _is_written(label, setting, instance) else ", by default"
    meaning = about.meaning.partition(";")[0].rstrip(".")
    message = f"{value} {about.unit}{usual}: {meaning[:1].lower()}{meaning[1:]}{_weeks(mondays)}"
    return _said(f"{label}.{setting}", line, mondays, message)


def _of_ceiling(label: str, instance: Instance) -> Because:
    constraint = constraint_of(label, instance)
    said = constraint.sentence if isinstance(constraint, Rule) else constraint.says
    line = constraint.line if isinstance(constraint, Rule) else line_of(label, "", instance)
    return _said(label, line or None, (), f"this wish would fall short more than now ({said})")


def _weeks(mondays: tuple[date, ...]) -> str:
    if not mondays:
        return ""
    if len(mondays) == 1:
        return f" (week of {day_words(mondays[0])})"
    return f" ({len(mondays)} weeks, from {day_words(mondays[0])} on)"


def _of_fact(fact: Fact, instance: Instance) -> Because:
    path = path_of(fact, instance)
    line = (
        instance.written.document.place(path)[0]
        if path in instance.written.document.values
        else None
    )
    dates = () if fact.day is None else (fact.day,)
    return _said(fact.kind.value, line, dates, _words(fact, instance))


def _words(fact: Fact, instance: Instance) -> str:
    zone = instance.problem.zone
    match fact.kind:
        case FactKind.WINDOW if fact.day:
            return f"in the week of {day_words(fact.day)}: {_windows(fact.day, instance)}"
        case FactKind.EQUIPMENT:
            return f"no {fact.name} in athlete.equipment"
        case FactKind.AVOID:
            return f"{fact.name} in athlete.avoid"
        case FactKind.EXCLUDE:
            return f"{fact.name} in athlete.exclude"
        case FactKind.BUSY if fact.busy:
            return _busy(fact.busy, zone)
    run = fact.run
    if run is None:
        return str(fact.kind)
    start, end = to_datetime(run.start_minute, zone), to_datetime(run.end_minute, zone)
    source = f", from {run.run.source}" if isinstance(run.run, PlannedRun) else ""
    return f"{run.label}, {day_words(run.day)} {start:%H:%M} to {end:%H:%M}{source}"


def _busy(busy: BusyTime, zone: ZoneInfo) -> str:
    """Says when a calendar is busy, never with what: plans are shown to others."""
    start, end = to_datetime(busy.start_minute, zone), to_datetime(busy.end_minute, zone)
    last = "" if start.date() == end.date() else f"{day_words(end.date())} "
    travel = f", with {busy.travel} min of travel" if busy.travel else ""
    return f"busy {day_words(start.date())} {start:%H:%M} to {last}{end:%H:%M}{travel}"


def _windows(monday: date, instance: Instance) -> str:
    zone, said = instance.problem.zone, []
    for day in (monday + timedelta(days=n) for n in range(7)):
        spans = [
            f"{to_datetime(first, zone):%H:%M}-{to_datetime(last, zone):%H:%M}"
            for first, last in instance.problem.windows(day)
        ]
        if spans:
            said.append(f"{WEEKDAYS[day.weekday()]} {' and '.join(spans)}")
    return ", ".join(said) or "none"
