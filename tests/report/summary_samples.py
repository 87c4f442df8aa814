"""A small athlete, a plan made by hand, and the summary that they get."""

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from planner.athlete.phase_kind import PhaseKind
from planner.ics.identity import Changes
from planner.instance import Instance, load
from planner.plan.plan import Cost, LevelResult, Plan, PlannedPhase, Session, SessionClass
from planner.report.summary import summary
from tests.cli.small_athletes import SMALL

RACES = """\
races:
  - {name: City 10k, date: 2027-01-23, distance: 10 km, priority: A}
  - {name: Fun run, date: 2027-01-09, distance: 5 km, priority: C}
"""


ZONE = ZoneInfo("Europe/Berlin")
START = date(2027, 1, 4)


def session(day: date, session_class: SessionClass, minutes: int = 20, n: int = 0) -> Session:
    """A session at 19:00 without exercises."""
    start = datetime(day.year, day.month, day.day, 19, tzinfo=ZONE)
    return Session(
        uid=f"uid-{day}-{n}",
        starts_at=start,
        ends_at=start + timedelta(minutes=minutes),
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
    """Two weeks of base with two and three sessions, and a race week with one."""
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


def read(folder: Path, text: str = SMALL + RACES) -> Instance:
    """The athlete, from a file in the folder."""
    path = folder / "athlete.yaml"
    path.write_text(text)
    return load(path, today=date(2026, 11, 22))


def shown(plan: Plan, instance: Instance, changes: Changes | None = None, **kwargs: bool) -> str:
    options = {"reproducible": True, "verbose": False, **kwargs}
    return summary(plan, instance, changes or Changes(), 12.34, **options)


def cost(
    points: int,
    where: str = "2027-01-04",
    message: str = "1 of 2 sessions",
    constraint: str = "sessions-per-week",
) -> Cost:
    return Cost(constraint=constraint, points=points, where=where, of="week", message=message)


def listed(text: str) -> list[str]:
    """The lines on what fell short, after their title."""
    lines = text.partition("What fell short, worst first:\n")[2].split("\n\n")[0]
    return lines.splitlines()
