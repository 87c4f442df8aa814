"""Looks for a case in which a setting matters: any value, athlete and plan, then made small.

``python -m tests.constraints.find_moves NAME`` prints those of a constraint as ``moves/`` has them.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain
from random import Random
from typing import Any

from planner.configuration.plugins import by_name
from planner.constraints.base import CalendarConstraint, Constraint
from planner.errors import InputError
from planner.plan.plan import SessionClass
from planner.problem.problem import Problem
from planner.problem.slots import Slot
from planner.reference.manual_pages import common_settings, settings_of
from planner.reference.setting_facts import Form, Setting
from planner.timeline.instants import to_datetime
from tests.constraints.moving import REFUSED, Move, is_hard_bound, moved, paths_of, verdicts
from tests.constraints.moving_athletes import ATHLETES, loaded_athlete
from tests.constraints.samples import offered_slots, other_calendar

Rows = tuple[str, ...]

SINGLE, WALKED, STRETCHES, SEASONS = 80, 60, 120, 6
MOST_EXERCISES, MOST_SETS = 6, 4
STEPS = (1, -1, 2, 5, -5, 10, -10, 20, -20, 40, -40)


def find(kind: type[Constraint], path: str, who: Iterable[str] = ATHLETES) -> Move | None:
    """A small case in which a setting matters to its own constraint."""
    values = candidates(kind, path)
    tries = (Move(value, one) for one in who for value in values)
    found = (_with_plan(kind, path, each) for each in tries if _is_allowed(kind, path, each))
    return next(filter(None, found), None)


def _is_allowed(kind: type[Constraint], path: str, move: Move) -> bool:
    try:
        return bool(moved(kind, path, move))
    except InputError:
        return False


def _with_plan(kind: type[Constraint], path: str, move: Move) -> Move | None:
    """The same with a plan that is judged otherwise, made small; a least or most has to refuse."""

    def matters(rows: Sequence[str]) -> bool:
        was, now = verdicts(kind, path, replace(move, plan=tuple(rows)))
        return was != now and (REFUSED in (was, now) or not is_hard_bound(path))

    rows = next(filter(matters, plans(move.who, issubclass(kind, CalendarConstraint))), None)
    return None if rows is None else replace(move, plan=_smaller(rows, matters))


def _smaller(rows: Rows, matters: Callable[[Sequence[str]], bool]) -> Rows:
    """These sessions and exercises less all that it doesn't take."""
    rows = _fewer(rows, matters)
    for n in range(len(rows)):
        rows = _with_less_content(rows, n, matters)
    return rows


def _with_less_content(rows: Rows, n: int, matters: Callable[[Sequence[str]], bool]) -> Rows:
    place, _, content = rows[n].partition(": ")

    def having(sets: Sequence[str]) -> Rows:
        text = f"{place}: {', '.join(sets)}" if sets else place
        return (*rows[:n], text, *rows[n + 1 :])

    sets = content.split(", ") if content else ()
    return having(_fewer(sets, lambda fewer: matters(having(fewer))))


def _fewer(parts: Sequence[str], matters: Callable[[Sequence[str]], bool]) -> Rows:
    """What is left once halves, quarters, ... and single ones that it doesn't take are gone."""
    kept, size = list(parts), len(parts)
    while size:
        at = 0
        while at < len(kept):
            less = kept[:at] + kept[at + size :]
            kept, at = (less, at) if matters(less) else (kept, at + size)
        size //= 2
    return tuple(kept)


def candidates(kind: type[Constraint], path: str) -> list[Any]:
    """Values to which a setting may be moved, those next to its default first."""
    name, _, part = path.partition("[")[0].partition(".")
    settings = {one.name: one for one in (*common_settings(), *settings_of(kind))}
    setting = settings[name]
    match setting.form:
        case Form.SWITCH:
            return ["off" if setting.default else "on"]
        case Form.BOUNDS:
            return _numbers(next(one for one in setting.parts if one.name == part))
        case Form.NUMBER:
            return _numbers(setting)
        case Form.CHOICE:
            return [choice for choice in setting.choices if choice != setting.default]
        case Form.NUMBERS:
            return _lists(setting.default, int(path.partition("[")[2][:-1]))
    return [["06:30-07:30"]]


