"""Hold a plan of sessions and their prescriptions; read and write plan.json."""

import json
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from planner.athlete.phase_kind import PhaseKind
from planner.plan.plan_fields import (
    MOST_SEASON_DAYS,
    Amount,
    Count,
    Day,
    DayAfter,
    End,
    EventUid,
    FileName,
    Parts,
    Rows,
    Sequence,
    Start,
    Text,
    Uid,
    Whole,
    Zone,
)
from planner.settings.class_mix import CLASS_RPE
from planner.timeline.instants import of_datetime

SCHEMA = 1

ASKED_FOR = "; asked for: "
"""In a rule's cost, these words separate the finding from the rule's own sentence."""


class SessionClass(StrEnum):
    """The class is a ceiling on a session's levels, areas and sets."""

    LIGHT = "light"
    MEDIUM = "medium"
    HEAVY = "heavy"

    @property
    def rpe(self) -> int:
        """Planned effort on the CR-10 scale."""
        return CLASS_RPE[self.value]

    @property
    def rank(self) -> int:
        """0 for light, 1 for medium, 2 for heavy."""
        return {"light": 0, "medium": 1, "heavy": 2}[self.value]


Effort = Literal["strong", "steady", "easy"]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class LastDose(_Record):
    """Tells how much of an exercise the athlete did the last time."""

    sets: Count
    reps: Count | None = None
    hold_s: Count | None = None
    distance_m: Count | None = None


class Prescription(_Record):
    """One exercise of a session with its dose.

    ``reps`` and ``hold_s`` together mean reps of that hold. ``seconds`` counts all of the exercise:
    sets, both sides, rests and the change-over.

    Attributes:
        stands_in_for: The id of the programme's line that it takes the place of that day.
        new: Whether it is one of the exercise's first two uses in the plan.
        last: Its dose of the last time, if it has another one now.
    """

    id: Text
    sets: Count
    reps: Count | None = None
    hold_s: Count | None = None
    distance_m: Count | None = None
    per_side: bool = False
    rest_s: Count = 0
    seconds: Amount = 0
    stands_in_for: Text | None = None
    new: bool = False
    last: LastDose | None = None


class _Timed(_Record):
    """An event has an identity and times, which carry their offset."""

    uid: Uid = ""
    sequence: Sequence = 0
    starts_at: Start = Field(alias="start")
    ends_at: End = Field(alias="end")

    @model_validator(mode="after")
    def _ends_later(self) -> Self:
        if self.ends_at.timestamp() <= self.starts_at.timestamp():
            raise ValueError("it ends before it starts")
        return self


class Session(_Timed):
    """One core session; ``load`` is RPE x minutes.

    ``effort`` tells what is in it: strong with a line of level 4, steady with two of level 3, else
    easy. Plans of before have none.
    """

    phase: PhaseKind
    session_class: SessionClass = Field(alias="class")
    letter: Text = "A"
    effort: Effort | None = None
    load: Amount = 0
    warm_up_s: Amount = 0
    why: Parts[Text] = ()
    exercises: Parts[Prescription] = ()

    @property
    def day(self) -> date:
        """The local date on which it starts."""
        return self.starts_at.date()

    @property
    def start_minute(self) -> int:
        """Start, in minutes since 1970 UTC."""
        return of_datetime(self.starts_at)

    @property
    def end_minute(self) -> int:
        """End, in minutes since 1970 UTC."""
        return of_datetime(self.ends_at)

    @property
    def minutes(self) -> int:
        """Elapsed minutes."""
        return self.end_minute - self.start_minute

    @property
    def due_load(self) -> int:
        """Return RPE of the class x minutes, which ``load`` must equal."""
        return self.session_class.rpe * self.minutes


class PlannedPhase(_Record):
    """A phase of the season; ``end`` is exclusive."""

    phase: PhaseKind
    start: Day
    end: DayAfter
    race: Text | None = None


class LevelResult(_Record):
    """A level of the model ends with a cost and a bound: it is ``optimal`` if they are equal."""

    name: Literal["calendar", "programme", "content"]
    status: Literal["optimal", "feasible"]
    cost: Whole
    bound: Whole


class Block(_Record):
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


