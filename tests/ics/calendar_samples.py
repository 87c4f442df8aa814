"""Small plans, athletes and a catalogue of four exercises, for the tests of what comes out."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from planner.athlete.models.file import AthleteFile, CalendarSettings
from planner.athlete.models.free_time import FreeTime
from planner.athlete.models.person import Athlete
from planner.athlete.models.running import Running
from planner.athlete.models.season import Race
from planner.athlete.phase_kind import PhaseKind
from planner.catalogue.exercises import Catalogue, Dose, Exercise, Mode, Sides
from planner.ics.banners import banners_of
from planner.plan.plan import Plan, Prescription, Session, SessionClass

BERLIN = ZoneInfo("Europe/Berlin")


def exercise(id_: str, name: str, **changes: Any) -> Exercise:
    given: dict[str, Any] = {
        "aliases": (),
        "ladder": "side-planks",
        "rung": 1,
        "level": 1,
        "pattern": "anti-lateral-flexion",
        "family": "side-planks",
        "primary": ("obl",),
        "secondary": (),
        "equipment": (),
        "sides": Sides.EACH,
        "mode": Mode.HOLD,
        "dose": Dose(20, 40),
        "most_sets": 3,
        "seconds_per_rep": 3,
        "rest_seconds": 30,
        "flags": frozenset({"shoulder"}),
        "cues": ("Hips high", "Neck long", "Never said"),
    }
    return Exercise(id_, name, **(given | changes))


KNEES = exercise("side-plank-knees", "Side plank on knees")
SIDE_PLANK = exercise("side-plank", "Side plank", rung=3, level=3)
CARRY = exercise(
    "suitcase-carry",
    "Suitcase carry",
    ladder="carries",
    level=2,
    mode=Mode.DISTANCE,
    equipment=("kettlebell",),
    family=None,
)
BREATHING = exercise(
    "breathing",
    "Belly breathing",
    ladder="breathing",
    pattern="breathing-bracing",
    mode=Mode.TIME,
    sides=Sides.BOTH,
    cues=(),
)


def catalogue(*exercises: Exercise) -> Catalogue:
    return Catalogue(exercises or (KNEES, SIDE_PLANK, CARRY, BREATHING), (), (), (), {}, {})


SIDE_PLANK_DOSE = Prescription(
    id="side-plank", sets=3, hold_s=20, per_side=True, rest_s=30, seconds=230
)


def session(start: str, minutes: int = 25, **changes: Any) -> Session:
    """A session in Berlin; ``start`` is a local time such as ``2027-01-04T19:00``."""
    at = datetime.fromisoformat(start)
    given: dict[str, Any] = {
        "start": at.replace(tzinfo=BERLIN),
        "end": (at + timedelta(minutes=minutes)).replace(tzinfo=BERLIN),
        "phase": PhaseKind.BASE,
        "session_class": SessionClass.MEDIUM,
        "warm_up_s": 180,
        "why": ("Monday evening is free.", "two days after the long run"),
        "exercises": (SIDE_PLANK_DOSE,),
    }
    return Session(**(given | changes))


def plan(*sessions: Session, **changes: Any) -> Plan:
    given: dict[str, Any] = {
        "athlete": "Maya",
        "timezone": "Europe/Berlin",
        "generator": "coreplan test",
        "input_sha256": "0",
        "season_start": date(2027, 1, 4),
        "season_end": date(2027, 5, 16),
        "status": "optimal",
        "sessions": sessions,
    }
    return Plan(**(given | changes))


def athlete_file(runs_for: tuple[Race, ...] = (), **calendar: Any) -> AthleteFile:
    return AthleteFile(
        athlete=Athlete(name="Maya", timezone="Europe/Berlin"),
        races=runs_for,
        running=Running(),
        free_time=FreeTime(),
        calendar=CalendarSettings(**calendar),
    )


def with_banners(given: Plan, file: AthleteFile) -> Plan:
    return given.model_copy(update={"banners": banners_of(given, file)})
