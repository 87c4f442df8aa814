"""What a plan can run against: hard statements of constraints, and facts of the athlete's life."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.busy_times import BusyTime
from planner.running import RunEvent


class FactKind(StrEnum):
    """What stands in athlete.yaml and is no setting."""

    WINDOW = "free time"
    RUN = "run"
    RACE = "race"
    OTHER = "other"
    BUSY = "busy event"
    PAUSE = "pause"
    EQUIPMENT = "equipment"
    AVOID = "avoid"
    EXCLUDE = "exclude"


@dataclass(frozen=True, slots=True)
class Stated:
    """A hard statement of a constraint.

    Attributes:
        constraint: Its label.
        setting: The setting that it is about; empty where it is the whole constraint's.
        mondays: Of the weeks that it is about, in order.
    """

    constraint: str
    setting: str
    mondays: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that stands in the way.

    Attributes:
        kind: What it is.
        day: When, a week's Monday for its free time; None where it holds all season long.
        run: The run, race or other load.
        busy: The time that a calendar takes; of what, is nobody's business here.
        name: What it is called, such as a piece of equipment.
    """

    kind: FactKind
    day: date | None = None
    run: RunEvent | None = None
    busy: BusyTime | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """That a soft constraint costs no more than it does now, apart from what is to be mended.

    Attributes:
        constraint: Its label.
    """

    constraint: str


Cause = Stated | Fact | Wish
