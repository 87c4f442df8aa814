"""Model the time in which core training may happen."""

from typing import Annotated, Any, ClassVar, Final

from pydantic import AfterValidator, ConfigDict, Field, ValidationInfo, model_validator
from pydantic.json_schema import WithJsonSchema

from planner.athlete.fields import in_order, read_window
from planner.athlete.models.base import FileModel
from planner.athlete.value_types import (
    WINDOW,
    ByDay,
    Day,
    FilePath,
    JsonSchema,
    Name,
    Spelling,
    WrittenAs,
    whole,
    written,
)
from planner.athlete.words import as_list, parts_of

MOST_BUSY_FILES: Final = 20
MOST_TRAVEL_MINUTES: Final = 240


class Window(FileModel):
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
    spans = in_order((window.start, window.end) for window in windows)
    return tuple(Window(start=start, end=end) for start, end in spans)


_ONE: Final = written(WINDOW) | {
    "description": "From when to when.",
    "examples": ["06:30-07:15", "19:00-24:00"],
}
_SEVERAL: Final = _ONE | written(rf"{WINDOW}(\s*[,;]\s*{WINDOW})*")
_WrittenList = Annotated[
    tuple[Annotated[str, WithJsonSchema(_ONE)], ...],
    Field(description="Windows of the day; [] for none."),
]
Windows = Annotated[
    tuple[Window, ...],
    Spelling(parts_of),
    AfterValidator(_in_order),
    WrittenAs(Annotated[str, WithJsonSchema(_SEVERAL)] | _WrittenList),
]


class FreeException(FileModel):
    """Days whose windows differ from the usual week; both ends are included."""

    from_: Day = Field(alias="from")
    to: Day
    windows: Windows = ()


class WrittenException(FileModel):
    """Days whose windows differ.

    A ``FreeException`` as written: one ``date``, or ``from`` and ``to``.
    """

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": ["date"]}, {"required": ["from", "to"]}]}
    )

    date: Day | None = Field(None, description="The day.")
    from_: Day | None = Field(None, alias="from", description="First day.")
    to: Day | None = Field(None, description="Last day.")
    windows: Windows = ()


_Title = Annotated[
    Name,
    Field(description="A title, with * and ? for what varies; case doesn't matter."),
]
_Titles = Annotated[tuple[_Title, ...], Spelling(as_list), WrittenAs(_Title | tuple[_Title, ...])]


class BusyFile(FileModel):
    """A calendar and how it is meant.

    ``ignore`` wins over ``treat_as_busy``, and both match titles whatever their case.
    """

    bare_text_is: ClassVar[str] = "file"

    file: FilePath = Field(description="An .ics file, relative to athlete.yaml.")
    travel: Annotated[int, whole(0, MOST_TRAVEL_MINUTES, "a number of minutes")] = Field(
        0, description="Minutes kept free before and after each event."
    )
    treat_as_busy: _Titles = Field(
        (), description="Titles of events that count as busy although shown as free."
    )
    ignore: _Titles = Field((), description="Titles of events that never count as busy.")


_BusyFiles = Annotated[
    tuple[BusyFile, ...], Field(max_length=MOST_BUSY_FILES, description="Several calendars.")
]


def _days_beside(schema: JsonSchema) -> None:
    """Put the days of ``week`` among the keys of free_time."""
    properties = schema["properties"]
    week = properties.pop("week")
    schema["properties"] = week["properties"] | properties
    schema["patternProperties"] = week["patternProperties"]
    schema["minProperties"] = 1


class FreeTime(FileModel):
    """Core may happen in windows by weekday; later exceptions win, busy calendars take time."""

    model_config = ConfigDict(json_schema_extra=_days_beside)

    week: Annotated[dict[int, Windows], ByDay()] = Field({})
    exceptions: Annotated[tuple[FreeException, ...], WrittenAs(tuple[WrittenException, ...])] = (
        Field((), description="Single days or spans; the later entry wins.")
    )
    busy: Annotated[tuple[BusyFile, ...], WrittenAs(BusyFile | _BusyFiles)] = Field(
        (), description="Calendars with busy times."
    )
