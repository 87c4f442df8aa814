"""Causes of a conflict: hard requirements of constraints, and facts of the athlete's life."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.problem.run_events import RunEvent
from planner.timeline.busy_intervals import BusyTime


class FactKind(StrEnum):
    """Kinds of facts: entries of athlete.yaml that are no settings."""

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
class Requirement:
    """A hard requirement of a constraint.

    Attributes:
        constraint: Its label.
        setting: The setting that it comes from; empty for the constraint as a whole.
        mondays: Mondays of the weeks that it bounds, in order.
    """

    constraint: str
    setting: str
    mondays: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that stands in the way.

    Attributes:
        kind: Its kind.
        day: Its day, or a week's Monday for free time; None where it holds all season long.
        run: The run, race or other load.
        busy: The time that a calendar takes; the event's title is never kept.
        name: Its name, such as a piece of equipment.
    """

    kind: FactKind
    day: date | None = None
    run: RunEvent | None = None
    busy: BusyTime | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class CostCeiling:
    """A ceiling on a soft constraint's cost: what the plan is charged now.

    Attributes:
        constraint: Its label.
    """

    constraint: str


Cause = Requirement | Fact | CostCeiling
