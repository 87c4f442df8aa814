"""Count instants as whole minutes since 1970 in UTC, so that hours are elapsed hours across DST."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

MINUTES_PER_HOUR = 60
MINUTES_PER_DAY = 24 * 60


def instant(day: date, minute: int, zone: ZoneInfo) -> int:
    """Return the instant at which the wall clock of ``zone`` shows ``minute`` of ``day``.

    Args:
        day: The local date.
        minute: Minutes after local midnight, 0 to 1440 (1440 is the next day's midnight).
        zone: The athlete's zone. A wall time inside a spring gap is read with the offset before it.
    """
    day, minute = day + timedelta(days=minute // MINUTES_PER_DAY), minute % MINUTES_PER_DAY
    return of_datetime(datetime.combine(day, time(minute // 60, minute % 60), zone))


def of_datetime(moment: datetime) -> int:
    """Return the instant of an aware datetime, rounded down to the minute."""
    return int(moment.astimezone(UTC).timestamp()) // 60


def to_datetime(at: int, zone: ZoneInfo) -> datetime:
    """Return the aware local datetime of an instant."""
    return datetime.fromtimestamp(at * 60, UTC).astimezone(zone)


def clock(minute: int) -> str:
    """Show a minute of the day as ``HH:MM``."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


@lru_cache(maxsize=4096)
def monday_of(day: date) -> date:
    """Return the Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def days_between(start: date, end: date) -> list[date]:
    """List every day from ``start`` to ``end``; both ends are included."""
    return [start + timedelta(days=n) for n in range((end - start).days + 1)]
