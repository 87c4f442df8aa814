"""Model the running around which core is planned."""

from enum import StrEnum
from typing import Annotated, ClassVar, Final

from pydantic import Field, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from planner.athlete.models.base import FileModel, NotWritten
from planner.athlete.training_log import TrainingLog
from planner.athlete.value_types import (
    IN_UNITS,
    MOST_PATH,
    ByDay,
    Day,
    FilePath,
    JsonSchema,
    Metres,
    Monday,
    RunMinutes,
    TimeOfDay,
    Units,
    WeekMetres,
    Word,
    WrittenAs,
    any_case,
    choice,
)
from planner.text.key_path import KeyPath

MOST_MILEAGE_FILES: Final = 20
MOST_RUN_FILES: Final = 20
MOST_TITLE_RULES: Final = 200
RUN_FILES: Final = (".ics", ".ical", ".csv", ".tsv")


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


_Kind = Annotated[RunKind, choice(RunKind, "a kind of run")]


class Run(FileModel):
    """A run."""

    bare_text_is: ClassVar[str] = "kind"

    kind: _Kind = Field(description="Kind of run.")
    clock_minute: TimeOfDay | None = Field(None, alias="start", description="When it starts.")
    minutes: RunMinutes | None = Field(None, description="How long it takes.")
    distance_m: Metres | None = Field(
        None,
        alias="distance",
        description=f"Its length: {IN_UNITS}.",
    )


class _OnOneDay(FileModel):  # apart, so that editors offer the date first
    date: Day = Field(description="Its day.")


class DatedRun(Run, _OnOneDay):
    """A run on one day."""


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


class TitleRule(FileModel):
    """A rule for titles.

    The athlete's own rule says the kind of runs whose title has words, or fits a glob.
    """

    match: Word = Field(description="Words of the title, or all of it as a glob such as 'Club*'.")
    kind: _Kind = Field(description="Kind of run.")


class MileageFile(FileModel):
    """A file or folder of past runs; ``where`` is its path of keys in athlete.yaml."""

    bare_text_is: ClassVar[str] = "file"

    file: FilePath = Field(description="A file or a folder of recordings.")
    units: Units | None = Field(
        None, description="What its distances are in, if it doesn't say so."
    )
    where: Annotated[KeyPath, NotWritten()] = ()


class _WeeksOrFiles:
    """Make the JSON Schema of ``mileage``: weeks and a file in one mapping, or a list of such.

    Several types in one schema, and no ``anyOf``, let editors complete the keys of the mapping.
    """

    def __get_pydantic_json_schema__(
        self, inner: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchema:
        text, mapping = handler(MileageFile.__pydantic_core_schema__)["anyOf"]
        others = [key for key in mapping["properties"] if key not in mapping["required"]]
        entry = {
            **{key: fact for key, fact in (text | mapping).items() if key not in _OF_A_FILE},
            **handler(inner),
            "type": ["object", "string"],
            "dependentRequired": dict.fromkeys(others, mapping["required"]),
        }
        several = {"items": entry, "maxItems": MOST_MILEAGE_FILES}
        return {**entry, "type": ["object", "string", "array"], **several}


_OF_A_FILE: Final = ("description", "required")

_RunFile = Annotated[
    str,
    Field(
        min_length=1,
        max_length=MOST_PATH,
        pattern=rf"\.({any_case(ending[1:] for ending in RUN_FILES)})\s*$",
        description="A calendar or CSV file, relative to athlete.yaml.",
        examples=["planned.ics", "planned.csv"],
    ),
]


class Running(FileModel):
    """The athlete's running, around which core is planned.

    ``mileage`` is metres by the week's Monday: those written by hand, and once ``log`` has been
    read from ``mileage_files``, also its weeks and those expected after it. ``runs`` are written
    in athlete.yaml; those of ``run_files``, named as written there, are added when these are read.
    """

    week: Annotated[dict[int, Run], ByDay()] = Field({}, description="The usual week.")
    mileage: Annotated[dict[Monday, WeekMetres], _WeeksOrFiles()] = Field(
        {},
        description="Weekly distance: weeks by their Monday, and files of the training so far "
        "(see coreplan import --help), relative to athlete.yaml; weeks written here win.",
        examples=["activities.csv", {"2027-01-04": 40}],
    )
    mileage_files: Annotated[tuple[MileageFile, ...], NotWritten()] = ()
    log: Annotated[TrainingLog | None, NotWritten()] = None
    runs: Annotated[tuple[DatedRun, ...], WrittenAs(_RunFile | tuple[_RunFile | DatedRun, ...])] = (
        Field(
            (),
            description="Runs that replace that day's entry of the usual week; written here they "
            "win over files.",
        )
    )
    run_files: Annotated[tuple[str, ...], NotWritten()] = ()
    titles: tuple[TitleRule, ...] = Field(
        (),
        description="What titles in those files mean, before our own rules.",
        json_schema_extra={"maxItems": MOST_TITLE_RULES},
    )
    usual_start: TimeOfDay | None = Field(None, description="When a run without a start begins.")
