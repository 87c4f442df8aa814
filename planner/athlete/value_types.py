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

from planner.athlete.fields import (
    DAY_GROUPS,
    DAY_KEYS,
    DISTANCE_NAMES,
    DISTANCE_UNITS,
    read_date,
    read_day,
    read_distance,
    read_time,
)
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

IN_UNITS: Final = "a number in athlete.units, or with its unit"


def written(pattern: str) -> JsonSchema:
    """Make the schema of text that is all of a pattern, with spaces around it or without."""
    return {"type": "string", "pattern": rf"^\s*({pattern})\s*$"}


def any_case(words: Iterable[str], gap: str = "") -> str:
    """Make a pattern of words in any case; ``gap`` is the pattern of spaces and hyphens in them."""
    return "|".join(
        "".join(f"[{each.upper()}{each}]" if each.isalpha() else gap for each in word)
        for word in words
    )


def beginnings(words: Iterable[str], least: int) -> str:
    """Make a pattern of words in any case, of which the first ``least`` letters are enough."""

    def rest(letters: str) -> str:
        return f"({any_case(letters[0])}{rest(letters[1:])})?" if letters else ""

    return "|".join(any_case([word[:least]]) + rest(word[least:]) for word in words)


def enum_or(choices: Iterable[str], pattern: str) -> JsonSchema:
    """Make the schema of choices, which editors complete, and of their other spellings."""
    return {"anyOf": [{"enum": [str(each) for each in choices]}, written(pattern)]}


_CLOCK: Final = r"([01]?[0-9]|2[0-3])([:.][0-5][0-9]|\.0)?"
WINDOW: Final = rf"{_CLOCK}\s*[-–—]\s*({_CLOCK}|24([:.]00|\.0)?)"
DAY_KEY: Final = f"{beginnings(DAYS, 2)}|{any_case(DAY_GROUPS)}"
PIECE: Final = enum_or(EQUIPMENT, any_case(EQUIPMENT, r"[\s_-]+"))
DATE_TEXT: Final = written(
    "(199[0-9]|20[0-9][0-9]|2100)"
    "(-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])|(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])"
    "|-W(0[1-9]|[1-4][0-9]|5[0-3])(-[1-7])?|W(0[1-9]|[1-4][0-9]|5[0-3])[1-7]?)"
)
DATE: Final = DATE_TEXT | {
    "type": ["string", "integer"],
    "minimum": 19_900_101,
    "maximum": 21_001_231,
    "examples": ["2027-01-04"],
}
_TIME: Final = written(_CLOCK) | {
    "type": ["string", "number"],
    "minimum": 0,
    "exclusiveMaximum": 24,
    "not": {"enum": [tenths / 10 for tenths in range(240) if tenths % 10]},  # 18.30 is 18.3
    "examples": ["18:00"],
}
_YEAR: Final = written(r"(19[0-9]{2}|20[0-9]{2}|2100)(\.0+)?") | {
    "type": ["integer", "string"],
    "minimum": 1900,
    "maximum": 2100,
}
_DIGITS: Final = "[0-9]{1,9}"
_METRES: Final = any_case(word for word, unit in DISTANCE_UNITS.items() if unit == "m")
_OTHER_UNITS: Final = any_case(word for word, unit in DISTANCE_UNITS.items() if unit != "m")
_DISTANCE: Final = "|".join(
    (
        any_case(DISTANCE_NAMES, r"[\s-]+"),
        rf"{_DIGITS}([.,]{_DIGITS})?\s*({_OTHER_UNITS})",
        rf"{_DIGITS}(\.{_DIGITS}|,([0-9]{{1,2}}|[0-9]{{4,9}}))?\s*({_METRES})",  # not 5,000 m
    )
)


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
    """Make the keys of a mapping by weekday the names of days, short and long, and groups.

    Editors complete these; other beginnings of days, and any case, are read too.
    """

    def __get_pydantic_json_schema__(
        self, inner: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchema:
        entry = handler(inner)["additionalProperties"]
        days = dict.fromkeys(DAY_KEYS, entry)
        others = {written(DAY_KEY)["pattern"]: entry}
        mapping = {"properties": days, "patternProperties": others, "additionalProperties": False}
        return {"type": "object", **mapping}


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
    examples = [10, "10 km", "26.2 mi", "half marathon"]
    return {"examples": examples, "anyOf": [{"type": "number", **least}, written(_DISTANCE)]}


Name = Annotated[str, text(MOST_NAME)]
Word = Annotated[str, text(MOST_WORD)]
FilePath = Annotated[str, text(MOST_PATH)]
Piece = Annotated[str, Spelling(read_equipment, PIECE)]
BirthYear = Annotated[int, Spelling(read_born, _YEAR)]
Switch = Annotated[bool, Spelling(read_switch, {"type": "boolean"})]
Units = Annotated[Literal["km", "mi"], choice(("km", "mi"), "a unit")]
RunMinutes = Annotated[int, whole(1, MOST_RUN_MINUTES, "a number of minutes")]
Timezone = Annotated[
    str,
    Spelling(read_timezone, {"type": "string", "examples": ["Europe/Berlin", "America/New_York"]}),
]
TimeOfDay = Annotated[int, Spelling(read_time, _TIME)]
Day = Annotated[date, Spelling(read_date, DATE)]
Weekday = Annotated[
    int, Spelling(read_day, enum_or((*DAYS, *(day[:3] for day in DAYS)), beginnings(DAYS, 2)))
]
Metres = Annotated[int, Spelling(read_distance, _distance(exclusiveMinimum=0), in_units=True)]
Monday = Annotated[date, WithJsonSchema(DATE_TEXT)]
WeekMetres = Annotated[
    int,
    WithJsonSchema({"description": f"The week's distance: {IN_UNITS}.", **_distance(minimum=0)}),
]
