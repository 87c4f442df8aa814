"""What an athlete's files say of the training so far, as far as a plan depends on it."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class TimeOff:
    """Days up to the season without what was a habit before; both ends are included.

    Attributes:
        first: The day after the last session.
        last: The day before the season.
        words: What of, and from which file.
    """

    first: date
    last: date
    words: str


@dataclass(frozen=True, slots=True)
class TrainingLog:
    """What was read from the files of ``running.mileage``.

    Attributes:
        source: Their names, as messages call them.
        end: The last day that they know of.
        weeks: Metres by Monday, up to the week of ``end``; those without a run are 0.
        run_days: Days with a run; a week's Sunday where only weeks are known.
        strength: Strength and core sessions by Monday.
        strength_days: Their days, as ``run_days``.
        off: Time off right before the season.
        notes: What an athlete should know about it.
    """

    source: str
    end: date
    weeks: dict[date, int] = field(default_factory=dict)
    run_days: tuple[date, ...] = ()
    strength: dict[date, int] = field(default_factory=dict)
    strength_days: tuple[date, ...] = ()
    off: TimeOff | None = None
    notes: tuple[str, ...] = ()