def _numbers(setting: Setting) -> list[int]:
    usual = [setting.default, *(value for value, _ in setting.follows)]
    low, high = setting.minimum or 0, 100 if setting.maximum is None else setting.maximum
    near = [value + step for value in usual if isinstance(value, int) for step in (1, -1)]
    wide = [low, high, *(low + (high - low) * n // 4 for n in (2, 1, 3))]
    return [n for n in dict.fromkeys((*near, *wide)) if low <= n <= high and n not in usual]


def _lists(default: Sequence[int], place: int) -> list[list[int]]:
    """With another entry; then also with a second one that makes up for it."""
    found = []
    for step in STEPS:
        changed = [n + step * (i == place) for i, n in enumerate(default)]
        evened = [
            [n - step * (i == other) for i, n in enumerate(changed)]
            for other in range(len(default))
            if other != place
        ]
        found += [changed, *evened]
    return [numbers for numbers in found if min(numbers) >= 0]


@cache
def plans(who: str, calendar: bool) -> tuple[Rows, ...]:
    """Plans of an athlete, the same each time; those with exercises unless only days matter."""
    random, it = Random(who), loaded_athlete(who).problem
    offered = offered_slots(loaded_athlete(who), random)
    days = chain(_whole_seasons(it, random), _few_days(offered, random))
    if calendar:
        return ((), *(tuple(_text(it, slot) for slot in slots) for slots in days))
    seasons = [slots for slots in _whole_seasons(it, random) for _ in range(SEASONS)]
    stretches = [_stretch(offered, random) for _ in range(STRETCHES)]
    return ((), *(_filled(it, slots, random) for slots in (*stretches, *seasons)))


def _whole_seasons(it: Problem, random: Random) -> Iterator[list[Slot]]:
    """As many sessions as each week asks for, or one more or fewer."""
    for session_class in (*SessionClass, None):
        for more in (0, 1, -1):
            slots = []
            for week in it.season.weeks:
                days = week.days[: max(0, week.sessions + more)]
                for day in days:
                    one = session_class or random.choice(list(SessionClass))
                    start = it.windows(day)[0][0] if it.windows(day) else None
                    if start:
                        slots.append(Slot(start, week.minutes, one, day))
            yield slots


def _few_days(offered: list[Slot], random: Random) -> Iterator[Sequence[Slot]]:
    for slot in random.sample(offered, min(SINGLE, len(offered))):
        yield (slot,)
    taken: tuple[Slot, ...] = ()
    for _ in range(WALKED):
        taken = other_calendar(taken, offered, random)
        yield taken


def _stretch(offered: list[Slot], random: Random) -> list[Slot]:
    """One to six sessions on days in a row or a few days apart."""
    by_day = {slot.day: slot for slot in random.sample(offered, len(offered))}
    days, apart = sorted(by_day), random.choice((1, 1, 2, 2, 3, 7))
    first = random.randrange(len(days))
    return [by_day[day] for day in days[first::apart][: random.randint(1, 6)]]


def _filled(it: Problem, slots: Sequence[Slot], random: Random) -> Rows:
    """With two contents in turn, the same again and again, or each its own."""
    few = random.sample(it.repertoire, min(random.choice((3, 6, 10)), len(it.repertoire)))
    own = random.random() < 0.5

    def some() -> str:
        chosen = random.sample(few, random.randint(1, min(MOST_EXERCISES, len(few))))
        return ", ".join(f"{e.id} {random.randint(1, MOST_SETS)}" for e in chosen)

    kept = some(), some()
    return tuple(
        f"{_text(it, slot, 'AB'[n % 2])}: {some() if own else kept[n % 2]}"
        for n, slot in enumerate(slots)
    )


def _text(it: Problem, slot: Slot, letter: str = "A") -> str:
    start = f"{to_datetime(slot.start_minute, it.zone):%Y-%m-%d %H:%M}"
    return f"{start} {slot.minutes} {slot.session_class} {letter}"


def line(path: str, move: Move) -> str:
    """A case as ``moves/`` has it."""
    by = f", by: {move.by}" if move.by else ""
    rows = ", ".join(f'"{row}"' for row in move.plan)
    return f'  "{path}": {{ to: {move.to}, who: {move.who}{by}, plan: [{rows}] }}'


def main(names: Sequence[str]) -> None:
    """Prints what is found for constraints."""
    for name in names:
        print(f"{name}:")
        kind = by_name()[name]
        for path in paths_of(kind):
            move = find(kind, path)
            print(line(path, move) if move else f"  # nothing found for {path}")


if __name__ == "__main__":
    main(sys.argv[1:])
