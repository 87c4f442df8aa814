"""Folders as runners have them: work, a plan, what was run. All of it is made up."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from planner.timeline.instants import monday_of
from tests.inputs.calendar.event_reading import calendar
from tests.inputs.history.exports import BERLIN, strava, strava_day

TODAY = date(2026, 11, 25)  # a Wednesday
WORK_DAYS = "MO,TU,WE,TH,FR"


def weekly(first: date, start: str, end: str, days: str, *more: str) -> str:
    """A VEVENT's lines: the same hours on some weekdays, for ever."""
    day = f"{monday_of(first):%Y%m%d}"
    lines = [
        f"DTSTART;TZID=Europe/Berlin:{day}T{start}00",
        f"DTEND;TZID=Europe/Berlin:{day}T{end}00",
        f"RRULE:FREQ=WEEKLY;BYDAY={days}",
        *more,
    ]
    return "\n".join(lines)


def work(today: date = TODAY) -> bytes:
    """Office hours of ten weeks until now and on, a choir on Mondays, lunch shown as free."""
    since = today - timedelta(weeks=10)
    return calendar(
        weekly(since, "0900", "1700", WORK_DAYS),
        weekly(since, "1900", "2030", "MO"),
        weekly(since, "0630", "0700", WORK_DAYS, "TRANSP:TRANSPARENT"),
    )


def activities(today: date = TODAY, weeks: int = 10) -> str:
    """Tuesdays intervals, Thursdays easy, Sundays longer; one Friday only."""
    rows = []
    for back in range(weeks, 0, -1):
        monday = monday_of(today) - timedelta(weeks=back)
        for weekday, clock, km, minutes, title in (
            (1, time(18, 2 * back), 9.8, 52, "6 x 800 m"),
            (3, time(6, 58), 8.1, 47, "Morning Run"),
            (6, time(9, 5), 18.2, 109, "Sunday with Ada"),
        ):
            start = datetime.combine(monday + timedelta(days=weekday), clock, tzinfo=BERLIN)
            rows.append(strava_day(start.astimezone(UTC), km=km, seconds=60 * minutes, title=title))
    friday = datetime.combine(monday_of(today) - timedelta(days=3), time(12), tzinfo=UTC)
    rows.append(strava_day(friday, km=5, seconds=1800, title="Commute"))
    return strava(*rows)


def plan_csv(today: date = TODAY, weeks: int = 6) -> str:
    """Runs on Tuesdays, Thursdays and Saturdays from next Monday on, a race at the end."""
    rows = ["date,title"]
    monday = monday_of(today) + timedelta(weeks=1)
    for week in range(weeks):
        titles = {0: "Rest", 1: "6x800 m", 3: "8 km easy", 5: "Long run 20 km"}
        for weekday, title in titles.items():
            rows.append(f"{monday + timedelta(weeks=week, days=weekday)},{title}")
    rows[-1] = f"{monday + timedelta(weeks=weeks - 1, days=5)},Winter Park Race 10 km"
    return "\n".join(rows) + "\n"


def plan_ics(today: date = TODAY) -> bytes:
    """The same runs for three weeks as days of a calendar."""
    lines = [line.split(",", 1) for line in plan_csv(today, 3).splitlines()[1:]]
    events = [f"DTSTART;VALUE=DATE:{day.replace('-', '')}\nTRANSP:TRANSPARENT" for day, _ in lines]
    text = calendar(*events).decode()
    for number, (_, title) in reversed(list(enumerate(lines, 1))):
        text = text.replace(f"SUMMARY:E{number}\r\n", f"SUMMARY:{title}\r\n")
    return text.encode()


def write(folder: Path, **files: str | bytes) -> Path:
    """A folder with files; ``work_ics`` is ``work.ics``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        stem, _, suffix = name.rpartition("_")
        (folder / f"{stem}.{suffix}").write_bytes(data)
    return folder
