"""Lay the season out as one row for each A race, and list the B races."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from planner.athlete.models.season import Race
from planner.plan.effort_words import effort_of
from planner.plan.plan import Plan, Session
from planner.report.summary_lists import Room, more
from planner.text.dates import day_words, span
from planner.text.tables import cut, table
from planner.timeline.instants import monday_of

SEASON = "Whole season"
AFTER = "After it"
_HEADER = ("Race", "Day", "Weeks", "A week", "Min", "Last strong", "Last of all")
_WIDTHS = (21, 10, 5, 6, 5, 11, 11)
_WHOLE_WEEK_DAYS = 4
"""Sessions a week are counted only in weeks with at least so many of a part's days."""


class Part(NamedTuple):
    """A part of the season leads to a race; ``end`` is exclusive.

    ``day`` is the race's; None where the part leads to none.
    """

    name: str
    day: date | None
    start: date
    end: date


def season_parts(plan: Plan, entered: Sequence[Race]) -> list[Part]:
    """Divide the season: a part up to each A race, then what is left.

    Args:
        plan: The plan.
        entered: The athlete's races.
    """
    start, end = plan.season_start, plan.season_end + timedelta(days=1)
    main = sorted(
        (race for race in entered if race.priority == "A" and start <= race.date < end),
        key=lambda race: (race.date, race.clock_minute),
    )
    parts = []
    for race in main:
        until = max(start, race.date + timedelta(days=1))
        parts.append(Part(race.name, race.date, start, until))
        start = until
    if not main or any(session.day >= start for session in plan.sessions):
        parts.append(Part(AFTER if main else SEASON, None, start, end))
    return parts


def race_rows(plan: Plan, entered: Sequence[Race], room: Room) -> list[str]:
    """Print the season's parts as a table."""
    parts = season_parts(plan, entered)
    rows = [_row(part, plan) for part in parts[: room.rows]]
    return table(_HEADER, rows, _WIDTHS) + more(len(parts) - room.rows, "race")


def _row(part: Part, plan: Plan) -> list[str]:
    mine = [session for session in plan.sessions if part.start <= session.day < part.end]
    before = [session for session in mine if part.day is None or session.day < part.day]
    strong = [session for session in before if effort_of(session) == "strong"]
    mondays = _mondays(part)
    weekly = [sum(monday_of(session.day) == monday for session in mine) for monday in mondays]
    return [
        part.name,
        day_words(part.day) if part.day else "-",
        str(max(1, -(-(part.end - part.start).days // 7))),
        span(weekly),
        span(session.minutes for session in mine),
        _last(strong),
        _last(before),
    ]


def _mondays(part: Part) -> list[date]:
    """List Mondays of weeks that lie mostly in the part."""
    days = [part.start + timedelta(days=n) for n in range((part.end - part.start).days)]
    mondays = list(dict.fromkeys(map(monday_of, days)))
    whole = [
        monday
        for monday in mondays
        if sum(monday_of(day) == monday for day in days) >= _WHOLE_WEEK_DAYS
    ]
    return whole or mondays


def _last(sessions: Sequence[Session]) -> str:
    return day_words(sessions[-1].day) if sessions else "none"


def other_races(plan: Plan, entered: Sequence[Race], room: Room) -> list[str]:
    """List each B race with the last strong session and the last session before it."""
    lesser = sorted((race for race in entered if race.priority == "B"), key=lambda race: race.date)
    lines = list(_other_lines(plan, lesser[: room.items], room))
    return lines + more(len(lesser) - room.items, "race")


def _other_lines(plan: Plan, races: Sequence[Race], room: Room) -> Iterator[str]:
    for race in races:
        before = [session for session in plan.sessions if session.day < race.date]
        strong = [session for session in before if effort_of(session) == "strong"]
        yield from room.wrap(
            f"{cut(race.name, 30)}, {day_words(race.date)}: {_said('strong session', strong)}, "
            f"{_said('session', before)}."
        )


def _said(what: str, sessions: Sequence[Session]) -> str:
    return f"last {what} {day_words(sessions[-1].day)}" if sessions else f"no {what}"
