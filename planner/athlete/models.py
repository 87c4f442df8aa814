"""Model athlete.yaml in frozen classes.

Clock times are minutes after local midnight (0 to 1440), distances metres, weekdays 0 (Monday)
to 6 (Sunday). Code gives the models these plain values; the file's spellings (``18:00``,
``10 km``) are read where a validation context, the athlete's units, says that a file is read.
"""

from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Any, ClassVar, Final, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationInfo,
    model_validator,
)

from planner.athlete.body import BODY
from planner.athlete.fields import read_date, read_day, read_distance, read_time, read_window
from planner.athlete.log import TrainingLog
from planner.athlete.words import (
    EQUIPMENT,
    FLAGS,
    FOCUS,
    as_list,
    one_of,
    read_reminder,
    read_switch,
    read_text,
    read_timezone,
    read_whole,
    spelled,
    spelled_in_units,
)
from planner.instants import clock
from planner.quoting import KeyPath

MOST_NAME: Final = 100
MOST_WORD: Final = 60
MOST_PATH: Final = 200
MOST_BUSY_FILES: Final = 20
MOST_TRAVEL_MINUTES: Final = 240
MOST_RUN_MINUTES: Final = 24 * 60
MOST_RACE_MINUTES: Final = 48 * 60
PHASES: Final = ("base", "build", "peak", "taper", "race", "recovery", "maintenance")

