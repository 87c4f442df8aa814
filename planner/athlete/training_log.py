"""Hold the training so far, as far as a plan depends on it."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class TimeOff:
    """Time off is days up to the season without a former habit; both ends are included.

    Attributes:
        first: The day after the last session.
        last: The day before the season.
        words: The habit that ceased, and the file that shows it.
    """

    first: date
    last: date
    words: str


@dataclass(frozen=True, slots=True)
class TrainingLog:
    """The training log, read from the files of ``running.mileage``.

    Attributes:
        source: The files' names, as messages call them.
        end: The last day that the files cover.
        weeks: Metres by Monday, up to the week of ``end``; 0 in weeks without a run.
        run_days: Days with a run; a week's Sunday where only weeks are known.
        strength: Strength and core sessions by Monday.
        strength_days: The days of those sessions, given as ``run_days`` are.
        off: Time off right before the season.
        notes: Notes for the athlete.
    """

    source: str
    end: date
    weeks: dict[date, int] = field(default_factory=dict)
    run_days: tuple[date, ...] = ()
    strength: dict[date, int] = field(default_factory=dict)
    strength_days: tuple[date, ...] = ()
    off: TimeOff | None = None
    notes: tuple[str, ...] = ()
