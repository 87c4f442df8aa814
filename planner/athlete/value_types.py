"""Type the values of athlete.yaml; each type reads its spelling and carries its JSON Schema.

A pattern is written once, here: what a reader newly takes is added beside its type.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, TypeAdapter, ValidationInfo
from pydantic.json_schema import WithJsonSchema
from pydantic_core import CoreSchema, core_schema

from planner.athlete.fields import DAY_KEYS, read_date, read_day, read_distance, read_time
from planner.athlete.words import (
    EQUIPMENT,
    one_of,
    read_born,
    read_equipment,
    read_switch,
    read_text,
    read_timezone,
    read_whole,
)
from planner.text.dates import DAYS

JsonSchema = dict[str, Any]

MOST_NAME: Final = 100
MOST_WORD: Final = 60
MOST_PATH: Final = 200
MOST_RUN_MINUTES: Final = 24 * 60

CLOCK: Final = "([01]?[0-9]|2[0-3])[:.][0-5][0-9]"
IN_UNITS: Final = "a number in athlete.units, or with its unit"
_DAY: Final = "^(199[0-9]|20[0-9][0-9]|2100)-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_NAMED_DISTANCE: Final = "[Mm]arathon|[Hh]alf([ -][Mm]arathon)?"
_UNIT: Final = "(k|km|mi|m|miles?|kilomet(er|re)s?|met(er|re)s?)?"
_DISTANCE: Final = f"^({_NAMED_DISTANCE}|[0-9]+([.,][0-9]+)? *{_UNIT})$"


@dataclass(frozen=True, slots=True, eq=False)
class Spelling:
    """Read a value as athlete.yaml spells it, and carry the JSON Schema of that spelling.

    It reads in files only, where the validation context is the athlete's units: code passes plain
    values.

    Attributes:
        read: Reader of the spelling; raises ValueError.
        schema: The spelling's schema; left out, it is the schema of what ``read`` makes.
        in_units: Whether ``read`` takes the athlete's units too.
    """

    read: Callable[..., Any]
    schema: Mapping[str, Any] | None = None
    in_units: bool = False

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.with_info_before_validator_function(self._validate, handler(source))

    def __get_pydantic_json_schema__(
        self, inner: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchema:
        of_value = handler(inner)
        if self.schema is None:
            return of_value
        about = {key: fact for key, fact in of_value.items() if key == "description"}
        return {**self.schema, **about}

    def _validate(self, value: Any, info: ValidationInfo) -> Any:
        if info.context is None:
            return value
        return self.read(value, info.context) if self.in_units else self.read(value)


@dataclass(frozen=True, slots=True, eq=False)
class WrittenAs:
    """Take the JSON Schema of another type, the one that the file writes, when it is asked for."""

    kind: Any

    def __get_pydantic_json_schema__(
        self, inner: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchema:
        return handler(TypeAdapter(self.kind).core_schema)


class ByDay:
    """Make the keys of a mapping by weekday the names of days, short and long, and groups."""

    def __get_pydantic_json_schema__(
        self, inner: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchema:
        entry = handler(inner)["additionalProperties"]
        days = dict.fromkeys(DAY_KEYS, entry)
        return {"type": "object", "properties": days, "additionalProperties": False}


def text(most: int) -> Spelling:
    """Make the spelling of one line of 1 to ``most`` characters."""
    return Spelling(read_text(most), {"type": "string", "minLength": 1, "maxLength": most})


def whole(least: int, most: int, kind: str) -> Spelling:
    """Make the spelling of a whole number; ``kind`` names it in messages, as ``a year``."""
    read = read_whole(least, most, kind)
    return Spelling(read, {"type": "integer", "minimum": least, "maximum": most})


def choice(choices: Iterable[str], kind: str) -> Spelling:
    """Make the spelling of one of ``choices``; ``kind`` names them in messages."""
    known = [str(each) for each in choices]
    return Spelling(one_of(known, kind), {"enum": known})


def _distance(**least: float) -> JsonSchema:
    with_unit = {"type": "string", "pattern": _DISTANCE}
    examples = [10, "10 km", "26.2 mi", "half marathon"]
    return {"examples": examples, "anyOf": [{"type": "number", **least}, with_unit]}


def _day_prefixes() -> str:
    """A pattern of the weekdays and their beginnings of two letters or more."""
    return "|".join(f"{day[:2]}{_beginnings(day[2:])}" for day in DAYS)


def _beginnings(letters: str) -> str:
    return f"({letters[0]}{_beginnings(letters[1:])})?" if letters else ""


Name = Annotated[str, text(MOST_NAME)]
Word = Annotated[str, text(MOST_WORD)]
FilePath = Annotated[str, text(MOST_PATH)]
Piece = Annotated[str, Spelling(read_equipment, {"enum": list(EQUIPMENT)})]
BirthYear = Annotated[
    int, Spelling(read_born, {"type": "integer", "minimum": 1900, "maximum": 2100})
]
Switch = Annotated[bool, Spelling(read_switch, {"type": "boolean"})]
Units = Annotated[Literal["km", "mi"], choice(("km", "mi"), "a unit")]
RunMinutes = Annotated[int, whole(1, MOST_RUN_MINUTES, "a number of minutes")]
Timezone = Annotated[
    str,
    Spelling(read_timezone, {"type": "string", "examples": ["Europe/Berlin", "America/New_York"]}),
]
TimeOfDay = Annotated[
    int,
    Spelling(read_time, {"type": "string", "pattern": f"^{CLOCK}$", "examples": ["18:00"]}),
]
Day = Annotated[
    date, Spelling(read_date, {"type": "string", "pattern": _DAY, "examples": ["2027-01-04"]})
]
_DAY_NAME: Final = {"enum": [*DAYS, *(day[:3] for day in DAYS)]}
_DAY_PREFIX: Final = {"type": "string", "pattern": f"^({_day_prefixes()})$"}
Weekday = Annotated[int, Spelling(read_day, {"anyOf": [_DAY_NAME, _DAY_PREFIX]})]
Metres = Annotated[int, Spelling(read_distance, _distance(exclusiveMinimum=0), in_units=True)]
Monday = Annotated[date, WithJsonSchema({"type": "string", "pattern": _DAY})]
WeekMetres = Annotated[
    int,
    WithJsonSchema({"description": f"The week's distance: {IN_UNITS}.", **_distance(minimum=0)}),
]
