"""Free time made longer, so that given sessions fit into it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from planner.explanation.changes import Change, Part
from planner.explanation.places import day_key
from planner.instants import clock, to_datetime
from planner.loading import Loaded
from planner.slots import Slot
from planner.text.dates import DAYS, day_words
from planner.yaml_edit import Edit, pointer_of

MINUTES_A_POINT = 10
NEW_WINDOW_POINTS = 4
"""A window on a day, or at a time, that has none asks for more than some minutes."""


def opened(slots: Iterable[Slot], loaded: Loaded, *, only_then: bool) -> Change | None:
    """Windows that let sessions take place; None where they all fit already.

    Args:
        slots: The sessions.
        loaded: What is planned.
        only_then: Whether only that day changes, and not the same weekday all season long.
    """
    parts: dict[tuple[str, object], Part] = {}
    for slot in sorted(slots):
        windows = _windows(slot.day, loaded)
        start, end = _minutes(slot, loaded)
        if any(first <= start and end <= last for first, last in windows):
            continue
        wider, what, more = _widened(windows, start, end)
        edit = _edit(slot.day, wider, loaded, only_then=only_then)
        on = f"on {day_words(slot.day)}" if only_then else f"on {DAYS[slot.day.weekday()].title()}s"
        part = Part((edit,), f"free time {on}: {what}", more)
        parts.setdefault((edit.pointer, slot.day if only_then else None), part)
    return Change(tuple(parts.values())) if parts else None


def _windows(day: date, loaded: Loaded) -> list[tuple[int, int]]:
    return [(window.start, window.end) for window in loaded.problem.clock_windows(day)]


def _minutes(slot: Slot, loaded: Loaded) -> tuple[int, int]:
    start = to_datetime(slot.start, loaded.problem.zone)
    minute = start.hour * 60 + start.minute
    return minute, minute + slot.minutes


def _widened(
    windows: list[tuple[int, int]], start: int, end: int
) -> tuple[list[tuple[int, int]], str, int]:
    """The windows with room from start to end, what changed in words, and how much that is."""
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


def _edit(day: date, windows: list[tuple[int, int]], loaded: Loaded, *, only_then: bool) -> Edit:
    texts = [_span(*window) for window in windows]
    data: Any = loaded.written.document.data["free_time"]
    number = _exception_on(day, loaded)
    if only_then:
        value = {"date": day, "windows": texts}
        return Edit(pointer_of(("free_time", "exceptions", "-")), value)
    if number is not None:
        return Edit(pointer_of(("free_time", "exceptions", number, "windows")), texts)
    key = day_key({k: v for k, v in data.items() if k not in ("exceptions", "busy")}, day.weekday())
    own = key if key and len(key) > 2 and key.lower()[:3] == DAYS[day.weekday()][:3] else None
    return Edit(pointer_of(("free_time", own or DAYS[day.weekday()])), texts)


def _exception_on(day: date, loaded: Loaded) -> int | None:
    exceptions = loaded.problem.file.free_time.exceptions
    found = [n for n, each in enumerate(exceptions) if each.from_ <= day <= each.to]
    return found[-1] if found else None