class ProgrammeLine(_Record):
    """One exercise of a letter with its sets."""

    id: Text
    sets: Count


class LetterProgramme(_Record):
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


class Cost(_Record):
    """A soft constraint charges points in one place."""

    constraint: Text
    points: Amount
    where: Text
    of: Literal["day", "week", "session"]
    message: Text

    @property
    def asked_for(self) -> str:
        """Return the sentence of the athlete's own rule; empty where a constraint charges."""
        return self.message.partition(ASKED_FOR)[2]


class Because(_Record):
    """A setting or fact stands in the way of something.

    Attributes:
        name: A setting such as ``sessions-per-week.least``, a rule, or a kind of fact.
        line: Its line in athlete.yaml; None if it is a default or a profile's.
        dates: The day of a fact, or the Mondays of the weeks in which a setting is at odds.
        message: The cause in words.
    """

    name: Text
    line: Amount | None = None
    dates: Parts[Day] = ()
    message: Text


class Rewrite(_Record):
    """One edit of athlete.yaml: a JSON pointer (RFC 6901) and what to write there."""

    pointer: Text
    value: Any


class Repair(_Record):
    """Edits that were tried, with the points that the plan costs after them."""

    edits: Parts[Rewrite]
    message: Text
    cost: Amount
    verified: Literal[True] = True


class Shortfall(_Record):
    """A target fell short in one place, because of causes, and one change may end it.

    ``binds`` is empty where nothing was shown to stand against it; ``change`` is None where no
    single change was found that ends it.
    """

    constraint: Text
    points: Amount
    where: Text
    of: Literal["day", "week", "session"]
    message: Text
    binds: Parts[Because] = ()
    change: Repair | None = None


class Cancelled(_Timed):
    """An earlier plan had a session that is no longer planned."""

    uid: EventUid
    sequence: Sequence


class Banner(_Record):
    """A phase or a race is an all-day event; ``end`` is exclusive.

    ``cancelled`` means that an earlier plan had it and this one does not.
    """

    uid: EventUid
    sequence: Sequence = 0
    kind: Literal["phase", "race"]
    title: Text
    start: Day
    end: DayAfter
    detail: Text = ""
    cancelled: bool = False


class Plan(_Record):
    """A plan as plan.json holds it.

    Attributes:
        file: The name of the athlete's file that it was made from; empty in plans of before.
        options: The ``--set`` that it was made with.
        blocks: Parts of the season in order; empty in plans of before, as is ``programme``.
    """

    schema_: int = Field(SCHEMA, alias="schema")
    athlete: Text
    file: FileName = ""
    timezone: Zone
    generator: Text
    input_sha256: Text
    options: Rows[Text] = ()
    season_start: Day
    season_end: Day
    status: Literal["optimal", "feasible"]
    levels: Rows[LevelResult] = ()
    phases: Rows[PlannedPhase] = ()
    blocks: Rows[Block] = ()
    programme: Rows[LetterProgramme] = ()
    sessions: Rows[Session] = ()
    cancelled: Rows[Cancelled] = ()
    banners: Rows[Banner] = ()
    costs: Rows[Cost] = ()
    shortfalls: Rows[Shortfall] = ()
    notes: Rows[Text] = ()

    @model_validator(mode="after")
    def _lasts(self) -> Self:
        if not 0 <= (self.season_end - self.season_start).days <= MOST_SEASON_DAYS:
            raise ValueError(f"its season is {self.season_start} to {self.season_end}")
        return self

    def to_json(self) -> str:
        """Write the text of plan.json: the same plan gives the same bytes."""
        return json.dumps(_plain(self), ensure_ascii=False, indent=2) + "\n"


def _plain(plan: Plan) -> dict[str, Any]:
    data: dict[str, Any] = plan.model_dump(mode="python", by_alias=True)
    return {key: _jsonable(value) for key, value in data.items()}


def _jsonable(value: Any) -> Any:
    match value:
        case datetime() | date():
            return value.isoformat()
        case StrEnum():
            return value.value
        case dict():
            return {key: _jsonable(item) for key, item in value.items()}
        case list() | tuple():
            return [_jsonable(item) for item in value]
    return value
