"""Hand-made plans for the tests of the command line."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from planner.plan import Cost, LevelResult, Plan, PlannedPhase, Session, SessionClass
from planner.season import PhaseKind

ZONE = ZoneInfo("Europe/Berlin")
START = date(2027, 1, 4)


def session(day: date, session_class: SessionClass, minutes: int = 20, n: int = 0) -> Session:
    """A session at 19:00 without exercises."""
    start = datetime(day.year, day.month, day.day, 19, tzinfo=ZONE)
    return Session(
        uid=f"uid-{day}-{n}",
        start=start,
        end=start + timedelta(minutes=minutes),
        phase=PhaseKind.BASE,
        session_class=session_class,
        load=session_class.rpe * minutes,
    )


def plan(
    status: str = "optimal",
    costs: tuple[Cost, ...] = (),
    notes: tuple[str, ...] = (),
    athlete: str = "Maya",
) -> Plan:
    """Two weeks of base with two sessions each, and a race week with one, before a race on day 20."""
    gap = 0 if status == "optimal" else 3
    cost = sum(each.points for each in costs)
    return Plan(
        athlete=athlete,
        timezone="Europe/Berlin",
        generator="coreplan 0.1.0",
        input_sha256="00",
        season_start=START,
        season_end=START + timedelta(days=20),
        status=status,  # type: ignore[arg-type]
        levels=(
            LevelResult(name="calendar", status="optimal", cost=0, bound=0),
            LevelResult(name="content", status=status, cost=cost, bound=cost - gap),  # type: ignore[arg-type]
        ),
        phases=(
            PlannedPhase(phase=PhaseKind.BASE, start=START, end=START + timedelta(days=14)),
            PlannedPhase(
                phase=PhaseKind.RACE,
                start=START + timedelta(days=14),
                end=START + timedelta(days=21),
                race="City 10k",
            ),
        ),
        sessions=(
            session(START, SessionClass.LIGHT, 15),
            session(START + timedelta(days=2), SessionClass.HEAVY),
            session(START + timedelta(days=7), SessionClass.MEDIUM),
            session(START + timedelta(days=9), SessionClass.HEAVY, 25),
            session(START + timedelta(days=11), SessionClass.LIGHT),
            session(START + timedelta(days=15), SessionClass.LIGHT, 8),
        ),
        costs=costs,
        notes=notes,
    )
