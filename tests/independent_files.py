"""Reads the files that an athlete.yaml names, with nothing of the product's; see the reader.

It knows plain forms only: a calendar as vobject reads it, a plan as CSV with titles of a few kinds,
weeks as CSV. Whatever else there is, it refuses.
"""

import csv
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import vobject

TITLES = {
    r"rest": "rest",
    r"(easy|shakeout)\b.*": "easy",
    r"long run\b.*": "long",
    r"tempo\b.*|.*\brace pace\b.*": "tempo",
    r"\d+ x \d.*": "intervals",
}
PLAN_COLUMNS = ["Date", "Workout", "Start", "Duration"]
Span = tuple[datetime, datetime]


def busy_spans(
    free_time: dict[str, Any], folder: Path, zone: ZoneInfo, days: list[date]
) -> list[Span]:
    """Times that events take, with the way there and back, in UTC."""
    named = free_time.get("busy", [])
    spans = []
    for entry in named if isinstance(named, list) else [named]:
        told = {"file": entry} if isinstance(entry, str) else entry
        if unknown := set(told) - {"file", "travel"}:
            raise ValueError(f"this reader doesn't know {sorted(unknown)} of a calendar")
        travel = timedelta(minutes=told.get("travel", 0))
        text = (folder / told["file"]).read_text(encoding="utf-8")
        for event in vobject.readOne(text).contents.get("vevent", []):
            for start, end in _occurrences(event, zone, days):
                spans.append((start - travel, end + travel))
    return spans


def _occurrences(event: Any, zone: ZoneInfo, days: list[date]) -> Iterator[Span]:
    said = {child.name: str(child.value) for child in event.getChildren() if child.name != "RRULE"}
    if said.get("STATUS") == "CANCELLED" or said.get("TRANSP") == "TRANSPARENT":
        return
    first = event.dtstart.value
    last = event.dtend.value if hasattr(event, "dtend") else first + timedelta(days=1)
    rules = event.getrruleset(addRDate=True)
    for start in rules.between(*_around(first, days), inc=True) if rules else [first]:
        whole_day = isinstance(start, datetime) and not isinstance(first, datetime)
        begun = start.date() if whole_day else start
        yield _instant(begun, zone), _instant(begun + (last - first), zone)


def _around(first: date, days: list[date]) -> Span:
    """From before the season to after it, with or without a zone as the event's start has it."""
    zone = first.tzinfo if isinstance(first, datetime) else None
    ends = (days[0] - timedelta(days=30), days[-1] + timedelta(days=2))
    before, after = (datetime.combine(day, time(), tzinfo=zone) for day in ends)
    return before, after


def _instant(moment: date, zone: ZoneInfo) -> datetime:
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time())
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)


def runs_of(path: Path) -> Iterator[dict[str, Any]]:
    """The runs of a plan as athlete.yaml would have them."""
    if path.suffix != ".csv":
        raise ValueError(f"this reader doesn't know plans such as {path.name}")
    for row in _rows(path, PLAN_COLUMNS):
        title = row["Workout"].lower()
        kind = next((kind for words, kind in TITLES.items() if re.fullmatch(words, title)), None)
        if kind is None:
            raise ValueError(f"{path.name}: this reader doesn't know what {row['Workout']!r} is")
        run: dict[str, Any] = {"date": date.fromisoformat(row["Date"]), "kind": kind}
        if row["Duration"]:
            hours, minutes, _ = map(int, row["Duration"].split(":"))
            run |= {"start": row["Start"], "minutes": 60 * hours + minutes}
        yield run


def weeks_of(path: Path) -> dict[date, str]:
    """Distances by Monday."""
    if path.suffix != ".csv":
        raise ValueError(f"this reader doesn't know a history such as {path.name}")
    rows = _rows(path, ["week", "distance_km", "runs"])
    return {date.fromisoformat(row["week"]): f"{row['distance_km']} km" for row in rows}


def _rows(path: Path, columns: list[str]) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if reader.fieldnames != columns:
            raise ValueError(f"{path.name}: this reader knows the columns {columns} only")
        return list(reader)
