"""Plans with sessions on both sides of every change of a zone's clocks, and empty catalogues."""

from datetime import UTC, date, datetime, timedelta
from functools import cache

from planner.athlete.models.file import AthleteFile
from planner.athlete.models.free_time import FreeTime
from planner.athlete.models.person import Athlete
from planner.athlete.models.running import Running
from planner.athlete.phase_kind import PhaseKind
from planner.catalogue.exercises import Catalogue
from planner.ics.writer import write_calendar
from planner.plan.plan import Plan, Session, SessionClass
from planner.timeline.zones import load_zone

ZONES = (
    "Africa/Cairo",
    "Africa/Casablanca",
    "Africa/El_Aaiun",
    "America/Havana",
    "America/New_York",
    "America/Nuuk",
    "America/Santiago",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Antarctica/Troll",
    "Asia/Gaza",
    "Asia/Jerusalem",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Tehran",
    "Atlantic/Azores",
    "Australia/Lord_Howe",
    "Europe/Berlin",
    "Europe/Dublin",
    "Pacific/Apia",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "UTC",
)
FIRST, LAST = date(2027, 1, 4), date(2028, 6, 25)
EMPTY = Catalogue((), (), (), (), {}, {})

Times = dict[str, tuple[int, int]]


@cache
def zoned_calendar(zone: str, step_minutes: int = 97) -> tuple[bytes, Times]:
    """A calendar, and when each of its events starts and ends in seconds since 1970.

    Sessions of 25 minutes stand every 9 days, and ``step_minutes`` apart for 30 hours around each
    change of offset, so that some meet the hour that is skipped and the one that comes twice.
    """
    info = load_zone(zone)
    starts = {_at(FIRST) + timedelta(days=9 * n, hours=n % 24) for n in range(60)}
    hour = timedelta(hours=1)
    low = _at(FIRST)
    while low < _at(LAST):
        if low.astimezone(info).utcoffset() != (low + hour).astimezone(info).utcoffset():
            steps = range(-30 * 60, 30 * 60, step_minutes)
            starts |= {low + timedelta(minutes=step) for step in steps}
        low += hour
    sessions = tuple(_session(n, at, zone) for n, at in enumerate(sorted(starts)))
    plan = Plan(
        athlete="Maya",
        timezone=zone,
        generator="test",
        input_sha256="0",
        season_start=FIRST,
        season_end=LAST,
        status="optimal",
        sessions=sessions,
    )
    athlete = Athlete(name="Maya", timezone=zone)
    file = AthleteFile(athlete=athlete, running=Running(), free_time=FreeTime())
    times = {s.uid: (int(s.starts_at.timestamp()), int(s.ends_at.timestamp())) for s in sessions}
    return write_calendar(plan, file, EMPTY), times


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _session(number: int, start: datetime, zone: str) -> Session:
    end = start + timedelta(minutes=25)
    return Session(
        uid=f"{zone}-{number}",
        starts_at=start.astimezone(load_zone(zone)),
        ends_at=end.astimezone(load_zone(zone)),
        phase=PhaseKind.BASE,
        session_class=SessionClass.LIGHT,
    )
