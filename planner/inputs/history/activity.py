"""Define what every history file is read into: activities, weeks, and omissions with reasons."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final, Literal
from zoneinfo import ZoneInfo

from planner.athlete.fields import YEARS
from planner.quoting import quoted

MOST_METRES: Final = 400_000
"""One activity has at most so many. The longest runs of 24 hours are some 320 km."""
MOST_SECONDS: Final = 60 * 60 * 60
"""One activity has at most so many: two and a half days, a long mountain race."""
MOST_METRES_A_SECOND: Final = 7.5
"""A run of at least a kilometre is not faster on average; world records are as fast."""
MOST_RPE: Final = 10.0
HEART_RATES: Final = (30, 250)

Units = Literal["km", "mi"]
Report = Callable[[int, int], None]
"""The report is told how many files are done, of how many."""


class Kind(StrEnum):
    """An activity is of one of these kinds."""

    RUN = "run"
    STRENGTH = "strength"
    OTHER = "other"


@dataclass(frozen=True, slots=True, order=True)
class Activity:
    """An activity was done once, and recorded.

    Attributes:
        start: The start, aware, in UTC.
        kind: Running, strength and core training, or anything else.
        seconds: Moving time where the file has it, else elapsed time; more than 0.
        metres: The distance; 0 where unknown, and always unless it is a run.
        title: Its name, cleaned; may be empty.
        rpe: The perceived effort, above 0 to 10; None if unknown.
        mean_heart_rate: Beats a minute; None if unknown.
        top_heart_rate: Beats a minute; None if unknown.
    """

    start: datetime
    kind: Kind
    seconds: int
    metres: int = 0
    title: str = ""
    rpe: float | None = None
    mean_heart_rate: int | None = None
    top_heart_rate: int | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row or file was left out for a reason; ``line`` is 0 for a whole file."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.reason}"


@dataclass(frozen=True, slots=True)
class WeekRow:
    """A week as a weekly file gives it; a number that it doesn't say is 0."""

    monday: date
    metres: int
    minutes: int = 0
    longest_metres: int = 0
    runs: int = 0
    hard_runs: int = 0
    load: int = 0
    strength_sessions: int = 0
    strength_minutes: int = 0
    strength_load: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """A file or folder to read.

    Attributes:
        path: The file or folder.
        name: The name in messages.
        units: The unit of its distances, unless the file says it.
        zone: The athlete's zone, for dates without a zone and for the bounds of days.
    """

    path: Path
    name: str
    units: Units | None
    zone: ZoneInfo


@dataclass(slots=True)
class Found:
    """One or several sources hold these activities and weeks."""

    activities: list[Activity] = field(default_factory=list)
    weeks: list[WeekRow] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    assumed: list[str] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)

    def add(self, other: "Found") -> None:
        """Take over the findings of another source."""
        self.activities += other.activities
        self.weeks += other.weeks
        self.skipped += other.skipped
        self.assumed += other.assumed
        self.files += other.files


def checked(
    start: datetime,
    kind: Kind,
    seconds: float,
    metres: float,
    *,
    title: str = "",
    rpe: float | None = None,
    mean_heart_rate: float | None = None,
    top_heart_rate: float | None = None,
) -> Activity:
    """Check an activity's bounds; effort and heart rate outside theirs count as unknown.

    Raises:
        ValueError: A number can't be right; the message names it.
    """
    if not YEARS[0] < start.year < YEARS[1]:
        raise ValueError(f"the year {start.year} is out of range")
    if not 0 < seconds <= MOST_SECONDS:
        raise ValueError(f"{quoted(round_or_text(seconds))} s is no plausible time")
    if kind is not Kind.RUN:
        metres = 0
    elif not 0 <= metres <= MOST_METRES:
        raise ValueError(f"{quoted(round_or_text(metres))} m is no plausible distance of a run")
    elif metres >= 1000 and metres > MOST_METRES_A_SECOND * seconds:
        pace = f"{metres / 1000:.1f} km in {seconds / 60:.0f} min"
        raise ValueError(f"{pace} is faster than anyone runs")
    return Activity(
        start=start.astimezone(UTC),
        kind=kind,
        seconds=max(1, round(seconds)),
        metres=round(metres),
        title=title,
        rpe=rpe if rpe is not None and 0 < rpe <= MOST_RPE else None,
        mean_heart_rate=_heart_rate(mean_heart_rate),
        top_heart_rate=_heart_rate(top_heart_rate),
    )


def round_or_text(number: float) -> float | str:
    """Show a number as a message does; one that isn't finite as its word."""
    return round(number, 1) if abs(number) < float("inf") else str(number)


def _heart_rate(rate: float | None) -> int | None:
    low, high = HEART_RATES
    return round(rate) if rate is not None and low <= rate <= high else None


def day_of(activity: Activity, zone: ZoneInfo) -> date:
    """Return the local day on which it began."""
    return activity.start.astimezone(zone).date()


def sunday_of(monday: date) -> date:
    """Return the last day of a week."""
    return monday + timedelta(days=6)
