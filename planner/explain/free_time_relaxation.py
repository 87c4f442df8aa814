"""Relaxes free time, so that given sessions fit into it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from planner.explain.relaxation import Relaxation, RelaxationPart
from planner.explain.yaml_location import day_key
from planner.instance import Instance
from planner.problem.slots import Slot
from planner.text.dates import DAYS, day_words
from planner.timeline.instants import clock, to_datetime
from planner.yaml.edit.edits import Edit
from planner.yaml.edit.json_pointers import pointer_of

MINUTES_A_POINT = 10
NEW_WINDOW_POINTS = 4
"""Size of a new window, beside its minutes: it asks for more than a longer one does."""


def relax_free_time(
    slots: Iterable[Slot], instance: Instance, *, one_day: bool
) -> Relaxation | None:
    """Widens free windows so that sessions fit; None where they all fit already.

    Args:
        slots: The sessions.
        instance: The athlete's file.
        one_day: Whether to change that day alone, and not its weekday all season long.
    """
    parts: dict[tuple[str, object], RelaxationPart] = {}
    for slot in sorted(slots):
        windows = _windows(slot.day, instance)
        start, end = _minutes(slot, instance)
        if any(first <= start and end <= last for first, last in windows):
            continue
        wider, subject, more = _widened(windows, start, end)
        edit = _edit(slot.day, wider, instance, one_day=one_day)
        on = f"on {day_words(slot.day)}" if one_day else f"on {DAYS[slot.day.weekday()].title()}s"
        part = RelaxationPart((edit,), f"free time {on}: {subject}", more)
        parts.setdefault((edit.pointer, slot.day if one_day else None), part)
    return Relaxation(tuple(parts.values())) if parts else None


def _windows(day: date, instance: Instance) -> list[tuple[int, int]]:
    return [(window.start, window.end) for window in instance.problem.clock_windows(day)]


def _minutes(slot: Slot, instance: Instance) -> tuple[int, int]:
    start = to_datetime(slot.start_minute, instance.problem.zone)
    minute = start.hour * 60 + start.minute
    return minute, minute + slot.minutes


def _widened(
    windows: list[tuple[int, int]], start: int, end: int
) -> tuple[list[tuple[int, int]], str, int]:
    """Returns windows with room from start to end, the change in words, and its size."""
    near = [w for w in windows if start <= w[1] and end >= w[0]]
    if not near:
        return (
            sorted([*windows, (start, end)]),
            f"window {_span(start, end)} (new)",
            (NEW_WINDOW_POINTS + (end - start) // MINUTES_A_POINT),
        )
    first, last = min(start, near[0][0]), max(end, near[-1][1])
    more = last - first - sum(b - a for a, b in near)
    kept = [w for w in windows if w not in near]
    said = f"window to {_span(first, last)} (+{more} min)"
    return sorted([*kept, (first, last)]), said, 1 + more // MINUTES_A_POINT


def _span(start: int, end: int) -> str:
    return f"{clock(start)}-{clock(end)}"


def _edit(day: date, windows: list[tuple[int, int]], instance: Instance, *, one_day: bool) -> Edit:
    texts = [_span(*window) for window in windows]
    data: Any = instance.written.document.data["free_time"]
    number = _exception_on(day, instance)
    if one_day:
        value = {"date": day, "windows": texts}
        return Edit(pointer_of(("free_time", "exceptions", "-")), value)
    if number is not None:
        return Edit(pointer_of(("free_time", "exceptions", number, "windows")), texts)
    key = day_key({k: v for k, v in data.items() if k not in ("exceptions", "busy")}, day.weekday())
    own = key if key and len(key) > 2 and key.lower()[:3] == DAYS[day.weekday()][:3] else None
    return Edit(pointer_of(("free_time", own or DAYS[day.weekday()])), texts)


def _exception_on(day: date, instance: Instance) -> int | None:
    exceptions = instance.problem.file.free_time.exceptions
    found = [n for n, each in enumerate(exceptions) if each.from_ <= day <= each.to]
    return found[-1] if found else None