Name = Annotated[str, spelled(read_text(MOST_NAME))]
Word = Annotated[str, spelled(read_text(MOST_WORD))]
FilePath = Annotated[str, spelled(read_text(MOST_PATH))]
Day = Annotated[date, spelled(read_date)]
TimeOfDay = Annotated[int, spelled(read_time)]
Metres = Annotated[int, spelled_in_units(read_distance)]
RunMinutes = Annotated[int, spelled(read_whole(1, MOST_RUN_MINUTES, "a number of minutes"))]
Switch = Annotated[bool, spelled(read_switch)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    bare_text_is: ClassVar[str] = ""

    @model_validator(mode="before")
    @classmethod
    def _from_bare_text(cls, data: Any, info: ValidationInfo) -> Any:
        if info.context is not None and cls.bare_text_is and isinstance(data, str):
            return {cls.bare_text_is: data}
        return data


class Experience(StrEnum):
    """Experience with core training."""

    NEW = "new"
    REGULAR = "regular"
    EXPERIENCED = "experienced"


class RunKind(StrEnum):
    """Kinds of run."""

    REST = "rest"
    EASY = "easy"
    RECOVERY = "recovery"
    LONG = "long"
    TEMPO = "tempo"
    INTERVALS = "intervals"
    HILLS = "hills"
    RACE = "race"


class Avoid(_Model):
    """A contraindication flag holds for good, or until a date (included).

    Exercises are ruled out for both sides, so that neither gets ahead of a sore ``side``.
    """

    bare_text_is: ClassVar[str] = "flag"

    flag: Annotated[str, spelled(one_of(FLAGS, "a flag"))]
    side: Annotated[
        Literal["left", "right"] | None, spelled(one_of(("left", "right"), "a side"))
    ] = None
    until: Day | None = None


class Athlete(_Model):
    """The athlete trains. ``exercises`` are files of their own, relative to athlete.yaml."""

    name: Name = "Runner"
    id: Name | None = None
    timezone: Annotated[str, spelled(read_timezone)]
    experience: Annotated[Experience, spelled(one_of(Experience, "a level of experience"))] = (
        Experience.NEW
    )
    born: Annotated[int, spelled(read_whole(1900, 2100, "a year of birth"))] | None = None
    units: Annotated[Literal["km", "mi"], spelled(one_of(("km", "mi"), "a unit"))] = "km"
    equipment: tuple[Annotated[str, spelled(one_of(EQUIPMENT, "equipment"))], ...] = ()
    avoid: tuple[Avoid, ...] = ()
    exercises: tuple[FilePath, ...] = ()
    exclude: tuple[Word, ...] = ()
    favourites: tuple[Word, ...] = ()
    focus: tuple[Annotated[str, spelled(one_of(FOCUS, "a focus"))], ...] = ()
    cleared: Day | None = None
    wakes: TimeOfDay | None = None


class ManualPhase(_Model):
    """A phase set by hand; it lasts until the next one or the season's end."""

    phase: Annotated[
        Literal["base", "build", "peak", "taper", "race", "recovery", "maintenance"],
        spelled(one_of(PHASES, "a phase")),
    ]
    start: Day


class Pause(_Model):
    """Days without training; both ends are included."""

    from_: Day = Field(alias="from")
    to: Day
    reason: Annotated[str, spelled(read_text(MOST_NAME))] = ""

    @property
    def because(self) -> str:
        """The reason in brackets after a space, if there is one."""
        return f" ({self.reason})" if self.reason else ""


class SeasonRequest(_Model):
    """The season as the athlete asks for it; ``end`` is included."""

    start: Day | None = None
    end: Day | None = None
    phases: tuple[ManualPhase, ...] = ()
    pauses: tuple[Pause, ...] = ()

    def pause_on(self, day: date) -> Pause | None:
        """Return the pause that a day lies in."""
        return next((pause for pause in self.pauses if pause.from_ <= day <= pause.to), None)


class Race(_Model):
    """A race. ``minutes`` is its expected duration; left out, it is estimated from the distance."""

    name: Name
    date: Day
    start: TimeOfDay = 600
    distance_m: Metres = Field(alias="distance")
    minutes: (
        Annotated[int, spelled(read_whole(1, MOST_RACE_MINUTES, "a number of minutes"))] | None
    ) = None
    priority: Annotated[Literal["A", "B", "C"], spelled(one_of(("A", "B", "C"), "a priority"))] = (
        "A"
    )
    effort: Annotated[
        Literal["race", "training"], spelled(one_of(("race", "training"), "an effort"))
    ] = "race"
    first: Switch = False


class Run(_Model):
    """A run of the usual week or of one day."""

    bare_text_is: ClassVar[str] = "kind"

    kind: Annotated[RunKind, spelled(one_of(RunKind, "a kind of run"))]
    start: TimeOfDay | None = None
    minutes: RunMinutes | None = None
    distance_m: Metres | None = Field(None, alias="distance")


class DatedRun(Run):
    """A run on one day; it replaces that day's entry of the usual week."""

    date: Day


class PlannedRun(DatedRun):
    """A dated run out of a file.

    Attributes:
        title: The file's title, in one clean line.
        rule: Id of the rule that told its kind.
        sure: Whether that rule is sure.
        source: The file, as athlete.yaml names it.
    """

    title: str
    rule: str
    sure: bool
    source: str


class TitleRule(_Model):
    """The athlete's own rule says the kind of runs whose title has words, or fits a glob."""

    match: Word
    kind: Annotated[RunKind, spelled(one_of(RunKind, "a kind of run"))]


class MileageFile(_Model):
    """A file or folder of past runs; ``where`` is its path of keys in athlete.yaml."""

    bare_text_is: ClassVar[str] = "file"

    file: FilePath
    units: Annotated[Literal["km", "mi"] | None, spelled(one_of(("km", "mi"), "a unit"))] = None
    where: KeyPath = ()


class Running(_Model):
    """The athlete's running, around which core is planned.

    ``mileage`` is metres by the week's Monday: those written by hand, and once ``log`` has been
    read from ``mileage_files``, also its weeks and those expected after it. ``runs`` are written
    in athlete.yaml; those of ``run_files``, named as written there, are added when these are read.
    """

    week: dict[int, Run] = {}
    mileage: dict[date, int] = {}
    mileage_files: tuple[MileageFile, ...] = ()
    log: TrainingLog | None = None
    runs: tuple[DatedRun, ...] = ()
    run_files: tuple[str, ...] = ()
    titles: tuple[TitleRule, ...] = ()
    usual_start: TimeOfDay | None = None


class Window(_Model):
    """A free window inside one day; ``end`` may be 1440."""

    start: int
    end: int

    @model_validator(mode="before")
    @classmethod
    def _from_spelling(cls, data: Any, info: ValidationInfo) -> Any:
        if info.context is None:
            return data
        start, end = read_window(data)
        return {"start": start, "end": end}


def _in_order(windows: tuple[Window, ...], info: ValidationInfo) -> tuple[Window, ...]:
    if info.context is None:
        return windows
    ordered = tuple(sorted(windows, key=lambda window: (window.start, window.end)))
    for one, two in pairwise(ordered):
        if two.start < one.end:
            both = " and ".join(f"{clock(w.start)}-{clock(w.end)}" for w in (one, two))
            raise ValueError(f"{both} overlap; write them as one window, or shorten one")
    return ordered


Windows = Annotated[tuple[Window, ...], spelled(as_list), AfterValidator(_in_order)]


class FreeException(_Model):
    """Days whose windows differ from the usual week; both ends are included."""

    from_: Day = Field(alias="from")
    to: Day
    windows: Windows = ()


class WrittenException(_Model):
    """A ``FreeException`` as written: one ``date``, or ``from`` and ``to``."""

    date: Day | None = None
    from_: Day | None = Field(None, alias="from")
    to: Day | None = None
    windows: Windows = ()


class BusyFile(_Model):
    """A calendar's events take free time; its path is relative to athlete.yaml.

    ``travel`` is minutes kept free before and after each event. The patterns are for titles,
    whatever their case, with ``*`` and ``?``: ignored events never count; those treated as
    busy count though their calendar shows them as free.
    """

    bare_text_is: ClassVar[str] = "file"

    file: FilePath
    travel: Annotated[int, spelled(read_whole(0, MOST_TRAVEL_MINUTES, "a number of minutes"))] = 0
    treat_as_busy: Annotated[tuple[Name, ...], spelled(as_list)] = ()
    ignore: Annotated[tuple[Name, ...], spelled(as_list)] = ()


class FreeTime(_Model):
    """Core may happen in windows by weekday; later exceptions win, busy calendars take time."""

    week: dict[int, tuple[Window, ...]] = {}
    exceptions: tuple[FreeException, ...] = ()
    busy: tuple[BusyFile, ...] = ()


class OtherLoad(_Model):
    """Another load tires the body; it counts like a run, a hard one if ``hard_for`` names anything.

    It comes every week on ``day``, from ``from_`` to ``to`` (both included) if they are given, or
    once on ``date``.
    """

    day: Annotated[int, spelled(read_day)] | None = None
    date: Day | None = None
    from_: Day | None = Field(None, alias="from")
    to: Day | None = None
    kind: Word
    start: TimeOfDay | None = None
    minutes: RunMinutes = 60
    hard_for: tuple[Annotated[str, spelled(one_of(BODY, "a part of the body"))], ...] = ()


class CalendarSettings(_Model):
    """The calendar's look. ``reminder`` is minutes before a session; None is off."""

    name: Name | None = None
    reminder: Annotated[int | None, spelled(read_reminder)] = None
    phases: Switch = True
    races: Switch = True


class AthleteFile(_Model):
    """One athlete.yaml, read and checked."""

    version: Literal[1] = 1
    athlete: Athlete
    season: SeasonRequest = SeasonRequest()
    races: tuple[Race, ...] = ()
    running: Running
    free_time: FreeTime
    other: tuple[OtherLoad, ...] = ()
    constraints: dict[str, Any] = {}
    rules: tuple[Any, ...] = ()
    calendar: CalendarSettings = CalendarSettings()

    def age_in(self, year: int) -> int | None:
        """Return the age in a year by year of birth (months are unknown)."""
        return None if self.athlete.born is None else year - self.athlete.born
