"""Print a difference of two plans: a headline, lists and tables."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from planner.catalogue.exercises import Catalogue
from planner.plan.plan import Plan, PlannedPhase, Prescription, Session
from planner.report.diff.matched_sessions import Kept
from planner.report.diff.plan_diff import Difference
from planner.report.summary_lists import Room, listed, more
from planner.text.dates import day_words, time_words
from planner.text.lists import counted
from planner.text.tables import table, wrap

SOME: Final = Room(rows=8, lines=3)
ALL: Final = Room(rows=100_000, lines=100_000)
"""The room for everything: rows or items of each list, and lines of each item."""

_TIME_COLUMNS: Final = len("- Wed 30 Dec 19:45: ")
_NAME_COLUMNS: Final = 30
_NUMBER_COLUMNS: Final = 16


def as_text(
    difference: Difference, catalogue: Catalogue, *, everything: bool, points: bool = True
) -> str:
    """Print a difference for people, most important first.

    Args:
        difference: The difference.
        catalogue: Names of exercises and areas; an unknown exercise is shown by its id.
        everything: Leave nothing off.
        points: Whether points are shown.
    """
    room = ALL if everything else SOME
    blocks = [
        [_headline(difference, points), *_notes(difference, points)],
        *_sessions(difference, catalogue, room),
        _phases(difference, room),
        _costs(difference, room) if points else [],
        _totals(difference, room),
        _areas(difference, catalogue, room),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _headline(difference: Difference, points: bool) -> str:
    if difference.same:
        same = "content and points" if points else "content"
        return f"Nothing changed: the same sessions with the same {same}."
    numbers = [
        (len(difference.moved), "moved"),
        (len(difference.added), "added"),
        (len(difference.removed), "removed"),
        (len(difference.changed), "changed content"),
    ]
    said = ", ".join(_counts(numbers, "session")) or "No session changed"
    return f"{said}; {_points(difference.points)}." if points else f"{said}."


def _points(more_points: int) -> str:
    if not more_points:
        return "the same points"
    return f"{counted(abs(more_points), 'point')} {'more' if more_points > 0 else 'fewer'}"


def _notes(difference: Difference, points: bool) -> list[str]:
    """Note facts that make this more than the comparison of a tweak."""
    before, after = difference.before, difference.after
    wholes = [
        ("the plans are of two athletes", before.athlete, after.athlete),
        ("the time zones differ", before.timezone, after.timezone),
        ("the seasons differ", _season(before), _season(after)),
    ]
    notes = [f"{what}, {old} and {new}." for what, old, new in wholes if old != new]
    if difference.costs and "feasible" in (before.status, after.status):
        change = "the change in points" if points else "what changed"
        notes.append(
            f"at least one plan is not proved the best, so part of {change} may come from the "
            "search alone (--effort thorough looks longer)."
        )
    return [line for note in notes for line in ALL.wrap(f"Note: {note}")]


def _season(plan: Plan) -> str:
    return _span(plan.season_start, plan.season_end)


def _span(first: date, last: date) -> str:
    return f"{day_words(first)} {first.year} to {day_words(last)} {last.year}"


def _sessions(difference: Difference, catalogue: Catalogue, room: Room) -> list[list[str]]:
    """List each kind of change, in the order of time."""
    moved = [_move(pair) for pair in difference.moved]
    sizes = [(pair, _sizes(pair)) for pair in difference.changed]
    contents = [(pair, _content(pair, catalogue, room)) for pair in difference.changed]
    return [
        listed("Moved:", moved, room),
        listed("Added:", map(_session, difference.added), room),
        listed("Removed:", map(_session, difference.removed), room),
        listed("Another class or length:", _placed(sizes), room),
        listed("Other content:", _placed(contents), room),
    ]


def _move(pair: Kept) -> str:
    """Word two starts; by the clocks of two zones where they look alike."""
    old, new = pair.before.starts_at, pair.after.starts_at
    before, after = time_words(old), time_words(new)
    if before == after:
        before, after = f"{before} UTC{old:%z}", f"{after} UTC{new:%z}"
    return f"{before} -> {after}"


def _session(session: Session) -> str:
    return f"{time_words(session.starts_at)}, {session.minutes} min, {session.session_class}"


def _placed(said: Iterable[tuple[Kept, str]]) -> list[str]:
    return [f"{time_words(pair.after.starts_at)}: {change}" for pair, change in said if change]


def _sizes(pair: Kept) -> str:
    old, new = pair.before, pair.after
    steps = [
        (old.session_class, new.session_class, ""),
        (old.minutes, new.minutes, " min"),
        (old.warm_up_s, new.warm_up_s, " s of warm-up"),
    ]
    return ", ".join(f"{_step(a, b)}{unit}" for a, b, unit in steps if a != b)


def _content(pair: Kept, catalogue: Catalogue, room: Room) -> str:
    """Print the exercises in, out and with another dose; their numbers, if names have no room."""
    parts = []
    for word, items in (("in", pair.added), ("out", pair.removed)):
        named = [f"{_name(item.id, catalogue)} {_amount(item)}" for item in items]
        parts += [f"{word}: {', '.join(named)}"] if named else []
    for dose in pair.doses:
        step = _step(*_amounts(dose.before, dose.after))
        parts.append(f"{_name(dose.after.id, catalogue)} {step}")
    order = ["another order"] if pair.reordered else []
    said = "; ".join(parts + order)
    if len(wrap(said, " " * _TIME_COLUMNS)) <= room.lines:
        return said
    numbers = [
        (len(pair.added), "in"),
        (len(pair.removed), "out"),
        (len(pair.doses), "with another dose"),
    ]
    return ", ".join([*_counts(numbers, "exercise"), *order])


def _counts(numbers: Iterable[tuple[int, str]], noun: str) -> list[str]:
    """Print ``3 sessions moved``, ``1 added``: the first with its noun, none that is zero."""
    found = [(number, what) for number, what in numbers if number]
    return [
        f"{number if place else counted(number, noun)} {what}"
        for place, (number, what) in enumerate(found)
    ]


def _name(id_: str, catalogue: Catalogue) -> str:
    known = catalogue.by_id.get(id_)
    return known.name if known else id_


def _amount(item: Prescription) -> str:
    """Word a dose: ``3 × 20 s each side``."""
    parts = [
        f"{number}{unit}"
        for number, unit in (
            (item.sets, ""),
            (item.distance_m, " m"),
            (item.reps, " reps" if item.hold_s is None else ""),
            (item.hold_s, " s"),
        )
        if number is not None
    ]
    return " × ".join(parts) + (" each side" if item.per_side else "")


def _amounts(before: Prescription, after: Prescription) -> tuple[str, str]:
    old, new = _amount(before), _amount(after)
    return (old, new) if old != new else (f"rest {before.rest_s} s", f"rest {after.rest_s} s")


def _phases(difference: Difference, room: Room) -> list[str]:
    said = []
    for old, new in difference.phases:
        name = next(phase.phase.value for phase in (old, new) if phase).capitalize()
        said.append(f"{name}: {_phase(old)} -> {_phase(new)}")
    return listed("Phases:", said, room)


def _phase(phase: PlannedPhase | None) -> str:
    if phase is None:
        return "none"
    race = f", {phase.race}" if phase.race else ""
    return _span(phase.start, phase.end - timedelta(days=1)) + race


def _costs(difference: Difference, room: Room) -> list[str]:
    rows = [
        [each.name, str(each.before), str(each.after), f"{each.after - each.before:+d}"]
        for each in difference.costs
    ]
    return _table(["Points for", "Before", "After", "Change"], rows, room, "constraint")


def _totals(difference: Difference, room: Room) -> list[str]:
    rows = [
        [f"{day_words(monday)} {monday.year}", *map(_step, old, new)]
        for monday, (old, new) in difference.weeks.items()
    ]
    return _table(["Week of", "Sessions", "Minutes", "Load"], rows, room, "week")


def _step(old: object, new: object) -> str:
    return str(new) if old == new else f"{old} -> {new}"


def _areas(difference: Difference, catalogue: Catalogue, room: Room) -> list[str]:
    names = {area.id: area.name for area in catalogue.areas}
    rows = [
        [names[each.name], _decimal(each.before), _decimal(each.after)]
        for each in difference.areas(catalogue)
    ]
    return _table(["Weighted sets a week", "Before", "After"], rows, room, "muscle area")


def _decimal(tenths: int) -> str:
    return f"{tenths / 10:.1f}"


def _table(header: list[str], rows: list[list[str]], room: Room, noun: str) -> list[str]:
    if not rows:
        return []
    widths = [_NAME_COLUMNS, *[_NUMBER_COLUMNS] * (len(header) - 1)]
    return [*table(header, rows[: room.rows], widths), *more(len(rows) - room.rows, noun)]
