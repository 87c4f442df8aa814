"""Hold a plan of sessions and their prescriptions; read and write plan.json."""

import json
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from planner.athlete.phase_kind import PhaseKind
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


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Prescription(_Record):
    """One exercise of a session with its dose.

    ``reps`` and ``hold_s`` together mean reps of that hold. ``seconds`` counts all of the exercise:
    sets, both sides, rests and the change-over.
    """

    id: str
    sets: int
    reps: int | None = None
    hold_s: int | None = None
    distance_m: int | None = None
    per_side: bool = False
    rest_s: int = 0
    seconds: int = 0


class Session(_Record):
    """One core session: ``starts_at`` and ``ends_at`` carry their offset, ``load`` is RPE x min."""

    uid: str = ""
    sequence: int = 0
    starts_at: AwareDatetime = Field(alias="start")
    ends_at: AwareDatetime = Field(alias="end")
    phase: PhaseKind
    session_class: SessionClass = Field(alias="class")
    letter: str = "A"
    load: int = 0
    warm_up_s: int = 0
    why: tuple[str, ...] = ()
    exercises: tuple[Prescription, ...] = ()

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
    start: date
    end: date
    race: str | None = None


class LevelResult(_Record):
    """A level of the model ends with a cost and a bound: it is ``optimal`` if they are equal."""

    name: Literal["calendar", "content"]
    status: Literal["optimal", "feasible"]
    cost: int
    bound: int


class Cost(_Record):
    """A soft constraint charges points in one place."""

    constraint: str
    points: int
    where: str
    of: Literal["day", "week", "session"]
    message: str

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

    name: str
    line: int | None = None
    dates: tuple[date, ...] = ()
    message: str


class Rewrite(_Record):
    """One edit of athlete.yaml: a JSON pointer (RFC 6901) and what to write there."""

    pointer: str
    value: Any


class Repair(_Record):
    """Edits that were tried, with the points that the plan costs after them."""

    edits: tuple[Rewrite, ...]
    message: str
    cost: int
    verified: Literal[True] = True


class Shortfall(_Record):
    """A target fell short in one place, because of causes, and one change may end it.

    ``binds`` is empty where nothing was shown to stand against it; ``change`` is None where no
    single change was found that ends it.
    """

    constraint: str
    points: int
    where: str
    of: Literal["day", "week", "session"]
    message: str
    binds: tuple[Because, ...] = ()
    change: Repair | None = None


class Cancelled(_Record):
    """An earlier plan had a session that is no longer planned."""

    uid: str
    sequence: int
    starts_at: AwareDatetime = Field(alias="start")
    ends_at: AwareDatetime = Field(alias="end")


class Banner(_Record):
    """A phase or a race is an all-day event; ``end`` is exclusive.

    ``cancelled`` means that an earlier plan had it and this one does not.
    """

    uid: str
    sequence: int = 0
    kind: Literal["phase", "race"]
    title: str
    start: date
    end: date
    detail: str = ""
    cancelled: bool = False


class Plan(_Record):
    """A plan as plan.json holds it; ``options`` are the ``--set`` it was made with."""

    schema_: int = Field(SCHEMA, alias="schema")
    athlete: str
    timezone: str
    generator: str
    input_sha256: str
    options: tuple[str, ...] = ()
    season_start: date
    season_end: date
    status: Literal["optimal", "feasible"]
    levels: tuple[LevelResult, ...] = ()
    phases: tuple[PlannedPhase, ...] = ()
    sessions: tuple[Session, ...] = ()
    cancelled: tuple[Cancelled, ...] = ()
    banners: tuple[Banner, ...] = ()
    costs: tuple[Cost, ...] = ()
    shortfalls: tuple[Shortfall, ...] = ()
    notes: tuple[str, ...] = ()

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
