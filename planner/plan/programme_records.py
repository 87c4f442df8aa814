"""Hold a plan's blocks and programmes, and what is told beside a dose."""

from typing import Literal

from planner.athlete.phase_kind import PhaseKind
from planner.plan.plan_fields import Count, Day, DayAfter, Parts, Text
from planner.plan.record import Record

Effort = Literal["strong", "steady", "easy"]
"""Strong sessions have an exercise of level 4, steady ones two of level 3."""


class LastDose(Record):
    """Tells how much of an exercise the athlete did the last time."""

    sets: Count
    reps: Count | None = None
    hold_s: Count | None = None
    distance_m: Count | None = None


class Block(Record):
    """Weeks that share a programme; ``end`` is exclusive.

    Attributes:
        lighter: Mondays of its deload weeks.
        programme: The number of the programme that it follows, from 1.
        theme: The name of its theme; empty where it has none.
        proved: Whether its programme is the best one after those before it.
    """

    start: Day
    end: DayAfter
    phase: PhaseKind
    lighter: Parts[Day] = ()
    programme: Count
    theme: Text = ""
    proved: bool = False


class ProgrammeLine(Record):
    """One exercise of a letter with its sets."""

    id: Text
    sets: Count


class LetterProgramme(Record):
    """The exercises of a letter, in the order in which they are kept when minutes are few.

    Attributes:
        programme: The programme's number, from 1.
        letter: A, B or C.
        title: Its main work in words, such as "hips and planks".
        exercises: Its lines; the last ones are dropped first.
        reserve: Ids of exercises that take the place of a line that a day forbids.
    """

    programme: Count
    letter: Text
    title: Text = ""
    exercises: Parts[ProgrammeLine] = ()
    reserve: Parts[Text] = ()
